//! Google Cloud's `incidents.json`: an array of incidents that goes back for years. Those that
//! have not ended are all that it says of the present.
//!
//! Described by `incidents.schema.json` beside it. Google Workspace has a file of the same shape,
//! and nothing in it tells whose it is; so `uri`, which is relative, is no link.

use crate::envelope::body::Body;
use crate::envelope::scale::worse_impact;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::MAX_INCIDENTS;
use crate::model::{Impact, Incident, IncidentStatus, IndicatorSource, Provider, Snapshot, Update};
use crate::text::Text;
use crate::time::Timestamp;

/// An array whose rows have a `most_recent_update`. An empty one is no history.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("0.most_recent_update").is_some() && body.array().is_some()
}

pub(super) const URLS: Urls = "\
    status.cloud.google.com: /incidents.json;\
    www.google.com/appsstatus/: /appsstatus/dashboard/incidents.json";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let mut snapshot = Snapshot::new(Provider::GoogleCloud, observed_at);
    for row in root.rows(usize::MAX) {
        let row = row.object();
        // A status of `AVAILABLE` does not end it, and recorded ones ended with another. What ended
        // before it began did not, nor did what still affects a place.
        let began_at = row.time("begin");
        let has_ended = row
            .time("end")
            .is_some_and(|end| end <= observed_at && began_at.is_some_and(|begin| begin <= end));
        let is_felt = row
            .get("currently_affected_locations")
            .is_some_and(|places| places.rows(usize::MAX).next().is_some());
        if !has_ended || is_felt {
            snapshot.incidents.push(incident(&row));
        }
    }
    if snapshot.incidents.len() > MAX_INCIDENTS {
        root.refuse("too many open incidents");
    }
    snapshot.rolled_up(IndicatorSource::Incidents)
}

fn incident<'a>(row: &Object<'a>) -> Incident<'a> {
    let now = row.need_object("most_recent_update");
    let impact = worse_impact(row.word_as("status_impact", impact), now.word_as("status", impact));
    Incident {
        id: row.id("id"),
        name: row.line("external_desc"),
        status: now.word_as("status", status),
        impact,
        url: None,
        started_at: row.time("begin"),
        updated_at: row.time("modified"),
        updates: row.updates("updates", update),
        component_ids: row.ids_of_rows("affected_products"),
    }
}

fn status(word: &str) -> IncidentStatus {
    match word {
        "AVAILABLE" => IncidentStatus::Monitoring,
        _ => IncidentStatus::unknown(word),
    }
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
    Update {
        id: Text::default(),
        status: row.word("status"),
        body: row.prose("text"),
        created_at: row.time("when"),
    }
}
