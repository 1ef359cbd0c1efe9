//! openstatus: one word for a page, and the JSON feed of a page.
//!
//! The word is `https://api.openstatus.dev/public/status/SLUG`, from openstatusHQ/openstatus
//! apps/server/src/routes/public/status.ts. It is `unknown`, with 200, where there is no such
//! page; and maintenance stands before an outage in it.
//!
//! The feed is `PAGE/feed/json`, from apps/status-page/src/app/(status-page)/…/feed/json/route.ts.
//! Its words are others. It holds all reports and maintenances that ever were, and no status of a
//! component: that is its monitor's or, where it has none, follows from the reports, as in
//! packages/api/src/router/statusPage.ts. `updatedAt` is when the feed was made.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::grouped::{Group, Grouped};
use crate::envelope::read::{id, told};
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, Indicator, Maintenance,
    MaintenanceStatus, Provider, Snapshot, Update,
};
use crate::text::Text;
use crate::time::{Seconds, Timestamp};

/// An object with `pageComponents` and `statusReports`, or with nothing but `status`. So much has
/// many a health check, so the word must be one of its own.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let Some(root) = body.object() else { return false };
    if let Some(word) = only_word(&root) {
        return word == "unknown" || !matches!(page_word(&word), Indicator::Unknown(_));
    }
    root.find("pageComponents").is_some() && root.find("statusReports").is_some()
}

/// `status` where it is a text and the only member.
fn only_word<'a>(root: &Object<'a>) -> Option<Text<'a>> {
    if root.members().count() != 1 {
        return None;
    }
    root.find("status")?.as_text()
}

/// The feed says more. A page on the vendor's domain has the word too.
pub(super) const URLS: Urls = "\
    api.openstatus.dev/public/status/*: https://api.openstatus.dev/public/status/*;\
    api.openstatus.dev: ;\
    *.openstatus.dev: ./feed/json | https://api.openstatus.dev/public/status/*;\
    /: ./feed/json";

/// The feed is written anew once a minute; a copy of it that is older than this proves nothing.
const MAX_FEED_AGE: Seconds = Seconds(60 * 60);

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let mut snapshot = Snapshot::new(Provider::OpenStatus, observed_at);
    if let Some(word) = only_word(&root) {
        snapshot.indicator = page_word(&word);
        return snapshot;
    }
    snapshot.page.name = root.line("title");
    snapshot.indicator = root.word_as("status", feed_word);
    // It is when the feed was written, so it tells a copy that was kept too long.
    root.need("updatedAt");
    let age = root.time("updatedAt").map_or(0, |written_at| observed_at.since(written_at));
    if age > MAX_FEED_AGE.milliseconds() {
        snapshot.indicator = Indicator::Unknown("stale".to_owned());
    }
    for row in root.need_rows("maintenances", MAX_INCIDENTS) {
        snapshot.maintenances.push(maintenance(&row.object(), observed_at));
    }
    snapshot.incidents = root.list("statusReports", MAX_INCIDENTS, incident);
    let mut snapshot = open_only(snapshot);
    snapshot.components = components(&root, &snapshot);
    snapshot
}

/// packages/tracker/src/types.ts
fn page_word(word: &str) -> Indicator {
    match word {
        "operational" => Indicator::None,
        "under_maintenance" => Indicator::Maintenance,
        "degraded_performance" | "incident" => Indicator::Minor,
        "partial_outage" => Indicator::Major,
        "major_outage" => Indicator::Critical,
        _ => Indicator::unknown(word),
    }
}

/// apps/status-page/src/content/status-vocab.ts: `error` is one monitor down at the least, and the
/// vendor itself writes it as Statuspage's `major`.
fn feed_word(word: &str) -> Indicator {
    match word {
        "success" => Indicator::None,
        "info" => Indicator::Maintenance,
        "degraded" => Indicator::Minor,
        "error" => Indicator::Major,
        _ => Indicator::unknown(word),
    }
}

/// apps/status-page/src/content/status-vocab.ts
fn monitor_word(word: &str) -> ComponentStatus {
    match word {
        "success" => ComponentStatus::Operational,
        "info" => ComponentStatus::UnderMaintenance,
        "degraded" => ComponentStatus::DegradedPerformance,
        "error" => ComponentStatus::MajorOutage,
        _ => ComponentStatus::unknown(word),
    }
}

