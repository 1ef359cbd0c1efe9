//! Atlassian Statuspage's public status API, version 2, and incident.io's copy of it.
//!
//! Documented at <https://support.atlassian.com/statuspage/docs/what-are-the-different-apis-under-statuspage/>
//! and on every page under `/api`. Where recorded bodies and the documentation differ, the
//! bodies are right, and the branch says so.

use super::Error;
use crate::json::{self, Value};
use crate::limits::{
    MAX_BODY_CHARS, MAX_COMPONENTS, MAX_INCIDENTS, MAX_NAME_CHARS, MAX_UPDATES, MAX_WORD_CHARS,
};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, Indicator, Maintenance,
    MaintenanceStatus, Page, Provider, Snapshot, Update,
};
use crate::text::{bounded, one_line, web_address};
use crate::time::Timestamp;

/// The anchor: an object with `page.id` and `status.indicator`. No other provider's body, and
/// no error body, has both.
pub(super) fn is_anchored(root: Value<'_>) -> Result<bool, json::Error> {
    let has = |object: &str, name: &str| match root.get(object)? {
        Some(value) if value.is_object() => Ok(value.find(name)?.is_some()),
        _ => Ok(false),
    };
    Ok(root.is_object() && has("page", "id")? && has("status", "indicator")?)
}

/// Reads an anchored body: `summary.json`, or `status.json` which has no lists.
pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Result<Snapshot, Error> {
    let page = page(root.need("page")?)?;
    let provider = provider(&page.id)?;
    let status = root.need("status")?;
    let indicator = Indicator::parse(&status.need("indicator")?.text()?);
    let description = one_line(&optional(status, "description")?, MAX_NAME_CHARS);

    // `status.json` has these two members and no other. Whatever has more must be a whole
    // summary: one that lacks a list has been cut or renamed, and the outage with it.
    let is_summary = root.members()?.any(|(name, _)| name != "page" && name != "status");
    let list = |name: &str| match (provider, name) {
        _ if !is_summary => Ok(None),
        // incident.io sends no maintenances, and null for incidents when there are none.
        (Provider::IncidentIo, "scheduled_maintenances") => root.get(name),
        (Provider::IncidentIo, "incidents") if root.find(name)?.is_some() => root.get(name),
        _ => root.need(name).map(Some),
    };
    let mut snapshot = Snapshot {
        provider,
        page,
        indicator,
        description,
        components: rows(list("components")?, MAX_COMPONENTS, component)?,
        incidents: rows(list("incidents")?, MAX_INCIDENTS, incident)?,
        maintenances: rows(list("scheduled_maintenances")?, MAX_INCIDENTS, maintenance)?,
        observed_at,
        why: String::new(),
    };
    snapshot.incidents.retain(|incident| !incident.status.is_over());
    snapshot.maintenances.retain(|planned| planned.status != MaintenanceStatus::Completed);
    snapshot.why = why(&snapshot, is_summary);
    Ok(snapshot)
}

/// The two tell themselves apart by the form of their page ids alone: 12 lower-case base-36
/// characters are Atlassian's, a ULID of 26 is incident.io's.
fn provider(page_id: &str) -> Result<Provider, Error> {
    let base36 = |c: char| c.is_ascii_digit() || c.is_ascii_lowercase();
    let crockford = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    match page_id.len() {
        12 if page_id.chars().all(base36) => Ok(Provider::Statuspage),
        26 if page_id.chars().all(crockford) => Ok(Provider::IncidentIo),
        _ => Err(Error::no_anchor(format!(
            "page.id “{page_id}” is neither Statuspage's nor incident.io's"
        ))),
    }
}

fn page(page: Value<'_>) -> Result<Page, json::Error> {
    Ok(Page {
        id: word(page, "id")?,
        name: one_line(&page.need("name")?.text()?, MAX_NAME_CHARS),
        url: web_address(&optional(page, "url")?),
        time_zone: page
            .get("time_zone")?
            .map(|zone| Ok::<_, json::Error>(one_line(&zone.text()?, MAX_WORD_CHARS)))
            .transpose()?,
        updated_at: time(page, "updated_at")?,
    })
}

fn component(row: Value<'_>) -> Result<Component, json::Error> {
    let description = bounded(&optional(row, "description")?, MAX_BODY_CHARS);
    Ok(Component {
        id: word(row, "id")?,
        name: one_line(&row.need("name")?.text()?, MAX_NAME_CHARS),
        status: ComponentStatus::parse(&row.need("status")?.text()?),
        description: (!description.is_empty()).then_some(description),
        // Absent in incident.io's bodies and in the documentation's sample.
        group: row.get("group")?.map_or(Ok(false), Value::boolean)?,
        group_id: row
            .get("group_id")?
            .map(|id| Ok::<_, json::Error>(one_line(&id.text()?, MAX_WORD_CHARS)))
            .transpose()?,
    })
}

