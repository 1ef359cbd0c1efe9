//! Text to tape: the grammar of XML 1.0, fifth edition, without the DOCTYPE.
//!
//! One pass over bytes, without recursion: all that the grammar turns on is ASCII.

use super::unescape::reference;
use super::{Kind, Node};
use crate::json::{Error, Fault};
use crate::limits::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_VALUES};

/// Reads one whole document.
pub(super) fn tape(text: &str) -> Result<Vec<Node>, Error> {
    let mut reader = Reader {
        bytes: text.as_bytes(),
        at: 0,
        nodes: Vec::new(),
        innermost: 0,
        depth: 0,
        fault: Fault::Syntax,
        problem: "",
    };
    if reader.characters().and_then(|()| reader.document()).is_some() {
        return Ok(reader.nodes);
    }
    let ended = reader.at >= text.len();
    let problem = if ended { "the body ends too soon" } else { reader.problem };
    let (fault, place) = (reader.fault, String::new());
    Err(Error { fault, place, problem: problem.to_owned(), byte: reader.at })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
    /// Where on the tape the element stands that must end first. Until then its `next` is the
    /// element around it.
    innermost: usize,
    depth: usize,
    fault: Fault,
    /// Why a method returned `None`.
    problem: &'static str,
}

impl<'a> Reader<'a> {
    /// What may stand nowhere need not be looked for in each place (section 2.2).
    fn characters(&mut self) -> Option<()> {
        while let Some(byte) = self.bytes.get(self.at) {
            // U+FFFE and U+FFFF.
            let is_last = matches!(self.rest(), [0xef, 0xbf, 0xbe | 0xbf, ..]);
            if is_last || *byte < b' ' && !is_space(*byte) {
                return self.wrong("a character that XML does not allow");
            }
            self.at += 1;
        }
        self.at = 0;
        Some(())
    }

    fn document(&mut self) -> Option<()> {
        self.eat(b"\xef\xbb\xbf");
        // The name of an instruction, such as `xml-stylesheet`, may begin alike.
        if let [b'<', b'?', b'x', b'm', b'l', after, ..] = self.rest()
            && is_space(*after)
        {
            self.at += 5;
            self.declaration()?;
        }
        loop {
            if self.depth > 0 {
                let start = self.at;
                self.raw(b'<')?;
                if self.at > start {
                    self.push(Kind::Text, start)?;
                }
            } else {
                self.space();
                if self.rest().is_empty() && !self.nodes.is_empty() {
                    return Some(());
                }
            }
            if self.eat(b"<!--") {
                // Section 2.5.
                self.past(b"--")?;
                self.need(b">", "“--” inside a comment")?;
            } else if self.eat(b"<?") {
                self.instruction()?;
            } else if self.depth > 0 && self.eat(b"<![CDATA[") {
                // Section 2.7.
                let start = self.at;
                self.past(b"]]>")?;
                self.push(Kind::Cdata, start)?;
            } else if self.eat(b"</") {
                self.end_tag()?;
            } else if self.sees(b"<!") {
                return self.declared_type();
            } else {
                self.need(b"<", "expected “<”")?;
                self.start_tag()?;
            }
        }
    }

    /// Sections 2.8 and 4.3.3.
    fn declaration(&mut self) -> Option<()> {
        if !self.declares(b"version", &[b"1.0"], "expected 1.0")? {
            return self.wrong("expected a version");
        }
        // The bytes are UTF-8 by now, but their declaration was left as it was.
        self.fault = Fault::Encoding;
        let encodings: [&[u8]; 4] = [b"utf-8", b"UTF-8", b"utf-16", b"UTF-16"];
        self.declares(b"encoding", &encodings, "expected UTF-8 or UTF-16")?;
        self.fault = Fault::Syntax;
        self.declares(b"standalone", &[b"yes", b"no"], "expected yes or no")?;
        self.space();
        self.need(b"?>", "expected “?>”")
    }

    /// Whether it declares `name`, and then as one of `values`.
    fn declares(&mut self, name: &[u8], values: &[&[u8]], problem: &'static str) -> Option<bool> {
        if !self.space() || !self.eat(name) {
            return Some(false);
        }
        let start = self.value()?;
        let value = self.bytes.get(start..self.at - 1)?;
        if values.contains(&value) { Some(true) } else { self.wrong(problem) }
    }

    /// Section 2.6.
    fn instruction(&mut self) -> Option<()> {
        let start = self.at;
        self.name_part()?;
        if self.since(start).eq_ignore_ascii_case(b"xml") {
            return self.wrong("an XML declaration that is not at the start");
        }
        if !self.sees(b"?>") && !self.space() {
            return self.wrong("expected a space or “?>”");
        }
        self.past(b"?>")
    }

    /// A DOCTYPE (section 2.8) is refused: it can declare entities that grow without bound, or
    /// that are to be fetched.
    #[cold]
    fn declared_type(&mut self) -> Option<()> {
        let start = self.rest().get(..14).unwrap_or_default();
        if start.eq_ignore_ascii_case(b"<!doctype html") {
            return self.wrong(HTML);
        }
        self.wrong("neither a comment nor CDATA")
    }

