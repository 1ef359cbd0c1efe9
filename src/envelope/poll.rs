//! What pollers have in common: their newest result proves something only while they still look.

use crate::json::Value;
use crate::model::ComponentStatus;
use crate::time::{Seconds, Timestamp};

/// A result proves something for at least so long.
const MIN_PROOF: Seconds = Seconds(60 * 60);

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
        let gap = before.map_or(0, |before| at.since(before));
        // Three missed in a row are no accident. A result from the future is no proof either.
        observed_at.since(at).abs() <= MIN_PROOF.milliseconds().max(3 * gap)
    });
    if is_fresh { status } else { ComponentStatus::Unknown("stale".to_owned()) }
}
