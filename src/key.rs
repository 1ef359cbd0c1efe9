//! Keys: ours, of which we hold a hash alone, and the providers', which cannot print.

use statuslamp_digest::{is_same, sha256};

use crate::limits::{MAX_KEY_BYTES, MIN_SECRET_BYTES};

pub use keyring::{Checked, Keyring};
pub use member::{KeyAct, KeyList, Role};
pub use narrow::{CHILD_PREFIX, ChildToken, NarrowError, Narrowing};
pub use rate::Rate;
pub use recognise::{Found, KeyForm, mask, recognise};
pub use record::{KeyRecord, New, Pending, Refusal, Retiring, Slot, State, Verifier};
pub use token::{Kind, TOKEN_BYTES, TOKEN_RANDOM_BYTES, Token, TokenError};

mod keyring;
mod member;
mod narrow;
mod rate;
mod recognise;
mod record;
mod signature;
mod token;

/// What every secret looks like on its way out.
pub const MASK: &str = "*****";

/// A provider's key. It has no `Display` and is never serialized; `Debug` prints the mask.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A provider's key.
    ///
    /// # Errors
    ///
    /// Refuses what no provider's key looks like. A stray line end would go unnoticed, since
    /// headers lose it on their way, and hide the key from those who look for it in answers; a
    /// key of two letters would be found in every one.
    pub fn parse(key: &str) -> Result<Self, &'static str> {
        let printable = key.bytes().all(|byte| byte.is_ascii_graphic());
        if printable && (MIN_SECRET_BYTES..=MAX_KEY_BYTES).contains(&key.len()) {
            Ok(Self(key.to_owned()))
        } else {
            Err("a key is 8 to 512 visible ASCII characters, without spaces or line ends")
        }
    }

    /// The key itself. Every call is a place where it can get out.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(MASK)
    }
}

/// The SHA-256 of one of our keys: what is stored of it. A key has too much randomness for a
/// slow hash to add anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyHash([u8; 32]);

impl KeyHash {
    /// The hash of a key as its holder sends it.
    pub fn of(key: &str) -> Self {
        Self(sha256(&[key.as_bytes()]))
    }

    /// A hash as its 64 hex digits.
    ///
    /// # Errors
    ///
    /// When there are more or fewer, or others.
    pub fn parse(hex: &str) -> Result<Self, &'static str> {
        let mut digits = hex.chars().map(|digit| match digit {
            '0'..='9' | 'a'..='f' => digit.to_digit(16).and_then(|value| u8::try_from(value).ok()),
            _ => None,
        });
        let mut hash = [0; 32];
        for byte in &mut hash {
            let (high, low) = (digits.next().flatten(), digits.next().flatten());
            *byte = high.zip(low).map(|(high, low)| high << 4 | low).ok_or(NOT_A_HASH)?;
        }
        if digits.next().is_some() { Err(NOT_A_HASH) } else { Ok(Self(hash)) }
    }

    /// Whether both are the same, in a time that does not tell how far they agree.
    pub fn matches(&self, other: &Self) -> bool {
        is_same(&self.0, &other.0)
    }
}

const NOT_A_HASH: &str = "expected 64 lower-case hex digits";

impl From<KeyHash> for String {
    fn from(hash: KeyHash) -> Self {
        crate::text::hex(&hash.0)
    }
}
