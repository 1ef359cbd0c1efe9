//! May this grant read that? A pure function of the grant, the request and the present.
//!
//! A refusal is a value with a reason. On the wire the reasons become the few codes of
//! RFC 6750, section 3.1, in one exhaustive place: [`Reason::wire`].

use serde::Serialize;

use crate::model::Provider;
use crate::route;
use crate::scope::{Scope, Scopes};
use crate::text::one_line;
use crate::time::Timestamp;

pub(crate) use read::whole;

mod read;

/// What a key was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The key's name.
    pub principal: String,
    /// What it may do. None: nothing.
    pub scopes: Scopes,
    /// The ids of the pages it may read. None: no page.
    pub pages: Vec<String>,
    /// From this instant on it may do nothing.
    pub expires_at: Option<Timestamp>,
}

/// What is asked of a provider's API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Whose API.
    pub provider: Provider,
    /// The client's method.
    pub method: String,
    /// The provider's path.
    pub path: String,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It may.
    Allow(Allowed),
    /// It may not, for this reason.
    Deny(Reason),
}

/// What exactly was allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The route that the path matched.
    pub route: &'static route::Route,
    /// The page that it is about.
    pub page: String,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No key came with the request.
    NoKey,
    /// Two came: which one is meant is not ours to guess.
    TwoKeys,
    /// What came is not written as a key is.
    MalformedKey,
    /// No key of ours is this one.
    UnknownKey,
    /// The key had an end, and it has come.
    Expired(Timestamp),
    /// The method is not one that only reads.
    Method(String),
    /// No route in the table is this path.
    NoRoute,
    /// The query has more in it than the route takes.
    Query(String),
    /// The key lacks a scope.
    MissingScope {
        /// The one that it takes.
        needed: Scope,
        /// Those that it has.
        held: Scopes,
    },
    /// The page is not among those the key may read.
    OtherPage,
    /// The upstream is not among those the key opens, or there is none of this name.
    OtherUpstream,
}

/// A reason as HTTP says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wire {
    /// The status.
    pub status: u16,
    /// RFC 6750's word where it has one, else ours; empty when no credentials came, as its section
    /// 3.1 asks.
    pub code: &'static str,
}

/// May `grant` do what `request` asks, now?
///
/// # Examples
///
/// ```
/// use statuslamp::{model::Provider, policy::{Decision, Grant, Request, decide}};
/// use statuslamp::{scope::Scopes, time::Timestamp};
///
/// let grant = Grant {
///     principal: "dashboard".into(),
///     scopes: Scopes::parse("incidents:read"),
///     pages: vec!["abc123def456".into()],
///     expires_at: None,
/// };
/// let request = Request {
///     provider: Provider::Statuspage,
///     method: "GET".into(),
///     path: "/v1/pages/abc123def456/components".into(),
/// };
/// let now = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
/// let Decision::Deny(reason) = decide(&grant, &request, now) else { panic!() };
/// assert_eq!(reason.to_string(), "this takes the scope monitors:read; the key has incidents:read");
/// ```
pub fn decide(grant: &Grant, request: &Request, now: Timestamp) -> Decision {
    match judge(grant, request, now) {
        Ok(allowed) => Decision::Allow(allowed),
        Err(reason) => Decision::Deny(reason),
    }
}

fn judge(grant: &Grant, request: &Request, now: Timestamp) -> Result<Allowed, Reason> {
    if let Some(end) = grant.expires_at.filter(|&end| end <= now) {
        return Err(Reason::Expired(end));
    }
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Err(Reason::Method(one_line(request.method.as_str(), 20).into_owned()));
    }
    let found = route::find(request.provider, &request.path).ok_or(Reason::NoRoute)?;
    if !grant.scopes.covers(&found.route.scope) {
        let (needed, held) = (found.route.scope.clone(), grant.scopes.clone());
        return Err(Reason::MissingScope { needed, held });
    }
    if !grant.pages.iter().any(|page| page == found.page) {
        return Err(Reason::OtherPage);
    }
    Ok(Allowed { route: found.route, page: found.page.to_owned() })
}

impl Reason {
    /// The status and the code that a client gets. What a caller may not know of, it is told
    /// is not there.
    pub fn wire(&self) -> Wire {
        let (status, code) = match self {
            Self::NoKey => (401, ""),
            Self::TwoKeys | Self::MalformedKey | Self::Query(_) => (400, "invalid_request"),
            Self::UnknownKey | Self::Expired(_) => (401, "invalid_token"),
            Self::Method(_) => (405, "method_not_allowed"),
            Self::NoRoute | Self::OtherPage | Self::OtherUpstream => (404, "not_found"),
            Self::MissingScope { .. } => (403, "insufficient_scope"),
        };
        Wire { status, code }
    }

    /// The scope that is missing, where that is the reason.
    pub fn missing_scope(&self) -> Option<&Scope> {
        match self {
            Self::MissingScope { needed, .. } => Some(needed),
            _ => None,
        }
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoKey => {
                f.write_str("no key: send it as “Authorization: Bearer …” or “X-API-Key: …”")
            }
            Self::TwoKeys => f.write_str("two keys: send Authorization or X-API-Key, not both"),
            Self::MalformedKey => f.write_str("the key is not written as a key is"),
            Self::UnknownKey => f.write_str("the key is not known here"),
            Self::Expired(end) => write!(f, "the key ended at {end}"),
            Self::Method(method) => write!(f, "{method} is refused: only GET and HEAD go through"),
            // One text for the three, so that none of them tells what exists.
            Self::NoRoute | Self::OtherPage | Self::OtherUpstream => {
                f.write_str("there is nothing at this path for this key")
            }
            Self::Query(name) => {
                write!(
                    f,
                    "the query member “{name}” is refused: only page and per_page, as numbers"
                )
            }
            Self::MissingScope { needed, held } => {
                write!(f, "this takes the scope {needed}; the key has ")?;
                let held = held.to_string();
                f.write_str(if held.is_empty() { "none" } else { &held })
            }
        }
    }
}

/// As `src/wasm.d.ts` shows it.
impl Serialize for Decision {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(tag = "decision", rename_all = "lowercase")]
        enum Shown<'a> {
            Allow {
                resource: &'a str,
                scope: &'a Scope,
                page: &'a str,
            },
            Deny {
                status: u16,
                code: &'a str,
                reason: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                scope: Option<&'a Scope>,
            },
        }
        match self {
            Self::Allow(Allowed { route, page }) => {
                Shown::Allow { resource: route.resource, scope: &route.scope, page }
            }
            Self::Deny(reason) => {
                let Wire { status, code } = reason.wire();
                let scope = reason.missing_scope();
                Shown::Deny { status, code, reason: reason.to_string(), scope }
            }
        }
        .serialize(serializer)
    }
}
