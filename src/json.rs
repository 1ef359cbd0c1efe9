//! A strict, bounded, borrowed view of a JSON body, in which every error knows its place.
//!
//! [`Document::parse`] checks the whole body against RFC 8259 and lays its values on a flat
//! tape; a [`Value`] is a position on it, an [`Object`] looks up members. Nothing is copied
//! before it is asked for.
//!
//! **Errors stick.** What is not of the shape that was asked for is told to the document, which
//! keeps the first such error; the reader goes on with nothing in its hands, and asks
//! [`Document::check`] once, at the end. So no error can be passed over by a reader of one of
//! twenty providers, and none has to carry it by hand, which halves the code.
//!
//! A tape was chosen over structs derived by serde, by measure on two providers (2026-11-22, wasm
//! for size, Node 20): serde took 62 kB for Statuspage and 19 kB more for StatusPal, and was
//! slower than `JSON.parse` on two of three bodies; this took 22 kB once, and 2 and 5 kB for them.

#![expect(clippy::inline_always, reason = "measured: in code for size nothing else is inlined")]

use std::cell::OnceCell;

use statuslamp_tape::{Node, Tape};

pub use object::Object;
pub use statuslamp_tape::{Error, Fault, Names, write_text};
pub use value::{Rows, Value};
pub use write::Writer;

mod object;
mod unescape;
mod value;
mod write;

/// A whole JSON body that was found well-formed.
#[derive(Debug)]
pub struct Document<'a> {
    tape: Tape<'a>,
    first_error: OnceCell<Error>,
}

impl<'a> Document<'a> {
    /// Checks a body and lays it on the tape. A byte order mark is passed over.
    ///
    /// # Errors
    ///
    /// When the body is not UTF-8, not one whole JSON value, nested deeper than
    /// [`MAX_DEPTH`](crate::limits::MAX_DEPTH), of more than
    /// [`MAX_VALUES`](crate::limits::MAX_VALUES) values, or larger than
    /// [`MAX_BODY_BYTES`](crate::limits::MAX_BODY_BYTES).
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::json::Document;
    ///
    /// let body = Document::parse(br#"{"page": {"name": "Acme"}}"#)?;
    /// let page = body.root().object().need("page").object();
    /// assert_eq!(page.need("name").text(), "Acme");
    /// assert!(body.check().is_ok());
    ///
    /// assert_eq!(page.need("id").text(), "");
    /// assert_eq!(body.check().unwrap_err().to_string(), "page.id: missing, at byte 9");
    /// # Ok::<(), statuslamp::json::Error>(())
    /// ```
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let tape = statuslamp_tape::read(bytes)?;
        Ok(Self { tape, first_error: OnceCell::new() })
    }

    /// The outermost value.
    pub fn root(&self) -> Value<'_> {
        Value { document: self, index: 0 }
    }

    /// Whether the outermost value is an object that may have all these members: a guess that
    /// costs nothing, and is never wrong where the answer is no.
    pub fn may_have(&self, names: Names) -> bool {
        self.root().is_object() && self.tape.may_begin_with(names)
    }

    /// Whether all that was asked for was there and of its shape.
    ///
    /// # Errors
    ///
    /// The first thing that was not.
    pub fn check(&self) -> Result<(), Error> {
        self.first_error.get().map_or(Ok(()), |error| Err(error.clone()))
    }

    fn has_error(&self) -> bool {
        self.first_error.get().is_some()
    }

    #[inline(always)]
    fn node(&self, index: u32) -> Node {
        self.tape.nodes.get(index as usize).copied().unwrap_or(Node::NOTHING)
    }

    #[cold]
    fn refuse(&self, place: String, problem: String, byte: usize) {
        // Only the first counts: what comes after it may be its consequence.
        let _is_first = self.first_error.set(Error { fault: Fault::Shape, place, problem, byte });
    }

    /// The path from the root to the value at `index`: only errors pay for it.
    fn place(&self, index: u32) -> String {
        let mut path = String::new();
        let mut value = self.root();
        while value.index != index {
            let holds = |inside: &Value<'_>| (inside.index..inside.next()).contains(&index);
            let Some((at, inside)) = value.inside().enumerate().find(|(_, inside)| holds(inside))
            else {
                break;
            };
            if value.is_object() {
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(&crate::text::one_line(inside.name(), 40));
            } else {
                path.extend(["[", &at.to_string(), "]"]);
            }
            value = inside;
        }
        path
    }
}
