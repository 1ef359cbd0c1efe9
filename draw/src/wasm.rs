//! The exports that `www/draw.js` calls without wasm-bindgen: a badge takes a fifth of a
//! microsecond, and whatever stands around it must take less. Texts come in as one text, the
//! drawing stays in this memory, and JavaScript looks at it there.

#![expect(
    unsafe_code,
    reason = "memory that JavaScript writes and reads; each use says why it is sound"
)]

use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::cell::UnsafeCell;

use super::{Badge, Color, IdSuffix, Link, Logo, Palette, Style};

/// What crosses: in the options, out the drawing or an error's message.
struct Crossing {
    input: Vec<u8>,
    output: Vec<u8>,
}

struct Alone(UnsafeCell<Crossing>);

// SAFETY: a wasm instance without threads has one thread, and no export below calls JavaScript, so
// that none can be called while another runs.
unsafe impl Sync for Alone {}

static CROSSING: Alone = Alone(UnsafeCell::new(Crossing { input: Vec::new(), output: Vec::new() }));

/// The options of a badge, in this order, each with U+0000 after it.
const FIELDS: usize = 11;

/// Makes room for `bytes` of options and says where.
#[unsafe(no_mangle)]
pub extern "C" fn badge_input(bytes: usize) -> *mut u8 {
    // SAFETY: see `Alone`.
    let input = unsafe { &mut (*CROSSING.0.get()).input };
    input.clear();
    // Zeroes, so that what JavaScript does not write is no memory that nobody wrote.
    input.resize(bytes, 0);
    input.as_mut_ptr()
}

/// Draws what the first `length` bytes of the options say. Says how many bytes the drawing has, or
/// less than 0: so many has the message of an error.
#[unsafe(no_mangle)]
pub extern "C" fn badge_draw(length: usize) -> isize {
    // SAFETY: see `Alone`.
    let Crossing { input, output } = unsafe { &mut *CROSSING.0.get() };
    output.clear();
    let drawn = match input.get(..length).map(core::str::from_utf8) {
        Some(Ok(options)) => draw(options, output),
        _ => Err("options: expected UTF-8".to_string()),
    };
    if let Err(message) = drawn {
        output.clear();
        output.extend_from_slice(message.as_bytes());
        return -isize::try_from(output.len()).unwrap_or(isize::MAX);
    }
    isize::try_from(output.len()).unwrap_or(isize::MAX)
}

/// Where the drawing is.
#[unsafe(no_mangle)]
pub extern "C" fn badge_output() -> *const u8 {
    // SAFETY: see `Alone`.
    unsafe { (*CROSSING.0.get()).output.as_ptr() }
}

fn draw(options: &str, output: &mut Vec<u8>) -> Result<(), alloc::string::String> {
    let mut fields = [""; FIELDS];
    let mut rest = options;
    for field in &mut fields {
        let end = rest.bytes().position(|byte| byte == 0).ok_or("options: a field is missing")?;
        (*field, rest) = rest.split_at_checked(end).unwrap_or_default();
        rest = rest.get(1..).unwrap_or_default();
    }
    if !rest.is_empty() {
        return Err("options: U+0000 has no place in a badge".to_string());
    }
    let [style, palette, label, message, color, label_color, logo, left, right, id_suffix, title] =
        fields;
    let color_of = |text| Color::parse(text).map_err(|error| error.to_string());
    let given = |error: super::GivenError| error.to_string();
    Badge {
        style: Style::parse(style)
            .ok_or("style: use flat, flat-square, plastic, for-the-badge or social")?,
        palette: Palette::parse(palette).ok_or("palette: use readable or shields")?,
        label,
        message,
        color: if color.is_empty() { None } else { Some(color_of(color)?) },
        label_color: if label_color.is_empty() { None } else { Some(color_of(label_color)?) },
        logo: Logo::parse(logo).map_err(given)?,
        links: [Link::parse(left).map_err(given)?, Link::parse(right).map_err(given)?],
        id_suffix: IdSuffix::parse(id_suffix).map_err(given)?,
        title,
        ..Badge::new(message)
    }
    .render(output);
    Ok(())
}
