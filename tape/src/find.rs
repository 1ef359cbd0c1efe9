//! What stands on the tape.

use super::read::name_bit;
use super::{Kind, Node, Tape};

impl<'a> Tape<'a> {
    /// Whether the outermost object may have a member called `name`. To ask whose a body is, is to
    /// ask this of some fifty names, nearly all of which are not there.
    #[must_use]
    pub fn may_begin_with(&self, name: &str) -> bool {
        self.root_names & name_bit(name.as_bytes(), 0, name.len()) != 0
    }

    /// Where from `at` to `end` the value of the member called `name` stands. At `at` stands a name,
    /// and `end` is where one would stand. Names are compared as the body writes them: one with an
    /// escape in it is not found, and a tape with such a one [may have duplicates](Tape).
    #[must_use]
    pub fn find(&self, at: u32, end: u32, name: &str) -> Option<u32> {
        let mut at = at as usize;
        while at < end as usize
            && let Some([called, value, ..]) = self.nodes.get(at..)
        {
            let span = called.start()..called.tail() as usize;
            if span.len() == name.len() && self.text.as_bytes().get(span) == Some(name.as_bytes()) {
                return u32::try_from(at + 1).ok();
            }
            at = if value.holds_others() { value.tail() as usize } else { at + 2 };
        }
        None
    }

    /// What a scalar is in the body; a text without its quotes.
    #[must_use]
    pub fn source(&self, node: Node) -> &'a str {
        self.text.get(node.start()..node.tail() as usize).unwrap_or("")
    }

    /// A text that is one [plain line](is_plain_line) of at most `max` bytes.
    #[must_use]
    pub fn plain_line(&self, node: Node, max: usize) -> Option<&'a str> {
        let line = if node.kind() == Kind::Text { self.source(node) } else { return None };
        (line.len() <= max && is_plain_line(line)).then_some(line)
    }
}

/// Whether all of a text is printable ASCII on one line, with no space at its ends and no two side
/// by side. Nearly every text of a status page is.
#[must_use]
pub fn is_plain_line(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~') || byte == b' ' && before == b' ' {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}