    /// Section 3.1.
    fn start_tag(&mut self) -> Option<()> {
        let (start, index) = (self.at, self.nodes.len());
        if self.depth == 0 && index > 0 {
            return self.wrong("a second outermost element");
        }
        if self.depth >= MAX_DEPTH {
            return self.wrong("nested too deep");
        }
        self.name()?;
        // A page without a DOCTYPE would else be refused for whatever HTML lets stand open.
        if index == 0 && self.since(start).eq_ignore_ascii_case(b"html") {
            return self.wrong(HTML);
        }
        self.push(Kind::Element, start)?;
        self.nodes.last_mut()?.next = self.innermost;
        self.innermost = index;
        self.depth += 1;
        loop {
            let spaced = self.space();
            if self.eat(b">") {
                return Some(());
            }
            if self.eat(b"/>") {
                return self.close();
            }
            if !spaced {
                return self.wrong("expected a space, “>” or “/>”");
            }
            self.attribute(index + 1)?;
        }
    }

    /// One of an element whose attributes stand from `first` on.
    fn attribute(&mut self, first: usize) -> Option<()> {
        let start = self.at;
        self.name()?;
        let name = self.since(start);
        let others = self.nodes.get(first..)?;
        // Each is compared with all before it.
        if others.len() >= 2 * MAX_ATTRIBUTES {
            return self.wrong("too many attributes");
        }
        for other in others {
            let is_name = other.kind == Kind::AttributeName;
            if is_name && self.bytes.get(other.start..other.end)? == name {
                return self.wrong("a second attribute of this name");
            }
        }
        self.push(Kind::AttributeName, start)?;
        let start = self.value()?;
        self.push(Kind::AttributeValue, start)
    }

    /// An equals sign and a value in quotes. Returns where the value begins; it ends before the
    /// quote that was read last.
    fn value(&mut self) -> Option<usize> {
        self.space();
        self.need(b"=", "expected “=”")?;
        self.space();
        let quote = self.peek();
        if !matches!(quote, b'"' | b'\'') {
            return self.wrong("expected a quote");
        }
        self.at += 1;
        let start = self.at;
        self.raw(quote)?;
        self.need(&[quote], "expected the closing quote")?;
        Some(start)
    }

    /// Section 3.1.
    fn end_tag(&mut self) -> Option<()> {
        let name = match self.nodes.get(self.innermost) {
            Some(node) if self.depth > 0 => self.bytes.get(node.start..node.end)?,
            _ => return self.wrong("the end of an element that did not begin"),
        };
        self.need(name, "the end of another element than began last")?;
        self.space();
        self.need(b">", "expected “>”")?;
        self.close()
    }

    /// Goes to the next `end` or `<`, over references and whatever else may stand before it in a
    /// text (section 2.4) or in the value of an attribute (section 2.3).
    fn raw(&mut self, end: u8) -> Option<()> {
        loop {
            let byte = self.peek();
            match byte {
                0 | b'<' => return Some(()),
                b'&' => match reference(self.bytes.get(self.at + 1..)?) {
                    Some((_, length)) => self.at += length,
                    None => return self.wrong("“&” that begins no entity of XML"),
                },
                b']' if end == b'<' && self.sees(b"]]>") => {
                    return self.wrong("“]]>” outside CDATA");
                }
                _ if byte == end => return Some(()),
                _ => {}
            }
            self.at += 1;
        }
    }

    /// A name with one prefix at most (Namespaces in XML, section 4).
    fn name(&mut self) -> Option<()> {
        self.name_part()?;
        if self.eat(b":") { self.name_part() } else { Some(()) }
    }

    /// Section 2.3, without the colon and in ASCII: no feed has other names.
    fn name_part(&mut self) -> Option<()> {
        if !matches!(self.peek(), b'a'..=b'z' | b'A'..=b'Z' | b'_') {
            return self.wrong("expected a name");
        }
        while let b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | b'-' | b'.' = self.peek() {
            self.at += 1;
        }
        Some(())
    }

    /// Goes past any white space, and says whether it stands after some.
    fn space(&mut self) -> bool {
        while is_space(self.peek()) {
            self.at += 1;
        }
        self.at.checked_sub(1).and_then(|at| self.bytes.get(at)).is_some_and(|byte| is_space(*byte))
    }

    /// Goes past the next `mark`.
    fn past(&mut self, mark: &[u8]) -> Option<()> {
        while !self.eat(mark) {
            if self.peek() == 0 {
                return None;
            }
            self.at += 1;
        }
        Some(())
    }

    fn need(&mut self, mark: &[u8], problem: &'static str) -> Option<()> {
        if self.eat(mark) { Some(()) } else { self.wrong(problem) }
    }

    #[inline(never)]
    fn eat(&mut self, mark: &[u8]) -> bool {
        let eaten = self.sees(mark);
        self.at += if eaten { mark.len() } else { 0 };
        eaten
    }

    fn sees(&self, mark: &[u8]) -> bool {
        self.rest().starts_with(mark)
    }

    /// The byte at hand. At the end it is 0, which stands nowhere else.
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn since(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    /// Lays on the tape what was read since `start`; of what ends in a mark, without it.
    fn push(&mut self, kind: Kind, start: usize) -> Option<()> {
        let mark = match kind {
            Kind::AttributeValue => 1,
            Kind::Cdata => 3,
            _ => 0,
        };
        let next = self.nodes.len() + 1;
        if next > MAX_VALUES {
            return self.wrong("too many values");
        }
        self.nodes.push(Node { kind, start, end: self.at - mark, next });
        Some(())
    }

    fn close(&mut self) -> Option<()> {
        let next = self.nodes.len();
        let node = self.nodes.get_mut(self.innermost)?;
        self.innermost = std::mem::replace(&mut node.next, next);
        self.depth -= 1;
        Some(())
    }

    fn wrong<T>(&mut self, problem: &'static str) -> Option<T> {
        self.problem = problem;
        None
    }
}

const HTML: &str = "HTML, not XML";

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}
