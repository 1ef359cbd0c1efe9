//! What a provider's own key may do: another thing than [`Scopes`], since an empty list there can
//! mean everything.

use super::{Scope, Scopes};
use crate::model::Provider;

/// What a provider's key may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPower {
    /// All that the account can: read, write, delete.
    Full,
    /// To read and to write, but not to administer.
    ReadWrite,
    /// To read.
    ReadOnly,
    /// What somebody's role allows, which the key does not say.
    Role(String),
    /// What these name. Never empty.
    Scoped(Scopes),
    /// The provider's own words, which are not ours: Datadog's permissions, Cachet's abilities.
    Permissions(Vec<String>),
}

impl KeyPower {
    /// What a provider's key may do, of which its console says these words: scopes, permissions,
    /// abilities, a role, or nothing.
    ///
    /// Where a provider documents no narrower kind of key, whatever is said of one is not
    /// believed: it is [`KeyPower::Full`].
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::{model::Provider, scope::{KeyPower, Scope}};
    ///
    /// // “An empty scope list means full access.”
    /// let key = KeyPower::of(Provider::StatuspageMe, &[]);
    /// assert_eq!(key, KeyPower::Full);
    /// assert_eq!(key.allows(Scope::IncidentsWrite), Some(true));
    /// ```
    pub fn of(provider: Provider, words: &[&str]) -> Self {
        let listed = || words.iter().map(|word| (*word).to_owned()).collect();
        match (provider, words) {
            (Provider::StatuspageMe, [_, ..]) => {
                let mut scopes = Scopes::default();
                for word in words {
                    // A word that is none allows nothing, and neither does it make the list empty.
                    let _ = scopes.add(word);
                }
                if scopes.is_empty() { Self::Permissions(listed()) } else { Self::Scoped(scopes) }
            }
            // https://www.statuspal.io/knowledge-base: organisation keys are read-only or
            // read-write, for all pages; a user's key has the user's role.
            (Provider::Statuspal, ["read-only"]) => Self::ReadOnly,
            (Provider::Statuspal, ["read-write"]) => Self::ReadWrite,
            (Provider::Statuspal, [role]) => Self::Role((*role).to_owned()),
            // An application key without scopes has the rights of the user who made it.
            (Provider::Datadog, []) => Self::Role("of the user who made it".to_owned()),
            (Provider::Datadog, _) => Self::Permissions(listed()),
            // Laravel Sanctum gives a token the ability `*` where none is named.
            (Provider::Cachet, [_, ..]) if !words.contains(&"*") => Self::Permissions(listed()),
            _ => Self::Full,
        }
    }

    /// Whether it may do this; `None` where the key does not tell.
    pub fn allows(&self, scope: Scope) -> Option<bool> {
        match self {
            Self::Full | Self::ReadWrite => Some(true),
            Self::ReadOnly => Some(scope.only_reads()),
            Self::Scoped(scopes) => Some(scopes.holds(scope)),
            Self::Role(_) | Self::Permissions(_) => None,
        }
    }
}
