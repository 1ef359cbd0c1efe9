//! The ways in which a body may be broken on its way or changed by its provider. A mutation is
//! an edit of the text, so that what is not touched stays as it was, byte by byte.

use std::collections::BTreeMap;
use std::ops::Range;

mod json;
mod swap;
mod wrap;
mod xml;

pub(crate) use swap::{grafted, mixed};
pub(crate) use wrap::wrapped;

/// A word that no provider knows.
pub(crate) const UNKNOWN: &str = "zorblax";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Operator {
    /// A member, a row or an element is left out.
    Drop,
    /// Its name is another.
    Rename,
    /// JSON's `null` in its place.
    Null,
    /// Nothing inside it.
    Empty,
    /// A value of another kind in its place.
    Retype,
    /// A word or a number that nobody knows.
    Unknown,
    /// A second one of its name, with another value.
    Duplicate,
    /// A second one of its name, with the same value.
    Repeat,
    /// What is in it, in another order.
    Reorder,
    /// The body ends before it or after it.
    Truncate,
    /// HTML or something else around the body.
    Wrap,
    /// Another provider's body in its place, or beside it.
    Swap,
}

/// A change to a body.
pub(crate) struct Edit {
    pub(crate) operator: Operator,
    /// What it changes, as [`Node::path`] has it; empty for the body itself.
    pub(crate) path: String,
    span: Range<usize>,
    text: String,
}

impl Edit {
    /// What is done to all of a body, and not by an edit of its text.
    pub(crate) fn of_all(operator: Operator, path: String) -> Self {
        Self { operator, path, span: 0..0, text: String::new() }
    }

    pub(crate) fn apply(&self, body: &str) -> String {
        [&body[..self.span.start], &self.text, &body[self.span.end..]].concat()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Object,
    List,
    Text,
    Number,
    Flag,
    Null,
    Element,
}

/// A value or an element, and where it stands in the body.
struct Node {
    /// From the root, for example `incidents[*].status`: all rows of a list have one path.
    path: String,
    kind: Kind,
    /// A member's name with its quotes; empty for a row.
    name: Range<usize>,
    /// The value; of an element what is between its tags.
    value: Range<usize>,
    /// The value and the name; of an element all of it.
    whole: Range<usize>,
    /// What is directly inside, as places in the list of all.
    inside: Vec<usize>,
}

/// A body and where its values stand.
pub(crate) struct Body<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

impl<'a> Body<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let is_xml = text.trim_start().starts_with('<');
        Self { text, nodes: if is_xml { xml::scan(text) } else { json::scan(text) } }
    }

    /// The edits of about `count` nodes: evenly spread, and at least one of each path.
    /// `good` are the values that bodies without trouble have, by path.
    pub(crate) fn edits(&self, count: usize, good: &BTreeMap<String, String>) -> Vec<Edit> {
        let mut edits = Vec::new();
        for index in self.sample(count) {
            let node = &self.nodes[index];
            let mut add = |operator, span: &Range<usize>, text: String| {
                edits.push(Edit { operator, path: node.path.clone(), span: span.clone(), text });
            };
            if node.kind == Kind::Element {
                self.element(index, &mut add);
            } else {
                self.value(index, good.get(&node.path), &mut add);
            }
            for at in [node.whole.start, node.value.start, node.value.end, node.whole.end] {
                if !self.text[at..].trim().is_empty() {
                    add(Operator::Truncate, &(at..self.text.len()), String::new());
                }
            }
        }
        edits
    }

    /// Every path that is in it, with the shortest value there.
    pub(crate) fn values(&self) -> BTreeMap<String, String> {
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        for node in &self.nodes {
            let value = &self.text[node.value.clone()];
            let shortest = values.entry(node.path.clone()).or_insert_with(|| value.to_owned());
            if value.len() < shortest.len() {
                value.clone_into(shortest);
            }
        }
        values
    }

    /// With no more than so many rows in any list, evenly spread, of which one is the last.
    pub(crate) fn thinned(&self, max_rows: usize) -> String {
        let mut text = self.text.to_owned();
        let mut surplus = Vec::new();
        self.find_surplus(0, max_rows, &mut surplus);
        for span in surplus.into_iter().rev() {
            text.replace_range(span, "");
        }
        text
    }

    fn find_surplus(&self, index: usize, max_rows: usize, surplus: &mut Vec<Range<usize>>) {
        let inside = &self.nodes[index].inside;
        let is_row = |child: &usize| self.nodes[*child].path.ends_with(['*', ']']);
        let start = |at: usize| self.nodes[inside[at]].whole.start;
        let step =
            if inside.first().is_some_and(is_row) { inside.len().div_ceil(max_rows) } else { 1 };
        for (at, child) in inside.iter().enumerate() {
            if (inside.len() - 1 - at).is_multiple_of(step) {
                self.find_surplus(*child, max_rows, surplus);
            } else {
                surplus.push(start(at)..start(at + 1));
            }
        }
    }

    fn sample(&self, count: usize) -> Vec<usize> {
        let mut by_path: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, node) in self.nodes.iter().enumerate() {
            by_path.entry(&node.path).or_default().push(index);
        }
        let share = (count / by_path.len()).max(1);
        let spread = |places: &Vec<usize>| {
            let step = places.len().div_ceil(share);
            places.iter().copied().step_by(step).collect::<Vec<_>>()
        };
        by_path.values().flat_map(spread).collect()
    }

    /// The parent of a node, and which of its children it is.
    fn parent(&self, index: usize) -> Option<(&Node, usize)> {
        self.nodes.iter().find_map(|node| {
            let at = node.inside.iter().position(|inside| *inside == index)?;
            Some((node, at))
        })
    }

    fn inside(&self, node: &Node) -> impl DoubleEndedIterator<Item = &'a str> {
        node.inside.iter().map(|index| &self.text[self.nodes[*index].whole.clone()])
    }
}

type Add<'a> = &'a mut dyn FnMut(Operator, &Range<usize>, String);
