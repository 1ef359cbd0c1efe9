//! A strict, bounded, borrowed view of a JSON body, in which every error knows its place.
//!
//! [`Document::parse`] checks the whole body against RFC 8259 and lays its values on a flat
//! tape; a [`Value`] is a position on it. Nothing is copied before it is asked for. Where a
//! body has one name twice in an object, asking for that name is an error: RFC 8259, section 4,
//! calls the outcome unpredictable, and a status must not be.

use std::borrow::Cow;

use crate::limits::{MAX_BODY_BYTES, MAX_DEPTH, MAX_VALUES};

pub use write::write_text;

mod read;
mod write;

/// A whole JSON body that was found well-formed.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

/// One value on the tape: what it is, where it stands in the text, and where the next
/// value after it and all that is inside it stands on the tape.
#[derive(Clone, Copy, Debug)]
struct Node {
    kind: Kind,
    start: usize,
    end: usize,
    next: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Null,
    Boolean(bool),
    Number,
    /// Between the quotes; `escaped` when there is a backslash.
    Text {
        escaped: bool,
    },
    Array,
    /// Its inside is name, value, name, value…
    Object,
}

/// A value within a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    document: &'a Document<'a>,
    index: usize,
    node: Node,
}

/// What sort of thing is wrong with a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is larger than [`MAX_BODY_BYTES`].
    TooLarge,
    /// It is not UTF-8.
    Encoding,
    /// It is not one whole JSON value.
    Syntax,
    /// A value is not what was asked for.
    Shape,
}

/// What is wrong with a body, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What sort of thing.
    pub fault: Fault,
    /// The path to the value, for example `components[3].status`; empty for the whole body.
    pub place: String,
    /// What was expected and what was found.
    pub problem: String,
    /// Where in the body, counted from 0.
    pub byte: usize,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}, at byte {}", self.problem, self.byte)
    }
}

impl std::error::Error for Error {}

impl<'a> Document<'a> {
    /// Checks a body and lays it on the tape. A byte order mark is passed over (RFC 8259,
    /// section 8.1).
    ///
    /// # Errors
    ///
    /// When the body is not UTF-8, not one whole JSON value, nested deeper than [`MAX_DEPTH`], of
    /// more than [`MAX_VALUES`] values, or larger than [`MAX_BODY_BYTES`].
    pub fn parse(body: &'a [u8]) -> Result<Self, Error> {
        let error = |fault, problem, byte| Error { fault, place: String::new(), problem, byte };
        if body.len() > MAX_BODY_BYTES {
            let problem = format!("{} bytes, more than {MAX_BODY_BYTES}", body.len());
            return Err(error(Fault::TooLarge, problem, MAX_BODY_BYTES));
        }
        let text = std::str::from_utf8(body).map_err(|invalid| {
            error(Fault::Encoding, "a stray byte".to_owned(), invalid.valid_up_to())
        })?;
        read::tape(text, MAX_DEPTH, MAX_VALUES).map(|nodes| Self { text, nodes })
    }

    /// The outermost value.
    pub fn root(&self) -> Value<'_> {
        self.at(0)
    }

    fn at(&self, index: usize) -> Value<'_> {
        let nothing = Node { kind: Kind::Null, start: 0, end: 0, next: self.nodes.len() };
        Value { document: self, index, node: self.nodes.get(index).copied().unwrap_or(nothing) }
    }

    /// The path from the root to the value at `index`: only errors pay for it.
    fn place(&self, index: usize) -> String {
        let mut path = String::new();
        let mut value = self.root();
        while value.index != index {
            let holds = |inside: &Value<'_>| (inside.index..inside.node.next).contains(&index);
            let Some((at, inside)) = value.inside().enumerate().find(|(_, inside)| holds(inside))
            else {
                break;
            };
            if value.node.kind == Kind::Object {
                // Its name stands just before it.
                let name = self.at(inside.index.saturating_sub(1)).decoded();
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(&crate::text::one_line(&name, 40));
            } else {
                path.extend(["[", &at.to_string(), "]"]);
            }
            value = inside;
        }
        path
    }
}

