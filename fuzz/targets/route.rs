//! A path is one route's or nobody's, and a query is built so that it stays as it is. An input is a
//! path, a query and a method, with U+001E in between.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::model::Provider;
use statuslamp::policy::{Audience, Decision, Grant, Pages, Request, decide};
use statuslamp::route::{self, Match};
use statuslamp::scope::Scope;
use statuslamp_fuzz::noon;

fuzz_target!(|text: &str| {
    let mut parts = text.split('\u{1e}');
    let path = parts.next().unwrap_or_default();
    let query = parts.next().unwrap_or_default();
    let method = parts.next().unwrap_or("GET");
    for provider in route::providers() {
        let found = route::find(provider, path).ok().flatten();
        if let Some(found) = &found {
            assert_eq!(refilled(found), path);
            assert_eq!(route::named(found.route.name), Some(found.route));
        }
        for route in route::table(provider).unwrap_or_default() {
            match route.query(query) {
                Ok(built) => {
                    let sent = built.strip_prefix('?').unwrap_or(&built);
                    assert_eq!(route.query(sent).as_ref(), Ok(&built), "of {query:?}");
                }
                Err(name) => assert!(name.chars().count() <= 40 && !name.contains('\n')),
            }
        }
        decided(provider, [method, path, query], found.as_ref());
    }
});

/// By a key that may do everything.
fn decided(provider: Provider, [method, path, query]: [&str; 3], found: Option<&Match<'_>>) {
    let grant = Grant {
        principal: String::new(),
        only_draws: false,
        scopes: Scope::all().collect(),
        audience: Audience { pages: Pages::Every, organizations: Vec::new() },
        not_before: None,
        expires_at: None,
    };
    let request = Request {
        provider,
        method: method.into(),
        path: path.into(),
        query: query.into(),
        page: Some("abc123def456".into()),
    };
    let decision = decide(&grant, &request, noon());
    if let Decision::Allow(allowed) = &decision {
        assert!(["GET", "HEAD", "OPTIONS"].contains(&method));
        assert_eq!(Some(allowed.route), found.map(|found| found.route));
        assert_eq!(allowed.route.query(query).as_ref(), Ok(&allowed.query));
        assert!(allowed.query.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'%'));
    }
    let json = decision.to_json();
    serde_json::from_str::<serde_json::Value>(&json).expect(&json);
}

/// The template, filled with what was found in the path.
fn refilled(found: &Match<'_>) -> String {
    let segments = found.route.template.split('/').map(|segment| {
        let name = segment.strip_prefix('{').and_then(|inside| inside.split(':').next());
        name.map_or(segment, |name| found.param(name).unwrap())
    });
    segments.collect::<Vec<_>>().join("/")
}
