//! May this grant read that? A pure function of the grant, the request and the present.
//!
//! A refusal is a value with a reason, and so is that it could not be judged. On the wire the
//! reasons become the few codes of RFC 6750, section 3.1, in one exhaustive place:
//! [`Reason::wire`].
//!
//! The other way round: [`advise`] says what the least is that allows some requests, which
//! [`requests_of`] reads from a log, and [`explain`] what a grant allows, in words.

use crate::model::Provider;
use crate::route::{self, Bound, Cache, Match, Route};
use crate::scope::{Scope, Scopes};
use crate::text::one_line;
use crate::time::{Seconds, Timestamp};

pub use advice::{Advice, Needed, Refused, advise};
pub use audience::{Audience, PageAudience, Pages, Parts};
pub use explain::{explain, explain_power};
pub use logged::{Logged, requests_of};
pub use reason::{Fault, Reason, Wire};

pub(crate) use read::whole;

mod advice;
mod audience;
mod draw;
mod explain;
mod filter;
mod logged;
mod read;
mod reason;
mod vendor;
mod write;

/// What a key was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The key's name.
    pub principal: String,
    /// Whether the key is there for everybody to see: then it may have badges and banners
    /// drawn, and read nothing.
    pub only_draws: bool,
    /// What it may do. None: nothing.
    pub scopes: Scopes,
    /// What it may read about.
    pub audience: Audience,
    /// Before this instant it may do nothing.
    pub not_before: Option<Timestamp>,
    /// From this instant on it may do nothing.
    pub expires_at: Option<Timestamp>,
}

/// What is asked of a provider's API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Whose API.
    pub provider: Provider,
    /// The client's method. What a header or a member calls it instead counts for nothing.
    pub method: String,
    /// The provider's path, as the URL parser left it.
    pub path: String,
    /// Without the question mark.
    pub query: String,
    /// The id of the page that the upstream is, for paths that name none: Statuspage's public API
    /// is at a page's own host.
    pub page: Option<String>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It may.
    Allow(Allowed),
    /// It may not, for this reason.
    Deny(Reason),
    /// It could not be judged, for this reason.
    Indeterminate(Fault),
}

/// What exactly was allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The route that the path matched.
    pub route: &'static Route,
    /// How it may be asked.
    pub method: Method,
    /// The query to ask with, with its question mark, or empty.
    pub query: String,
    /// The page that it is about, where it is about one.
    pub page: Option<String>,
    /// Of the rows of the answer, or of its one object, only what these ids hold goes on, at the
    /// place that [`Bound::place`] tells. `None`: all of it.
    pub ids: Option<Parts>,
    /// How long the answer may be kept, and for whom.
    pub cache: Cache,
}

/// The methods that only read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `OPTIONS`: what may be asked. The upstream has no part in it.
    Options,
}

/// May `grant` do what `request` asks, now?
///
/// # Examples
///
/// ```
/// use statuslamp::{model::Provider, policy::{Audience, Decision, Grant, Request, decide}};
/// use statuslamp::{scope::Scopes, time::Timestamp};
///
/// let grant = Grant {
///     principal: "dashboard".into(),
///     only_draws: false,
///     scopes: Scopes::parse("incidents:read")?,
///     audience: Audience::of_pages(["abc123def456"]),
///     not_before: None,
///     expires_at: None,
/// };
/// let request = Request {
///     provider: Provider::Statuspage,
///     method: "GET".into(),
///     path: "/v1/pages/abc123def456/components".into(),
///     query: String::new(),
///     page: None,
/// };
/// let now = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
/// let Decision::Deny(reason) = decide(&grant, &request, now) else { panic!() };
/// assert_eq!(reason.to_string(), "this takes the scope monitors:read; the key has incidents:read");
/// # Ok::<(), statuslamp::scope::ScopeError>(())
/// ```
pub fn decide(grant: &Grant, request: &Request, now: Timestamp) -> Decision {
    match judge(grant, request, now) {
        Ok(allowed) => Decision::Allow(allowed),
        Err(No::Denied(reason)) => Decision::Deny(reason),
        Err(No::Unjudged(fault)) => Decision::Indeterminate(fault),
    }
}

enum No {
    Denied(Reason),
    Unjudged(Fault),
}

impl From<Reason> for No {
    fn from(reason: Reason) -> Self {
        Self::Denied(reason)
    }
}

impl From<Fault> for No {
    fn from(fault: Fault) -> Self {
        Self::Unjudged(fault)
    }
}

