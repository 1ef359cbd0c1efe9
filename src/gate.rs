//! The gate: a read-only proxy as pure functions.
//!
//! [`plan`] takes a client's request and says what to do: answer at once, or send this request
//! upstream. [`finish`] takes what the upstream answered and says what the client gets. The
//! request upstream is built, never copied: nothing of the client's goes on but the path of a
//! known route and two numbers. The answer is built as well, from the members that the
//! route lists, with the upstream's key masked wherever it appears.

use serde::Serialize;

use crate::key::{KeyHash, Kind, Secret};
use crate::limits::{MAX_BODY_BYTES, MAX_KEY_BYTES, UPSTREAM_TIMEOUT_MS};
use crate::model::Provider;
use crate::policy::{Decision, Grant, Method, Parts, Reason, Request, decide};
use crate::text::is_secure;
use crate::time::Timestamp;

pub use answer::{Answer, Failure, finish};
pub use reply::Reply;

mod answer;
mod copy;
mod read;
mod reply;

/// Which upstreams there are, and which keys we gave out.
#[derive(Clone, Debug)]
pub struct Config {
    /// The upstreams, each under a name of its own.
    pub upstreams: Vec<Upstream>,
    /// The keys that we gave out.
    pub keys: Vec<GateKey>,
}

/// A provider's API, and the key that it wants.
#[derive(Clone, Debug)]
pub struct Upstream {
    /// The first segment of the paths that lead to it.
    pub name: String,
    /// Whose API it is.
    pub provider: Provider,
    /// Where it is.
    pub origin: Origin,
    /// The id of the page, where the origin is a page's own host.
    pub page: Option<String>,
    /// Goes to `origin`, and nowhere else.
    pub secret: Secret,
}

/// Scheme, host and port: `https://api.statuspage.io`. `https`, since a secret goes there, or `http`
/// on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// An origin, as the configuration writes it.
    ///
    /// # Errors
    ///
    /// When there is more than an origin, or a secret would not be safe on its way there.
    pub fn parse(origin: &str) -> Result<Self, &'static str> {
        let host = ["https://", "http://"].into_iter().find_map(|s| origin.strip_prefix(s));
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        let is_host = |host: &str| !host.is_empty() && host.chars().all(plain);
        if is_secure(origin) && host.is_some_and(is_host) {
            Ok(Self(origin.to_owned()))
        } else {
            Err("an origin is https and a host, such as https://api.statuspage.io")
        }
    }
}

/// A key that we gave out.
#[derive(Clone, Debug)]
pub struct GateKey {
    /// What we hold of the key itself.
    pub sha256: KeyHash,
    /// The upstreams that it opens.
    pub upstreams: Vec<String>,
    /// What it may do there.
    pub grant: Grant,
}

/// A client's request, as far as the gate looks at it.
#[derive(Clone)]
pub struct ClientRequest {
    /// The method.
    pub method: String,
    /// The upstream's name and the provider's path, as the URL parser left them.
    pub path: String,
    /// Without the question mark.
    pub query: String,
    /// The `Authorization` header.
    pub authorization: Option<String>,
    /// The `X-API-Key` header.
    pub api_key: Option<String>,
}

/// What to do with a request.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "do", rename_all = "camelCase")]
pub enum Plan {
    /// Answer at once.
    Respond {
        /// With this.
        reply: Reply,
    },
    /// Ask the upstream, then call [`finish`].
    Fetch(Fetch),
}

/// A request to send upstream, whole: method, address and every header.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fetch {
    /// `GET`, always.
    pub method: String,
    /// Where to. Redirects are not followed: the key would go along.
    pub url: String,
    /// All the headers to send, the upstream's key among them.
    pub headers: Vec<(String, String)>,
    /// Give up after so many milliseconds.
    pub timeout: u32,
    /// Stop reading after so many bytes.
    pub max_bytes: usize,
    /// Which route it is.
    pub route: String,
    /// The page that was allowed, and no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Of the rows only those go on that have an id in each of these lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<Parts>,
}

