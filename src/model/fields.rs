//! Snapshots to the fields that `www/fields.js` makes objects of.
//!
//! A text that is split crosses to JavaScript in half the time of JSON that is parsed. One letter
//! beyond ASCII would slow an engine's decoder down tenfold for the whole of it, so the fields that
//! have one are a text of their own.

use statuslamp_tape::write_field;

use super::{Component, ComponentStatus, Snapshot, Update};
use crate::text::Text;
use crate::time::Timestamp;

/// Fields in a fixed order, each with U+0000 after it.
#[derive(Debug, Default)]
pub struct Fields {
    /// Those of ASCII alone. In the place of another stands U+0001, of a missing one U+0002.
    pub plain: String,
    /// The others.
    pub other: String,
}

impl Snapshot<'_> {
    /// The snapshot as fields.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        // As much as a component takes on the pages that have the most of them.
        fields.plain.reserve(100 * self.components.len());
        fields.text(self.provider.as_str());
        fields.text(&self.page.id);
        fields.text(&self.page.name);
        fields.optional(self.page.url.as_deref());
        fields.optional(self.page.time_zone.as_deref());
        fields.time(self.page.updated_at);
        fields.text(self.indicator.as_str());
        fields.text(self.indicator_from.as_str());
        fields.text(&self.description);
        fields.list(&self.components, Fields::component);
        fields.list(&self.incidents, |fields, incident| {
            fields.text(&incident.id);
            fields.text(&incident.name);
            fields.text(incident.status.as_str());
            fields.text(incident.impact.as_str());
            fields.optional(incident.url.as_deref());
            fields.time(incident.started_at);
            fields.time(incident.updated_at);
            fields.timeline(&incident.updates, &incident.component_ids);
        });
        fields.list(&self.maintenances, |fields, maintenance| {
            fields.text(&maintenance.id);
            fields.text(&maintenance.name);
            fields.text(maintenance.status.as_str());
            fields.optional(maintenance.url.as_deref());
            fields.time(maintenance.starts_at);
            fields.time(maintenance.ends_at);
            fields.time(maintenance.updated_at);
            fields.timeline(&maintenance.updates, &maintenance.component_ids);
        });
        fields.time(Some(self.observed_at));
        fields.text(&self.why());
        fields
    }

    /// The least that answers "is it up?" as fields: the indicator, one digit for the
    /// [severity](ComponentStatus::severity) of each leaf, and the names of what is open.
    pub fn glance(&self) -> Fields {
        let mut fields = Fields::default();
        fields.text(self.provider.as_str());
        fields.text(self.indicator.as_str());
        fields.text(self.indicator_from.as_str());
        let digit = |status: &ComponentStatus| char::from(b'0' + status.severity());
        let digits: String = self.leaves().map(|leaf| digit(&leaf.status)).collect();
        fields.text(&digits);
        fields.list(&self.incidents, |fields, incident| fields.text(&incident.name));
        fields
    }
}

impl Fields {
    fn text(&mut self, text: &str) {
        write_field(&mut self.plain, &mut self.other, text);
    }

    fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.plain.push_str("\u{2}\0"),
        }
    }

    fn time(&mut self, time: Option<Timestamp>) {
        match time {
            Some(time) => {
                time.write_into(&mut self.plain);
                self.plain.push('\0');
            }
            None => self.optional(None),
        }
    }

    fn list<T>(&mut self, rows: &[T], write: impl Fn(&mut Self, &T)) {
        self.text(&rows.len().to_string());
        for row in rows {
            write(self, row);
        }
    }

    fn component(&mut self, component: &Component<'_>) {
        self.text(&component.id);
        self.text(&component.name);
        self.text(component.status.as_str());
        self.optional(component.description.as_deref());
        self.text(if component.group { "true" } else { "" });
        self.optional(component.group_id.as_deref());
        self.list(&component.history, |fields, day| {
            fields.text(&day.day.to_string());
            fields.text(day.status.as_str());
            fields.optional(day.downtime.map(|seconds| seconds.to_string()).as_deref());
        });
    }

    fn timeline(&mut self, updates: &[Update<'_>], component_ids: &[Text<'_>]) {
        self.list(updates, |fields, update| {
            fields.text(&update.id);
            fields.text(&update.status);
            fields.text(&update.body);
            fields.time(update.created_at);
        });
        self.list(component_ids, |fields, id| fields.text(id));
    }
}
