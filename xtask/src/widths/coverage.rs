//! Which characters a table has.

use std::ops::RangeInclusive;

/// Whether a table has a character.
pub(super) type Coverage = fn(u32) -> bool;

/// What the small table has: what status pages in Latin, Greek and Cyrillic letters are written
/// with, and what costs next to nothing, since all of it is equally wide.
const COMMON: &[RangeInclusive<u32>] = &[
    0x20..=0x17f,        // Latin of Europe
    0x192..=0x192,       // ƒ
    0x1a0..=0x1a1,       // Ơ ơ, Vietnamese
    0x1af..=0x1b0,       // Ư ư, Vietnamese
    0x218..=0x21b,       // Ș ș Ț ț, Romanian
    0x384..=0x3ce,       // Greek
    0x400..=0x45f,       // Cyrillic
    0x490..=0x4ff,       // Cyrillic of Ukraine, the Caucasus, Central Asia
    0x1ea0..=0x1ef9,     // Vietnamese
    0x2000..=0x206f,     // Punctuation
    0x20a0..=0x20bf,     // Currencies
    0x2103..=0x2103,     // ℃
    0x2116..=0x2116,     // №
    0x2122..=0x2122,     // ™
    0x2126..=0x2126,     // Ω, ohm
    0x2190..=0x21ff,     // Arrows
    0x2500..=0x26ff,     // Boxes, shapes, symbols
    0x2713..=0x2718,     // ✓ ✔ ✕ ✖ ✗ ✘
    0x3000..=0x31ff,     // Katakana, bopomofo, punctuation of ideographs
    0x3400..=0x9fff,     // Ideographs
    0x1_d400..=0x1_d7ff, // Letters of formulas
];

pub(super) fn common(code: u32) -> bool {
    COMMON.iter().any(|range| range.contains(&code))
}

pub(super) fn unicode(_: u32) -> bool {
    true
}
