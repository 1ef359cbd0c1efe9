//! What badge-maker does not know: that some characters are drawn into one another.
//!
//! It counts each code point for itself and then stretches the text to the sum (`textLength`),
//! which breaks joined letters apart and leaves gaps behind marks. A renderer asks
//! [`is_complex`], and if it is, leaves the length out and lays out by [`display_width`].

mod marks;

use core::iter::Peekable;
use core::str::Chars;

use crate::width::{Font, advance};
use marks::MARKS;

/// What joins two emoji into one.
const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// How wide an emoji is, in em: 1.17 to 1.37 in the fonts of Google, Apple and Microsoft.
const EMOJI: f64 = 1.3;

// In the font DejaVu Sans, over the words that a badge says, Chromium measured 0.56 in Hebrew and
// 0.51 in Arabic, where letters join.
/// How wide a letter is that no table has, in em.
const LETTER: f64 = 0.58;

/// Whether a text has anything that cannot be placed letter by letter: letters that are written
/// from the right, that join, or that move (Hebrew, Arabic, the scripts of India and Southeast
/// Asia), marks above or below others, conjoining jamo, emoji of several code points.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::is_complex;
///
/// assert!(!is_complex("Störung – статус – 状態 – 🚀"));
/// assert!(is_complex("حالة"));
/// assert!(is_complex("e\u{301}"));
/// assert!(is_complex("👩‍💻"));
/// ```
#[must_use]
pub fn is_complex(text: &str) -> bool {
    // No byte of what is below U+0300 is as large as the first of U+0300.
    text.bytes().any(|byte| byte >= 0xcc) && text.chars().any(is_placed_by_others)
}

/// A text's width in pixels as it is likely to be drawn: what has no room of its own counts
/// nothing, and an emoji counts once, of however many code points it is. All else counts as in
/// [`width`](crate::width()), but ideographs one em even where that knows them by another letter's
/// width.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Font, display_width, width};
///
/// let display_width = |text| display_width(Font::Verdana11, text);
/// assert_eq!(display_width("ok"), width(Font::Verdana11, "ok"));
/// assert_eq!(display_width("e\u{301}"), display_width("e"));
/// assert_eq!(display_width("👩🏽‍💻"), display_width("🚀"));
/// assert_eq!(display_width("🇫🇷🇩🇪"), 2.0 * display_width("🚀"));
/// ```
#[must_use]
pub fn display_width(font: Font, text: &str) -> f64 {
    let em = f64::from(font.size());
    let mut letters = text.chars().peekable();
    let mut sum = 0.0;
    while let Some(letter) = letters.next() {
        sum += if is_emoji(letter) || letters.peek().is_some_and(|next| makes_emoji(*next)) {
            skip_emoji(letter, &mut letters);
            EMOJI * em
        } else if takes_no_room(letter) {
            0.0
        } else if matches!(letter, '\u{20000}'..='\u{3ffff}') {
            em
        } else if is_unlisted(letter) {
            LETTER * em
        } else {
            advance(font, letter)
        };
    }
    sum
}

/// From Hebrew to Thai, of which the tables have nothing and would make an `m`; and the forms of
/// Hebrew and Arabic that are for old fonts.
fn is_unlisted(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{e7f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Takes what belongs to an emoji that began with `first`.
fn skip_emoji(first: char, letters: &mut Peekable<Chars<'_>>) {
    if is_regional(first) {
        // Two of them are a flag.
        letters.next_if(|next| is_regional(*next));
        return;
    }
    while let Some(next) = letters.next_if(|next| extends_emoji(*next)) {
        if next == ZERO_WIDTH_JOINER {
            // Digits and letters are joined to nothing; `♀`, `❤` and the like are.
            letters.next_if(|joined| *joined >= '\u{2190}');
        }
    }
}

/// Whether it is in a block of emoji that are beyond the Basic Multilingual Plane. Those within
/// it are about as wide as the table says.
fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1f0ff}' | '\u{1f18e}'..='\u{1faff}')
}

