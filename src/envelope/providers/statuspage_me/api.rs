//! StatusPage.me's authenticated API, version 1: `{"data": …, "meta": {"count": …}}`.
//!
//! Documented at <https://statuspage.me/docs/api/monitors> and beside it, with one body as an
//! example, that of the monitors; of the others the documentation has what is sent in order to make
//! them. So what a row must have is little: an id, a name, and of an incident a status.

use crate::envelope::read::told;
use crate::json::{Object, Value};
use crate::limits::{MAX_INCIDENTS, MAX_NAME_CHARS, MAX_ROWS, MAX_WORD_CHARS};
use crate::model::{
    Content, Figure, Impact, Incident, IncidentStatus, Maintenance, MaintenanceStatus, Monitor,
    Page, Resource,
};
use crate::text::{Text, one_line};

/// `/monitors`
pub(in crate::envelope) fn monitors(root: Value<'_>) -> Resource<'_> {
    Content::Monitors(rows(root, MAX_ROWS, read_monitor)).into()
}

/// `/monitors/{id}`
pub(in crate::envelope) fn monitor(root: Value<'_>) -> Resource<'_> {
    Content::Monitors(vec![read_monitor(data(root))]).into()
}

/// `/monitors/{id}/availability`: uptime, downtime, and the mean times between failures and to
/// recovery, by names that are not documented. All that are single values are kept.
pub(in crate::envelope) fn availability(root: Value<'_>) -> Resource<'_> {
    let data = data(root);
    let mut figures = Vec::new();
    for (name, value) in data.object().members().take(MAX_FIGURES) {
        if !value.holds_others() && !value.is_null() {
            let written = value.as_text().unwrap_or_else(|| value.scalar().into());
            let name = one_line(name, MAX_WORD_CHARS);
            figures.push(Figure { name, value: one_line(written, MAX_WORD_CHARS) });
        }
    }
    if figures.is_empty() {
        data.refuse("no figures");
    }
    Content::Availability(figures).into()
}

/// A monitor has four.
const MAX_FIGURES: usize = 50;

/// `/incidents`
pub(in crate::envelope) fn incidents(root: Value<'_>) -> Resource<'_> {
    Content::Incidents(rows(root, MAX_INCIDENTS, read_incident)).into()
}

/// `/incidents/{id}`
pub(in crate::envelope) fn incident(root: Value<'_>) -> Resource<'_> {
    Content::Incidents(vec![read_incident(data(root))]).into()
}

/// `/maintenances`
pub(in crate::envelope) fn maintenances(root: Value<'_>) -> Resource<'_> {
    Content::Maintenances(rows(root, MAX_INCIDENTS, read_maintenance)).into()
}

/// `/maintenances/{id}`
pub(in crate::envelope) fn maintenance(root: Value<'_>) -> Resource<'_> {
    Content::Maintenances(vec![read_maintenance(data(root))]).into()
}

/// `/status-pages`
pub(in crate::envelope) fn pages(root: Value<'_>) -> Resource<'_> {
    Content::Pages(rows(root, MAX_ROWS, read_page)).into()
}

/// `/status-pages/{id}`
pub(in crate::envelope) fn page(root: Value<'_>) -> Resource<'_> {
    Content::Pages(vec![read_page(data(root))]).into()
}

fn data(root: Value<'_>) -> Value<'_> {
    root.object().need("data")
}

/// The rows, which are as many as `meta.count` says where it says so: else some were cut off.
fn rows<'a, T>(root: Value<'a>, max: usize, read: fn(Value<'a>) -> T) -> Vec<T> {
    let root = root.object();
    let rows = root.list("data", max, read);
    let count = root.get("meta").and_then(|meta| meta.object().get("count"));
    if let Some(count) = count
        && usize::try_from(count.integer()) != Ok(rows.len())
    {
        count.refuse("another number of rows than there are");
    }
    rows
}

fn read_monitor(row: Value<'_>) -> Monitor<'_> {
    let row = row.object();
    Monitor {
        id: row.id("id"),
        name: row.line("name"),
        kind: row.word("type"),
        target: target(&row),
        interval: row.get("interval_seconds").map(|_| row.seconds("interval_seconds")),
        enabled: row.need("enabled").boolean(),
        page_id: row.optional_id("status_page_id"),
        updated_at: row.time("updated_at"),
    }
}

/// An address or a host, without its query; and none at all where somebody may stand in front of
/// an @, with a password.
fn target<'a>(row: &Object<'a>) -> Option<Text<'a>> {
    let target = row.get("target")?.text();
    let target = target.split(['?', '#']).next()?;
    (!target.contains('@')).then(|| one_line(target.to_owned(), MAX_NAME_CHARS))
}

/// It does not say how bad it is.
fn read_incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let (id, title, status) = (row.id("id"), row.line("title"), status(&row));
    let mut incident = Incident::new(id, title, status, Impact::unknown("unknown"));
    incident.started_at = row.time("created_at");
    incident.updated_at = row.time("updated_at");
    incident.component_ids = row.optional_id("component_id").into_iter().collect();
    incident.updates = told(row.prose("message"), incident.started_at);
    incident
}

/// A word as in the public body, or the number of a state.
fn status(row: &Object<'_>) -> IncidentStatus {
    if let Some(word) = row.get("status").or_else(|| row.get("state")) {
        return IncidentStatus::parse(&word.text());
    }
    match &*row.id("incident_state_id") {
        // https://statuspage.me/docs/api/ has these two, and gaps between.
        "1" => IncidentStatus::Investigating,
        "4" => IncidentStatus::Resolved,
        id => IncidentStatus::unknown(id),
    }
}

fn read_maintenance(row: Value<'_>) -> Maintenance<'_> {
    let row = row.object();
    let status = row.get("status").or_else(|| row.get("state"));
    let status = match status {
        Some(word) => MaintenanceStatus::parse(&word.text()),
        None => MaintenanceStatus::unknown("unknown"),
    };
    let mut maintenance = Maintenance::new(row.id("id"), row.line("title"), status);
    maintenance.starts_at = row.time("start_at");
    maintenance.ends_at = row.time("end_at");
    maintenance.updated_at = row.time("updated_at");
    maintenance.updates = told(row.prose("message"), row.time("created_at"));
    maintenance
}

fn read_page(row: Value<'_>) -> Page<'_> {
    let row = row.object();
    Page {
        id: row.id("id"),
        name: row.line("name"),
        url: row.address("url"),
        time_zone: None,
        updated_at: row.time("updated_at"),
    }
}
