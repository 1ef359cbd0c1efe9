//! Scopes: what a key may do, as words of the form `resource:verb`.
//!
//! The grammar is RFC 6749's, section 3.3: words of printable ASCII without `"` and `\`,
//! separated by spaces, in any order. The words are StatusPage.me's, the one provider that
//! documents any.

use serde::Serialize;

use crate::text::unknown_word;

/// One thing that a key may do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub enum Scope {
    /// `monitors:read`: what is watched, and how it is. Statuspage calls them components.
    MonitorsRead,
    /// `incidents:read`
    IncidentsRead,
    /// `incidents:write`
    IncidentsWrite,
    /// `maintenances:read`
    MaintenancesRead,
    /// `maintenances:write`
    MaintenancesWrite,
    /// `status-pages:read`
    StatusPagesRead,
    /// `analytics:read`
    AnalyticsRead,
    /// A word that we do not know. It is kept, and covers nothing.
    Unknown(String),
}

const WORDS: [(&str, Scope); 8] = [
    ("monitors:read", Scope::MonitorsRead),
    ("incidents:read", Scope::IncidentsRead),
    ("incidents:write", Scope::IncidentsWrite),
    ("maintenances:read", Scope::MaintenancesRead),
    ("maintenances:write", Scope::MaintenancesWrite),
    ("status-pages:read", Scope::StatusPagesRead),
    ("analytics:read", Scope::AnalyticsRead),
    // StatusPage.me's documentation has both spellings.
    ("status_pages:read", Scope::StatusPagesRead),
];

impl Scope {
    /// The scope that a word names. Words are case-sensitive.
    pub fn parse(word: &str) -> Self {
        WORDS.iter().find(|(known, _)| *known == word).map_or_else(
            || Self::Unknown(unknown_word(word, &WORDS.map(|(known, _)| known))),
            |(_, scope)| scope.clone(),
        )
    }

    /// The word, in the spelling that we write.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown(word) => word,
            known => WORDS.iter().find(|(_, scope)| scope == known).map_or("", |(word, _)| word),
        }
    }
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<Scope> for String {
    fn from(scope: Scope) -> Self {
        scope.as_str().to_owned()
    }
}

/// All that a key may do. Empty means nothing at all: the providers for which it means
/// everything are why this is a type.
///
/// # Examples
///
/// ```
/// use statuslamp::scope::{Scope, Scopes};
///
/// let scopes = Scopes::parse("monitors:read incidents:write");
/// assert!(scopes.covers(&Scope::MonitorsRead));
/// assert!(!scopes.covers(&Scope::IncidentsRead), "write does not imply read");
/// assert!(!Scopes::parse("").covers(&Scope::MonitorsRead));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// Reads a list of words separated by spaces.
    pub fn parse(words: &str) -> Self {
        words.split(' ').filter(|word| !word.is_empty()).map(Scope::parse).collect()
    }

    /// Whether the scope is among these. A word that nobody knows covers nothing, not even
    /// itself.
    pub fn covers(&self, scope: &Scope) -> bool {
        !matches!(scope, Scope::Unknown(_)) && self.0.contains(scope)
    }

    /// The words that we do not know.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|scope| match scope {
            Scope::Unknown(word) => Some(word.as_str()),
            _ => None,
        })
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<T: IntoIterator<Item = Scope>>(scopes: T) -> Self {
        Self(scopes.into_iter().collect())
    }
}

impl std::fmt::Display for Scopes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words: Vec<&str> = self.0.iter().map(Scope::as_str).collect();
        f.write_str(&words.join(" "))
    }
}
