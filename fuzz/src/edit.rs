//! Changes to a body that leave it well-formed. Bytes alone would hardly get past the grammar,
//! and never keep an anchor.

use std::ops::Range;

/// What is put where something else stood, beside what stands in other bodies of the provider.
const WORDS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "1",
    "-1",
    "1e9",
    "18446744073709551616",
    "\"\"",
    "\" none \"",
    "\"operational\"",
    "\"major_outage\"",
    "\"x\\u0000\\n\\u202e\"",
    "\"\\ud800\"",
    "{}",
    "[]",
    "[null]",
    "[[]]",
    "\"2026-11-22T12:00:00Z\"",
    "\"0000-01-01T00:00:00Z\"",
    "\"javascript:alert(1)\"",
    "\"https://a.example/\"",
    "\"UP\"",
    "\"id\"",
    "\"status\"",
];

/// The body after changes that five bytes each describe: which, where, and what comes there. Eight
/// at most: each may double the body.
pub fn apply(body: &str, pool: &[String], script: &[u8]) -> String {
    let mut body = body.to_owned();
    for edit in script.as_chunks::<5>().0.iter().take(8) {
        let [kind, at @ .., _, _] = *edit;
        let [.., high, low] = *edit;
        let spans = spans(&body);
        let pick = |bytes: [u8; 2], count: usize| usize::from(u16::from_be_bytes(bytes)) % count;
        let Some(span) = (!spans.is_empty()).then(|| spans[pick(at, spans.len())].clone()) else {
            return body;
        };
        let other = pick([high, low], pool.len() + WORDS.len());
        let other = pool.get(other).map_or_else(|| WORDS[other - pool.len()], String::as_str);
        let old = body[span.clone()].to_owned();
        let comma = if body.starts_with('<') { "" } else { "," };
        let new = match kind % 4 {
            0 | 1 => other.to_owned(),
            2 => format!("{old}{comma}{other}"),
            _ => format!("{old}{comma}{old}"),
        };
        body.replace_range(span, &new);
    }
    body
}

/// Where values and names of JSON stand, or elements and texts of XML. Specs are well-formed, so
/// this need not be strict.
pub fn spans(body: &str) -> Vec<Range<usize>> {
    if body.starts_with('<') { elements(body) } else { values(body.as_bytes()) }
}

fn values(body: &[u8]) -> Vec<Range<usize>> {
    let (mut found, mut open, mut at) = (Vec::new(), Vec::new(), 0);
    while at < body.len() {
        let start = at;
        at += 1;
        match body[start] {
            b'{' | b'[' => open.push(start),
            b'}' | b']' => found.extend(open.pop().map(|open| open..at)),
            b'"' => {
                while at < body.len() && body[at] != b'"' {
                    at += 1 + usize::from(body[at] == b'\\');
                }
                at = (at + 1).min(body.len());
                found.push(start..at);
            }
            b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'E' => {
                let rest = body[at..].iter();
                let word = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                at += rest.take_while(word).count();
                found.push(start..at);
            }
            _ => {}
        }
    }
    found
}

fn elements(body: &str) -> Vec<Range<usize>> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    let mut end = 0;
    for (start, _) in body.match_indices('<') {
        if start < end {
            continue;
        }
        found.extend((end < start).then_some(end..start));
        end = body[start..].find('>').map_or(body.len(), |close| start + close + 1);
        if body[start..].starts_with("</") {
            found.extend(open.pop().map(|open| open..end));
        } else if body[..end].ends_with("/>") {
            found.push(start..end);
        } else if !body[start + 1..].starts_with(['?', '!']) {
            open.push(start);
        }
    }
    found
}
