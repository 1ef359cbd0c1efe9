//! `StatusPal`: the public summary, status and service status of its API, version 2; and
//! [what its product Next answers to its widget](next).
//!
//! Documented at <https://statuspal.io/api-docs>. In recorded bodies `null` is the word for fine,
//! and the types of incidents are an open set: pages make up their own, such as `performance`.
//! Newer summaries say in `current_status_type` what the page's own type means.
//!
//! `info_notices` tell news, which are no status. Times are in UTC and do not say so.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::grouped::worse;
use crate::envelope::urls::Urls;
use crate::envelope::{nested, scale};
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{
    Component, ComponentStatus, Incident, IncidentStatus, Indicator, IndicatorSource, Maintenance,
    MaintenanceStatus, Page, Provider, Snapshot, Update,
};
use crate::text::Text;
use crate::time::Timestamp;

pub(super) mod api;
mod next;

/// Where a page and a service say how they are.
const TYPE: &str = "current_incident_type";

/// An object with `status_page.current_incident_type`, with that of a `service` that has
/// `children`, or with Next's `status_page.current_status.severity`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    if body.at("status_page").is_some_and(Value::is_object) {
        return body.at("status_page.current_incident_type").is_some()
            || body.at("status_page.current_status.severity").is_some();
    }
    body.at("service.current_incident_type").is_some() && body.at("service.children").is_some()
}

/// A page's subdomain is its name in the API of its region. A page of its own domain does not
/// say it, unless it is one of Next, which answers there.
pub(super) const URLS: Urls = "\
    /api/v2/status_pages/: .;\
    *.statuspal.io: https://statuspal.io/api/v2/status_pages/*/summary;\
    *.statuspal.eu: https://statuspal.eu/api/v2/status_pages/*/summary;\
    /: ./api/v1/status";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let mut snapshot = Snapshot::new(Provider::Statuspal, observed_at);
    match root.part("status_page") {
        Some(page) if page.find(TYPE).is_some() => add_page(&root, &page, &mut snapshot),
        Some(page) => next::add_page(&root, &page, &mut snapshot),
        None => return of_service(root.need("service"), snapshot),
    }
    open_only(snapshot)
}

/// The summary of a page, or its mere status, which has no other member.
fn add_page<'a>(root: &Object<'a>, page: &Object<'a>, snapshot: &mut Snapshot<'a>) {
    snapshot.page = Page {
        id: page.word("subdomain"),
        name: page.line("name"),
        url: page.site("url"),
        time_zone: page.optional_word("time_zone"),
        updated_at: None,
    };
    let types = Types { own: kind(page), means: root.optional_word("current_status_type") };
    snapshot.indicator = types.indicator();
    if root.members().any(|(name, _)| name != "status_page") {
        for row in root.need_rows("services", MAX_COMPONENTS) {
            add_service(row, None, &types, &mut snapshot.components);
        }
        for row in root.need_rows("incidents", MAX_INCIDENTS) {
            snapshot.incidents.push(incident(row, &types));
        }
        // The list that it is in says where it stands.
        snapshot.maintenances = root.list("maintenances", MAX_INCIDENTS, |row| {
            maintenance(row, MaintenanceStatus::InProgress)
        });
        snapshot.maintenances.append(&mut root.list(
            "upcoming_maintenances",
            MAX_INCIDENTS,
            |row| maintenance(row, MaintenanceStatus::Scheduled),
        ));
    }
}

/// The status of one service, as if it were a page.
fn of_service<'a>(service: Value<'a>, mut snapshot: Snapshot<'a>) -> Snapshot<'a> {
    add_service(service, None, &Types::default(), &mut snapshot.components);
    let service = service.object();
    snapshot.page.id = service.id("id");
    snapshot.page.name = service.line("name");
    snapshot.rolled_up(IndicatorSource::Components)
}

