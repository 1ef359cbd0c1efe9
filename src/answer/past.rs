//! The last days of a page or a part of it, each with its state.

use statuslamp_draw::State;

use super::find::{Found, Parts};
use super::reading::Reading;
use super::standing::Standing;
use super::target::Target;
use super::{About, Answer, Question, Subject, history, line, state};
use crate::language::Term;
use crate::model::Snapshot;

/// How a page, a component or a group was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// What there is to say of it all: the uptime.
    pub uptime: Answer,
    /// How each day was, the oldest first: as many as were asked for.
    pub days: Vec<State>,
}

impl Question<'_> {
    /// How each of the last [days](Question::days) was, and the uptime over them, whichever fact is
    /// asked about.
    ///
    /// A day was as bad as the worst that was in it. The provider's histories say so, and of the
    /// newest day also how things stand now. A day that one of them leaves out is unknown, unless
    /// another had trouble on it; all of them are where nothing proves anything.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::answer::{Question, State};
    /// use statuslamp::model::{Component, ComponentStatus, DayStatus, Indicator, Provider, Snapshot};
    /// use statuslamp::time::Timestamp;
    ///
    /// let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    /// let mut api = Component::new("c1", "API", ComponentStatus::Operational);
    /// api.history.push(DayStatus {
    ///     day: noon.day(),
    ///     status: ComponentStatus::Operational,
    ///     downtime: Some(0),
    /// });
    /// let mut page = Snapshot::new(Provider::BetterStack, noon);
    /// page.indicator = Indicator::None;
    /// page.components.push(api);
    ///
    /// let past = Question { days: 2, ..Question::new(noon) }.past(&page);
    /// assert_eq!(past.days, [State::Unknown, State::Operational]);
    /// assert_eq!(past.uptime.message, "100% (1 d)");
    /// ```
    pub fn past(&self, snapshot: &Snapshot<'_>) -> Past {
        let question = Question { about: About::Uptime, ..*self };
        if let Subject::Parts(_) = self.subject {
            return self.no_past("days are those of a page, or of one component or group");
        }
        let days = question.days_of(&question.reading(snapshot));
        Past {
            uptime: question.answer(snapshot),
            days: days.unwrap_or_else(|| vec![State::Unknown; self.days.into()]),
        }
    }

    /// The same where there is no snapshot, for this reason.
    pub fn no_past(&self, reason: &str) -> Past {
        let question = Question { about: About::Uptime, subject: Subject::Page, ..*self };
        Past { uptime: question.unanswered(reason), days: vec![State::Unknown; self.days.into()] }
    }

    /// Nothing, where nothing is proven.
    fn days_of(&self, reading: &Reading<'_, '_>) -> Option<Vec<State>> {
        if reading.unfit.is_some() {
            return None;
        }
        let snapshot = reading.snapshot;
        let target = match self.subject {
            Subject::Page => Target::page(snapshot),
            Subject::Part(part) => match Parts::of(snapshot).find(part) {
                Found::One(target) => target,
                Found::Nothing | Found::Several => return None,
            },
            Subject::Parts(_) => return None,
        };
        let mut days = history::day_by_day(&target.leaves(), self.days, snapshot.observed_at)?;
        if let Some(newest) = days.last_mut() {
            let standing = Standing::of(&target, &reading.verdict, self.policy);
            *newest = state::worse(*newest, standing.state);
        }
        if State::from(&reading.verdict) == State::Unknown {
            // Nothing is green on a page of which nothing is known.
            for day in &mut days {
                *day = state::worse(*day, State::Unknown);
            }
        }
        Some(days)
    }
}

impl Past {
    /// For a tooltip and an accessible name: what there is to say of it all, and how many days there
    /// are of each state, in the reader's language; and why, in English.
    pub fn title(&self) -> String {
        let language = self.uptime.language;
        let mut message = self.uptime.message.clone();
        for state in State::ALL {
            let count = self.days.iter().filter(|day| **day == state).count();
            if count > 0 {
                let days = language.days(u64::try_from(count).unwrap_or(u64::MAX));
                message.extend(["; ", language.word(Term::from(state)), ": ", &days]);
            }
        }
        line(&self.uptime.label, &message, &self.uptime.reason)
    }
}
