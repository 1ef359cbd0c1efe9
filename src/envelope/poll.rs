//! What pollers have in common: their newest result proves something only while they still look.

use crate::json::Value;
use crate::limits::MAX_CLOCK_SKEW;
use crate::model::ComponentStatus;
use crate::time::{Seconds, Timestamp};

/// The only result that there is proves something for so long.
const ONLY_PROOF: Seconds = Seconds(60 * 60);

/// However often a poller looks, its newest result proves something for at least so long,
const MIN_PROOF: Seconds = Seconds(10 * 60);

/// and however rarely, for no longer than that: it may have slept between its last two.
const MAX_PROOF: Seconds = Seconds(3 * 24 * 60 * 60);

/// How a part is by a list of results, the oldest first. `read` takes one.
pub(super) fn status<'a>(
    results: Value<'a>,
    observed_at: Timestamp,
    read: fn(Value<'a>) -> (ComponentStatus, Option<Timestamp>),
) -> ComponentStatus {
    let (mut before, mut newest) = (None, None);
    for result in results.rows(usize::MAX) {
        (before, newest) = (newest, Some(result));
    }
    let Some(newest) = newest else { return ComponentStatus::Unknown("no results".to_owned()) };
    let (status, at) = read(newest);
    let before = before.and_then(|before| read(before).1);
    let is_fresh = at.is_some_and(|at| {
        let proof = match before.map(|before| at.since(before)) {
            None => ONLY_PROOF.milliseconds(),
            // The last is not the newest, whatever the documentation says.
            Some(gap) if gap < 0 => return false,
            // Three missed in a row are no accident.
            Some(gap) => (3 * gap).clamp(MIN_PROOF.milliseconds(), MAX_PROOF.milliseconds()),
        };
        (-MAX_CLOCK_SKEW.milliseconds()..=proof).contains(&observed_at.since(at))
    });
    if is_fresh { status } else { ComponentStatus::Unknown("stale".to_owned()) }
}
