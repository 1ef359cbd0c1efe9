//! Datadog's product Status Pages: the document of a page, and with it the lists of degradations and
//! of maintenances.
//!
//! Documented at <https://docs.datadoghq.com/api/latest/status-pages/>; recorded bodies are in
//! DataDog/datadog-api-client-rust `tests/scenarios/cassettes/v2/status_pages`. The lists are those
//! of a whole organisation, with what is over. Without them the components alone say how a page is.
//!
//! Datadog's integration of Atlassian Statuspage, with accounts and URL settings, is another thing.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::nested;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, IndicatorSource, Maintenance,
    MaintenanceStatus, Provider, Snapshot, Update,
};
use crate::text::Text;
use crate::time::Timestamp;

pub(super) mod api;

/// An object whose `data` is of type `status_pages`; or is a list of `degradations` or
/// `maintenances`, or an empty list in pages of the type `offset_limit`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let is = |path, words: &[&str]| {
        let kind = body.at(path).and_then(Value::as_text);
        kind.is_some_and(|kind| words.contains(&&*kind))
    };
    is("data.type", &["status_pages"])
        || is("data.0.type", &["degradations", "maintenances"])
        || body.at("data").is_some_and(is_empty) && is("meta.page.type", &["offset_limit"])
}

fn is_empty(list: Value<'_>) -> bool {
    list.is_array() && list.is_empty()
}

/// Only the address of the page in the API names it. Of the lists what is open is asked for,
/// since a list is cut after so many rows.
pub(super) const URLS: Urls = "\
    /api/v2/statuspages/*: . \
    /api/v2/statuspages/degradations?filter%5Bpage_id%5D=*&filter%5Bstatus%5D=investigating \
    /api/v2/statuspages/degradations?filter%5Bpage_id%5D=*&filter%5Bstatus%5D=identified \
    /api/v2/statuspages/degradations?filter%5Bpage_id%5D=*&filter%5Bstatus%5D=monitoring \
    /api/v2/statuspages/maintenances?filter%5Bpage_id%5D=*&filter%5Bstatus%5D=scheduled \
    /api/v2/statuspages/maintenances?filter%5Bpage_id%5D=*&filter%5Bstatus%5D=in_progress";

pub(super) fn snapshot<'a>(bodies: &[Value<'a>], observed_at: Timestamp) -> Snapshot<'a> {
    let mut snapshot = Snapshot::new(Provider::Datadog, observed_at);
    let mut has_page = false;
    for body in bodies {
        if let Some(page) = body.object().part("data") {
            if has_page {
                body.refuse("a second page");
            }
            has_page = true;
            read_page(&page, &mut snapshot);
        }
    }
    for body in bodies {
        if !has_page {
            body.refuse("a list without its page");
        }
        if body.object().need("data").is_array() {
            add_list(&body.object(), &mut snapshot);
        }
    }
    open_only(snapshot).rolled_up(IndicatorSource::Components)
}

fn read_page<'a>(page: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    snapshot.page.id = page.word("id");
    // It tells the lists' rows that are this page's.
    if snapshot.page.id.is_empty() {
        page.refuse("id", "empty");
    }
    let page = page.need_object("attributes");
    for row in page.need_rows("components", MAX_COMPONENTS) {
        add_component(row, None, &mut snapshot.components);
    }
    snapshot.page.updated_at = time(&page, "modified_at");
    snapshot.page.name = page.line("name");
    snapshot.page.url = page.address("page_url");
}

fn add_component<'a>(
    row: Value<'a>,
    group_id: Option<Text<'a>>,
    components: &mut Vec<Component<'a>>,
) {
    let part = row.object();
    let id = part.word("id");
    let is_group = part.need_text("type") == "group";
    let at = components.len();
    let mut component = Component {
        id: id.clone(),
        name: part.line("name"),
        status: ComponentStatus::Operational,
        description: None,
        group: is_group,
        group_id,
        history: Vec::new(),
    };
    if !is_group {
        component.status = part.word_as("status", status);
    }
    nested::push(components, component, row);
    if is_group {
        for row in part.need_rows("components", MAX_COMPONENTS) {
            add_component(row, Some(id.clone()), components);
        }
        nested::end_group(components, at);
    }
}

