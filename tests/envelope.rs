//! Bytes to snapshots: our own cases, whole error texts, and the recorded bodies of real pages.

use statuslamp::envelope::{self, ErrorKind, status_url};
use statuslamp::model::{ComponentStatus, Impact, IncidentStatus, Indicator, Provider, Snapshot};
use statuslamp::time::{Seconds, Timestamp};
use statuslamp::verdict::Verdict;

fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

#[track_caller]
fn snapshot(body: &str) -> Snapshot<'static> {
    envelope::parse(body.as_bytes(), noon()).unwrap()
}

#[track_caller]
fn assert_error(body: &[u8], kind: ErrorKind, text: &str) {
    let error = envelope::parse(body, noon()).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, text));
}

/// A summary whose lists hold what is given.
fn summary(indicator: &str, components: &str) -> String {
    format!(
        r#"{{"page":{{"id":"abc123def456","name":"Acme","url":"https://status.acme.example",
        "time_zone":"Europe/Zurich","updated_at":"2026-11-22T12:59:00.123+01:00"}},
        "components":[{components}],"incidents":[],"scheduled_maintenances":[],
        "status":{{"indicator":"{indicator}","description":"As it says"}}}}"#
    )
}

fn component(id: &str, status: &str, more: &str) -> String {
    format!(r#"{{"id":"{id}","name":"Part {id}","status":"{status}"{more}}}"#)
}

#[test]
fn reads_a_summary() {
    let body = summary("minor", &component("a", "degraded_performance", ""));
    let read = snapshot(&body);
    assert_eq!(read.provider, Provider::Statuspage);
    assert_eq!(read.page.name, "Acme");
    assert_eq!(read.page.url.as_deref(), Some("https://status.acme.example"));
    assert_eq!(read.page.time_zone.as_deref(), Some("Europe/Zurich"));
    assert_eq!(read.page.updated_at.unwrap().to_string(), "2026-11-22T11:59:00.123Z");
    assert_eq!(read.indicator, Indicator::Minor);
    assert_eq!(read.description, "As it says");
    assert_eq!(read.components[0].status, ComponentStatus::DegradedPerformance);
    assert_eq!(read.observed_at, noon());
    assert_eq!(read.why(), "indicator from page: minor; its component: 1 degraded performance");
}

#[test]
fn reads_a_status_body_that_lists_nothing() {
    let read =
        snapshot(r#"{"page":{"id":"abc123def456","name":"Acme"},"status":{"indicator":"none"}}"#);
    assert_eq!(read.indicator, Indicator::None);
    assert_eq!(read.why(), "indicator from page: none; no components");
}

#[test]
fn reads_incidents_and_maintenances() {
    let body = r#"{"page":{"id":"abc123def456","name":"Acme"},"components":[],
        "incidents":[
          {"id":"i1","name":"Slow  API","status":"investigating","impact":"major","created_at":"2026-11-22T11:00:00Z",
           "shortlink":"https://stspg.io/1","components":[{"id":"c1"}],
           "incident_updates":[{"id":"u1","status":"investigating","body":"We look.\r\nSoon more.",
             "created_at":"2026-11-22T11:00:00Z","display_at":"2026-11-22T11:05:00Z","affected_components":null}]},
          {"id":"i0","name":"Old","status":"resolved","impact":"minor"}],
        "scheduled_maintenances":[
          {"id":"m1","name":"Move","status":"in_progress","scheduled_for":"2026-11-22T11:30:00Z",
           "scheduled_until":"2026-11-22T13:00:00Z"},
          {"id":"m0","name":"Done","status":"completed"}],
        "status":{"indicator":"major","description":"Partial System Outage"}}"#;
    let read = snapshot(body);
    let [incident] = read.incidents.as_slice() else { panic!("resolved ones are left out") };
    assert_eq!(incident.name, "Slow API");
    assert_eq!(incident.status, IncidentStatus::Investigating);
    assert_eq!(incident.impact, Impact::Major);
    assert_eq!(incident.component_ids, ["c1"]);
    assert_eq!(incident.updates[0].body, "We look.\nSoon more.");
    assert_eq!(incident.updates[0].created_at.unwrap().to_string(), "2026-11-22T11:05:00Z");
    let [maintenance] = read.maintenances.as_slice() else { panic!("completed ones are left out") };
    assert_eq!(maintenance.starts_at.unwrap().to_string(), "2026-11-22T11:30:00Z");
}

#[test]
fn counts_no_group_row() {
    let rows = [
        component("g", "major_outage", r#","group":true,"components":["a","b"]"#),
        component("a", "major_outage", r#","group_id":"g","group":false"#),
        component("b", "operational", r#","group_id":"g","group":false"#),
    ];
    let read = snapshot(&summary("major", &rows.join(",")));
    assert_eq!(read.why(), "indicator from page: major; of 2 components: 1 major outage");
    assert_eq!(read.leaves().count(), 2);
}

#[test]
fn keeps_words_that_it_does_not_know() {
    let read = snapshot(&summary("none", &component("a", "on_fire", "")));
    assert_eq!(read.components[0].status, ComponentStatus::Unknown("on_fire".to_owned()));
    let verdict = Verdict::of(&read, noon(), Seconds(300));
    assert_eq!(verdict.word(), "unknown");
    assert_eq!(
        verdict.reason,
        "“on_fire” is no status that we know; indicator from page: none; its component: \
         1 in a status that we do not know"
    );
}

#[test]
fn no_status_is_an_error_that_says_what_and_where() {
    use ErrorKind::{Encoding, NoAnchor, Shape, Syntax};
    let cases: [(&[u8], ErrorKind, &str); 17] = [
        (b"", Syntax, "malformed: the body ends where a value was expected, at byte 0"),
        (b"<!doctype html><title>All Systems Operational</title>", Syntax, "malformed: HTML, not XML, at byte 0"),
        (b"{}", NoAnchor, "no status page: no provider's anchor was found"),
        (b"[]", NoAnchor, "no status page: no provider's anchor was found"),
        (b"null", NoAnchor, "no status page: no provider's anchor was found"),
        (br#"{"message":"Forbidden"}"#, NoAnchor, "no status page: the body says “Forbidden”"),
        (br#"{"error":"Could not authenticate"}"#, NoAnchor, "no status page: the body says “Could not authenticate”"),
        (br#"{"page":{"id":"abc123def456","name":"A"},"status":{"indic"#, Syntax, "malformed: the body ends inside a text, at byte 57"),
        (b"\xff\xfe{", Encoding, "wrong encoding: half a UTF-16 unit, at byte 2"),
        (b"[\"\xff\"]", Encoding, "wrong encoding: a byte that is no UTF-8, at byte 2"),
        (br#"{"page":{"id":"abc123def456"},"status":{"indicator":"none"}}"#, Shape, "unexpected shape: page.name: missing, at byte 8"),
        (br#"{"page":{"id":"nobody","name":"A"},"status":{"indicator":"none"}}"#, NoAnchor, "no status page: no provider's anchor was found"),
        (br#"{"page":{"id":"abc123def456","name":"A"},"status":{"indicator":null}}"#, Shape, "unexpected shape: status.indicator: null, at byte 63"),
        (br#"{"page":{"id":"abc123def456","name":"A"},"status":{"indicator":0}}"#, Shape, "unexpected shape: status.indicator: expected text, found a number, at byte 63"),
        (br#"{"page":{"id":"abc123def456","name":"A"},"status":{"indicator":"major"},"status":{"indicator":"none"}}"#, Shape, "unexpected shape: status: a second one of this name, at byte 81"),
        (br#"{"page":{"id":"abc123def456","name":"A","updated_at":"yesterday"},"status":{"indicator":"none"}}"#, Shape, "unexpected shape: page.updated_at: expected an RFC 3339 time, at byte 54"),
        (b"{\"page\":{},\"status\":{}} x", Syntax, "malformed: expected the end, found “x”, at byte 24"),
    ];
    for (body, kind, text) in cases {
        assert_error(body, kind, text);
    }
    let rows: Vec<String> =
        (0..4).map(|id| component(&id.to_string(), "operational", "")).collect();
    let body = summary("none", &rows.join(","))
        .replace(r#""Part 3","status":"operational""#, r#""Part 3","status":7"#);
    let error = envelope::parse(body.as_bytes(), noon()).unwrap_err().to_string();
    assert!(
        error.starts_with(
            "unexpected shape: components[3].status: expected text, found a number, at byte "
        ),
        "{error}"
    );
}

/// A body that is neither of the two whole ones has lost something, and perhaps the outage.
#[test]
fn a_list_that_is_missing_or_renamed_is_an_error() {
    let head = r#"{"page":{"id":"abc123def456","name":"A"},"status":{"indicator":"none"}"#;
    for (rest, text) in [
        (r#""components":[]"#, "incidents: missing, at byte 0"),
        (r#""components":[],"incidents":[]"#, "scheduled_maintenances: missing, at byte 0"),
        (r#""incidents":[],"scheduled_maintenances":[]"#, "components: missing, at byte 0"),
        (
            r#""components":null,"incidents":[],"scheduled_maintenances":[]"#,
            "components: null, at byte 84",
        ),
        (r#""Components":[{"status":"major_outage"}]"#, "components: missing, at byte 0"),
        (r#""data":{"components":[{"status":"major_outage"}]}"#, "components: missing, at byte 0"),
        (r#""error":"backend timeout""#, "components: missing, at byte 0"),
        (
            r#""components":{},"incidents":[],"scheduled_maintenances":[]"#,
            "components: expected an array, found an object, at byte 84",
        ),
        (
            r#""components":[{"id":"a","name":"A","status":"operational","group":"true"}],"incidents":[],"scheduled_maintenances":[]"#,
            "components[0].group: expected true or false, found text, at byte 138",
        ),
    ] {
        let body = format!("{head},{rest}}}");
        assert_error(body.as_bytes(), ErrorKind::Shape, &format!("unexpected shape: {text}"));
    }
}

#[test]
fn page_ids_are_of_two_forms_and_no_other() {
    for id in ["ABC123DEF456", "abc123def45_", "abc123def45", "01k7fbwxhzpp52ewa3egj2snva", ""] {
        let body =
            format!(r#"{{"page":{{"id":"{id}","name":"A"}},"status":{{"indicator":"none"}}}}"#);
        let error = envelope::parse(body.as_bytes(), noon()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NoAnchor, "{id}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let body = format!("\u{feff}{}", summary("none", ""));
    assert_eq!(snapshot(&body).indicator, Indicator::None);
    assert_error(
        b"\xef\xbb\xbf[x",
        ErrorKind::Syntax,
        "malformed: expected a value, found “x”, at byte 1",
    );
}

#[test]
fn incident_io_may_leave_out_empty_lists_but_not_the_components() {
    let head =
        r#"{"page":{"id":"01K7FBWXHZPP52EWA3EGJ2SNVA","name":"A"},"status":{"indicator":"none"}"#;
    let read = snapshot(&format!(r#"{head},"components":[],"incidents":null}}"#));
    assert_eq!(read.provider, Provider::IncidentIo);
    let error = |rest| {
        let body = format!("{head},{rest}}}");
        envelope::parse(body.as_bytes(), noon()).unwrap_err().to_string()
    };
    assert_eq!(error(r#""incidents":[]"#), "unexpected shape: components: missing, at byte 0");
    let renamed = r#""components":[],"open_incidents":[{"impact":"critical"}]"#;
    assert_eq!(error(renamed), "unexpected shape: incidents: missing, at byte 0");
}

#[test]
fn everything_is_bounded() {
    let long = "x".repeat(1_000);
    let body = summary(
        "none",
        &component("a", "operational", &format!(r#","description":"{}""#, "é".repeat(20_000))),
    )
    .replace("Part a", &long);
    let read = snapshot(&body);
    assert_eq!(read.components[0].name.chars().count(), 300);
    assert!(read.components[0].name.ends_with('…'));
    assert_eq!(read.components[0].description.as_ref().unwrap().chars().count(), 10_000);

    let deep = format!("{}{}", "[".repeat(65), "]".repeat(65));
    assert_error(deep.as_bytes(), ErrorKind::Syntax, "malformed: nested too deep, at byte 64");
    let many = vec!["{}"; 20_001].join(",");
    let body = summary("none", &many);
    let error = envelope::parse(body.as_bytes(), noon()).unwrap_err().to_string();
    assert!(error.starts_with("unexpected shape: components: more than 20000 rows"), "{error}");
    let incident = r#"{"id":"i","name":"I","status":"identified","impact":"minor","incident_updates":[UPDATES]}"#;
    let update = r#"{"id":"u","status":"identified","body":"b"}"#;
    let body = |incidents: String| {
        summary("none", "").replace(r#""incidents":[]"#, &format!(r#""incidents":[{incidents}]"#))
    };
    let many = body(vec![incident.replace("UPDATES", ""); 2_001].join(","));
    let error = envelope::parse(many.as_bytes(), noon()).unwrap_err().to_string();
    assert!(error.starts_with("unexpected shape: incidents: more than 2000 rows"), "{error}");
    let long = body(incident.replace("UPDATES", &vec![update; 201].join(",")));
    assert_eq!(snapshot(&long).incidents[0].updates.len(), 200);
    let values = format!("[{}0]", "0,".repeat(1_000_000));
    assert_error(
        values.as_bytes(),
        ErrorKind::Syntax,
        "malformed: more than 1000000 values, at byte 1999999",
    );
    let big = vec![b' '; 8 * 1024 * 1024 + 1];
    assert_error(
        &big,
        ErrorKind::TooLarge,
        "too large: 8388609 bytes, more than 8388608, at byte 8388608",
    );
}

/// Cut anywhere, a body is no status: in particular it is not a green one.
#[test]
fn a_truncated_body_is_an_error_wherever_it_ends() {
    let body = summary("none", &component("a", "operational", ""));
    for end in 0..body.len() {
        assert!(envelope::parse(&body.as_bytes()[..end], noon()).is_err(), "cut at {end}");
    }
}

#[test]
fn a_page_address_leads_to_its_status_body() {
    let cases = [
        ("https://status.acme.example", Ok("https://status.acme.example/api/v2/summary.json")),
        ("https://status.acme.example/", Ok("https://status.acme.example/api/v2/summary.json")),
        (
            "https://acme.example/status/?a=b#c",
            Ok("https://acme.example/status/api/v2/summary.json"),
        ),
        ("https://acme.example/api/v2/status.json", Ok("https://acme.example/api/v2/status.json")),
        ("http://127.0.0.1:8788", Ok("http://127.0.0.1:8788/api/v2/summary.json")),
        ("http://localhost", Ok("http://localhost/api/v2/summary.json")),
        ("http://acme.example", Err("“http://acme.example” is not https")),
        ("http://localhost.acme.example", Err("“http://localhost.acme.example” is not https")),
        (
            "https://a@acme.example",
            Err(
                "“https://a@acme.example” is no web address: write it as https://status.example.com",
            ),
        ),
        ("acme", Err("“acme” is no web address: write it as https://status.example.com")),
    ];
    for (page, wanted) in cases {
        let got = status_url(page).map_err(|error| error.to_string());
        assert_eq!(got.as_deref().map_err(String::as_str), wanted, "{page}");
    }
}

/// A body that could be two providers' is neither's; where it came from may tell.
#[test]
fn a_body_with_two_anchors_is_ambiguous() {
    let body = br#"{"cStateVersion":"6","systems":[],"status":"ok","active_incidents":[]}"#;
    let error = envelope::detect(body, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ambiguous);
    assert_eq!(error.to_string(), "ambiguous: this could be cstate slack");
    assert_eq!(envelope::parse(body, noon()).unwrap_err().kind(), ErrorKind::Ambiguous);
    let from = |url| envelope::detect(body, Some(url)).map_err(|error| error.kind());
    assert_eq!(from("https://slack-status.com/api/v2.0.0/current"), Ok(Provider::Slack));
    assert_eq!(from("https://status.acme.example"), Err(ErrorKind::Ambiguous));
}
