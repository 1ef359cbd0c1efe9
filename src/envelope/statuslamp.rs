//! Our own snapshots, read back from their JSON: what an edge sends to a page, and what a
//! page hands from one function to the next.

use super::Error;
use crate::json::{Document, Value};
use crate::limits::{MAX_COMPONENTS, MAX_HISTORY_DAYS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, DayStatus, Impact, Incident, IncidentStatus, Indicator,
    IndicatorSource, Maintenance, MaintenanceStatus, Page, Provider, Snapshot, Update,
};
use crate::time::Timestamp;

/// Reads what [`Snapshot::to_json`] wrote. Everything is bounded and checked again: it may come
/// from anywhere.
///
/// # Errors
///
/// When the text is not JSON, or no snapshot.
///
/// # Examples
///
/// ```
/// use statuslamp::{envelope, time::Timestamp};
///
/// let body = br#"{"page":{"id":"abc123def456","name":"Acme"},"status":{"indicator":"none"}}"#;
/// let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
/// let snapshot = envelope::parse(body, noon)?;
/// assert_eq!(envelope::from_json(&snapshot.to_json())?, snapshot);
/// # Ok::<(), envelope::Error>(())
/// ```
pub fn from_json(json: &str) -> Result<Snapshot<'static>, Error> {
    with_json(json, |snapshot| snapshot.clone().into_owned())
}

/// As [`from_json`], without copying.
pub(crate) fn with_json<T>(
    json: &str,
    use_it: impl FnOnce(&Snapshot<'_>) -> T,
) -> Result<T, Error> {
    let document = Document::parse(json.as_bytes())?;
    let snapshot = snapshot(document.root());
    document.check()?;
    Ok(use_it(&snapshot))
}

fn snapshot(root: Value<'_>) -> Snapshot<'_> {
    let root = root.object();
    let provider = Provider::parse(&root.need_text("provider"));
    if provider.is_none() {
        root.refuse("provider", "no provider that we know");
    }
    let page = page(root.need("page"));
    let indicator = Indicator::parse(&root.need_text("indicator"));
    let from = IndicatorSource::parse(&root.need_text("indicatorFrom"));
    if from.is_none() {
        root.refuse("indicatorFrom", "expected page, components or incidents");
    }
    let description = root.optional_line("description");
    let components = root.list("components", MAX_COMPONENTS, component);
    let incidents = root.list("incidents", MAX_INCIDENTS, incident);
    let maintenances = root.list("maintenances", MAX_INCIDENTS, maintenance);
    root.need("observedAt");
    let observed_at = root.time("observedAt").unwrap_or(Timestamp::EPOCH);
    Snapshot {
        page,
        indicator,
        indicator_from: from.unwrap_or(IndicatorSource::Page),
        description,
        components,
        incidents,
        maintenances,
        ..Snapshot::new(provider.unwrap_or(Provider::Statuspage), observed_at)
    }
}

fn page(page: Value<'_>) -> Page<'_> {
    let page = page.object();
    Page {
        id: page.word("id"),
        name: page.line("name"),
        url: page.address("url"),
        time_zone: page.optional_word("timeZone"),
        updated_at: page.time("updatedAt"),
    }
}

fn component(row: Value<'_>) -> Component<'_> {
    let row = row.object();
    let (id, name) = (row.word("id"), row.line("name"));
    let mut component = Component::new(id, name, ComponentStatus::parse(&row.need_text("status")));
    component.description = row.description("description");
    component.group = row.flag("group");
    component.group_id = row.optional_word("groupId");
    component.history = row.optional_list("history", MAX_HISTORY_DAYS, day);
    component
}

fn day(row: Value<'_>) -> DayStatus {
    let row = row.object();
    DayStatus {
        day: row.day("day"),
        status: ComponentStatus::parse(&row.need_text("status")),
        downtime: row.get("downtime").and_then(|seconds| u32::try_from(seconds.integer()).ok()),
    }
}

fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let (id, name) = (row.word("id"), row.line("name"));
    let status = IncidentStatus::parse(&row.need_text("status"));
    let impact = Impact::parse(&row.need_text("impact"));
    let mut incident = Incident::new(id, name, status, impact);
    incident.url = row.address("url");
    incident.started_at = row.time("startedAt");
    incident.updated_at = row.time("updatedAt");
    incident.updates = row.updates("updates", update);
    incident.component_ids = row.ids("componentIds");
    incident
}

fn maintenance(row: Value<'_>) -> Maintenance<'_> {
    let row = row.object();
    let (id, name) = (row.word("id"), row.line("name"));
    let status = MaintenanceStatus::parse(&row.need_text("status"));
    let mut maintenance = Maintenance::new(id, name, status);
    maintenance.url = row.address("url");
    maintenance.starts_at = row.time("startsAt");
    maintenance.ends_at = row.time("endsAt");
    maintenance.updated_at = row.time("updatedAt");
    maintenance.updates = row.updates("updates", update);
    maintenance.component_ids = row.ids("componentIds");
    maintenance
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: row.word("id"),
        status: row.word("status"),
        body: row.prose("body"),
        created_at: row.time("createdAt"),
    }
}
