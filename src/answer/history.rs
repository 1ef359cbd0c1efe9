//! What the days of components tell. They prove something only where they are all there: one after
//! the other, up to the day of the reading.
//!
//! Down is what was an outage. Work that was announced and what was merely slow do not count, as on
//! the pages of Statuspage, incident.io and Instatus ("degraded performance does not affect the
//! uptime of a component", instatus.com/help/status-page/uptime-colors).

use statuslamp_draw::State;

use super::state::{is_trouble, worse};
use crate::model::{Component, ComponentStatus, DayStatus};
use crate::time::{Day, Timestamp};

/// Milliseconds in a day.
pub(super) const DAY: i64 = 86_400_000;

const DAY_SECONDS: u32 = 86_400;

/// A share of a hundred, and of how many days.
pub(super) struct Uptime {
    pub(super) share: f64,
    pub(super) days: u32,
}

/// What a history has of trouble.
#[derive(Clone, Copy)]
pub(super) enum Trouble {
    /// Last on this day.
    On(Day),
    /// None for so many days.
    NotFor(u64),
}

/// That of the worst, and its name. A group works when all of it does
/// (docs.incident.io/status-pages/uptime-calculation), so that none can be better than this.
pub(super) fn lowest_uptime<'s>(
    leaves: &[&'s Component<'_>],
    days: u16,
    observed_at: Timestamp,
) -> Result<(Uptime, &'s str), String> {
    let mut lowest: Option<(Uptime, &str)> = None;
    for leaf in leaves {
        let uptime = covered(leaf, observed_at)
            .and_then(|history| uptime(history, days, observed_at))
            .map_err(|reason| format!("“{}”: {reason}", leaf.name))?;
        if lowest.as_ref().is_none_or(|(lowest, _)| uptime.share < lowest.share) {
            lowest = Some((uptime, &leaf.name));
        }
    }
    lowest.ok_or_else(|| "the page lists no components".to_owned())
}

