//! Instants as milliseconds, and the providers' ways of writing them. The clock is read by the
//! shell alone: here the present is an argument.
//!
//! Our own code reads and writes them: in WebAssembly it takes 2.4 kB of brotli, and the `time`
//! crate 13 kB; `tests/time.rs` holds the one against the other.

use serde::{Deserialize, Serialize};

pub use day::Day;

mod day;
mod read;

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

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;

/// When the year 0 begins.
const FIRST: i64 = -62_167_219_200_000;

/// When the year 9999 ends, less a millisecond.
const LAST: i64 = 253_402_300_799_999;

/// A length of time in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seconds(pub u32);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// The instant `milliseconds` after 1970 began, or `None` outside the years 0 to 9999.
    pub fn from_milliseconds(milliseconds: i64) -> Option<Self> {
        Day::from_days(milliseconds.div_euclid(DAY)).map(|_| Self(milliseconds))
    }

    /// The instant `seconds` after 1970 began, or `None` outside the years 0 to 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Timestamp;
    ///
    /// let began = Timestamp::from_seconds(1_772_369_485).unwrap();
    /// assert_eq!(began.to_string(), "2026-03-01T12:51:25Z");
    /// assert_eq!(began.day().to_string(), "2026-03-01");
    /// ```
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        seconds.checked_mul(1_000).and_then(Self::from_milliseconds)
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

    /// The day, in UTC, that this instant is on.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }

    /// Reads an RFC 3339 instant, in whatever zone it is written. Fractions below a millisecond
    /// are cut; a space may stand for the `T` (section 5.6).
    ///
    /// Here and in the other forms a second 60 is read where a leap second may be, at the end of
    /// a month in UTC (section 5.7), and is the same as the second after it, as in POSIX.
    /// Fractions have at most nine digits: no clock writes more.
    pub fn parse(text: &str) -> Option<Self> {
        read::iso(text, None)
    }

    /// Reads an instant as [`Timestamp::parse`] does, or without a zone, and then as UTC. So
    /// write `StatusPal`, Uptime Kuma and Cachet.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Timestamp;
    ///
    /// let posted = Timestamp::parse_utc("2025-07-18T08:49:50").unwrap();
    /// assert_eq!(posted.to_string(), "2025-07-18T08:49:50Z");
    /// ```
    pub fn parse_utc(text: &str) -> Option<Self> {
        read::iso(text, Some(0))
    }

    /// Reads what Go's `time.Time` prints of itself, as in cState's files. Its zero, with which
    /// Go says that there is no time, is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Timestamp;
    ///
    /// let changed = Timestamp::parse_go("2025-09-12 19:20:02 +0200 +0200").unwrap();
    /// assert_eq!(changed.to_string(), "2025-09-12T17:20:02Z");
    /// assert_eq!(Timestamp::parse_go("0001-01-01 00:00:00 +0000 UTC"), None);
    /// ```
    pub fn parse_go(text: &str) -> Option<Self> {
        read::go(text)
    }

    /// Reads what JavaScript's `Date` prints of itself, as Instatus has it.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Timestamp;
    ///
    /// let text = "Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)";
    /// assert_eq!(Timestamp::parse_javascript(text).unwrap().to_string(), "2022-06-11T18:55:50Z");
    /// ```
    pub fn parse_javascript(text: &str) -> Option<Self> {
        read::javascript(text)
    }

    /// Reads a date of RSS: RFC 822 with the years of RFC 2822.
    ///
    /// Here and in JavaScript's form a date under the wrong day of the week is none: one of the
    /// two is false, and nothing says which.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Timestamp;
    ///
    /// let built = Timestamp::parse_rss("Thu, 23 Jul 2026 18:12:58 Z").unwrap();
    /// assert_eq!(built.to_string(), "2026-07-23T18:12:58Z");
    /// assert_eq!(Timestamp::parse_rss("Fri, 23 Jul 2026 18:12:58 Z"), None);
    /// ```
    pub fn parse_rss(text: &str) -> Option<Self> {
        read::rss(text)
    }

    /// Appends the instant to `out`, as RFC 3339 in UTC.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Timestamp;
    ///
    /// let mut out = "as of ".to_owned();
    /// Timestamp::from_milliseconds(1_500).unwrap().write_into(&mut out);
    /// assert_eq!(out, "as of 1970-01-01T00:00:01.500Z");
    /// ```
    pub fn write_into(self, out: &mut String) {
        let milliseconds = self.0.rem_euclid(DAY);
        self.day().write_into(out);
        for (mark, number) in [
            ('T', milliseconds / 3_600_000),
            (':', milliseconds / 60_000 % 60),
            (':', milliseconds / 1_000 % 60),
        ] {
            out.push(mark);
            day::push_digits(out, number, 2);
        }
        if milliseconds % 1_000 != 0 {
            out.push('.');
            day::push_digits(out, milliseconds % 1_000, 3);
        }
        out.push('Z');
    }

    /// The instant so many milliseconds later, or the first or last that there is where that
    /// would be outside the years 0 to 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Timestamp;
    ///
    /// assert_eq!(Timestamp::EPOCH.plus(90_000).to_string(), "1970-01-01T00:01:30Z");
    /// assert_eq!(Timestamp::EPOCH.plus(i64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
    /// ```
    #[must_use]
    pub fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds).clamp(FIRST, LAST))
    }

    /// The instant at which its minute began, in UTC.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Timestamp;
    ///
    /// let minute = |text| Timestamp::parse(text).unwrap().minute().to_string();
    /// assert_eq!(minute("2026-11-22T10:05:59.999Z"), "2026-11-22T10:05:00Z");
    /// assert_eq!(minute("1969-12-31T23:59:59Z"), "1969-12-31T23:59:00Z");
    /// ```
    #[must_use]
    pub fn minute(self) -> Self {
        Self(self.0 - self.0.rem_euclid(60_000))
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
        f.write_str(&String::from(*self))
    }
}

impl TryFrom<String> for Timestamp {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is no RFC 3339 time"))
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        let mut text = Self::with_capacity("2026-04-21T12:53:56.786Z".len());
        timestamp.write_into(&mut text);
        text
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
