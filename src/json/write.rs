//! Values to text.

use statuslamp_tape::{write_comma, write_name, write_text};

use crate::time::Timestamp;

/// Writes one JSON text, member by member. Commas are its affair.
///
/// # Examples
///
/// ```
/// use statuslamp::json::Writer;
///
/// let mut json = Writer::new();
/// json.object(|json| {
///     json.text("name", "API");
///     json.optional("group", None);
///     json.array("ids", ["a", "b"], |json, id| json.text_value(id));
/// });
/// assert_eq!(json.finish(), r#"{"name":"API","ids":["a","b"]}"#);
/// ```
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// Nothing written yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing written yet, and room for so many bytes: a text that doubles when it is full needs
    /// three times its size for a moment.
    pub fn with_room(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes) }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// An object as a value.
    pub fn object(&mut self, members: impl FnOnce(&mut Self)) {
        write_comma(&mut self.out);
        self.out.push('{');
        members(self);
        self.out.push('}');
    }

    /// The name of a member; its value comes next. A name is ours, so it needs no escaping.
    pub fn name(&mut self, name: &'static str) {
        write_name(&mut self.out, name);
    }

    /// A member that is text.
    pub fn text(&mut self, name: &'static str, text: &str) {
        self.name(name);
        write_text(&mut self.out, text);
    }

    /// A member that is text, or left out.
    pub fn optional(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// A member that is a truth value.
    pub fn boolean(&mut self, name: &'static str, is: bool) {
        self.name(name);
        self.out.push_str(if is { "true" } else { "false" });
    }

    /// A member that is a number, or anything else that is JSON as it is shown.
    pub fn shown(&mut self, name: &'static str, value: &dyn std::fmt::Display) {
        self.name(name);
        self.out.push_str(&value.to_string());
    }

    /// A member that is a time, as RFC 3339 in UTC, or left out.
    pub fn time(&mut self, name: &'static str, time: Option<Timestamp>) {
        if let Some(time) = time {
            self.name(name);
            self.out.push('"');
            time.write_into(&mut self.out);
            self.out.push('"');
        }
    }

    /// A member that is an array.
    pub fn array<T>(
        &mut self,
        name: &'static str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.name(name);
        self.out.push('[');
        for item in items {
            write(self, item);
        }
        self.out.push(']');
    }

    /// An array as a value.
    pub fn array_value<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        write_comma(&mut self.out);
        self.out.push('[');
        for item in items {
            write(self, item);
        }
        self.out.push(']');
    }

    /// A text as an array's item.
    pub fn text_value(&mut self, text: &str) {
        write_comma(&mut self.out);
        write_text(&mut self.out, text);
    }
}