/// How each of so many days was, the oldest first, up to that of the reading: as bad as the worst of
/// them was on it, and unknown where one of them has no word of it and none had trouble. Nothing,
/// where none of them has a history.
pub(super) fn day_by_day(
    leaves: &[&Component<'_>],
    days: u16,
    observed_at: Timestamp,
) -> Option<Vec<State>> {
    let all = || leaves.iter().flat_map(|leaf| &leaf.history);
    all().next()?;
    let today = observed_at.day().days();
    // Where the day is another one already or still, zones differ.
    let near = all().map(|day| day.day.days()).filter(|day| (day - today).abs() <= 1);
    let newest = near.max().unwrap_or(today);
    let mut worst: Option<Vec<State>> = None;
    for leaf in leaves {
        let mut own: Vec<Option<State>> = vec![None; days.into()];
        for day in &leaf.history {
            let ago = usize::try_from(newest - day.day.days());
            if let Some(slot) = ago.ok().and_then(|ago| own.get_mut(ago)) {
                let said = state_of(day);
                *slot = Some(slot.map_or(said, |other| worse(other, said)));
            }
        }
        let own = own.into_iter().rev().map(Option::unwrap_or_default);
        worst = Some(match worst {
            None => own.collect(),
            Some(others) => others.into_iter().zip(own).map(|(one, own)| worse(one, own)).collect(),
        });
    }
    worst
}

/// What a provider calls fine though it was down for a while, was down in part.
fn state_of(day: &DayStatus) -> State {
    match State::from(&day.status) {
        State::Operational if day.downtime.unwrap_or_default() > 0 => State::PartialOutage,
        state => state,
    }
}

/// The last trouble that any of them had.
pub(super) fn last_trouble(
    leaves: &[&Component<'_>],
    observed_at: Timestamp,
) -> Result<Trouble, String> {
    let mut last: Option<Trouble> = None;
    for leaf in leaves {
        let found = covered(leaf, observed_at)
            .and_then(trouble)
            .map_err(|reason| format!("“{}”: {reason}", leaf.name))?;
        last = Some(match (last, found) {
            (None, found) => found,
            (Some(Trouble::On(one)), Trouble::On(other)) => Trouble::On(one.max(other)),
            (Some(Trouble::NotFor(one)), Trouble::NotFor(other)) => Trouble::NotFor(one.min(other)),
            (Some(on @ Trouble::On(_)), Trouble::NotFor(days))
            | (Some(Trouble::NotFor(days)), on @ Trouble::On(_)) => later(on, days, observed_at)?,
        });
    }
    last.ok_or_else(|| "the page lists no components".to_owned())
}

/// One had trouble on a day, another has had none for so many: nobody knows of the time before.
fn later(on: Trouble, days: u64, observed_at: Timestamp) -> Result<Trouble, String> {
    let Trouble::On(day) = on else { return Ok(on) };
    let ago = observed_at.day().days() - day.days();
    if u64::try_from(ago).unwrap_or(0) <= days {
        Ok(on)
    } else {
        Err("the histories do not go back as far as the last trouble".to_owned())
    }
}

/// For how long at least all of them have been fine, in milliseconds: whole days, without the one
/// that is not over.
pub(super) fn fine_for(leaves: &[&Component<'_>], observed_at: Timestamp) -> Option<i64> {
    let mut shortest: Option<i64> = None;
    for leaf in leaves {
        let history = covered(leaf, observed_at).ok()?;
        let is_fine = |day: &&DayStatus| {
            day.status == ComponentStatus::Operational && day.downtime.unwrap_or_default() == 0
        };
        let days = history.iter().rev().take_while(is_fine).count();
        let days = i64::try_from(days).ok()? - 1;
        shortest = Some(shortest.map_or(days, |shortest| shortest.min(days)));
    }
    shortest.filter(|days| *days > 0).map(|days| days * DAY)
}

fn covered<'s>(
    component: &'s Component<'_>,
    observed_at: Timestamp,
) -> Result<&'s [DayStatus], String> {
    let history = component.history.as_slice();
    let Some(last) = history.last() else {
        return Err("the page gives no history".to_owned());
    };
    if !history.is_sorted_by(|one, next| next.day.days() - one.day.days() == 1) {
        return Err("its history leaves days out".to_owned());
    }
    // Where the day is another one already or still, zones differ.
    if (observed_at.day().days() - last.day.days()).abs() > 1 {
        return Err(format!("its history ends on {}", last.day));
    }
    Ok(history)
}

/// Days of which nothing is known count neither way.
fn uptime(history: &[DayStatus], days: u16, observed_at: Timestamp) -> Result<Uptime, String> {
    let (mut total, mut down, mut counted) = (0_u32, 0_u32, 0_u32);
    for day in history.iter().rev().take(days.into()) {
        let lost = match (State::from(&day.status), day.downtime) {
            (State::Unknown, None | Some(0)) => continue,
            (_, Some(seconds)) => seconds.min(DAY_SECONDS),
            (State::PartialOutage | State::MajorOutage, None) => {
                return Err(format!("for how long it was down on {} is not said", day.day));
            }
            (_, None) => 0,
        };
        total += so_far(day.day, observed_at).max(lost);
        down += lost;
        counted += 1;
    }
    if total == 0 {
        return Err("its history has no day of which something is known".to_owned());
    }
    let share = 100.0 * f64::from(total - down) / f64::from(total);
    Ok(Uptime { share, days: counted })
}

/// How many seconds of a day are over. The last is not: as a whole one, it would be a whole one
/// without trouble.
fn so_far(day: Day, observed_at: Timestamp) -> u32 {
    let passed = (observed_at.milliseconds() - day.days() * DAY) / 1_000;
    u32::try_from(passed.clamp(0, i64::from(DAY_SECONDS))).unwrap_or_default()
}

fn trouble(history: &[DayStatus]) -> Result<Trouble, String> {
    for day in history.iter().rev() {
        match State::from(&day.status) {
            State::Unknown => return Err(format!("of {} nothing is known", day.day)),
            state if is_trouble(state) || day.downtime.is_some_and(|seconds| seconds > 0) => {
                return Ok(Trouble::On(day.day));
            }
            _ => {}
        }
    }
    match u64::try_from(history.len()) {
        // The last day is not over.
        Ok(days) if days > 1 => Ok(Trouble::NotFor(days - 1)),
        _ => Err("its history is too short".to_owned()),
    }
}
