//! The query of a route: built anew from what the route takes, and nothing copied.

use super::Route;
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
    /// `page` and `limit`, 100 at most.
    PagesOfLimit,
    /// `limit` alone, this much at most: what is beyond it cannot be had.
    Limit(u32),
    /// `before`, `after` and `limit`, 100 at most; `links.next` of an answer has the next.
    Cursor,
}

/// What a member of a query may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A whole number, up to this one.
    Number(u32),
    /// 1 to 64 of A-Z, a-z, 0-9, `-` and `_`: an id, a cursor, a day.
    Word,
    /// One of these.
    OneOf(&'static [&'static str]),
}

const PAGE: (&str, Takes) = ("page", Takes::Number(99_999));

impl Paging {
    /// The members of a query that it takes.
    pub fn members(self) -> &'static [(&'static str, Takes)] {
        match self {
            Self::None => &[],
            Self::Pages { .. } => &[PAGE, ("per_page", Takes::Number(100))],
            Self::PagesOfLimit => &[PAGE, ("limit", Takes::Number(100))],
            // The longest that any provider has.
            Self::Limit(_) => &[("limit", Takes::Number(200))],
            Self::Cursor => {
                &[("before", Takes::Word), ("after", Takes::Word), ("limit", Takes::Number(100))]
            }
        }
    }
}

impl Takes {
    fn takes(self, value: &str) -> bool {
        let is_of_a_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        match self {
            Self::Number(most) => {
                value.bytes().all(|byte| byte.is_ascii_digit())
                    && value.parse().is_ok_and(|number: u32| number <= most)
            }
            Self::Word => (1..=64).contains(&value.len()) && value.bytes().all(is_of_a_word),
            Self::OneOf(words) => words.contains(&value),
        }
    }
}

impl Route {
    /// The members of a query that it takes.
    pub fn takes(&self) -> impl Iterator<Item = (&'static str, Takes)> {
        self.paging.members().iter().chain(self.query).copied()
    }

    /// The query to send on for a client's: the members that the route takes, in the route's
    /// order, each at most once. Empty or with its question mark.
    ///
    /// # Errors
    ///
    /// Names the member that the route does not take, that has another value, or comes twice.
    pub fn query(&self, given: &str) -> Result<String, String> {
        let members = || given.split('&').filter(|member| !member.is_empty());
        let mut built = String::new();
        let mut used = 0;
        for (name, takes) in self.takes() {
            let mut values = members().filter_map(|member| {
                member.strip_prefix(name).and_then(|rest| rest.strip_prefix('='))
            });
            let Some(value) = values.next() else { continue };
            if values.next().is_some() || !takes.takes(value) {
                return Err(name.to_owned());
            }
            used += 1;
            built.extend([if built.is_empty() { "?" } else { "&" }, name, "=", value]);
        }
        if members().count() == used {
            return Ok(built);
        }
        let is_known = |member: &str| {
            let mut names = self.takes().filter_map(|(name, _)| member.strip_prefix(name));
            names.any(|rest| rest.starts_with('='))
        };
        let other = members().find(|member| !is_known(member)).unwrap_or_default();
        let other = other.split('=').next().unwrap_or_default();
        Err(one_line(other, 40).into_owned())
    }
}
