//! Better Stack: `/index.json` of a page, a JSON:API document.
//!
//! Documented at <https://betterstack.com/docs/uptime/status-pages/subscribing-to-status-updates/subscribing-to-api>.
//! A recorded body shows more: a report that is over says `resolved` and has no end, a maintenance
//! says `maintenance` before it begins, and time zones have the names that Rails gives them.
//!
//! The `announcement` is anything that is to be said, and no status.

use crate::envelope::body::Body;
use crate::envelope::places::Places;
use crate::envelope::read::add_update;
use crate::envelope::sections::Sections;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_HISTORY_DAYS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, DayStatus, Impact, Incident, IncidentStatus, Indicator,
    IndicatorSource, Maintenance, MaintenanceStatus, Page, Provider, Snapshot, Update,
};
use crate::text::{Text, web_address};
use crate::time::Timestamp;

/// An object whose `data` is of type `status_page` and has an `aggregate_state`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("data.type").is_some_and(|kind| kind.is_word("status_page"))
        && body.at("data.attributes.aggregate_state").is_some()
}

pub(super) const URLS: Urls = "/: ./index.json";

/// What is linked by id, and so must be known before what links to it.
#[derive(Default)]
struct Linked<'a> {
    sections: Sections<'a>,
    updates: Vec<Object<'a>>,
    update_places: Places<'a>,
}

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let data = root.need_object("data");
    let page = data.need_object("attributes");
    let mut snapshot = Snapshot {
        provider: Provider::BetterStack,
        page: Page {
            id: data.id("id"),
            name: page.line("company_name"),
            time_zone: page.optional_word("timezone"),
            url: page.site("custom_domain").or_else(|| home(&page.optional_line("subdomain"))),
            updated_at: page.time("updated_at"),
        },
        indicator: page.word_as("aggregate_state", indicator),
        indicator_from: IndicatorSource::Page,
        description: Text::default(),
        components: Vec::new(),
        incidents: Vec::new(),
        maintenances: Vec::new(),
        observed_at,
    };
    let included = root.need("included");
    let mut linked = Linked::default();
    // Those in no section stand before them.
    linked.sections.begin_loose();
    let mut section_count = 0;
    for row in included.rows(usize::MAX) {
        let row = row.object();
        let kind = row.need_text("type");
        if kind == "status_page_section" {
            let name = row.need_object("attributes").optional_line("name");
            linked.sections.begin(row.id("id"), Some(Component::group(row.id("id"), name)));
            section_count += 1;
        }
        if kind == "status_update" {
            if linked.updates.len() == MAX_COMPONENTS {
                included.refuse("too many updates");
                break;
            }
            linked.update_places.insert(row.id("id"), linked.updates.len());
            linked.updates.push(row);
        }
    }
    let (mut resource_count, mut report_count) = (0, 0);
    for row in included.rows(usize::MAX) {
        let row = row.object();
        let kind = row.need_text("type");
        if kind == "status_page_resource" {
            let resource = row.need_object("attributes");
            let section = resource.id_or_empty("status_page_section_id");
            linked.sections.add(&section, component(&row, &resource));
            resource_count += 1;
        }
        if kind == "status_report" {
            linked.add_report(&row, &mut snapshot);
            report_count += 1;
        }
        if section_count + resource_count > MAX_COMPONENTS || report_count > MAX_INCIDENTS {
            included.refuse("too many sections, resources or reports");
            break;
        }
    }
    let links = data.need_object("relationships");
    has_all(&links, "resources", resource_count);
    has_all(&links, "status_reports", report_count);
    snapshot.components = linked.sections.into_rows();
    if snapshot.indicator == Indicator::Major && is_all_down(&snapshot.components) {
        snapshot.indicator = Indicator::Critical;
    }
    snapshot
}

/// Where a page is that has no domain of its own.
fn home(subdomain: &str) -> Option<Text<'static>> {
    let is_label = subdomain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_label.then(|| ["https://", subdomain, ".betteruptime.com"].concat()).and_then(web_address)
}

/// As many must be included as the page links to: one that is left out could be the one that is
/// down.
fn has_all(links: &Object<'_>, name: &str, included: usize) {
    let list = links.need_object(name).need("data");
    if list.rows(MAX_COMPONENTS).count() > included {
        list.refuse("not all of these are included");
    }
}

/// Of the worst of the four words the documentation says "major service disruption"; but a recorded
/// page has it where one of eight resources is down.
fn indicator(state: &str) -> Indicator {
    match state {
        "operational" => Indicator::None,
        "maintenance" => Indicator::Maintenance,
        "degraded" => Indicator::Minor,
        "downtime" => Indicator::Major,
        word => Indicator::unknown(word),
    }
}

