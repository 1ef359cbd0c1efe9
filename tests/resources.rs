//! What keyed APIs answer: hand-written bodies of fictional services beside what they become. A
//! body's first line names the resource. Datadog's recorded answers too, where they are at hand.

mod spec;

use statuslamp::envelope::{ErrorKind, read_resource, resources};
use statuslamp::model::Resource;

fn to_json(resource: &Resource<'_>) -> String {
    resource.to_json()
}

fn shown(name: &str, body: &[u8]) -> String {
    match read_resource(name, body, to_json) {
        Ok(json) => {
            serde_json::from_str::<serde_json::Value>(&json).unwrap();
            // A line for each row.
            json.replace("[{", "[\n{").replace("},{", "},\n{")
        }
        Err(error) => format!("error {error}"),
    }
}

#[test]
fn specs() {
    for file in spec::files("resource") {
        spec::check(&file, |case| {
            let (name, body) = case.bodies[0].split_once('\n').unwrap_or((&case.bodies[0], ""));
            shown(name, body.as_bytes())
        });
    }
}

#[test]
fn every_resource_refuses_what_it_is_not() {
    let count = resources().count();
    assert_eq!(resources().collect::<std::collections::BTreeSet<_>>().len(), count, "named twice");
    for name in resources() {
        for body in [
            "{}",
            "null",
            "0",
            "\"\"",
            "[[]]",
            "[null]",
            "{\"data\":null}",
            "{\"data\":{}}",
            "{\"data\":[{}]}",
            "{\"message\":\"Forbidden\"}",
            "{\"error\":\"Forbidden\",\"data\":[]}",
            "{\"errors\":[\"Forbidden\"]}",
            "{\"components\":[]}",
            "<html>",
            "",
        ] {
            let read = read_resource(name, body.as_bytes(), to_json);
            assert!(read.is_err(), "{name} {body}: {read:?}");
        }
    }
}

#[test]
fn no_secret_gets_out_and_no_part_of_a_body_is_an_answer() {
    for file in spec::files("resource") {
        for case in spec::cases(&file) {
            let (name, body) = case.bodies[0].split_once('\n').unwrap();
            let whole = shown(name, body.as_bytes());
            for secret in ["hunter2", "component+secret", "0d7f1c6e@", "/hook/", "automate"] {
                assert!(!whole.contains(secret), "{}: {whole}", case.title);
            }
            for end in 0..body.len() {
                let part = shown(name, &body.as_bytes()[..end]);
                assert!(part.starts_with("error "), "{}, {end} bytes: {part}", case.title);
            }
        }
    }
}

#[test]
fn a_resource_that_there_is_not_names_those_that_there_are() {
    let refused = |name| read_resource(name, b"[]", |_| ()).unwrap_err();
    let error = refused("statuspage_me.users");
    assert_eq!(error.kind(), ErrorKind::NoResource);
    assert_eq!(
        error.to_string(),
        "no resource: “statuspage_me.users” is none of statuspage_me.monitors, \
         statuspage_me.monitor, statuspage_me.availability, statuspage_me.incidents, \
         statuspage_me.incident, statuspage_me.maintenances, statuspage_me.maintenance, \
         statuspage_me.pages, statuspage_me.page"
    );
    for name in ["", ".", "gatus.monitors", "Statuspage.pages"] {
        assert!(refused(name).to_string().contains("datadog.account"), "{name}");
    }
}

#[test]
fn datadog_s_recorded_answers() {
    let path = spec::root().join("../shared/recorded/datadog/vcr-list-degradations.json");
    let Ok(cassette) = std::fs::read(path) else { return };
    let cassette: serde_json::Value = serde_json::from_slice(&cassette).unwrap();
    let body = |at: usize| {
        let response = &cassette["http_interactions"][at]["response"];
        response["body"]["string"].as_str().unwrap().as_bytes().to_vec()
    };
    assert_eq!(
        shown("datadog.page", &body(0)),
        r#"{"kind":"pages","pages":[
{"id":"9d1136b5-5701-45f7-a65a-7e19e0610ee5","name":"A Status Page","url":"https://frog.datadoghq.com/status-pages/9d1136b5-5701-45f7-a65a-7e19e0610ee5/view","updatedAt":"2026-04-24T14:12:56.463Z"}]}"#
    );
    let one = shown("datadog.degradation", &body(1));
    assert!(one.contains(r#""status":"investigating","impact":"major","startedAt""#), "{one}");
    let list = shown("datadog.degradations", &body(2));
    assert_eq!(list.matches(r#""name":"Elevated API Latency""#).count(), 2, "{list}");
    assert!(list.ends_with(r#""more":false}"#), "{list}");
    let wrong = shown("datadog.maintenances", &body(2));
    assert_eq!(wrong, "error unexpected shape: data[0].type: expected “maintenances”, at byte 62");
}
