//! Text to markup.

use alloc::vec::Vec;

/// Appends a text, so that it can stand in an element or an attribute. What XML 1.0 has no place
/// for (section 2.2: control characters, U+FFFE, U+FFFF) becomes U+FFFD, and so do the other
/// non-characters of Unicode.
#[inline]
pub(super) fn escape(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(is_plain) {
        out.extend_from_slice(text.as_bytes());
    } else {
        escape_each(out, text);
    }
}

fn escape_each(out: &mut Vec<u8>, text: &str) {
    let mut utf8 = [0; 4];
    for letter in text.chars() {
        let escaped = match letter {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            '\t' | '\n' | '\r' => " ",
            _ if letter.is_control() || is_no_character(letter) => "\u{fffd}",
            _ => letter.encode_utf8(&mut utf8),
        };
        out.extend_from_slice(escaped.as_bytes());
    }
}

/// What is in no character that is written otherwise: in UTF-8, controls beyond ASCII begin with
/// 0xc2, and what is no character with 0xef or with more than that.
#[inline]
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | 0x80..=0xc1 | 0xc3..=0xee)
        && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

/// Unicode 16.0, section 23.7.
fn is_no_character(letter: char) -> bool {
    let code = u32::from(letter);
    code & 0xfffe == 0xfffe || matches!(code, 0xfdd0..=0xfdef)
}