/// A component has its monitor's status. One without a monitor is fine unless an event names it;
/// one whose monitor is paused, and so not listed, proves nothing.
fn components<'a>(root: &Object<'a>, events: &Snapshot<'a>) -> Vec<Component<'a>> {
    let list = root.need("pageComponents");
    let mut groups = Grouped::default();
    for row in root.need_rows("pageComponentGroups", MAX_COMPONENTS) {
        let row = row.object();
        groups.add(Component::group(row.id("id"), row.line("name")), None);
    }
    let mut monitors = Grouped::default();
    // Deprecated: once it is gone, what has a monitor is unknown.
    if let Some(list) = root.get("monitors") {
        for row in list.rows(MAX_COMPONENTS) {
            let row = row.object();
            let status = row.word_as("status", monitor_word);
            monitors.add(Component::new(row.id("id"), Text::default(), status), None);
        }
    }
    let mut named = Grouped::default();
    let mut name = |ids: &[Text<'a>], status: ComponentStatus| {
        for id in ids {
            named.add(Component::new(id.clone(), Text::default(), status.clone()), None);
        }
    };
    for planned in &events.maintenances {
        if planned.status == MaintenanceStatus::InProgress {
            name(&planned.component_ids, ComponentStatus::UnderMaintenance);
        }
    }
    for incident in &events.incidents {
        name(&incident.component_ids, ComponentStatus::DegradedPerformance);
    }
    let mut grouped = Grouped::default();
    for row in list.rows(MAX_COMPONENTS) {
        let row = row.object();
        let id = row.id("id");
        // Null where there is none, but never left out.
        if row.find("monitorId").is_none() {
            row.refuse("monitorId", "missing");
        }
        let watched = row.optional_id("monitorId");
        let known = watched.as_ref().and_then(|id| monitors.get(id)).or_else(|| named.get(&id));
        let status = match known {
            Some(known) => known.status.clone(),
            None if watched.is_some() => ComponentStatus::unknown("not monitored"),
            None => ComponentStatus::Operational,
        };
        let mut component = Component::new(id, row.line("name"), status);
        component.description = row.description("description");
        let group = row.optional_id("groupId").map(|id| Group {
            // Groups are numbered apart from components.
            name: groups.get(&id).map(|group| group.name.clone()).unwrap_or_default(),
            id: ["group-", &id].concat().into(),
        });
        grouped.add(component, group);
    }
    grouped.into_rows(list)
}

fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let updates = row.updates("statusReportUpdates", update);
    let mut started_at = None;
    for update in &updates {
        // The newest come first, those of no time last.
        started_at = update.created_at.or(started_at);
    }
    Incident {
        id: row.id("id"),
        name: row.line("title"),
        status: row.word_as("status", IncidentStatus::parse),
        // packages/tracker/src/tracker.ts: a report makes a page degraded. The feed says no more.
        impact: Impact::Minor,
        url: None,
        started_at,
        updated_at: row.time("updatedAt"),
        updates,
        component_ids: component_ids(&row),
    }
}

/// Where it stands, its window says: apps/status-page/src/content/status-json.ts.
fn maintenance<'a>(row: &Object<'a>, now: Timestamp) -> Maintenance<'a> {
    row.need("from");
    let starts_at = row.time("from");
    row.need("to");
    let ends_at = row.time("to");
    let mut updates = row.updates("maintenanceUpdates", update);
    // Old feeds have none of these.
    if updates.is_empty() {
        updates = told(row.prose("message"), None);
    }
    let status = if ends_at.is_some_and(|end| end < now) {
        MaintenanceStatus::Completed
    } else if starts_at.is_some_and(|start| start > now) {
        MaintenanceStatus::Scheduled
    } else {
        MaintenanceStatus::InProgress
    };
    Maintenance {
        id: row.id("id"),
        name: row.line("name"),
        status,
        url: None,
        starts_at,
        ends_at,
        updated_at: row.time("updatedAt"),
        updates,
        component_ids: component_ids(row),
    }
}

fn component_ids<'a>(row: &Object<'a>) -> Vec<Text<'a>> {
    row.list("pageComponents", MAX_COMPONENTS, id)
}

/// Those of a maintenance have no status.
fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: row.id("id"),
        status: row.word_or_empty("status"),
        body: row.prose("message"),
        created_at: row.time("date"),
    }
}
