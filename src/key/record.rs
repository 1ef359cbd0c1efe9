//! What is stored of a key, and how it is judged by it.
//!
//! Nothing here is a secret: of each secret a hash and a public key are kept, with which it can be
//! recognised and its children verified, and neither be made.

use super::{KeyHash, Kind, Rate, Token};
use crate::limits::IN_USE_FOR;
use crate::policy::{Grant, Reason};
use crate::time::{Seconds, Timestamp};

pub use create::{New, Refusal};

mod create;
mod life;
mod read;
mod write;

/// What is stored of one secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    /// Recognises it.
    pub sha256: KeyHash,
    /// Verifies what its holder signs with it: see [`Token::narrow`].
    pub public_key: [u8; 32],
}

impl Verifier {
    /// What is stored of this token.
    pub fn of(token: &Token) -> Self {
        Self { sha256: token.hash(), public_key: token.public_key() }
    }
}

/// What is stored of a key.
///
/// It changes by [`used`](Self::used), [`rotate`](Self::rotate) and [`revoke`](Self::revoke), each
/// of which returns the new record and leaves the old one alone.
///
/// # Examples
///
/// ```
/// use statuslamp::key::{KeyHash, KeyRecord, New, Slot, Verifier};
/// use statuslamp::policy::{Audience, Grant};
/// use statuslamp::{scope::Scopes, time::{Seconds, Timestamp}};
///
/// let verifier = |secret| Verifier { sha256: KeyHash::of(secret), public_key: [0; 32] };
/// let new = New {
///     grant: Grant {
///         principal: "dashboard".into(),
///         only_draws: false,
///         scopes: Scopes::parse("monitors:read")?,
///         audience: Audience::of_pages(["abc123def456"]),
///         not_before: None,
///         expires_at: None,
///     },
///     rate: None,
///     note: None,
/// };
/// let at = |text| Timestamp::parse(text).unwrap();
/// let (ten, eleven) = (at("2026-11-22T10:00:00Z"), at("2026-11-22T11:00:00Z"));
///
/// let key = KeyRecord::create(new, verifier("old"), "3kFh29dKq1Z".into(), ten)?;
/// let key = key.rotate(verifier("new"), Seconds(3_600), ten)?;
/// assert_eq!(key.match_hash(&KeyHash::of("new")), Some(Slot::Pending));
///
/// let key = key.used(&KeyHash::of("new"), ten, ten);
/// assert_eq!(key.match_hash(&KeyHash::of("new")), Some(Slot::Active));
/// assert!(key.admit(Slot::Retiring, ten).is_ok());
/// assert!(key.admit(Slot::Retiring, eleven).is_err(), "the hour is over");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    /// The part of the key that names it, and is no secret.
    pub id: String,
    /// Its name, what it may do, and when.
    pub grant: Grant,
    /// How often it may be used. `None`: no matter how often.
    pub rate: Option<Rate>,
    /// What its owner should know of it: “migrated from ada@acme.example”.
    pub note: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// The minute of the first use that we know of.
    pub first_used_at: Option<Timestamp>,
    /// The minute of the last use that we know of.
    pub last_used_at: Option<Timestamp>,
    /// The secret that it has.
    pub active: Verifier,
    /// When that secret was made: with the key, or by a rotation.
    pub issued_at: Timestamp,
    /// The secret that it is about to get.
    pub pending: Option<Pending>,
    /// The secret that it had before.
    pub retiring: Option<Retiring>,
    /// When it was taken back. The key is dead as soon as this is stored, whatever the clock
    /// says.
    pub revoked_at: Option<Timestamp>,
}

/// A new secret that nobody has used yet. It waits without end, and the old one with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The secret.
    pub verifier: Verifier,
    /// When it was made.
    pub issued_at: Timestamp,
    /// How long the old secret lives after the first use of this one.
    pub grace: Seconds,
}

