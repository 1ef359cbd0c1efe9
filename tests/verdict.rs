//! Green needs proof.

use statuslamp::envelope;
use statuslamp::model::{
    Impact, Incident, IncidentStatus, Indicator, IndicatorSource, RollUp, Snapshot,
};
use statuslamp::time::{Seconds, Timestamp};
use statuslamp::verdict::Verdict;

fn at(time: &str) -> Timestamp {
    Timestamp::parse(&format!("2026-11-22T{time}Z")).unwrap()
}

fn snapshot(indicator: &str, statuses: &[&str]) -> Snapshot<'static> {
    let rows: Vec<String> = statuses
        .iter()
        .enumerate()
        .map(|(id, status)| format!(r#"{{"id":"{id}","name":"Part {id}","status":"{status}"}}"#))
        .collect();
    let body = format!(
        r#"{{"page":{{"id":"abc123def456","name":"Acme"}},"components":[{}],"incidents":[],
        "scheduled_maintenances":[],"status":{{"indicator":"{indicator}"}}}}"#,
        rows.join(",")
    );
    envelope::parse(body.as_bytes(), at("12:00:00")).unwrap()
}

#[track_caller]
fn assert_word(indicator: &str, statuses: &[&str], word: &str, letter: &str) {
    let read = snapshot(indicator, statuses);
    let verdict = Verdict::of(&read, at("12:01:00"), Seconds(300));
    assert_eq!((verdict.word(), verdict.letter()), (word, letter), "{}", verdict.reason);
    // An edge sends it on as JSON, and a page judges it again.
    let again = envelope::from_json(&read.to_json()).unwrap();
    assert_eq!(Verdict::of(&again, at("12:01:00"), Seconds(300)), verdict);
}

#[test]
fn says_what_the_page_says() {
    assert_word("none", &["operational"], "operational", "OK");
    assert_word("none", &[], "operational", "OK");
    assert_word("maintenance", &["under_maintenance"], "maintenance", "M");
    assert_word("minor", &["operational"], "degraded", "D");
    assert_word("major", &["major_outage"], "partial outage", "P");
    assert_word("critical", &["major_outage"], "major outage", "X");
}

#[test]
fn a_green_page_with_a_part_that_is_not_is_not_green() {
    assert_word("none", &["operational", "major_outage"], "partial outage", "P");
    assert_word("none", &["partial_outage"], "degraded", "D");
    assert_word("none", &["under_maintenance"], "maintenance", "M");
    assert_word("none", &["operational", "who_knows"], "unknown", "?");
    assert_word("none", &["operational", ""], "unknown", "?");
}

#[test]
fn maintenance_does_not_hide_an_outage() {
    assert_word("maintenance", &["under_maintenance", "major_outage"], "partial outage", "P");
    assert_word("maintenance", &["operational", "who_knows"], "maintenance", "M");
}

#[test]
fn the_reason_names_what_raised_it() {
    let verdict = Verdict::of(
        &snapshot("none", &["operational", "major_outage"]),
        at("12:00:00"),
        Seconds(9),
    );
    assert_eq!(
        verdict.reason,
        "indicator from page: none; of 2 components: 1 major outage; raised by “Part 1”"
    );
}

#[test]
fn a_group_row_alone_is_enough_not_to_be_green() {
    let row = r#"{"id":"g","name":"All","status":"major_outage","group":true}"#;
    let body = format!(
        r#"{{"page":{{"id":"abc123def456","name":"Acme"}},"components":[{row}],"incidents":[],
        "scheduled_maintenances":[],"status":{{"indicator":"none"}}}}"#
    );
    let read = envelope::parse(body.as_bytes(), at("12:00:00")).unwrap();
    assert_eq!(Verdict::of(&read, at("12:00:00"), Seconds(300)).word(), "partial outage");
}

