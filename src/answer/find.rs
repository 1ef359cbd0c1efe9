//! From a name to the rows of a page that it names.

use std::collections::HashSet;

use super::Part;
use super::target::Target;
use crate::limits::MAX_PART_CHARS;
use crate::model::{Component, Snapshot};
use crate::text::one_line;

/// The rows of a page, and which group each is in.
pub(super) struct Parts<'s, 'a> {
    snapshot: &'s Snapshot<'a>,
    parents: Vec<Option<usize>>,
}

/// What a name names.
pub(super) enum Found<'s, 'a> {
    One(Target<'s, 'a>),
    Nothing,
    Several,
}

impl<'s, 'a> Parts<'s, 'a> {
    pub(super) fn of(snapshot: &'s Snapshot<'a>) -> Self {
        Self { snapshot, parents: snapshot.parents() }
    }

    pub(super) fn find(&self, part: Part<'_>) -> Found<'s, 'a> {
        let asked = one_line(part.asked(), MAX_PART_CHARS);
        if asked.is_empty() {
            return Found::Nothing;
        }
        let has_id = |at: usize| self.row(at).is_some_and(|row| row.id == asked);
        match part {
            Part::Id(_) => self.only(has_id),
            Part::NameOrId(_) => {
                match self.only(|at| has_id(at) || self.ends_path(at, &asked, str::eq)) {
                    Found::Nothing => {
                        self.only(|at| self.ends_path(at, &asked, str::eq_ignore_ascii_case))
                    }
                    found => found,
                }
            }
        }
    }

    fn only(&self, is_it: impl Fn(usize) -> bool) -> Found<'s, 'a> {
        let mut hits = (0..self.parents.len()).filter(|at| is_it(*at));
        match (hits.next(), hits.next()) {
            (Some(only), None) => self.target(only).map_or(Found::Nothing, Found::One),
            (Some(_), Some(_)) => Found::Several,
            (None, _) => Found::Nothing,
        }
    }

    /// Whether the names of a row and of the groups that it is in, a stroke between them, end so.
    /// A name may have strokes of its own.
    fn ends_path(&self, at: usize, path: &str, is_same: fn(&str, &str) -> bool) -> bool {
        let (mut at, mut path) = (Some(at), path);
        while let Some(row) = at.and_then(|at| self.row(at)) {
            // One without a name is not to be named.
            let cut = path.len().checked_sub(row.name.len()).filter(|_| !row.name.is_empty());
            let Some((before, name)) = cut.and_then(|cut| path.split_at_checked(cut)) else {
                return false;
            };
            if !is_same(name, &row.name) {
                return false;
            }
            if before.is_empty() {
                return true;
            }
            let Some(before) = before.trim_ascii_end().strip_suffix('/') else { return false };
            at = at.and_then(|at| self.parent(at));
            path = before.trim_ascii_end();
            if path.is_empty() {
                // A stroke at the very beginning: this must be the top.
                return at.is_none();
            }
            path = path.trim_ascii_start();
        }
        false
    }

    fn target(&self, at: usize) -> Option<Target<'s, 'a>> {
        let component = self.row(at)?;
        let mut ids = HashSet::from([component.id.as_ref()]);
        let mut inside = Vec::new();
        let mut is_inside = vec![false; self.parents.len()];
        for (child, parent) in self.parents.iter().enumerate() {
            let within = |parent: usize| {
                parent == at || is_inside.get(parent).is_some_and(|is_inside| *is_inside)
            };
            if parent.is_some_and(within)
                && let (Some(row), Some(mark)) = (self.row(child), is_inside.get_mut(child))
            {
                *mark = true;
                ids.insert(row.id.as_ref());
                inside.push(row);
            }
        }
        let mut above = self.parent(at);
        while let Some(group) = above {
            ids.extend(self.row(group).map(|row| row.id.as_ref()));
            above = self.parent(group);
        }
        Some(Target::part(self.snapshot, component, inside, ids))
    }

    fn row(&self, at: usize) -> Option<&'s Component<'a>> {
        self.snapshot.components.get(at)
    }

    fn parent(&self, at: usize) -> Option<usize> {
        self.parents.get(at).copied().flatten()
    }
}
