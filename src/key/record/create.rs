//! A key is made, or refused with a message that says why.

use super::{KeyRecord, Verifier};
use crate::key::{Kind, Rate};
use crate::limits::{
    MAX_AUDIENCE_IDS, MAX_NAME_CHARS, MAX_NOTE_CHARS, MAX_RATE_PER_SECOND, MAX_WORD_CHARS,
};
use crate::policy::{Audience, Grant, PageAudience, Pages};
use crate::text::one_line;
use crate::time::Timestamp;

/// What a new key is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// Its name, what it may do, and when. One that only draws is publishable.
    pub grant: Grant,
    /// How often it may be used.
    pub rate: Option<Rate>,
    /// What its owner should know of it, on one line.
    pub note: Option<String>,
}

/// Why a key is not made, or gets no new secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no name, and nobody would know which it is.
    NoName,
    /// The name is too long.
    LongName,
    /// The name looks like another one.
    HiddenInName,
    /// The note is too long.
    LongNote,
    /// The note does not look like what it says.
    HiddenInNote,
    /// A secret key has no scopes.
    NoScopes,
    /// Nobody knows this scope.
    UnknownScope(String),
    /// A publishable key has scopes.
    ScopesInVain,
    /// It is for no page and no organisation.
    NoAudience,
    /// A publishable key is for an organisation.
    OrganizationsInVain,
    /// It names more ids than a key may.
    TooManyIds,
    /// Of a page, no component is to be seen.
    NoComponents(String),
    /// What is to be an id is none.
    NoId(String),
    /// One page is named twice, and nobody can say which of the two counts.
    PageTwice(String),
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// It is over already: it ends at this instant, or did.
    Over(Timestamp),
    /// It could never be used.
    NoRate,
    /// It may be used more often than is counted.
    FastRate,
    /// It was revoked then.
    Revoked(Timestamp),
    /// The old secret would live too long.
    LongGrace,
    /// The new secret is one that the key has.
    SameSecret,
}

impl KeyRecord {
    /// A new key, whose id and secret are drawn by the caller.
    ///
    /// # Errors
    ///
    /// When it would do nothing, or something else than its maker thinks.
    pub fn create(new: New, active: Verifier, id: String, now: Timestamp) -> Result<Self, Refusal> {
        new.check(now)?;
        Ok(Self {
            id,
            grant: new.grant,
            rate: new.rate,
            note: new.note,
            created_at: now,
            first_used_at: None,
            last_used_at: None,
            active,
            issued_at: now,
            pending: None,
            retiring: None,
            revoked_at: None,
        })
    }
}

impl New {
    fn check(&self, now: Timestamp) -> Result<(), Refusal> {
        let grant = &self.grant;
        if grant.principal.is_empty() {
            return Err(Refusal::NoName);
        }
        check_line(&grant.principal, MAX_NAME_CHARS, Refusal::LongName, Refusal::HiddenInName)?;
        if let Some(note) = &self.note {
            check_line(note, MAX_NOTE_CHARS, Refusal::LongNote, Refusal::HiddenInNote)?;
        }
        let kind = if grant.only_draws { Kind::Publishable } else { Kind::Secret };
        check_scopes(grant, kind)?;
        check_audience(&grant.audience, kind)?;
        if grant.expires_at.zip(grant.not_before).is_some_and(|(end, start)| end <= start) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        check_end(grant, now)?;
        self.rate.map_or(Ok(()), check_rate)
    }
}

/// Whether it has an end that has come.
pub(super) fn check_end(grant: &Grant, now: Timestamp) -> Result<(), Refusal> {
    grant.expires_at.filter(|end| *end <= now).map_or(Ok(()), |end| Err(Refusal::Over(end)))
}

fn check_rate(rate: Rate) -> Result<(), Refusal> {
    if rate.uses == 0 || rate.per.0 == 0 {
        return Err(Refusal::NoRate);
    }
    let most = u64::from(rate.per.0) * u64::from(MAX_RATE_PER_SECOND);
    if u64::from(rate.uses) > most { Err(Refusal::FastRate) } else { Ok(()) }
}

