//! Keys in any text: a log line, a body, a dump of headers, an address.
//!
//! A key shows by its form, or by what stands before it. Text is read as it is, though a word begins
//! after an escape such as `%3D`, `\n` and `\u0026`: of what is percent-encoded, the value after a
//! key's name is found, and neither a `=` nor the `|` of Cachet's form is.

use std::borrow::Cow;
use std::ops::Range;

use super::token::masked;
use super::{MASK, Token};

pub use form::KeyForm;

mod form;
mod place;

/// A key in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which bytes of the text. They begin and end between characters.
    pub range: Range<usize>,
    /// Whose key it is, by its form.
    pub whose: KeyForm,
    /// Whether it is one for certain: it stands where a key belongs, or nothing else has its form.
    pub sure: bool,
}

/// Everything in a text that stands where a key belongs or has the [form](KeyForm) of one, in
/// order; they do not overlap.
///
/// A form is found where it stands alone, with no letter, digit or `_` directly before or after.
/// A key belongs after `Authorization:`, `X-API-Key:`, `api_key=`, `"token":` and their like, in
/// whatever case. There, everything is one up to the closing quote, or where there is none, to
/// white space: a scheme before it is not, nor are JSON's `null` and `true`, and of a list the
/// first value alone is. What is masked, or has no letter or digit, is no key. Takes time in
/// proportion to the text.
///
/// # Examples
///
/// ```
/// use statuslamp::key::{KeyForm, recognise};
///
/// let line = "GET /v1/pages?api_key=hunter2 by spk_0123456789abcdef";
/// let found = recognise(line);
/// assert_eq!(&line[found[0].range.clone()], "hunter2");
/// assert_eq!((found[0].whose, found[0].sure), (KeyForm::Other, true));
/// assert_eq!(found[1].whose, KeyForm::StatuspageMe);
/// ```
pub fn recognise(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = run(bytes, at, |byte| !is_word(byte));
        let start = start + escape(bytes, start);
        at = run(bytes, start, is_word);
        if let Some(value) = value_of_word(bytes, start..at) {
            at = value.end;
            if text.get(value.clone()).is_some_and(is_a_key) {
                let form = form::at(text, value.start).filter(|form| form.range == value);
                let whose = form.map_or(KeyForm::Other, |form| form.whose);
                found.push(Found { range: value, whose, sure: true });
            }
        } else if let Some(form) = form::at(text, start) {
            at = form.range.end;
            found.push(form);
        }
    }
    found
}

/// The text with every key masked that is [found](recognise), sure or not; our own so that their
/// holders know them again. Nothing is found in it then, so masking it again changes nothing.
///
/// # Examples
///
/// ```
/// use statuslamp::key::mask;
///
/// let line = "Authorization: Bearer slk_0bPELAU4eqF_0bPELAU4eqF0bPELAU4eqF07yhS3349PX7";
/// assert_eq!(mask(line), "Authorization: Bearer slk_0b…qF_*****");
/// assert_eq!(mask(r#"{"api_key": "hunter2"}"#), r#"{"api_key": "*****"}"#);
/// ```
pub fn mask(text: &str) -> Cow<'_, str> {
    let found = recognise(text);
    if found.is_empty() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for Found { range, whose, .. } in found {
        out.push_str(text.get(copied..range.start).unwrap_or_default());
        copied = range.end;
        match text.get(range) {
            Some(key) if whose == KeyForm::Ours => out.push_str(&shown(key)),
            _ => out.push_str(MASK),
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out.into()
}

/// What may be shown of a key of ours. In a wrong one the secret may stand where the id belongs.
fn shown(key: &str) -> String {
    match (Token::parse(key), key.split_at_checked(4)) {
        (Ok(token), _) => token.masked(),
        (_, Some((form::CHILD, rest))) => {
            masked(form::CHILD, rest.split('_').next().unwrap_or_default())
        }
        (_, Some((prefix, _))) => masked(prefix, ""),
        (_, None) => MASK.to_owned(),
    }
}

/// Whether what stands where a key belongs can be one: “Authorization: Bearer …” holds none.
fn is_a_key(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !is_masked(value)
}

/// Whether this is what masking makes of a key.
fn is_masked(key: &str) -> bool {
    let is_of_id = |shown: &str| match shown.as_bytes() {
        [] => true,
        [a, b, 0xe2, 0x80, 0xa6, y, z, b'_'] => {
            [a, b, y, z].into_iter().all(u8::is_ascii_alphanumeric)
        }
        _ => false,
    };
    key.strip_suffix(MASK).is_some_and(|shown| match shown.split_at_checked(4) {
        Some(("slk_" | "slp_" | form::CHILD, id)) => is_of_id(id),
        _ => shown.is_empty(),
    })
}

/// Where the run of such bytes ends that begins here.
fn run(bytes: &[u8], start: usize, is_in: fn(u8) -> bool) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().position(|byte| !is_in(*byte)).unwrap_or(rest.len())
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_name(byte: u8) -> bool {
    is_word(byte) || byte == b'-'
}

/// What stands in a key's place, if a word ends with the name of one: `STATUSPAGE_API_KEY` does.
fn value_of_word(bytes: &[u8], word: Range<usize>) -> Option<Range<usize>> {
    let follows = |at: &usize| {
        *at == word.start || at.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'_')
    };
    word.clone().filter(follows).find_map(|at| place::value(bytes, at))
}

/// How many letters and digits belong to an escape that begins before them, as in an address or in a
/// dump of headers inside a JSON string: the word begins after it.
fn escape(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let hex = |from: usize, digits: usize| {
        rest.get(from..from + digits).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
    };
    match (at.checked_sub(1).and_then(|before| bytes.get(before)), rest.first()) {
        (Some(b'%'), _) if hex(0, 2) => 2,
        (Some(b'\\'), Some(b'u')) if hex(1, 4) => 5,
        (Some(b'\\'), Some(b'x')) if hex(1, 2) => 3,
        (Some(b'\\'), Some(b'b' | b'f' | b'n' | b'r' | b't')) => 1,
        _ => 0,
    }
}
