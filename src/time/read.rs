//! The forms in which providers write instants. Each form is a function that takes its parts
//! from the front of the text, and nothing may be left.

use super::{DAY, Day, Timestamp};

const WEEKDAYS: &[u8] = b"SunMonTueWedThuFriSat";
const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

/// The zones of RFC 822, section 5.1, from UTC-4 westward: the standard time of one is the summer
/// time of the next.
const AMERICAN_ZONES: &[u8] = b"EDTESTCDTCSTMDTMSTPDTPST";

/// The zero value of Go's `time.Time`: 0001-01-01T00:00:00Z.
const GO_ZERO: i64 = -62_135_596_800_000;

pub(super) fn day(text: &str) -> Option<Day> {
    let mut rest = Rest::of(text);
    let day = rest.iso_day()?;
    rest.end(day)
}

/// RFC 3339, section 5.6. Where no zone is written, its clock is `unwritten` minutes ahead.
pub(super) fn iso(text: &str, unwritten: Option<i64>) -> Option<Timestamp> {
    let mut rest = Rest::of(text);
    let day = rest.iso_day()?;
    rest.take("T").or_else(|| rest.take(" "))?;
    let clock = rest.clock()?.and_fraction(&mut rest)?;
    let ahead = if rest.0.is_empty() { unwritten } else { rest.zone() }?;
    rest.end(clock.on(day, ahead)?)
}

