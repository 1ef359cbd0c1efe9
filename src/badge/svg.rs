//! Writes SVG. Text and attribute values go through the one escaper on their way, so what is
//! written is well-formed whatever they hold.

use crate::text::escape_into;

/// An SVG in the making.
pub(super) struct Writer {
    out: String,
    /// Whether the last start tag still takes attributes.
    open: bool,
}

impl Writer {
    pub(super) fn new() -> Self {
        // A flat badge has some 1,300 bytes.
        Self { out: String::with_capacity(1_600), open: false }
    }

    /// Begins an element.
    pub(super) fn start(&mut self, name: &'static str) -> &mut Self {
        self.close_tag();
        self.out.push('<');
        self.out.push_str(name);
        self.open = true;
        self
    }

    /// An attribute of the element just begun.
    pub(super) fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape_into(&mut self.out, value);
        self.out.push('"');
        self
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&mut self, name: &'static str, value: u32) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.digits(value);
        self.out.push('"');
        self
    }

    /// Text inside the element.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.close_tag();
        escape_into(&mut self.out, text);
        self
    }

    /// Ends the element called `name`, which is the one begun last and not ended.
    pub(super) fn end(&mut self, name: &'static str) -> &mut Self {
        if std::mem::take(&mut self.open) {
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// The formatting machinery of `write!` takes several times as long.
    fn digits(&mut self, value: u32) {
        if value >= 10 {
            self.digits(value / 10);
        }
        self.out.extend(char::from_digit(value % 10, 10));
    }

    fn close_tag(&mut self) {
        if std::mem::take(&mut self.open) {
            self.out.push('>');
        }
    }
}
