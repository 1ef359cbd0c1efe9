//! What may be shown now. Green needs proof: everything unproven is `unknown`, with its reason.

use crate::limits::MAX_CLOCK_SKEW;
use crate::model::{Indicator, RollUp, Snapshot};
use crate::time::{Seconds, Timestamp, in_words};

/// What may be shown at an instant, and why that and nothing better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Never `Unknown` with a provider's word in it: that word is in the reason.
    pub indicator: Indicator,
    /// For a person to read.
    pub reason: String,
    /// When the reading that this rests on was made.
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
    pub fn of(snapshot: &Snapshot<'_>, now: Timestamp, max_age: Seconds) -> Self {
        Self::by(RollUp::default(), snapshot, now, max_age)
    }

    /// As [`Verdict::of`], by a policy of your own.
    pub fn by(policy: RollUp, snapshot: &Snapshot<'_>, now: Timestamp, max_age: Seconds) -> Self {
        let observed_at = Some(snapshot.observed_at);
        if let Err(reason) = is_fresh(snapshot, now, max_age) {
            return Self { observed_at, ..Self::unknown(reason) };
        }
        let (indicator, raised_by) = snapshot.roll_up(policy);
        let why = snapshot.why();
        match (indicator, raised_by) {
            (Indicator::Unknown(word), _) => {
                let reason = format!("“{word}” is no status that we know; {why}");
                Self { observed_at, ..Self::unknown(reason) }
            }
            (indicator, None) => Self { indicator, reason: why, observed_at },
            (indicator, Some(name)) => {
                Self { indicator, reason: format!("{why}; raised by “{name}”"), observed_at }
            }
        }
    }

    /// Nothing is known, for this reason.
    pub fn unknown(reason: impl Into<String>) -> Self {
        let indicator = Indicator::Unknown("unknown".to_owned());
        Self { indicator, reason: reason.into(), observed_at: None }
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

/// Whether a reading still proves something.
///
/// # Errors
///
/// Says why not: it is older than `max_age`, or from the future.
pub fn is_fresh(snapshot: &Snapshot<'_>, now: Timestamp, max_age: Seconds) -> Result<(), String> {
    let age = now.since(snapshot.observed_at);
    if age > max_age.milliseconds() {
        return Err(format!(
            "last read {} ago, which proves nothing after {}",
            in_words(age),
            in_words(max_age.milliseconds())
        ));
    }
    if age < -MAX_CLOCK_SKEW.milliseconds() {
        return Err(format!("read {} in the future: a clock is wrong", in_words(-age)));
    }
    Ok(())
}
