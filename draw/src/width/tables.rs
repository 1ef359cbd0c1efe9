//! The packed tables, read as they lie.
//!
//! Characters that are equally wide in every font are of one class; the classes are few. A page
//! holds the classes of 32 characters, and pages with the same content are kept once. The classes
//! below 128 are ASCII's characters themselves, which are thereby looked up in one step.
//!
//! A class has its width in each typeface in 1/8192 em, of which the widths at 10 and at 11 pixels
//! follow by rounding to the hundredth of a pixel. In a few of Verdana's they do not: these
//! classes are the last ones, and Verdana has them twice, for 11 pixels and then for 10.

use super::Font;

/// The class of what is in no table: as wide as `m`.
const ABSENT: u16 = 128;
/// The class of what is one em wide in every font.
const EM: u16 = 129;
/// How many characters a page holds.
const PAGE: u32 = 32;
/// The pages of the Basic Multilingual Plane.
const BASIC_PAGES: u32 = 0x1_0000 / PAGE;

/// The first and the last page of each run of characters beyond the Basic Multilingual Plane. In
/// the index they follow those of the plane. Plane 2 has its ideographs by their lower 16 bits.
const RUNS: [(u32, u32); 7] = [
    (0x1_0100 / PAGE, 0x1_013f / PAGE),
    (0x1_0300 / PAGE, 0x1_035f / PAGE),
    (0x1_0400 / PAGE, 0x1_045f / PAGE),
    (0x1_d100 / PAGE, 0x1_d1ff / PAGE),
    (0x1_d400 / PAGE, 0x1_d7ff / PAGE),
    (0x2_f800 / PAGE, 0x2_fa1f / PAGE),
    (0xe_0000 / PAGE, 0xe_007f / PAGE),
];
const INDEX_BYTES: usize = 2048 + 69;

/// A 16-bit number, least byte first.
type Number = [u8; 2];

/// The tables of one file.
pub(super) struct Tables {
    /// Verdana, bold Verdana, bold Helvetica.
    typefaces: [&'static [Number]; 3],
    /// The first classes of each, which are ASCII's.
    ascii: [&'static [Number; 128]; 3],
    /// The first class that Verdana has twice, and how many there are.
    twice: (u16, u16),
    index: &'static [u8],
    pages: &'static [Number],
}

impl Tables {
    /// Takes a file apart, when it is compiled in. A file that is too short does not compile.
    pub(super) const fn of(file: &'static [u8]) -> Self {
        let (header, rest) = file.split_at(4);
        let (classes, twice) = match header.as_chunks::<2>().0 {
            [classes, twice] => (u16::from_le_bytes(*classes), u16::from_le_bytes(*twice)),
            _ => (0, 0),
        };
        let (index, rest) = rest.split_at(INDEX_BYTES);
        let rest = rest.as_chunks::<2>().0;
        let (verdana, rest) = rest.split_at((classes + twice) as usize);
        let (bold_verdana, rest) = rest.split_at(classes as usize);
        let (bold_helvetica, pages) = rest.split_at(classes as usize);
        Self {
            typefaces: [verdana, bold_verdana, bold_helvetica],
            ascii: [ascii(verdana), ascii(bold_verdana), ascii(bold_helvetica)],
            twice: (classes - twice, twice),
            index,
            pages,
        }
    }

    pub(super) fn width(&self, font: Font, text: &str) -> f64 {
        let add = |sum, hundredths| sum + f64::from(hundredths) / 100.0;
        if text.is_ascii() {
            text.bytes().map(self.ascii_hundredths(font)).fold(0.0, add)
        } else {
            text.chars().map(self.hundredths_in(font)).fold(0.0, add)
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width is not negative, and texts that are longer than fits are not drawn"
    )]
    pub(super) fn whole_pixels(&self, font: Font, text: &str) -> u32 {
        let sum = if text.is_ascii() {
            text.bytes().map(self.ascii_hundredths(font)).fold(0, u32::wrapping_add)
        } else {
            text.chars().map(self.hundredths_in(font)).fold(0, u32::wrapping_add)
        };
        // Where the sum is a whole pixel, as floats it may come to a little less.
        if sum.is_multiple_of(100) { self.width(font, text) as u32 } else { sum / 100 }
    }

    fn ascii_hundredths(&self, font: Font) -> impl Fn(u8) -> u32 {
        let [verdana, bold_verdana, bold_helvetica] = self.ascii;
        let ascii = match font {
            Font::Verdana11 | Font::Verdana10 => verdana,
            Font::BoldVerdana10 => bold_verdana,
            Font::BoldHelvetica11 => bold_helvetica,
        };
        move |byte| {
            let units = ascii.get(usize::from(byte & 0x7f)).copied().unwrap_or_default();
            hundredths(font, units)
        }
    }

    /// The width of a character in hundredths of a pixel.
    pub(super) fn hundredths(&self, font: Font, letter: char) -> u32 {
        self.hundredths_in(font)(letter)
    }

    #[inline]
    fn hundredths_in(&self, font: Font) -> impl Fn(char) -> u32 {
        let [verdana, bold_verdana, bold_helvetica] = self.typefaces;
        let (typeface, skip) = match font {
            Font::Verdana10 => (verdana, self.twice.1),
            Font::Verdana11 => (verdana, 0),
            Font::BoldVerdana10 => (bold_verdana, 0),
            Font::BoldHelvetica11 => (bold_helvetica, 0),
        };
        move |letter| {
            let class = self.class(u32::from(letter));
            let class = if class >= self.twice.0 { class + skip } else { class };
            hundredths(font, typeface.get(usize::from(class)).copied().unwrap_or_default())
        }
    }

    #[inline]
    fn class(&self, code: u32) -> u16 {
        match code {
            0..0x80 => u16::try_from(code).unwrap_or(ABSENT),
            0x80..0x1_0000 => self.listed(code / PAGE, code),
            0x2_0000..0x2_a6df => match self.class(code & 0xffff) {
                0..0x20 | 0x7f | ABSENT => EM,
                class => class,
            },
            _ => {
                let mut at = BASIC_PAGES;
                for (first, last) in RUNS {
                    if (first..=last).contains(&(code / PAGE)) {
                        return self.listed(at + code / PAGE - first, code);
                    }
                    at += last + 1 - first;
                }
                ABSENT
            }
        }
    }

    fn listed(&self, at: u32, code: u32) -> u16 {
        let page = self.index.get(at as usize).map_or(0, |page| u32::from(*page));
        let class = self.pages.get((page * PAGE + code % PAGE) as usize);
        class.map_or(ABSENT, |class| u16::from_le_bytes(*class))
    }
}

/// A typeface's first 128 classes.
const fn ascii(typeface: &'static [Number]) -> &'static [Number; 128] {
    match typeface.first_chunk() {
        Some(ascii) => ascii,
        None => &[[0; 2]; 128],
    }
}

/// What so many 1/8192 em are in hundredths of a pixel.
fn hundredths(font: Font, units: Number) -> u32 {
    (u32::from(u16::from_le_bytes(units)) * font.size() * 100 + 4096) / 8192
}