/// DataDog/datadog-api-client-rust
/// `src/datadogV2/model/model_status_pages_component_data_attributes_status.rs`
fn status(word: &str) -> ComponentStatus {
    match word {
        "degraded" => ComponentStatus::DegradedPerformance,
        "maintenance" => ComponentStatus::UnderMaintenance,
        // The others are Statuspage's own.
        word => ComponentStatus::parse(word),
    }
}

fn add_list<'a>(root: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    let mut count = 0;
    for row in root.need_rows("data", MAX_INCIDENTS) {
        count += 1;
        let row = row.object();
        let kind = row.need("type");
        let (id, event) = (row.word("id"), row.need_object("attributes"));
        let page = row.need_object("relationships").need_object("status_page").need_object("data");
        let is_other = page.word("id") != snapshot.page.id;
        match &*kind.text() {
            "degradations" | "maintenances" if is_other => {}
            "degradations" => snapshot.incidents.push(incident(id, &event)),
            "maintenances" => snapshot.maintenances.push(maintenance(id, &event)),
            _ => kind.refuse("expected degradations or maintenances"),
        }
    }
    // What is cut off could be the one that is open.
    let total = root.need_object("meta").need_object("page").need("total");
    if total.integer() > count {
        total.refuse("the list is cut off: filter it by page and status");
    }
}

fn incident<'a>(id: Text<'a>, event: &Object<'a>) -> Incident<'a> {
    let (component_ids, impact) = concerned(event);
    Incident {
        id,
        name: event.line("title"),
        status: event.word_as("status", IncidentStatus::parse),
        impact,
        url: None,
        started_at: time(event, "created_at"),
        updated_at: time(event, "modified_at"),
        updates: event.updates("updates", update),
        component_ids,
    }
}

fn maintenance<'a>(id: Text<'a>, event: &Object<'a>) -> Maintenance<'a> {
    Maintenance {
        id,
        name: event.line("title"),
        status: event.word_as("status", MaintenanceStatus::parse),
        url: None,
        starts_at: time(event, "start_date"),
        // Until then it is when it is planned to be completed.
        ends_at: time(event, "completed_date"),
        updated_at: time(event, "modified_at"),
        updates: event.updates("updates", update),
        component_ids: concerned(event).0,
    }
}

/// The components that an event concerns, and how bad it is: it has no word for that, so it is as
/// bad for the page as they are.
fn concerned<'a>(event: &Object<'a>) -> (Vec<Text<'a>>, Impact) {
    let (mut ids, mut impact) = (Vec::new(), Impact::None);
    for row in event.need_rows("components_affected", MAX_COMPONENTS) {
        let part = row.object();
        ids.push(part.word("id"));
        match part.word_as("status", status) {
            ComponentStatus::MajorOutage => impact = Impact::Major,
            ComponentStatus::DegradedPerformance | ComponentStatus::PartialOutage
                if impact == Impact::None =>
            {
                impact = Impact::Minor;
            }
            _ => {}
        }
    }
    (ids, impact)
}

/// Newest first, but where the event was entered afterwards, with updates that were all created at
/// once.
fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    let created_at = time(&row, "created_at");
    Update {
        id: row.word("id"),
        status: row.word("status"),
        body: row.prose("description"),
        created_at: time(&row, "started_at").or(created_at),
    }
}

/// Go's zero, of the year 1, says that there is no time. Recorded: `started_at` of an update.
fn time(owner: &Object<'_>, name: &str) -> Option<Timestamp> {
    owner.time(name).filter(|time| time.milliseconds() > 0)
}
