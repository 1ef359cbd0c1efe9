//! Days of the calendar, counted.

use serde::{Deserialize, Serialize};

use super::read;

/// A day of the Gregorian calendar, between the years 0 and 9999.
///
/// # Examples
///
/// ```
/// use statuslamp::time::Day;
///
/// let day = Day::parse("2024-02-20").unwrap();
/// assert_eq!(day.days(), 19_773);
/// assert_eq!(day.to_string(), "2024-02-20");
/// assert_eq!(Day::parse("2023-02-29"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub(super) i64);

// Where a year begins with March, its leap day is its last and moves no month:
// https://howardhinnant.github.io/date_algorithms.html
const MARCH_0: i64 = -719_468;
const FOUR_CENTURIES: i64 = 146_097;

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(0);

    /// The day `days` after 1970-01-01, or `None` outside the years 0 to 9999.
    pub fn from_days(days: i64) -> Option<Self> {
        (-719_528..=2_932_896).contains(&days).then_some(Self(days))
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        self.0
    }

    /// Reads `2024-02-20`.
    pub fn parse(text: &str) -> Option<Self> {
        read::day(text)
    }

    /// Appends the day to `out`, as `2024-02-20`.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::time::Day;
    ///
    /// let mut out = "since ".to_owned();
    /// Day::from_days(0).unwrap().write_into(&mut out);
    /// assert_eq!(out, "since 1970-01-01");
    /// ```
    pub fn write_into(self, out: &mut String) {
        let (year, month, day) = self.date();
        push_digits(out, year, 4);
        out.push('-');
        push_digits(out, month, 2);
        out.push('-');
        push_digits(out, day, 2);
    }

    /// The day of this year, month and day of the month, if the calendar has it.
    pub(super) fn of(year: i64, month: i64, day: i64) -> Option<Self> {
        let years = if month > 2 { year } else { year - 1 };
        // From March on, every five months have 153 days.
        let month_starts = (153 * ((month + 9) % 12) + 2) / 5;
        let leap_days = years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400);
        let found = Self(MARCH_0 + 365 * years + leap_days + month_starts + day - 1);
        // What the calendar lacks, be it 30 February or a month 13, comes back as another date.
        (found.date() == (year, month, day)).then_some(found)
    }

    /// Its year, month and day of the month.
    pub(super) fn date(self) -> (i64, i64, i64) {
        let days = self.0 - MARCH_0;
        let of_era = days.rem_euclid(FOUR_CENTURIES);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let months = (5 * of_year + 2) / 153;
        let month = if months < 10 { months + 3 } else { months - 9 };
        let year = 400 * days.div_euclid(FOUR_CENTURIES) + year_of_era + i64::from(month <= 2);
        (year, month, of_year - (153 * months + 2) / 5 + 1)
    }

    /// Its day of the week, 0 for Sunday.
    pub(super) fn weekday(self) -> i64 {
        // 1970 began on a Thursday.
        (self.0 + 4).rem_euclid(7)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&String::from(*self))
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is no day"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        let mut text = Self::with_capacity("2024-02-20".len());
        day.write_into(&mut text);
        text
    }
}

/// Appends the last `width` digits of `number`, which is not negative.
pub(super) fn push_digits(out: &mut String, number: i64, width: u32) {
    if width > 1 {
        push_digits(out, number / 10, width - 1);
    }
    #[expect(clippy::cast_sign_loss, reason = "a digit")]
    out.push(char::from(b'0' + (number % 10) as u8));
}