fn judge(grant: &Grant, request: &Request, now: Timestamp) -> Result<Allowed, No> {
    grant.check_time(now)?;
    let method = request.method()?;
    if grant.only_draws {
        return Err(Reason::OnlyDraws.into());
    }
    let found = request.found()?;
    let route = found.route;
    for scope in route.scopes {
        grant.need(*scope)?;
    }
    let page = request.page_of(&found);
    let ids = grant.audience.filter_of(&found, page)?;
    let query = route.query(&request.query).map_err(Reason::Query)?;
    let mut cache = route.sensitivity.cache();
    if let Some(end) = grant.expires_at {
        cache.max_age =
            cache.max_age.min(Seconds(u32::try_from(end.since(now) / 1000).unwrap_or(u32::MAX)));
    }
    Ok(Allowed { route, method, query, page: page.map(str::to_owned), ids, cache })
}

impl Request {
    fn method(&self) -> Result<Method, Reason> {
        let other = || Reason::Method(one_line(self.method.as_str(), 20).into_owned());
        Method::parse(&self.method).ok_or_else(other)
    }

    /// The route that its path matches.
    fn found(&self) -> Result<Match<'_>, No> {
        if route::table(self.provider).is_none() {
            return Err(Fault::NoTable.into());
        }
        let found = route::find(self.provider, &self.path).map_err(Reason::Path)?;
        found.ok_or_else(|| Reason::NoRoute.into())
    }

    /// The page that it is about, as far as it tells.
    fn page_of<'a>(&'a self, found: &Match<'a>) -> Option<&'a str> {
        match found.route.bound {
            Bound::AskedPage(_) => found.route.asked_page(&self.query),
            _ => found.param("page").or(self.page.as_deref()),
        }
    }
}

impl Grant {
    /// That it has a scope.
    ///
    /// # Errors
    ///
    /// When it has not, or is for drawings alone.
    pub fn need(&self, scope: Scope) -> Result<(), Reason> {
        if self.only_draws {
            return Err(Reason::OnlyDraws);
        }
        let missing = || Reason::MissingScope { needed: scope, held: self.scopes.clone() };
        if self.scopes.holds(scope) { Ok(()) } else { Err(missing()) }
    }

    /// Whether it holds now.
    ///
    /// # Errors
    ///
    /// When it does not yet, or no longer.
    pub fn check_time(&self, now: Timestamp) -> Result<(), Reason> {
        match (self.not_before, self.expires_at) {
            (_, Some(end)) if end <= now => Err(Reason::Expired(end)),
            (Some(start), _) if now < start => Err(Reason::NotYet(start)),
            _ => Ok(()),
        }
    }
}

impl Audience {
    /// What of a route's answer goes on: `None` for all of it.
    fn filter_of(&self, found: &Match<'_>, page: Option<&str>) -> Result<Option<Parts>, No> {
        let bound = found.route.bound;
        let other = || No::Denied(Reason::OtherAudience);
        match (bound, &self.pages) {
            (Bound::Pages { .. } | Bound::OfPage { .. }, Pages::Only(pages)) => {
                let is_whole = |id: &str| self.page(id).is_some_and(Parts::is_whole);
                let whole = pages.iter().filter(|page| is_whole(&page.id));
                return Ok(Some(Parts(vec![whole.map(|page| page.id.clone()).collect()])));
            }
            (Bound::Pages { .. } | Bound::OfPage { .. } | Bound::Account, Pages::Every) => {
                return Ok(None);
            }
            (Bound::AskedPage(_), Pages::Every) if page.is_none() => return Ok(None),
            (Bound::AskedPage(_), Pages::Only(_)) if page.is_none() => return Err(other()),
            (Bound::Account, Pages::Only(_)) => return Err(other()),
            (Bound::Organization, _) => {
                let asked = found.param("organization");
                let is_held = self.organizations.iter().any(|id| Some(&**id) == asked);
                return is_held.then_some(None).ok_or_else(other);
            }
            _ => {}
        }
        let parts = self.page(page.ok_or(Fault::NoPage)?).ok_or_else(other)?;
        match bound {
            _ if parts.is_whole() => Ok(None),
            Bound::Components(_) | Bound::Component(_) => Ok(Some(parts.clone())),
            Bound::LoneComponent => {
                let component = found.param("component").unwrap_or_default();
                parts.hold(&[component]).then_some(None).ok_or_else(other)
            }
            _ => Err(Reason::WholePage.into()),
        }
    }
}

impl Method {
    /// The method of this name; names are case-sensitive (RFC 9110, section 9.1).
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "GET" => Some(Self::Get),
            "HEAD" => Some(Self::Head),
            "OPTIONS" => Some(Self::Options),
            _ => None,
        }
    }
}
