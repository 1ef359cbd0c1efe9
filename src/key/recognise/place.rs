//! Where keys belong: after the names of headers, of query members and of JSON members.

use std::ops::Range;

use super::{is_name, run};

/// Names before keys, in lower case and without `-` and `_`, by which spellings differ. A name
/// may begin after a `-`: `token` stands for `csrf-token` too.
const NAMES: [&str; 12] = [
    // RFC 9110, section 11.6.2, and RFC 6750, section 2.3.
    "authorization",
    "accesstoken",
    // Datadog's two, also as environment variables.
    "ddapikey",
    "ddapplicationkey",
    // Statuspage withdrew its `api_key=`; scripts have it still.
    "apikey",
    "applicationkey",
    "token",
    // StatusPage.me, StatusPal's widget, Cachet 2, Status.io, OpenStatus.
    "xapikey",
    "xwidgettoken",
    "xcachettoken",
    "xapiid",
    "pw",
];

/// The longest name has 18 characters as it is documented.
const MAX_NAME_BYTES: usize = 24;

/// Schemes of `Authorization:` that stand before a key and are none.
const SCHEMES: [&str; 4] = ["basic", "bearer", "oauth", "token"];

/// What stands in a key's place, if the name of one begins here. It is never empty.
pub(super) fn value(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    let mut window = bytes.get(start..)?.iter().take(MAX_NAME_BYTES + 1);
    let name_end = start + window.position(|byte| !is_name(*byte))?;
    let name = bytes.get(start..name_end)?;
    let known = NAMES.into_iter().find(|known| is_named(name, known))?;

    let mut rest = Cursor { bytes, at: name_end };
    let is_member = rest.quote().is_some();
    rest.skip(is_blank);
    let is_header = rest.take(b":");
    if !is_header && !rest.take(b"=") {
        return None;
    }
    // Ruby prints a map with `=>`, Go a header as a list, Rust an option with `Some(`.
    rest.take(b">");
    let is_space = if is_member { |byte: u8| byte.is_ascii_whitespace() } else { is_blank };
    rest.skip(is_space);
    let is_listed = rest.take(b"[");
    rest.skip(is_space);
    rest.take(b"Some(");

    let end = match rest.quote() {
        Some(quote) => End::Quote(quote),
        None if is_member || is_listed => End::Member,
        // What follows a scheme that nobody knows may be a list.
        None if is_header && known == "authorization" => End::Line,
        None if is_header => End::Word,
        None => End::Query,
    };
    rest.skip(is_blank);
    let whole = rest.at;
    let after_scheme = rest.scheme().then(|| match end {
        End::Line => rest.until(End::Word),
        end => rest.until(end),
    });
    let value = after_scheme.flatten().or_else(|| Cursor { bytes, at: whole }.until(end))?;
    let is_literal =
        end == End::Member && matches!(bytes.get(value.clone())?, b"null" | b"true" | b"false");
    (!is_literal).then_some(value)
}

fn is_named(name: &[u8], known: &str) -> bool {
    let letters = name.iter().filter(|byte| byte.is_ascii_alphanumeric());
    letters.map(u8::to_ascii_lowercase).eq(known.bytes())
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// A quotation mark, and how many backslashes stand before it: one where JSON stands in a string
/// of JSON, three one level deeper.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Quote {
    mark: u8,
    backslashes: usize,
}

/// By what a value ends, at the latest with its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// The same quote as before it.
    Quote(Quote),
    /// Any quote, or nothing before the line ends.
    Line,
    /// White space as well.
    Word,
    /// And what ends a member of JSON.
    Member,
    /// Or of a query.
    Query,
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn skip(&mut self, is_in: fn(u8) -> bool) {
        self.at = run(self.bytes, self.at, is_in);
    }

    fn take(&mut self, text: &[u8]) -> bool {
        let is_here = self.rest().starts_with(text);
        self.at += if is_here { text.len() } else { 0 };
        is_here
    }

    fn quote(&mut self) -> Option<Quote> {
        let end = run(self.bytes, self.at, |byte| byte == b'\\');
        let mark = self.bytes.get(end).copied().filter(|byte| is_quote(*byte))?;
        let backslashes = end - self.at;
        self.at = end + 1;
        Some(Quote { mark, backslashes })
    }

    /// Goes past a scheme and the blanks after it.
    fn scheme(&mut self) -> bool {
        let after = run(self.bytes, self.at, |byte| byte.is_ascii_alphabetic());
        let word = self.bytes.get(self.at..after).unwrap_or_default();
        let is_known =
            SCHEMES.into_iter().any(|scheme| word.eq_ignore_ascii_case(scheme.as_bytes()));
        if is_known {
            self.at = after;
            self.skip(is_blank);
        }
        is_known && self.at > after
    }

    /// From here to the end, without the blanks before it.
    fn until(&self, end: End) -> Option<Range<usize>> {
        let mut backslashes = 0;
        let is_end = |byte: &u8| {
            let before = backslashes;
            backslashes = if *byte == b'\\' { before + 1 } else { 0 };
            let is_escape = before > 0 && matches!(byte, b'n' | b'r' | b't');
            match (end, *byte) {
                (_, b'\n' | b'\r') => true,
                // Each level doubles the backslashes before a quote, and adds one.
                (End::Quote(quote), byte) => {
                    let level = quote.backslashes + 1;
                    byte == quote.mark && before % (2 * level) == quote.backslashes
                }
                (_, byte) if is_quote(byte) || is_escape => true,
                (End::Line, _) => false,
                (End::Word, byte) => byte <= b' ',
                (End::Member, byte) => byte <= b' ' || b",[]{}".contains(&byte),
                (End::Query, byte) => byte <= b' ' || b"&#<>".contains(&byte),
            }
        };
        let rest = self.rest();
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let length = match end {
            End::Quote(quote) if rest.get(length) == Some(&quote.mark) => {
                length - quote.backslashes
            }
            _ => length,
        };
        let is_around =
            |byte: &u8| is_blank(*byte) || *byte == b'\\' && !matches!(end, End::Quote(_));
        let last = rest.get(..length)?.iter().rposition(|byte| !is_around(byte))?;
        Some(self.at..self.at + last + 1)
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }
}
