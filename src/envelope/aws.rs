//! Amazon Web Services: the current events of its health dashboard, and `data.json` of the page
//! before it.
//!
//! Documented nowhere. Recorded bodies show an array in UTF-16 that is empty while all is well;
//! numbers stand in quotes, but for those inside `event_log`. Only services that an event
//! concerns are named.

use super::address::Address;
use super::body::Body;
use super::read::newest_first;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_NAME_CHARS, MAX_WORD_CHARS};
use crate::model::{Impact, Incident, IncidentStatus, IndicatorSource, Provider, Snapshot, Update};
use crate::text::{Text, one_line};
use crate::time::Timestamp;

/// An array in UTF-16 whose rows, if any, have `arn` and `event_log`; or an object of the arrays
/// `archive` and `current`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    if let Some(root) = body.object() {
        let is_list = |name| root.get(name).is_some_and(Value::is_array);
        return is_list("archive") && is_list("current");
    }
    let Some(list) = body.array().filter(|_| body.is_utf16()) else { return false };
    list.rows(usize::MAX).next().is_none_or(|row| {
        row.is_object()
            && row.object().find("arn").is_some()
            && row.object().find("event_log").is_some()
    })
}

pub(super) fn urls(page: &Address<'_>) -> Vec<Vec<String>> {
    match &*page.host {
        "health.aws.amazon.com" | "status.aws.amazon.com" => {
            vec![vec!["https://health.aws.amazon.com/public/currentevents".to_owned()]]
        }
        _ => Vec::new(),
    }
}

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let mut snapshot = Snapshot::new(Provider::Aws, observed_at);
    snapshot.incidents = if root.is_array() {
        root.list(MAX_INCIDENTS, event)
    } else {
        root.object().list("current", MAX_INCIDENTS, old_event)
    };
    snapshot.incidents.retain(|incident| !incident.status.is_over());
    snapshot.rolled_up(IndicatorSource::Incidents)
}

fn event(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let started_at = row.time_as("date", seconds, "seconds since 1970");
    let arn = row.need("arn").text();
    // What is before the last slash is long and of no use.
    let id = arn.rsplit_once('/').map_or(&*arn, |(_, id)| id).to_owned();
    let region = row.optional_line("region_name");
    let mut impact = impact(&row.need("status").text());
    let mut name = row.line("service_name").into_owned();
    if !region.is_empty() {
        name.extend([" (", &region, ")"]);
    }
    name.extend([": ", &row.line("summary")]);
    let updates = newest_first(row.list("event_log", usize::MAX, update));
    let component_ids = concerned(&row, &mut impact);
    let mut incident = incident(id, name, impact);
    incident.started_at = started_at;
    incident.updated_at = updates.first().and_then(|update| update.created_at);
    incident.updates = updates;
    incident.component_ids = component_ids;
    incident
}

/// As `data.json` has it.
fn old_event(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let name = [&*row.line("service_name"), ": ", &row.line("summary")].concat();
    let id = [&*row.word("service"), " ", &row.word("date")].concat();
    let started_at = row.time_as("date", seconds, "seconds since 1970");
    let mut incident = incident(id, name, impact(&row.need("status").text()));
    incident.started_at = started_at;
    incident.updates = vec![Update {
        id: "".into(),
        status: "".into(),
        body: row.prose("description"),
        created_at: started_at,
    }];
    incident
}

/// It is in the list of what is current; only its level says when it is over.
fn incident<'a>(id: String, name: String, impact: Impact) -> Incident<'a> {
    let status = match impact {
        Impact::None => IncidentStatus::Resolved,
        _ => IncidentStatus::unknown("active"),
    };
    let (id, name) = (one_line(id, MAX_WORD_CHARS), one_line(name, MAX_NAME_CHARS));
    Incident::new(id, name, status, impact)
}

/// The services that are not well again. They make the event as bad as the worst of them, so that
/// none is over that has such a service.
fn concerned<'a>(event: &Object<'a>, worst: &mut Impact) -> Vec<Text<'a>> {
    let mut ids = Vec::new();
    let Some(services) = event.get("impacted_services") else { return ids };
    for (id, service) in services.object().members().take(MAX_COMPONENTS) {
        let level = service.object().need("current").text();
        if level != "0" {
            let impact = impact(&level);
            let is_worse = impact.indicator().severity() > worst.indicator().severity();
            if is_worse || *worst == Impact::None {
                *worst = impact;
            }
            ids.push(one_line(id, MAX_WORD_CHARS));
        }
    }
    ids
}

fn impact(level: &str) -> Impact {
    match level {
        // AlgoraLabs-AI/AI-Cloud-Status internal/providers/aws.go
        "0" => Impact::None,
        "1" => Impact::Minor,
        "2" => Impact::Major,
        "3" => Impact::Critical,
        _ => Impact::unknown(level),
    }
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    let body = row.prose("message");
    let status = row.optional_id("status").unwrap_or_default();
    let created_at = Timestamp::from_seconds(row.need("timestamp").integer());
    Update { id: "".into(), status, body, created_at }
}

fn seconds(text: &str) -> Option<Timestamp> {
    Timestamp::from_seconds(text.parse().ok()?)
}
