//! A strict, bounded, borrowed view of an XML body such as an RSS feed, in which every error
//! knows its place.
//!
//! [`Document::parse`] checks the whole body against XML 1.0 and lays its elements on a flat
//! tape; an [`Element`] is a position on it. What can make a small body large or fetch another
//! one, which is the DOCTYPE, is refused. Names are taken as they are written: a prefix is part
//! of its name, and what it stands for is the attribute `xmlns:` of that prefix.
//!
//! Errors stick, as in [`json`](crate::json).

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::json::{Error, Fault};
use crate::text::{Text, one_line};

mod read;
mod unescape;

/// A whole XML body that was found well-formed.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    nodes: Vec<Node>,
    first_error: OnceCell<Error>,
}

/// One stretch of the text, and where the next one after it and all that is inside it stands on
/// the tape.
#[derive(Clone, Copy, Debug)]
struct Node {
    kind: Kind,
    start: usize,
    end: usize,
    next: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The name in its start tag. Its attributes follow, then what is inside it.
    Element,
    /// Its value follows.
    AttributeName,
    AttributeValue,
    Text,
    Cdata,
}

/// An element within a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    document: &'a Document<'a>,
    index: usize,
}

impl<'a> Document<'a> {
    /// Checks a body in UTF-8 and lays it on the tape. A byte order mark is passed over, and so
    /// are comments and processing instructions.
    ///
    /// A declared encoding may be UTF-16, because [`crate::encoding::decode`] leaves the
    /// declaration as it was.
    ///
    /// # Errors
    ///
    /// When the body is not UTF-8 or declares another encoding, is not well-formed, has a DOCTYPE
    /// or a name that is not ASCII, or exceeds one of [`limits`](crate::limits): `MAX_BODY_BYTES`,
    /// `MAX_DEPTH`, `MAX_ATTRIBUTES` of an element, `MAX_VALUES` names, values of attributes and
    /// texts in all.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::xml::Document;
    ///
    /// let body = Document::parse(b"<rss><title>R&amp;D</title></rss>")?;
    /// assert_eq!(body.root().need_text("title"), "R&D");
    /// assert!(body.check().is_ok());
    ///
    /// assert_eq!(body.root().need_text("link"), "");
    /// assert_eq!(body.check().unwrap_err().to_string(), "rss.link: missing, at byte 1");
    /// # Ok::<(), statuslamp::json::Error>(())
    /// ```
    pub fn parse(body: &'a [u8]) -> Result<Self, Error> {
        Error::check_size(body)?;
        let text = std::str::from_utf8(body).map_err(|invalid| Error {
            fault: Fault::Encoding,
            place: String::new(),
            problem: "a byte that is no UTF-8".to_owned(),
            byte: invalid.valid_up_to(),
        })?;
        Ok(Self { text, nodes: read::tape(text)?, first_error: OnceCell::new() })
    }

    /// The outermost element.
    pub fn root(&self) -> Element<'_> {
        Element { document: self, index: 0 }
    }

    /// Whether all that was asked for was there and of its shape.
    ///
    /// # Errors
    ///
    /// The first thing that was not.
    pub fn check(&self) -> Result<(), Error> {
        self.first_error.get().map_or(Ok(()), |error| Err(error.clone()))
    }

    fn node(&self, index: usize) -> Node {
        let nothing = Node { kind: Kind::Element, start: 0, end: 0, next: 0 };
        self.nodes.get(index).copied().unwrap_or(nothing)
    }

    fn source(&self, index: usize) -> &str {
        let node = self.node(index);
        self.text.get(node.start..node.end).unwrap_or("")
    }

    fn decoded(&self, index: usize) -> Text<'_> {
        unescape::unescape(self.source(index), self.node(index).kind)
    }

    /// The path from the root to the element at `index`: only errors pay for it. One of several
    /// of a name carries its number among them.
    #[cold]
    fn place(&self, index: usize) -> String {
        let mut element = self.root();
        let mut path = shown(element.name()).into_owned();
        while element.index != index {
            let holds = |inside: &Element<'_>| (inside.index..inside.next()).contains(&index);
            let Some(inside) = element.elements().find(holds) else { break };
            path.extend([".", &shown(inside.name())]);
            let (mut before, mut all) = (0, 0);
            for namesake in element.elements().filter(|other| other.name() == inside.name()) {
                before += usize::from(namesake.index < inside.index);
                all += 1;
            }
            if all > 1 {
                path.extend(["[", &before.to_string(), "]"]);
            }
            element = inside;
        }
        path
    }
}

