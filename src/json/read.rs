//! Text to tape: the grammar of RFC 8259, and nothing more lenient.

use super::{Error, Fault, Kind, Node};

/// Reads one whole JSON value.
pub(super) fn tape(text: &str, max_depth: usize, max_nodes: usize) -> Result<Vec<Node>, Error> {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0, nodes: Vec::new(), max_nodes };
    if text.starts_with(BYTE_ORDER_MARK) {
        reader.at = BYTE_ORDER_MARK.len_utf8();
    }
    reader.space();
    reader.value(max_depth)?;
    reader.space();
    match reader.peek() {
        None => Ok(reader.nodes),
        Some(_) => Err(reader.unexpected("the end")),
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text that a string with escapes stands for. A lone surrogate, which stands for no
/// character, becomes U+FFFD.
pub(super) fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let mut unit = code_unit(&mut rest);
                // A high surrogate may be followed by its low half; if by another escape
                // instead, that one stands for itself.
                while (0xd800..0xdc00).contains(&unit) {
                    let mut ahead = rest.clone();
                    if (ahead.next(), ahead.next()) != (Some('\\'), Some('u')) {
                        break;
                    }
                    let low = code_unit(&mut ahead);
                    rest = ahead;
                    if (0xdc00..0xe000).contains(&low) {
                        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                    } else {
                        out.push(char::REPLACEMENT_CHARACTER);
                        unit = low;
                    }
                }
                out.push(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            // A quote, a backslash or a slash; the reader let nothing else through.
            Some(c) => out.push(c),
            None => {}
        }
    }
    out
}

fn code_unit(rest: &mut std::str::Chars<'_>) -> u32 {
    rest.take(4).fold(0, |unit, digit| unit << 4 | digit.to_digit(16).unwrap_or(0))
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
    max_nodes: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<(), Error> {
        if self.nodes.len() >= self.max_nodes {
            return Err(self.wrong(&format!("more than {} values", self.max_nodes)));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Kind::Boolean(true)),
            Some(b'f') => self.word("false", Kind::Boolean(false)),
            Some(b'n') => self.word("null", Kind::Null),
            Some(b'<') if self.nodes.is_empty() => Err(self.wrong("HTML or XML")),
            _ => Err(self.unexpected("a value")),
        }
    }

    fn object(&mut self, depth: usize) -> Result<(), Error> {
        let index = self.open(Kind::Object, depth)?;
        if !self.eat(b'}') {
            loop {
                if self.peek() != Some(b'"') {
                    return Err(self.unexpected("a name in quotes"));
                }
                self.string()?;
                self.space();
                if !self.eat(b':') {
                    return Err(self.unexpected("“:”"));
                }
                self.space();
                self.value(depth - 1)?;
                self.space();
                if self.eat(b'}') {
                    break;
                }
                if !self.eat(b',') {
                    return Err(self.unexpected("“,” or “}”"));
                }
                self.space();
            }
        }
        self.close(index);
        Ok(())
    }

    fn array(&mut self, depth: usize) -> Result<(), Error> {
        let index = self.open(Kind::Array, depth)?;
        if !self.eat(b']') {
            loop {
                self.value(depth - 1)?;
                self.space();
                if self.eat(b']') {
                    break;
                }
                if !self.eat(b',') {
                    return Err(self.unexpected("“,” or “]”"));
                }
                self.space();
            }
        }
        self.close(index);
        Ok(())
    }

    fn open(&mut self, kind: Kind, depth: usize) -> Result<usize, Error> {
        if depth == 0 {
            return Err(self.wrong("nested too deep"));
        }
        let index = self.nodes.len();
        self.nodes.push(Node { kind, start: self.at, end: self.at, next: 0 });
        self.at += 1;
        self.space();
        Ok(index)
    }

    fn close(&mut self, index: usize) {
        let next = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(index) {
            node.end = self.at;
            node.next = next;
        }
    }

    fn string(&mut self) -> Result<(), Error> {
        let quote = self.at;
        self.at += 1;
        let mut escaped = false;
        loop {
            match self.peek() {
                None => return Err(self.wrong("the body ends inside a text")),
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 1;
                    self.escape()?;
                }
                Some(0..0x20) => return Err(self.wrong("a control character in a text")),
                Some(_) => self.at += 1,
            }
        }
        self.push(Kind::Text { escaped }, quote + 1);
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Error> {
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.unexpected("four hex digits"));
                    }
                    self.at += 1;
                }
            }
            _ => return Err(self.unexpected("an escape")),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Error> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _signed = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        self.push(Kind::Number, start);
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Error> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.unexpected("a digit"));
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<(), Error> {
        let start = self.at;
        for letter in word.bytes() {
            if !self.eat(letter) {
                return Err(self.unexpected(&format!("“{word}”")));
            }
        }
        self.push(kind, start);
        Ok(())
    }

    fn push(&mut self, kind: Kind, start: usize) {
        let next = self.nodes.len() + 1;
        self.nodes.push(Node { kind, start, end: self.at, next });
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let eaten = self.peek() == Some(byte);
        self.at += usize::from(eaten);
        eaten
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn wrong(&self, problem: &str) -> Error {
        Error {
            fault: Fault::Syntax,
            place: String::new(),
            problem: problem.to_owned(),
            byte: self.at,
        }
    }

    fn unexpected(&self, expected: &str) -> Error {
        self.wrong(&match self.peek() {
            None => format!("the body ends where {expected} was expected"),
            Some(byte @ 0x21..0x7f) => format!("expected {expected}, found “{}”", char::from(byte)),
            Some(_) => format!("expected {expected}"),
        })
    }
}