#[test]
fn an_open_incident_raises_a_green_page() {
    for (status, impact, word) in [
        ("investigating", "critical", "major outage"),
        ("monitoring", "minor", "degraded"),
        ("monitoring", "who knows", "degraded"),
        ("investigating", "none", "degraded"),
        ("resolved", "critical", "operational"),
    ] {
        let body = format!(
            r#"{{"page":{{"id":"01K7FBWXHZPP52EWA3EGJ2SNVA","name":"Acme"}},"components":[],"incidents":
            [{{"id":"i","name":"Down","status":"{status}","impact":"{impact}"}}],"status":{{"indicator":"none"}}}}"#
        );
        let read = envelope::parse(body.as_bytes(), at("12:00:00")).unwrap();
        let verdict = Verdict::of(&read, at("12:00:00"), Seconds(300));
        assert_eq!(verdict.word(), word, "{status} {impact}");
    }
}

#[test]
fn a_word_that_looks_like_a_known_one_stays_unknown() {
    for word in [" none", "none ", r"none\u0000", r"no\u0007ne", r"\u202enone", r"none\n"] {
        assert_word(word, &["operational"], "unknown", "?");
    }
    for word in [" operational", r"opera\u0001tional", r"operational\t"] {
        assert_word("none", &[word], "unknown", "?");
    }
}

#[test]
fn words_that_nobody_knows_prove_nothing() {
    assert_word("operational", &["operational"], "unknown", "?");
    assert_word("None", &["operational"], "unknown", "?");
    assert_word("", &["operational"], "unknown", "?");
    // A word of another list is no word of this one.
    assert_word("none", &["none"], "unknown", "?");
}

#[test]
fn a_reading_proves_nothing_once_it_is_old_nor_before_it_was_made() {
    let green = snapshot("none", &["operational"]);
    let judge = |now| Verdict::of(&green, at(now), Seconds(300));
    assert_eq!(judge("12:05:00").word(), "operational");
    assert_eq!(judge("12:05:01").word(), "unknown");
    assert_eq!(
        judge("12:05:01").reason,
        "last read 5 minutes ago, which proves nothing after 5 minutes"
    );
    assert_eq!(judge("11:59:00").word(), "operational", "clocks differ by a little");
    assert_eq!(judge("11:58:59").reason, "read 1 minute in the future: a clock is wrong");
    let red = snapshot("critical", &["major_outage"]);
    assert_eq!(Verdict::of(&red, at("13:00:00"), Seconds(300)).word(), "unknown");
}

#[test]
fn unknown_stands_just_above_green() {
    let ladder = ["none", "?", "maintenance", "minor", "major", "critical"].map(Indicator::parse);
    assert!(ladder.is_sorted_by(|one, other| one.severity() < other.severity()));
}

/// What users disagree on: each choice, and what it may not hide.
#[test]
fn a_policy_of_ones_own() {
    let judge = |policy, read: &Snapshot<'_>| {
        Verdict::by(policy, read, at("12:00:00"), Seconds(300)).word()
    };
    let hides = RollUp { maintenance_hides_outage: true, ..RollUp::default() };
    let silent = RollUp { incident_raises_page: false, ..RollUp::default() };

    let both = snapshot("maintenance", &["under_maintenance", "major_outage"]);
    assert_eq!(judge(RollUp::default(), &both), "partial outage");
    assert_eq!(judge(hides, &both), "maintenance");
    // The page's own word for trouble stands.
    let outage = snapshot("major", &["under_maintenance", "major_outage"]);
    assert_eq!(judge(hides, &outage), "partial outage");

    let mut open = snapshot("none", &["operational"]);
    open.incidents.push(Incident::new("i", "Odd", IncidentStatus::Monitoring, Impact::None));
    assert_eq!(judge(RollUp::default(), &open), "degraded");
    assert_eq!(judge(silent, &open), "operational");
    // Where incidents are all that a page lists, they are the page.
    let only = Snapshot { components: Vec::new(), ..open }.rolled_up(IndicatorSource::Incidents);
    assert_eq!(judge(silent, &only), "degraded");
}
