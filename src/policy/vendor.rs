//! The keys that providers sell: the weakest that would do, and what to know of each.

use crate::model::Provider;
use crate::route::Route;
use crate::scope::Scope::{StatusPagesRead, UpstreamsRead};
use crate::scope::{KeyPower, Scopes};

/// The weakest key of a provider's that reads these routes, of which none is public.
pub(super) fn weakest(provider: Provider, routes: &[&'static Route]) -> KeyPower {
    match provider {
        // https://statuspage.me/docs/api: the words of our scopes are its own.
        Provider::StatuspageMe => {
            let scopes: Scopes = routes.iter().flat_map(|route| route.scopes).copied().collect();
            KeyPower::Scoped(scopes)
        }
        // https://www.statuspal.io/knowledge-base
        Provider::Statuspal => KeyPower::ReadOnly,
        // “This endpoint requires the … permission”, under
        // https://docs.datadoghq.com/api/latest/statuspage-integration/ and
        // https://docs.datadoghq.com/api/latest/status-pages/.
        Provider::Datadog => {
            let asks = |setup| routes.iter().any(|r| r.scopes.contains(&UpstreamsRead) == setup);
            let permissions = [("integrations_read", true), ("status_pages_settings_read", false)];
            let needed = permissions.into_iter().filter(|(_, setup)| asks(*setup));
            KeyPower::Permissions(needed.map(|(name, _)| name.to_owned()).collect())
        }
        // https://support.atlassian.com/statuspage/docs/what-are-the-different-apis-under-statuspage
        // calls the one kind of key that there is a “full read/write” one.
        _ => KeyPower::Full,
    }
}

/// What to know of such a key, or of doing without one.
pub(super) fn warnings(provider: Provider, power: Option<&KeyPower>) -> Vec<&'static str> {
    use Provider::{Datadog, Statuspage, StatuspageMe, Statuspal};
    match (provider, power) {
        // The page that `weakest` names says so of private and of trial pages.
        (Statuspage, None) => vec![
            "A page that is private or on trial wants a key for this, and Statuspage has no \
             read-only key.",
        ],
        (Statuspage, Some(_)) => vec!["Statuspage has no read-only key: keep it in the gate."],
        (StatuspageMe, Some(KeyPower::Full)) => {
            vec!["An empty list of scopes means full access: name those that it needs."]
        }
        (StatuspageMe, Some(KeyPower::Scoped(scopes))) => {
            let mut warnings = vec![
                "An empty list of scopes means full access: never leave it empty.",
                "Whatever its scopes, it reads the older path /user/api/monitors.",
                "That it could be narrowed to one page is not documented.",
                "There are keys on the plans Pro, Growth, Business and Enterprise.",
            ];
            if scopes.holds(StatusPagesRead) {
                warnings.push("The console may write status_pages:read for status-pages:read.");
            }
            warnings
        }
        (Statuspal, Some(KeyPower::ReadOnly | KeyPower::ReadWrite | KeyPower::Full)) => {
            vec!["It is for every page of the organisation, and cannot be narrowed to one."]
        }
        (Statuspal, Some(KeyPower::Role(_))) => {
            vec!["An organisation has read-only keys too: for reading, take one of those."]
        }
        // https://docs.datadoghq.com/account_management/api-app-keys/
        (Datadog, Some(KeyPower::Role(_))) => {
            vec!["An application key without scopes has all rights of its user: give it scopes."]
        }
        (Datadog, Some(_)) => vec![
            "It is an application key, and an API key goes with it.",
            "An application key without scopes has all rights of its user: never leave them out.",
            "It is for every page of the organisation, and cannot be narrowed to one.",
        ],
        _ => Vec::new(),
    }
}

/// The word for a kind of key, and what the provider calls what it may do.
pub(super) fn named(power: &KeyPower) -> (&'static str, Vec<&str>) {
    match power {
        KeyPower::Full => ("full", Vec::new()),
        KeyPower::ReadWrite => ("read-write", Vec::new()),
        KeyPower::ReadOnly => ("read-only", Vec::new()),
        KeyPower::Role(role) => ("role", vec![role]),
        KeyPower::Scoped(scopes) => ("scopes", scopes.words().collect()),
        KeyPower::Permissions(words) => ("permissions", words.iter().map(String::as_str).collect()),
    }
}
