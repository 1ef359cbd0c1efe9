//! From a text as the body writes it to the text that it stands for.

/// The text that a string with escapes stands for; of a long one no more than begins it, at least
/// `most` bytes. A lone surrogate, which stands for no character, becomes U+FFFD.
pub(super) fn unescape(raw: &str, most: usize) -> String {
    let mut out = String::with_capacity(raw.len().min(most));
    let mut raw = raw;
    // What stands between two escapes is copied in one go.
    while let Some((plain, escape)) = raw.split_once('\\') {
        out.push_str(plain);
        let mut rest = escape.chars();
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
        raw = rest.as_str();
        // A megabyte that a hostile body refers to a thousand times must not be read so often.
        if out.len() >= most {
            return out;
        }
    }
    out.push_str(raw);
    out
}

fn code_unit(rest: &mut std::str::Chars<'_>) -> u32 {
    rest.take(4).fold(0, |unit, digit| unit << 4 | digit.to_digit(16).unwrap_or(0))
}
