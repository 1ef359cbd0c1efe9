//! The tokens of RFC 8259: where each ends.

use super::plain::{HIGHS, ONES};
use super::{Error, Fault, Kind};

/// What is wrong, and where: small, so that the reader's happy path stays in registers.
pub(super) struct Problem {
    at: usize,
    what: &'static str,
    is_expectation: bool,
}

impl Problem {
    #[cold]
    pub(super) fn is(at: usize, what: &'static str) -> Self {
        Self { at, what, is_expectation: false }
    }

    #[cold]
    pub(super) fn expected(at: usize, what: &'static str) -> Self {
        Self { at, what, is_expectation: true }
    }

    #[cold]
    pub(super) fn expected_next(at: usize, in_object: bool) -> Self {
        Self::expected(at, if in_object { "“,” or “}”" } else { "“,” or “]”" })
    }

    /// In words.
    #[cold]
    pub(super) fn told(&self, bytes: &[u8]) -> Error {
        let mut problem = self.what.to_owned();
        if self.is_expectation {
            problem = match bytes.get(self.at) {
                None => ["the body ends where ", self.what, " was expected"].concat(),
                Some(byte) => {
                    let mut problem = ["expected ", self.what].concat();
                    if byte.is_ascii_graphic() {
                        problem.extend([
                            ", found “",
                            char::from(*byte).encode_utf8(&mut [0; 4]),
                            "”",
                        ]);
                    }
                    problem
                }
            };
        }
        Error { fault: Fault::Syntax, place: String::new(), problem, byte: self.at }
    }
}

/// The byte at a position. At the end it is 0, which the grammar lets nowhere through.
#[inline(always)]
pub(super) fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// Where the space ends that may begin at `at`.
#[inline(always)]
pub(super) fn without_space(bytes: &[u8], at: usize) -> usize {
    // Bodies are mostly written without space.
    if byte(bytes, at) > b' ' { at } else { space_end(bytes, at) }
}

#[inline(never)]
fn space_end(bytes: &[u8], mut at: usize) -> usize {
    while let b' ' | b'\n' | b'\r' | b'\t' = byte(bytes, at) {
        at += 1;
        // Where there is space, there is an indentation.
        while bytes.get(at..).and_then(<[u8]>::first_chunk) == Some(b"    ") {
            at += 4;
        }
    }
    at
}

/// Where the closing quote of a text stands whose inside begins at `at`, and whether there is an
/// escape in it.
#[inline(always)]
pub(super) fn text_end(bytes: &[u8], at: usize) -> Result<(usize, bool), Problem> {
    let end = plain_end(bytes, at);
    if byte(bytes, end) == b'"' { Ok((end, false)) } else { escaped_text_end(bytes, end) }
}

#[inline(never)]
fn escaped_text_end(bytes: &[u8], mut at: usize) -> Result<(usize, bool), Problem> {
    loop {
        match byte(bytes, at) {
            b'"' => return Ok((at, true)),
            b'\\' => at = plain_end(bytes, escape_end(bytes, at + 1)?),
            _ if at >= bytes.len() => {
                return Err(Problem::is(at, "the body ends inside a text"));
            }
            _ => return Err(Problem::is(at, "a control character in a text")),
        }
    }
}

/// Where after `at` the first quote, backslash or control character stands; the end where there is
/// none.
#[inline(always)]
fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let eight = u64::from_le_bytes(*eight);
        let quote = eight ^ (ONES * 0x22);
        let backslash = eight ^ (ONES * 0x5c);
        // The highest bit of each byte that stops us, and perhaps of some after the first. A byte
        // beyond ASCII is none of the three.
        let stops = quote.wrapping_sub(ONES) & !quote
            | backslash.wrapping_sub(ONES) & !backslash
            | eight.wrapping_sub(ONES * 0x20) & !eight;
        if stops & HIGHS != 0 {
            return at + (stops & HIGHS).trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while let Some(0x20 | 0x21 | 0x23..=0x5b | 0x5d..) = bytes.get(at) {
        at += 1;
    }
    at
}

/// Where an escape ends whose backslash stands before `at`.
fn escape_end(bytes: &[u8], at: usize) -> Result<usize, Problem> {
    match byte(bytes, at) {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(at + 1),
        b'u' => {
            for digit in at + 1..at + 5 {
                if !byte(bytes, digit).is_ascii_hexdigit() {
                    return Err(Problem::expected(digit, "four hex digits"));
                }
            }
            Ok(at + 5)
        }
        _ => Err(Problem::expected(at, "an escape")),
    }
}

/// Where a number ends.
#[inline(never)]
pub(super) fn number(bytes: &[u8], mut at: usize) -> Result<usize, Problem> {
    at += usize::from(byte(bytes, at) == b'-');
    at = if byte(bytes, at) == b'0' { at + 1 } else { digits_end(bytes, at)? };
    if byte(bytes, at) == b'.' {
        at = digits_end(bytes, at + 1)?;
    }
    if matches!(byte(bytes, at), b'e' | b'E') {
        let is_signed = matches!(byte(bytes, at + 1), b'+' | b'-');
        at = digits_end(bytes, at + 1 + usize::from(is_signed))?;
    }
    Ok(at)
}

fn digits_end(bytes: &[u8], mut at: usize) -> Result<usize, Problem> {
    if !byte(bytes, at).is_ascii_digit() {
        return Err(Problem::expected(at, "a digit"));
    }
    while byte(bytes, at).is_ascii_digit() {
        at += 1;
    }
    Ok(at)
}

/// Which of the three words begins at `at`, and where it ends.
#[inline(always)]
pub(super) fn word(bytes: &[u8], at: usize, first: u8) -> Result<(Kind, usize), Problem> {
    let (kind, word): (Kind, &[u8]) = match first {
        b't' => (Kind::True, b"true"),
        b'f' => (Kind::False, b"false"),
        _ => (Kind::Null, b"null"),
    };
    let end = at + word.len();
    if bytes.get(at..end) == Some(word) {
        return Ok((kind, end));
    }
    Err(Problem::expected(at, "true, false or null"))
}

#[cold]
pub(super) fn no_value(at: usize, is_markup: bool) -> Problem {
    if is_markup { Problem::is(at, "HTML or XML") } else { Problem::expected(at, "a value") }
}
