//! How wide a text is in the fonts that badges are laid out for, to the hundredth of a pixel as
//! badge-maker measures it: with the npm package `anafanafo` 2.0.0 (MIT, Copyright (c) 2018
//! Metabolize LLC), whose tables `cargo xtask widths` packs into `width/*.bin`.
//!
//! That package measured its characters with `String.fromCharCode`, which drops all but 16 bits:
//! U+20041, an ideograph, has the width of U+0041, `A`. And it lacks much of the Basic
//! Multilingual Plane, Hangul and hiragana among it, which then counts as `m`. Both are kept,
//! since a badge must come out with the same bytes.
//!
//! Two things are not kept. Without the feature `unicode`, what is neither Latin, Greek, Cyrillic
//! nor a common symbol counts as `m`, ideographs as one em; `xtask/src/widths/coverage.rs` has the
//! list. And an ideograph of plane 2 counts as one em when its lower 16 bits are a character that
//! the package lacks: those widths, all of them of unrelated letters, would take more room than
//! everything else together.

#[cfg(test)]
mod peer;
mod tables;

use self::tables::Tables;

#[cfg(any(test, not(feature = "unicode")))]
static COMMON: Tables = Tables::of(include_bytes!("width/common.bin"));
#[cfg(any(test, feature = "unicode"))]
static UNICODE: Tables = Tables::of(include_bytes!("width/unicode.bin"));

#[cfg(not(feature = "unicode"))]
use self::COMMON as TABLES;
#[cfg(feature = "unicode")]
use self::UNICODE as TABLES;

/// A font and its size in pixels. A badge names it, and viewers without it get the same layout,
/// since the drawing fixes each text's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// Of flat, flat-square and plastic.
    Verdana11,
    /// Of for-the-badge's label.
    Verdana10,
    /// Of for-the-badge's message.
    BoldVerdana10,
    /// Of social.
    BoldHelvetica11,
}

impl Font {
    /// Pixels in an em.
    pub(crate) const fn size(self) -> u32 {
        match self {
            Self::Verdana11 | Self::BoldHelvetica11 => 11,
            Self::Verdana10 | Self::BoldVerdana10 => 10,
        }
    }
}

/// The width of a text in pixels, not rounded: the sum over its characters, as 64-bit floats in
/// reading order.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Font, width};
///
/// assert_eq!(width(Font::Verdana11, "up"), 6.96 + 6.85);
/// assert_eq!(width(Font::BoldVerdana10, "up"), 7.12 + 6.99);
/// assert_eq!(width(Font::Verdana11, "\n\u{7f}"), 0.0);
/// ```
#[must_use]
pub fn width(font: Font, text: &str) -> f64 {
    TABLES.width(font, text)
}

/// The whole pixels of a text's [width], which is what badge-maker goes on with.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Font, whole_pixels};
///
/// assert_eq!(whole_pixels(Font::Verdana11, "operational"), 62);
///
/// // 176 pixels, were they not summed as floats: 175.999…
/// assert_eq!(whole_pixels(Font::Verdana11, "resolved degraded performance"), 175);
/// ```
#[must_use]
pub fn whole_pixels(font: Font, text: &str) -> u32 {
    TABLES.whole_pixels(font, text)
}

/// One character's width in pixels.
pub(crate) fn advance(font: Font, letter: char) -> f64 {
    f64::from(TABLES.hundredths(font, letter)) / 100.0
}
