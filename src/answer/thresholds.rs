//! From a number to a state.

use statuslamp_draw::State;

/// From which numbers on a state is another: the limits of operational, of degraded and of a
/// partial outage. What passes none of them is a major outage.
///
/// The field disagrees about uptime by an order of magnitude (96 % is bright green in Upptime and
/// red in happyuptime), so that it has to be a parameter. The defaults are `UptimeFlare`'s: 99.9 %
/// is 43 minutes in 30 days, 99 % seven hours, 95 % a day and a half.
///
/// For response times the peers' limits (Gatus: 50 to 750 ms, Upptime: 200 to 1,000 ms) have no
/// source. The defaults are those of web.dev's "Time to First Byte", 800 ms for good and 1,800 ms
/// for poor, which are of what browsers measured and so include the way to the server, as monitors
/// do; and 10 s, after which people turn to something else (Nielsen, "Response Times: The 3
/// Important Limits").
///
/// # Examples
///
/// ```
/// use statuslamp::answer::{State, Thresholds};
///
/// let usual = Thresholds::default();
/// assert_eq!(usual.of_uptime(99.95), State::Operational);
/// assert_eq!(usual.of_uptime(99.5), State::Degraded);
/// assert_eq!(usual.of_response_time(1_200), State::Degraded);
///
/// let strict = Thresholds { response_time: [100, 200, 400], ..usual };
/// assert_eq!(strict.of_response_time(401), State::MajorOutage);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Percent, at least.
    pub uptime: [f64; 3],
    /// Milliseconds, at most.
    pub response_time: [u32; 3],
}

const LADDER: [State; 3] = [State::Operational, State::Degraded, State::PartialOutage];

impl Default for Thresholds {
    fn default() -> Self {
        Self { uptime: [99.9, 99.0, 95.0], response_time: [800, 1_800, 10_000] }
    }
}

impl Thresholds {
    /// Reads the limits of uptime as an address has them: three shares of a hundred, none greater
    /// than the one before, with at most four decimals. The first, from which a badge is green, is
    /// 90 at the least, ten days of a hundred: an address must not make green whatever there is.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::answer::Thresholds;
    ///
    /// assert_eq!(Thresholds::parse_uptime("99.95,99,95"), Some([99.95, 99.0, 95.0]));
    /// assert_eq!(Thresholds::parse_uptime("95,99,99.95"), None);
    /// assert_eq!(Thresholds::parse_uptime("89.9,50,0"), None);
    /// ```
    pub fn parse_uptime(text: &str) -> Option<[f64; 3]> {
        let limits = three(text, ten_thousandths)?;
        let falls = limits.is_sorted_by(|one, next| one >= next);
        let is_share = limits.iter().all(|limit| *limit <= 1_000_000);
        let is_earned = limits.first().is_some_and(|limit| *limit >= 900_000);
        // A whole number divided once: the double nearest to what was written.
        (falls && is_share && is_earned).then(|| limits.map(|limit| f64::from(limit) / 10_000.0))
    }

    /// Reads the limits of response times as an address has them: three whole numbers of
    /// milliseconds, none less than the one before.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::answer::Thresholds;
    ///
    /// assert_eq!(Thresholds::parse_response_time("100,200,400"), Some([100, 200, 400]));
    /// assert_eq!(Thresholds::parse_response_time("100,200"), None);
    /// ```
    pub fn parse_response_time(text: &str) -> Option<[u32; 3]> {
        three(text, digits).filter(|limits| limits.is_sorted())
    }

    /// The state of a share of a hundred. A limit that is no number is never reached.
    pub fn of_uptime(&self, share: f64) -> State {
        // A sum of doubles may come out a little off, as in `Language::percent`.
        const SLACK: f64 = 1e-6;
        climb(self.uptime.map(|limit| share + SLACK >= limit))
    }

    /// The state of a service that answers after so many milliseconds.
    pub fn of_response_time(&self, milliseconds: u32) -> State {
        climb(self.response_time.map(|limit| milliseconds <= limit))
    }
}

fn three(text: &str, read: fn(&str) -> Option<u32>) -> Option<[u32; 3]> {
    let mut parts = text.split(',').map(|part| read(part.trim_matches(' ')));
    let limits = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(limits)
}

/// A number with at most four decimals, in ten-thousandths.
fn ten_thousandths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let places = u32::try_from(decimals.len()).ok().filter(|places| *places <= 4)?;
    let decimals = digits(decimals)? * 10_u32.pow(4 - places);
    digits(whole)?.checked_mul(10_000)?.checked_add(decimals)
}

/// Digits and nothing else: what Rust reads as a number may begin with a plus.
fn digits(text: &str) -> Option<u32> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn climb(passed: [bool; 3]) -> State {
    let step = LADDER.into_iter().zip(passed).find(|(_, passed)| *passed);
    step.map_or(State::MajorOutage, |(state, _)| state)
}
