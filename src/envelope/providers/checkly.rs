//! Checkly's status pages: their open incidents, which is all that a page's own script reads.
//!
//! The address is documented nowhere; the words are those of checkly/checkly-cli
//! `packages/cli/src/rest/incidents.ts`. Recorded bodies are of status.mistral.ai.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::urls::Urls;
use crate::json::Value;
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{Impact, Incident, IncidentStatus, IndicatorSource, Provider, Snapshot, Update};
use crate::time::Timestamp;

/// An object of `incidents` and nothing else, whose rows have a `severity`. Where nothing is
/// wrong the empty list is all that there is.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let is_alone = body.object().is_some_and(|root| root.members().nth(1).is_none());
    let is_list = body.at("incidents").is_some_and(Value::is_array);
    is_alone
        && is_list
        && (body.at("incidents.0").is_none() || body.at("incidents.0.severity").is_some())
}

/// Below Checkly's domain a page's name is its subdomain. On a domain of its own nothing tells it
/// but the whole address.
pub(super) const URLS: Urls = "\
    /api/status-page/*/unresolved-incidents: /api/status-page/*/unresolved-incidents;\
    *.checkly-status-page.com: /api/status-page/*/unresolved-incidents";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let mut snapshot = Snapshot::new(Provider::Checkly, observed_at);
    snapshot.incidents = root.object().list("incidents", MAX_INCIDENTS, incident);
    open_only(snapshot).rolled_up(IndicatorSource::Incidents)
}

fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    Incident {
        id: row.id("id"),
        name: row.line("name"),
        status: row.word_as("lastUpdateStatus", status),
        impact: row.word_as("severity", impact),
        url: None,
        started_at: row.time("created_at"),
        updated_at: row.time("updated_at"),
        updates: row.updates("incidentUpdates", update),
        component_ids: row.list("services", MAX_COMPONENTS, |service| service.object().id("id")),
    }
}

fn status(word: &str) -> IncidentStatus {
    match word {
        // checkly/checkly-cli packages/cli/src/rest/incidents.ts, IncidentUpdateStatus
        "INVESTIGATING" => IncidentStatus::Investigating,
        "IDENTIFIED" => IncidentStatus::Identified,
        "MONITORING" => IncidentStatus::Monitoring,
        "RESOLVED" => IncidentStatus::Resolved,
        _ => IncidentStatus::unknown(word),
    }
}

fn impact(word: &str) -> Impact {
    match word {
        // AlgoraLabs-AI/AI-Cloud-Status internal/providers/checkly.go
        "MAINTENANCE" => Impact::Maintenance,
        // checkly/checkly-cli packages/cli/src/rest/incidents.ts, IncidentSeverity
        "MINOR" => Impact::Minor,
        "MEDIUM" => Impact::Major,
        "MAJOR" | "CRITICAL" => Impact::Critical,
        _ => Impact::unknown(word),
    }
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: row.id("id"),
        status: row.word("status"),
        body: row.prose("description"),
        // When it was shown: an editor may move an update in time.
        created_at: row.time_or("publicIncidentUpdateDate", "created_at"),
    }
}
