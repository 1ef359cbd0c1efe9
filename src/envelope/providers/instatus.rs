//! Instatus: the public summary and, as a second body, the components.
//!
//! `/summary.json`, documented at <https://instatus.com/help/api/public-data> and in
//! instatushq/openapi; `/v2/components.json` or `/v3/components.json`, as public clients read them.
//! A recorded body of status.perplexity.com shows that a list is left out when it is empty, and
//! that the words for the page are those of the management API rather than the three documented
//! for the summary.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::grouped::{Group, Grouped};
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, Indicator, Maintenance,
    MaintenanceStatus, Provider, RollUp, Snapshot,
};
use crate::text::Text;
use crate::time::Timestamp;

/// A summary: `page.status` is a word in upper case. Or components: rows of which the first has
/// such a `status`, and says that it is in a group or none.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let Some(root) = body.json() else { return false };
    if let Some(page) = body.object().and_then(|root| root.find("page")) {
        return page.is_object() && is_upper_case(page.object().find("status"));
    }
    let Some(list) = component_list(root) else { return false };
    let Some(row) = list.rows(usize::MAX).next() else {
        // Of a page without components.
        return root.is_object();
    };
    if !row.is_object() {
        return false;
    }
    let row = row.object();
    let says_group = row.find("group").or_else(|| row.find("isParent")).is_some();
    says_group && is_upper_case(row.find("status"))
}

fn is_upper_case(word: Option<Value<'_>>) -> bool {
    let word = word.and_then(Value::as_text).unwrap_or_default();
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The rows of a components body: all there is, or all of its only member.
fn component_list(root: Value<'_>) -> Option<Value<'_>> {
    if root.is_array() {
        return Some(root);
    }
    if !root.is_object() || root.object().members().count() != 1 {
        return None;
    }
    root.object().find("components").filter(|list| list.is_array())
}

/// With the components; without, where they are not served.
pub(super) const URLS: Urls = "/: ./summary.json ./v2/components.json | ./summary.json";

pub(super) fn snapshot<'a>(roots: &[Value<'a>], observed_at: Timestamp) -> Snapshot<'a> {
    let (mut summary, mut components) = (None, None);
    for &root in roots {
        let list = component_list(root);
        let place = if list.is_some() { &mut components } else { &mut summary };
        if place.replace(list.unwrap_or(root)).is_some() {
            root.refuse("a second body of this kind");
        }
    }
    let mut snapshot = Snapshot::new(Provider::Instatus, observed_at);
    if let Some(list) = components {
        let mut grouped = Grouped::default();
        add_components(list, None, &mut grouped);
        snapshot.components = grouped.into_rows(list);
        if summary.is_none() {
            list.refuse("the summary is missing beside it");
        }
    }
    if let Some(root) = summary {
        read_summary(&root.object(), &mut snapshot);
    }
    open_only(snapshot)
}

fn read_summary<'a>(root: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    // Empty lists are left out. So a list by another name is refused: it may hold the outage.
    for (name, value) in root.members() {
        let is_known = matches!(&*name, "page" | "activeIncidents" | "activeMaintenances");
        if !is_known && value.holds_others() && !value.is_empty() {
            value.refuse("a list that is not known");
        }
    }
    let page = root.need("page").object();
    snapshot.page.name = page.line("name");
    snapshot.page.url = page.address("url");
    let status = page.need_text("status");
    snapshot.indicator = indicator(&status);
    snapshot.incidents = root.optional_list("activeIncidents", MAX_INCIDENTS, incident);
    snapshot.maintenances = root.optional_list("activeMaintenances", MAX_INCIDENTS, maintenance);
    // All that is documented for trouble of any size: how bad it is, what the page lists tells.
    if status == "HASISSUES" {
        snapshot.indicator = Indicator::None;
        let worst = snapshot.roll_up(RollUp::default()).0;
        let is_worse = worst.severity() > Indicator::Minor.severity();
        snapshot.indicator = if is_worse { worst } else { Indicator::Minor };
    }
}

/// The words of the page: one, some or all of its components are in a state.
fn indicator(word: &str) -> Indicator {
    // instatushq/openapi instatus.yaml, PublicPageInfo and PageStatus.
    match word {
        "UP" => return Indicator::None,
        "HASISSUES" => return Indicator::Minor,
        "UNDERMAINTENANCE" => return Indicator::Maintenance,
        "ALLMAJOROUTAGE" => return Indicator::Critical,
        _ => {}
    }
    match ["ALL", "SOME", "ONE"].into_iter().find_map(|extent| word.strip_prefix(extent)) {
        Some("UNDERMAINTENANCE") => Indicator::Maintenance,
        Some("DEGRADEDPERFORMANCE" | "MINOROUTAGE") => Indicator::Minor,
        // Recorded: ONEMAJOROUTAGE on status.perplexity.com.
        Some("PARTIALOUTAGE" | "MAJOROUTAGE") => Indicator::Major,
        _ => Indicator::unknown(word),
    }
}

