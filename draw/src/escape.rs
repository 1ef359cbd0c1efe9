//! Text to markup.

use alloc::vec::Vec;

/// Appends a text, so that it can stand in an element or an attribute. What XML 1.0 has no place
/// for (section 2.2: control characters, U+FFFE, U+FFFF) becomes U+FFFD, and so do the other
/// non-characters of Unicode.
pub(super) fn escape(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(is_plain) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
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

/// ASCII that needs no escaping.
#[inline]
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

/// Unicode 16.0, section 23.7.
fn is_no_character(letter: char) -> bool {
    let code = u32::from(letter);
    code & 0xfffe == 0xfffe || matches!(code, 0xfdd0..=0xfdef)
}
