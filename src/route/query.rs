//! The query of a route: built anew from what the route takes, and nothing copied.

use super::{Bound, Route};
use crate::text::one_line;

/// How a long list is asked for, piece by piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// There is one answer.
    None,
    /// `page` and `per_page`, 100 at most; a page of fewer is the last.
    Pages {
        /// What the first page is called.
        first: u32,
    },
    /// `page` and `limit`, 100 at most; a page of fewer is the last.
    PagesOfLimit {
        /// What the first page is called.
        first: u32,
    },
    /// `limit` alone, this much at most: what is beyond it cannot be had.
    Limit(u32),
    /// `before`, `after` and `limit`, 100 at most; `links.next` of an answer has the next.
    Cursor,
    /// `page[offset]` and `page[limit]`, 100 at most; `meta.page.next_offset` of an answer has the
    /// next.
    Offset,
}

/// What a member of a query may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A whole number from the one to the other, without zeros before it.
    Number(u32, u32),
    /// 1 to 64 of A-Z, a-z, 0-9, `-` and `_`: an id, a cursor, a day.
    Word,
    /// Up to 32 such words, with commas in between.
    Words,
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// The first page is 0 here and 1 there.
const PAGE: (&str, Takes) = ("page", Takes::Number(0, 99_999));
const UP_TO_100: Takes = Takes::Number(1, 100);

impl Paging {
    /// The members of a query that it takes.
    pub fn members(self) -> &'static [(&'static str, Takes)] {
        match self {
            Self::None => &[],
            Self::Pages { .. } => &[PAGE, ("per_page", UP_TO_100)],
            Self::PagesOfLimit { .. } => &[PAGE, ("limit", UP_TO_100)],
            // The longest that any provider has.
            Self::Limit(_) => &[("limit", Takes::Number(1, 200))],
            Self::Cursor => {
                &[("before", Takes::Word), ("after", Takes::Word), ("limit", UP_TO_100)]
            }
            Self::Offset => {
                &[("page[offset]", Takes::Number(0, 9_999_999)), ("page[limit]", UP_TO_100)]
            }
        }
    }
}

impl Takes {
    fn takes(self, value: &str) -> bool {
        match self {
            Self::Number(least, most) => {
                let is_plain = value.bytes().all(|byte| byte.is_ascii_digit())
                    && (value == "0" || !value.starts_with('0'));
                is_plain && value.parse().is_ok_and(|number| (least..=most).contains(&number))
            }
            Self::Word => is_word(value),
            Self::Words => value.split(',').count() <= 32 && value.split(',').all(is_word),
            Self::OneOf(words) => words.contains(&value),
        }
    }
}

fn is_word(value: &str) -> bool {
    let is_of_one = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=64).contains(&value.len()) && value.bytes().all(is_of_one)
}

/// The value of a query's member, if the member has this name. Brackets may be escaped, as most
/// clients write them; nothing else may be.
fn value<'a>(member: &'a str, name: &str) -> Option<&'a str> {
    let rest = name.chars().try_fold(member, |rest, c| {
        let escaped = match c {
            '[' => rest.strip_prefix("%5B"),
            ']' => rest.strip_prefix("%5D"),
            _ => None,
        };
        escaped.or_else(|| rest.strip_prefix(c))
    });
    rest?.strip_prefix('=')
}

fn members(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').filter(|member| !member.is_empty())
}

impl Route {
    /// The members of a query that it takes.
    pub fn takes(&self) -> impl Iterator<Item = (&'static str, Takes)> {
        self.paging.members().iter().chain(self.query).copied()
    }

    /// The page that a query names: see [`Bound::AskedPage`].
    pub(crate) fn asked_page<'a>(&self, query: &'a str) -> Option<&'a str> {
        match self.bound {
            Bound::AskedPage(name) => members(query).find_map(|member| value(member, name)),
            _ => None,
        }
    }

    /// The query to send on for a client's: the members that the route takes, in the route's
    /// order, each at most once. Empty or with its question mark.
    ///
    /// # Errors
    ///
    /// Names the member that the route does not take, that has another value, or comes twice.
    pub fn query(&self, given: &str) -> Result<String, String> {
        let mut built = String::new();
        let mut used = 0;
        for (name, takes) in self.takes() {
            let mut values = members(given).filter_map(|member| value(member, name));
            let Some(value) = values.next() else { continue };
            if values.next().is_some() || !takes.takes(value) {
                return Err(name.to_owned());
            }
            used += 1;
            built.extend([if built.is_empty() { "?" } else { "&" }, name, "=", value]);
        }
        if members(given).count() == used {
            return Ok(built);
        }
        let is_known = |member: &str| self.takes().any(|(name, _)| value(member, name).is_some());
        let other = members(given).find(|member| !is_known(member)).unwrap_or_default();
        let other = other.split('=').next().unwrap_or_default();
        Err(one_line(other, 40).into_owned())
    }
}
