//! Snapshots to JSON, in the shape of `wasm.d.ts`: camelCase, words as text, times as RFC 3339
//! in UTC, and what is not known left out.

use super::{Component, DayStatus, Incident, Maintenance, Page, Snapshot, Update};
use crate::json::Writer;
use crate::text::Text;

impl Snapshot<'_> {
    /// The snapshot as JSON. [`envelope::parse`](crate::envelope::parse) reads it back.
    pub fn to_json(&self) -> String {
        // As much as a component takes on the pages that have the most of them.
        let mut json = Writer::with_room(160 * self.components.len());
        json.object(|json| {
            json.text("provider", self.provider.as_str());
            json.name("page");
            json.object(|json| self.page.write(json));
            json.text("indicator", self.indicator.as_str());
            json.text("indicatorFrom", self.indicator_from.as_str());
            json.text("description", &self.description);
            json.array("components", &self.components, |json, component| {
                json.object(|json| component.write(json));
            });
            json.array("incidents", &self.incidents, |json, incident| {
                json.object(|json| incident.write(json));
            });
            json.array("maintenances", &self.maintenances, |json, maintenance| {
                json.object(|json| maintenance.write(json));
            });
            json.time("observedAt", Some(self.observed_at));
            json.text("why", &self.why());
        });
        json.finish()
    }
}

impl Page<'_> {
    /// Its members.
    pub(crate) fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("name", &self.name);
        json.optional("url", self.url.as_deref());
        json.optional("timeZone", self.time_zone.as_deref());
        json.time("updatedAt", self.updated_at);
    }
}

impl Component<'_> {
    /// Its members.
    pub(crate) fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("name", &self.name);
        json.text("status", self.status.as_str());
        json.optional("description", self.description.as_deref());
        json.boolean("group", self.group);
        json.optional("groupId", self.group_id.as_deref());
        if !self.history.is_empty() {
            json.array("history", &self.history, |json, day| json.object(|json| day.write(json)));
        }
    }
}

impl DayStatus {
    fn write(&self, json: &mut Writer) {
        json.text("day", &self.day.to_string());
        json.text("status", self.status.as_str());
        if let Some(downtime) = self.downtime {
            json.shown("downtime", &downtime);
        }
    }
}

impl Incident<'_> {
    /// Its members.
    pub(crate) fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("name", &self.name);
        json.text("status", self.status.as_str());
        json.text("impact", self.impact.as_str());
        json.optional("url", self.url.as_deref());
        json.time("startedAt", self.started_at);
        json.time("updatedAt", self.updated_at);
        timeline(json, &self.updates, &self.component_ids);
    }
}

impl Maintenance<'_> {
    /// Its members.
    pub(crate) fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("name", &self.name);
        json.text("status", self.status.as_str());
        json.optional("url", self.url.as_deref());
        json.time("startsAt", self.starts_at);
        json.time("endsAt", self.ends_at);
        json.time("updatedAt", self.updated_at);
        timeline(json, &self.updates, &self.component_ids);
    }
}

fn timeline(json: &mut Writer, updates: &[Update<'_>], component_ids: &[Text<'_>]) {
    json.array("updates", updates, |json, update| {
        json.object(|json| {
            json.text("id", &update.id);
            json.text("status", &update.status);
            json.text("body", &update.body);
            json.time("createdAt", update.created_at);
        });
    });
    json.array("componentIds", component_ids, |json, id| json.text_value(id));
}
