//! Grants and requests from their JSON, decisions as JSON, and what they say. Who may read what is
//! in `tests/decide.rs`.

use statuslamp::model::Provider;
use statuslamp::policy::{
    Audience, Fault, Grant, PageAudience, Pages, Parts, Reason, Request, Wire, decide,
};
use statuslamp::route::Malformed;
use statuslamp::scope::{Scope, Scopes};
use statuslamp::time::{Seconds, Timestamp};

fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

const GRANT: &str = r#"{"principal":"dashboard","onlyDraws":false,"scopes":["monitors:read","what:ever"],"pages":["abc123def456",{"id":"acme","components":["a","b"]},{"id":"both","components":[["a","b"],["b"]]}],"organizations":["org"],"notBefore":"2026-11-22T13:00:00+01:00","expiresAt":"2026-11-22T12:00:01Z"}"#;

#[test]
fn a_grant_is_read_whole() {
    let read = Grant::from_json(GRANT).unwrap();
    assert_eq!((read.principal.as_str(), read.only_draws), ("dashboard", false));
    assert_eq!(read.scopes.words().collect::<Vec<_>>(), ["monitors:read", "what:ever"]);
    let page = |id: &str, lists: &[&[&str]]| PageAudience {
        id: id.into(),
        parts: Parts(lists.iter().map(|l| l.iter().map(ToString::to_string).collect()).collect()),
    };
    let pages = vec![
        page("abc123def456", &[]),
        page("acme", &[&["a", "b"]]),
        page("both", &[&["a", "b"], &["b"]]),
    ];
    assert_eq!(read.audience.pages, Pages::Only(pages));
    assert_eq!(read.audience.organizations, ["org"]);
    assert_eq!(read.not_before, Some(now()));
    assert_eq!(read.expires_at, Timestamp::parse("2026-11-22T12:00:01Z"));
}

