//! Measures texts in all four fonts, for `tests/e2e/widths.test.js`: a text per line, as its code
//! points in hexadecimal, gets a line of four widths and four numbers of whole pixels.

use std::error::Error;
use std::io::{self, BufRead, BufWriter, Write};

use statuslamp_draw::{Font, whole_pixels, width};

const FONTS: [Font; 4] =
    [Font::Verdana11, Font::Verdana10, Font::BoldVerdana10, Font::BoldHelvetica11];

fn main() -> Result<(), Box<dyn Error>> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let text = text(&line?)?;
        let widths = FONTS.map(|font| width(font, &text).to_string());
        let pixels = FONTS.map(|font| whole_pixels(font, &text).to_string());
        writeln!(output, "{} {}", widths.join(" "), pixels.join(" "))?;
    }
    Ok(output.flush()?)
}

fn text(codes: &str) -> Result<String, Box<dyn Error>> {
    let letter = |code| char::from_u32(u32::from_str_radix(code, 16)?).ok_or("no character".into());
    codes.split_whitespace().map(letter).collect()
}