/// instatushq/openapi instatus.yaml, `ComponentStatus`; MINOROUTAGE by instatus.com/help/webhooks.
fn component_status(word: &str) -> ComponentStatus {
    match word {
        "OPERATIONAL" => ComponentStatus::Operational,
        "UNDERMAINTENANCE" => ComponentStatus::UnderMaintenance,
        "DEGRADEDPERFORMANCE" | "MINOROUTAGE" => ComponentStatus::DegradedPerformance,
        "PARTIALOUTAGE" => ComponentStatus::PartialOutage,
        "MAJOROUTAGE" => ComponentStatus::MajorOutage,
        _ => ComponentStatus::unknown(word),
    }
}

/// instatushq/openapi instatus.yaml, `IncidentImpact`; MINOROUTAGE as above. It is what the worst
/// component is in, so it weighs as the page's word does. Recorded: MAJOROUTAGE on a page that is in
/// ONEMAJOROUTAGE.
fn impact(word: &str) -> Impact {
    match word {
        "OPERATIONAL" => Impact::None,
        "UNDERMAINTENANCE" => Impact::Maintenance,
        "DEGRADEDPERFORMANCE" | "MINOROUTAGE" => Impact::Minor,
        "PARTIALOUTAGE" | "MAJOROUTAGE" => Impact::Major,
        _ => Impact::unknown(word),
    }
}

/// instatushq/openapi instatus.yaml, `IncidentStatus`.
fn incident_status(word: &str) -> IncidentStatus {
    match word {
        "INVESTIGATING" => IncidentStatus::Investigating,
        "IDENTIFIED" => IncidentStatus::Identified,
        "MONITORING" => IncidentStatus::Monitoring,
        "RESOLVED" => IncidentStatus::Resolved,
        _ => IncidentStatus::unknown(word),
    }
}

/// instatushq/openapi instatus.yaml, `MaintenanceStatus`.
fn maintenance_status(word: &str) -> MaintenanceStatus {
    match word {
        "NOTSTARTEDYET" => MaintenanceStatus::Scheduled,
        "INPROGRESS" => MaintenanceStatus::InProgress,
        "COMPLETED" => MaintenanceStatus::Completed,
        _ => MaintenanceStatus::unknown(word),
    }
}

fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    Incident {
        id: event_id(&row, "started"),
        name: row.line("name"),
        status: row.word_as("status", incident_status),
        impact: row.word_as("impact", impact),
        url: row.address("url"),
        started_at: time(&row, "started"),
        updated_at: time(&row, "updatedAt"),
        updates: Vec::new(),
        component_ids: Vec::new(),
    }
}

fn maintenance(row: Value<'_>) -> Maintenance<'_> {
    let row = row.object();
    let starts_at = time(&row, "start");
    Maintenance {
        id: event_id(&row, "start"),
        name: row.line("name"),
        status: row.word_as("status", maintenance_status),
        url: row.address("url"),
        starts_at,
        ends_at: starts_at.zip(minutes(&row, "duration")).and_then(|(start, minutes)| {
            Timestamp::from_milliseconds(start.milliseconds() + i64::from(minutes) * 60_000)
        }),
        updated_at: time(&row, "updatedAt"),
        updates: Vec::new(),
        component_ids: Vec::new(),
    }
}

/// The id, which the documented summary does not have; then what else is its own.
fn event_id<'a>(row: &Object<'a>, start: &str) -> Text<'a> {
    let id = row.optional_id("id").or_else(|| row.optional_id("url"));
    id.or_else(|| row.optional_id(start)).unwrap_or_default()
}

/// In either of the two forms: the documentation has one as its type, the other as its example.
fn time(row: &Object<'_>, name: &str) -> Option<Timestamp> {
    let either = |text: &str| Timestamp::parse(text).or_else(|| Timestamp::parse_javascript(text));
    row.time_as(name, either, "a time, as RFC 3339 or JavaScript writes it")
}

/// A number, documented as such and as text.
fn minutes(row: &Object<'_>, name: &str) -> Option<u32> {
    let value = row.get(name)?;
    let minutes = match value.as_text() {
        Some(text) => text.trim().parse().ok(),
        None => value.as_integer().and_then(|minutes| u32::try_from(minutes).ok()),
    };
    if minutes.is_none() {
        value.refuse("expected minutes");
    }
    minutes
}

/// A component names its group; where `children` stand in it, it is one.
fn add_components<'a>(list: Value<'a>, parent: Option<&Component<'a>>, grouped: &mut Grouped<'a>) {
    for row in list.rows(MAX_COMPONENTS) {
        let row = row.object();
        let component = Component {
            id: row.word("id"),
            name: row.line("name"),
            status: row.word_as("status", component_status),
            description: row.description("description"),
            group: row.flag("isParent"),
            group_id: None,
            history: Vec::new(),
        };
        let group = match (row.get("group"), parent) {
            (Some(group), _) => {
                let group = group.object();
                Some(Group { id: group.word("id"), name: group.optional_line("name") })
            }
            (None, Some(parent)) => {
                Some(Group { id: parent.id.clone(), name: parent.name.clone() })
            }
            (None, None) => None,
        };
        grouped.add(component.clone(), group);
        if let Some(children) = row.get("children") {
            add_components(children, Some(&component), grouped);
        }
    }
}
