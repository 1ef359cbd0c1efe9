//! The shapes that JavaScript gets are written twice: as Rust structs and in `src/wasm.d.ts`. This
//! writes real values into a script that carries those types, and the type check of the
//! JavaScript holds the one against the other.

use statuslamp::banner::Banner;
use statuslamp::envelope::{self, ApiError, read_resource};
use statuslamp::limits::{DEFAULT_LEAD_TIME, DEFAULT_MAX_AGE};
use statuslamp::model::{ComponentStatus, DayStatus, Fields, Provider, Resource};
use statuslamp::policy::{Audience, Grant, PageAudience, Pages, Parts, Request, decide};
use statuslamp::scope::Scopes;
use statuslamp::time::{Day, Timestamp};

/// Every member of a Statuspage body has a value.
const BODY: &str = r#"{
  "page": {"id": "abc123def456", "name": "Acme", "url": "https://status.acme.example",
           "time_zone": "Etc/UTC", "updated_at": "2026-11-22T11:59:00Z"},
  "components": [
    {"id": "g", "name": "All", "status": "on_fire", "group": true},
    {"id": "c", "name": "API", "status": "major_outage", "description": "REST", "group_id": "g"}],
  "incidents": [
    {"id": "i", "name": "Down", "status": "identified", "impact": "major",
     "shortlink": "https://stspg.io/i", "started_at": "2026-11-22T11:00:00Z",
     "updated_at": "2026-11-22T11:30:00Z", "components": [{"id": "c"}],
     "incident_updates": [{"id": "u", "status": "identified", "body": "Found it.",
                           "created_at": "2026-11-22T11:30:00Z"}]}],
  "scheduled_maintenances": [
    {"id": "m", "name": "Move", "status": "scheduled", "shortlink": "https://stspg.io/m",
     "scheduled_for": "2026-11-23T10:00:00Z", "scheduled_until": "2026-11-23T11:00:00Z",
     "updated_at": "2026-11-20T00:00:00Z", "incident_updates": [], "components": []}],
  "status": {"indicator": "major", "description": "Partial System Outage"}
}"#;

fn written(resource: &Resource<'_>) -> String {
    resource.to_json()
}

/// Of most kinds that a keyed API's answer may be, one.
const RESOURCES: &[(&str, &str, &str)] = &[
    ("pages", "statuspage.pages", r#"[{"id":"abc123def456","name":"Acme"}]"#),
    ("components", "statuspage.components", r#"[{"id":"c","name":"API","status":"operational"}]"#),
    ("groups", "statuspage.groups", r#"[{"id":"g","name":"All","components":["c"]}]"#),
    (
        "users",
        "statuspage.users",
        r#"[{"id":"u","email":"ada@acme.example","created_at":"2026-03-01T12:00:00Z"}]"#,
    ),
    (
        "urlSettings",
        "datadog.url_settings",
        r#"{"data":[{"attributes":{"custom_tags":"a:b,c","url":"https://acme.statuspage.io"},
            "id":"1","type":"statuspage-url-setting"}]}"#,
    ),
];

#[test]
fn values_have_the_types_that_javascript_is_told() {
    let now = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    let snapshot = envelope::parse(BODY.as_bytes(), now).unwrap();
    let banner = Banner::of(&snapshot, now, DEFAULT_MAX_AGE, DEFAULT_LEAD_TIME).unwrap();
    let mut quiet = snapshot.clone();
    quiet.incidents.clear();
    quiet.components.clear();
    quiet.indicator = statuslamp::model::Indicator::None;
    let planned = Banner::of(&quiet, now, DEFAULT_MAX_AGE, DEFAULT_LEAD_TIME).unwrap();
    let decision = |scopes: &str, provider: Provider| {
        let parts = Parts(vec![vec!["c1".into()]]);
        let pages = Pages::Only(vec![PageAudience { id: "abc123def456".into(), parts }]);
        let grant = Grant {
            principal: "dashboard".into(),
            only_draws: false,
            scopes: Scopes::parse(scopes).unwrap(),
            audience: Audience { pages, organizations: Vec::new() },
            not_before: None,
            expires_at: None,
        };
        let path = "/v1/pages/abc123def456/components".into();
        let query = "page=2".into();
        let request = Request { provider, method: "GET".into(), path, query, page: None };
        value(&decide(&grant, &request, now).to_json())
    };

    // All that a component may have, and letters that are not of ASCII.
    let mut full = snapshot.clone();
    full.page.name = "Zürich".into();
    let day = Day::parse("2026-11-21").unwrap();
    let status = ComponentStatus::parse("größer als du denkst");
    full.components[0].history = vec![
        DayStatus { day, status: status.clone(), downtime: None },
        DayStatus { day, status: ComponentStatus::Operational, downtime: Some(0) },
    ];
    full.components[0].description = Some("\u{2}".into());
    full.incidents[0].updates[0].body = "Bad \u{1} letters\nof all kinds".into();

    let mut script =
        "// Written by tests/shapes.rs, checked against src/wasm.d.ts by tsc.\n".to_owned();
    let mut export = |name: &str, of_type: &str, value: serde_json::Value| {
        let package = "../../www/pkg/statuslamp.js";
        let json = serde_json::to_string_pretty(&value).unwrap();
        let doc = format!("/** @type {{import(\"{package}\").{of_type}}} */");
        script.extend(["\n", &doc, "\nexport const ", name, " = ", &json, ";\n"]);
    };
    export("snapshot", "Snapshot", value(&snapshot.to_json()));
    for (name, snapshot) in [("full", &full), ("quiet", &quiet)] {
        export(name, "Snapshot", value(&snapshot.to_json()));
        export(&format!("{name}Fields"), "Fields", fields(snapshot.fields()));
        export(&format!("{name}Glance"), "Fields", fields(snapshot.glance()));
    }
    export("banner", "Banner", value(&banner.to_json()));
    export("planned", "Banner", value(&planned.to_json()));
    export("allowed", "Decision", decision("monitors:read", Provider::Statuspage));
    export("denied", "Decision", decision("incidents:read", Provider::Statuspage));
    export("unjudged", "Decision", decision("monitors:read", Provider::Gatus));

    let error = ApiError::read(420, Some("60"), br#"{"error":"slow down"}"#, now);
    export("apiError", "ApiError", value(&error.to_json()));
    for (name, resource, body) in RESOURCES {
        let json = read_resource(resource, body.as_bytes(), written).unwrap();
        export(name, "Resource", value(&json));
    }

    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes.js");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &script).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(golden, script, "look at the difference, then UPDATE_GOLDEN=1");
    // What was written can be read: nothing is lost between the edge and the page.
    assert_eq!(envelope::from_json(&snapshot.to_json()).unwrap(), snapshot);
}

/// As they cross.
fn fields(Fields { plain, other }: Fields) -> serde_json::Value {
    if other.is_empty() { plain.into() } else { serde_json::json!([plain, other]) }
}

fn value(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap()
}
