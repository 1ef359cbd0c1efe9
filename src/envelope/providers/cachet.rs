//! Cachet, versions 2 and 3: lists of components and of incidents, and in version 3 a word for the
//! whole.
//!
//! Version 2, `/api/v1/components` and `/api/v1/incidents`: documented by its API docs and
//! cachethq/cachet. Version 3, `/api/status`, `/api/components` and `/api/incidents`: by
//! cachethq/core `src/Status.php` and `src/Http/Resources/*.php`. Both lists come in pages; where
//! there is no word for the whole, only the first page that is also the last proves anything.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::read::{self, told};
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, Indicator, IndicatorSource,
    Maintenance, MaintenanceStatus, Provider, Snapshot,
};
use crate::text::Text;
use crate::time::Timestamp;

/// What a body is of its page.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Status,
    Components,
    Incidents,
    /// A list of version 2, where only a row tells which it is.
    Empty,
}

/// An object with `data.status` and `data.message`, or with an array `data` and `meta.pagination`
/// or a `meta.path` of its API.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.json().and_then(kind).is_some()
}

fn kind(root: Value<'_>) -> Option<Kind> {
    if root.at("data.status").is_some_and(Value::is_text) {
        return root.at("data.message").filter(|message| message.is_text()).map(|_| Kind::Status);
    }
    let data = root.at("data").filter(|data| data.is_array())?;
    if root.at("meta.pagination").is_some_and(Value::is_object) {
        if data.rows(usize::MAX).next().is_none() {
            return Some(Kind::Empty);
        }
        // Taken for one another, an incident that is looked into would be a component that is
        // fine: both are a 1.
        return match (data.at("0.message"), data.at("0.order")) {
            (Some(_), None) => Some(Kind::Incidents),
            (None, Some(_)) => Some(Kind::Components),
            _ => None,
        };
    }
    let path = root.at("meta.path")?.as_text()?;
    if path.ends_with("/api/components") {
        Some(Kind::Components)
    } else {
        path.ends_with("/api/incidents").then_some(Kind::Incidents)
    }
}

/// Version 3 has at most 100 rows to a page, version 2 as many as one asks for.
pub(super) const URLS: Urls = "\
    /: ./api/status ./api/components?per_page=100 ./api/incidents?per_page=100 | \
    ./api/v1/components?per_page=1000 ./api/v1/incidents?per_page=1000";

pub(super) fn snapshot<'a>(roots: &[Value<'a>], observed_at: Timestamp) -> Snapshot<'a> {
    let (mut status, mut components, mut incidents) = (None, None, None);
    for root in roots {
        match kind(*root) {
            Some(Kind::Status) => put(*root, &mut status),
            Some(Kind::Components) => put(*root, &mut components),
            Some(Kind::Incidents) => put(*root, &mut incidents),
            Some(Kind::Empty) | None => {}
        }
    }
    for root in roots.iter().filter(|root| kind(**root) == Some(Kind::Empty)) {
        put(*root, if components.is_none() { &mut components } else { &mut incidents });
    }

    let mut snapshot = Snapshot::new(Provider::Cachet, observed_at);
    let mut is_whole = components.is_some() && incidents.is_some();
    if let Some(list) = components {
        is_whole &= is_only_page(&list);
        snapshot.components = list.list("data", MAX_COMPONENTS, component);
    }
    if let Some(list) = incidents {
        is_whole &= is_only_page(&list);
        for row in list.need_rows("data", MAX_INCIDENTS) {
            add_event(&attributes(row), &mut snapshot);
        }
    }
    let mut snapshot = open_only(snapshot);
    if let Some(status) = status {
        let data = status.need_object("data");
        snapshot.indicator = data.word_as("status", indicator);
        snapshot.description = data.optional_line("message");
    } else if is_whole {
        return snapshot.rolled_up(IndicatorSource::Components);
    } else {
        snapshot.indicator = Indicator::unknown("not all components and incidents were read");
    }
    snapshot
}

fn put<'a>(root: Value<'a>, place: &mut Option<Object<'a>>) {
    if place.replace(root.object()).is_some() {
        root.refuse("a second one of its kind");
    }
}

fn is_only_page(list: &Object<'_>) -> bool {
    let meta = list.need("meta").object();
    if let Some(pagination) = meta.get("pagination") {
        let count = list.need_rows("data", usize::MAX).count();
        return usize::try_from(pagination.object().need("total").integer()) == Ok(count);
    }
    // The last page has no `next`, or `null`.
    list.need("links").object().get("next").is_none() && meta.need("current_page").integer() == 1
}

