//! From what there is to say of each to one answer: its label, its segments, and its bounds.

use statuslamp_draw::State;

use super::{About, Answer, Part, Question, Said, Segment, Subject, state};
use crate::language::Term;
use crate::limits::{MAX_BADGE_CHARS, MAX_BADGE_PARTS, MAX_REASON_CHARS};
use crate::text::one_line;

impl Question<'_> {
    pub(super) fn put_together(
        &self,
        of_page: impl FnOnce() -> Segment,
        of_part: impl Fn(Part<'_>) -> Segment,
    ) -> Answer {
        let refuse = |reason: &str| (self.segment(None, self.unknown(reason)), Vec::new());
        let (only, segments) = match self.subject {
            Subject::Page => (of_page(), Vec::new()),
            Subject::Part(part) => (of_part(part), Vec::new()),
            Subject::Parts([]) => refuse("no component was asked about"),
            Subject::Parts(parts) if parts.len() > MAX_BADGE_PARTS => {
                refuse(&format!("more than {MAX_BADGE_PARTS} components were asked about"))
            }
            Subject::Parts(parts) => {
                let segments: Vec<Segment> = parts.iter().map(|part| of_part(*part)).collect();
                (self.sum_up(&segments), segments)
            }
        };
        Answer {
            label: match self.label {
                Some(label) => one_line(label, MAX_BADGE_CHARS).into_owned(),
                None => only.label,
            },
            message: only.message,
            state: only.state,
            reason: only.reason,
            observed_at: None,
            is_stale: false,
            language: self.language,
            segments,
        }
    }

    /// A list as one: as bad as the worst of it, for the reason of the first that is so bad.
    fn sum_up(&self, segments: &[Segment]) -> Segment {
        let mut worst: Option<&Segment> = None;
        for segment in segments {
            if worst.is_none_or(|it| state::is_worse(segment.state, it.state)) {
                worst = Some(segment);
            }
        }
        let said = |it: &Segment| [&it.label, ": ", &it.message].concat();
        let message = segments.iter().map(said).collect::<Vec<_>>().join(", ");
        let (state, reason) = worst.map_or((State::Unknown, String::new()), |it| {
            (it.state, [&it.label, ": ", &it.reason].concat())
        });
        self.segment(None, Said { message, state, reason })
    }

    /// The one place where texts are bounded, and where no message is empty. Of a page and of a list
    /// as a whole, the label is what was asked; of a part it is its name.
    pub(super) fn segment(&self, name: Option<&str>, said: Said) -> Segment {
        let topic = match self.about {
            About::Uptime => Some(Term::Uptime),
            About::ResponseTime(_) => Some(Term::ResponseTime),
            _ => None,
        };
        let is_alone = matches!(self.subject, Subject::Part(_));
        let label = match (name, topic) {
            (None, topic) => self.word(topic.unwrap_or(Term::Status)).to_owned(),
            (Some(name), Some(topic)) if is_alone => [name, " · ", self.word(topic)].concat(),
            (Some(name), _) => name.to_owned(),
        };
        let mut message = one_line(said.message, MAX_BADGE_CHARS).into_owned();
        if message.is_empty() {
            self.word(Term::Unknown).clone_into(&mut message);
        }
        Segment {
            label: one_line(label, MAX_BADGE_CHARS).into_owned(),
            message,
            state: said.state,
            reason: one_line(said.reason, MAX_REASON_CHARS).into_owned(),
        }
    }

    pub(super) fn word(&self, term: Term) -> &'static str {
        self.language.word(term)
    }

    pub(super) fn unknown(&self, reason: impl Into<String>) -> Said {
        let message = self.word(Term::Unknown).to_owned();
        Said { message, state: State::Unknown, reason: reason.into() }
    }
}
