//! Paths made of a route's template.

#![allow(dead_code, reason = "not every test that takes this in needs all of it")]

use statuslamp::route::{self, Match, Route};

/// A value of each kind of segment.
pub(crate) const KINDS: [(&str, &str); 4] = [
    ("code", "abc123def456"),
    ("uuid", "9d1136b5-5701-45f7-a65a-7e19e0610ee5"),
    ("id", "acme-1"),
    ("number", "1337"),
];

pub(crate) fn routes() -> impl Iterator<Item = &'static Route> {
    route::providers().filter_map(route::table).flatten()
}

/// The path with a value in each place of the template.
pub(crate) fn filled<'a>(route: &Route, mut value: impl FnMut(&str, &str) -> &'a str) -> String {
    let segment = |segment: &'static str| match segment.strip_prefix('{') {
        Some(inside) => {
            let (name, kind) = inside.strip_suffix('}').unwrap().split_once(':').unwrap();
            value(name, kind)
        }
        None => segment,
    };
    route.template.split('/').map(segment).collect::<Vec<_>>().join("/")
}

pub(crate) fn sample(kind: &str) -> &'static str {
    let first = kind.split('|').next();
    KINDS.iter().find(|(known, _)| Some(*known) == first).unwrap().1
}

/// A path of the route.
pub(crate) fn path(route: &Route) -> String {
    filled(route, |_, kind| sample(kind))
}

/// The path again, of what was found in it.
pub(crate) fn refilled(found: &Match<'_>) -> String {
    filled(found.route, |name, _| found.param(name).unwrap())
}
