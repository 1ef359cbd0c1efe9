//! Scopes: what a key may do, as words of the form `resource:verb`.
//!
//! The grammar is RFC 6749's, section 3.3: words of visible ASCII without `"` and `\`, one space
//! between two of them, in any order. The words are StatusPage.me's, the one provider that
//! documents any, and ours for what it has none.

use crate::limits::{MAX_SCOPE_BYTES, MAX_SCOPES};

pub use power::KeyPower;

mod power;

/// One thing that a key may do. To write does not imply to read: no vendor says that it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// `monitors:read`: what is watched, and how it is. Statuspage calls them components, StatusPal
    /// services.
    MonitorsRead,
    /// `monitors:write`
    MonitorsWrite,
    /// `incidents:read`
    IncidentsRead,
    /// `incidents:write`
    IncidentsWrite,
    /// `maintenances:read`
    MaintenancesRead,
    /// `maintenances:write`
    MaintenancesWrite,
    /// `status-pages:read`: a page's settings, and what it shows to its visitors.
    StatusPagesRead,
    /// `analytics:read`: uptime, metrics.
    AnalyticsRead,
    /// `users:read`: who belongs to an organisation, and who may see a page. Personal data.
    UsersRead,
    /// `subscribers:read`: who is told about incidents. Personal data.
    SubscribersRead,
    /// `keys:read`: the keys that we gave out, without their secrets.
    KeysRead,
    /// `keys:write`: to make, rotate and revoke them.
    KeysWrite,
    /// `upstreams:read`: which providers the gate asks, without their keys.
    UpstreamsRead,
    /// `upstreams:write`
    UpstreamsWrite,
}

/// Each with its word, in the order of their bits.
const WORDS: [(Scope, &str); 14] = [
    (Scope::MonitorsRead, "monitors:read"),
    (Scope::MonitorsWrite, "monitors:write"),
    (Scope::IncidentsRead, "incidents:read"),
    (Scope::IncidentsWrite, "incidents:write"),
    (Scope::MaintenancesRead, "maintenances:read"),
    (Scope::MaintenancesWrite, "maintenances:write"),
    (Scope::StatusPagesRead, "status-pages:read"),
    (Scope::AnalyticsRead, "analytics:read"),
    (Scope::UsersRead, "users:read"),
    (Scope::SubscribersRead, "subscribers:read"),
    (Scope::KeysRead, "keys:read"),
    (Scope::KeysWrite, "keys:write"),
    (Scope::UpstreamsRead, "upstreams:read"),
    (Scope::UpstreamsWrite, "upstreams:write"),
];

/// StatusPage.me's overview has the hyphen, its console the underscore.
const ALIAS: (&str, Scope) = ("status_pages:read", Scope::StatusPagesRead);

impl Scope {
    /// All that there are.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(scope, _)| *scope)
    }

    /// The scope that a word names, in either of its spellings. Words are case-sensitive.
    pub fn parse(word: &str) -> Option<Self> {
        if word == ALIAS.0 {
            return Some(ALIAS.1);
        }
        WORDS.iter().find(|(_, known)| *known == word).map(|(scope, _)| *scope)
    }

    /// The word, in the spelling that we write.
    pub fn as_str(self) -> &'static str {
        WORDS.iter().find(|(scope, _)| *scope == self).map_or("", |(_, word)| word)
    }

    /// Whether it only reads.
    pub fn only_reads(self) -> bool {
        self.as_str().ends_with(":read")
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// All that one of our keys may do. Empty means nothing at all: what a provider's key may do is
/// another type, [`KeyPower`], since some of them mean everything by it.
///
/// # Examples
///
/// ```
/// use statuslamp::scope::{Scope, Scopes};
///
/// let scopes = Scopes::parse("monitors:read incidents:write pages:admire")?;
/// assert!(scopes.holds(Scope::MonitorsRead));
/// assert!(!scopes.holds(Scope::IncidentsRead), "write does not imply read");
/// assert_eq!(scopes.unknown(), ["pages:admire"], "kept, and good for nothing");
/// assert!(scopes.covers(&Scopes::parse("monitors:read")?));
/// # Ok::<(), statuslamp::scope::ScopeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes {
    known: u16,
    /// Sorted, each once.
    unknown: Vec<String>,
}

