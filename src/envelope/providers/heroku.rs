//! Heroku's status API, version 4: the current status.
//!
//! Read by heroku/cli `src/commands/status.ts` until Heroku moved to Salesforce Trust. Recorded
//! bodies show that `scheduled` keeps what is over, and that a system may stay `blue` after it.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::urls::Urls;
use crate::json::Value;
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, IndicatorSource, Maintenance,
    MaintenanceStatus, Provider, Snapshot, Update,
};
use crate::time::Timestamp;

/// An object with a list `status` whose rows have a `system`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("status.0.system").is_some()
}

pub(super) const URLS: Urls = "status.heroku.com: /api/v4/current-status";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let mut snapshot = Snapshot::new(Provider::Heroku, observed_at);
    snapshot.components = root.list("status", MAX_COMPONENTS, system);
    snapshot.incidents = root.list("incidents", MAX_INCIDENTS, incident);
    snapshot.maintenances = root.list("scheduled", MAX_INCIDENTS, maintenance);
    open_only(snapshot).rolled_up(IndicatorSource::Components)
}

fn system(row: Value<'_>) -> Component<'_> {
    let row = row.object();
    Component {
        id: row.word("system"),
        name: row.line("system"),
        status: row.word_as("status", color),
        description: None,
        group: false,
        group_id: None,
        history: Vec::new(),
    }
}

fn color(word: &str) -> ComponentStatus {
    match word {
        // blog.heroku.com/new_heroku_status_site: all systems go; intermittent errors or partial
        // impact; major outage
        "green" => ComponentStatus::Operational,
        "yellow" => ComponentStatus::DegradedPerformance,
        "red" => ComponentStatus::MajorOutage,
        // recorded: a scheduled service update
        "blue" => ComponentStatus::UnderMaintenance,
        _ => ComponentStatus::unknown(word),
    }
}

fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    Incident {
        id: row.id("id"),
        name: row.line("title"),
        status: row.word_as("state", incident_status),
        // How bad it is the systems say.
        impact: Impact::unknown("unknown"),
        url: row.address("full_url"),
        started_at: row.time("created_at"),
        updated_at: row.time("updated_at"),
        updates: row.updates("updates", update),
        component_ids: Vec::new(),
    }
}

/// The flag `resolved` beside it cannot be relied on.
fn incident_status(state: &str) -> IncidentStatus {
    match state {
        "resolved" => IncidentStatus::Resolved,
        // recorded: `open`
        _ => IncidentStatus::unknown(state),
    }
}

/// A row has no state, but says whether it is over or ahead.
fn maintenance(row: Value<'_>) -> Maintenance<'_> {
    let row = row.object();
    // Rows stay in the list for years; as of incidents, the state is the one to rely on.
    let is_over = row.optional_word("state").as_deref() == Some("resolved");
    let status = match (is_over || row.flag("resolved"), row.flag("upcoming")) {
        (true, _) => MaintenanceStatus::Completed,
        (false, true) => MaintenanceStatus::Scheduled,
        (false, false) => MaintenanceStatus::InProgress,
    };
    Maintenance {
        id: row.id("id"),
        name: row.line("title"),
        status,
        url: row.address("full_url"),
        starts_at: None,
        ends_at: None,
        updated_at: row.time("updated_at"),
        updates: row.updates("updates", update),
        component_ids: Vec::new(),
    }
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: row.id("id"),
        status: row.word("update_type"),
        body: row.prose("contents"),
        created_at: row.time("created_at"),
    }
}
