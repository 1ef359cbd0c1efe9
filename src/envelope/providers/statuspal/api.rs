//! `StatusPal`'s keyed API, version 2: a list in a plural key beside `links` and `meta`, a single
//! object in a singular key.
//!
//! Documented at <https://statuspal.io/api-docs>, and in the code of statuspal/terraform-provider-statuspal
//! (`internal/client/models.go`). What is not read, because whoever has it can change a status:
//! `ping_url`, `incoming_webhook_url`, `inbound_email_address`, `inbound_email_id`.

use std::collections::HashMap;

use super::{Types, kind, status};
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_ROWS};
use crate::model::{
    Component, ComponentStatus, Content, MaintenanceStatus, Metric, Page, Resource,
};
use crate::text::web_address;
use crate::time::Timestamp;

/// `/orgs/{organisation}/status_pages`
pub(in crate::envelope) fn pages(root: Value<'_>) -> Resource<'_> {
    let root = root.object();
    listed(&root, Content::Pages(root.list("status_pages", MAX_ROWS, read_page)))
}

/// `/orgs/{organisation}/status_pages/{subdomain}`
pub(in crate::envelope) fn page(root: Value<'_>) -> Resource<'_> {
    Content::Pages(vec![read_page(root.object().need("status_page"))]).into()
}

/// `/status_pages/{subdomain}/services`: all in one list, each with the id of its parent, or the
/// roots alone, each with the ids of its children. Both have been seen. They stay in its order; one
/// that is there twice is as bad as the worse of the two.
pub(in crate::envelope) fn services(root: Value<'_>) -> Resource<'_> {
    let root = root.object();
    let mut services: Vec<Component<'_>> = Vec::new();
    let mut places = HashMap::new();
    for service in root.list("services", MAX_COMPONENTS, read_service) {
        let place = *places.entry(service.id.clone()).or_insert(services.len());
        match services.get_mut(place) {
            Some(first) if is_worse(&service.status, &first.status) => *first = service,
            Some(_) => {}
            None => services.push(service),
        }
    }
    listed(&root, Content::Components(services))
}

/// `/status_pages/{subdomain}/services/{id}`
pub(in crate::envelope) fn service(root: Value<'_>) -> Resource<'_> {
    Content::Components(vec![read_service(root.object().need("service"))]).into()
}

/// `/status_pages/{subdomain}/incidents`, planned ones included.
pub(in crate::envelope) fn incidents(root: Value<'_>) -> Resource<'_> {
    let root = root.object();
    listed(&root, events(root.need_rows("incidents", MAX_INCIDENTS)))
}

/// `/status_pages/{subdomain}/incidents/{id}`
pub(in crate::envelope) fn incident(root: Value<'_>) -> Resource<'_> {
    events([root.object().need("incident")].into_iter()).into()
}

/// `/status_pages/{subdomain}/metrics`
pub(in crate::envelope) fn metrics(root: Value<'_>) -> Resource<'_> {
    let root = root.object();
    listed(&root, Content::Metrics(root.list("metrics", MAX_ROWS, read_metric)))
}

/// `/status_pages/{subdomain}/metrics/{id}`
pub(in crate::envelope) fn metric(root: Value<'_>) -> Resource<'_> {
    Content::Metrics(vec![read_metric(root.object().need("metric"))]).into()
}

/// A list with where it goes on, if it says so.
fn listed<'a>(root: &Object<'a>, content: Content<'a>) -> Resource<'a> {
    let mut resource = Resource::from(content);
    if let Some(links) = root.get("links") {
        let next = links.object().get("next");
        resource.more = Some(next.is_some());
        resource.next = next.and_then(|next| web_address(next.text()));
    }
    resource
}

/// An incident of type `scheduled` is a maintenance. It is in no list that says where it stands, so
/// its newest update does.
fn events<'a>(rows: impl Iterator<Item = Value<'a>>) -> Content<'a> {
    let (mut incidents, mut maintenances) = (Vec::new(), Vec::new());
    for row in rows {
        if row.object().need_text("type") == "scheduled" {
            let mut maintenance = super::maintenance(row, MaintenanceStatus::unknown("unknown"));
            match maintenance.updates.first().map(|update| &*update.status) {
                Some("resolved") => maintenance.status = MaintenanceStatus::Completed,
                Some(stage) => maintenance.status = MaintenanceStatus::parse(stage),
                None => {}
            }
            maintenances.push(maintenance);
        } else {
            incidents.push(super::incident(row, &Types::default()));
        }
    }
    Content::Events { incidents, maintenances }
}

fn read_page(row: Value<'_>) -> Page<'_> {
    let row = row.object();
    Page {
        name: row.line("name"),
        url: row.site("url"),
        time_zone: row.optional_word("time_zone"),
        id: row.word("subdomain"),
        updated_at: row.utc_time("updated_at"),
    }
}

fn read_service(row: Value<'_>) -> Component<'_> {
    let row = row.object();
    let (id, name) = (row.id("id"), row.line("name"));
    let mut component = Component::new(id, name, status(kind(&row).as_deref()));
    // No incident was reported, but its monitor finds it down.
    let is_down = row.get("is_up").is_some_and(|is_up| !is_up.boolean());
    if is_down && component.status == ComponentStatus::Operational {
        component.status = ComponentStatus::unknown("not up");
    }
    component.description = row.description("description");
    component.group_id = row.optional_id("parent_id");
    component.group = !row.ids("children_ids").is_empty();
    component
}

fn is_worse(status: &ComponentStatus, than: &ComponentStatus) -> bool {
    status.indicator().severity() > than.indicator().severity()
}

fn read_metric(row: Value<'_>) -> Metric<'_> {
    let row = row.object();
    let time =
        row.get("latest_entry_time").map(|time| (time, Timestamp::from_seconds(time.integer())));
    if let Some((time, None)) = time {
        time.refuse("expected seconds since 1970");
    }
    let measured_at = time.and_then(|(_, at)| at);
    Metric {
        id: row.id("id"),
        name: row.line("title"),
        unit: row.optional_line("unit"),
        measured_at,
    }
}
