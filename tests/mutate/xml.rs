//! What can happen to an XML element.

use super::{Add, Body, Kind, Node, Operator, UNKNOWN};

/// The elements of a body that is known to be XML, each before what is in it.
pub(super) fn scan(text: &str) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        let tag = &text[start..];
        let end = |mark: &str| start + tag.find(mark).unwrap() + mark.len();
        at = if tag.starts_with("<!--") {
            end("-->")
        } else if tag.starts_with("<![CDATA[") {
            end("]]>")
        } else {
            end(">")
        };
        if tag.starts_with("</") {
            let node = &mut nodes[open.pop().unwrap()];
            (node.value.end, node.whole.end) = (start, at);
        } else if !tag.starts_with("<!") && !tag.starts_with("<?") {
            let name = tag[1..].split([' ', '\n', '\r', '\t', '>', '/']).next().unwrap();
            let name = start + 1..start + 1 + name.len();
            let path = open.last().map_or(String::new(), |parent| {
                let parent = &nodes[*parent].path;
                let dot = if parent.is_empty() { "" } else { "." };
                [parent, dot, &text[name.clone()]].concat()
            });
            let index = nodes.len();
            if let Some(parent) = open.last() {
                nodes[*parent].inside.push(index);
            }
            let (value, whole) = (at..at, start..at);
            nodes.push(Node { path, kind: Kind::Element, name, value, whole, inside: vec![] });
            if !text[..at].ends_with("/>") {
                open.push(index);
            }
        }
    }
    nodes
}

impl Body<'_> {
    pub(super) fn element(&self, index: usize, add: Add<'_>) {
        let node = &self.nodes[index];
        let whole = &self.text[node.whole.clone()];
        let name = &self.text[node.name.clone()];
        let (start, end) = (node.whole.start, node.whole.end);
        add(Operator::Drop, &node.whole, String::new());
        let inner = &self.text[node.value.clone()];
        let attributes = &self.text[node.name.end..node.value.start];
        let closing = if attributes.ends_with("/>") { "" } else { &format!("</{name}_>") };
        add(Operator::Rename, &node.whole, format!("<{name}_{attributes}{inner}{closing}"));
        add(Operator::Repeat, &(start..start), whole.to_owned());
        for other in [UNKNOWN, ""] {
            let other = format!("<{name}>{other}</{name}>");
            add(Operator::Duplicate, &(start..start), other.clone());
            add(Operator::Duplicate, &(end..end), other);
        }
        if !node.value.is_empty() {
            add(Operator::Empty, &node.value, String::new());
            add(Operator::Retype, &node.value, format!("<value>{inner}</value>"));
            let operator =
                if node.inside.is_empty() { Operator::Unknown } else { Operator::Retype };
            add(operator, &node.value, UNKNOWN.to_owned());
        }
        if let [first, .., last] = node.inside[..] {
            let span = self.nodes[first].whole.start..self.nodes[last].whole.end;
            add(Operator::Reorder, &span, self.inside(node).rev().collect());
        }
    }
}
