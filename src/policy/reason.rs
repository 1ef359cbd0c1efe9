//! Why not: sharp for the log and for who asks, blurred to HTTP's few codes in one place.

use crate::route::Malformed;
use crate::scope::{Scope, Scopes};
use crate::time::{Seconds, Timestamp};

/// Why a request is denied.
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
    /// The key was taken back.
    Revoked(Timestamp),
    /// The key has a beginning, and it has not come.
    NotYet(Timestamp),
    /// The key had an end, and it has come.
    Expired(Timestamp),
    /// The key was used too often: it may be used again in so long.
    TooOften(Seconds),
    /// The method is not one that only reads.
    Method(String),
    /// The path is written as no client writes one.
    Path(Malformed),
    /// No route in the table is this path.
    NoRoute,
    /// The query has more in it than the route takes.
    Query(String),
    /// The key is for badges and banners.
    OnlyDraws,
    /// The key lacks a scope.
    MissingScope {
        /// The first that it lacks.
        needed: Scope,
        /// Those that it has.
        held: Scopes,
    },
    /// What is asked about is not among what the key may read about.
    OtherAudience,
    /// The answer is about the whole page, or more, and the key is for a part of it.
    WholePage,
    /// The upstream is not among those the key opens, or there is none of this name.
    OtherUpstream,
}

/// Why it could not be judged: neither yes nor no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no table for this provider, so nobody has said what its paths read.
    NoTable,
    /// The path has no page in it, and nobody has said which page the upstream is.
    NoPage,
    /// What is stored of the keys could not be read.
    NoStore,
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

impl Reason {
    /// The status and the code that a client gets. What a caller may not know of, it is told
    /// is not there.
    pub fn wire(&self) -> Wire {
        let (status, code) = match self {
            Self::NoKey => (401, ""),
            Self::TwoKeys | Self::MalformedKey | Self::Path(_) | Self::Query(_) => {
                (400, "invalid_request")
            }
            Self::UnknownKey | Self::Revoked(_) | Self::NotYet(_) | Self::Expired(_) => {
                (401, "invalid_token")
            }
            Self::OnlyDraws | Self::MissingScope { .. } | Self::WholePage => {
                (403, "insufficient_scope")
            }
            Self::NoRoute | Self::OtherAudience | Self::OtherUpstream => (404, "not_found"),
            Self::Method(_) => (405, "method_not_allowed"),
            // RFC 6585, section 4.
            Self::TooOften(_) => (429, "rate_limited"),
        };
        Wire { status, code }
    }

    /// The scope that is missing, where that is the reason.
    pub fn missing_scope(&self) -> Option<Scope> {
        match self {
            Self::MissingScope { needed, .. } => Some(*needed),
            _ => None,
        }
    }

    /// When to try again, where that helps.
    pub fn retry_after(&self) -> Option<Seconds> {
        match self {
            Self::TooOften(wait) => Some(*wait),
            _ => None,
        }
    }
}

impl Fault {
    /// The status and the code that a client gets: the fault is not its own, so its key must not
    /// be called wrong.
    pub fn wire(self) -> Wire {
        match self {
            Self::NoTable | Self::NoPage => Wire { status: 500, code: "not_configured" },
            Self::NoStore => Wire { status: 503, code: "unavailable" },
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
            Self::Revoked(at) => write!(f, "the key was revoked at {at}"),
            Self::NotYet(start) => write!(f, "the key begins at {start}"),
            Self::Expired(end) => write!(f, "the key ended at {end}"),
            Self::TooOften(wait) => {
                write!(f, "the key was used too often; try again in {} s", wait.0)
            }
            Self::Method(method) => write!(f, "{method} is refused: only GET and HEAD go through"),
            Self::Path(problem) => problem.fmt(f),
            // One text for the three, so that none of them tells what exists.
            Self::NoRoute | Self::OtherAudience | Self::OtherUpstream => {
                f.write_str("there is nothing at this path for this key")
            }
            Self::Query(name) => {
                write!(f, "the query member “{name}” is refused: the route does not take it so")
            }
            Self::OnlyDraws => {
                f.write_str("this key has badges and banners drawn; it reads nothing")
            }
            Self::MissingScope { needed, held } => {
                write!(f, "this takes the scope {needed}; the key has ")?;
                if held.is_empty() { f.write_str("none") } else { held.fmt(f) }
            }
            Self::WholePage => {
                f.write_str("the answer is about more than the components that the key may read")
            }
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoTable => "nobody has said what this provider's paths read",
            Self::NoPage => "nobody has said which page this upstream is",
            Self::NoStore => "what is stored of the keys cannot be read now",
        })
    }
}