/// Why a text is no list of scopes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeError {
    /// Where, in bytes.
    pub at: usize,
    /// What is wrong there.
    pub problem: &'static str,
}

impl std::fmt::Display for ScopeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, at byte {}", self.problem, self.at)
    }
}

impl std::error::Error for ScopeError {}

impl Scopes {
    /// Reads words with one space between two of them. No text is no scopes.
    ///
    /// # Errors
    ///
    /// When the text is not of RFC 6749's grammar, has a word of more than 100 bytes, or more than
    /// 64 words.
    pub fn parse(words: &str) -> Result<Self, ScopeError> {
        let mut scopes = Self::default();
        let mut at = 0;
        for word in words.split(' ').filter(|_| !words.is_empty()) {
            scopes.add(word).map_err(|error| ScopeError { at: at + error.at, ..error })?;
            at += word.len() + 1;
        }
        Ok(scopes)
    }

    /// Adds one word.
    ///
    /// # Errors
    ///
    /// When it is none, too long, or one too many.
    pub fn add(&mut self, word: &str) -> Result<(), ScopeError> {
        let wrong = |at, problem| Err(ScopeError { at, problem });
        if word.is_empty() {
            return wrong(0, "a word is missing: one space stands between two of them");
        }
        if let Some(at) = word.bytes().position(|byte| !is_of_a_word(byte)) {
            return wrong(at, "a scope is visible ASCII without spaces, quotes and backslashes");
        }
        if word.len() > MAX_SCOPE_BYTES {
            return wrong(MAX_SCOPE_BYTES, "a scope has at most 100 characters");
        }
        match Scope::parse(word) {
            Some(scope) => self.known |= scope.bit(),
            None => {
                if let Err(at) = self.unknown.binary_search_by(|known| known.as_str().cmp(word)) {
                    if self.unknown.len() == MAX_SCOPES {
                        return wrong(0, "more than 64 scopes that nobody knows");
                    }
                    self.unknown.insert(at, word.to_owned());
                }
            }
        }
        Ok(())
    }

    /// Whether this scope is among these.
    pub fn holds(&self, scope: Scope) -> bool {
        self.known & scope.bit() != 0
    }

    /// Whether all that `other` names is among these. A word that nobody knows is covered by nothing,
    /// not even by itself.
    pub fn covers(&self, other: &Self) -> bool {
        other.known & !self.known == 0 && other.unknown.is_empty()
    }

    /// What either of the two names.
    #[must_use]
    pub fn union(mut self, other: &Self) -> Self {
        self.known |= other.known;
        self.unknown.extend(other.unknown.iter().cloned());
        self.unknown.sort_unstable();
        self.unknown.dedup();
        self
    }

    /// What this names and `other` does not.
    #[must_use]
    pub fn difference(mut self, other: &Self) -> Self {
        self.known &= !other.known;
        self.unknown.retain(|word| !other.unknown.contains(word));
        self
    }

    /// What both name, as far as it is known.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self { known: self.known & other.known, unknown: Vec::new() }
    }

    /// Whether no word is among these, not even an unknown one.
    pub fn is_empty(&self) -> bool {
        self.known == 0 && self.unknown.is_empty()
    }

    /// The scopes that are known, in the order of [`Scope::all`].
    pub fn known(&self) -> impl Iterator<Item = Scope> {
        Scope::all().filter(|scope| self.holds(*scope))
    }

    /// The words that we do not know, in alphabetical order. They allow nothing; a key that
    /// has one was meant to allow something.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// Every word, known ones first.
    pub fn words<'a>(&'a self) -> impl Iterator<Item = &'a str> {
        let known = self.known().map(|scope| -> &'a str { scope.as_str() });
        known.chain(self.unknown.iter().map(String::as_str))
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<T: IntoIterator<Item = Scope>>(scopes: T) -> Self {
        let known = scopes.into_iter().fold(0, |known, scope| known | scope.bit());
        Self { known, unknown: Vec::new() }
    }
}

/// As [`Scopes::parse`] reads it.
impl std::fmt::Display for Scopes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, word) in self.words().enumerate() {
            f.write_str(if index == 0 { "" } else { " " })?;
            f.write_str(word)?;
        }
        Ok(())
    }
}

/// RFC 6749, section 3.3: `%x21 / %x23-5B / %x5D-7E`.
fn is_of_a_word(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'"' && byte != b'\\'
}
