//! Components whose groups a body lists apart from them, or only names.

use super::nested;
use super::places::Places;
use crate::model::Component;
use crate::text::Text;

/// Groups, each with what is in it behind it.
#[derive(Default)]
pub(super) struct Sections<'a> {
    /// A group's row comes first.
    groups: Vec<Vec<Component<'a>>>,
    /// By what their components call them.
    places: Places<'a>,
    /// Where those stand that are in no group.
    loose: Option<usize>,
}

impl<'a> Sections<'a> {
    /// Begins a group, unless there is one that is called so. Without a row it does not show.
    pub(super) fn begin(&mut self, called: Text<'a>, row: Option<Component<'a>>) {
        if self.places.insert(called, self.groups.len()) {
            self.groups.push(row.into_iter().collect());
        }
    }

    /// Begins those that are in no group; else they begin where the first of them is added.
    pub(super) fn begin_loose(&mut self) -> usize {
        if self.loose.is_none() {
            self.loose = Some(self.groups.len());
            self.groups.push(Vec::new());
        }
        self.loose.unwrap_or_default()
    }

    /// Adds a component to the group that it calls so; to no group, if none is.
    pub(super) fn add(&mut self, called: &str, mut component: Component<'a>) {
        let at = self.places.get(called).unwrap_or_else(|| self.begin_loose());
        if let Some(group) = self.groups.get_mut(at) {
            if let Some(head) = group.first()
                && head.group
            {
                component.group_id = Some(head.id.clone());
            }
            group.push(component);
        }
    }

    /// The rows. A group is as bad as the worst that is in it; one with nothing in it is left out.
    pub(super) fn into_rows(self) -> Vec<Component<'a>> {
        let mut rows = Vec::new();
        for mut group in self.groups {
            let at = rows.len();
            rows.append(&mut group);
            if rows.get(at).is_some_and(|head: &Component<'a>| head.group) {
                nested::end_group(&mut rows, at);
            }
        }
        rows
    }
}
