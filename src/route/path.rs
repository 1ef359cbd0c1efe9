//! A path and a template, segment by segment.
//!
//! A path is taken as it stands: nothing is decoded, folded or trimmed, so that no two readers of it
//! can disagree. A segment in braces has a name and a kind:
//!
//! | kind | what it takes |
//! |---|---|
//! | `code` | 12 lower-case base-36 characters, as Statuspage's ids are |
//! | `uuid` | five runs of 8, 4, 4, 4 and 12 lower-case hex digits, as Datadog's ids are |
//! | `id` | 1 to 64 of a-z, 0-9 and `-` |
//! | `number` | 1 to 18 digits |
//! | `number\|uuid` | either |
//!
//! A narrow kind keeps a word that only stands in the path of a POST, such as `backfill`, from being
//! taken for an id.

use super::Route;
use crate::limits::MAX_PATH_BYTES;

/// The most segments in braces of one template.
const MOST: usize = 3;

/// A path that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The row of the table.
    pub route: &'static Route,
    params: [(&'static str, &'a str); MOST],
}

impl<'a> Match<'a> {
    /// What stands in the path for this name.
    pub fn param(&self, name: &str) -> Option<&'a str> {
        self.params.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// How a path is written that no client of a status API writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It does not begin with a slash.
    Relative,
    /// Longer than any.
    TooLong,
    /// A character that needs no place in it: an escape, a semicolon, a letter beyond ASCII. Some
    /// server would take it for another.
    Character(char),
    /// Two slashes, or one at the end.
    EmptySegment,
    /// `.` or `..`
    DotSegment,
}

impl std::fmt::Display for Malformed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the path ")?;
        match self {
            Self::Relative => f.write_str("does not begin with a slash"),
            Self::TooLong => f.write_str("is longer than 1024 bytes"),
            Self::Character(found) => {
                f.write_str("has ")?;
                if found.is_control() {
                    f.write_str("a control character")?;
                } else {
                    f.write_str("“")?;
                    f.write_str(found.encode_utf8(&mut [0; 4]))?;
                    f.write_str("”")?;
                }
                f.write_str(" in it: write segments of a-z, 0-9, _ and - as they are")
            }
            Self::EmptySegment => f.write_str("has an empty segment"),
            Self::DotSegment => f.write_str("has a dot for a segment"),
        }
    }
}

impl std::error::Error for Malformed {}

pub(super) fn check(path: &str) -> Result<(), Malformed> {
    if path.len() > MAX_PATH_BYTES {
        return Err(Malformed::TooLong);
    }
    let inside = path.strip_prefix('/').ok_or(Malformed::Relative)?;
    let refused = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'));
    if let Some(found) = inside.chars().find(|c| refused(*c)) {
        return Err(Malformed::Character(found));
    }
    for segment in inside.split('/') {
        match segment {
            "" => return Err(Malformed::EmptySegment),
            "." | ".." => return Err(Malformed::DotSegment),
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn matches<'a>(route: &'static Route, path: &'a str) -> Option<Match<'a>> {
    let mut params = [("", ""); MOST];
    let mut free = params.iter_mut();
    let mut given = path.split('/');
    for wanted in route.template.split('/') {
        let segment = given.next()?;
        match wanted.strip_prefix('{') {
            Some(inside) => {
                let (name, kind) = inside.strip_suffix('}')?.split_once(':')?;
                kind.split('|').any(|kind| is_of_kind(segment, kind)).then_some(())?;
                *free.next()? = (name, segment);
            }
            None if segment == wanted => {}
            None => return None,
        }
    }
    given.next().is_none().then_some(Match { route, params })
}

fn is_of_kind(segment: &str, kind: &str) -> bool {
    let bytes = segment.as_bytes();
    let base_36 = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    match kind {
        "code" => bytes.len() == 12 && bytes.iter().all(base_36),
        "uuid" => {
            let hex = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
            segment.split('-').map(str::len).eq([8, 4, 4, 4, 12])
                && bytes.iter().all(|byte| hex(byte) || *byte == b'-')
        }
        "id" => bytes.len() <= 64 && bytes.iter().all(|byte| base_36(byte) || *byte == b'-'),
        "number" => bytes.len() <= 18 && bytes.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}
