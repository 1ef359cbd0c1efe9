//! What a key may do, in words. The body of a case is a grant, or a provider with what its console
//! says of a key.

mod spec;

use statuslamp::model::Provider;
use statuslamp::policy::{Grant, explain, explain_power};
use statuslamp::scope::{KeyPower, Scope, Scopes};
use statuslamp::time::Timestamp;

fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

#[test]
fn specs() {
    let mut count = 0;
    for file in spec::files("explain") {
        count += spec::check(&file, |case| {
            let body = &case.bodies[0];
            if body.starts_with('{') {
                return explain(&Grant::from_json(body).unwrap(), now()).join("\n");
            }
            let words: Vec<&str> = body.split_whitespace().collect();
            let provider = Provider::parse(words[0]).unwrap();
            explain_power(provider, &KeyPower::of(provider, &words[1..])).join("\n")
        });
    }
    assert!(count >= 20, "{count}");
}

#[test]
fn every_scope_that_a_route_takes_is_said_in_words() {
    for scope in Scope::all() {
        let mut grant = Grant::from_json(r#"{"principal":"all","scopes":[],"pages":"*"}"#).unwrap();
        grant.scopes = [scope].into_iter().collect::<Scopes>();
        let text = explain(&grant, now()).join("\n");
        assert!(text.contains(scope.as_str()) && !text.contains("what it names"), "{text}");
        let opens = !text.contains("It reads nothing.");
        let taken = statuslamp::route::providers().filter_map(statuslamp::route::table).flatten();
        let is_taken = taken.into_iter().any(|route| route.scopes.contains(&scope));
        assert_eq!(opens, is_taken, "{scope}: {text}");
    }
}

#[test]
fn lines_are_short_and_without_control_characters_whatever_the_names() {
    let name = "n\\n\\u202e\\u0007".repeat(99);
    let ids: Vec<String> = (0..999).map(|at| format!("\"{at}{name}\"")).collect();
    let pages: Vec<String> = ids
        .iter()
        .map(|id| format!("{{\"id\":{id},\"components\":[{}]}}", ids[..30].join(",")))
        .collect();
    for pages in [ids[..200].join(","), pages[..50].join(",")] {
        let json = format!(
            r#"{{"principal":"{name}","scopes":["users:read"],"pages":[{pages}],"organizations":[{}]}}"#,
            ids[..30].join(",")
        );
        let lines = explain(&Grant::from_json(&json).unwrap(), now());
        assert!(lines.len() < 40, "{}", lines.len());
        for line in lines {
            assert!(
                line.chars().count() < 4_000 && !line.contains(['\n', '\u{7}', '\u{202e}']),
                "{line}"
            );
        }
    }
}
