//! Sorry™: the public API of a status page, version 1: the page, its components and its notices,
//! each a document of its own. The page alone is enough; the lists say what is wrong.
//!
//! Documented on every page under `/api`, as at <https://status.sorryapp.com/api>; the states at
//! <https://help.sorryapp.com/article/67-notice-compnent-statuses>. A list comes in pages of 25.
//! Where not all of them are given, the state of the page speaks for the rest.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::places::Places;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, Indicator, Maintenance,
    MaintenanceStatus, Page, Provider, Snapshot, Update,
};
use crate::time::Timestamp;

/// An object with a text `page.state`; or with a list of `components` or `notices`, and a
/// `meta.total_count`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let is_list = |name| body.at(name).is_some_and(Value::is_array);
    match body.at("page") {
        Some(page) if !page.is_null() => body.at("page.state").is_some_and(Value::is_text),
        _ => {
            let total = body.at("meta.total_count");
            (is_list("components") || is_list("notices"))
                && total.is_some_and(|total| !total.is_null())
        }
    }
}

/// Of the notices those that are open: the list of all goes back for years, 25 at a time.
pub(super) const URLS: Urls = "\
    /: ./api/v1/status ./api/v1/components \
    ./api/v1/notices?filter%5Btimeline_state_eq%5D=present";

pub(super) fn snapshot<'a>(roots: &[Value<'a>], observed_at: Timestamp) -> Snapshot<'a> {
    let mut snapshot = Snapshot::new(Provider::Sorry, observed_at);
    let mut has_page = false;
    for root in roots {
        let body = root.object();
        if let Some(page) = body.get("page") {
            if has_page {
                page.refuse("a second page");
            }
            has_page = true;
            head(&page.object(), &mut snapshot);
        }
        if let Some(list) = body.get("components") {
            snapshot.components.append(&mut list.list(MAX_COMPONENTS, component));
        }
        if let Some(list) = body.get("notices") {
            for row in list.rows(MAX_INCIDENTS) {
                add_notice(&row.object(), &mut snapshot);
            }
        }
    }
    if let Some(first) = roots.first()
        && !has_page
    {
        first.object().refuse("page", "missing here and beside it");
    }
    let mut parents = Places::default();
    for component in &snapshot.components {
        if let Some(parent) = &component.group_id {
            parents.insert(parent.clone(), 0);
        }
    }
    for component in &mut snapshot.components {
        component.group = parents.get(&component.id).is_some();
    }
    open_only(snapshot)
}

fn head<'a>(page: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    snapshot.page = Page {
        id: page.id_or_empty("id"),
        name: page.line("name"),
        url: page.address("url"),
        time_zone: None,
        updated_at: page.time("updated_at"),
    };
    snapshot.indicator = page.word_as("state", indicator);
    snapshot.description = page.optional_line("state_text");
}

/// Sorry has one word for all trouble, from slow to down: it counts as what lies between.
fn indicator(state: &str) -> Indicator {
    match state {
        // status.sorryapp.com/api, where maintenance has the longer word
        "operational" => Indicator::None,
        "under_maintenance" | "maintenance" => Indicator::Maintenance,
        "degraded" => Indicator::Major,
        _ => Indicator::unknown(state),
    }
}

fn component(row: Value<'_>) -> Component<'_> {
    let row = row.object();
    Component {
        id: row.id("id"),
        name: row.line("name"),
        status: row.word_as("state", status),
        description: row.description("description"),
        group: false,
        group_id: row.optional_id("parent_id"),
        history: Vec::new(),
    }
}

fn status(state: &str) -> ComponentStatus {
    match state {
        // status.sorryapp.com/api
        "operational" => ComponentStatus::Operational,
        "under_maintenance" | "maintenance" => ComponentStatus::UnderMaintenance,
        "degraded" => ComponentStatus::PartialOutage,
        // docs.sorryapp.com/v1/components: something below it is degraded
        "partially-degraded" => ComponentStatus::DegradedPerformance,
        _ => ComponentStatus::unknown(state),
    }
}

/// A notice is planned work, an incident, or news, which has no state.
fn add_notice<'a>(row: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    match &*row.need_text("type") {
        "general" => {}
        "planned" => snapshot.maintenances.push(Maintenance {
            id: row.id("id"),
            name: row.line("subject"),
            status: row.word_as("state", maintenance_status),
            url: row.address("url"),
            starts_at: row.time("begins_at"),
            ends_at: row.time("ends_at"),
            updated_at: row.time("updated_at"),
            updates: latest_update(row),
            component_ids: Vec::new(),
        }),
        _ => snapshot.incidents.push(Incident {
            id: row.id("id"),
            name: row.line("subject"),
            status: row.word_as("state", incident_status),
            // Nobody says how bad it is.
            impact: Impact::unknown("unknown"),
            url: row.address("url"),
            started_at: row.time("began_at"),
            updated_at: row.time("updated_at"),
            updates: latest_update(row),
            component_ids: Vec::new(),
        }),
    }
}

fn incident_status(state: &str) -> IncidentStatus {
    match state {
        // help.sorryapp.com/article/67
        "investigating" => IncidentStatus::Investigating,
        "identified" => IncidentStatus::Identified,
        "recovering" => IncidentStatus::Monitoring,
        "resolved" | "false_alarm" => IncidentStatus::Resolved,
        _ => IncidentStatus::unknown(state),
    }
}

fn maintenance_status(state: &str) -> MaintenanceStatus {
    match state {
        // help.sorryapp.com/article/67
        "scheduled" => MaintenanceStatus::Scheduled,
        "underway" => MaintenanceStatus::InProgress,
        "complete" | "cancelled" => MaintenanceStatus::Completed,
        _ => MaintenanceStatus::unknown(state),
    }
}

fn latest_update<'a>(notice: &Object<'a>) -> Vec<Update<'a>> {
    let Some(row) = notice.get("latest_update") else { return Vec::new() };
    let row = row.object();
    vec![Update {
        id: row.id_or_empty("id"),
        status: row.word("state"),
        body: row.prose("content"),
        created_at: row.time("created_at"),
    }]
}
