//! The widget API's body.

use super::component_status;
use crate::envelope::grouped::{Group, Grouped};
use crate::envelope::scale;
use crate::json::Object;
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, Incident, IncidentStatus, IndicatorSource, Maintenance, MaintenanceStatus, Page,
    Provider, Snapshot, Update,
};
use crate::text::Text;
use crate::time::Timestamp;

pub(super) fn snapshot<'a>(summary: &Object<'a>, observed_at: Timestamp) -> Snapshot<'a> {
    let mut snapshot = Snapshot::new(Provider::IncidentIo, observed_at);
    snapshot.page = Page {
        id: Text::default(),
        name: summary.line("page_title"),
        url: summary.address("page_url"),
        time_zone: None,
        updated_at: None,
    };
    let mut affected = Grouped::default();
    for row in summary.need_rows("ongoing_incidents", MAX_INCIDENTS) {
        snapshot.incidents.push(incident(&row.object(), &mut affected));
    }
    for (list, status) in [
        ("in_progress_maintenances", MaintenanceStatus::InProgress),
        ("scheduled_maintenances", MaintenanceStatus::Scheduled),
    ] {
        let left = MAX_INCIDENTS - snapshot.maintenances.len();
        for row in summary.need_rows(list, left) {
            snapshot.maintenances.push(maintenance(&row.object(), &status, &mut affected));
        }
    }
    snapshot.components = affected.into_rows(summary.value());
    snapshot.rolled_up(IndicatorSource::Incidents)
}

fn incident<'a>(row: &Object<'a>, affected: &mut Grouped<'a>) -> Incident<'a> {
    Incident {
        id: row.word("id"),
        name: row.line("name"),
        status: row.word_as("status", IncidentStatus::parse),
        impact: scale::impact(row.word_as("current_worst_impact", component_status)),
        url: row.address("url"),
        started_at: None,
        updated_at: row.time("last_update_at"),
        updates: last_update(row),
        component_ids: component_ids(row, affected),
    }
}

/// Which list it is in says where it stands; one that is under way by its own word is.
fn maintenance<'a>(
    row: &Object<'a>,
    listed_as: &MaintenanceStatus,
    affected: &mut Grouped<'a>,
) -> Maintenance<'a> {
    let status = match &*row.need_text("status") {
        "maintenance_in_progress" => MaintenanceStatus::InProgress,
        // Another word of what is listed as ahead could say that it has begun.
        word if word != "maintenance_scheduled" && *listed_as == MaintenanceStatus::Scheduled => {
            MaintenanceStatus::unknown(word)
        }
        _ => listed_as.clone(),
    };
    Maintenance {
        id: row.word("id"),
        name: row.line("name"),
        status,
        url: row.address("url"),
        // The one is under way, the other ahead.
        starts_at: row.time_or("started_at", "starts_at"),
        ends_at: row.time_or("scheduled_end_at", "ends_at"),
        updated_at: row.time("last_update_at"),
        updates: last_update(row),
        component_ids: component_ids(row, affected),
    }
}

/// The last is the only one there is; its message may be null.
fn last_update<'a>(row: &Object<'a>) -> Vec<Update<'a>> {
    if row.get("last_update_message").is_none() {
        return Vec::new();
    }
    vec![Update {
        id: Text::default(),
        status: row.word("status"),
        body: row.prose("last_update_message"),
        created_at: row.time("last_update_at"),
    }]
}

/// The ids of the components, which are listed nowhere else.
fn component_ids<'a>(row: &Object<'a>, affected: &mut Grouped<'a>) -> Vec<Text<'a>> {
    let mut ids = Vec::new();
    for row in row.need_rows("affected_components", MAX_COMPONENTS) {
        let row = row.object();
        let id = row.word("id");
        let status = row.word_as("current_status", component_status);
        // A group's name is all there is of it.
        let group = row.optional_word("group_name");
        let group = group.map(|name| Group { id: name.clone(), name });
        affected.add(Component::new(id.clone(), row.line("name"), status), group);
        ids.push(id);
    }
    ids
}
