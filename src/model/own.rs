//! From borrowed to owned: a snapshot that outlives the body it was read from.

use std::borrow::Cow;

use super::{Component, Incident, Maintenance, Page, Snapshot, Update};
use crate::text::Text;

impl Snapshot<'_> {
    /// The same, with every text copied.
    pub fn into_owned(self) -> Snapshot<'static> {
        Snapshot {
            page: self.page.into_owned(),
            description: own(self.description),
            components: all(self.components, Component::into_owned),
            incidents: all(self.incidents, Incident::into_owned),
            maintenances: all(self.maintenances, Maintenance::into_owned),
            provider: self.provider,
            indicator: self.indicator,
            indicator_from: self.indicator_from,
            observed_at: self.observed_at,
        }
    }
}

impl Page<'_> {
    /// The same, with every text copied.
    pub fn into_owned(self) -> Page<'static> {
        Page {
            id: own(self.id),
            name: own(self.name),
            url: self.url.map(own),
            time_zone: self.time_zone.map(own),
            updated_at: self.updated_at,
        }
    }
}

impl Component<'_> {
    /// The same, with every text copied.
    pub fn into_owned(self) -> Component<'static> {
        Component {
            id: own(self.id),
            name: own(self.name),
            description: self.description.map(own),
            group_id: self.group_id.map(own),
            status: self.status,
            group: self.group,
            history: self.history,
        }
    }
}

impl Incident<'_> {
    /// The same, with every text copied.
    pub fn into_owned(self) -> Incident<'static> {
        Incident {
            id: own(self.id),
            name: own(self.name),
            url: self.url.map(own),
            updates: all(self.updates, Update::into_owned),
            component_ids: all(self.component_ids, own),
            status: self.status,
            impact: self.impact,
            started_at: self.started_at,
            updated_at: self.updated_at,
        }
    }
}

impl Maintenance<'_> {
    /// The same, with every text copied.
    pub fn into_owned(self) -> Maintenance<'static> {
        Maintenance {
            id: own(self.id),
            name: own(self.name),
            url: self.url.map(own),
            updates: all(self.updates, Update::into_owned),
            component_ids: all(self.component_ids, own),
            status: self.status,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            updated_at: self.updated_at,
        }
    }
}

impl Update<'_> {
    /// The same, with every text copied.
    pub fn into_owned(self) -> Update<'static> {
        Update {
            id: own(self.id),
            status: own(self.status),
            body: own(self.body),
            created_at: self.created_at,
        }
    }
}

fn own(text: Text<'_>) -> Text<'static> {
    Cow::Owned(text.into_owned())
}

fn all<T, U>(borrowed: Vec<T>, own: impl Fn(T) -> U) -> Vec<U> {
    borrowed.into_iter().map(own).collect()
}