fn is_all_down(components: &[Component<'_>]) -> bool {
    !components.is_empty()
        && components.iter().all(|part| part.group || part.status == ComponentStatus::MajorOutage)
}

/// Of a resource, now or on a day: the same words, and `not_monitored`, which is unknown.
fn status(state: &str) -> ComponentStatus {
    match state {
        "operational" => ComponentStatus::Operational,
        "maintenance" => ComponentStatus::UnderMaintenance,
        "degraded" => ComponentStatus::DegradedPerformance,
        "downtime" => ComponentStatus::MajorOutage,
        word => ComponentStatus::unknown(word),
    }
}

/// A report is no worse for the page than the resources that it names: see [`indicator`].
fn impact(state: &str) -> Impact {
    match state {
        "operational" => Impact::None,
        "maintenance" => Impact::Maintenance,
        "degraded" => Impact::Minor,
        "downtime" => Impact::Major,
        word => Impact::unknown(word),
    }
}

impl<'a> Linked<'a> {
    /// A report on a maintenance is one, unless it says that its resources suffer.
    fn add_report(&self, row: &Object<'a>, snapshot: &mut Snapshot<'a>) {
        let report = row.need_object("attributes");
        let state = report.need_text("aggregate_state");
        if state == "resolved" {
            return;
        }
        let is_planned = report.need_text("report_type") == "maintenance";
        let starts_at = report.time("starts_at");
        let ends_at = report.time("ends_at");
        if !(is_planned && matches!(&*state, "maintenance" | "operational")) {
            snapshot.incidents.push(Incident {
                id: row.id("id"),
                name: report.line("title"),
                // It has no stage but whether it is resolved.
                status: report.word_as("aggregate_state", IncidentStatus::unknown),
                impact: report.word_as("aggregate_state", impact),
                url: None,
                started_at: starts_at,
                updated_at: None,
                updates: self.updates_of(row),
                component_ids: report.list("affected_resources", MAX_COMPONENTS, affected_id),
            });
            return;
        }
        // It says so before it begins, too: the window decides.
        if ends_at.is_some_and(|end| end <= snapshot.observed_at) {
            return;
        }
        let is_ahead = starts_at.is_some_and(|start| start > snapshot.observed_at);
        snapshot.maintenances.push(Maintenance {
            id: row.id("id"),
            name: report.line("title"),
            status: if is_ahead {
                MaintenanceStatus::Scheduled
            } else {
                MaintenanceStatus::InProgress
            },
            url: None,
            starts_at,
            ends_at,
            updated_at: None,
            updates: self.updates_of(row),
            component_ids: report.list("affected_resources", MAX_COMPONENTS, affected_id),
        });
    }

    fn updates_of(&self, report: &Object<'a>) -> Vec<Update<'a>> {
        let mut updates = Vec::new();
        let links = report.need_object("relationships");
        let list = links.need_object("status_updates").need("data");
        for link in list.rows(usize::MAX) {
            let id = link.object().id("id");
            if updates.iter().any(|update: &Update<'_>| update.id == id) {
                continue;
            }
            let place = self.update_places.get(&id);
            if let Some(row) = place.and_then(|at| self.updates.get(at)) {
                add_update(&mut updates, update(row));
            }
        }
        updates
    }
}

fn affected_id(row: Value<'_>) -> Text<'_> {
    row.object().id("status_page_resource_id")
}

fn update<'a>(row: &Object<'a>) -> Update<'a> {
    let message = row.need_object("attributes");
    Update {
        id: row.id("id"),
        // It has one for each resource and none for all.
        status: Text::default(),
        body: message.prose("message"),
        created_at: message.time("published_at"),
    }
}

fn component<'a>(row: &Object<'a>, resource: &Object<'a>) -> Component<'a> {
    let mut history = Vec::new();
    if let Some(list) = resource.get("status_history") {
        for row in list.rows(usize::MAX) {
            // The oldest come first.
            if history.len() == MAX_HISTORY_DAYS {
                history.remove(0);
            }
            history.push(day(row));
        }
    }
    Component {
        id: row.id("id"),
        name: resource.line("public_name"),
        status: resource.word_as("status", status),
        description: resource.description("explanation"),
        group: false,
        group_id: None,
        history,
    }
}

fn day(row: Value<'_>) -> DayStatus {
    let row = row.object();
    DayStatus {
        day: row.day("day"),
        status: row.word_as("status", status),
        downtime: row.get("downtime_duration").and_then(whole_seconds),
    }
}

/// Ruby writes a number with an exponent where it is too small or too large to be the seconds of a
/// day.
fn whole_seconds(value: Value<'_>) -> Option<u32> {
    if !value.is_number() {
        value.refuse("expected a number of seconds");
    }
    let number = value.scalar();
    let is_plain = number.bytes().all(|byte| !matches!(byte, b'e' | b'E'));
    let (whole, _) = number.split_once('.').unwrap_or((number, ""));
    if is_plain { whole.parse().ok() } else { None }
}
