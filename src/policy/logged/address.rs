//! From an address, or a path alone, to what was asked of whom.

use crate::model::Provider;
use crate::policy::Request;
use crate::route::{self, Bound, Route};
use crate::text::one_line;

/// Members of a query that are looked at. No route takes ten.
const MAX_MEMBERS: usize = 64;

/// What was asked, and the names of what is left out of its query. `None` where the address is none
/// of the web's.
pub(super) fn read(method: &str, target: &str) -> Result<Option<(Request, Vec<String>)>, String> {
    let after_scheme = ["https://", "http://"].iter().find_map(|s| target.strip_prefix(s));
    let (host, target) = match after_scheme {
        Some(rest) => cut(rest, &['/', '?', '#']),
        None if target.starts_with('/') => ("", target),
        None => return Ok(None),
    };
    let (target, _fragment) = cut(target, &['#']);
    let (path, query) = cut(target, &['?']);
    let path = if path.is_empty() { "/" } else { path };
    let (provider, path) = if let Some(provider) = by_host(host) {
        (provider, path)
    } else {
        let path = behind_the_gate(path).unwrap_or(path);
        (by_path(path)?, path)
    };
    let mut left_out = Vec::new();
    let query = match route::find(provider, path) {
        Ok(Some(found)) => kept(found.route, query, &mut left_out)?,
        // It is refused whatever it asks.
        _ => String::new(),
    };
    let (method, path) = (method.to_owned(), path.to_owned());
    Ok(Some((Request { provider, method, path, query, page: None }, left_out)))
}

/// What stands before the first of these, and the rest with it.
fn cut<'a>(text: &'a str, at: &[char]) -> (&'a str, &'a str) {
    text.find(at).and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

/// The provider whose host it is. That a page's own host says nothing of its id is the affair
/// of who knows the page.
fn by_host(authority: &str) -> Option<Provider> {
    // WHATWG URL, section 4.4: what stands before the last @ is no part of the host.
    let host = authority.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let is_below = |domain: &str| {
        host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    // https://docs.datadoghq.com/getting_started/site/
    let is_api = |site: &&str| host.starts_with("api.") && is_below(site);
    if is_below("statuspage.io") {
        Some(Provider::Statuspage)
    } else if is_below("statuspage.me") {
        Some(Provider::StatuspageMe)
    } else if is_below("statuspal.io") || is_below("statuspal.eu") {
        Some(Provider::Statuspal)
    } else if ["datadoghq.com", "datadoghq.eu", "ddog-gov.com"].iter().any(is_api) {
        Some(Provider::Datadog)
    } else {
        None
    }
}

/// The provider's path in one of our own gate's: `/proxy/{upstream}/…`.
fn behind_the_gate(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("/proxy/")?;
    inside.get(inside.find('/')?..)
}

/// The one provider whose table has the path.
fn by_path(path: &str) -> Result<Provider, String> {
    let mut whose = None;
    for provider in route::providers() {
        let found = route::find(provider, path).map_err(|malformed| malformed.to_string())?;
        if found.is_some() && whose.replace(provider).is_some() {
            return Err(UNTOLD.to_owned());
        }
    }
    whose.ok_or_else(|| UNTOLD.to_owned())
}

const UNTOLD: &str = "it cannot be told whose API this is";

/// Of a query what the route takes, each member once. A key in an address, such as Statuspage's
/// `api_key`, goes no further.
fn kept(route: &Route, query: &str, left_out: &mut Vec<String>) -> Result<String, String> {
    let mut kept = String::new();
    let members = query.strip_prefix('?').unwrap_or_default().split('&');
    for (count, member) in members.filter(|member| !member.is_empty()).enumerate() {
        if count == MAX_MEMBERS {
            return Err("more than 64 members in the query".to_owned());
        }
        let longer = [kept.as_str(), if kept.is_empty() { "" } else { "&" }, member].concat();
        let Err(name) = route.query(&longer) else {
            kept = longer;
            continue;
        };
        // Without the page the request would be about every one, and the advice would follow. An
        // escape may hide its name.
        if let Bound::AskedPage(asked) = route.bound
            && (asked == name || name.contains('%'))
        {
            return Err(["it cannot be told which page “", asked, "” names"].concat());
        }
        // What has no value may be a secret as a whole, with the equals signs of base64.
        let is_name = member.split('=').nth(1).is_some_and(|value| !value.is_empty());
        left_out.push(if is_name { name } else { "one without a value".to_owned() });
    }
    // As the route writes it, without escapes.
    let built = route.query(&kept).map_err(|name| one_line(name, 40).into_owned())?;
    Ok(built.strip_prefix('?').unwrap_or_default().to_owned())
}
