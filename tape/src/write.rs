//! Texts to JSON, and to fields.

use super::plain::{HIGHS, ONES, is_ascii_from};

/// Appends a text in quotes, escaped as RFC 8259, section 7, asks; and `<`, so that the JSON can
/// stand in an HTML page.
///
/// # Examples
///
/// ```
/// let mut out = String::new();
/// statuslamp_tape::write_text(&mut out, "say \"hi\"\n");
/// assert_eq!(out, r#""say \"hi\"\n""#);
/// ```
pub fn write_text(out: &mut String, text: &str) {
    out.reserve(text.len() + 2);
    out.push('"');
    let mut rest = text;
    // Nearly every text has nothing to escape and is copied in one go.
    while let Some((plain, special)) = rest.split_at_checked(written_end(rest.as_bytes()))
        && !special.is_empty()
    {
        out.push_str(plain);
        let mut after = special.chars();
        match after.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) => {
                out.push_str("\\u00");
                for digit in [u32::from(c) >> 4, u32::from(c) & 0xf] {
                    out.extend(char::from_digit(digit, 16));
                }
            }
            None => {}
        }
        rest = after.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Appends the name of a member, after a comma where one belongs. A name is ours, so it needs no
/// escaping.
pub fn write_name(out: &mut String, name: &str) {
    out.reserve(name.len() + 4);
    write_comma(out);
    out.push('"');
    out.push_str(name);
    out.push_str("\":");
}

/// Appends a comma, unless an array or object has just begun, or a member's name stands there.
pub fn write_comma(out: &mut String) {
    // A text always ends in its quote, so these are never part of one.
    if !matches!(out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
        out.push(',');
    }
}

/// Where the first byte stands that has to be escaped; the end where there is none.
#[inline(always)]
fn written_end(bytes: &[u8]) -> usize {
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | b'<' | 0..0x20);
    let (eights, rest) = bytes.as_chunks::<8>();
    for (at, eight) in eights.iter().enumerate() {
        let word = u64::from_le_bytes(*eight);
        let holds = |byte: u64| {
            let other = word ^ (ONES * byte);
            other.wrapping_sub(ONES) & !other
        };
        let stops =
            holds(0x22) | holds(0x5c) | holds(0x3c) | word.wrapping_sub(ONES * 0x20) & !word;
        if stops & HIGHS != 0 {
            return at * 8 + (stops & HIGHS).trailing_zeros() as usize / 8;
        }
    }
    bytes.len() - rest.len() + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// Appends a text to `plain` if it is of ASCII, else to `other` and U+0001 to `plain`. U+0000 ends
/// it, so that it loses those of its own.
///
/// # Examples
///
/// ```
/// let (mut plain, mut other) = (String::new(), String::new());
/// for text in ["API", "Zürich"] {
///     statuslamp_tape::write_field(&mut plain, &mut other, text);
/// }
/// assert_eq!((&*plain, &*other), ("API\0\u{1}\0", "Zürich\0"));
/// ```
pub fn write_field(plain: &mut String, other: &mut String, text: &str) {
    // The first three characters have a meaning here.
    if is_ascii_from(3, text) {
        plain.reserve(text.len() + 1);
        plain.push_str(text);
        plain.push('\0');
        return;
    }
    plain.push_str("\u{1}\0");
    other.extend(text.split('\0'));
    other.push('\0');
}
