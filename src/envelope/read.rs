//! From members to the model's values, bounded. Errors stick to the document, so that none
//! of these can fail.

use super::body::Body;
use crate::json::{Object, Value};
use crate::limits::{MAX_BODY_CHARS, MAX_COMPONENTS, MAX_NAME_CHARS, MAX_UPDATES, MAX_WORD_CHARS};
use crate::model::Update;
use crate::text::{Text, bounded, one_line, web_address};
use crate::time::{Day, Timestamp};

impl Body<'_> {
    /// As [`Value::at`], from the outermost value. None is no error: it is asked for to see whose the
    /// body is.
    pub(super) fn at(&self, path: &str) -> Option<Value<'_>> {
        self.json()?.at(path)
    }
}

impl Value<'_> {
    /// Whether this is this word.
    pub(super) fn is_word(self, word: &str) -> bool {
        self.as_text().is_some_and(|text| text == word)
    }
}

impl<'a> Object<'a> {
    /// A short word, or an id that is text.
    pub(super) fn word(&self, name: &str) -> Text<'a> {
        self.need(name).line(MAX_WORD_CHARS)
    }

    /// A short word that may be missing.
    pub(super) fn optional_word(&self, name: &str) -> Option<Text<'a>> {
        self.get(name).map(|value| value.line(MAX_WORD_CHARS))
    }

    /// What a word means. Not inlined, here and below: it is asked for a hundred times.
    #[inline(never)]
    pub(super) fn word_as<T>(&self, name: &str, parse: fn(&str) -> T) -> T {
        parse(&self.need_text(name))
    }

    /// An id, which some providers write as text and some as a number.
    pub(super) fn id(&self, name: &str) -> Text<'a> {
        id(self.need(name))
    }

    /// An id that may be missing.
    pub(super) fn optional_id(&self, name: &str) -> Option<Text<'a>> {
        self.get(name).map(id)
    }

    /// A short word that may be missing, and then is empty.
    #[inline(never)]
    pub(super) fn word_or_empty(&self, name: &str) -> Text<'a> {
        self.optional_word(name).unwrap_or_default()
    }

    /// An id that may be missing, and then is empty.
    #[inline(never)]
    pub(super) fn id_or_empty(&self, name: &str) -> Text<'a> {
        self.optional_id(name).unwrap_or_default()
    }

    /// What people call it.
    pub(super) fn line(&self, name: &str) -> Text<'a> {
        self.need(name).line(MAX_NAME_CHARS)
    }

    /// One line that may be missing, and then is empty.
    pub(super) fn optional_line(&self, name: &str) -> Text<'a> {
        self.get(name).map(|value| value.line(MAX_NAME_CHARS)).unwrap_or_default()
    }

    /// Lines of text that may be missing, and then are empty.
    pub(super) fn prose(&self, name: &str) -> Text<'a> {
        self.get(name)
            .map(|value| bounded(value.beginning(MAX_BODY_CHARS), MAX_BODY_CHARS))
            .unwrap_or_default()
    }

    /// Lines of text, where there are any.
    pub(super) fn description(&self, name: &str) -> Option<Text<'a>> {
        Some(self.prose(name)).filter(|text| !text.is_empty())
    }

    /// A web address, where there is one and it is safe to link to.
    pub(super) fn address(&self, name: &str) -> Option<Text<'a>> {
        web_address(self.get(name)?.text())
    }

    /// A web address whose provider leaves the scheme out: it is `https`.
    pub(super) fn site(&self, name: &str) -> Option<Text<'a>> {
        let text = self.get(name)?.text();
        // No scheme is without a colon, be it a good one or not.
        web_address(if text.contains(':') { text } else { ["https://", &text].concat().into() })
    }

    /// An object that must be there.
    #[inline(never)]
    pub(super) fn need_object(&self, name: &str) -> Object<'a> {
        self.need(name).object()
    }

    /// An object that is asked for to see whose the body is: none is no error.
    pub(super) fn part(&self, name: &str) -> Option<Object<'a>> {
        self.get(name).filter(|part| part.is_object()).map(Value::object)
    }

    /// A truth value that may be missing, and then is `false`.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(Value::boolean)
    }

    /// An RFC 3339 time, where there is one.
    pub(super) fn time(&self, name: &str) -> Option<Timestamp> {
        self.time_as(name, Timestamp::parse, "an RFC 3339 time")
    }

    /// An RFC 3339 time, or another where there is none.
    pub(super) fn time_or(&self, name: &str, other: &str) -> Option<Timestamp> {
        let other = self.time(other);
        self.time(name).or(other)
    }

    /// A time without a zone, which the provider writes in UTC, where there is one.
    pub(super) fn utc_time(&self, name: &str) -> Option<Timestamp> {
        self.time_as(name, Timestamp::parse_utc, "a date and time")
    }

    /// A time without a zone, or another where there is none.
    pub(super) fn utc_time_or(&self, name: &str, other: &str) -> Option<Timestamp> {
        let other = self.utc_time(other);
        self.utc_time(name).or(other)
    }

    /// A time in a form of the provider's own, where there is one. `form` names it for the error.
    pub(super) fn time_as(
        &self,
        name: &str,
        parse: fn(&str) -> Option<Timestamp>,
        form: &str,
    ) -> Option<Timestamp> {
        let value = self.get(name)?;
        let time = parse(&value.beginning(MAX_WORD_CHARS));
        if time.is_none() {
            value.refuse(&["expected ", form].concat());
        }
        time
    }

    /// A day, as `2026-11-22`.
    pub(super) fn day(&self, name: &str) -> Day {
        let day = Day::parse(&self.need_text(name));
        if day.is_none() {
            self.refuse(name, "expected a day as 2026-11-22");
        }
        day.unwrap_or(Day::EPOCH)
    }

    /// The rows of a list that must be there.
    pub(super) fn list<T>(&self, name: &str, max: usize, read: fn(Value<'a>) -> T) -> Vec<T> {
        let list = self.need(name);
        if list.is_null() { Vec::new() } else { list.list(max, read) }
    }

    /// The rows of a list that may be missing or null where it is empty: the provider documents
    /// that, or recorded bodies show it.
    pub(super) fn optional_list<T>(
        &self,
        name: &str,
        max: usize,
        read: fn(Value<'a>) -> T,
    ) -> Vec<T> {
        self.get(name).map(|list| list.list(max, read)).unwrap_or_default()
    }

    /// A timeline that may be missing.
    pub(super) fn updates(&self, name: &str, read: fn(Value<'a>) -> Update<'a>) -> Vec<Update<'a>> {
        newest_first(self.optional_list(name, usize::MAX, read))
    }

    /// A list of ids that may be missing.
    pub(super) fn ids(&self, name: &str) -> Vec<Text<'a>> {
        self.optional_list(name, MAX_COMPONENTS, id)
    }

    /// The ids of a list of objects that may be missing.
    pub(super) fn ids_of_rows(&self, name: &str) -> Vec<Text<'a>> {
        self.optional_list(name, MAX_COMPONENTS, |row| row.object().id("id"))
    }
}

/// An id, which some providers write as text and some as a number.
pub(super) fn id(value: Value<'_>) -> Text<'_> {
    if value.is_number() {
        return one_line(value.scalar(), MAX_WORD_CHARS);
    }
    value.line(MAX_WORD_CHARS)
}

/// A timeline of the only text that there is.
pub(super) fn told(body: Text<'_>, created_at: Option<Timestamp>) -> Vec<Update<'_>> {
    if body.is_empty() {
        return Vec::new();
    }
    vec![Update { id: Text::default(), status: Text::default(), body, created_at }]
}

/// Puts an update into its place in a timeline, the newest first, whatever order its provider
/// lists them in.
pub(super) fn add_update<'a>(timeline: &mut Vec<Update<'a>>, update: Update<'a>) {
    let at = timeline.partition_point(|other| other.created_at >= update.created_at);
    timeline.insert(at, update);
    timeline.truncate(MAX_UPDATES);
}

/// A timeline in the model's order, whatever its provider's is.
pub(super) fn newest_first(updates: Vec<Update<'_>>) -> Vec<Update<'_>> {
    let mut timeline = Vec::new();
    for update in updates {
        add_update(&mut timeline, update);
    }
    timeline
}
