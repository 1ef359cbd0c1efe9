//! Narrower keys, made by whoever holds a key, without asking anybody.
//!
//! # Construction
//!
//! From a token's text *t* three things are derived, each a one-way street:
//!
//! - `SHA-256(t)`, which is stored: by it *t* itself is known again;
//! - a seed, `SHA-256("statuslamp narrow 1" ‖ 0 ‖ t)`, which is stored nowhere;
//! - the public key of the Ed25519 pair that the seed makes (RFC 8032, section 5.1.5), which is stored.
//!
//! A child token is `slc_<id of the parent>_<what it may do>_<signature><checksum>`: what it may do as
//! JSON in base 62, and the pair's Ed25519 signature of `"statuslamp child 1" ‖ 0` and all the text
//! before it. Whoever verifies it takes what the parent may do *now*, and of that what the child
//! names too: an intersection, so that a child cannot be wider, whatever it says.
//!
//! # Threat model
//!
//! - *The store leaks.* SHA-256 of 160 random bits gives no token back, and a public key signs
//!   nothing: nobody can authenticate with what is stored, or make a child of it.
//! - *A child leaks.* It does what it names until its end, and it must have one. It gives away neither
//!   its parent nor a sibling, and can have no children.
//! - *The parent is revoked, ends, or is narrowed.* So are its children, at once, and nothing but
//!   the parent is looked up. A rotated secret's children end with it.
//! - *A child is altered.* The checksum tells typing errors before anything is looked up. All of the
//!   text is signed; base 62 has one spelling for each value, and a signature that the pair did not
//!   make so is refused (RFC 8032, section 5.1.7), so that one child has one text.
//! - *A child is taken for something else that the pair signed.* It signs nothing else, and what it
//!   signs begins with words of its own.
//! - *Not covered.* One child alone cannot be revoked: make its end near. Whoever sends texts that
//!   name a parent's id costs the verifier up to three signatures' time for each, hundreds of times
//!   that of a hash: limit the rate by address before.

use statuslamp_digest::{base62, checksum, sha256};

use super::{Kind, Token, TokenError, signature};
use crate::json::{Error, Writer};
use crate::limits::MAX_CHILD_BYTES;
use crate::policy::{Audience, Grant, whole};
use crate::scope::Scopes;
use crate::time::Timestamp;

/// What a child token starts with.
pub const CHILD_PREFIX: &str = "slc_";

/// Bytes of the parent's id.
const ID_BYTES: usize = 11;

const SEED_LABEL: &[u8] = b"statuslamp narrow 1\0";
const CHILD_LABEL: &[u8] = b"statuslamp child 1\0";

/// What a child may do, as far as its parent may do it when it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowing {
    /// These scopes only; `None` for the parent's.
    pub scopes: Option<Scopes>,
    /// About these only; `None` for what the parent's are about.
    pub audience: Option<Audience>,
    /// Until then, and no longer than the parent.
    pub expires_at: Timestamp,
}

/// Why no child can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NarrowError {
    /// A publishable key is for everybody to see already.
    Publishable,
    /// Its end is not ahead.
    Ended,
    /// It names no scope, or one that nobody knows.
    Scopes(String),
    /// It is about nothing.
    Nothing,
    /// It would be longer than a header has room for.
    TooLong,
}

impl std::fmt::Display for NarrowError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Publishable => {
                f.write_str("a publishable key only draws; there is nothing to narrow")
            }
            Self::Ended => {
                f.write_str("expiresAt: must be ahead, since one child cannot be revoked")
            }
            Self::Scopes(word) if word.is_empty() => {
                f.write_str("scopes: none; leave them out for those of the key itself")
            }
            Self::Scopes(word) => {
                f.write_str("scopes: nobody knows “")?;
                f.write_str(word)?;
                f.write_str("”")
            }
            Self::Nothing => f.write_str("pages: none; leave them out for those of the key itself"),
            Self::TooLong => f.write_str("too much is named for a header to hold: name less"),
        }
    }
}

impl std::error::Error for NarrowError {}

impl Token {
    /// Makes a child of this key: a token that may do less, for a shorter time. Nobody is asked.
    ///
    /// Whether the key itself may do what is named is not known here; whoever verifies the child
    /// finds out, and lets through what both name.
    ///
    /// # Errors
    ///
    /// When the child could do nothing, had no end, or would be too long.
    pub fn narrow(&self, to: &Narrowing, now: Timestamp) -> Result<ChildToken, NarrowError> {
        if self.kind() != Kind::Secret {
            return Err(NarrowError::Publishable);
        }
        if to.expires_at <= now {
            return Err(NarrowError::Ended);
        }
        if let Some(scopes) = &to.scopes {
            if let Some(unknown) = scopes.unknown().first() {
                return Err(NarrowError::Scopes(unknown.clone()));
            }
            if scopes.is_empty() {
                return Err(NarrowError::Scopes(String::new()));
            }
        }
        if to.audience.as_ref().is_some_and(Audience::is_empty) {
            return Err(NarrowError::Nothing);
        }
        let mut text = [CHILD_PREFIX, self.id(), "_"].concat();
        text.push_str(&base62::encode(to.to_json().as_bytes()));
        text.push('_');
        let signature = signature::sign(&self.seed(), &message(&text));
        text.push_str(&base62::encode(&signature));
        checksum::append(&mut text);
        if text.len() > MAX_CHILD_BYTES {
            return Err(NarrowError::TooLong);
        }
        Ok(ChildToken { text, narrowing: to.clone() })
    }

