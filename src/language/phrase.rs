//! Sentences with a number or a time in them.

use super::table::Pattern;
use super::{Language, Plural, Term};

/// What a badge says beside a verdict. Lengths of time are in milliseconds, as
/// [`Timestamp::since`](crate::time::Timestamp::since) has them; negative ones count as none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact<'a> {
    /// So many incidents are open.
    OpenIncidents(u64),
    /// The next maintenance starts after this time.
    NextMaintenance(i64),
    /// The last incident was so long ago.
    LastIncident(i64),
    /// So many days have passed without an incident.
    DaysWithoutIncident(u64),
    /// It has been so for this long: said after a verdict's word.
    Lasting(i64),
    /// When it was read, in whatever form the caller writes times.
    AsOf(&'a str),
    /// The page has no component of this name.
    NoComponent(&'a str),
    /// The page has more than one component of this name.
    SeveralComponents(&'a str),
}

impl Language {
    /// A fact as a sentence.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::{Fact, Language};
    ///
    /// let polish = Language::Polish;
    /// assert_eq!(polish.say(Fact::OpenIncidents(1)), "1 otwarty incydent");
    /// assert_eq!(polish.say(Fact::OpenIncidents(22)), "22 otwarte incydenty");
    /// assert_eq!(polish.say(Fact::Lasting(10_800_000)), "od 3\u{a0}godz.");
    /// ```
    pub fn say(self, fact: Fact<'_>) -> String {
        match fact {
            Fact::OpenIncidents(0) => self.word(Term::NoOpenIncidents).to_owned(),
            Fact::OpenIncidents(count) => self.count(Pattern::OpenIncidents, count),
            Fact::NextMaintenance(left) => {
                fill(self.pattern(Pattern::NextMaintenance), &self.duration(left))
            }
            Fact::LastIncident(ago) => {
                fill(self.pattern(Pattern::LastIncident), &self.duration(ago))
            }
            Fact::DaysWithoutIncident(days) => self.count(Pattern::DaysWithoutIncident, days),
            Fact::Lasting(long) => fill(self.pattern(Pattern::Lasting), &self.duration(long)),
            Fact::AsOf(time) => fill(self.pattern(Pattern::AsOf), time),
            Fact::NoComponent(name) => fill(self.pattern(Pattern::NoComponent), name),
            Fact::SeveralComponents(name) => fill(self.pattern(Pattern::SeveralComponents), name),
        }
    }

    /// A phrase in the form that goes with the number, the number in it.
    pub(super) fn count(self, pattern: Pattern, n: u64) -> String {
        fill(Plural::choose(self, n, self.pattern(pattern)), &self.number(n))
    }
}

/// Puts a value in its place, and spaces that do not break in theirs.
pub(super) fn fill(pattern: &str, value: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + value.len() + 1);
    for c in pattern.chars() {
        match c {
            '#' => out.push_str(value),
            '_' => out.push('\u{a0}'),
            c => out.push(c),
        }
    }
    out
}
