//! Text from outside: bounded and free of control characters on its way in, escaped on its
//! way out.

use crate::limits::MAX_ADDRESS_BYTES;

/// Takes at most `max_chars` characters of `raw`, the last an ellipsis where text was cut.
///
/// Line ends become `\n`; other control characters, and the marks that reverse the direction
/// of everything after them, are left out: they have no place in a name and can make one
/// service look like another (Unicode TR 36, section 2.10.4).
///
/// # Examples
///
/// ```
/// use statuslamp::text::bounded;
///
/// assert_eq!(bounded("Web\u{7} API\r\n", 20), "Web API\n");
/// assert_eq!(bounded("Zürich office", 7), "Zürich…");
/// ```
pub fn bounded(raw: &str, max_chars: usize) -> String {
    let mut kept = raw.chars().filter(|&c| c == '\n' || !(c.is_control() || reverses(c)));
    let mut text: String = kept.by_ref().take(max_chars).collect();
    if kept.next().is_some() {
        text.pop();
        text.push('…');
    }
    text
}

/// As [`bounded`], on one line: every run of white space becomes one space, none at the ends.
///
/// # Examples
///
/// ```
/// assert_eq!(statuslamp::text::one_line("  Web\n  API ", 20), "Web API");
/// ```
pub fn one_line(raw: &str, max_chars: usize) -> String {
    let mut words = String::new();
    // A little more than is kept, so that the cut still shows.
    for word in raw.split_whitespace() {
        if words.len() > max_chars.saturating_mul(4) {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    bounded(&words, max_chars)
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
pub fn web_address(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let rest = raw.strip_prefix("https://").or_else(|| raw.strip_prefix("http://"))?;
    let host_starts = rest.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '[');
    let plain = !raw.chars().any(|c| c.is_control() || c.is_whitespace() || reverses(c));
    (host_starts && plain && raw.len() <= MAX_ADDRESS_BYTES).then(|| raw.to_owned())
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
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || is_noncharacter(c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
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
