//! From a flat list with group ids to the tree that a person sees on the page.

use std::collections::HashMap;

use super::{Component, Snapshot};

/// A component with those that are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch<'s, 'a> {
    /// The component itself.
    pub component: &'s Component<'a>,
    /// What is in it, in the provider's order.
    pub children: Vec<Branch<'s, 'a>>,
}

impl<'a> Snapshot<'a> {
    /// The components as a tree: groups hold what is in them. A component whose group is not
    /// there stands at the top; one that would hold itself does too.
    pub fn tree(&self) -> Vec<Branch<'_, 'a>> {
        let mut branches: Vec<Option<Branch<'_, 'a>>> = self
            .components
            .iter()
            .map(|component| Some(Branch { component, children: Vec::new() }))
            .collect();
        // From the last to the first: when a branch is hung up, all its own are on it already.
        let mut top = Vec::new();
        for (at, parent) in self.parents().into_iter().enumerate().rev() {
            let Some(mut branch) = branches.get_mut(at).and_then(Option::take) else { continue };
            branch.children.reverse();
            match parent.and_then(|parent| branches.get_mut(parent)) {
                Some(Some(parent)) => parent.children.push(branch),
                _ => top.push(branch),
            }
        }
        top.reverse();
        top
    }

    /// Of each component the place of the group that it is in, as [`Snapshot::tree`] hangs them, but
    /// flat, so that no depth of groups takes stack. Of rows that share an id, the first is meant.
    pub(crate) fn parents(&self) -> Vec<Option<usize>> {
        let mut positions = HashMap::new();
        for (at, component) in self.components.iter().enumerate() {
            positions.entry(component.id.as_ref()).or_insert(at);
        }
        let parent = |(at, component): (usize, &Component<'a>)| {
            let found = positions.get(component.group_id.as_deref()?).copied()?;
            // A child is always behind its group, so no circle can come about.
            (found < at).then_some(found)
        };
        self.components.iter().enumerate().map(parent).collect()
    }
}
