//! What a badge says in the reader's language: the verdicts' words, counted facts, lengths of
//! time, and numbers as they are written there.
//!
//! The words are those of status pages in that language, and not of a dictionary; what was chosen
//! for which reason stands beside them in `src/language/table.rs`. Forms, units and marks follow
//! the Unicode CLDR, version 48.

use table::Pattern;

pub use lookup::LanguageError;
pub use phrase::Fact;
pub use plural::Plural;

mod lookup;
mod number;
mod phrase;
mod plural;
mod table;

/// A language that a badge can speak.
///
/// # Examples
///
/// ```
/// use statuslamp::language::{Fact, Language, Term};
///
/// let reader = Language::parse("de-AT").unwrap();
/// assert_eq!(reader.word(Term::PartialOutage), "Teilausfall");
/// assert_eq!(reader.say(Fact::OpenIncidents(2)), "2 offene Vorfälle");
/// assert_eq!(reader.percent(99.95).as_deref(), Some("99,95\u{a0}%"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// What everything says unless told otherwise.
    #[default]
    English,
    /// Also of Austria and Switzerland, which write numbers otherwise.
    German,
    /// `fr`
    French,
    /// `es`
    Spanish,
    /// Words that Brazil and Portugal share.
    Portuguese,
    /// `it`
    Italian,
    /// `nl`
    Dutch,
    /// `pl`
    Polish,
    /// `cs`
    Czech,
    /// `ru`
    Russian,
    /// `uk`
    Ukrainian,
    /// `tr`
    Turkish,
    /// In the digits 0 to 9, as CLDR has them for Arabic of no country.
    Arabic,
    /// `he`
    Hebrew,
    /// `ja`
    Japanese,
    /// Chinese in simplified characters.
    Chinese,
    /// Chinese in traditional characters.
    TraditionalChinese,
    /// `ko`
    Korean,
}

/// What is said in the same words each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// What stands on the left of a badge.
    Status = 1,
    /// All is well.
    Operational,
    /// Planned work is under way.
    Maintenance,
    /// It works, but not as it should.
    Degraded,
    /// A part is down.
    PartialOutage,
    /// Most or all of it is down.
    MajorOutage,
    /// Nothing is proven.
    Unknown,
    /// The share of time in which it worked; where a language has a word for the share and one
    /// for the time, the share.
    Uptime,
    /// How long it takes to answer.
    ResponseTime,
    /// None of the incidents is open.
    NoOpenIncidents,
    /// Planned work is under way, as a sentence beside the verdict.
    MaintenanceNow,
    /// There is no planned work to come.
    NoMaintenancePlanned,
}

impl Term {
    /// All of them, in order.
    pub const ALL: [Self; 12] = [
        Self::Status,
        Self::Operational,
        Self::Maintenance,
        Self::Degraded,
        Self::PartialOutage,
        Self::MajorOutage,
        Self::Unknown,
        Self::Uptime,
        Self::ResponseTime,
        Self::NoOpenIncidents,
        Self::MaintenanceNow,
        Self::NoMaintenancePlanned,
    ];
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Portuguese,
        Self::Italian,
        Self::Dutch,
        Self::Polish,
        Self::Czech,
        Self::Russian,
        Self::Ukrainian,
        Self::Turkish,
        Self::Arabic,
        Self::Hebrew,
        Self::Japanese,
        Self::Chinese,
        Self::TraditionalChinese,
        Self::Korean,
    ];

    /// Its tag by BCP 47, as `lang=""` in HTML and `xml:lang` in SVG have it.
    pub fn tag(self) -> &'static str {
        self.cell(0)
    }

    /// Whether it is written from the right to the left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }

    /// The word for it.
    pub fn word(self, term: Term) -> &'static str {
        self.cell(term as usize)
    }

    fn pattern(self, pattern: Pattern) -> &'static str {
        self.cell(pattern as usize)
    }

    fn cell(self, at: usize) -> &'static str {
        table::row(self).split('|').nth(at).unwrap_or_default()
    }
}