/// An old secret whose successor is in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retiring {
    /// The secret.
    pub verifier: Verifier,
    /// The first use of its successor that we know of.
    pub replaced_at: Timestamp,
    /// How long it lives from then on.
    pub grace: Seconds,
}

impl Retiring {
    /// From this instant on it is no key.
    pub fn until(&self) -> Timestamp {
        self.replaced_at.plus(self.grace.milliseconds())
    }
}

/// Which of a key's secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The one that it has.
    Active,
    /// The one that it is about to get.
    Pending,
    /// The one that it had before.
    Retiring,
}

/// How it is with a key, for lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was taken back.
    Revoked,
    /// Its end has come.
    Expired,
    /// Its beginning has not come.
    NotYet,
    /// It opens, and a new secret waits for its first use.
    Pending,
    /// It opens, and so does the secret that it had before.
    Retiring,
    /// It opens.
    Active,
}

impl KeyRecord {
    /// Which kind of key it is.
    pub fn kind(&self) -> Kind {
        if self.grant.only_draws { Kind::Publishable } else { Kind::Secret }
    }

    /// What is stored of a secret, if there is one in this place.
    pub fn verifier(&self, slot: Slot) -> Option<&Verifier> {
        match slot {
            Slot::Active => Some(&self.active),
            Slot::Pending => self.pending.as_ref().map(|pending| &pending.verifier),
            Slot::Retiring => self.retiring.as_ref().map(|retiring| &retiring.verifier),
        }
    }

    /// Whose hash this is, if it is one of this key's secrets; whether that one opens anything is
    /// for [`admit`](Self::admit) to say. Each is compared in whole, and all are, so that the time
    /// taken tells neither how far two agree nor which one it is.
    pub fn match_hash(&self, hash: &KeyHash) -> Option<Slot> {
        let mut found = None;
        for slot in [Slot::Active, Slot::Pending, Slot::Retiring] {
            let is_it = self.verifier(slot).is_some_and(|verifier| verifier.sha256.matches(hash));
            found = if is_it { Some(slot) } else { found };
        }
        found
    }

    /// Does this secret open anything now? What exactly is for
    /// [`decide`](crate::policy::decide) to say, and how often for [`Rate::admit`].
    ///
    /// # Errors
    ///
    /// When the key was revoked, has not begun or is over. An old secret whose time is over is an
    /// unknown key whatever became of the new one, which is no longer its holder's affair.
    pub fn admit(&self, slot: Slot, now: Timestamp) -> Result<(), Reason> {
        if self.verifier(slot).is_none() || slot == Slot::Retiring && !self.is_retiring(now) {
            return Err(Reason::UnknownKey);
        }
        match self.revoked_at {
            Some(at) => Err(Reason::Revoked(at)),
            None => self.grant.check_time(now),
        }
    }

    /// Whether there is an old secret that lives.
    fn is_retiring(&self, now: Timestamp) -> bool {
        self.retiring.as_ref().is_some_and(|retiring| now < retiring.until())
    }

    /// Whether it was used within the last six months, the last instant of them included.
    pub fn is_in_use(&self, now: Timestamp) -> bool {
        self.last_used_at.is_some_and(|last| now.since(last) <= IN_USE_FOR.milliseconds())
    }

    /// How it is with the key now.
    pub fn state(&self, now: Timestamp) -> State {
        match self.admit(Slot::Active, now) {
            Err(Reason::Expired(_)) => State::Expired,
            Err(Reason::NotYet(_)) => State::NotYet,
            Err(_) => State::Revoked,
            Ok(()) if self.pending.is_some() => State::Pending,
            Ok(()) if self.is_retiring(now) => State::Retiring,
            Ok(()) => State::Active,
        }
    }
}

impl State {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Revoked => "revoked",
            Self::Expired => "expired",
            Self::NotYet => "not-yet",
            Self::Pending => "pending",
            Self::Retiring => "retiring",
            Self::Active => "active",
        }
    }
}
