//! From a snapshot and a question to what there is to say.

use statuslamp_draw::State;

use super::find::{Found, Parts};
use super::standing::Standing;
use super::target::Target;
use super::{About, Part, Question, Said, events, history, state};
use crate::language::{Fact, Term};
use crate::limits::{MAX_PART_CHARS, MAX_WORD_CHARS};
use crate::model::Snapshot;
use crate::text::{Text, one_line};
use crate::verdict::Verdict;

pub(super) struct Reading<'r, 'a> {
    pub(super) question: &'r Question<'r>,
    pub(super) snapshot: &'r Snapshot<'a>,
    /// Of the page.
    pub(super) verdict: Verdict,
    /// Why the snapshot proves nothing at all, if so.
    pub(super) unfit: Option<String>,
}

impl<'r> Reading<'r, '_> {
    pub(super) fn of_page(&self) -> Said {
        self.of_target(&Target::page(self.snapshot))
    }

    /// The name of a part, and what there is to say of it.
    pub(super) fn of_part<'p: 'r>(
        &self,
        parts: &Parts<'r, '_>,
        part: Part<'p>,
    ) -> (Text<'r>, Said) {
        let asked = one_line(part.asked(), MAX_PART_CHARS);
        let short = one_line(&*asked, MAX_WORD_CHARS);
        let (fact, reason) = match (parts.find(part), &self.unfit) {
            (Found::One(target), _) => {
                let name = target.part.as_ref().map_or("", |rows| rows.component.name.as_ref());
                return (name.to_owned().into(), self.of_target(&target));
            }
            // What is not on a page of long ago is no news.
            (_, Some(reason)) => {
                let said = self.question.unknown(reason.as_str());
                return (asked, said);
            }
            (Found::Nothing, None) => {
                (Fact::NoComponent(&short), format!("the page has no component “{short}”"))
            }
            (Found::Several, None) => (
                Fact::SeveralComponents(&short),
                format!("the page has several components “{short}”: their paths or ids tell which"),
            ),
        };
        let message = self.question.language.say(fact);
        (asked.into_owned().into(), Said { message, state: State::Unknown, reason })
    }

    fn of_target(&self, target: &Target<'_, '_>) -> Said {
        let question = self.question;
        if let Some(reason) = &self.unfit {
            return question.unknown(reason.as_str());
        }
        let standing = Standing::of(target, &self.verdict, question.policy);
        let said = match question.about {
            About::State => Said {
                message: question.word(Term::from(standing.state)).to_owned(),
                state: standing.state,
                reason: standing.reason,
            },
            About::Since => self.since(target, standing),
            About::OpenIncidents => self.tell(standing, events::open_incidents(target)),
            About::NextMaintenance => {
                self.tell(standing, events::next_maintenance(target, question.now))
            }
            About::LastIncident => self.tell(standing, events::last_incident(target, question.now)),
            About::Uptime => self.uptime(target),
            About::ResponseTime(milliseconds) => self.response_time(milliseconds),
        };
        let Said { message, state, reason } = said;
        let Standing { state, reason } = Standing { state, reason }.proven_by(&self.verdict);
        Said { message, state, reason }
    }

    fn since(&self, target: &Target<'_, '_>, standing: Standing) -> Said {
        let question = self.question;
        let word = question.word(Term::from(standing.state));
        match events::lasting(target, standing.state, question.now) {
            Some(lasting) => {
                let lasting = question.language.say(Fact::Lasting(lasting));
                Said {
                    message: [word, " ", &lasting].concat(),
                    state: standing.state,
                    reason: standing.reason,
                }
            }
            None => Said {
                message: word.to_owned(),
                state: standing.state,
                reason: standing.reason + "; nothing tells since when",
            },
        }
    }

    /// A fact beside how the target is: no better than that, and unknown where it is not proven.
    fn tell(&self, standing: Standing, told: Result<events::Told, String>) -> Said {
        let question = self.question;
        match told {
            Ok(told) => Said {
                message: match told.says {
                    events::Says::Fact(fact) => question.language.say(fact),
                    events::Says::Term(term) => question.word(term).to_owned(),
                },
                state: state::worse(standing.state, told.state),
                reason: match &*told.because {
                    "" => standing.reason,
                    because => [because, "; ", &standing.reason].concat(),
                },
            },
            Err(reason) => Said {
                // An outage stays one, whatever is not known beside it.
                state: state::worse(standing.state, State::Unknown),
                ..question.unknown([&reason, "; ", &standing.reason].concat())
            },
        }
    }

    fn uptime(&self, target: &Target<'_, '_>) -> Said {
        let question = self.question;
        let lowest =
            history::lowest_uptime(&target.leaves(), question.days, self.snapshot.observed_at);
        let (uptime, name) = match lowest {
            Ok(lowest) => lowest,
            Err(reason) => return question.unknown(reason),
        };
        let Some(percent) = question.language.percent(uptime.share) else {
            return question.unknown("its history does not add up");
        };
        let days = question.language.days(uptime.days.into());
        Said {
            message: [&percent, " (", &days, ")"].concat(),
            state: question.thresholds.of_uptime(uptime.share),
            reason: format!("uptime of “{name}” by its history: days counted: {}", uptime.days),
        }
    }

    fn response_time(&self, milliseconds: Option<u32>) -> Said {
        let question = self.question;
        match milliseconds {
            None => question.unknown("no response time was given"),
            // Upptime's file has it where nothing answered.
            Some(0) => question.unknown("a response time of 0 ms is no answer"),
            Some(milliseconds) => Said {
                message: question.language.response_time(milliseconds),
                state: question.thresholds.of_response_time(milliseconds),
                reason: format!("answers in {milliseconds} ms, as was given"),
            },
        }
    }
}
