//! Status.io's public status API, version 1.0.
//!
//! Documented at <https://kb.status.io/developers/public-status-api>. A component runs in one or
//! more containers, which are places such as `US-West`; the same container is in many. Recorded
//! bodies of status.gitlab.com and status.docker.com show messages oldest first, and a planned
//! maintenance that hides an open incident.

use crate::envelope::body::Body;
use crate::envelope::read::{add_update, newest_first};
use crate::envelope::scale;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_WORD_CHARS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, IndicatorSource, Maintenance,
    MaintenanceStatus, Page, Provider, Snapshot, Update,
};
use crate::text::{Text, one_line};
use crate::time::Timestamp;

/// An object with `result.status_overall`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("result.status_overall").is_some_and(|overall| !overall.is_null())
}

/// The page's id, which its body is found by, stands in the addresses of its incidents and of its
/// history, as in `/pages/history/5b36dc6502d06804c08349f7`, but not in that of the page.
pub(super) const URLS: Urls = "/#/: https://api.status.io/1.0/status/*";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let result = root.object().need_object("result");
    let overall = result.need_object("status_overall");
    let updated_at = overall.time("updated");
    let mut components = Vec::new();
    let list = result.need("status");
    for row in list.rows(MAX_COMPONENTS) {
        add_component(row, &mut components);
    }
    if components.len() > MAX_COMPONENTS {
        list.refuse("more components and containers than we read");
    }
    let planned = result.need_object("maintenance");
    let mut maintenances = planned.list("active", MAX_INCIDENTS, active_maintenance);
    maintenances.append(&mut planned.list("upcoming", MAX_INCIDENTS, maintenance));
    Snapshot {
        provider: Provider::StatusIo,
        page: Page { updated_at, ..Page::default() },
        indicator: scale::indicator(status(&overall)),
        indicator_from: IndicatorSource::Page,
        description: overall.optional_line("status"),
        components,
        incidents: result.list("incidents", MAX_INCIDENTS, incident),
        maintenances,
        observed_at,
    }
}

fn status(owner: &Object<'_>) -> ComponentStatus {
    status_of_code(owner.need("status_code").integer())
}

fn status_of_code(code: i64) -> ComponentStatus {
    match code {
        // amureki/statuscheck statuscheck/services/bases/_statusio.py
        100 => ComponentStatus::Operational,
        200 => ComponentStatus::UnderMaintenance,
        300 => ComponentStatus::DegradedPerformance,
        400 => ComponentStatus::PartialOutage,
        // 600 is a security event, which Status.io ranks above a disruption: it hides one.
        500 | 600 => ComponentStatus::MajorOutage,
        other => ComponentStatus::unknown(&other.to_string()),
    }
}

fn stage(state: i64) -> Text<'static> {
    Text::Borrowed(match state {
        // recorded: status.docker.com, status.gitlab.com
        100 => "investigating",
        200 => "identified",
        300 => "monitoring",
        other => return Text::Owned(other.to_string()),
    })
}

/// A component in one place is itself; one in several is a group of them.
fn add_component<'a>(row: Value<'a>, to: &mut Vec<Component<'a>>) {
    let mut whole = part(row);
    let mut places = row.object().list("containers", MAX_COMPONENTS, part);
    if let [only] = places.as_slice() {
        if only.status.severity() > whole.status.severity() {
            whole.status = only.status.clone();
        }
        places.clear();
    }
    whole.group = !places.is_empty();
    for place in &mut places {
        place.id = one_line([&whole.id, "/", &place.id].concat(), MAX_WORD_CHARS);
        place.group_id = Some(whole.id.clone());
    }
    to.push(whole);
    to.append(&mut places);
}

fn part(row: Value<'_>) -> Component<'_> {
    let row = row.object();
    Component {
        id: row.word("id"),
        name: row.line("name"),
        status: status(&row),
        description: None,
        group: false,
        group_id: None,
        history: Vec::new(),
    }
}

fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let mut incident = Incident {
        id: row.word("_id"),
        name: row.line("name"),
        status: IncidentStatus::unknown("open"),
        impact: Impact::unknown("unknown"),
        url: None,
        started_at: row.time("datetime_open"),
        updated_at: None,
        updates: Vec::new(),
        component_ids: component_ids(&row),
    };
    for row in row.need_rows("messages", usize::MAX) {
        let message = row.object();
        let update = update(&message);
        // The newest message says where it stands, and how bad it is.
        if update.created_at >= incident.updated_at {
            incident.status = IncidentStatus::parse(&update.status);
            incident.impact = scale::impact(status_of_code(message.need("status").integer()));
            incident.updated_at = update.created_at;
        }
        add_update(&mut incident.updates, update);
    }
    incident
}

fn active_maintenance(row: Value<'_>) -> Maintenance<'_> {
    let mut active = maintenance(row);
    active.status = MaintenanceStatus::InProgress;
    active
}

fn maintenance(row: Value<'_>) -> Maintenance<'_> {
    let row = row.object();
    let updates = newest_first(row.list("messages", usize::MAX, stageless));
    Maintenance {
        id: row.word("_id"),
        name: row.line("name"),
        status: MaintenanceStatus::Scheduled,
        url: None,
        starts_at: row.time("datetime_planned_start"),
        ends_at: row.time("datetime_planned_end"),
        updated_at: updates.first().and_then(|newest| newest.created_at),
        updates,
        component_ids: component_ids(&row),
    }
}

fn update<'a>(message: &Object<'a>) -> Update<'a> {
    Update {
        id: Text::default(),
        status: stage(message.need("state").integer()),
        body: message.prose("details"),
        created_at: message.time("datetime"),
    }
}

/// What the states of a maintenance mean is documented nowhere.
fn stageless(message: Value<'_>) -> Update<'_> {
    let mut update = update(&message.object());
    update.status = Text::default();
    update
}

fn component_ids<'a>(row: &Object<'a>) -> Vec<Text<'a>> {
    row.list("components_affected", MAX_COMPONENTS, |component| component.object().word("_id"))
}
