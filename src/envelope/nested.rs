//! Components as a tree, and groups to which their provider gives no status of their own.

use crate::json::Value;
use crate::limits::MAX_COMPONENTS;
use crate::model::{Component, ComponentStatus};
use crate::text::Text;

impl<'a> Component<'a> {
    /// A group whose provider gives it no status of its own: see [`end_group`].
    pub(super) fn group(id: Text<'a>, name: Text<'a>) -> Self {
        Self { group: true, ..Self::new(id, name, ComponentStatus::Operational) }
    }
}

/// Adds a component that was read from `row`. In a tree the rows of each list are bounded, those of
/// all together are not.
pub(super) fn push<'a>(
    components: &mut Vec<Component<'a>>,
    component: Component<'a>,
    row: Value<'a>,
) {
    if components.len() == MAX_COMPONENTS {
        row.refuse("too many components");
    } else {
        components.push(component);
    }
}

/// Ends a group whose row stands at `at`, with all that is in it behind it: it is as bad as the
/// worst of them. One with nothing in it says nothing, so it is taken out.
pub(super) fn end_group(components: &mut Vec<Component<'_>>, at: usize) {
    let mut worst: Option<&ComponentStatus> = None;
    for component in components.iter().skip(at + 1) {
        if worst.is_none_or(|worst| worst.severity() < component.status.severity()) {
            worst = Some(&component.status);
        }
    }
    let worst = worst.cloned();
    match (worst, components.get_mut(at)) {
        (Some(worst), Some(group)) => group.status = worst,
        _ => components.truncate(at),
    }
}
