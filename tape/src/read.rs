//! Bytes to tape: the grammar of RFC 8259, and nothing more lenient.
//!
//! One pass, and no recursion. The position is a local variable that helpers take and return: in
//! a struct behind a reference it would be stored and loaded again for every byte, which took
//! three times as long.

use super::scan::{Problem, byte, no_value, number, text_end, without_space, word};
use super::{Error, Fault, Kind, MAX_DEPTH, MAX_VALUES, Node, Tape};

/// Reads one whole JSON value. A byte order mark before it is passed over.
///
/// # Errors
///
/// When the body is not UTF-8, not one whole JSON value, nested deeper than [`MAX_DEPTH`], of
/// more than [`MAX_VALUES`] values, or larger than [`MAX_BODY_BYTES`](super::MAX_BODY_BYTES).
pub fn read(bytes: &[u8]) -> Result<Tape<'_>, Error> {
    Error::check_size(bytes)?;
    let text = std::str::from_utf8(bytes).map_err(|invalid| Error {
        fault: Fault::Encoding,
        place: String::new(),
        problem: "a byte that is no UTF-8".to_owned(),
        byte: invalid.valid_up_to(),
    })?;
    // Real bodies have a value or a name in every 12 to 20 bytes.
    let nodes = Vec::with_capacity((bytes.len() / 14).min(MAX_VALUES) + 8);
    let mut tape = Tape { text, nodes, root_names: 0, has_duplicates: false };
    match tape.fill() {
        Ok(()) => Ok(tape),
        Err(problem) => Err(problem.told(bytes)),
    }
}

/// Objects with more names than this are taken to have duplicates until somebody looks.
const MAX_NAMES_COMPARED: usize = 100;

/// An array or object that is not closed yet.
#[derive(Clone, Copy)]
struct Open {
    /// Where on the tape it stands.
    index: usize,
    is_object: bool,
    /// One bit for each name that it has, by a hash: a bit that is set already may be a name
    /// that is there already.
    names: u64,
}

impl Tape<'_> {
    fn fill(&mut self) -> Result<(), Problem> {
        let bytes = self.text.as_bytes();
        // A byte order mark may be passed over (RFC 8259, section 8.1).
        let mut at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        at = without_space(bytes, at);
        // Those around the innermost open one.
        let mut outer = [Open { index: 0, is_object: false, names: 0 }; MAX_DEPTH];
        let mut depth = 0;
        let mut open = Open { index: 0, is_object: false, names: 0 };
        loop {
            // A value begins here; in an object, its name does.
            if open.is_object {
                if byte(bytes, at) != b'"' {
                    return Err(Problem::expected(at, "a name in quotes"));
                }
                let (end, is_escaped) = text_end(bytes, at + 1)?;
                let bit = name_bit(bytes, at + 1, end);
                // An escaped name may be any other: whoever looks it up must look twice.
                if open.names & bit != 0 || is_escaped {
                    self.has_duplicates |=
                        is_escaped || self.has_name(open.index, bytes.get(at + 1..end));
                }
                open.names |= bit;
                self.push(Kind::text(is_escaped), at + 1, end)?;
                at = without_space(bytes, end + 1);
                if byte(bytes, at) != b':' {
                    return Err(Problem::expected(at, "“:”"));
                }
                at = without_space(bytes, at + 1);
            }
            match byte(bytes, at) {
                b'"' => {
                    let (end, is_escaped) = text_end(bytes, at + 1)?;
                    self.push(Kind::text(is_escaped), at + 1, end)?;
                    at = end + 1;
                }
                first @ (b'{' | b'[') => {
                    let is_object = first == b'{';
                    let Some(slot) = outer.get_mut(depth) else {
                        return Err(Problem::is(at, "nested too deep"));
                    };
                    *slot = open;
                    depth += 1;
                    open = Open { index: self.nodes.len(), is_object, names: 0 };
                    self.push(if is_object { Kind::Object } else { Kind::Array }, at, 0)?;
                    at = without_space(bytes, at + 1);
                    if byte(bytes, at) != first + 2 {
                        continue;
                    }
                }
                b'-' | b'0'..=b'9' => {
                    let end = number(bytes, at)?;
                    self.push(Kind::Number, at, end)?;
                    at = end;
                }
                first @ (b't' | b'f' | b'n') => {
                    let (kind, end) = word(bytes, at, first)?;
                    self.push(kind, at, end)?;
                    at = end;
                }
                _ => return Err(no_value(at, self.nodes.is_empty() && byte(bytes, at) == b'<')),
            }
            // A value has ended here, and perhaps the arrays and objects around it end too.
            loop {
                at = without_space(bytes, at);
                if depth == 0 {
                    let is_end = at == bytes.len();
                    return if is_end { Ok(()) } else { Err(Problem::expected(at, "the end")) };
                }
                match byte(bytes, at) {
                    b',' => {
                        at = without_space(bytes, at + 1);
                        break;
                    }
                    b'}' if open.is_object => {}
                    b']' if !open.is_object => {}
                    _ => return Err(Problem::expected_next(at, open.is_object)),
                }
                at += 1;
                depth -= 1;
                self.root_names = open.names;
                let next = self.nodes.len();
                if let Some(node) = self.nodes.get_mut(open.index) {
                    node.close(next);
                }
                if let Some(around) = outer.get(depth) {
                    open = *around;
                }
            }
        }
    }

    #[inline(always)]
    fn push(&mut self, kind: Kind, start: usize, tail: usize) -> Result<(), Problem> {
        if self.nodes.len() == self.nodes.capacity() && !self.grow() {
            return Err(Problem::is(start, "more than 1000000 values"));
        }
        self.nodes.push(Node::new(kind, start, tail));
        Ok(())
    }

    /// Room for half as many again: twice as many would cost memory that few bodies need.
    #[cold]
    #[inline(never)]
    fn grow(&mut self) -> bool {
        let held = self.nodes.len();
        let more = (held / 2).max(8).min(MAX_VALUES.saturating_sub(held));
        self.nodes.reserve_exact(more);
        more > 0
    }

    /// Whether the object at `index` has a name of these bytes already, or so many names that it
    /// would take too long to tell: a hostile body has a hundred thousand.
    #[cold]
    #[inline(never)]
    fn has_name(&self, index: usize, name: Option<&[u8]>) -> bool {
        let mut at = index + 1;
        for _ in 0..MAX_NAMES_COMPARED {
            let Some([named, value, ..]) = self.nodes.get(at..) else { return false };
            if self.text.as_bytes().get(named.start()..named.tail() as usize) == name {
                return true;
            }
            at = if value.holds_others() { value.tail() as usize } else { at + 2 };
        }
        true
    }
}

/// The [bit](bit) of the name between these positions.
#[inline(always)]
fn name_bit(bytes: &[u8], start: usize, end: usize) -> u64 {
    if start == end { 1 } else { bit(end - start, byte(bytes, start), byte(bytes, end - 1)) }
}

/// One of 64 bits, by a name's length, first and last byte.
#[inline(always)]
pub(super) const fn bit(length: usize, first: u8, last: u8) -> u64 {
    1 << ((length * 7 + first as usize * 3 + last as usize * 13) & 63)
}

const _: () = assert!(MAX_VALUES == 1_000_000, "as the message says");