fn check_line(text: &str, max: usize, long: Refusal, hidden: Refusal) -> Result<(), Refusal> {
    if text.chars().nth(max).is_some() {
        return Err(long);
    }
    if one_line(text, max) == text { Ok(()) } else { Err(hidden) }
}

fn check_scopes(grant: &Grant, kind: Kind) -> Result<(), Refusal> {
    let scopes = &grant.scopes;
    match (kind, scopes.unknown()) {
        (Kind::Publishable, _) if !scopes.is_empty() => Err(Refusal::ScopesInVain),
        (Kind::Secret, [word, ..]) => Err(Refusal::UnknownScope(word.clone())),
        (Kind::Secret, []) if scopes.is_empty() => Err(Refusal::NoScopes),
        (Kind::Publishable, _) | (Kind::Secret, []) => Ok(()),
    }
}

fn check_audience(audience: &Audience, kind: Kind) -> Result<(), Refusal> {
    let pages: &[PageAudience] = match &audience.pages {
        Pages::Every => &[],
        Pages::Only(pages) => pages,
    };
    if audience.is_empty() {
        return Err(Refusal::NoAudience);
    }
    if kind == Kind::Publishable && !audience.organizations.is_empty() {
        return Err(Refusal::OrganizationsInVain);
    }
    let components = || pages.iter().flat_map(|page| page.parts.0.iter().flatten());
    let ids =
        || pages.iter().map(|page| &page.id).chain(components()).chain(&audience.organizations);
    if ids().nth(MAX_AUDIENCE_IDS).is_some() {
        return Err(Refusal::TooManyIds);
    }
    // In a list `*` would be a page of that name, and not every page.
    let is_none = |id: &str| matches!(id, "" | "*") || one_line(id, MAX_WORD_CHARS) != *id;
    if let Some(id) = ids().find(|id| is_none(id)) {
        return Err(Refusal::NoId(one_line(id.as_str(), MAX_WORD_CHARS).into_owned()));
    }
    for (index, page) in pages.iter().enumerate() {
        if page.parts.0.iter().any(Vec::is_empty) {
            return Err(Refusal::NoComponents(page.id.clone()));
        }
        if pages.iter().take(index).any(|earlier| earlier.id == page.id) {
            return Err(Refusal::PageTwice(page.id.clone()));
        }
    }
    Ok(())
}

impl std::error::Error for Refusal {}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoName => "a key without a name could not be told from others",
            Self::LongName => "the name has more than 300 characters",
            Self::HiddenInName => {
                "the name has characters or spaces that do not show: it could look like another"
            }
            Self::LongNote => "the note has more than 500 characters",
            Self::HiddenInNote => "the note has characters or spaces that do not show",
            Self::NoScopes => {
                "a key without scopes could do nothing; with some providers it would mean \
                 everything, so it is refused"
            }
            Self::UnknownScope(word) => {
                return write!(f, "nobody knows the scope “{word}”, so it would allow nothing");
            }
            Self::ScopesInVain => {
                "a publishable key has badges and banners drawn; scopes would do nothing on it"
            }
            Self::NoAudience => "a key for no page and no organisation could do nothing",
            Self::OrganizationsInVain => {
                "a publishable key has badges and banners drawn; organisations would do nothing on it"
            }
            Self::TooManyIds => "the key names more than 1000 ids",
            Self::NoComponents(id) => {
                return write!(f, "of the page “{id}” the key would see no component");
            }
            Self::NoId(id) => return write!(f, "“{id}” is no id"),
            Self::PageTwice(id) => return write!(f, "the page “{id}” is named twice"),
            Self::EndsBeforeItBegins => "the key would end before it begins",
            Self::Over(end) => return write!(f, "the key ended at {end}"),
            Self::NoRate => "with a rate of zero the key could never be used",
            Self::FastRate => "a key may be used at most 1000 times in a second",
            Self::Revoked(at) => return write!(f, "the key was revoked at {at}"),
            Self::LongGrace => "the old secret may live for at most 7 days",
            Self::SameSecret => "the new secret is one that the key has already",
        })
    }
}
