//! What stands on the tape.

use super::read::bit;
use super::{Kind, Node, Tape};

/// Names that an object may have, each as one of 64 bits.
///
/// # Examples
///
/// ```
/// use statuslamp_tape::{Names, read};
///
/// const PAGE: Names = Names::of("page status");
/// assert!(read(br#"{"status":1,"page":2}"#)?.may_begin_with(PAGE));
/// assert!(!read(br#"{"status":1}"#)?.may_begin_with(PAGE));
/// # Ok::<(), statuslamp_tape::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Names(u64);

impl Names {
    /// The names of a text, with single spaces in between.
    #[must_use]
    pub const fn of(names: &str) -> Self {
        let mut rest = names.as_bytes();
        let (mut bits, mut length, mut first, mut last) = (0, 0, 0, 0);
        while let [byte, after @ ..] = rest {
            if *byte == b' ' {
                bits |= bit(length, first, last);
                length = 0;
            } else {
                if length == 0 {
                    first = *byte;
                }
                last = *byte;
                length += 1;
            }
            rest = after;
        }
        Self(if length == 0 { bits } else { bits | bit(length, first, last) })
    }
}

impl<'a> Tape<'a> {
    /// Whether the outermost object may have all these names. To ask whose a body is, is to ask
    /// this of some fifty names, nearly all of which are not there.
    #[must_use]
    pub fn may_begin_with(&self, names: Names) -> bool {
        self.has_duplicates || self.root_names & names.0 == names.0
    }

    /// Where the value of the member called `name` stands in the object at `index`; in what is no
    /// object there is none. The search begins at `cursor`, where one of its names stands, and goes once around. Names are
    /// compared as the body writes them: one with an escape in it is not found, and a tape with
    /// such a one [may have duplicates](Tape).
    #[must_use]
    pub fn find(&self, index: u32, cursor: u32, name: &str) -> Option<u32> {
        let object = self.nodes.get(index as usize).filter(|node| node.kind() == Kind::Object)?;
        let end = object.tail();
        self.find_between(cursor, end, name).or_else(|| self.find_between(index + 1, cursor, name))
    }

    /// Where the value at a path such as `data.0.type` stands, which begins at `index`, names
    /// members, and with `0` the first row of an array.
    #[must_use]
    pub fn at(&self, mut index: u32, path: &str) -> Option<u32> {
        let mut rest = Some(path);
        while let Some(path) = rest {
            let dot = path.bytes().position(|byte| byte == b'.').unwrap_or(path.len());
            let name = path.get(..dot)?;
            rest = path.get(dot + 1..);
            let node = self.nodes.get(index as usize)?;
            index = match node.kind() {
                Kind::Object => self.find(index, index + 1, name)?,
                Kind::Array if name == "0" && node.tail() > index + 1 => index + 1,
                _ => return None,
            };
        }
        Some(index)
    }

    #[inline(always)]
    fn find_between(&self, at: u32, end: u32, name: &str) -> Option<u32> {
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

    /// A text that is one [plain line](super::is_plain_line) of at most `max` bytes.
    #[must_use]
    pub fn plain_line(&self, node: Node, max: usize) -> Option<&'a str> {
        let line = if node.kind() == Kind::Text { self.source(node) } else { return None };
        (line.len() <= max && super::is_plain_line(line)).then_some(line)
    }
}
