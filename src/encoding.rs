//! Bytes to UTF-8: what a byte order mark says, and nothing guessed.
//!
//! Some providers send UTF-16. A body is brought to UTF-8 here, once, so that every reader after
//! it knows one encoding alone.

use std::borrow::Cow;

/// Why a body cannot be brought to UTF-8, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    /// What was found.
    pub problem: &'static str,
    /// Where in the body, counted from 0.
    pub byte: usize,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, at byte {}", self.problem, self.byte)
    }
}

impl std::error::Error for Error {}

/// A body as UTF-8 without its byte order mark.
///
/// UTF-16 is copied, anything else is lent as it is. Whether that is UTF-8 is for its reader to
/// find out. The caller has seen to it that the body is not too large; UTF-16 grows by half at
/// most.
///
/// # Errors
///
/// When a body in UTF-16 has half a unit at its end, or half a surrogate pair.
///
/// # Examples
///
/// ```
/// use statuslamp::encoding::decode;
///
/// assert_eq!(*decode(b"\xef\xbb\xbf{}").unwrap(), *b"{}");
/// assert_eq!(*decode(b"\xfe\xff\0{\0}").unwrap(), *b"{}");
/// assert_eq!(decode(b"\xfe\xff\0{\0").unwrap_err().to_string(), "half a UTF-16 unit, at byte 4");
/// ```
pub fn decode(body: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    // The marks are those of the Unicode Standard, section 23.8. That of UTF-32 is not among
    // them: RFC 8259 and RSS know no such bodies, and the NUL that it leaves is refused by both
    // readers.
    let unit = match body {
        [0xef, 0xbb, 0xbf, rest @ ..] if rest.starts_with(MARK) => return SECOND_MARK,
        [0xef, 0xbb, 0xbf, rest @ ..] => return Ok(Cow::Borrowed(rest)),
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        _ => return Ok(Cow::Borrowed(body)),
    };
    let (pairs, odd) = body.as_chunks();
    if !odd.is_empty() {
        return Err(Error { problem: "half a UTF-16 unit", byte: body.len() - 1 });
    }
    let mut text = String::with_capacity(body.len());
    let mut byte = 2;
    for c in char::decode_utf16(pairs.iter().skip(1).map(|pair| unit(*pair))) {
        // RFC 2781, section 2.2: half a pair stands for nothing.
        let c = c.map_err(|_| Error { problem: "half a surrogate pair", byte })?;
        byte += 2 * c.len_utf16();
        text.push(c);
    }
    if text.as_bytes().starts_with(MARK) {
        return SECOND_MARK;
    }
    Ok(Cow::Owned(text.into_bytes()))
}

/// The readers pass over a mark themselves, so a second one must not get to them.
const MARK: &[u8] = b"\xef\xbb\xbf";
const SECOND_MARK: Result<Cow<'static, [u8]>, Error> =
    Err(Error { problem: "a second byte order mark", byte: 2 });

/// Whether a byte order mark says that a body is UTF-16, of either byte order.
///
/// # Examples
///
/// ```
/// assert!(statuslamp::encoding::is_utf16(b"\xff\xfe{\0}\0"));
/// assert!(!statuslamp::encoding::is_utf16(b"{}"));
/// ```
pub fn is_utf16(body: &[u8]) -> bool {
    matches!(body, [0xfe, 0xff, ..] | [0xff, 0xfe, ..])
}