/// `2006-01-02 15:04:05.999999999 -0700 MST`, and ` m=±1.5` where the clock is monotonic:
/// <https://pkg.go.dev/time#Time.String>
pub(super) fn go(text: &str) -> Option<Timestamp> {
    let mut rest = Rest::of(text);
    let day = rest.iso_day()?;
    rest.take(" ")?;
    let clock = rest.clock()?.and_fraction(&mut rest)?;
    rest.take(" ")?;
    let ahead = rest.offset("")?;
    rest.take(" ")?;
    // The zone's name. Where it has none Go repeats the offset.
    rest.run(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'))?;
    if rest.take(" m=").is_some() {
        rest.sign()?;
        rest.run(u8::is_ascii_digit)?;
        rest.take(".")?;
        rest.run(u8::is_ascii_digit)?;
    }
    rest.end(clock.on(day, ahead)?).filter(|time| time.milliseconds() != GO_ZERO)
}

/// `Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)`, where the name in brackets
/// is the browser's own and may be missing: ECMA-262, section 21.4.4.41.
pub(super) fn javascript(text: &str) -> Option<Timestamp> {
    let mut rest = Rest::of(text);
    let weekday = rest.name(WEEKDAYS)?;
    rest.take(" ")?;
    let month = rest.name(MONTHS)? + 1;
    rest.take(" ")?;
    let day = rest.number(2)?;
    rest.take(" ")?;
    let day = Day::of(rest.number(4)?, month, day)?;
    rest.take(" ")?;
    let clock = rest.clock()?;
    rest.take(" GMT")?;
    let ahead = rest.offset("")?;
    if rest.take(" (").is_some() {
        rest.0.ends_with(b")").then(|| rest.0 = b"")?;
    }
    rest.end(clock.on(day, ahead)?).filter(|_| day.weekday() == weekday)
}

/// RFC 822, section 5.1, whose day of the week and seconds may be missing.
pub(super) fn rss(text: &str) -> Option<Timestamp> {
    let mut rest = Rest::of(text);
    let weekday = rest.name(WEEKDAYS);
    if weekday.is_some() {
        rest.take(",")?;
        let _ = rest.spaces();
    }
    let day = rest.number(1 + usize::from(rest.digits() > 1))?;
    rest.spaces()?;
    let month = rest.name(MONTHS)? + 1;
    rest.spaces()?;
    let year = match rest.digits() {
        // RFC 2822, section 4.3, says of which century the two digits are.
        2 => (rest.number(2)? + 50) % 100 + 1950,
        _ => rest.number(4)?,
    };
    let day = Day::of(year, month, day)?;
    rest.spaces()?;
    let clock = rest.short_clock()?;
    rest.spaces()?;
    let ahead = rest.named_zone().or_else(|| rest.offset(""))?;
    rest.end(clock.on(day, ahead)?).filter(|_| weekday.is_none_or(|said| day.weekday() == said))
}

/// A time of day.
struct Clock {
    milliseconds: i64,
    is_leap: bool,
}

impl Clock {
    fn and_fraction(mut self, rest: &mut Rest<'_>) -> Option<Self> {
        if rest.take(".").is_some() {
            let digits = rest.digits();
            let scale = 10_i64.pow(u32::try_from(digits).ok().filter(|few| (1..=9).contains(few))?);
            self.milliseconds += rest.number(digits)? * 1_000 / scale;
        }
        Some(self)
    }

    /// The instant when clocks show this on `day`, if they are so many minutes ahead of UTC.
    fn on(&self, day: Day, ahead: i64) -> Option<Timestamp> {
        let milliseconds = day.days() * DAY + self.milliseconds - ahead * 60_000;
        let time = Timestamp::from_milliseconds(milliseconds)?;
        // A second 60 has been counted as the first of the next month. It is one only where that
        // is so in UTC: RFC 3339, section 5.7.
        let ends_month = || milliseconds.rem_euclid(DAY) < 1_000 && time.day().date().2 == 1;
        (!self.is_leap || ends_month()).then_some(time)
    }
}

/// What is still to be read. `take` and `name` leave what they do not know, so something else may
/// be tried after them; where any other step is `None`, the text is of another form.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn of(text: &'a str) -> Self {
        Self(text.as_bytes().trim_ascii())
    }

    fn end<T>(&self, found: T) -> Option<T> {
        self.0.is_empty().then_some(found)
    }

    /// Exactly this, in upper or lower case.
    fn take(&mut self, wanted: &str) -> Option<()> {
        let (found, rest) = self.0.split_at_checked(wanted.len())?;
        found.eq_ignore_ascii_case(wanted.as_bytes()).then(|| self.0 = rest)
    }

    /// One or more of the bytes that `belongs` knows.
    fn run(&mut self, belongs: fn(&u8) -> bool) -> Option<()> {
        let length = self.0.iter().take_while(|byte| belongs(byte)).count();
        self.0 = self.0.get(length..)?;
        (length > 0).then_some(())
    }

    fn spaces(&mut self) -> Option<()> {
        self.run(u8::is_ascii_whitespace)
    }

    /// How many digits come next.
    fn digits(&self) -> usize {
        self.0.iter().take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// A number of so many digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let (found, rest) = self.0.split_at_checked(digits)?;
        let number = found.iter().try_fold(0, |number, byte| {
            byte.is_ascii_digit().then(|| 10 * number + i64::from(byte - b'0'))
        })?;
        self.0 = rest;
        Some(number)
    }

    /// A number of two digits below `bound`.
    fn below(&mut self, bound: i64) -> Option<i64> {
        self.number(2).filter(|number| *number < bound)
    }

    /// The place in `names` of the three letters that come next.
    fn name(&mut self, names: &[u8]) -> Option<i64> {
        let (found, rest) = self.0.split_at_checked(3)?;
        let place = names.chunks_exact(3).position(|name| name.eq_ignore_ascii_case(found))?;
        self.0 = rest;
        i64::try_from(place).ok()
    }

    /// `2006-01-02`
    fn iso_day(&mut self) -> Option<Day> {
        let year = self.number(4)?;
        self.take("-")?;
        let month = self.number(2)?;
        self.take("-")?;
        Day::of(year, month, self.number(2)?)
    }

    /// `15:04:05`
    fn clock(&mut self) -> Option<Clock> {
        self.0.get(5).filter(|mark| **mark == b':')?;
        self.short_clock()
    }

    /// `15:04:05` or `15:04`
    fn short_clock(&mut self) -> Option<Clock> {
        let hour = self.below(24)?;
        self.take(":")?;
        let minute = self.below(60)?;
        let second = if self.take(":").is_some() { self.below(61)? } else { 0 };
        let seconds = 3_600 * hour + 60 * minute + second;
        Some(Clock { milliseconds: 1_000 * seconds, is_leap: second == 60 })
    }

    /// `Z` or `+07:00`
    fn zone(&mut self) -> Option<i64> {
        self.take("Z").map(|()| 0).or_else(|| self.offset(":"))
    }

    /// `+0700`, or `+07:00` if the mark is `:`, in minutes.
    fn offset(&mut self, mark: &str) -> Option<i64> {
        let sign = self.sign()?;
        let hours = self.below(24)?;
        self.take(mark)?;
        Some(sign * (60 * hours + self.below(60)?))
    }

    fn sign(&mut self) -> Option<i64> {
        self.take("+").map(|()| 1).or_else(|| self.take("-").map(|()| -1))
    }

    /// The zones that RFC 822, section 5.1, has names for, but no single letters save Z: they are
    /// defined there the wrong way round, and say nothing (RFC 2822, section 4.3).
    fn named_zone(&mut self) -> Option<i64> {
        // UTC is none of them, but common.
        if ["GMT", "UTC", "UT", "Z"].into_iter().any(|name| self.take(name).is_some()) {
            return Some(0);
        }
        self.name(AMERICAN_ZONES).map(|place| -60 * (4 + (place + 1) / 2))
    }
}
