//! How much room a text takes in a badge.

use super::clusters::{display_width, is_complex};
use super::look::Style;
use super::palette::Palette;
use super::width::{Font, whole_pixels};

/// Between two letters of for-the-badge, in hundredths of a pixel.
const LETTER_SPACING: u32 = 125;

/// How wide a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// Of a pixel.
    pub(super) hundredths: u32,
    /// Whether a viewer is told to make the text so long. What letters join, or stand on one
    /// another, it would tear apart (SVG 2, section 11.5, "textLength").
    pub(super) is_told: bool,
}

impl Room {
    pub(super) fn of_label(style: Style, palette: Palette, text: &str) -> Self {
        match style {
            Style::ForTheBadge => Self::of(palette, Font::Verdana10, text).spaced(text),
            Style::Social => Self::of(palette, Font::BoldHelvetica11, text).odd(),
            Style::Flat | Style::FlatSquare | Style::Plastic => {
                Self::of(palette, Font::Verdana11, text).odd()
            }
        }
    }

    pub(super) fn of_message(style: Style, palette: Palette, text: &str) -> Self {
        match style {
            Style::ForTheBadge => Self::of(palette, Font::BoldVerdana10, text).spaced(text),
            _ => Self::of_label(style, palette, text),
        }
    }

    /// As badge-maker measures it; but for what that takes for a row of single letters and is none,
    /// unless a badge is to be the same as badge-maker's.
    fn of(palette: Palette, font: Font, text: &str) -> Self {
        let is_told = palette == Palette::Shields || !is_complex(text);
        #[expect(clippy::cast_possible_truncation, reason = "a cast to less than it is saturates")]
        #[expect(clippy::cast_sign_loss, reason = "no width is negative")]
        let pixels =
            if is_told { whole_pixels(font, text) } else { display_width(font, text) as u32 };
        Self { hundredths: pixels.saturating_mul(100), is_told }
    }

    /// Rounded up to odd pixels, so that its middle falls on one.
    fn odd(self) -> Self {
        let is_odd = self.hundredths / 100 % 2 == 1;
        let hundredths = self.hundredths.saturating_add(if is_odd { 0 } else { 100 });
        Self { hundredths, ..self }
    }

    /// With space between its UTF-16 units, as badge-maker counts them.
    fn spaced(self, text: &str) -> Self {
        let units = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let spaces = units.saturating_mul(LETTER_SPACING);
        Self { hundredths: self.hundredths.saturating_add(spaces), ..self }
    }
}
