//! Numbers, percentages and lengths of time, as they are written in a language.

use super::Language;
use super::phrase::fill;
use super::table::Pattern;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// The mean of the Gregorian calendar, whose 400 years have 146,097 days.
const YEAR: u64 = 146_097 * DAY / 400;
const MONTH: u64 = YEAR / 12;

impl Language {
    /// A length of time, rounded down to its largest unit: `5 min`, `3 h`. Days are counted up to
    /// two months and months up to two years: as one month or one year, nearly half of it could
    /// be lost.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::Language;
    ///
    /// assert_eq!(Language::English.duration(7_200_000), "2\u{a0}h");
    /// assert_eq!(Language::Russian.duration(7_200_000), "2\u{a0}ч");
    /// ```
    pub fn duration(self, milliseconds: i64) -> String {
        let seconds = milliseconds.max(0).unsigned_abs() / 1_000;
        let (length, unit) = match seconds {
            0..MINUTE => (1, Pattern::Seconds),
            MINUTE..HOUR => (MINUTE, Pattern::Minutes),
            HOUR..DAY => (HOUR, Pattern::Hours),
            _ if seconds < 2 * MONTH => (DAY, Pattern::Days),
            _ if seconds < 2 * YEAR => (MONTH, Pattern::Months),
            _ => (YEAR, Pattern::Years),
        };
        self.count(unit, seconds / length)
    }

    /// A number of days, however many.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::Language;
    ///
    /// assert_eq!(Language::French.days(90), "90\u{a0}j");
    /// ```
    pub fn days(self, days: u64) -> String {
        self.count(Pattern::Days, days)
    }

    /// How long an answer took: `350 ms`, `1.2 s`, and from a minute on as
    /// [`Language::duration`] has it.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::Language;
    ///
    /// assert_eq!(Language::Dutch.response_time(1_250), "1,2\u{a0}s");
    /// ```
    pub fn response_time(self, milliseconds: u32) -> String {
        match milliseconds {
            0..1_000 => self.count(Pattern::Milliseconds, milliseconds.into()),
            1_000..60_000 => {
                let tenths = u64::from(milliseconds) / 100;
                fill(self.pattern(Pattern::Seconds), &self.decimal(tenths, 1))
            }
            _ => self.duration(milliseconds.into()),
        }
    }

    /// A share of a hundred with at most two decimals, which are cut and never rounded: 99.999
    /// is not the whole. `None` for what is no share.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::Language;
    ///
    /// assert_eq!(Language::English.percent(99.999).as_deref(), Some("99.99%"));
    /// assert_eq!(Language::Turkish.percent(99.5).as_deref(), Some("%99,5"));
    /// assert_eq!(Language::English.percent(f64::NAN), None);
    /// ```
    pub fn percent(self, share: f64) -> Option<String> {
        // A sum of doubles may come out a little off; a hundred times 64.1 does.
        const SLACK: f64 = 1e-6;
        if !(0.0..=100.0 + SLACK).contains(&share) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 10,000")]
        #[expect(clippy::cast_sign_loss, reason = "not negative")]
        let hundredths =
            if share < 100.0 { ((share * 100.0 + SLACK) as u64).min(9_999) } else { 10_000 };
        Some(fill(self.pattern(Pattern::Percent), &self.decimal(hundredths, 2)))
    }

    /// A whole number with marks between its thousands.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::Language;
    ///
    /// assert_eq!(Language::German.number(12_345), "12.345");
    /// assert_eq!(Language::Spanish.number(1_234), "1234");
    /// ```
    pub fn number(self, n: u64) -> String {
        // CLDR's minimumGroupingDigits of 2: four digits stand together.
        let together = match self {
            Self::Spanish | Self::Italian | Self::Polish => 9_999,
            _ => 999,
        };
        let digits = n.to_string();
        if n <= together {
            return digits;
        }
        let mark = self.pattern(Pattern::Thousands);
        let mut out = String::with_capacity(2 * digits.len());
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(&fill(mark, ""));
            }
            out.push(digit);
        }
        out
    }

    /// A number of tenths or hundredths, without the zeros at its end.
    fn decimal(self, scaled: u64, places: u32) -> String {
        let scale = 10_u64.pow(places);
        let mut out = self.number(scaled / scale);
        let mut rest = scaled % scale;
        if rest > 0 {
            out.push_str(self.pattern(Pattern::Decimal));
        }
        let mut unit = scale;
        while rest > 0 {
            unit /= 10;
            out.push(char::from(b'0' + u8::try_from(rest / unit).unwrap_or_default()));
            rest %= unit;
        }
        out
    }
}
