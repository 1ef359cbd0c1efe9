//! The packed tables against those that they were made from: every code point, and texts.

use std::collections::BTreeMap;
use std::string::String;
use std::vec::Vec;

use super::{COMMON, Font, UNICODE};

const FONTS: [(Font, &str); 4] = [
    (Font::Verdana11, "verdana-11px-normal"),
    (Font::Verdana10, "verdana-10px-normal"),
    (Font::BoldVerdana10, "verdana-10px-bold"),
    (Font::BoldHelvetica11, "helvetica-11px-bold"),
];

/// The widths that a table of the package lists.
fn listed(name: &str) -> BTreeMap<u32, f64> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../node_modules/anafanafo/data/");
    let text = std::fs::read_to_string(std::format!("{root}{name}.json")).unwrap();
    let ranges: Vec<(u32, u32, f64)> = serde_json::from_str(&text).unwrap();
    ranges
        .iter()
        .flat_map(|&(first, last, width)| (first..=last).map(move |c| (c, width)))
        .collect()
}

/// `widthOfCharCode` of `char-width-table-consumer`, which `anafanafo` measures with.
fn width_of(listed: &BTreeMap<u32, f64>, letter: char) -> f64 {
    match u32::from(letter) {
        0..=31 | 127 => 0.0,
        code => *listed.get(&code).unwrap_or(&listed[&u32::from(b'm')]),
    }
}

/// What the module documentation says is not kept.
fn counts_an_em(listed: &BTreeMap<u32, f64>, letter: char) -> bool {
    let code = u32::from(letter);
    (0x2_0000..0x2_a6df).contains(&code) && !listed.contains_key(&(code & 0xffff))
}

fn all() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn bits(width: f64) -> u64 {
    width.to_bits()
}

#[test]
fn every_code_point_is_as_wide_as_the_package_says() {
    for (font, name) in FONTS {
        let listed = listed(name);
        let mut ems = 0;
        for letter in all() {
            let width = f64::from(UNICODE.hundredths(font, letter)) / 100.0;
            let expected = if counts_an_em(&listed, letter) {
                ems += u32::from(bits(width) != bits(width_of(&listed, letter)));
                f64::from(font.size())
            } else {
                width_of(&listed, letter)
            };
            assert_eq!(bits(width), bits(expected), "{font:?} {letter:?} {:x}", u32::from(letter));
        }
        assert!(ems < 9_500, "{font:?}: {ems} ideographs differ");
    }
}

#[test]
fn the_small_table_is_the_same_or_counts_m() {
    for (font, _) in FONTS {
        let mut others = 0;
        for letter in all() {
            let (small, whole) =
                (COMMON.hundredths(font, letter), UNICODE.hundredths(font, letter));
            if small != whole {
                let is_ideograph = ('\u{20000}'..'\u{2a6df}').contains(&letter);
                let fallback =
                    if is_ideograph { 100 * font.size() } else { UNICODE.hundredths(font, 'm') };
                assert_eq!(small, fallback, "{font:?} {letter:?}");
                others += u32::from(!is_ideograph);
            }
            let is_common = matches!(letter, '\0'..='\u{17f}' | '\u{384}'..='\u{3ce}' | 'Ѐ'..='џ'
                | '\u{490}'..='\u{4ff}' | '\u{2000}'..='\u{206f}' | '←'..='⇿' | '─'..='⛿'
                | '\u{3000}'..='\u{31ff}' | '\u{3400}'..='鿿' | '\u{ac00}'..='\u{d7a3}' | '\u{1f000}'..='\u{1faff}');
            assert!(!is_common || small == whole, "{letter:?}");
        }
        assert!(others < 5_700, "{font:?}: {others}");
    }
}

/// Numbers that are the same in every run (`SplitMix64`).
fn below(seed: &mut u64, limit: u32) -> u32 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    u32::try_from((mixed ^ (mixed >> 31)) % u64::from(limit)).unwrap()
}

/// Half of the texts are ASCII, and an eighth may have any character.
fn random_text(seed: &mut u64) -> String {
    let (first, last) = match below(seed, 8) {
        0..=3 => (0x20, 0x7e),
        4 | 5 => (0x20, 0x17f),
        6 => (0x20, 0xffff),
        _ => (0, 0x2_ffff),
    };
    let length = below(seed, 60);
    (0..length).filter_map(|_| char::from_u32(first + below(seed, last - first + 1))).collect()
}

#[test]
fn texts_have_the_same_bits_and_the_same_whole_pixels() {
    let mut seed = 20_261_122;
    let mut fell_short = 0;
    for (font, name) in FONTS {
        let listed = listed(name);
        for _ in 0..5_000 {
            let mut text = random_text(&mut seed);
            text.retain(|letter| !counts_an_em(&listed, letter));
            let sum = text.chars().fold(0.0, |sum, letter| sum + width_of(&listed, letter));
            let hundredths: u32 = text.chars().map(|c| UNICODE.hundredths(font, c)).sum();
            assert_eq!(bits(UNICODE.width(font, &text)), bits(sum), "{font:?} {text:?}");
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as `| 0`")]
            let whole = sum as u32;
            assert_eq!(UNICODE.whole_pixels(font, &text), whole, "{font:?} {text:?}");
            fell_short += u32::from(hundredths / 100 != whole);
        }
    }
    // Otherwise the floats have not been put to the test.
    assert!(fell_short > 20, "{fell_short}");
}
