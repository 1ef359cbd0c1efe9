//! How much room a text takes in a badge.

use super::Badge;
use super::clusters::{display_width, is_complex};
use super::palette::Palette;
use super::svg::Svg;
use super::width::{Font, whole_pixels};

/// In whole pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) pixels: u32,
    /// Whether a viewer is told to make the text so long. What letters join, or stand on one
    /// another, it would tear apart (SVG 2, section 11.5, "textLength").
    is_told: bool,
}

impl Room {
    /// As badge-maker measures it; but for what that takes for a row of single letters and is none,
    /// unless a badge is to be the same as badge-maker's.
    pub(super) fn of(badge: &Badge<'_>, font: Font, text: &str) -> Self {
        if badge.palette == Palette::Shields || !is_complex(text) {
            return Self { pixels: whole_pixels(font, text), is_told: true };
        }
        #[expect(clippy::cast_possible_truncation, reason = "texts are bounded")]
        #[expect(clippy::cast_sign_loss, reason = "no width is negative")]
        let pixels = display_width(font, text) as u32;
        Self { pixels, is_told: false }
    }

    /// Rounded up to odd, so that its middle falls on a pixel.
    pub(super) fn odd(self) -> Self {
        Self { pixels: self.pixels | 1, ..self }
    }

    /// Writes the attribute that tells a viewer, in hundredths of a pixel, after a space.
    pub(super) fn tell(self, svg: &mut Svg<'_>, hundredths: u32) {
        if self.is_told {
            svg.raw(r#" textLength=""#).hundredths(hundredths).raw("\"");
        }
    }
}
