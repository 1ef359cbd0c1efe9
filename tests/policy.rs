//! Who may read what.

use statuslamp::model::Provider;
use statuslamp::policy::{Decision, Grant, Request, decide};
use statuslamp::scope::{Scope, Scopes};
use statuslamp::time::Timestamp;

const PAGE: &str = "abc123def456";

fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

fn grant(scopes: &str) -> Grant {
    Grant {
        principal: "dashboard".into(),
        scopes: Scopes::parse(scopes),
        pages: vec![PAGE.into()],
        expires_at: None,
    }
}

#[track_caller]
fn assert_decision(grant: &Grant, method: &str, path: &str, json: &str) {
    let request =
        Request { provider: Provider::Statuspage, method: method.into(), path: path.into() };
    let decision = decide(grant, &request, now());
    assert_eq!(serde_json::to_string(&decision).unwrap(), json, "{method} {path}");
}

const ALLOWED: &str =
    r#"{"decision":"allow","resource":"components","scope":"monitors:read","page":"abc123def456"}"#;
const NOT_FOUND: &str = r#"{"decision":"deny","status":404,"code":"not_found","reason":"there is nothing at this path for this key"}"#;

#[test]
fn the_route_of_its_page_is_allowed_to_its_scope() {
    let path = "/v1/pages/abc123def456/components";
    for method in ["GET", "HEAD"] {
        assert_decision(&grant("monitors:read"), method, path, ALLOWED);
        assert_decision(&grant("incidents:read monitors:read x:y"), method, path, ALLOWED);
    }
}

#[test]
fn a_missing_scope_is_named_beside_those_held() {
    let path = "/v1/pages/abc123def456/components";
    for (scopes, held) in [
        ("", "none"),
        ("incidents:read", "incidents:read"),
        ("monitors:write monitors:Read", "monitors:write monitors:Read"),
    ] {
        let json = format!(
            r#"{{"decision":"deny","status":403,"code":"insufficient_scope","reason":"this takes the scope monitors:read; the key has {held}","scope":"monitors:read"}}"#
        );
        assert_decision(&grant(scopes), "GET", path, &json);
    }
}

#[test]
fn only_reading_goes_through() {
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "TRACE", ""] {
        let json = format!(
            r#"{{"decision":"deny","status":405,"code":"method_not_allowed","reason":"{method} is refused: only GET and HEAD go through"}}"#
        );
        assert_decision(
            &grant("monitors:read"),
            method,
            "/v1/pages/abc123def456/components",
            &json,
        );
    }
}

#[test]
fn other_pages_and_other_paths_look_alike() {
    for path in [
        "/v1/pages/zzz123def456/components",
        "/v1/pages",
        "/v1/pages/abc123def456/incidents",
        "/v1/organizations/abc123def456/users",
        "",
        "/",
    ] {
        assert_decision(&grant("monitors:read"), "GET", path, NOT_FOUND);
    }
}

/// What traversal lists are made of, written at this route.
#[test]
fn no_other_way_of_writing_the_path_leads_to_it() {
    let path = "/v1/pages/abc123def456/components";
    for trick in [
        format!("{path}/"),
        format!("{path}.json"),
        format!("{path}?x"),
        format!("{path}#x"),
        format!("{path};x"),
        format!("{path}%00"),
        format!("{path}%20"),
        format!("{path} "),
        format!("/{path}"),
        format!(".{path}"),
        format!("/x/..{path}"),
        path.replace("/pages", "//pages"),
        path.replace("/pages", "/./pages"),
        path.replace("/pages", "/x/../pages"),
        path.replace("/pages", "%2fpages"),
        path.replace("/pages", "%252fpages"),
        path.replace("/pages", "\\pages"),
        path.replace("/pages", "/%2e%2e/pages"),
        path.replace("/pages", "/Pages"),
        path.replace("pages", "p\u{e0}ges"),
        path.replace("pages", "pag\u{435}s"),
        path.replace("abc123def456", "ABC123DEF456"),
        path.replace("abc123def456", "abc123def45"),
        path.replace("abc123def456", "abc123def456x"),
        path.replace("abc123def456", "abc123def45%36"),
        path.replace("abc123def456", "............"),
        path.replace("components", "components%2f..%2fincidents"),
        path.trim_start_matches('/').to_owned(),
        path.replace("/v1", ""),
        path.replace("/v1", "/v2"),
        path.to_uppercase(),
    ] {
        assert_decision(&grant("monitors:read"), "GET", &trick, NOT_FOUND);
    }
}

