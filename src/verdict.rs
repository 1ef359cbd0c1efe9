//! What may be shown now. Green needs proof: everything unproven is `unknown`, with its reason.

use serde::Serialize;

use crate::limits::MAX_CLOCK_SKEW;
use crate::model::{Indicator, Snapshot, worse};
use crate::time::{Seconds, Timestamp, in_words};

/// What may be shown at an instant, and why that and nothing better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Never `Unknown` with a provider's word in it: that word is in the reason.
    pub indicator: Indicator,
    /// For a person to read.
    pub reason: String,
    /// When the reading that this rests on was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed_at: Option<Timestamp>,
}

impl Verdict {
    /// Judges a snapshot at an instant. A reading older than `max_age` proves nothing, good
    /// or bad; neither does one from the future.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::{envelope, time::{Seconds, Timestamp}, verdict::Verdict};
    ///
    /// let body = br#"{"page":{"id":"abc123def456","name":"Acme"},
    ///                 "status":{"indicator":"none","description":"All Systems Operational"}}"#;
    /// let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    /// let later = Timestamp::parse("2026-11-22T12:10:00Z").unwrap();
    /// let snapshot = envelope::parse(body, noon).unwrap();
    ///
    /// assert_eq!(Verdict::of(&snapshot, noon, Seconds(300)).word(), "operational");
    /// assert_eq!(Verdict::of(&snapshot, later, Seconds(300)).word(), "unknown");
    /// ```
    pub fn of(snapshot: &Snapshot, now: Timestamp, max_age: Seconds) -> Self {
        let observed_at = Some(snapshot.observed_at);
        let age = now.since(snapshot.observed_at);
        if age > max_age.milliseconds() {
            let reason = format!(
                "last read {} ago, which proves nothing after {}",
                in_words(age),
                in_words(max_age.milliseconds())
            );
            return Self { observed_at, ..Self::unknown(reason) };
        }
        if age < -MAX_CLOCK_SKEW.milliseconds() {
            let reason = format!("read {} in the future: a clock is wrong", in_words(-age));
            return Self { observed_at, ..Self::unknown(reason) };
        }
        // A page that calls itself fine while a part of it is not, or says what we do not
        // know, has not proven that it is fine.
        let indicator = match snapshot.indicator {
            Indicator::None => worse(Indicator::None, snapshot.roll_up()),
            _ => snapshot.indicator.clone(),
        };
        match indicator {
            Indicator::Unknown(word) => {
                let reason = format!("“{word}” is no status that we know; {}", snapshot.why);
                Self { observed_at, ..Self::unknown(reason) }
            }
            indicator => Self { indicator, reason: snapshot.why.clone(), observed_at },
        }
    }

    /// Nothing is known, for this reason.
    pub fn unknown(reason: impl Into<String>) -> Self {
        let indicator = Indicator::Unknown("unknown".to_owned());
        Self { indicator, reason: reason.into(), observed_at: None }
    }

    /// Whether anything is known.
    pub fn is_known(&self) -> bool {
        !matches!(self.indicator, Indicator::Unknown(_))
    }

    /// One or two words for a badge. `major` is "partial outage" since that is what Statuspage
    /// itself writes beside it ("Partial System Outage").
    pub fn word(&self) -> &'static str {
        match self.indicator {
            Indicator::None => "operational",
            Indicator::Maintenance => "maintenance",
            Indicator::Minor => "degraded",
            Indicator::Major => "partial outage",
            Indicator::Critical => "major outage",
            Indicator::Unknown(_) => "unknown",
        }
    }

    /// One or two letters, for where there is no room for a word.
    pub fn letter(&self) -> &'static str {
        match self.indicator {
            Indicator::None => "OK",
            Indicator::Maintenance => "M",
            Indicator::Minor => "D",
            Indicator::Major => "P",
            Indicator::Critical => "X",
            Indicator::Unknown(_) => "?",
        }
    }
}
