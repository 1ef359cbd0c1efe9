//! Values to text.

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

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// An object as a value.
    pub fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.separate();
        self.out.push('{');
        members(self);
        self.out.push('}');
    }

    /// The name of a member; its value comes next. A name is ours, so it needs no escaping.
    pub fn name(&mut self, name: &'static str) {
        self.separate();
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
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

    /// A text as an array's item.
    pub fn text_value(&mut self, text: &str) {
        self.separate();
        write_text(&mut self.out, text);
    }

    fn separate(&mut self) {
        // A text always ends in its quote, so these are never part of one.
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }
}

/// Appends a text in quotes, escaped as RFC 8259, section 7, asks; and `<`, so that the JSON can
/// stand in an HTML page.
///
/// # Examples
///
/// ```
/// let mut out = String::new();
/// statuslamp::json::write_text(&mut out, "say \"hi\"\n");
/// assert_eq!(out, r#""say \"hi\"\n""#);
/// ```
pub fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    // Nearly every text has nothing to escape and is copied in one go.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | b'<' | 0..0x20))
        && let Some((plain, special)) = rest.split_at_checked(at)
    {
        out.push_str(plain);
        let mut after = special.chars();
        match after.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) => {
                out.push_str("\\u00");
                for digit in [u32::from(c) >> 4, u32::from(c) & 0xf] {
                    out.extend(char::from_digit(digit, 16));
                }
            }
            None => {}
        }
        rest = after.as_str();
    }
    out.push_str(rest);
    out.push('"');
}