/// The type of what is the matter: `null` where nothing is, but never left out.
fn kind<'a>(owner: &Object<'a>) -> Option<Text<'a>> {
    if owner.find(TYPE).is_none() {
        owner.refuse(TYPE, "missing");
    }
    owner.optional_word(TYPE)
}

/// The page's worst type, and what that means where it is one of the page's own.
#[derive(Default)]
struct Types<'a> {
    own: Option<Text<'a>>,
    means: Option<Text<'a>>,
}

impl Types<'_> {
    /// The worse of the two: a type of the page's own is unknown, which ranks below what it is said
    /// to mean, and above a `null` that cannot be.
    fn indicator(&self) -> Indicator {
        let (own, means) = (status(self.own.as_deref()), status(self.means.as_deref()));
        scale::indicator(worse(means, own))
    }

    /// A service and an incident have the type alone. One of the page's own means the same there.
    fn plain<'w>(&'w self, kind: &'w str) -> &'w str {
        match &self.means {
            _ if matches!(kind, "scheduled" | "minor" | "major") => kind,
            Some(means) if self.own.as_deref() == Some(kind) => means,
            _ => kind,
        }
    }
}

/// From statuspal/badge `src/js/app.js`, which has these and shows all others as fine.
fn status(kind: Option<&str>) -> ComponentStatus {
    match kind {
        None => ComponentStatus::Operational,
        Some("scheduled") => ComponentStatus::UnderMaintenance,
        Some("minor") => ComponentStatus::DegradedPerformance,
        Some("major") => ComponentStatus::MajorOutage,
        Some(kind) => ComponentStatus::unknown(kind),
    }
}

/// A service with those that are in it. All have a status of their own.
fn add_service<'a>(
    row: Value<'a>,
    group_id: Option<Text<'a>>,
    types: &Types<'a>,
    components: &mut Vec<Component<'a>>,
) {
    let service = row.object();
    let id = service.id("id");
    let children = service.need("children");
    let kind = kind(&service);
    let status = status(kind.as_deref().map(|kind| types.plain(kind)));
    let component = Component {
        id: id.clone(),
        name: service.line("name"),
        status,
        description: service.description("description"),
        group: children.rows(MAX_COMPONENTS).next().is_some(),
        group_id,
        history: Vec::new(),
    };
    nested::push(components, component, row);
    for child in children.rows(MAX_COMPONENTS) {
        add_service(child, Some(id.clone()), types, components);
    }
}

fn incident<'a>(row: Value<'a>, types: &Types<'_>) -> Incident<'a> {
    let row = row.object();
    let impact = scale::impact(status(Some(types.plain(&row.need_text("type")))));
    let updates = row.updates("updates", update);
    // It has no stage of its own; the newest update says where it stands.
    let status = match updates.first().map(|update| &*update.status) {
        Some("issue") => IncidentStatus::Investigating,
        Some(stage) => IncidentStatus::parse(stage),
        None => IncidentStatus::unknown("unknown"),
    };
    Incident {
        id: row.id("id"),
        name: row.line("title"),
        status,
        impact,
        url: row.address("url"),
        started_at: row.utc_time_or("starts_at", "inserted_at"),
        updated_at: row.utc_time("updated_at"),
        updates,
        component_ids: row.ids("service_ids"),
    }
}

fn maintenance(row: Value<'_>, status: MaintenanceStatus) -> Maintenance<'_> {
    let row = row.object();
    Maintenance {
        id: row.id("id"),
        name: row.line("title"),
        status,
        url: row.address("url"),
        starts_at: row.utc_time("starts_at"),
        ends_at: row.utc_time("ends_at"),
        updated_at: row.utc_time("updated_at"),
        updates: row.updates("updates", update),
        component_ids: row.ids("service_ids"),
    }
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: row.id("id"),
        status: row.word("type"),
        body: row.prose("description"),
        created_at: row.utc_time_or("posted_at", "inserted_at"),
    }
}
