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

fn climb(passed: [bool; 3]) -> State {
    let step = LADDER.into_iter().zip(passed).find(|(_, passed)| *passed);
    step.map_or(State::MajorOutage, |(state, _)| state)
}
