//! Members by name.

use std::cell::Cell;

use super::{Document, Rows, Value};
use crate::text::Text;

/// The members of an object, looked up by name.
///
/// A look-up begins after the member that was found last, so that members that are asked for in
/// the order in which the provider sends them are found in a single walk.
///
/// One name twice in an object is an error where that name is looked up: RFC 8259, section 4,
/// calls the outcome unpredictable, and a status must not be.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    document: &'a Document<'a>,
    /// Where the object itself stands on the tape.
    index: u32,
    /// Where on the tape the name stands that is looked at next.
    cursor: Cell<u32>,
}

impl<'a> Object<'a> {
    /// Of what is no object: an empty one.
    pub(super) fn new(value: Value<'a>) -> Self {
        let Value { document, index } = value;
        Self { document, index, cursor: Cell::new(index.saturating_add(1)) }
    }

    /// The member called `name`, be it `null`.
    pub fn find(&self, name: &str) -> Option<Value<'a>> {
        if self.document.tape.has_duplicates {
            return self.find_only(name);
        }
        let index = self.document.tape.find(self.index, self.cursor.get(), name)?;
        let found = Value { document: self.document, index };
        self.cursor.set(found.next());
        Some(found)
    }

    /// The member called `name`, or `None` where there is none or it is `null`.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        self.find(name).filter(|value| !value.is_null())
    }

    /// The member called `name`. If it is missing or `null`, that is an error, and the value
    /// nothing.
    pub fn need(&self, name: &str) -> Value<'a> {
        let found = self.find(name);
        match found {
            Some(value) if !value.is_null() => value,
            _ => {
                self.refuse(name, if found.is_some() { "null" } else { "missing" });
                Value::nothing(self.document)
            }
        }
    }

    /// The text that a member is. If it is none, that is an error, and the text empty.
    pub fn need_text(&self, name: &str) -> Text<'a> {
        self.need(name).text()
    }

    /// The rows of an array that is a member: see [`Value::rows`].
    pub fn need_rows(&self, name: &str, max: usize) -> Rows<'a> {
        self.need(name).rows(max)
    }

    /// The members, in order.
    pub fn members(&self) -> impl Iterator<Item = (Text<'a>, Value<'a>)> {
        self.value().inside().map(|value| (value.name(), value))
    }

    /// The object as a value.
    pub fn value(&self) -> Value<'a> {
        Value { document: self.document, index: self.index }
    }

    /// An error about a member, be it there or not.
    #[cold]
    pub fn refuse(&self, name: &str, problem: &str) {
        // What is wrong with no object was said when it was found to be none.
        if self.document.has_error() || !self.value().is_object() {
            return;
        }
        if let Some(value) = self.find(name) {
            return value.refuse(problem);
        }
        let place = self.document.place(self.index);
        let place = if place.is_empty() { name.to_owned() } else { [&place, ".", name].concat() };
        self.document.refuse(place, problem.to_owned(), self.value().node().start());
    }

    /// As [`Object::find`], in a body that has some name twice: all members are looked at.
    #[cold]
    fn find_only(&self, name: &str) -> Option<Value<'a>> {
        let mut found = None;
        for value in self.value().inside() {
            if value.is_named(name) && found.replace(value).is_some() {
                value.refuse("a second one of this name");
            }
        }
        found
    }
}
