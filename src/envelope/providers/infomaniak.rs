//! Infomaniak's events, version 2: what is wrong, what is planned, and what was lately.
//!
//! Documented at <https://developer.infomaniak.com/docs/api/get/2/events>; it wants a key. Recorded
//! bodies come in pages of five and keep what is over, so that an empty list, which many others
//! of its addresses may answer, proves nothing.

use crate::envelope::body::Body;
use crate::envelope::read::add_update;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Impact, Incident, IncidentStatus, Indicator, IndicatorSource, Maintenance, MaintenanceStatus,
    Provider, Snapshot, Update,
};
use crate::text::Text;
use crate::time::Timestamp;

/// An object with the `result` of `success`, whose `data` are rows of `services` and
/// `started_at`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("result").is_some_and(|result| result.is_word("success"))
        && body.at("data.0.services").is_some()
        && body.at("data.0.started_at").is_some()
}

pub(super) const URLS: Urls = "\
    infomaniakstatus.com: https://api.infomaniak.com/2/events?per_page=100;\
    api.infomaniak.com: https://api.infomaniak.com/2/events?per_page=100";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let mut snapshot = Snapshot::new(Provider::Infomaniak, observed_at);
    let mut count = 0;
    for row in root.need_rows("data", MAX_INCIDENTS) {
        add_event(&row.object(), &mut snapshot);
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
fn add_event<'a>(row: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    let (kind, status) = (row.need_text("type"), row.need_text("status"));
    if status == "terminated" {
        return;
    }
    let description = row.need_object("description");
    let english = english(&description, "translations");
    let started_at = time(row, "started_at");
    let mut updates = row.updates("comments", comment);
    let first = Update {
        id: Text::default(),
        status: Text::default(),
        body: match &english {
            Some(english) => english.prose("body"),
            None => description.prose("description"),
        },
        created_at: started_at,
    };
    add_update(&mut updates, first);
    let name = english.unwrap_or(description).line("title");
    if kind == "enhancement" || kind.starts_with("maintenance") || status == "planned" {
        snapshot.maintenances.push(Maintenance {
            id: row.id("id"),
            name,
            status: row.word_as("status", maintenance_status),
            url: row.address("url"),
            starts_at: started_at,
            ends_at: time(row, "ended_at"),
            updated_at: None,
            updates,
            component_ids: services(row),
        });
    } else {
        snapshot.incidents.push(Incident {
            id: row.id("id"),
            name,
            status: row.word_as("status", IncidentStatus::unknown),
            impact: row.word_as("type", impact),
            url: row.address("url"),
            started_at,
            updated_at: None,
            updates,
            component_ids: services(row),
        });
    }
}

/// By name: there is no list of them that would tell what their ids mean.
fn services<'a>(event: &Object<'a>) -> Vec<Text<'a>> {
    event.list("services", MAX_COMPONENTS, |service| service.object().word("name"))
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
    // Some are written as text, in the time of Switzerland: those are left out.
    let at = row.get("started_at").and_then(Value::as_integer);
    Update {
        id: Text::default(),
        status: Text::default(),
        body: english(&row, "translation").as_ref().unwrap_or(&row).prose("body"),
        created_at: at.and_then(Timestamp::from_seconds),
    }
}

/// The English among the translations of a text, which itself is French.
fn english<'a>(of: &Object<'a>, translations: &str) -> Option<Object<'a>> {
    for row in of.get(translations)?.rows(usize::MAX) {
        let row = row.object();
        if row.need_text("language") == "en" {
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
