//! The upstream's answer, written anew for a client: without the upstream's key, without what the
//! route masks, without the rows that the client may not see.

use super::Fetch;
use crate::json::{self, Document, Object, Value, write_text};
use crate::key::MASK;
use crate::limits::MAX_ROWS;
use crate::policy::Parts;
use crate::route::Route;
use crate::text::Text;

/// Writes an answer anew; `None` where the client may not see the one object that it is.
///
/// # Errors
///
/// When the answer is not JSON, is about another page, has its rows elsewhere than the
/// route says, or holds the key where it cannot be masked.
pub(super) fn copy(
    body: &[u8],
    route: &'static Route,
    fetch: &Fetch,
    secret: &str,
) -> Result<Option<String>, json::Error> {
    let document = Document::parse(body)?;
    let mut copy =
        Copy { out: String::with_capacity(body.len()), route, page: fetch.page.as_deref(), secret };
    let root = document.root();
    let is_shown = match (route.bound.place(), &fetch.ids) {
        (Some((at, members)), Some(ids)) => copy.cut(root, at, &Visible { members, ids }),
        (place, _) => {
            if let Some((at, _)) = place {
                check_place(root, at, route.bound.is_list());
            }
            copy.value(root);
            true
        }
    };
    // A key of digits alone could stand there as a number.
    if split(&copy.out, secret).is_some() {
        root.refuse("holds what it must not");
    }
    document.check()?;
    Ok(is_shown.then_some(copy.out))
}

struct Copy<'a> {
    out: String,
    route: &'static Route,
    page: Option<&'a str>,
    secret: &'a str,
}

/// That an answer of which all may be seen is none of something else.
fn check_place(root: Value<'_>, at: &str, is_list: bool) {
    let mut value = root;
    for name in at.split('.').filter(|_| !at.is_empty()) {
        value = value.object().need(name);
    }
    if is_list {
        for row in value.rows(MAX_ROWS) {
            row.object();
        }
    } else {
        value.object();
    }
}

/// Which rows go on.
struct Visible<'a> {
    members: &'static [&'static str],
    ids: &'a Parts,
}

impl Visible<'_> {
    fn holds(&self, row: &Object<'_>) -> bool {
        // Rows that do not say whose they are must not look like rows that there are not.
        if let Some(name) = self.members.first()
            && row.find(name).is_none()
        {
            row.refuse(name, "missing");
        }
        let ids: Vec<_> = self.members.iter().filter_map(|name| row.get(name)).map(id).collect();
        self.ids.hold(&ids.iter().map(|id| &**id).collect::<Vec<_>>())
    }

    /// Whether this member of a row tells of a group that the client may not see: its id, and at
    /// StatusPal how it is.
    fn hides(&self, row: &Object<'_>, name: &str) -> bool {
        let mut groups = self.members.iter().skip(1).filter_map(|member| row.get(member));
        let tells = name.starts_with("parent_") || name == "group_id";
        tells && self.members.len() > 1 && !groups.any(|group| self.ids.hold(&[&*id(group)]))
    }
}

/// Numbers are ids too.
fn id(value: Value<'_>) -> Text<'_> {
    value.as_text().unwrap_or_else(|| value.scalar().into())
}

impl Copy<'_> {
    /// Copies what stands at a place, as far as it is visible, and of what is around it nothing:
    /// a count would tell of the rows that are left out.
    fn cut(&mut self, value: Value<'_>, at: &str, visible: &Visible<'_>) -> bool {
        if !at.is_empty() {
            let (name, rest) = at.split_once('.').unwrap_or((at, ""));
            self.out.push('{');
            self.name(name);
            let is_shown = self.cut(value.object().need(name), rest, visible);
            self.out.push('}');
            return is_shown;
        }
        if !value.is_array() {
            self.object(&value.object(), Some(visible));
            return visible.holds(&value.object());
        }
        self.out.push('[');
        for row in value.rows(MAX_ROWS).map(Value::object).filter(|row| visible.holds(row)) {
            self.comma('[');
            self.object(&row, Some(visible));
        }
        self.out.push(']');
        true
    }

    fn value(&mut self, value: Value<'_>) {
        if let Some(text) = value.as_text() {
            write_text(&mut self.out, &masked(&text, self.secret));
        } else if value.is_array() {
            self.out.push('[');
            for row in value.rows(MAX_ROWS) {
                self.comma('[');
                self.value(row);
            }
            self.out.push(']');
        } else if value.is_object() {
            self.object(&value.object(), None);
        } else {
            self.out.push_str(value.scalar());
        }
    }

    /// Copies an object; of a row that is cut to what is visible, it names no group that is not.
    fn object(&mut self, object: &Object<'_>, row: Option<&Visible<'_>>) {
        refuse_twins(object);
        self.out.push('{');
        for (name, value) in object.members() {
            let of_another = |page| value.is_text() && value.as_text().as_deref() != Some(page);
            let names_its_page = matches!(&*name, "page_id" | "status_page_id");
            if names_its_page && self.page.is_some_and(of_another) {
                value.refuse("of another page");
            }
            self.comma('{');
            self.name(&name);
            if self.route.masks(&name) && !value.is_null() {
                write_text(&mut self.out, MASK);
            } else if row.is_some_and(|visible| visible.hides(object, &name)) {
                self.out.push_str("null");
            } else {
                self.value(value);
            }
        }
        self.out.push('}');
    }

    fn name(&mut self, name: &str) {
        write_text(&mut self.out, &masked(name, self.secret));
        self.out.push(':');
    }

    fn comma(&mut self, open: char) {
        if !self.out.ends_with(open) {
            self.out.push(',');
        }
    }
}

/// A second member of one name: what a client makes of it is anybody's guess. Names are sorted, since
/// to look each of them up takes minutes where an object has many.
fn refuse_twins(object: &Object<'_>) {
    let mut names: Vec<_> = object.members().map(|(name, _)| name).collect();
    names.sort_unstable_by(|a, b| str::cmp(a, b));
    let twin = names.windows(2).find_map(|pair| match pair {
        [a, b] if **a == **b => Some(a),
        _ => None,
    });
    if let Some(name) = twin {
        object.refuse(name, "a second one of this name");
    }
}

/// The text with the mask in each place of the key.
fn masked(text: &str, secret: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split(rest, secret) {
        out.push_str(before);
        out.push_str(MASK);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What stands before the first place of the key, and what after it. The standard library's
/// search for a text in a text is five times the code, for texts that are made to be slow.
fn split<'a>(text: &'a str, secret: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices(secret.chars().next()?).find_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        Some((before, rest.strip_prefix(secret)?))
    })
}
