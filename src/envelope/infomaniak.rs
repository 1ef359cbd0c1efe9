//! Infomaniak's events, version 2: what is wrong, what is planned, and what was lately.
//!
//! Documented at <https://developer.infomaniak.com/docs/api/get/2/events>; it wants a key. Recorded
//! bodies come in pages of five and keep what is over, so that an empty list, which many others
//! of its addresses may answer, proves nothing.

use super::address::Address;
use super::body::Body;
use super::read::add_update;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Impact, Incident, IncidentStatus, Indicator, IndicatorSource, Maintenance, MaintenanceStatus,
    Provider, Snapshot, Update,
};
use crate::time::Timestamp;

/// An object with the `result` of `success`, whose `data` are rows of `services` and
/// `started_at`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let Some(root) = body.object() else { return false };
    let result = root.get("result").and_then(Value::as_text);
    let rows = root.get("data").filter(|data| data.is_array());
    let first = rows.and_then(|rows| rows.rows(usize::MAX).next());
    result.is_some_and(|word| word == "success")
        && first
            .filter(|row| row.is_object())
            .map(Value::object)
            .is_some_and(|row| row.find("services").is_some() && row.find("started_at").is_some())
}

pub(super) fn urls(page: &Address<'_>) -> Vec<Vec<String>> {
    match &*page.host {
        "infomaniakstatus.com" | "api.infomaniak.com" => {
            vec![vec!["https://api.infomaniak.com/2/events?per_page=100".to_owned()]]
        }
        _ => Vec::new(),
    }
}

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let mut snapshot = Snapshot::new(Provider::Infomaniak, observed_at);
    let mut count = 0;
    for row in root.need("data").rows(MAX_INCIDENTS) {
        event(row, &mut snapshot);
        count += 1;
    }
    if root.need("total").integer() == count {
        return snapshot.rolled_up(IndicatorSource::Incidents);
    }
    // An old one that is still open may be on another page.
    snapshot.indicator = Indicator::Unknown("not all events were read".to_owned());
    snapshot
}

/// A row is planned work or an incident: its type and its status tell.
fn event<'a>(row: Value<'a>, snapshot: &mut Snapshot<'a>) {
    let row = row.object();
    let (id, url) = (row.id("id"), row.address("url"));
    let (kind, status) = (row.need("type").text(), row.need("status").text());
    if status == "terminated" {
        return;
    }
    let description = row.need("description").object();
    let english = english(&description, "translations");
    let name = english.as_ref().unwrap_or(&description).line("title");
    let body = match &english {
        Some(english) => english.prose("body"),
        None => description.prose("description"),
    };
    let mut updates = row.updates("comments", comment);
    // There is no list of the services that would tell what their ids mean.
    let component_ids =
        row.list("services", MAX_COMPONENTS, |service| service.object().word("name"));
    let started_at = time(&row, "started_at");
    let first = Update { id: "".into(), status: "".into(), body, created_at: started_at };
    add_update(&mut updates, first);
    let is_work = kind == "enhancement" || kind.starts_with("maintenance");
    if is_work || status == "planned" {
        snapshot.maintenances.push(Maintenance {
            url,
            starts_at: started_at,
            ends_at: time(&row, "ended_at"),
            updates,
            component_ids,
            ..Maintenance::new(id, name, maintenance_status(&status))
        });
    } else {
        snapshot.incidents.push(Incident {
            url,
            started_at,
            updates,
            component_ids,
            ..Incident::new(id, name, IncidentStatus::unknown(&status), impact(&kind))
        });
    }
}

fn maintenance_status(word: &str) -> MaintenanceStatus {
    match word {
        // developer.infomaniak.com/docs/api/get/2/events
        "planned" => MaintenanceStatus::Scheduled,
        "inprogress" => MaintenanceStatus::InProgress,
        _ => MaintenanceStatus::unknown(word),
    }
}

fn impact(kind: &str) -> Impact {
    match kind {
        // recorded: slowness and errors at times
        "impacting" => Impact::Minor,
        // recorded: one service is down, and for some
        "critical" => Impact::Major,
        _ => Impact::unknown(kind),
    }
}

fn comment(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    let own = row.prose("body");
    // Some are written as text, in the time of Switzerland: those are left out.
    let at = row.get("started_at").and_then(Value::as_integer);
    let body = english(&row, "translation").map_or(own, |english| english.prose("body"));
    Update {
        id: "".into(),
        status: "".into(),
        body,
        created_at: at.and_then(Timestamp::from_seconds),
    }
}

/// The English among the translations of a text, which itself is French.
fn english<'a>(of: &Object<'a>, translations: &str) -> Option<Object<'a>> {
    for row in of.get(translations)?.rows(usize::MAX) {
        let row = row.object();
        if row.need("language").text() == "en" {
            return Some(row);
        }
    }
    None
}

fn time(row: &Object<'_>, name: &str) -> Option<Timestamp> {
    let value = row.get(name)?;
    let time = Timestamp::from_seconds(value.integer());
    if time.is_none() {
        value.refuse("expected seconds since 1970");
    }
    time
}
