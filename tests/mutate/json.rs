//! What can happen to a JSON value.

use std::ops::Range;

use super::{Add, Body, Kind, Node, Operator, UNKNOWN};

/// The values of a body that is known to be JSON, each before what is in it.
pub(super) fn scan(text: &str) -> Vec<Node> {
    let mut scan = Scan { text, at: 0, nodes: Vec::new() };
    scan.value(String::new(), 0..0);
    scan.nodes
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    nodes: Vec<Node>,
}

impl Scan<'_> {
    fn value(&mut self, path: String, name: Range<usize>) -> usize {
        self.space();
        let (index, start) = (self.nodes.len(), self.at);
        let kind = match self.next() {
            b'{' => Kind::Object,
            b'[' => Kind::List,
            b'"' => Kind::Text,
            b't' | b'f' => Kind::Flag,
            b'n' => Kind::Null,
            _ => Kind::Number,
        };
        let whole = if name.is_empty() { start } else { name.start };
        let node =
            Node { path, kind, name, value: start..start, whole: whole..start, inside: vec![] };
        self.nodes.push(node);
        match kind {
            Kind::Object | Kind::List => self.inside(index),
            Kind::Text => self.quoted(),
            _ => {
                let rest = &self.text[start..];
                self.at += rest.find([',', ']', '}', ' ', '\n', '\r']).unwrap_or(rest.len());
            }
        }
        let node = &mut self.nodes[index];
        (node.value.end, node.whole.end) = (self.at, self.at);
        index
    }

    fn inside(&mut self, index: usize) {
        let is_object = self.nodes[index].kind == Kind::Object;
        self.at += 1;
        self.space();
        while !matches!(self.next(), b'}' | b']') {
            let name = self.at;
            let mut path = self.nodes[index].path.clone();
            if is_object {
                self.quoted();
                path += if path.is_empty() { "" } else { "." };
                path += step(&self.text[name + 1..self.at - 1]);
            } else {
                path += "[*]";
            }
            let name = name..self.at;
            if is_object {
                self.at += self.text[self.at..].find(':').unwrap() + 1;
            }
            let inside = self.value(path, name);
            self.nodes[index].inside.push(inside);
            self.space();
            if self.next() == b',' {
                self.at += 1;
                self.space();
            }
        }
        self.at += 1;
    }

    fn quoted(&mut self) {
        self.at += 1;
        while self.next() != b'"' {
            self.at += if self.next() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
    }

    fn space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).len();
    }

    fn next(&self) -> u8 {
        self.text.as_bytes()[self.at]
    }
}

/// A name that is an id or a date is data: all such have one path.
fn step(name: &str) -> &str {
    let is_data = name.contains('-') || name.starts_with(|c: char| c.is_ascii_digit());
    if is_data { "*" } else { name }
}

impl Body<'_> {
    pub(super) fn value(&self, index: usize, good: Option<&String>, add: Add<'_>) {
        let node = &self.nodes[index];
        let value = &self.text[node.value.clone()];
        for (operator, other) in others(node.kind, value) {
            add(operator, &node.value, other);
        }
        if node.inside.len() > 1 {
            add(
                Operator::Reorder,
                &self.span(node),
                self.inside(node).rev().collect::<Vec<_>>().join(","),
            );
        }
        let Some((parent, at)) = self.parent(index) else { return };
        add(Operator::Drop, &self.with_comma(parent, at), String::new());
        let before = node.whole.start..node.whole.start;
        let after = node.whole.end..node.whole.end;
        if node.name.is_empty() {
            add(Operator::Repeat, &before, format!("{value},"));
            return;
        }
        let name = &self.text[node.name.clone()];
        add(Operator::Rename, &node.name, format!("{}_\"", &name[..name.len() - 1]));
        add(Operator::Repeat, &before, format!("{name}:{value},"));
        let unknown = format!("\"{UNKNOWN}\"");
        for other in [Some(&unknown), Some(&"null".to_owned()), good].into_iter().flatten() {
            if other != value {
                add(Operator::Duplicate, &before, format!("{name}:{other},"));
                add(Operator::Duplicate, &after, format!(",{name}:{other}"));
            }
        }
    }

    /// From the first to the last of what is inside.
    fn span(&self, node: &Node) -> Range<usize> {
        let [first, .., last] = node.inside[..] else { return node.value.clone() };
        self.nodes[first].whole.start..self.nodes[last].whole.end
    }

    /// A child and the comma that is too much without it.
    fn with_comma(&self, parent: &Node, at: usize) -> Range<usize> {
        let whole = |at: usize| self.nodes[parent.inside[at]].whole.clone();
        if at + 1 < parent.inside.len() {
            whole(at).start..whole(at + 1).start
        } else if at > 0 {
            whole(at - 1).end..whole(at).end
        } else {
            whole(at)
        }
    }
}

/// What may stand in the place of a value.
fn others(kind: Kind, value: &str) -> Vec<(Operator, String)> {
    let mut others = vec![
        (Operator::Retype, format!("[{value}]")),
        (Operator::Retype, format!("{{\"value\":{value}}}")),
    ];
    let unknown = format!("\"{UNKNOWN}\"");
    match kind {
        Kind::Text => others.push((Operator::Unknown, unknown.clone())),
        Kind::Number => {
            others.push((Operator::Unknown, "987654321".to_owned()));
            others.push((Operator::Retype, format!("\"{value}\"")));
        }
        Kind::Flag => others.push((Operator::Retype, format!("\"{value}\""))),
        _ => {}
    }
    let of_kind = [
        (Kind::Text, "\"\""),
        (Kind::List, "[]"),
        (Kind::Object, "{}"),
        (Kind::Number, "7"),
        (Kind::Flag, "false"),
        (Kind::Null, "null"),
    ];
    for (other, text) in of_kind {
        let operator = match other {
            _ if text == value => continue,
            Kind::Null => Operator::Null,
            Kind::Number | Kind::Flag if other == kind => continue,
            _ if other == kind => Operator::Empty,
            // A list may be null where it is empty.
            Kind::List if kind == Kind::Null => Operator::Empty,
            _ => Operator::Retype,
        };
        others.push((operator, text.to_owned()));
    }
    if kind != Kind::Text {
        others.push((Operator::Retype, unknown));
    }
    others
}
