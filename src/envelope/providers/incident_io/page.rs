//! What a page loads for itself. How it groups its components is in `structure`, and not read.

use super::component_status;
use crate::envelope::grouped::{Grouped, worse};
use crate::envelope::scale;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, IndicatorSource, Maintenance,
    MaintenanceStatus, Page, Provider, Snapshot, Update,
};
use crate::time::Timestamp;

pub(super) fn snapshot<'a>(summary: &Object<'a>, observed_at: Timestamp) -> Snapshot<'a> {
    let mut snapshot = Snapshot::new(Provider::IncidentIo, observed_at);
    snapshot.page = Page {
        id: summary.word("id"),
        name: summary.line("name"),
        url: summary.address("public_url"),
        time_zone: None,
        updated_at: None,
    };
    snapshot.components = components(summary);
    for row in summary.need_rows("ongoing_incidents", MAX_INCIDENTS) {
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
    for row in summary.need_rows("affected_components", MAX_COMPONENTS) {
        let row = row.object();
        let (id, name) = (row.word("component_id"), row.line("component_id"));
        components.add(Component::new(id, name, affected_status(&row)), None);
    }
    components.into_rows(list)
}

/// In an incident `status` is the worst it was; `current_status`, where there is one, what it is.
fn affected_status(row: &Object<'_>) -> ComponentStatus {
    let has_current = row.get("current_status").is_some();
    row.word_as(if has_current { "current_status" } else { "status" }, component_status)
}

fn incident<'a>(row: &Object<'a>) -> Incident<'a> {
    let mut worst = ComponentStatus::Operational;
    let mut component_ids = Vec::new();
    if let Some(list) = row.get("affected_components") {
        for row in list.rows(MAX_COMPONENTS) {
            let row = row.object();
            component_ids.push(row.word("component_id"));
            worst = worse(worst, affected_status(&row));
        }
    }
    let is_told = !component_ids.is_empty();
    let impact = if is_told { scale::impact(worst) } else { Impact::unknown("unknown") };
    Incident {
        id: row.word("id"),
        name: row.line("name"),
        status: row.word_as("status", IncidentStatus::parse),
        impact,
        url: None,
        started_at: row.time("published_at"),
        updated_at: None,
        updates: row.updates("updates", update),
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
        updates: row.updates("updates", update),
        component_ids: row.optional_list("affected_components", MAX_COMPONENTS, |row| {
            row.object().word("component_id")
        }),
    }
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: row.word("id"),
        status: row.word_or_empty("to_status"),
        body: row.prose("message_string"),
        created_at: row.time("published_at"),
    }
}
