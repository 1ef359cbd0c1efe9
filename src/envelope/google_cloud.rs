//! Google Cloud's `incidents.json`: an array of incidents that goes back for years. Those that
//! have not ended are all that it says of the present.
//!
//! Described by `incidents.schema.json` beside it. Google Workspace has a file of the same shape,
//! and nothing in it tells whose it is; so `uri`, which is relative, is no link.

use super::address::Address;
use super::body::Body;
use crate::json::Value;
use crate::limits::MAX_INCIDENTS;
use crate::model::{Impact, Incident, IncidentStatus, IndicatorSource, Provider, Snapshot, Update};
use crate::time::Timestamp;

/// An array whose rows have a `most_recent_update`. An empty one is no history.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let first = body.array().and_then(|list| list.rows(usize::MAX).next());
    first.is_some_and(|row| row.is_object() && row.object().find("most_recent_update").is_some())
}

pub(super) fn urls(page: &Address<'_>) -> Vec<Vec<String>> {
    let path = match (page.host.as_str(), page.segments().as_slice()) {
        ("status.cloud.google.com", _) => "/incidents.json",
        ("www.google.com", ["appsstatus", ..]) => "/appsstatus/dashboard/incidents.json",
        _ => return Vec::new(),
    };
    vec![vec![page.on_host(path)]]
}

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let mut snapshot = Snapshot::new(Provider::GoogleCloud, observed_at);
    for row in root.rows(usize::MAX) {
        if let Some(incident) = incident(row, observed_at) {
            snapshot.incidents.push(incident);
        }
    }
    if snapshot.incidents.len() > MAX_INCIDENTS {
        root.refuse("too many open incidents");
    }
    snapshot.rolled_up(IndicatorSource::Incidents)
}

/// Unless it has ended.
fn incident(row: Value<'_>, observed_at: Timestamp) -> Option<Incident<'_>> {
    let row = row.object();
    let id = row.id("id");
    let started_at = row.time("begin");
    // A status of `AVAILABLE` does not end it, and recorded ones ended with another.
    if row.time("end").is_some_and(|ended_at| ended_at <= observed_at) {
        return None;
    }
    let updated_at = row.time("modified");
    let name = row.line("external_desc");
    let updates = row.updates("updates", update);
    let now = row.need("most_recent_update").object().need("status").text();
    let (status, now) = match &*now {
        "AVAILABLE" => (IncidentStatus::Monitoring, Impact::None),
        other => (IncidentStatus::unknown(other), impact(other)),
    };
    let overall = impact(&row.need("status_impact").text());
    let is_worse = now.indicator().severity() > overall.indicator().severity();
    let mut incident = Incident::new(id, name, status, if is_worse { now } else { overall });
    incident.started_at = started_at;
    incident.updated_at = updated_at;
    incident.updates = updates;
    incident.component_ids = row.ids_of_rows("affected_products");
    Some(incident)
}

fn impact(word: &str) -> Impact {
    match word {
        // status.cloud.google.com/incidents.schema.json
        "SERVICE_INFORMATION" => Impact::Minor,
        "SERVICE_DISRUPTION" => Impact::Major,
        "SERVICE_OUTAGE" => Impact::Critical,
        _ => Impact::unknown(word),
    }
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    let created_at = row.time("when");
    let body = row.prose("text");
    Update { id: "".into(), status: row.word("status"), body, created_at }
}
