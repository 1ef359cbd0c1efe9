//! Components whose groups a body names but does not list, or lists anywhere.

use super::places::Places;
use crate::json::Value;
use crate::limits::MAX_COMPONENTS;
use crate::model::{Component, ComponentStatus};
use crate::text::Text;

/// A group as its components name it.
pub(super) struct Group<'a> {
    pub(super) id: Text<'a>,
    pub(super) name: Text<'a>,
}

/// Component rows, each group before what is in it.
#[derive(Default)]
pub(super) struct Grouped<'a> {
    pub(super) rows: Vec<Component<'a>>,
    places: Places<'a>,
}

impl<'a> Grouped<'a> {
    /// Adds a component, behind the row of its group. Of one that is there already, the worse
    /// status counts.
    pub(super) fn add(&mut self, mut component: Component<'a>, group: Option<Group<'a>>) {
        if let Some(group) = group {
            component.group_id = Some(group.id.clone());
            // A group is as bad as the worst that is in it.
            let status = component.status.clone();
            self.put(Component { group: true, ..Component::new(group.id, group.name, status) });
        }
        self.put(component);
    }

    fn put(&mut self, component: Component<'a>) {
        let place = self.places.get(&component.id);
        let Some(row) = place.and_then(|at| self.rows.get_mut(at)) else {
            // One too many is enough to refuse them all.
            if self.rows.len() <= MAX_COMPONENTS {
                self.places.insert(component.id.clone(), self.rows.len());
                self.rows.push(component);
            }
            return;
        };
        row.group |= component.group;
        row.group_id = row.group_id.take().or(component.group_id);
        row.description = row.description.take().or(component.description);
        if row.name.is_empty() {
            row.name = component.name;
        }
        if component.status.severity() > row.status.severity() {
            row.status = component.status;
        }
    }

    /// The component of this id.
    pub(super) fn get(&self, id: &str) -> Option<&Component<'a>> {
        self.rows.get(self.places.get(id)?)
    }

    /// The rows. More than a snapshot may have are an error about `list`, which they came from.
    pub(super) fn into_rows(self, list: Value<'a>) -> Vec<Component<'a>> {
        if self.rows.len() > MAX_COMPONENTS {
            list.refuse(&format!("more than {MAX_COMPONENTS} components and groups"));
        }
        self.rows
    }
}

/// The worse of two.
pub(super) fn worse(one: ComponentStatus, other: ComponentStatus) -> ComponentStatus {
    if other.severity() > one.severity() { other } else { one }
}
