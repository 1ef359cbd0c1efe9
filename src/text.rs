//! Text from outside: bounded and free of control characters on its way in, escaped on its
//! way out.

use std::borrow::Cow;

use statuslamp_tape::{is_plain_line, is_plain_text};

use crate::limits::{MAX_ADDRESS_BYTES, MAX_WORD_CHARS};

/// Text that is borrowed from the body where the body wrote it as it is.
pub type Text<'a> = Cow<'a, str>;

/// Takes at most `max_chars` characters of `raw`, the last an ellipsis where text was cut.
///
/// Every kind of line end becomes `\n` and a tab a space. Other control characters, and the marks
/// that reverse the direction of everything after them, are left out: they have no place in a
/// name and can make one service look like another (Unicode TR 36, section 2.10.4).
///
/// # Examples
///
/// ```
/// use statuslamp::text::bounded;
///
/// assert_eq!(bounded("Web\u{7} API\r\n", 20), "Web API\n");
/// assert_eq!(bounded("Zürich office", 7), "Zürich…");
/// ```
pub fn bounded<'a>(raw: impl Into<Text<'a>>, max_chars: usize) -> Text<'a> {
    let raw = raw.into();
    let is_clean = |c: char| !(c.is_control() && c != '\n' || separates(c) || reverses(c));
    if fits(&raw, max_chars) && (is_plain_text(&raw) || raw.chars().all(is_clean)) {
        return raw;
    }
    cut(readable(&raw), max_chars).into()
}

/// As [`bounded`], on one line: every run of white space becomes one space, none at the ends.
///
/// # Examples
///
/// ```
/// assert_eq!(statuslamp::text::one_line("  Web\n  API ", 20), "Web API");
/// ```
pub fn one_line<'a>(raw: impl Into<Text<'a>>, max_chars: usize) -> Text<'a> {
    let raw = raw.into();
    if fits(&raw, max_chars) && is_one_line(&raw) {
        return raw;
    }
    line(&raw, max_chars).into()
}

fn line(raw: &str, max_chars: usize) -> String {
    let mut rest = readable(raw).skip_while(|c| c.is_whitespace()).peekable();
    let line = std::iter::from_fn(|| {
        let c = rest.next()?;
        if !c.is_whitespace() {
            return Some(c);
        }
        while rest.next_if(|c| c.is_whitespace()).is_some() {}
        rest.peek().map(|_| ' ')
    });
    cut(line, max_chars)
}

/// Whether it is short enough, so far as its bytes can tell.
fn fits(raw: &str, max_chars: usize) -> bool {
    raw.len() <= max_chars
}

fn is_one_line(raw: &str) -> bool {
    if is_plain_line(raw) {
        return true;
    }
    let mut after_space = true;
    let is_clean = |c: char| {
        let doubled = after_space && c == ' ';
        after_space = c == ' ';
        !(doubled || c.is_control() || reverses(c) || c.is_whitespace() && c != ' ')
    };
    raw.chars().all(is_clean) && !raw.ends_with(' ')
}

fn cut(mut characters: impl Iterator<Item = char>, max: usize) -> String {
    let mut text: String = characters.by_ref().take(max).collect();
    if characters.next().is_some() {
        text.pop();
        text.push('…');
    }
    text
}

fn readable(raw: &str) -> impl Iterator<Item = char> {
    let mut rest = raw.chars().peekable();
    std::iter::from_fn(move || {
        loop {
            return Some(match rest.next()? {
                '\r' => {
                    rest.next_if_eq(&'\n');
                    '\n'
                }
                '\n' => '\n',
                c if separates(c) => '\n',
                '\t' => ' ',
                c if c.is_control() || reverses(c) => continue,
                c => c,
            });
        }
    })
}

/// What is kept of a word that is not known: bounded and readable. One that is known but for
/// white space or invisible characters is kept in quotes: were it kept tidied, it would be known when
/// it is read again.
pub(crate) fn unknown_word(word: &str, known: &[&str]) -> String {
    let tidy = one_line(word, MAX_WORD_CHARS);
    if known.contains(&&*tidy) { ["“", &tidy, "”"].concat() } else { tidy.into_owned() }
}

/// A web address that is safe to put in a link: `http` or `https`, a host, no white space or
/// control characters, not too long. Anything else is no address.
///
/// # Examples
///
/// ```
/// use statuslamp::text::web_address;
///
/// assert_eq!(web_address("https://status.acme.example/").as_deref(), Some("https://status.acme.example/"));
/// assert_eq!(web_address("javascript:alert(1)"), None);
/// ```
pub fn web_address<'a>(raw: impl Into<Text<'a>>) -> Option<Text<'a>> {
    let raw = match raw.into() {
        Cow::Borrowed(raw) => Cow::Borrowed(raw.trim_ascii()),
        Cow::Owned(raw) => Cow::Owned(raw.trim_ascii().to_owned()),
    };
    let rest = raw.strip_prefix("https://").or_else(|| raw.strip_prefix("http://"))?;
    let host_starts =
        rest.chars().next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '[' || !c.is_ascii());
    // Browsers read a backslash as a slash, so it could end the host early; what stands before
    // an @ looks like a host and is none (WHATWG URL, section 4.4).
    let refused = |c: char| c.is_control() || c.is_whitespace() || reverses(c);
    let is_visible = |byte: u8| matches!(byte, b'!'..=b'~') && byte != b'\\';
    let is_plain = raw.bytes().all(|byte| is_visible(byte) || !byte.is_ascii())
        && (raw.is_ascii() || !raw.contains(refused))
        && !authority(rest).as_bytes().contains(&b'@');
    (host_starts && is_plain && raw.len() <= MAX_ADDRESS_BYTES).then_some(raw)
}

/// Whether what comes from a web address can be trusted to come from there: `https`, or `http` on
/// this machine.
pub fn is_secure(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http://") else {
        return address.starts_with("https://");
    };
    ["localhost", "127.0.0.1", "[::1]"].into_iter().any(|host| {
        authority(rest)
            .strip_prefix(host)
            .is_some_and(|port| port.is_empty() || port.starts_with(':'))
    })
}

fn authority(after_scheme: &str) -> &str {
    let end = after_scheme.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    end.and_then(|end| after_scheme.get(..end)).unwrap_or(after_scheme)
}

/// Appends `text` to `out`, so that it is text and nothing else in XML and in HTML, inside an
/// element and inside a quoted attribute.
///
/// Characters that XML 1.0 does not allow (its section 2.2), and those that are none, become
/// U+FFFD: an escaped control character is still not well-formed.
///
/// # Examples
///
/// ```
/// let mut out = String::new();
/// statuslamp::text::escape_into(&mut out, "<b a='1'>&\u{1}");
/// assert_eq!(out, "&lt;b a=&apos;1&apos;&gt;&amp;\u{fffd}");
/// ```
pub fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    // Nearly every text has nothing to escape and is copied in one go.
    while let Some((plain, special)) =
        rest.find(is_special).and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(plain);
        let mut after = special.chars();
        match after.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\'') => out.push_str("&apos;"),
            Some('\t' | '\n' | '\r') => out.push(' '),
            Some(_) => out.push(char::REPLACEMENT_CHARACTER),
            None => {}
        }
        rest = after.as_str();
    }
    out.push_str(rest);
}

fn is_special(c: char) -> bool {
    match c {
        '&' | '<' | '>' | '"' | '\'' => true,
        ' '..='~' => false,
        c => c.is_control() || is_noncharacter(c),
    }
}

/// The line ends that are no ASCII.
fn separates(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn reverses(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe
}

/// Bytes as lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect()
}
