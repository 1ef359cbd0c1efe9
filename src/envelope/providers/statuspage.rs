//! Atlassian Statuspage's public status API, version 2.
//!
//! Documented at <https://support.atlassian.com/statuspage/docs/what-are-the-different-apis-under-statuspage/>
//! and on every page under `/api`. Where recorded bodies and the documentation differ, the
//! bodies are right, and the branch says so.

use crate::envelope::body::Body;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, Indicator, IndicatorSource,
    Maintenance, MaintenanceStatus, Page, Provider, Snapshot, Update,
};
use crate::text::Text;
use crate::time::Timestamp;

pub(super) mod manage;

/// An object with `status.indicator` and a `page.id` of 12 lower-case base-36 characters.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let base36 = |c: u8| c.is_ascii_digit() || c.is_ascii_lowercase();
    page_id(body).is_some_and(|id| id.len() == 12 && id.bytes().all(base36))
}

/// Of a body that has `status.indicator`: its `page.id`. No other provider's body has both, but
/// for incident.io's, whose page ids are of another form.
pub(super) fn page_id<'a>(body: &'a Body<'_>) -> Option<Text<'a>> {
    body.at("status.indicator")?;
    body.at("page.id")?.as_text()
}

pub(super) const URLS: Urls = "/: ./api/v2/summary.json";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let mut snapshot = head(&root, Provider::Statuspage, observed_at);
    if is_summary(&root) {
        snapshot.components = root.list("components", MAX_COMPONENTS, component);
        snapshot.incidents = root.list("incidents", MAX_INCIDENTS, incident);
        snapshot.maintenances = root.list("scheduled_maintenances", MAX_INCIDENTS, maintenance);
    }
    open_only(snapshot)
}

/// `status.json` has `page` and `status` and no other member. Whatever has more must be a whole
/// summary: one that lacks a list has been cut or renamed, and the outage with it.
pub(super) fn is_summary(root: &Object<'_>) -> bool {
    root.members().any(|(name, _)| name != "page" && name != "status")
}

/// All but the lists.
pub(super) fn head<'a>(
    root: &Object<'a>,
    provider: Provider,
    observed_at: Timestamp,
) -> Snapshot<'a> {
    let status = root.need("status").object();
    Snapshot {
        provider,
        page: page(root.need("page")),
        indicator: status.word_as("indicator", Indicator::parse),
        indicator_from: IndicatorSource::Page,
        description: status.optional_line("description"),
        components: Vec::new(),
        incidents: Vec::new(),
        maintenances: Vec::new(),
        observed_at,
    }
}

/// Without what is over: a list may hold that too.
pub(super) fn open_only(mut snapshot: Snapshot<'_>) -> Snapshot<'_> {
    snapshot.incidents.retain(|incident| !incident.status.is_over());
    snapshot.maintenances.retain(|planned| planned.status != MaintenanceStatus::Completed);
    snapshot
}

pub(super) fn page(page: Value<'_>) -> Page<'_> {
    let page = page.object();
    Page {
        id: page.word("id"),
        name: page.line("name"),
        url: page.address("url"),
        time_zone: page.optional_word("time_zone"),
        updated_at: page.time("updated_at"),
    }
}

pub(super) fn component(row: Value<'_>) -> Component<'_> {
    let row = row.object();
    Component {
        id: row.word("id"),
        name: row.line("name"),
        status: row.word_as("status", ComponentStatus::parse),
        description: row.description("description"),
        group_id: row.optional_word("group_id"),
        // Absent in incident.io's bodies and in the documentation's sample.
        group: row.flag("group"),
        history: Vec::new(),
    }
}

pub(super) fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    Incident {
        id: row.word("id"),
        name: row.line("name"),
        status: row.word_as("status", IncidentStatus::parse),
        started_at: row.time_or("started_at", "created_at"),
        updated_at: row.time("updated_at"),
        impact: row.word_as("impact", Impact::parse),
        url: row.address("shortlink"),
        updates: row.updates("incident_updates", update),
        component_ids: row.ids_of_rows("components"),
    }
}

/// A scheduled maintenance is an incident with a window.
pub(super) fn maintenance(row: Value<'_>) -> Maintenance<'_> {
    let row = row.object();
    Maintenance {
        id: row.word("id"),
        name: row.line("name"),
        status: row.word_as("status", MaintenanceStatus::parse),
        updated_at: row.time("updated_at"),
        url: row.address("shortlink"),
        updates: row.updates("incident_updates", update),
        component_ids: row.ids_of_rows("components"),
        starts_at: row.time("scheduled_for"),
        ends_at: row.time("scheduled_until"),
    }
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: row.word("id"),
        status: row.word("status"),
        body: row.prose("body"),
        // When it was shown: an editor may move an update in time.
        created_at: row.time_or("display_at", "created_at"),
    }
}
