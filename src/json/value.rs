//! A position on the tape, and what stands there.

use std::borrow::Cow;

use statuslamp_tape::{Kind, Node};

use super::unescape::unescape;
use super::{Document, Object};
use crate::text::{Text, one_line};

/// A value within a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) index: u32,
}

impl<'a> Value<'a> {
    /// What stands for a value that is not there. It is null, and no error can be about it.
    pub(super) fn nothing(document: &'a Document<'a>) -> Self {
        Self { document, index: u32::MAX }
    }

    /// What stands at a path such as `data.0.type`, which names members, and with `0` the first row
    /// of an array, if anything does. A name that is there twice is an error.
    pub fn at(self, path: &str) -> Option<Self> {
        if self.document.tape.has_duplicates {
            return self.at_only(path);
        }
        let index = self.document.tape.at(self.index, path)?;
        Some(Self { index, ..self })
    }

    /// The object that this is. If it is none, that is an error, and the object is empty.
    pub fn object(self) -> Object<'a> {
        if !self.is_object() {
            self.expected("an object");
        }
        Object::new(self)
    }

    /// The rows of the array that this is. If it is none, or has more than `max` rows, that is an
    /// error, and there are none.
    pub fn rows(self, max: usize) -> Rows<'a> {
        let nothing = Self::nothing(self.document).inside();
        if !self.is_array() {
            self.expected("an array");
            return nothing;
        }
        if self.inside().nth(max).is_some() {
            self.refuse(&["more than ", &max.to_string(), " rows"].concat());
            return nothing;
        }
        self.inside()
    }

    /// The rows of the array that this is, each read in the same way: see [`Value::rows`].
    pub fn list<T>(self, max: usize, read: fn(Value<'a>) -> T) -> Vec<T> {
        let rows = self.rows(max);
        // Counted first: a list that grows as it is read takes three times its size for a moment.
        let mut list = Vec::with_capacity(rows.clone().count());
        for row in rows {
            list.push(read(row));
        }
        list
    }

    /// The text that this is. If it is none, that is an error, and the text empty.
    pub fn text(self) -> Text<'a> {
        self.as_text().unwrap_or_else(|| {
            self.expected("text");
            Cow::Borrowed("")
        })
    }

    /// The text that this is, as [`one_line`] of at most `max` characters. If it is none, that is an
    /// error, and the text empty.
    pub fn line(self, max: usize) -> Text<'a> {
        match self.document.tape.plain_line(self.node(), max) {
            Some(line) => Cow::Borrowed(line),
            None => one_line(self.beginning(max), max),
        }
    }

    /// The text that this is, or of a long one what it begins with: more than `max` characters.
    /// If it is none, that is an error, and the text empty.
    pub fn beginning(self, max: usize) -> Text<'a> {
        // No character has more than four bytes.
        let most = 4 * (max + 1);
        match self.node().kind() {
            Kind::EscapedText => Cow::Owned(unescape(self.scalar(), most)),
            _ => self.text(),
        }
    }

    /// The text that this is, if it is one.
    pub fn as_text(self) -> Option<Text<'a>> {
        match self.node().kind() {
            Kind::Text => Some(Cow::Borrowed(self.scalar())),
            Kind::EscapedText => Some(Cow::Owned(unescape(self.scalar(), usize::MAX))),
            _ => None,
        }
    }

    /// The truth value that this is. If it is none, that is an error, and `false`.
    pub fn boolean(self) -> bool {
        let kind = self.node().kind();
        if !matches!(kind, Kind::True | Kind::False) {
            self.expected("true or false");
        }
        kind == Kind::True
    }

    /// The whole number that this is. If it is none, or needs more than 64 bits, that is an error,
    /// and 0.
    pub fn integer(self) -> i64 {
        self.as_integer().unwrap_or_else(|| {
            self.expected("a whole number");
            0
        })
    }

    /// The whole number that this is, if it is one.
    pub fn as_integer(self) -> Option<i64> {
        self.is_number().then(|| self.scalar().parse().ok()).flatten()
    }

    /// Whether this is `null`, or nothing.
    #[inline(always)]
    pub fn is_null(self) -> bool {
        self.node().kind() == Kind::Null
    }

    /// Whether this is a number.
    #[inline(always)]
    pub fn is_number(self) -> bool {
        self.node().kind() == Kind::Number
    }

    /// Whether this is text.
    pub fn is_text(self) -> bool {
        matches!(self.node().kind(), Kind::Text | Kind::EscapedText)
    }

    /// Whether this is an object.
    #[inline(always)]
    pub fn is_object(self) -> bool {
        self.node().kind() == Kind::Object
    }

    /// Whether this is an array.
    #[inline(always)]
    pub fn is_array(self) -> bool {
        self.node().kind() == Kind::Array
    }

    /// Whether there is nothing in this array or object.
    pub fn is_empty(self) -> bool {
        self.inside().next().is_none()
    }

    /// Whether this is an array or an object.
    pub fn holds_others(self) -> bool {
        self.node().holds_others()
    }

    /// A number, a truth value or `null` as the body wrote it; a text without its quotes and with
    /// its escapes. Empty for what holds others.
    pub fn scalar(self) -> &'a str {
        self.document.tape.source(self.node())
    }

    /// An error about this value: the document keeps it, if it is the first.
    #[cold]
    pub fn refuse(self, problem: &str) {
        // Ten thousand bad rows must not cost ten thousand walks to their places.
        if self.document.has_error() {
            return;
        }
        let place = self.document.place(self.index);
        self.document.refuse(place, problem.to_owned(), self.node().start());
    }

    /// As [`Value::at`], in a body that has some name twice.
    #[cold]
    fn at_only(self, path: &str) -> Option<Self> {
        let mut value = self;
        for name in path.split('.') {
            value = if value.is_object() {
                value.object().find(name)?
            } else {
                value.inside().next().filter(|_| value.is_array() && name == "0")?
            };
        }
        Some(value)
    }

    #[cold]
    fn expected(self, what: &str) {
        let found = match self.node().kind() {
            Kind::Null => "null",
            Kind::True => "true",
            Kind::False => "false",
            Kind::Number => "a number",
            Kind::Text | Kind::EscapedText => "text",
            Kind::Array => "an array",
            Kind::Object => "an object",
        };
        // What is wrong with nothing was said when it was not found.
        if self.index != u32::MAX {
            self.refuse(&["expected ", what, ", found ", found].concat());
        }
    }

    /// The rows of an array, the members' values of an object.
    #[inline(always)]
    pub(super) fn inside(self) -> Rows<'a> {
        let node = self.node();
        let end = if node.holds_others() { node.tail() } else { 0 };
        // In an object a name, which is one node, stands before each value.
        let name = u32::from(node.kind() == Kind::Object);
        Rows { document: self.document, index: self.index.saturating_add(1 + name), end, name }
    }

    /// Of a member's value: its name, which stands just before it.
    pub(super) fn name(self) -> Text<'a> {
        Value { index: self.index.saturating_sub(1), ..self }.as_text().unwrap_or_default()
    }

    /// Whether this is the value of a member called `name`.
    pub(super) fn is_named(self, name: &str) -> bool {
        let own = Value { index: self.index.saturating_sub(1), ..self };
        let raw = own.scalar();
        match own.node().kind() {
            // An escape has six characters at most: a longer name is another, and need not be read.
            Kind::EscapedText => raw.len() <= 6 * name.len() && unescape(raw, usize::MAX) == name,
            _ => raw == name,
        }
    }

    #[inline(always)]
    pub(super) fn node(self) -> Node {
        self.document.node(self.index)
    }

    /// The tape's position after this value.
    #[inline(always)]
    pub(super) fn next(self) -> u32 {
        let node = self.node();
        if node.holds_others() { node.tail() } else { self.index + 1 }
    }
}

/// The rows of an array, one after the other.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    document: &'a Document<'a>,
    index: u32,
    end: u32,
    /// How many nodes stand between two values.
    name: u32,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Value<'a>> {
        if self.index >= self.end {
            return None;
        }
        let value = Value { document: self.document, index: self.index };
        self.index = value.next() + self.name;
        Some(value)
    }
}
