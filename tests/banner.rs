//! What a page strip says, and when it says nothing.

use statuslamp::banner::{Banner, Severity};
use statuslamp::envelope;
use statuslamp::limits::{DEFAULT_LEAD_TIME, DEFAULT_MAX_AGE};
use statuslamp::time::Timestamp;

fn at(time: &str) -> Timestamp {
    Timestamp::parse(&format!("2026-11-{time}Z")).unwrap()
}

fn incident(id: &str, status: &str, impact: &str) -> String {
    format!(
        r#"{{"id":"{id}","name":"Incident {id}","status":"{status}","impact":"{impact}",
        "shortlink":"https://stspg.io/{id}","updated_at":"2026-11-22T11:00:00Z",
        "incident_updates":[{{"id":"u","status":"{status}","body":"First words.\nMore."}}]}}"#
    )
}

fn maintenance(id: &str, status: &str, start: &str, end: &str) -> String {
    format!(
        r#"{{"id":"{id}","name":"Work {id}","status":"{status}",
        "scheduled_for":"2026-11-{start}Z","scheduled_until":"2026-11-{end}Z"}}"#
    )
}

fn banner(indicator: &str, incidents: &[String], maintenances: &[String]) -> Option<Banner> {
    let body = format!(
        r#"{{"page":{{"id":"abc123def456","name":"Acme","url":"https://status.acme.example"}},
        "components":[{{"id":"c","name":"API","status":"operational"}}],"incidents":[{}],
        "scheduled_maintenances":[{}],
        "status":{{"indicator":"{indicator}","description":"As the page says"}}}}"#,
        incidents.join(","),
        maintenances.join(",")
    );
    let snapshot = envelope::parse(body.as_bytes(), at("22T12:00:00")).unwrap();
    Banner::of(&snapshot, at("22T12:00:00"), DEFAULT_MAX_AGE, DEFAULT_LEAD_TIME)
}

#[test]
fn all_is_well_and_nothing_is_said() {
    assert_eq!(banner("none", &[], &[]), None);
    assert_eq!(banner("none", &[incident("a", "resolved", "critical")], &[]), None);
    // Nobody reports what is nothing.
    let said = banner("none", &[incident("a", "monitoring", "none")], &[]).unwrap();
    assert_eq!(said.severity, Severity::Minor);
}

#[test]
fn an_incident_is_told_though_nobody_knows_what_the_page_says() {
    assert_eq!(banner("who knows", &[], &[]), None);
    let said = banner("who knows", &[incident("a", "investigating", "critical")], &[]).unwrap();
    assert_eq!(said.severity, Severity::Critical);
}

#[test]
fn nothing_is_said_of_a_reading_that_has_grown_old() {
    let body = r#"{"page":{"id":"abc123def456","name":"Acme"},"status":{"indicator":"critical"}}"#;
    let snapshot = envelope::parse(body.as_bytes(), at("22T12:00:00")).unwrap();
    let said = |now| Banner::of(&snapshot, at(now), DEFAULT_MAX_AGE, DEFAULT_LEAD_TIME);
    assert!(said("22T12:05:00").is_some());
    assert_eq!(said("22T12:05:01"), None);
}

#[test]
fn the_page_is_where_to_read_on_when_the_event_has_no_place() {
    let said =
        banner("none", &[], &[maintenance("m", "in_progress", "22T11:00:00", "22T13:00:00")]);
    assert_eq!(said.unwrap().url.as_deref(), Some("https://status.acme.example"));
}

#[test]
fn the_worst_incident_leads_and_the_others_are_counted() {
    let said = banner(
        "major",
        &[
            incident("a", "monitoring", "minor"),
            incident("b", "investigating", "critical"),
            incident("c", "identified", "critical"),
        ],
        &[maintenance("m", "in_progress", "22T11:00:00", "22T13:00:00")],
    )
    .unwrap();
    assert_eq!(said.severity, Severity::Critical);
    assert_eq!(said.title, "Incident b");
    assert_eq!(said.phase, "Investigating");
    assert_eq!(said.detail, "First words. More.");
    assert_eq!(said.url.as_deref(), Some("https://stspg.io/b"));
    assert_eq!(said.more, 3);
    assert_eq!(said.key, "b:investigating:critical");
}

#[test]
fn an_open_incident_is_told_though_the_page_is_green() {
    let said = banner("none", &[incident("a", "monitoring", "minor")], &[]).unwrap();
    assert_eq!((said.severity, said.title.as_str()), (Severity::Minor, "Incident a"));
}

#[test]
fn a_page_may_be_down_without_an_incident() {
    let said = banner("major", &[], &[]).unwrap();
    assert_eq!(said.severity, Severity::Major);
    assert_eq!(said.title, "Acme: As the page says");
    assert_eq!(said.url.as_deref(), Some("https://status.acme.example"));
    let work = [maintenance("m", "in_progress", "22T11:00:00", "22T13:00:00")];
    let said = banner("major", &[], &work).unwrap();
    assert_eq!((said.severity, said.more), (Severity::Major, 1), "an outage before maintenance");
}

#[test]
fn a_page_worse_than_its_incident_lends_it_its_severity() {
    let said = banner("critical", &[incident("a", "identified", "minor")], &[]).unwrap();
    assert_eq!((said.severity, said.title.as_str()), (Severity::Critical, "Incident a"));
}

#[test]
fn maintenance_is_announced_a_day_ahead_and_no_earlier() {
    let soon = maintenance("m", "scheduled", "23T12:00:00", "23T14:00:00");
    let said = banner("none", &[], std::slice::from_ref(&soon)).unwrap();
    assert_eq!((said.severity, said.phase.as_str()), (Severity::Maintenance, "Scheduled"));
    assert_eq!(said.starts_at, Some(at("23T12:00:00")));
    let later = maintenance("m", "scheduled", "23T12:00:01", "23T14:00:00");
    assert_eq!(banner("none", &[], &[later]), None);
    let over = maintenance("m", "scheduled", "21T12:00:00", "22T11:59:59");
    assert_eq!(banner("none", &[], &[over]), None);
    let under_way = maintenance("n", "in_progress", "22T11:00:00", "22T13:00:00");
    let said = banner("maintenance", &[], &[soon, under_way]).unwrap();
    assert_eq!((said.title.as_str(), said.phase.as_str()), ("Work n", "In progress"));
}
