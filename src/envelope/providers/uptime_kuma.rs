//! Uptime Kuma: a page's config, `/api/status-page/SLUG`, and its monitors' heartbeats,
//! `/api/status-page/heartbeat/SLUG`.
//!
//! Documented by its source, louislam/uptime-kuma `server/routers/status-page-router.js` and
//! `server/model/{status_page,incident,maintenance}.js`. Without the heartbeats nothing is known of
//! any monitor. Version 1 has one `incident` or `null`, version 2 a list of `incidents`.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::places::Places;
use crate::envelope::read::told;
use crate::envelope::urls::Urls;
use crate::envelope::{nested, poll};
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_WORD_CHARS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, IndicatorSource, Maintenance,
    MaintenanceStatus, Provider, Snapshot,
};
use crate::text::one_line;
use crate::time::Timestamp;

/// An object with `config` and `publicGroupList`, or with `heartbeatList`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("heartbeatList").is_some()
        || body.at("config").is_some_and(Value::is_object) && body.at("publicGroupList").is_some()
}

/// Which page stands at the root of a domain, only the server knows.
pub(super) const URLS: Urls = "\
    /status/*: /api/status-page/* /api/status-page/heartbeat/*;\
    /status: /api/status-page/default /api/status-page/heartbeat/default;\
    /status-page: /api/status-page/default /api/status-page/heartbeat/default";

pub(super) fn snapshot<'a>(roots: &[Value<'a>], observed_at: Timestamp) -> Snapshot<'a> {
    let mut snapshot = Snapshot::new(Provider::UptimeKuma, observed_at);
    let mut config = None;
    let mut heartbeats = Vec::new();
    let mut places = Places::default();
    for root in roots {
        let body = root.object();
        if body.find("heartbeatList").is_none() {
            if config.replace(body).is_some() {
                root.refuse("a second config");
            }
            continue;
        }
        for (monitor, beats) in body.need_object("heartbeatList").members() {
            if heartbeats.len() == MAX_COMPONENTS {
                beats.refuse("too many monitors");
                break;
            }
            if !places.insert(monitor, heartbeats.len()) {
                beats.refuse("a second one of this name");
            }
            heartbeats.push(poll::status(beats, observed_at, beat));
        }
    }
    let Some(config) = config else {
        if let Some(root) = roots.first() {
            root.object().refuse("config", "missing: these are heartbeats alone");
        }
        return snapshot;
    };

    let page = config.need_object("config");
    snapshot.page.id = page.word("slug");
    snapshot.page.name = page.line("title");
    add_incidents(&config, &mut snapshot);
    for row in config.need_rows("publicGroupList", MAX_COMPONENTS) {
        let group = row.object();
        let at = snapshot.components.len();
        // Groups and monitors are counted apart, so that both have a 1.
        let group_id = one_line(["group/", &group.id("id")].concat(), MAX_WORD_CHARS);
        let head = Component::group(group_id.clone(), group.line("name"));
        nested::push(&mut snapshot.components, head, row);
        for row in group.need_rows("monitorList", MAX_COMPONENTS) {
            let monitor = row.object();
            let id = monitor.id("id");
            let status = match places.get(&id).and_then(|at| heartbeats.get(at)) {
                Some(status) => status.clone(),
                None => ComponentStatus::Unknown("no heartbeats".to_owned()),
            };
            let mut monitor = Component::new(id, monitor.line("name"), status);
            monitor.group_id = Some(group_id.clone());
            nested::push(&mut snapshot.components, monitor, row);
        }
        nested::end_group(&mut snapshot.components, at);
    }
    // Before version 1.19 there was none, and no monitor is hidden by it.
    snapshot.maintenances = config.optional_list("maintenanceList", MAX_INCIDENTS, maintenance);
    open_only(snapshot).rolled_up(IndicatorSource::Components)
}

fn add_incidents<'a>(config: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    let only = config.find("incident");
    if only.is_none() || config.find("incidents").is_some() {
        snapshot.incidents = config.list("incidents", MAX_INCIDENTS, incident);
    }
    if let Some(only) = only.filter(|only| !only.is_null()) {
        snapshot.incidents.push(incident(only));
    }
}

fn beat(row: Value<'_>) -> (ComponentStatus, Option<Timestamp>) {
    let row = row.object();
    // louislam/uptime-kuma server/model/heartbeat.js
    let status = match &*row.id("status") {
        "0" => ComponentStatus::MajorOutage,
        "1" => ComponentStatus::Operational,
        // Failed, and is tried again before it is called down.
        "2" => ComponentStatus::DegradedPerformance,
        "3" => ComponentStatus::UnderMaintenance,
        other => ComponentStatus::unknown(other),
    };
    row.need("time");
    (status, row.utc_time("time"))
}

/// What somebody posted. Its style is a colour, and says no more than that it matters.
fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let started_at = row.utc_time("createdDate");
    // louislam/uptime-kuma server/model/incident.js: false once it is resolved. Version 1 lists
    // active ones alone, and does not say.
    let status = match row.get("active") {
        Some(active) if !active.boolean() => IncidentStatus::Resolved,
        _ => IncidentStatus::unknown("active"),
    };
    Incident {
        id: row.id("id"),
        name: row.line("title"),
        status,
        impact: row.word_as("style", Impact::unknown),
        url: None,
        started_at,
        updated_at: row.utc_time("lastUpdatedDate"),
        updates: told(row.prose("content"), started_at),
        component_ids: Vec::new(),
    }
}

/// Its window is written in a zone of its own and in several forms, but only those under way are
/// listed.
fn maintenance(row: Value<'_>) -> Maintenance<'_> {
    let row = row.object();
    Maintenance {
        id: row.id("id"),
        name: row.line("title"),
        status: row.word_as("status", maintenance_status),
        url: None,
        starts_at: None,
        ends_at: None,
        updated_at: None,
        updates: told(row.prose("description"), None),
        component_ids: Vec::new(),
    }
}

fn maintenance_status(word: &str) -> MaintenanceStatus {
    match word {
        // louislam/uptime-kuma server/model/maintenance.js
        "under-maintenance" => MaintenanceStatus::InProgress,
        "scheduled" => MaintenanceStatus::Scheduled,
        "ended" | "inactive" => MaintenanceStatus::Completed,
        _ => MaintenanceStatus::unknown(word),
    }
}