#[test]
fn the_least_grant_may_do_nothing() {
    let read = Grant::from_json(r#"{"principal":"","scopes":[],"pages":[]}"#).unwrap();
    assert!(!read.only_draws && read.scopes.is_empty() && read.audience.is_empty());
    assert_eq!((read.not_before, read.expires_at), (None, None));
    assert!(read.check_time(now()).is_ok());
}

#[test]
fn every_page_is_asked_for_with_a_star_and_nothing_else_means_it() {
    let read = |pages: &str| {
        Grant::from_json(&format!(r#"{{"principal":"","scopes":[],"pages":{pages}}}"#))
    };
    assert_eq!(read("\"*\"").unwrap().audience.pages, Pages::Every);
    assert_eq!(read("\"\\u002a\"").unwrap().audience.pages, Pages::Every);
    let star = Audience::of_pages(["*"]);
    assert_eq!(read("[\"*\"]").unwrap().audience, star, "a page of that name, which there is not");
    for other in ["\"**\"", "\"\"", "\"all\"", "null", "true", "{}", "{\"*\":1}", "[\"a\",null]"] {
        assert!(read(other).is_err(), "{other}");
    }
}

#[test]
fn grants_are_read_to_the_letter() {
    for (from, to, said) in [
        (
            "expiresAt",
            "expires_at",
            "expires_at: no such member; there are principal, onlyDraws, scopes, pages, organizations, notBefore, expiresAt",
        ),
        (
            "expiresAt",
            "expiresat",
            "expiresat: no such member; there are principal, onlyDraws, scopes, pages, organizations, notBefore, expiresAt",
        ),
        ("+01:00", "", "notBefore: expected an RFC 3339 time"),
        ("\"2026-11-22T12:00:01Z\"", "null", "expiresAt: expected text, found null"),
        ("\"2026-11-22T12:00:01Z\"", "1795348801", "expiresAt: expected text, found a number"),
        ("\"pages\"", "\"scopes\"", "scopes: a second one of this name"),
        ("\"principal\":\"dashboard\",", "", "principal: missing"),
        ("\"scopes\":[\"monitors:read\",\"what:ever\"],", "", "scopes: missing"),
        (
            "[\"monitors:read\",\"what:ever\"]",
            "\"monitors:read\"",
            "scopes: expected an array, found text",
        ),
        (
            "\"what:ever\"",
            "\"a b\"",
            "scopes[1]: a scope is visible ASCII without spaces, quotes and backslashes",
        ),
        (
            "\"what:ever\"",
            "\"\"",
            "scopes[1]: a word is missing: one space stands between two of them",
        ),
        ("false", "\"false\"", "onlyDraws: expected true or false, found text"),
        ("[\"org\"]", "\"org\"", "organizations: expected an array, found text"),
        ("[\"a\",\"b\"]", "[]", "pages[1].components: empty: leave it out for the whole page"),
        (",\"components\":[\"a\",\"b\"]", "", "pages[1].components: missing"),
        (
            "\"components\":[\"a\"",
            "\"component\":[\"a\"",
            "pages[1].component: no such member; there are id, components",
        ),
        (
            "[\"a\",\"b\"]",
            "[\"a\",[\"b\"]]",
            "pages[1].components[1]: expected text, found an array",
        ),
        (
            "[[\"a\",\"b\"],[\"b\"]]",
            "[[\"a\"],\"b\"]",
            "pages[2].components[1]: expected an array, found text",
        ),
        ("\"id\":\"acme\"", "\"id\":7", "pages[1].id: expected text, found a number"),
    ] {
        assert!(GRANT.contains(from), "{from}");
        let error = Grant::from_json(&GRANT.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.to_string().split(", at byte ").next(), Some(said), "{from} {to}");
    }
    for text in ["", "[]", "null", "{}", "{\"principal\":", "{} {}"] {
        assert!(Grant::from_json(text).is_err(), "{text}");
    }
}

#[test]
fn requests_are_read_to_the_letter() {
    let json = r#"{"provider":"statuspage","method":"GET","path":"/v1/pages","query":"page=1","page":"abc123def456"}"#;
    let read = Request::from_json(json).unwrap();
    assert_eq!(
        read,
        Request {
            provider: Provider::Statuspage,
            method: "GET".into(),
            path: "/v1/pages".into(),
            query: "page=1".into(),
            page: Some("abc123def456".into()),
        }
    );
    let least = r#"{"provider":"statuspage","method":"GET","path":"/v1/pages"}"#;
    let least = Request::from_json(least).unwrap();
    assert_eq!((least.query.as_str(), least.page), ("", None));
    for (from, to, said) in [
        ("\"statuspage\"", "\"Statuspage\"", "provider: no provider that we know"),
        ("\"statuspage\"", "\"acme\"", "provider: no provider that we know"),
        ("\"provider\":\"statuspage\",", "", "provider: missing"),
        ("\"GET\"", "null", "method: null"),
        ("\"path\":\"/v1/pages\",", "", "path: missing"),
        (
            "\"query\"",
            "\"headers\"",
            "headers: no such member; there are provider, method, path, query, page",
        ),
        ("\"page=1\"", "{}", "query: expected text, found an object"),
    ] {
        assert!(json.contains(from), "{from}");
        let error = Request::from_json(&json.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.to_string().split(", at byte ").next(), Some(said), "{from} {to}");
    }
}

/// What HTTP gets, and what a person reads.
#[test]
fn a_refusal_is_blurred_for_http_and_sharp_in_words() {
    let held = Scopes::parse("incidents:read what:ever").unwrap();
    let missing = |held| Reason::MissingScope { needed: Scope::MonitorsRead, held };
    let nothing = "there is nothing at this path for this key";
    for (reason, status, code, said) in [
        (Reason::NoKey, 401, "", "no key: send it as “Authorization: Bearer …” or “X-API-Key: …”"),
        (
            Reason::TwoKeys,
            400,
            "invalid_request",
            "two keys: send Authorization or X-API-Key, not both",
        ),
        (Reason::MalformedKey, 400, "invalid_request", "the key is not written as a key is"),
        (Reason::UnknownKey, 401, "invalid_token", "the key is not known here"),
        (
            Reason::Revoked(now()),
            401,
            "invalid_token",
            "the key was revoked at 2026-11-22T12:00:00Z",
        ),
        (Reason::NotYet(now()), 401, "invalid_token", "the key begins at 2026-11-22T12:00:00Z"),
        (Reason::Expired(now()), 401, "invalid_token", "the key ended at 2026-11-22T12:00:00Z"),
        (
            Reason::TooOften(Seconds(7)),
            429,
            "rate_limited",
            "the key was used too often; try again in 7 s",
        ),
        (
            Reason::Method("PUT".into()),
            405,
            "method_not_allowed",
            "PUT is refused: only GET and HEAD go through",
        ),
        (
            Reason::Path(Malformed::DotSegment),
            400,
            "invalid_request",
            "the path has a dot for a segment",
        ),
        (
            Reason::Query("x".into()),
            400,
            "invalid_request",
            "the query member “x” is refused: the route does not take it so",
        ),
        (
            Reason::OnlyDraws,
            403,
            "insufficient_scope",
            "this key has badges and banners drawn; it reads nothing",
        ),
        (
            missing(Scopes::default()),
            403,
            "insufficient_scope",
            "this takes the scope monitors:read; the key has none",
        ),
        (
            missing(held),
            403,
            "insufficient_scope",
            "this takes the scope monitors:read; the key has incidents:read what:ever",
        ),
        (
            Reason::WholePage,
            403,
            "insufficient_scope",
            "the answer is about more than the components that the key may read",
        ),
        // None of the three tells what there is.
        (Reason::NoRoute, 404, "not_found", nothing),
        (Reason::OtherAudience, 404, "not_found", nothing),
        (Reason::OtherUpstream, 404, "not_found", nothing),
    ] {
        assert_eq!(reason.wire(), Wire { status, code }, "{reason:?}");
        assert_eq!(reason.to_string(), said);
        let is_missing = matches!(reason, Reason::MissingScope { .. });
        assert_eq!(reason.missing_scope(), is_missing.then_some(Scope::MonitorsRead));
        assert_eq!(reason.retry_after(), (status == 429).then_some(Seconds(7)));
    }
    for (fault, status, code, said) in [
        (Fault::NoTable, 500, "not_configured", "nobody has said what this provider's paths read"),
        (Fault::NoPage, 500, "not_configured", "nobody has said which page this upstream is"),
        (Fault::NoStore, 503, "unavailable", "what is stored of the keys cannot be read now"),
    ] {
        assert_eq!((fault.wire(), fault.to_string().as_str()), (Wire { status, code }, said));
    }
}

#[test]
fn decisions_are_json() {
    let whole = r#"{"principal":"wall","scopes":["monitors:read"],"pages":["abc123def456"]}"#;
    let part = r#"{"principal":"wall","scopes":["monitors:read"],"pages":[{"id":"abc123def456","components":[["a","b"],["b"]]}]}"#;
    let nothing = r#"{"principal":"wall","scopes":["monitors:write","what:ever"],"pages":[]}"#;
    let asked = |method: &str, path: &str| {
        format!(
            r#"{{"provider":"statuspage","method":"{method}","path":"{path}","query":"page=2"}}"#
        )
    };
    let components = asked("GET", "/v1/pages/abc123def456/components");
    let elsewhere = components.replace("statuspage", "gatus");
    for (grant, request, json) in [
        (
            whole,
            &components,
            r#"{"decision":"allow","resource":"statuspage.components","scopes":["monitors:read"],"sensitivity":"secret","method":"GET","page":"abc123def456","query":"?page=2","masked":["api_key","automation_email"],"cache":{"for":"key","maxAge":30}}"#,
        ),
        (
            part,
            &components,
            r#"{"decision":"allow","resource":"statuspage.components","scopes":["monitors:read"],"sensitivity":"secret","method":"GET","page":"abc123def456","query":"?page=2","masked":["api_key","automation_email"],"filter":{"at":"","members":["id","group_id","parent_id"],"ids":[["a","b"],["b"]]},"cache":{"for":"key","maxAge":30}}"#,
        ),
        (
            nothing,
            &components,
            r#"{"decision":"deny","status":403,"code":"insufficient_scope","reason":"this takes the scope monitors:read; the key has monitors:write what:ever","scope":"monitors:read","held":["monitors:write","what:ever"]}"#,
        ),
        (
            whole,
            &asked("PA\\u0000TCH", "/"),
            r#"{"decision":"deny","status":405,"code":"method_not_allowed","reason":"PATCH is refused: only GET and HEAD go through"}"#,
        ),
        (
            whole,
            &asked("GET", "/v1/pages/%2e%2e"),
            r#"{"decision":"deny","status":400,"code":"invalid_request","reason":"the path has “%” in it: write segments of a-z, 0-9, _ and - as they are"}"#,
        ),
        (
            whole,
            &elsewhere,
            r#"{"decision":"indeterminate","status":500,"code":"not_configured","reason":"nobody has said what this provider's paths read"}"#,
        ),
    ] {
        let grant = Grant::from_json(grant).unwrap();
        let request = Request::from_json(request).unwrap();
        assert_eq!(decide(&grant, &request, now()).to_json(), json);
    }
}

/// What a client sends as its method is told back, so it is one short line.
#[test]
fn an_odd_method_is_refused_in_one_short_line() {
    let grant = Grant::from_json(r#"{"principal":"","scopes":[],"pages":"*"}"#).unwrap();
    for method in ["", " ", "GET ", "GET\r\nX: 1", "ＧＥＴ", &"A".repeat(10_000), "\u{202e}TEG"]
    {
        let request = Request {
            provider: Provider::Statuspage,
            method: method.into(),
            path: "/v1/pages".into(),
            query: String::new(),
            page: None,
        };
        let told = decide(&grant, &request, now()).to_json();
        assert!(told.contains("\"status\":405") && told.len() < 200, "{told}");
    }
}

#[test]
fn a_public_page_that_nobody_named_cannot_be_judged() {
    let grant =
        Grant::from_json(r#"{"principal":"","scopes":["status-pages:read"],"pages":["a"]}"#);
    let request = r#"{"provider":"statuspage","method":"GET","path":"/api/v2/summary.json"}"#;
    let told = decide(&grant.unwrap(), &Request::from_json(request).unwrap(), now()).to_json();
    assert!(told.contains("nobody has said which page this upstream is"), "{told}");
}