#[test]
fn an_ended_key_opens_nothing() {
    let mut ended = grant("monitors:read");
    ended.expires_at = Some(now());
    assert_decision(
        &ended,
        "GET",
        "/v1/pages/abc123def456/components",
        r#"{"decision":"deny","status":401,"code":"invalid_token","reason":"the key ended at 2026-11-22T12:00:00Z"}"#,
    );
    ended.expires_at = Timestamp::parse("2026-11-22T12:00:00.001Z");
    assert_decision(&ended, "GET", "/v1/pages/abc123def456/components", ALLOWED);
}

#[test]
fn a_key_without_pages_reads_none() {
    let mut nowhere = grant("monitors:read");
    nowhere.pages.clear();
    assert_decision(&nowhere, "GET", "/v1/pages/abc123def456/components", NOT_FOUND);
}

#[test]
fn a_refusal_is_a_value() {
    let request =
        Request { provider: Provider::IncidentIo, method: "GET".into(), path: "/".into() };
    assert!(matches!(decide(&grant("monitors:read"), &request, now()), Decision::Deny(_)));
}

#[test]
fn grants_and_requests_are_read_to_the_letter() {
    let json = r#"{"principal":"dashboard","scopes":["monitors:read","a b"],"pages":["abc123def456"],"expiresAt":"2026-11-22T13:00:00+01:00"}"#;
    let read = Grant::from_json(json).unwrap();
    assert_eq!((read.principal.as_str(), read.expires_at), ("dashboard", Some(now())));
    assert!(read.scopes.covers(&Scope::MonitorsRead));
    assert_eq!(read.scopes.unknown().collect::<Vec<_>>(), ["a b"], "a word is not split");
    for (from, to, said) in [
        (
            "expiresAt",
            "expiresat",
            "expiresat: no such member; there are principal, scopes, pages, expiresAt",
        ),
        ("+01:00", "", "expiresAt: expected an RFC 3339 time"),
        ("\"2026-11-22T13:00:00+01:00\"", "null", "expiresAt: expected text, found null"),
        ("\"pages\"", "\"scopes\"", "scopes: a second one of this name"),
        ("[\"abc123def456\"]", "{}", "pages: expected an array, found an object"),
    ] {
        assert!(json.contains(from), "{from}");
        let error = Grant::from_json(&json.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.to_string().split(", at byte ").next(), Some(said));
    }
    let asked =
        r#"{"provider":"statuspage","method":"GET","path":"/v1/pages/abc123def456/components"}"#;
    let request = Request::from_json(asked).unwrap();
    assert!(matches!(decide(&grant("monitors:read"), &request, now()), Decision::Allow(_)));
    let error = Request::from_json(&asked.replace("statuspage", "Statuspage")).unwrap_err();
    assert_eq!(
        (error.place.as_str(), error.problem.as_str()),
        ("provider", "no provider that we know")
    );
}

#[test]
fn scopes_are_words_of_which_both_spellings_are_one() {
    let scopes = Scopes::parse(" status_pages:read  monitors:read what:ever ");
    assert_eq!(scopes.to_string(), "status-pages:read monitors:read what:ever");
    assert!(scopes.covers(&Scope::StatusPagesRead));
    assert!(!scopes.covers(&Scope::parse("what:ever")), "an unknown word covers nothing");
    assert_eq!(scopes.unknown().collect::<Vec<_>>(), ["what:ever"]);
    assert_eq!(Scopes::parse(&scopes.to_string()), scopes);
}