/// Prints no header: the key is in one.
impl std::fmt::Debug for Fetch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetch")
            .field("url", &self.url)
            .field("route", &self.route)
            .finish_non_exhaustive()
    }
}

/// What to do with a client's request, now.
pub fn plan(config: &Config, request: &ClientRequest, now: Timestamp) -> Plan {
    admit(config, request, now)
        .unwrap_or_else(|reason| Plan::Respond { reply: Reply::refusal(&reason) })
}

fn admit(config: &Config, request: &ClientRequest, now: Timestamp) -> Result<Plan, Reason> {
    let key = authenticate(config, request)?;
    let (name, path) = request
        .path
        .strip_prefix('/')
        .and_then(|rest| rest.split_at_checked(rest.find('/')?))
        .ok_or(Reason::NoRoute)?;
    let upstream = config
        .upstreams
        .iter()
        .find(|upstream| upstream.name == name)
        .filter(|_| key.upstreams.iter().any(|opened| opened == name))
        .ok_or(Reason::OtherUpstream)?;
    let asked = Request {
        provider: upstream.provider,
        method: request.method.clone(),
        path: path.to_owned(),
        query: request.query.clone(),
        page: upstream.page.clone(),
    };
    Ok(match decide(&key.grant, &asked, now) {
        Decision::Deny(reason) => return Err(reason),
        Decision::Indeterminate(fault) => Plan::Respond { reply: Reply::fault(fault) },
        Decision::Allow(allowed) if allowed.method == Method::Options => {
            Plan::Respond { reply: Reply::methods() }
        }
        Decision::Allow(allowed) => Plan::Fetch(Fetch {
            method: "GET".to_owned(),
            url: [&upstream.origin.0, path, &allowed.query].concat(),
            headers: headers(upstream),
            timeout: UPSTREAM_TIMEOUT_MS,
            max_bytes: MAX_BODY_BYTES,
            route: allowed.route.name.to_owned(),
            page: allowed.page,
            ids: allowed.ids,
        }),
    })
}

/// RFC 6750, section 3.1, keeps three apart: no credentials, a malformed request, a wrong key.
fn authenticate<'a>(config: &'a Config, request: &ClientRequest) -> Result<&'a GateKey, Reason> {
    let bearer = request.authorization.as_deref().and_then(bearer_token);
    let token = match (bearer, request.api_key.as_deref()) {
        (None, None) => return Err(Reason::NoKey),
        (Some(_), Some(_)) => return Err(Reason::TwoKeys),
        (Some(token), None) | (None, Some(token)) => token,
    };
    let written_as_one = token.bytes().all(|byte| byte.is_ascii_graphic());
    if token.is_empty() || token.len() > MAX_KEY_BYTES || !written_as_one {
        return Err(Reason::MalformedKey);
    }
    let hash = KeyHash::of(token);
    // All are compared, so that the time taken does not tell which one it is.
    let known = config.keys.iter().filter(|key| key.sha256.matches(&hash));
    let known = known.map(Some).fold(None, Option::or).ok_or(Reason::UnknownKey)?;
    // Anybody can see such a key, whatever it was given here.
    if token.starts_with(Kind::Publishable.prefix()) {
        return Err(Reason::OnlyDraws);
    }
    Ok(known)
}

/// What follows the scheme; `None` for another scheme, which is no credential of ours (RFC 9110,
/// section 11.4).
fn bearer_token(header: &str) -> Option<&str> {
    let (scheme, token) = header.trim().split_once(' ').unwrap_or((header.trim(), ""));
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn headers(upstream: &Upstream) -> Vec<(String, String)> {
    let credential = match upstream.provider {
        // https://developer.statuspage.io/#section/Authentication
        Provider::Statuspage => format!("OAuth {}", upstream.secret.expose()),
        _ => format!("Bearer {}", upstream.secret.expose()),
    };
    vec![
        ("Accept".to_owned(), "application/json".to_owned()),
        ("Authorization".to_owned(), credential),
        ("User-Agent".to_owned(), "statuslamp".to_owned()),
    ]
}
