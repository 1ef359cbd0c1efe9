//! `StatusPal` Next, as it answers to its widget at `/api/v1/status`.
//!
//! The only documentation is that widget: statuspal/statuspal-next-embed-widget
//! `types/general.d.ts`. Its services have names and no status, so they are left out.

use crate::envelope::grouped::worse;
use crate::envelope::scale;
use crate::json::Object;
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_WORD_CHARS};
use crate::model::{
    ComponentStatus, Impact, Incident, IncidentStatus, Indicator, Maintenance, MaintenanceStatus,
    Snapshot,
};
use crate::text::{Text, one_line};

pub(super) fn add_page<'a>(root: &Object<'a>, page: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    snapshot.indicator = indicator(&page.need_object("current_status"));
    for row in root.need_rows("ongoing_notices", MAX_INCIDENTS) {
        add_notice(&row.object(), MaintenanceStatus::InProgress, snapshot);
    }
    // Older servers do not list these, and they are no status yet.
    if let Some(list) = root.get("planned_notices") {
        for row in list.rows(MAX_INCIDENTS) {
            add_notice(&row.object(), MaintenanceStatus::Scheduled, snapshot);
        }
    }
}

/// The worse of two words: the widget's `src/badge.tsx` calls a page with an incident that has no
/// severity "Ongoing incident".
fn indicator(current: &Object<'_>) -> Indicator {
    if current.find("notice_type").is_none() {
        current.refuse("notice_type", "missing");
    }
    let by_severity = current.word_as("severity", status);
    let by_type = match current.get("notice_type") {
        Some(kind) => status(&kind.text()),
        None => ComponentStatus::Operational,
    };
    scale::indicator(worse(by_severity, by_type))
}

/// A type of notice, or a severity.
fn status(word: &str) -> ComponentStatus {
    match word {
        "ok" => ComponentStatus::Operational,
        "maintenance" => ComponentStatus::UnderMaintenance,
        "incident" | "minor" | "no_severity" => ComponentStatus::DegradedPerformance,
        "major" => ComponentStatus::MajorOutage,
        word => ComponentStatus::unknown(word),
    }
}

fn add_notice<'a>(row: &Object<'a>, stage: MaintenanceStatus, snapshot: &mut Snapshot<'a>) {
    match &*row.need_text("notice_type") {
        // News, which are no status.
        "info" => {}
        "maintenance" => snapshot.maintenances.push(Maintenance {
            id: row.id("id"),
            name: row.line("title"),
            status: stage,
            url: None,
            starts_at: row.utc_time("starts_at"),
            ends_at: row.utc_time("ends_at"),
            updated_at: None,
            updates: Vec::new(),
            component_ids: services(row),
        }),
        // What else there is has happened, wherever it is listed.
        _ => snapshot.incidents.push(Incident {
            id: row.id("id"),
            name: row.line("title"),
            status: IncidentStatus::unknown("ongoing"),
            impact: impact(&row.word_or_empty("severity")),
            url: None,
            started_at: row.utc_time("starts_at"),
            updated_at: None,
            updates: Vec::new(),
            component_ids: services(row),
        }),
    }
}

fn impact(severity: &str) -> Impact {
    if severity.is_empty() { Impact::None } else { scale::impact(status(severity)) }
}

/// The ids of the services that a notice concerns are the names of an object's members.
fn services<'a>(notice: &Object<'a>) -> Vec<Text<'a>> {
    let mut ids = Vec::new();
    if let Some(services) = notice.get("affected_services") {
        for (id, _) in services.object().members().take(MAX_COMPONENTS) {
            ids.push(one_line(id, MAX_WORD_CHARS));
        }
    }
    ids
}
