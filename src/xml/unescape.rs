//! From a text as the body writes it to the text that it stands for.

use std::borrow::Cow;

use super::Kind;
use crate::text::Text;

/// What a text, CDATA or the value of an attribute stands for.
pub(super) fn unescape(raw: &str, kind: Kind) -> Text<'_> {
    let in_attribute = kind == Kind::AttributeValue;
    let is_special = |byte| match byte {
        b'&' | b'\r' => true,
        b'\n' | b'\t' => in_attribute,
        _ => false,
    };
    if !raw.bytes().any(is_special) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw.chars();
    while let Some(c) = rest.next() {
        let after = rest.as_str();
        if c == '&'
            && kind != Kind::Cdata
            && let Some((meant, length)) = reference(after.as_bytes())
        {
            // It is the character itself, even where that is a line end.
            out.push(meant);
            rest = after.get(length..).unwrap_or_default().chars();
            continue;
        }
        // Every kind of line end is one line feed (section 2.11).
        if c == '\r' && after.as_bytes().first() == Some(&b'\n') {
            continue;
        }
        out.push(match c {
            // In an attribute, white space is a space (section 3.3.3).
            '\r' | '\n' | '\t' if in_attribute => ' ',
            '\r' => '\n',
            c => c,
        });
    }
    Cow::Owned(out)
}

/// The character that a reference stands for, and its length without the `&`; `raw` is what follows
/// that. Where there is no DOCTYPE there are numbers and the five entities of section 4.6.
pub(super) fn reference(raw: &[u8]) -> Option<(char, usize)> {
    let end = raw.iter().position(|byte| *byte == b';')?;
    let meant = match raw.get(..end)? {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        [b'#', b'x', digits @ ..] => number(digits, 16)?,
        [b'#', digits @ ..] => number(digits, 10)?,
        _ => return None,
    };
    Some((meant, end + 1))
}

/// The character of a number that XML allows (section 2.2). A `char` is no surrogate.
fn number(digits: &[u8], radix: u32) -> Option<char> {
    let mut code: u32 = 0;
    for digit in digits {
        let digit = char::from(*digit).to_digit(radix)?;
        code = code.checked_mul(radix)?.checked_add(digit)?;
    }
    let meant = char::from_u32(code)?;
    matches!(meant, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..).then_some(meant)
}