impl<'a> Element<'a> {
    /// Its name as it is written, for example `atom:link`.
    pub fn name(self) -> &'a str {
        self.document.source(self.index)
    }

    /// The value of the attribute called `name`.
    pub fn attribute(self, name: &str) -> Option<Text<'a>> {
        self.attributes().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Its attributes, in order, those that declare a prefix among them.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, Text<'a>)> {
        let names = self.inside().filter(|inside| inside.node().kind == Kind::AttributeName);
        names.map(|name| (name.name(), name.document.decoded(name.index + 1)))
    }

    /// The elements directly inside it, in order.
    pub fn elements(self) -> impl Iterator<Item = Element<'a>> {
        self.inside().filter(|inside| inside.node().kind == Kind::Element)
    }

    /// The element called `name` directly inside it. If there are two, that is an error: which of
    /// them counts is not for a reader to choose.
    pub fn child(self, name: &str) -> Option<Element<'a>> {
        let mut found = None;
        for element in self.elements() {
            if element.name() == name && found.replace(element).is_some() {
                element.refuse("a second one of this name");
            }
        }
        found
    }

    /// The element called `name` directly inside it. If it is missing, that is an error, and the
    /// element empty.
    #[must_use]
    pub fn need(self, name: &str) -> Element<'a> {
        self.child(name).unwrap_or_else(|| {
            self.refuse_at(&[".", name], "missing");
            Element { index: usize::MAX, ..self }
        })
    }

    /// The elements called `name` directly inside it, in order. If there are more than `max`, that
    /// is an error.
    pub fn children(self, name: &str, max: usize) -> impl Iterator<Item = Element<'a>> {
        let mut left = max;
        self.elements().filter(move |element| element.name() == name).take_while(move |element| {
            if left == 0 {
                element.refuse(&format!("more than {max} of this name"));
                return false;
            }
            left -= 1;
            true
        })
    }

    /// The text inside it, as it is meant: references are resolved, CDATA is taken literally, a
    /// comment within is no part of it. White space is kept; an empty element has the text `""`.
    /// If there is an element inside, that is an error.
    pub fn text(self) -> Text<'a> {
        let mut text = Cow::Borrowed("");
        for inside in self.inside() {
            match inside.node().kind {
                Kind::Element => inside.refuse("expected text"),
                Kind::Text | Kind::Cdata => {
                    let piece = self.document.decoded(inside.index);
                    if text.is_empty() {
                        text = piece;
                    } else {
                        text.to_mut().push_str(&piece);
                    }
                }
                Kind::AttributeName | Kind::AttributeValue => {}
            }
        }
        text
    }

    /// The text of the element called `name` directly inside it.
    pub fn need_text(self, name: &str) -> Text<'a> {
        self.need(name).text()
    }

    /// An error about this element: the document keeps it, if it is the first.
    pub fn refuse(self, problem: &str) {
        self.refuse_at(&[], problem);
    }

    #[cold]
    fn refuse_at(self, below: &[&str], problem: &str) {
        // Only the first counts: what comes after it may be its consequence. And what is wrong
        // with nothing was said when it was not found.
        if self.document.first_error.get().is_some() || self.index == usize::MAX {
            return;
        }
        let mut place = self.document.place(self.index);
        place.extend(below.iter().copied());
        let (problem, byte) = (problem.to_owned(), self.node().start);
        let error = Error { fault: Fault::Shape, place, problem, byte };
        let _is_first = self.document.first_error.set(error);
    }

    /// What stands directly inside it on the tape, its attributes first.
    fn inside(self) -> impl Iterator<Item = Element<'a>> {
        let (document, end) = (self.document, self.next());
        let mut index = self.index.saturating_add(1);
        std::iter::from_fn(move || {
            (index < end).then(|| {
                let inside = Element { document, index };
                index = inside.next();
                inside
            })
        })
    }

    fn node(self) -> Node {
        self.document.node(self.index)
    }

    /// The tape's position after this.
    fn next(self) -> usize {
        self.node().next
    }
}

/// A name as errors show it: it comes from outside and may be of any length.
fn shown(name: &str) -> Text<'_> {
    one_line(name, 40)
}
