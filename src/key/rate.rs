//! How often a key may be used.

use crate::time::{Seconds, Timestamp};

/// So many uses in so long.
///
/// All of them may come at once; after that one comes free every `per / uses`. It is the generic
/// cell rate algorithm (ITU-T I.371, annex A): its state is one instant, and no timer runs.
///
/// Of uses whose first and last lie `w` apart, at most `uses + w / interval` are admitted, where
/// `interval` is `per / uses` in whole milliseconds, rounded up. So no instant sees more than
/// `uses`, the long run no more than `uses` in every `per`, and the worst window that is shorter
/// than `per` sees `2 * uses - 1`: all at once, and those that come free before it ends.
///
/// # Examples
///
/// ```
/// use statuslamp::{key::Rate, time::{Seconds, Timestamp}};
///
/// let rate = Rate { uses: 2, per: Seconds(60) };
/// let now = Timestamp::EPOCH;
/// let state = rate.admit(None, now).unwrap();
/// let state = rate.admit(Some(state), now).unwrap();
/// assert_eq!(rate.admit(Some(state), now), Err(Seconds(30)));
/// assert!(rate.admit(Some(state), now.plus(30_000)).is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many uses. At least one.
    pub uses: u32,
    /// In how long. At least a second.
    pub per: Seconds,
}

impl Rate {
    /// May the key be used now? Then what to keep instead of `state`, which is `None` before the
    /// first use. What is kept never goes back, so a clock that does lets nothing more through; until
    /// it is where it was, the wait is longer.
    ///
    /// # Errors
    ///
    /// When it was used too often: how long to wait, rounded up, at least a second. Nothing is to
    /// be kept then: who asks in vain does not wait longer for it.
    pub fn admit(self, state: Option<Timestamp>, now: Timestamp) -> Result<Timestamp, Seconds> {
        let uses = i64::from(self.uses);
        if uses == 0 {
            return Err(self.per);
        }
        // Rounded up: rounded down it would let more through than was asked for.
        let interval = (self.per.milliseconds() + uses - 1) / uses;
        // When the next use would be due if all came evenly.
        let due = state.map_or(now, |state| state.max(now));
        let wait = due.since(now) - (uses - 1) * interval;
        if wait <= 0 {
            return Ok(due.plus(interval));
        }
        Err(Seconds(u32::try_from((wait + 999) / 1_000).unwrap_or(u32::MAX)))
    }
}
