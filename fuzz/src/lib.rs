//! What the targets share: the specs as material, and what holds for every snapshot.

pub mod edit;
pub mod specs;

use statuslamp::envelope;
use statuslamp::limits::{
    MAX_ADDRESS_BYTES, MAX_BODY_CHARS, MAX_COMPONENTS, MAX_HISTORY_DAYS, MAX_INCIDENTS,
    MAX_NAME_CHARS, MAX_UPDATES, MAX_WORD_CHARS,
};
use statuslamp::model::{ComponentStatus, Impact, Indicator, Snapshot, Update};
use statuslamp::text::Text;
use statuslamp::time::{Seconds, Timestamp};
use statuslamp::verdict::Verdict;

/// When every body was asked for.
pub fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

/// What holds for every snapshot, whatever it was read from.
pub fn check(snapshot: &Snapshot<'_>) {
    let again = envelope::from_json(&snapshot.to_json());
    assert_eq!(again.as_ref(), Ok(snapshot), "its JSON is another snapshot");
    is_bounded(snapshot);
    if Verdict::of(snapshot, noon(), Seconds(300)).indicator == Indicator::None {
        let parts = snapshot.components.iter();
        assert!(parts.clone().all(|part| part.status == ComponentStatus::Operational));
        let open = snapshot.incidents.iter().filter(|incident| !incident.status.is_over());
        assert!(open.clone().all(|incident| incident.impact == Impact::None));
    }
}

fn is_bounded(snapshot: &Snapshot<'_>) {
    let page = &snapshot.page;
    line([&page.id].into_iter().chain(&page.time_zone), MAX_WORD_CHARS);
    line([&page.name, &snapshot.description], MAX_NAME_CHARS);
    address(page.url.as_ref());
    assert!(snapshot.components.len() <= MAX_COMPONENTS);
    for part in &snapshot.components {
        line([&part.id].into_iter().chain(&part.group_id), MAX_WORD_CHARS);
        line([&part.name], MAX_NAME_CHARS);
        assert!(part.description.as_ref().is_none_or(|it| it.chars().count() <= MAX_BODY_CHARS));
        assert!(part.history.len() <= MAX_HISTORY_DAYS);
    }
    assert!(snapshot.incidents.len() <= MAX_INCIDENTS);
    for incident in &snapshot.incidents {
        line([&incident.id].into_iter().chain(&incident.component_ids), MAX_WORD_CHARS);
        line([&incident.name], MAX_NAME_CHARS);
        address(incident.url.as_ref());
        timeline(&incident.updates);
    }
    assert!(snapshot.maintenances.len() <= MAX_INCIDENTS);
    for planned in &snapshot.maintenances {
        line([&planned.id].into_iter().chain(&planned.component_ids), MAX_WORD_CHARS);
        line([&planned.name], MAX_NAME_CHARS);
        address(planned.url.as_ref());
        timeline(&planned.updates);
    }
}

fn timeline(updates: &[Update<'_>]) {
    assert!(updates.len() <= MAX_UPDATES);
    assert!(updates.is_sorted_by(|newer, older| newer.created_at >= older.created_at));
    for update in updates {
        line([&update.id, &update.status], MAX_WORD_CHARS);
        assert!(update.body.chars().count() <= MAX_BODY_CHARS);
    }
}

fn line<'a>(texts: impl IntoIterator<Item = &'a Text<'a>>, max: usize) {
    for text in texts {
        assert!(text.chars().count() <= max && !text.chars().any(char::is_control), "{text:?}");
    }
}

fn address(url: Option<&Text<'_>>) {
    if let Some(url) = url {
        assert!(url.len() <= MAX_ADDRESS_BYTES);
        assert!(url.starts_with("https://") || url.starts_with("http://"), "{url}");
    }
}
