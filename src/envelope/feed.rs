//! What the feeds have in common: RSS 2.0, from its elements to the model's values. Errors stick to
//! the document, so that none of these can fail.

use super::body::Body;
use crate::limits::{MAX_BODY_CHARS, MAX_NAME_CHARS, MAX_WORD_CHARS};
use crate::model::Update;
use crate::text::{Text, bounded, one_line, web_address};
use crate::time::Timestamp;
use crate::xml::Element;

/// Whether a body is a feed of this title: no feed but its provider's own has it.
pub(super) fn is_titled(body: &Body<'_>, title: &str) -> bool {
    let channel =
        body.xml().filter(|root| root.name() == "rss").and_then(|rss| rss.child("channel"));
    channel.and_then(|channel| channel.child("title")).is_some_and(|own| own.text().trim() == title)
}

impl<'a> Element<'a> {
    /// What people call it.
    pub(super) fn line(self, name: &str) -> Text<'a> {
        one_line(self.need_text(name), MAX_NAME_CHARS)
    }

    /// The items of a channel. What else holds elements, but for its image, may be an item by another
    /// name, and the outage with it.
    pub(super) fn items(self, max: usize) -> impl Iterator<Item = Element<'a>> {
        for element in self.elements().filter(|inside| !matches!(inside.name(), "item" | "image")) {
            if element.elements().next().is_some() {
                element.refuse("neither an item nor an image");
            }
        }
        self.children("item", max)
    }

    /// A web address, where there is one and it is safe to link to.
    pub(super) fn address(self, name: &str) -> Option<Text<'a>> {
        web_address(self.child(name)?.text())
    }

    /// When it was, where it says so.
    pub(super) fn time(self, name: &str) -> Option<Timestamp> {
        let element = self.child(name)?;
        let time = Timestamp::parse_rss(element.text().trim());
        if time.is_none() {
            element.refuse("expected a date of RSS");
        }
        time
    }

    /// What an item says, which is its newest update.
    pub(super) fn update(self, status: &str) -> Update<'a> {
        let body = self.child("description").map(Element::text).unwrap_or_default();
        Update {
            id: "".into(),
            status: one_line(status.to_owned(), MAX_WORD_CHARS),
            body: bounded(body, MAX_BODY_CHARS),
            created_at: self.time("pubDate"),
        }
    }
}
