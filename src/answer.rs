//! What a badge says about a snapshot: a question with a subject and a fact, and its answer in the
//! reader's language.
//!
//! Never a false green: a reading too old, a name that is not on the page or is there twice, and a
//! fact that the snapshot does not prove are [`State::Unknown`], with the reason. So is everything
//! that would be green on a page of which nothing is known.

use crate::language::Language;
use crate::limits::DEFAULT_MAX_AGE;
use crate::model::{RollUp, Snapshot};
use crate::time::{Seconds, Timestamp};
use crate::verdict::{Verdict, is_fresh};
use find::Parts;
use reading::Reading;

pub(crate) use line::line;
pub use past::Past;
pub use statuslamp_draw::State;
pub use thresholds::Thresholds;

mod endpoint;
mod events;
mod find;
mod history;
mod line;
mod past;
mod reading;
mod segments;
mod standing;
mod state;
mod target;
mod thresholds;

/// What a badge is asked. Start from [`Question::new`].
///
/// # Examples
///
/// ```
/// use statuslamp::answer::{About, Part, Question, State, Subject};
/// use statuslamp::language::Language;
/// use statuslamp::model::{Component, ComponentStatus, Indicator, Provider, Snapshot};
/// use statuslamp::time::Timestamp;
///
/// let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
/// let mut page = Snapshot::new(Provider::Statuspage, noon);
/// page.indicator = Indicator::Minor;
/// page.components.push(Component::new("c1", "API", ComponentStatus::PartialOutage));
///
/// let api = Part::NameOrId("api");
/// let question = Question {
///     subject: Subject::Part(api),
///     about: About::State,
///     language: Language::German,
///     ..Question::new(noon)
/// };
/// let answer = question.answer(&page);
/// assert_eq!((&*answer.label, &*answer.message), ("API", "Teilausfall"));
/// assert_eq!(answer.state, State::PartialOutage);
///
/// let nobody = Question { subject: Subject::Part(Part::NameOrId("Web")), ..question };
/// assert_eq!(nobody.answer(&page).message, "keine Komponente „Web“");
/// assert_eq!(nobody.answer(&page).state, State::Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question<'q> {
    /// Of what.
    pub subject: Subject<'q>,
    /// Which fact.
    pub about: About,
    /// What stands on the left, instead of the subject's name; empty: nothing does.
    pub label: Option<&'q str>,
    /// The reader's.
    pub language: Language,
    /// From which numbers on a state is another.
    pub thresholds: Thresholds,
    /// Of a history, so many of its newest days count towards the uptime.
    pub days: u16,
    /// How old a reading may be that proves something.
    pub max_age: Seconds,
    /// How parts and incidents count towards the whole, and incidents towards a part.
    pub policy: RollUp,
    /// The present.
    pub now: Timestamp,
}

/// Of what a fact is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'q> {
    /// The page as a whole.
    Page,
    /// A component or a group.
    Part(Part<'q>),
    /// Several, a segment each. More than [`MAX_BADGE_PARTS`](crate::limits::MAX_BADGE_PARTS) are refused and not cut: what is cut
    /// off could be what is down.
    Parts(&'q [Part<'q>]),
}

/// Which component or group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'q> {
    /// By its id; by its name; or by its path, as in `Europe/API`, which may begin anywhere and
    /// with a stroke begins at the top. Upper and lower case (of ASCII) are the same where
    /// nothing is called exactly so. What more than one row is called is none of them.
    NameOrId(&'q str),
    /// By its id alone.
    Id(&'q str),
}

/// Which fact is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// How it is.
    #[default]
    State,
    /// How it is and for how long it has been so, where an open incident, maintenance under way
    /// or the history tells; else how it is.
    Since,
    /// How many incidents are open.
    OpenIncidents,
    /// When the next maintenance starts.
    NextMaintenance,
    /// How long ago the last incident began, or for how many days there has been none.
    LastIncident,
    /// The share of the [days](Question::days) in which it worked; of a group or a page, that of
    /// the worst that is in it.
    Uptime,
    /// How long it takes to answer, in milliseconds, which no status page tells.
    ResponseTime(Option<u32>),
}

/// What a badge says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What stands on the left; may be empty.
    pub label: String,
    /// What stands on the right; never empty. Of a list, all that its segments say.
    pub message: String,
    /// What it is coloured by; of a list, the worst.
    pub state: State,
    /// Why that and nothing better, in English.
    pub reason: String,
    /// When the reading that this rests on was made.
    pub observed_at: Option<Timestamp>,
    /// Whether that reading is too old to prove anything.
    pub is_stale: bool,
    /// The language of label and message.
    pub language: Language,
    /// Where the subject is a list, what there is to say of each.
    pub segments: Vec<Segment>,
}

/// What there is to say of one of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Which one.
    pub label: String,
    /// Never empty.
    pub message: String,
    /// How it is.
    pub state: State,
    /// Why that and nothing better, in English.
    pub reason: String,
}

impl Question<'_> {
    /// How the page is, in English, by the defaults.
    pub fn new(now: Timestamp) -> Self {
        Self {
            subject: Subject::Page,
            about: About::State,
            label: None,
            language: Language::default(),
            thresholds: Thresholds::default(),
            // What status pages draw.
            days: 90,
            max_age: DEFAULT_MAX_AGE,
            policy: RollUp::default(),
            now,
        }
    }

    /// What the snapshot proves.
    pub fn answer(&self, snapshot: &Snapshot<'_>) -> Answer {
        let reading = self.reading(snapshot);
        let parts = Parts::of(snapshot);
        let is_stale = self.now.since(snapshot.observed_at) > self.max_age.milliseconds();
        let answer = self.put_together(
            || self.segment(None, reading.of_page()),
            |part| {
                let (name, said) = reading.of_part(&parts, part);
                self.segment(Some(&name), said)
            },
        );
        Answer { observed_at: Some(snapshot.observed_at), is_stale, ..answer }
    }

    /// The answer where there is no snapshot, for this reason.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::{answer::{Question, State}, time::Timestamp};
    ///
    /// let answer = Question::new(Timestamp::EPOCH).unanswered("the upstream timed out");
    /// assert_eq!(answer.state, State::Unknown);
    /// assert_eq!(answer.to_text(), "status: unknown (the upstream timed out)");
    /// ```
    pub fn unanswered(&self, reason: &str) -> Answer {
        let segment = |name: Option<&str>| self.segment(name, self.unknown(reason));
        self.put_together(|| segment(None), |part| segment(Some(part.asked())))
    }
}

impl Question<'_> {
    fn reading<'r, 'a>(&'r self, snapshot: &'r Snapshot<'a>) -> Reading<'r, 'a> {
        Reading {
            question: self,
            snapshot,
            verdict: Verdict::by(self.policy, snapshot, self.now, self.max_age),
            unfit: is_fresh(snapshot, self.now, self.max_age).err(),
        }
    }
}

impl<'q> Part<'q> {
    /// What was asked for.
    fn asked(self) -> &'q str {
        match self {
            Self::NameOrId(asked) | Self::Id(asked) => asked,
        }
    }
}

/// A message, how it is coloured, and why.
struct Said {
    message: String,
    state: State,
    reason: String,
}
