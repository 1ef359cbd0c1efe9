//! Instants as milliseconds, and the provider's way of writing them. The clock is read by the
//! shell alone: here the present is an argument.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// An instant: milliseconds since 1970-01-01T00:00:00Z, between the years 0 and 9999.
///
/// # Examples
///
/// ```
/// use statuslamp::time::Timestamp;
///
/// let updated = Timestamp::parse("2026-04-21T12:53:56.786+02:00").unwrap();
/// assert_eq!(updated.to_string(), "2026-04-21T10:53:56.786Z");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(i64);

/// A length of time in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seconds(pub u32);

impl Timestamp {
    /// The instant `milliseconds` after 1970 began, or `None` outside the years 0 to 9999.
    pub fn from_milliseconds(milliseconds: i64) -> Option<Self> {
        date(milliseconds)
            .filter(|date| (0..=9999).contains(&date.year()))
            .map(|_| Self(milliseconds))
    }

    /// The instant that a clock of the JavaScript kind shows, or `None` if it shows none (`NaN`).
    pub fn from_clock(milliseconds: f64) -> Option<Self> {
        // 2^53: beyond it a double skips whole milliseconds, and the year is past 9999 anyway.
        let readable = milliseconds.is_finite() && milliseconds.abs() < 9_007_199_254_740_992.0;
        #[expect(clippy::cast_possible_truncation, reason = "a whole number within 2^53")]
        readable.then(|| Self::from_milliseconds(milliseconds as i64)).flatten()
    }

    /// Milliseconds since 1970 began.
    pub fn milliseconds(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 instant, in whatever zone it is written. Fractions below a
    /// millisecond are cut.
    pub fn parse(text: &str) -> Option<Self> {
        let date = OffsetDateTime::parse(text.trim(), &Rfc3339).ok()?;
        Self::from_milliseconds(date.unix_timestamp() * 1_000 + i64::from(date.millisecond()))
    }

    /// How long ago `earlier` was, in milliseconds; negative when it lies ahead.
    pub fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

impl Seconds {
    /// The whole seconds of a number. What is negative or no number has none, so that a reading
    /// is never held fresh by mistake.
    #[expect(clippy::cast_possible_truncation, reason = "a cast from float saturates")]
    #[expect(clippy::cast_sign_loss, reason = "a cast from float saturates")]
    pub fn from_number(seconds: f64) -> Self {
        Self(seconds as u32)
    }

    /// The same length in milliseconds.
    pub fn milliseconds(self) -> i64 {
        i64::from(self.0) * 1_000
    }
}

impl std::fmt::Display for Timestamp {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let date = date(self.0).ok_or(std::fmt::Error)?;
        f.write_str(&date.format(&Rfc3339).map_err(|_| std::fmt::Error)?)
    }
}

fn date(milliseconds: i64) -> Option<OffsetDateTime> {
    let millisecond = u16::try_from(milliseconds.rem_euclid(1_000)).ok()?;
    let second = OffsetDateTime::from_unix_timestamp(milliseconds.div_euclid(1_000)).ok()?;
    second.replace_millisecond(millisecond).ok()
}

impl TryFrom<String> for Timestamp {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is no RFC 3339 time"))
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.to_string()
    }
}

/// A length of time in words, rounded down to its largest unit: `45 seconds`, `3 hours`.
///
/// # Examples
///
/// ```
/// use statuslamp::time::in_words;
///
/// assert_eq!(in_words(61_000), "1 minute");
/// assert_eq!(in_words(7_200_000), "2 hours");
/// ```
pub fn in_words(milliseconds: i64) -> String {
    let seconds = milliseconds.max(0) / 1_000;
    let (count, unit) = match seconds {
        0..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}
