//! Atlassian Statuspage's Manage API, version 1: bare arrays and bare objects.
//!
//! Documented at <https://developer.statuspage.io/>, in an `OpenAPI` file whose types are wrong in
//! places; where they are, the examples count. The public API, version 2, has some of the same lists
//! below a `page`, and `incidents` and `scheduled_maintenances` apart, where the Manage API has one
//! list for both. What is here reads both.

use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_ROWS, MAX_WORD_CHARS};
use crate::model::{
    Content, Group, IncidentStatus, MaintenanceStatus, Metric, PagePermissions, Permissions,
    Resource, Roster, Uptime, User,
};
use crate::text::one_line;

/// `/pages`
pub(in crate::envelope) fn pages(root: Value<'_>) -> Resource<'_> {
    Content::Pages(root.list(MAX_ROWS, super::page)).into()
}

/// `/pages/{page}`
pub(in crate::envelope) fn page(root: Value<'_>) -> Resource<'_> {
    Content::Pages(vec![super::page(root)]).into()
}

/// `/pages/{page}/components`, `/api/v2/components.json`
pub(in crate::envelope) fn components(root: Value<'_>) -> Resource<'_> {
    let rows = rows(root, "components");
    Content::Components(rows.list(MAX_COMPONENTS, super::component)).into()
}

/// `/pages/{page}/components/{id}`
pub(in crate::envelope) fn component(root: Value<'_>) -> Resource<'_> {
    Content::Components(vec![super::component(root)]).into()
}

/// `/pages/{page}/component-groups`
pub(in crate::envelope) fn groups(root: Value<'_>) -> Resource<'_> {
    Content::Groups(root.list(MAX_COMPONENTS, read_group)).into()
}

/// `/pages/{page}/component-groups/{id}`
pub(in crate::envelope) fn group(root: Value<'_>) -> Resource<'_> {
    Content::Groups(vec![read_group(root)]).into()
}

/// `/pages/{page}/incidents`, `…/incidents/unresolved`, `/api/v2/incidents.json`,
/// `/api/v2/incidents/unresolved.json`
pub(in crate::envelope) fn incidents(root: Value<'_>) -> Resource<'_> {
    events(rows(root, "incidents").rows(MAX_INCIDENTS))
}

/// `/pages/{page}/incidents/{id}`
pub(in crate::envelope) fn incident(root: Value<'_>) -> Resource<'_> {
    events([root].into_iter())
}

/// `/pages/{page}/incidents/scheduled`, `…/upcoming`, `…/active_maintenance`,
/// `/api/v2/scheduled-maintenances.json`, `…/upcoming.json`, `…/active.json`
pub(in crate::envelope) fn maintenances(root: Value<'_>) -> Resource<'_> {
    let rows = rows(root, "scheduled_maintenances");
    Content::Maintenances(rows.list(MAX_INCIDENTS, super::maintenance)).into()
}

/// `/pages/{page}/components/{id}/uptime`, `/pages/{page}/component-groups/{id}/uptime`
pub(in crate::envelope) fn uptime(root: Value<'_>) -> Resource<'_> {
    let root = root.object();
    let from = root.time("range_start");
    let to = root.time("range_end");
    let percent = root.digits("uptime_percentage");
    let major_outage = root.seconds("major_outage");
    let partial_outage = root.seconds("partial_outage");
    let (id, name) = (root.word("id"), root.optional_line("name"));
    Content::Uptime(Uptime { id, name, from, to, percent, major_outage, partial_outage }).into()
}

/// `/pages/{page}/metrics`, of which the documentation says that it is a single one.
pub(in crate::envelope) fn metrics(root: Value<'_>) -> Resource<'_> {
    Content::Metrics(root.list(MAX_ROWS, read_metric)).into()
}

/// `/pages/{page}/metrics/{id}`
pub(in crate::envelope) fn metric(root: Value<'_>) -> Resource<'_> {
    Content::Metrics(vec![read_metric(root)]).into()
}

/// `/organizations/{organization}/users`
pub(in crate::envelope) fn users(root: Value<'_>) -> Resource<'_> {
    Content::Roster(Roster { users: root.list(MAX_ROWS, user) }).into()
}

/// `/organizations/{organization}/permissions/{user}`: its `pages` is documented as one page that
/// names itself; what is sent in order to change it maps ids to pages. Both are read.
pub(in crate::envelope) fn permissions(root: Value<'_>) -> Resource<'_> {
    let data = root.object().need("data").object();
    let user_id = data.word("user_id");
    let listed = data.need("pages").object();
    let mut pages = Vec::new();
    if listed.find("page_id").is_some() {
        pages.push(page_permissions(&listed));
    } else {
        if let Some((_, too_many)) = listed.members().nth(MAX_ROWS) {
            too_many.refuse("too many pages");
        }
        for (id, page) in listed.members().take(MAX_ROWS) {
            let page_id = one_line(id, MAX_WORD_CHARS);
            pages.push(PagePermissions { page_id, ..page_permissions(&page.object()) });
        }
    }
    Content::Permissions(Permissions { user_id, pages }).into()
}

/// The rows of the Manage API, or of the public API's list of this name. That has a `page` by which
/// it is known.
fn rows<'a>(root: Value<'a>, name: &str) -> Value<'a> {
    if !root.is_object() {
        return root;
    }
    let root = root.object();
    root.need("page").object().need_text("id");
    root.need(name)
}

/// A row is a maintenance by its status. One whose status nobody knows is an incident: that is the
/// worse.
fn events<'a>(rows: impl Iterator<Item = Value<'a>>) -> Resource<'a> {
    let (mut incidents, mut maintenances) = (Vec::new(), Vec::new());
    for row in rows {
        let incident = super::incident(row);
        let planned = match &incident.status {
            IncidentStatus::Unknown(word) => MaintenanceStatus::parse(word),
            _ => MaintenanceStatus::unknown(""),
        };
        match planned {
            MaintenanceStatus::Unknown(_) => incidents.push(incident),
            _ => maintenances.push(super::maintenance(row)),
        }
    }
    Content::Events { incidents, maintenances }.into()
}

fn read_group(row: Value<'_>) -> Group<'_> {
    let row = row.object();
    let (id, name) = (row.word("id"), row.line("name"));
    let description = row.description("description");
    Group { id, name, description, component_ids: row.ids("components") }
}

fn read_metric(row: Value<'_>) -> Metric<'_> {
    let row = row.object();
    let (id, name, unit) = (row.word("id"), row.line("name"), row.optional_line("suffix"));
    Metric { id, name, unit, measured_at: row.time("most_recent_data_at") }
}

fn user(row: Value<'_>) -> User<'_> {
    let row = row.object();
    User {
        id: row.word("id"),
        email: row.line("email"),
        first_name: row.optional_line("first_name"),
        last_name: row.optional_line("last_name"),
        active_at: row.time("created_at"),
    }
}

fn page_permissions<'a>(page: &Object<'a>) -> PagePermissions<'a> {
    let role = |name| page.get(name).map(Value::boolean);
    PagePermissions {
        page_id: page.optional_id("page_id").unwrap_or_default(),
        page_configuration: role("page_configuration"),
        incident_manager: role("incident_manager"),
        maintenance_manager: role("maintenance_manager"),
    }
}