    /// The public key by which children of this token are known.
    pub fn public_key(&self) -> [u8; 32] {
        signature::public_key(&self.seed())
    }

    fn seed(&self) -> [u8; 32] {
        sha256(&[SEED_LABEL, self.expose().as_bytes()])
    }
}

/// A narrower token that was made of another, offline.
#[derive(Clone)]
pub struct ChildToken {
    text: String,
    narrowing: Narrowing,
}

/// Shows the parent's id and not the token: whoever has it may use it.
impl std::fmt::Debug for ChildToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChildToken")
            .field("id", &self.id())
            .field("narrowing", &self.narrowing)
            .finish_non_exhaustive()
    }
}

impl ChildToken {
    /// Reads a child token. It proves nothing yet: see [`ChildToken::is_signed_by`].
    ///
    /// # Errors
    ///
    /// When the text is no child token: of another form, too long, or altered.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        let rest = text.strip_prefix(CHILD_PREFIX).ok_or(TokenError::Prefix)?;
        if text.len() > MAX_CHILD_BYTES {
            return Err(TokenError::Length(text.len()));
        }
        checksum::before(text).ok_or(TokenError::Checksum)?;
        let mut parts = rest.split('_');
        let (id, json, signature) = (parts.next(), parts.next(), parts.next());
        let is_whole = signature.is_some() && parts.next().is_none();
        let narrowing = json
            .and_then(base62::decode)
            .and_then(|json| String::from_utf8(json).ok())
            // One child has one text.
            .and_then(|json| Narrowing::from_json(&json).ok().filter(|it| it.to_json() == json));
        match (id, narrowing) {
            (Some(id), Some(narrowing)) if is_whole && id.len() == ID_BYTES => {
                Ok(Self { text: text.to_owned(), narrowing })
            }
            _ => Err(TokenError::Child),
        }
    }

    /// The parent's id.
    pub fn id(&self) -> &str {
        self.text.get(CHILD_PREFIX.len()..CHILD_PREFIX.len() + ID_BYTES).unwrap_or_default()
    }

    /// What it may do at most.
    pub fn narrowing(&self) -> &Narrowing {
        &self.narrowing
    }

    /// The token itself. Every call is a place where it can get out.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// Whether the holder of the secret of this public key made it.
    pub fn is_signed_by(&self, public_key: &[u8; 32]) -> bool {
        let at = self.text.rfind('_').map_or(0, |at| at + 1);
        let Some((signed, rest)) = self.text.split_at_checked(at) else { return false };
        let signature = rest.get(..rest.len().saturating_sub(checksum::CHARS));
        let signature = signature.and_then(base62::decode);
        let signature = signature.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
        signature
            .is_some_and(|signature| signature::verify(public_key, &message(signed), &signature))
    }
}

fn message(text: &str) -> Vec<u8> {
    [CHILD_LABEL, text.as_bytes()].concat()
}

impl Grant {
    /// What is left of it for a child: never more than it is itself.
    #[must_use]
    pub fn narrowed(&self, to: &Narrowing) -> Self {
        let end = self.expires_at.map_or(to.expires_at, |end| end.min(to.expires_at));
        let audience = to.audience.as_ref();
        Self {
            principal: self.principal.clone(),
            only_draws: self.only_draws,
            scopes: to
                .scopes
                .as_ref()
                .map_or_else(|| self.scopes.clone(), |scopes| self.scopes.intersection(scopes)),
            audience: audience
                .map_or_else(|| self.audience.clone(), |to| self.audience.intersection(to)),
            not_before: self.not_before,
            expires_at: Some(end),
        }
    }
}

impl Narrowing {
    /// As it stands in a child token, and as `src/wasm.d.ts` shows it.
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            if let Some(scopes) = &self.scopes {
                json.array("scopes", scopes.words(), Writer::text_value);
            }
            if let Some(audience) = &self.audience {
                audience.write(json);
            }
            json.time("expiresAt", Some(self.expires_at));
        });
        json.finish()
    }

    /// Reads what [`Narrowing::to_json`] writes.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no narrowing.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |narrowing| {
            narrowing.only(&["scopes", "pages", "organizations", "expiresAt"]);
            let names_audience = |name| narrowing.find(name).is_some();
            Self {
                scopes: narrowing.find("scopes").map(|_| narrowing.scopes("scopes")),
                audience: (names_audience("pages") || names_audience("organizations"))
                    .then(|| Audience::under(&narrowing)),
                expires_at: narrowing.instant("expiresAt").unwrap_or_else(|| {
                    narrowing.refuse("expiresAt", "missing: one child cannot be revoked");
                    Timestamp::EPOCH
                }),
            }
        })
    }
}
