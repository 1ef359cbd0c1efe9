//! From the words of a page to the six states that are drawn, and to the reader's words for them.

use statuslamp_draw::State;

use crate::language::Term;
use crate::model::{ComponentStatus, Impact, Indicator};
use crate::verdict::Verdict;

impl From<&Indicator> for State {
    /// `major` is a partial outage, as [`Verdict::word`] says and why.
    fn from(indicator: &Indicator) -> Self {
        match indicator {
            Indicator::None => Self::Operational,
            Indicator::Maintenance => Self::Maintenance,
            Indicator::Minor => Self::Degraded,
            Indicator::Major => Self::PartialOutage,
            Indicator::Critical => Self::MajorOutage,
            Indicator::Unknown(_) => Self::Unknown,
        }
    }
}

impl From<&Verdict> for State {
    fn from(verdict: &Verdict) -> Self {
        Self::from(&verdict.indicator)
    }
}

impl From<&ComponentStatus> for State {
    fn from(status: &ComponentStatus) -> Self {
        match status {
            ComponentStatus::Operational => Self::Operational,
            ComponentStatus::UnderMaintenance => Self::Maintenance,
            ComponentStatus::DegradedPerformance => Self::Degraded,
            ComponentStatus::PartialOutage => Self::PartialOutage,
            ComponentStatus::MajorOutage => Self::MajorOutage,
            ComponentStatus::Unknown(_) => Self::Unknown,
        }
    }
}

impl From<State> for Term {
    fn from(state: State) -> Self {
        match state {
            State::Operational => Self::Operational,
            State::Maintenance => Self::Maintenance,
            State::Degraded => Self::Degraded,
            State::PartialOutage => Self::PartialOutage,
            State::MajorOutage => Self::MajorOutage,
            State::Unknown => Self::Unknown,
        }
    }
}

/// Orders as [`Indicator::severity`] does: what is not known is worse than green, and than nothing
/// else.
pub(super) fn is_worse(one: State, other: State) -> bool {
    severity(one) > severity(other)
}

pub(super) fn worse(one: State, other: State) -> State {
    if is_worse(other, one) { other } else { one }
}

/// Whether something is wrong, as opposed to planned, fine or not known.
pub(super) fn is_trouble(state: State) -> bool {
    is_worse(state, State::Maintenance)
}

/// Whether an incident of this impact is reason enough for a state. A partial outage of a part is a
/// minor thing for the whole: [`ComponentStatus::indicator`].
pub(super) fn accounts_for(impact: &Impact, state: State, is_part: bool) -> bool {
    let needed = match (state, is_part) {
        (State::PartialOutage, true) => State::Degraded,
        (State::MajorOutage, true) => State::PartialOutage,
        (state, _) => state,
    };
    !is_worse(needed, State::from(&impact.indicator()))
}

fn severity(state: State) -> u8 {
    match state {
        State::Operational => 0,
        State::Unknown => 1,
        State::Maintenance => 2,
        State::Degraded => 3,
        State::PartialOutage => 4,
        State::MajorOutage => 5,
    }
}
