//! Slack's status API, version 2.0.0: the current status.
//!
//! Documented at <https://docs.slack.dev/reference/slack-status-api>. It says whether anything is
//! wrong; of its features it names those alone that an incident concerns.

use crate::envelope::body::Body;
use crate::envelope::read::id;
use crate::envelope::urls::Urls;
use crate::json::Value;
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Impact, Incident, IncidentStatus, Indicator, Maintenance, MaintenanceStatus, Provider, RollUp,
    Snapshot, Update,
};
use crate::text::Text;
use crate::time::Timestamp;

/// An object with a text `status` and a list `active_incidents`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("status").is_some_and(Value::is_text)
        && body.at("active_incidents").is_some_and(Value::is_array)
}

pub(super) const URLS: Urls = "\
    slack-status.com: https://slack-status.com/api/v2.0.0/current;\
    status.slack.com: https://slack-status.com/api/v2.0.0/current";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let mut snapshot = Snapshot::new(Provider::Slack, observed_at);
    let status = root.need_text("status");
    snapshot.page.updated_at = root.time("date_updated");
    for row in root.need_rows("active_incidents", MAX_INCIDENTS) {
        event(row, &mut snapshot);
    }
    snapshot.indicator = match &*status {
        // docs.slack.dev/reference/slack-status-api
        "ok" => Indicator::None,
        // Something is wrong or being worked on; how bad it is, the incidents say.
        "active" if !snapshot.maintenances.is_empty() => Indicator::Maintenance,
        other => Indicator::unknown(other),
    };
    if status == "active" {
        snapshot.indicator = snapshot.roll_up(RollUp::default()).0;
    }
    snapshot
}

/// A row is planned work or an incident: its type and its status tell.
fn event<'a>(row: Value<'a>, snapshot: &mut Snapshot<'a>) {
    let row = row.object();
    let kind = row.need_text("type");
    let status = row.need_text("status");
    // docs.slack.dev/reference/slack-status-api: the statuses of what is over
    if matches!(&*status, "resolved" | "completed" | "cancelled") {
        return;
    }
    // The features have no ids but their names.
    let component_ids = row.list("services", MAX_COMPONENTS, id);
    if kind == "maintenance" || status == "scheduled" {
        snapshot.maintenances.push(Maintenance {
            id: row.id("id"),
            name: row.line("title"),
            status: row.word_as("status", maintenance_status),
            url: row.address("url"),
            starts_at: None,
            ends_at: None,
            updated_at: row.time("date_updated"),
            updates: row.updates("notes", note),
            component_ids,
        });
    } else {
        snapshot.incidents.push(Incident {
            id: row.id("id"),
            name: row.line("title"),
            status: row.word_as("status", IncidentStatus::unknown),
            impact: row.word_as("type", impact),
            url: row.address("url"),
            started_at: row.time("date_created"),
            updated_at: row.time("date_updated"),
            updates: row.updates("notes", note),
            component_ids,
        });
    }
}

fn maintenance_status(word: &str) -> MaintenanceStatus {
    match word {
        "scheduled" => MaintenanceStatus::Scheduled,
        "active" => MaintenanceStatus::InProgress,
        _ => MaintenanceStatus::unknown(word),
    }
}

fn impact(kind: &str) -> Impact {
    match kind {
        // docs.slack.dev/reference/slack-status-api
        "incident" | "notice" => Impact::Minor,
        "outage" => Impact::Critical,
        _ => Impact::unknown(kind),
    }
}

fn note(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: Text::default(),
        status: Text::default(),
        body: row.prose("body"),
        created_at: row.time("date_created"),
    }
}