/// Counted over all components and incidents, so that it proves what the lists' first pages do not.
fn indicator(word: &str) -> Indicator {
    // cachethq/core src/Enums/SystemStatusEnum.php
    match word {
        "operational" => Indicator::None,
        "under_maintenance" => Indicator::Maintenance,
        "partial_outage" => Indicator::Major,
        "major_outage" => Indicator::Critical,
        other => Indicator::unknown(other),
    }
}

fn component(row: Value<'_>) -> Component<'_> {
    let row = attributes(row);
    let (id, name) = (row.id("id"), row.line("name"));
    // cachethq/core src/Enums/ComponentStatusEnum.php
    let status = match &*code(&row) {
        "1" => ComponentStatus::Operational,
        "2" => ComponentStatus::DegradedPerformance,
        "3" => ComponentStatus::PartialOutage,
        "4" => ComponentStatus::MajorOutage,
        "5" => ComponentStatus::unknown("unknown"),
        "6" => ComponentStatus::UnderMaintenance,
        other => ComponentStatus::unknown(other),
    };
    Component {
        id,
        name,
        status,
        description: row.description("description"),
        group: false,
        group_id: None,
        history: Vec::new(),
    }
}

/// An incident; in version 2 a maintenance as well.
fn add_event<'a>(row: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    let created_at = date(row, "created_at", "created");
    let started_at = date(row, "occurred_at", "occurred").or(created_at);
    let updated_at = date(row, "updated_at", "updated");
    let updates = told(row.prose("message"), started_at);
    let mut component_ids = Vec::new();
    if let Some(id) = row.optional_id("component_id")
        && id != "0"
    {
        component_ids.push(id);
    }
    let code = code(row);
    if let ("0", Some(starts_at)) = (&*code, row.utc_time("scheduled_at")) {
        // Its status stays the same and its end is not written: once it has begun, the components
        // say whether it is under way.
        if starts_at > snapshot.observed_at {
            snapshot.maintenances.push(Maintenance {
                id: row.id("id"),
                name: row.line("name"),
                status: MaintenanceStatus::Scheduled,
                url: row.address("permalink"),
                starts_at: Some(starts_at),
                ends_at: None,
                updated_at,
                updates,
                component_ids,
            });
        }
        return;
    }
    // cachethq/core src/Enums/IncidentStatusEnum.php
    let status = match &*code {
        "1" => IncidentStatus::Investigating,
        "2" => IncidentStatus::Identified,
        "3" => IncidentStatus::Monitoring,
        "4" => IncidentStatus::Resolved,
        "0" => IncidentStatus::unknown("unknown"),
        other => IncidentStatus::unknown(other),
    };
    snapshot.incidents.push(Incident {
        id: row.id("id"),
        name: row.line("name"),
        status,
        // How bad it is, Cachet does not say.
        impact: Impact::unknown("unknown"),
        url: row.address("permalink"),
        started_at,
        updated_at,
        updates,
        component_ids,
    });
}

/// Version 3 wraps a row's members up.
fn attributes(row: Value<'_>) -> Object<'_> {
    let row = row.object();
    row.get("attributes").map_or(row, Value::object)
}

/// A status: a number, in older versions the same as text, in version 3 `{"human","value"}`, where
/// `human` is in the page's language. `latest_status` comes first: in version 3 a component's has
/// its incidents and maintenances in it, in version 2.4 an incident's is that of its newest update.
fn code<'a>(row: &Object<'a>) -> Text<'a> {
    let value = row.get("latest_status").unwrap_or_else(|| row.need("status"));
    if !value.is_object() {
        return if value.is_null() { Text::default() } else { read::id(value) };
    }
    let status = value.object();
    // cachethq/core src/Http/Resources/Incident.php: null where there is no status.
    if status.find("value").is_some_and(Value::is_null) {
        return "unknown".into();
    }
    status.id("value")
}

/// `2026-11-22 12:00:00`; in version 3 under another name, as `{"human","string"}`.
fn date(row: &Object<'_>, name: &str, version_3: &str) -> Option<Timestamp> {
    match row.get(version_3) {
        Some(date) => date.object().utc_time("string"),
        None => row.utc_time(name),
    }
}
