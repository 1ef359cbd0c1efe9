//! What keys look like.

use super::{Found, is_name, is_word, run};
use crate::key::Token;
use crate::limits::MIN_SECRET_BYTES;

/// A form that keys have. The vendors' are those of their documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyForm {
    /// One of ours: `slk_` or `slp_`, for certain when its checksum agrees; or a child of one,
    /// `slc_`, from 100 characters on.
    Ours,
    /// StatusPage.me's `spk_`.
    StatuspageMe,
    /// `StatusPal`'s `uk_`.
    Statuspal,
    /// Statuspage's 64 lower-case hex digits, which may be a SHA-256 as well.
    Statuspage,
    /// Datadog's API key of 32 hex digits, which may be an MD5 as well.
    DatadogApi,
    /// Datadog's application key of 40 hex digits, which may be a SHA-1 as well.
    DatadogApplication,
    /// Cachet 3's, from Laravel Sanctum: a number, `|`, and 40 letters and digits, to which newer
    /// ones add 8 of a checksum.
    Cachet,
    /// None of these: it stands where a key belongs.
    Other,
}

/// What the key of a child begins with: one that the holder of a key made of it, with its id.
pub(super) use crate::key::CHILD_PREFIX as CHILD;

/// The signature alone is 88 characters.
const MIN_CHILD_BYTES: usize = 100;

/// The key whose form begins here, where a word begins.
pub(super) fn at(text: &str, start: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let end = run(bytes, start, is_word);
    let word = text.get(start..end)?;
    let (whose, end, sure) = match word.split_at_checked(4) {
        Some(("slk_" | "slp_", secret)) if secret.len() >= MIN_SECRET_BYTES => {
            (KeyForm::Ours, end, Token::parse(word).is_ok())
        }
        Some((CHILD, _)) if word.len() >= MIN_CHILD_BYTES => (KeyForm::Ours, end, true),
        Some(("spk_", _)) => (KeyForm::StatuspageMe, long(bytes, start, 4)?, true),
        _ if word.starts_with("uk_") => (KeyForm::Statuspal, long(bytes, start, 3)?, true),
        _ => match word.len() {
            32 if is_hex(word) => (KeyForm::DatadogApi, end, false),
            40 if is_hex(word) => (KeyForm::DatadogApplication, end, false),
            64 if is_hex(word) && !word.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                (KeyForm::Statuspage, end, false)
            }
            _ => (KeyForm::Cachet, sanctum(bytes, word, end)?, true),
        },
    };
    Some(Found { range: start..end, whose, sure })
}

fn is_hex(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Where a key ends that has enough of letters, digits, `_` and `-` after its prefix.
fn long(bytes: &[u8], start: usize, prefix: usize) -> Option<usize> {
    let end = run(bytes, start, is_name);
    (end - start >= prefix + MIN_SECRET_BYTES).then_some(end)
}

/// Where a key of Sanctum's ends of which this word is the number.
fn sanctum(bytes: &[u8], number: &str, stroke: usize) -> Option<usize> {
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let secret = bytes.get(stroke..)?.strip_prefix(b"|").filter(|_| is_number)?;
    // No further than a key can go: what follows may be the number of another one.
    let near = secret.get(..49).unwrap_or(secret);
    let length = run(near, 0, is_word);
    let is_plain = near.iter().take(length).all(u8::is_ascii_alphanumeric);
    ((40..=48).contains(&length) && is_plain).then_some(stroke + 1 + length)
}