/// Letters that stand for a country in pairs.
fn is_regional(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether what stands before it is an emoji: the selector of emoji style, the keycap.
fn makes_emoji(letter: char) -> bool {
    matches!(letter, '\u{fe0f}' | '\u{20e3}')
}

/// Selectors, the keycap, skin tones, the tags of Scotland's flag, the joiner.
fn extends_emoji(letter: char) -> bool {
    letter == ZERO_WIDTH_JOINER
        || makes_emoji(letter)
        || matches!(letter, '\u{fe0e}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

fn takes_no_room(letter: char) -> bool {
    let code = u32::from(letter);
    is_joiner(code)
        || MARKS.iter().any(|(all, runs)| all.contains(&code) && is_in(code, *all.start(), runs))
}

/// What goes into the syllable of Hangul that has begun; joiners and directions; tags, selectors.
fn is_joiner(code: u32) -> bool {
    matches!(code, 0x1160..=0x11ff | 0xd7b0..=0xd7ff)
        || matches!(code, 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff)
        || matches!(code, 0xe_0000..=0xe_0fff)
}

fn is_in(code: u32, first: u32, runs: &[(u8, u8)]) -> bool {
    let mut at = first;
    for (gap, count) in runs {
        at += u32::from(*gap);
        if code < at {
            return false;
        }
        at += u32::from(*count);
        if code < at {
            return true;
        }
    }
    false
}

fn is_placed_by_others(letter: char) -> bool {
    let code = u32::from(letter);
    match u16::try_from(code) {
        Ok(code) => {
            COMPLEX.iter().find(|[_, last]| code <= *last).is_some_and(|[first, _]| *first <= code)
        }
        Err(_) => matches!(
            code,
            0x1_0800..=0x1_0fff // from the right
                | 0x1_1000..=0x1_1fff // India
                | 0x1_e800..=0x1_efff // from the right
                | 0x1_f1e6..=0x1_f1ff // flags
                | 0x1_f3fb..=0x1_f3ff // skin tones
                | 0xe_0000..=0xe_0fff // tags, selectors
        ),
    }
}

/// Of the Basic Multilingual Plane, first and last. Mostly whole blocks: what within them stands
/// alone stands beside what does not.
const COMPLEX: [[u16; 2]; 25] = [
    [0x0300, 0x036f], // Combining marks
    [0x0483, 0x0489], // Combining marks of Cyrillic
    [0x0590, 0x109f], // Hebrew, Arabic, Syriac, …, India, Thai, Lao, Tibetan, Myanmar
    [0x1100, 0x11ff], // Jamo
    [0x135d, 0x135f], // Combining marks of Ethiopic
    [0x1700, 0x18af], // Philippines, Khmer, Mongolian
    [0x1900, 0x1c4f], // Limbu, …, Lepcha, combining marks
    [0x1cd0, 0x1cff], // Vedic
    [0x1dc0, 0x1dff], // Combining marks
    [0x200b, 0x200f], // Joiners, marks of direction
    [0x202a, 0x202e], // Marks of direction
    [0x2060, 0x206f], // Joiners, marks of direction
    [0x20d0, 0x20ff], // Combining marks of symbols, the keycap
    [0x2cef, 0x2cf1], // Combining marks of Coptic
    [0x2d7f, 0x2d7f], // The joiner of Tifinagh
    [0x2de0, 0x2dff], // Combining letters of Cyrillic
    [0x302a, 0x302f], // Tones
    [0x3099, 0x309a], // Voicing of kana
    [0xa66f, 0xa6f1], // Combining marks of Cyrillic and Bamum
    [0xa800, 0xaaff], // Sylheti, …, Javanese, …, Meetei
    [0xabc0, 0xabff], // Meetei
    [0xd7b0, 0xd7ff], // Jamo
    [0xfb1d, 0xfe0f], // Hebrew, Arabic, selectors
    [0xfe20, 0xfe2f], // Combining marks
    [0xfe70, 0xfeff], // Arabic
];

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    fn in_ems(text: &str) -> f64 {
        display_width(Font::Verdana11, text) / 11.0
    }

    #[track_caller]
    fn assert_ems(text: &str, expected: f64) {
        assert!((in_ems(text) - expected).abs() < 1e-9, "{text}: {} em", in_ems(text));
    }

    #[test]
    fn an_emoji_counts_once() {
        for emoji in ["🚀", "❤️", "1️⃣", "👍🏽", "🇫🇷", "👩‍💻", "👩🏽‍❤️‍👨🏿", "🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🧑‍🧑‍🧒‍🧒"]
        {
            assert_ems(emoji, EMOJI);
            assert_eq!(is_complex(emoji), emoji != "🚀", "{emoji}");
        }
        assert_ems("🚀🚀", 2.0 * EMOJI);
        assert_ems("🇫🇷🇩🇪🇮", 3.0 * EMOJI);
        // A joiner that joins nothing.
        assert_ems("🚀\u{200d}a", EMOJI + in_ems("a"));
    }

    #[test]
    fn marks_and_joiners_take_no_room() {
        assert_ems("q\u{301}\u{302}", in_ems("q"));
        assert_ems("\u{200f}a\u{200d}b\u{2066}", in_ems("ab"));
        assert_ems("ก\u{e49}", in_ems("ก"));
        assert_ems("한", in_ems("m"));
        assert_ems("\u{1112}\u{1161}\u{11ab}", in_ems("\u{1112}"));
    }

    #[test]
    fn ideographs_count_an_em() {
        assert_ems("状\u{20041}\u{30000}", 3.0);
    }

    /// What another list of what takes no room says, of the plane that ours is for.
    #[test]
    fn what_takes_no_room_is_complex_and_agrees_with_unicode_width() {
        let mut others = std::vec::Vec::new();
        for letter in '\u{300}'..='\u{ffff}' {
            assert!(!takes_no_room(letter) || is_complex(letter.encode_utf8(&mut [0; 4])));
            if takes_no_room(letter) != (letter.width() == Some(0)) {
                others.push(u32::from(letter));
            }
        }
        assert!(others.len() < 100, "{others:x?}");
    }
}
