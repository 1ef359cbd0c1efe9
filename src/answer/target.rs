//! What a fact is about, found on a page: which components it is made of, and which events concern
//! it.

use std::collections::HashSet;

use crate::model::{Component, Incident, Maintenance, Snapshot};
use crate::text::Text;

/// A page, or a component or group of it.
pub(super) struct Target<'s, 'a> {
    pub(super) snapshot: &'s Snapshot<'a>,
    pub(super) part: Option<Rows<'s, 'a>>,
}

/// The rows of a component or group.
pub(super) struct Rows<'s, 'a> {
    pub(super) component: &'s Component<'a>,
    /// All that is in it, however deep.
    pub(super) inside: Vec<&'s Component<'a>>,
    /// Those of its own, of what is in it, and of the groups that it is in: an event that names a
    /// group may be about each that is in it.
    ids: HashSet<&'s str>,
}

/// Events that concern a target.
pub(super) struct Events<'s, T> {
    pub(super) named: Vec<&'s T>,
    /// How many name no component, so that nobody knows whether they do.
    pub(super) nameless: usize,
}

impl<'s, 'a> Target<'s, 'a> {
    pub(super) fn page(snapshot: &'s Snapshot<'a>) -> Self {
        Self { snapshot, part: None }
    }

    pub(super) fn part(
        snapshot: &'s Snapshot<'a>,
        component: &'s Component<'a>,
        inside: Vec<&'s Component<'a>>,
        ids: HashSet<&'s str>,
    ) -> Self {
        Self { snapshot, part: Some(Rows { component, inside, ids }) }
    }

    /// The components that it is made of; without groups, which sum up what is in them.
    pub(super) fn leaves(&self) -> Vec<&'s Component<'a>> {
        match &self.part {
            None => self.snapshot.leaves().collect(),
            Some(rows) => {
                let all = std::iter::once(rows.component).chain(rows.inside.iter().copied());
                all.filter(|row| !row.group).collect()
            }
        }
    }

    /// Incidents that are not over.
    pub(super) fn open_incidents(&self) -> Events<'s, Incident<'a>> {
        let open = self.snapshot.incidents.iter().filter(|incident| !incident.status.is_over());
        self.concerning(open, |incident| &incident.component_ids)
    }

    pub(super) fn all_incidents(&self) -> Events<'s, Incident<'a>> {
        self.concerning(self.snapshot.incidents.iter(), |incident| &incident.component_ids)
    }

    pub(super) fn maintenances(&self) -> Events<'s, Maintenance<'a>> {
        self.concerning(self.snapshot.maintenances.iter(), |planned| &planned.component_ids)
    }

    fn concerning<T>(
        &self,
        events: impl Iterator<Item = &'s T>,
        ids: impl Fn(&T) -> &[Text<'a>],
    ) -> Events<'s, T> {
        let mut concerning = Events { named: Vec::new(), nameless: 0 };
        for event in events {
            match (&self.part, ids(event)) {
                (None, _) => concerning.named.push(event),
                (Some(_), []) => concerning.nameless += 1,
                (Some(rows), ids) if ids.iter().any(|id| rows.ids.contains(id.as_ref())) => {
                    concerning.named.push(event);
                }
                _ => {}
            }
        }
        concerning
    }
}
