//! What a page loads for itself. How it groups its components is in `structure`, and not read.

use super::super::grouped::{Grouped, worse};
use super::super::scale;
use super::component_status;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_UPDATES};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, IndicatorSource, Maintenance,
    MaintenanceStatus, Provider, Snapshot, Update,
};
use crate::time::Timestamp;

pub(super) fn snapshot<'a>(summary: &Object<'a>, observed_at: Timestamp) -> Snapshot<'a> {
    let mut snapshot = Snapshot::new(Provider::IncidentIo, observed_at);
    snapshot.page.id = summary.word("id");
    snapshot.page.name = summary.line("name");
    snapshot.page.url = summary.address("public_url");
    snapshot.components = components(summary);
    for row in summary.need("ongoing_incidents").rows(MAX_INCIDENTS) {
        let row = row.object();
        // Maintenance under way is among what is going on.
        if row.optional_word("type").as_deref() == Some("maintenance")
            || row.word("status").starts_with("maintenance_")
        {
            snapshot.maintenances.push(maintenance(&row, MaintenanceStatus::InProgress));
        } else {
            snapshot.incidents.push(incident(&row));
        }
    }
    if let Some(list) = summary.get("scheduled_maintenances") {
        for row in list.rows(MAX_INCIDENTS - snapshot.maintenances.len()) {
            snapshot.maintenances.push(maintenance(&row.object(), MaintenanceStatus::Scheduled));
        }
    }
    snapshot.rolled_up(IndicatorSource::Components)
}

/// A component is fine that is not among the affected; one that is affected and not listed is
/// known by its id alone.
fn components<'a>(summary: &Object<'a>) -> Vec<Component<'a>> {
    let list = summary.need("components");
    let mut components = Grouped::default();
    for row in list.rows(MAX_COMPONENTS) {
        let row = row.object();
        let (id, name) = (row.word("id"), row.line("name"));
        let mut component = Component::new(id, name, ComponentStatus::Operational);
        component.description = row.description("description");
        components.add(component, None);
    }
    for component in summary.list("affected_components", MAX_COMPONENTS, affected) {
        components.add(component, None);
    }
    components.into_rows(list)
}

/// In an incident `status` is the worst it was; `current_status`, where there is one, what it is.
fn affected(row: Value<'_>) -> Component<'_> {
    let row = row.object();
    let status = row.get("current_status").unwrap_or_else(|| row.need("status"));
    Component::new(
        row.word("component_id"),
        row.word("component_id"),
        component_status(&status.text()),
    )
}

fn incident<'a>(row: &Object<'a>) -> Incident<'a> {
    let mut worst = ComponentStatus::Operational;
    let mut component_ids = Vec::new();
    for component in row.optional_list("affected_components", MAX_COMPONENTS, affected) {
        worst = worse(worst, component.status);
        component_ids.push(component.id);
    }
    Incident {
        id: row.word("id"),
        name: row.line("name"),
        status: row.word_as("status", IncidentStatus::parse),
        impact: if component_ids.is_empty() {
            Impact::unknown("unknown")
        } else {
            scale::impact(worst)
        },
        url: None,
        started_at: row.time("published_at"),
        updated_at: None,
        updates: updates(row),
        component_ids,
    }
}

fn maintenance<'a>(row: &Object<'a>, status: MaintenanceStatus) -> Maintenance<'a> {
    Maintenance {
        id: row.word("id"),
        name: row.line("name"),
        status,
        url: None,
        starts_at: None,
        ends_at: None,
        updated_at: None,
        updates: updates(row),
        component_ids: row.optional_list("affected_components", MAX_COMPONENTS, |row| {
            row.object().word("component_id")
        }),
    }
}

/// The provider has the oldest first.
fn updates<'a>(row: &Object<'a>) -> Vec<Update<'a>> {
    let mut updates = row.optional_list("updates", usize::MAX, update);
    updates.reverse();
    updates.truncate(MAX_UPDATES);
    updates
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: row.word("id"),
        status: row.optional_word("to_status").unwrap_or_default(),
        body: row.prose("message_string"),
        created_at: row.time("published_at"),
    }
}
