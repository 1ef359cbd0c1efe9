//! Another provider's body where one's own is expected: a page that moved, or a proxy that mixes
//! up two answers.

use super::{Body, Edit, Kind, Operator};

/// Another body in the place of each outermost member.
pub(crate) fn grafted(body: &Body<'_>, other: &str) -> Vec<Edit> {
    let Some(root) = body.nodes.first().filter(|root| root.kind == Kind::Object) else {
        return Vec::new();
    };
    let inside = root.inside.iter().map(|index| &body.nodes[*index]);
    let edit = |node: &super::Node| Edit {
        operator: Operator::Swap,
        path: node.path.clone(),
        span: node.value.clone(),
        text: other.to_owned(),
    };
    inside.map(edit).collect()
}

/// One body with all that is in both.
pub(crate) fn mixed(body: &Body<'_>, other: &Body<'_>) -> Option<Edit> {
    let (own, others) = (body.nodes.first()?, other.nodes.first()?);
    let is_alike = own.kind == others.kind && !own.inside.is_empty() && !others.inside.is_empty();
    let comma = if own.kind == Kind::Element { "" } else { "," };
    let at = body.nodes[*own.inside.last()?].whole.end;
    let inside = other.inside(others).collect::<Vec<_>>().join(comma);
    let text = [comma, &inside].concat();
    is_alike.then(|| Edit { operator: Operator::Swap, path: String::new(), span: at..at, text })
}