fn incident(row: Value<'_>) -> Result<Incident, json::Error> {
    Ok(Incident {
        id: word(row, "id")?,
        name: one_line(&row.need("name")?.text()?, MAX_NAME_CHARS),
        status: IncidentStatus::parse(&row.need("status")?.text()?),
        impact: Impact::parse(&row.need("impact")?.text()?),
        url: web_address(&optional(row, "shortlink")?),
        started_at: time(row, "started_at")?.or(time(row, "created_at")?),
        updated_at: time(row, "updated_at")?,
        updates: updates(row)?,
        component_ids: component_ids(row)?,
    })
}

/// A scheduled maintenance is an incident with a window.
fn maintenance(row: Value<'_>) -> Result<Maintenance, json::Error> {
    Ok(Maintenance {
        id: word(row, "id")?,
        name: one_line(&row.need("name")?.text()?, MAX_NAME_CHARS),
        status: MaintenanceStatus::parse(&row.need("status")?.text()?),
        url: web_address(&optional(row, "shortlink")?),
        starts_at: time(row, "scheduled_for")?,
        ends_at: time(row, "scheduled_until")?,
        updated_at: time(row, "updated_at")?,
        updates: updates(row)?,
        component_ids: component_ids(row)?,
    })
}

fn updates(row: Value<'_>) -> Result<Vec<Update>, json::Error> {
    let Some(list) = row.get("incident_updates")? else {
        return Ok(Vec::new());
    };
    list.rows(usize::MAX)?
        .take(MAX_UPDATES)
        .map(|update| {
            Ok(Update {
                id: word(update, "id")?,
                status: word(update, "status")?,
                body: bounded(&optional(update, "body")?, MAX_BODY_CHARS),
                // When it was shown: an editor may move an update in time.
                created_at: time(update, "display_at")?.or(time(update, "created_at")?),
            })
        })
        .collect()
}

fn component_ids(row: Value<'_>) -> Result<Vec<String>, json::Error> {
    rows(row.get("components")?, MAX_COMPONENTS, |component| word(component, "id"))
}

fn rows<'a, T>(
    list: Option<Value<'a>>,
    max: usize,
    read: impl Fn(Value<'a>) -> Result<T, json::Error>,
) -> Result<Vec<T>, json::Error> {
    match list {
        Some(list) => list.rows(max)?.map(read).collect(),
        None => Ok(Vec::new()),
    }
}

fn word(row: Value<'_>, name: &str) -> Result<String, json::Error> {
    Ok(one_line(&row.need(name)?.text()?, MAX_WORD_CHARS))
}

fn optional<'a>(row: Value<'a>, name: &str) -> Result<std::borrow::Cow<'a, str>, json::Error> {
    row.get(name)?.map_or(Ok("".into()), Value::text)
}

fn time(row: Value<'_>, name: &str) -> Result<Option<Timestamp>, json::Error> {
    let Some(value) = row.get(name)? else {
        return Ok(None);
    };
    match Timestamp::parse(&value.text()?) {
        Some(time) => Ok(Some(time)),
        None => Err(value.error("expected an RFC 3339 time")),
    }
}

fn why(snapshot: &Snapshot, is_summary: bool) -> String {
    let said = format!("indicator from page: {}", snapshot.indicator);
    if !is_summary {
        return format!("{said}; this body lists no components");
    }
    let worst_first = [
        ComponentStatus::MajorOutage,
        ComponentStatus::PartialOutage,
        ComponentStatus::DegradedPerformance,
        ComponentStatus::UnderMaintenance,
    ];
    let count = |holds: &dyn Fn(&ComponentStatus) -> bool| {
        snapshot.leaves().filter(|leaf| holds(&leaf.status)).count()
    };
    let mut counts: Vec<String> = Vec::new();
    for status in &worst_first {
        match count(&|found| found == status) {
            0 => {}
            some => counts.push(format!("{some} {}", status.as_str().replace('_', " "))),
        }
    }
    match count(&|found| matches!(found, ComponentStatus::Unknown(_))) {
        0 => {}
        some => counts.push(format!("{some} in a status that we do not know")),
    }
    match (snapshot.leaves().count(), counts.is_empty()) {
        (0, _) => format!("{said}; it has no components"),
        (1, true) => format!("{said}; its component is operational"),
        (total, true) => format!("{said}; all {total} components operational"),
        (total, false) => format!("{said}; of {total} components: {}", counts.join(", ")),
    }
}
