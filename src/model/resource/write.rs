//! Resources to JSON, as snapshots are written: an object that says what it holds in `kind`.

use super::{
    Account, Content, Figure, Group, Metric, Monitor, PagePermissions, Permissions, Resource,
    Roster, Uptime, UrlSetting, User,
};
use crate::json::Writer;
use crate::model::{Component, Incident, Maintenance, Page};

/// What stands for a secret that is set.
const MASK: &str = "*****";

impl Resource<'_> {
    /// The resource as JSON.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::model::{Content, Group, Resource};
    ///
    /// let group = Group { id: "g".into(), name: "Web".into(), description: None, component_ids: vec![] };
    /// assert_eq!(
    ///     Resource::from(Content::Groups(vec![group])).to_json(),
    ///     r#"{"kind":"groups","groups":[{"id":"g","name":"Web","componentIds":[]}]}"#
    /// );
    /// ```
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            self.content.write(json);
            if let Some(more) = self.more {
                json.boolean("more", more);
            }
            json.optional("next", self.next.as_deref());
        });
        json.finish()
    }
}

impl Roster<'_> {
    /// The roster as JSON: `{"users": […]}`.
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| list(json, "users", &self.users, User::write));
        json.finish()
    }
}

impl Content<'_> {
    /// The word for what it is about.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Pages(_) => "pages",
            Self::Components(_) => "components",
            Self::Groups(_) => "groups",
            Self::Incidents(_) => "incidents",
            Self::Maintenances(_) => "maintenances",
            Self::Events { .. } => "events",
            Self::Uptime(_) => "uptime",
            Self::Metrics(_) => "metrics",
            Self::Roster(_) => "roster",
            Self::Permissions(_) => "permissions",
            Self::Monitors(_) => "monitors",
            Self::Availability(_) => "availability",
            Self::Account(_) => "account",
            Self::UrlSettings(_) => "urlSettings",
        }
    }

    fn write(&self, json: &mut Writer) {
        let kind = self.kind();
        json.text("kind", kind);
        match self {
            Self::Pages(rows) => list(json, kind, rows, Page::write),
            Self::Components(rows) => list(json, kind, rows, Component::write),
            Self::Groups(rows) => list(json, kind, rows, Group::write),
            Self::Incidents(rows) => list(json, kind, rows, Incident::write),
            Self::Maintenances(rows) => list(json, kind, rows, Maintenance::write),
            Self::Events { incidents, maintenances } => {
                list(json, "incidents", incidents, Incident::write);
                list(json, "maintenances", maintenances, Maintenance::write);
            }
            Self::Uptime(uptime) => one(json, kind, |json| uptime.write(json)),
            Self::Metrics(rows) => list(json, kind, rows, Metric::write),
            Self::Roster(roster) => list(json, "users", &roster.users, User::write),
            Self::Permissions(permissions) => one(json, kind, |json| permissions.write(json)),
            Self::Monitors(rows) => list(json, kind, rows, Monitor::write),
            Self::Availability(rows) => list(json, kind, rows, Figure::write),
            Self::Account(account) => one(json, kind, |json| account.write(json)),
            Self::UrlSettings(rows) => list(json, kind, rows, UrlSetting::write),
        }
    }
}

fn list<T>(json: &mut Writer, name: &'static str, rows: &[T], write: fn(&T, &mut Writer)) {
    json.array(name, rows, |json, row| json.object(|json| write(row, json)));
}

fn one(json: &mut Writer, name: &'static str, members: impl FnOnce(&mut Writer)) {
    json.name(name);
    json.object(members);
}

impl Group<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("name", &self.name);
        json.optional("description", self.description.as_deref());
        json.array("componentIds", &self.component_ids, |json, id| json.text_value(id));
    }
}

impl Uptime<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("name", &self.name);
        json.time("from", self.from);
        json.time("to", self.to);
        json.text("percent", &self.percent);
        json.shown("majorOutage", &self.major_outage.0);
        json.shown("partialOutage", &self.partial_outage.0);
    }
}

impl Metric<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("name", &self.name);
        json.text("unit", &self.unit);
        json.time("measuredAt", self.measured_at);
    }
}

impl User<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("email", &self.email);
        json.text("firstName", &self.first_name);
        json.text("lastName", &self.last_name);
        json.time("activeAt", self.active_at);
    }
}

impl Permissions<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("userId", &self.user_id);
        list(json, "pages", &self.pages, PagePermissions::write);
    }
}

impl PagePermissions<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("pageId", &self.page_id);
        for (name, may) in [
            ("pageConfiguration", self.page_configuration),
            ("incidentManager", self.incident_manager),
            ("maintenanceManager", self.maintenance_manager),
        ] {
            if let Some(may) = may {
                json.boolean(name, may);
            }
        }
    }
}

impl Monitor<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.text("name", &self.name);
        json.text("type", &self.kind);
        json.optional("target", self.target.as_deref());
        if let Some(interval) = self.interval {
            json.shown("interval", &interval.0);
        }
        json.boolean("enabled", self.enabled);
        json.optional("pageId", self.page_id.as_deref());
        json.time("updatedAt", self.updated_at);
    }
}

impl Figure<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("name", &self.name);
        json.text("value", &self.value);
    }
}

impl Account {
    fn write(self, json: &mut Writer) {
        json.optional("apiKey", self.has_key.then_some(MASK));
    }
}

impl UrlSetting<'_> {
    fn write(&self, json: &mut Writer) {
        json.text("id", &self.id);
        json.optional("url", self.url.as_deref());
        json.array("tags", &self.tags, |json, tag| json.text_value(tag));
    }
}