impl<'a> Value<'a> {
    /// The member called `name`, be it `null`.
    ///
    /// # Errors
    ///
    /// When this is no object, or has that name twice.
    pub fn find(self, name: &str) -> Result<Option<Value<'a>>, Error> {
        let mut found = None;
        for (key, value) in self.members()? {
            if key == name && found.replace(value).is_some() {
                return Err(value.error("a second one of this name"));
            }
        }
        Ok(found)
    }

    /// The member called `name`, or `None` where there is none or it is `null`.
    ///
    /// # Errors
    ///
    /// As [`Value::find`].
    pub fn get(self, name: &str) -> Result<Option<Value<'a>>, Error> {
        Ok(self.find(name)?.filter(|value| value.node.kind != Kind::Null))
    }

    /// The member called `name`.
    ///
    /// # Errors
    ///
    /// As [`Value::find`], and when it is missing or `null`.
    pub fn need(self, name: &str) -> Result<Value<'a>, Error> {
        match self.find(name)? {
            Some(value) if value.node.kind != Kind::Null => Ok(value),
            found => {
                let place = self.document.place(self.index);
                let dot = if place.is_empty() { "" } else { "." };
                Err(Error {
                    fault: Fault::Shape,
                    place: format!("{place}{dot}{name}"),
                    problem: if found.is_some() { "null" } else { "missing" }.to_owned(),
                    byte: found.map_or(self.node.start, |value| value.node.start),
                })
            }
        }
    }

    /// The members of an object, in order.
    ///
    /// # Errors
    ///
    /// When this is no object.
    pub fn members(self) -> Result<impl Iterator<Item = (Cow<'a, str>, Value<'a>)>, Error> {
        if self.node.kind != Kind::Object {
            return Err(self.expected("an object"));
        }
        let document = self.document;
        Ok(self.inside().map(move |value| {
            // Its name stands just before it.
            (document.at(value.index.saturating_sub(1)).decoded(), value)
        }))
    }

    /// The rows of an array, in order.
    ///
    /// # Errors
    ///
    /// When this is no array, or has more than `max` rows.
    pub fn rows(self, max: usize) -> Result<impl Iterator<Item = Value<'a>>, Error> {
        if self.node.kind != Kind::Array {
            return Err(self.expected("an array"));
        }
        if self.inside().nth(max).is_some() {
            return Err(self.error(&format!("more than {max} rows")));
        }
        Ok(self.inside())
    }

    /// The text that this is.
    ///
    /// # Errors
    ///
    /// When it is no text.
    pub fn text(self) -> Result<Cow<'a, str>, Error> {
        self.as_text().ok_or_else(|| self.expected("text"))
    }

    /// The text that this is, if it is one.
    pub fn as_text(self) -> Option<Cow<'a, str>> {
        matches!(self.node.kind, Kind::Text { .. }).then(|| self.decoded())
    }

    /// The truth value that this is.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn boolean(self) -> Result<bool, Error> {
        match self.node.kind {
            Kind::Boolean(is) => Ok(is),
            _ => Err(self.expected("true or false")),
        }
    }

    /// Whether this is an object.
    pub fn is_object(self) -> bool {
        self.node.kind == Kind::Object
    }

    /// Whether this is an array or an object.
    pub fn holds_others(self) -> bool {
        matches!(self.node.kind, Kind::Array | Kind::Object)
    }

    /// The value as the body wrote it.
    pub fn source(self) -> &'a str {
        let quote = usize::from(matches!(self.node.kind, Kind::Text { .. }));
        self.document.text.get(self.node.start - quote..self.node.end + quote).unwrap_or("null")
    }

    /// An error about this value.
    pub fn error(self, problem: &str) -> Error {
        Error {
            fault: Fault::Shape,
            place: self.document.place(self.index),
            problem: problem.to_owned(),
            byte: self.node.start,
        }
    }

    fn expected(self, what: &str) -> Error {
        let found = match self.node.kind {
            Kind::Null => "null",
            Kind::Boolean(true) => "true",
            Kind::Boolean(false) => "false",
            Kind::Number => "a number",
            Kind::Text { .. } => "text",
            Kind::Array => "an array",
            Kind::Object => "an object",
        };
        self.error(&format!("expected {what}, found {found}"))
    }

    /// The rows of an array, the members' values of an object.
    fn inside(self) -> impl Iterator<Item = Value<'a>> {
        let (document, end) = (self.document, if self.holds_others() { self.node.next } else { 0 });
        // In an object a name, which is one node, stands before each value.
        let name = usize::from(self.is_object());
        let mut index = self.index + 1 + name;
        std::iter::from_fn(move || {
            (index < end).then(|| {
                let value = document.at(index);
                index = value.node.next + name;
                value
            })
        })
    }

    fn decoded(self) -> Cow<'a, str> {
        let raw = self.document.text.get(self.node.start..self.node.end).unwrap_or("");
        match self.node.kind {
            Kind::Text { escaped: true } => Cow::Owned(read::unescape(raw)),
            _ => Cow::Borrowed(raw),
        }
    }
}
