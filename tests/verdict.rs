//! Green needs proof.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it skips"
)]

use statuslamp::envelope;
use statuslamp::model::{Indicator, Snapshot, worse};
use statuslamp::time::{Seconds, Timestamp};
use statuslamp::verdict::Verdict;

fn at(time: &str) -> Timestamp {
    Timestamp::parse(&format!("2026-11-22T{time}Z")).unwrap()
}

fn snapshot(indicator: &str, statuses: &[&str]) -> Snapshot {
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
    let verdict = Verdict::of(&snapshot(indicator, statuses), at("12:01:00"), Seconds(300));
    assert_eq!((verdict.word(), verdict.letter()), (word, letter), "{}", verdict.reason);
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
fn words_that_nobody_knows_prove_nothing() {
    assert_word("operational", &["operational"], "unknown", "?");
    assert_word("None", &["operational"], "unknown", "?");
    assert_word("", &["operational"], "unknown", "?");
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
fn worse_is_a_total_order_with_unknown_just_above_green() {
    let ladder = ["none", "?", "maintenance", "minor", "major", "critical"].map(Indicator::parse);
    for (i, one) in ladder.iter().enumerate() {
        for (j, other) in ladder.iter().enumerate() {
            assert_eq!(worse(one.clone(), other.clone()), ladder[i.max(j)]);
        }
    }
}
