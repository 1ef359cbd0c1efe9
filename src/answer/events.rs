//! What the incidents and maintenances of a page tell of a page or a part of it.

use statuslamp_draw::State;

use super::history;
use super::state::{accounts_for, is_trouble, worse};
use super::target::Target;
use crate::language::{Fact, Term};
use crate::model::{Maintenance, MaintenanceStatus};
use crate::time::Timestamp;

/// What is told, and what it rests on.
pub(super) struct Told {
    pub(super) says: Says,
    /// No better than this.
    pub(super) state: State,
    pub(super) because: String,
}

pub(super) enum Says {
    Fact(Fact<'static>),
    Term(Term),
}

impl Told {
    fn fact(fact: Fact<'static>, because: String) -> Self {
        Self { says: Says::Fact(fact), state: State::Operational, because }
    }
}

/// For none there must be proof: a list, and none in it that may be about this.
pub(super) fn open_incidents(target: &Target<'_, '_>) -> Result<Told, String> {
    let open = target.open_incidents();
    if open.named.is_empty() && open.nameless > 0 {
        return Err("which components the open incidents concern is not said".to_owned());
    }
    if open.named.is_empty() && !target.snapshot.lists_incidents() {
        return Err("the page lists no incidents".to_owned());
    }
    // Whether incidents raise a page is a matter of policy; but where they are counted, they count.
    let state = open.named.iter().fold(State::Operational, |state, incident| {
        worse(state, State::from(&incident.impact.indicator()))
    });
    let count = u64::try_from(open.named.len()).unwrap_or(u64::MAX);
    Ok(Told { state, ..Told::fact(Fact::OpenIncidents(count), String::new()) })
}

/// Work under way comes before work to come.
pub(super) fn next_maintenance(target: &Target<'_, '_>, now: Timestamp) -> Result<Told, String> {
    let planned = target.maintenances();
    if let Some(now) = planned.named.iter().find(|planned| is_under_way(planned, now)) {
        return Ok(Told {
            says: Says::Term(Term::MaintenanceNow),
            state: State::Maintenance,
            because: format!("“{}” is under way", now.name),
        });
    }
    let ahead = planned.named.iter().filter(|planned| is_ahead(planned));
    let starts = ahead.clone().filter_map(|planned| Some((planned.starts_at?, planned)));
    if let Some((start, next)) = starts.filter(|(start, _)| *start > now).min_by_key(|(at, _)| *at)
    {
        let fact = Fact::NextMaintenance(start.since(now));
        return Ok(Told::fact(fact, format!("“{}” starts at {start}", next.name)));
    }
    // What has no start that lies ahead could be next all the same, unless its window is closed.
    if ahead.clone().any(|planned| planned.ends_at.is_none_or(|end| end > now)) {
        return Err("when the next maintenance starts is not said".to_owned());
    }
    if planned.nameless > 0 {
        return Err("which components the maintenances concern is not said".to_owned());
    }
    if !target.snapshot.lists_maintenances() {
        return Err("the page lists no maintenances to come".to_owned());
    }
    Ok(Told {
        says: Says::Term(Term::NoMaintenancePlanned),
        state: State::Operational,
        because: String::new(),
    })
}

/// A window that is open is under way, though nobody has said that it began:
/// `Snapshot::rolled_up`.
fn is_under_way(planned: &Maintenance<'_>, now: Timestamp) -> bool {
    match planned.status {
        MaintenanceStatus::InProgress | MaintenanceStatus::Verifying => true,
        MaintenanceStatus::Scheduled => {
            planned.starts_at.is_some_and(|start| start <= now)
                && planned.ends_at.is_some_and(|end| now < end)
        }
        MaintenanceStatus::Completed | MaintenanceStatus::Unknown(_) => false,
    }
}

fn is_ahead(planned: &Maintenance<'_>) -> bool {
    matches!(planned.status, MaintenanceStatus::Scheduled | MaintenanceStatus::Unknown(_))
}

/// The newest of what is listed, and of the days on which the history has trouble.
pub(super) fn last_incident(target: &Target<'_, '_>, now: Timestamp) -> Result<Told, String> {
    let (listed, open) = (target.all_incidents(), target.open_incidents());
    if open.named.iter().any(|incident| incident.started_at.is_none()) {
        return Err("when the open incident began is not said".to_owned());
    }
    let starts = listed.named.iter().filter_map(|incident| Some((incident.started_at?, incident)));
    let newest = starts.max_by_key(|(start, _)| *start);
    if let Some((start, incident)) = newest
        && !open.named.is_empty()
    {
        let because = format!("“{}” began at {start}", incident.name);
        return Ok(Told::fact(Fact::LastIncident(now.since(start)), because));
    }
    if open.nameless > 0 {
        return Err("which components the open incidents concern is not said".to_owned());
    }
    let history = history::last_trouble(&target.leaves(), target.snapshot.observed_at);
    match (history, newest) {
        (Ok(history::Trouble::On(day)), newest) => {
            let ago = now.milliseconds() - day.days() * history::DAY;
            let ago = newest.map_or(ago, |(start, _)| ago.min(now.since(start)));
            Ok(Told::fact(Fact::LastIncident(ago), format!("the history has trouble on {day}")))
        }
        (_, Some((start, incident))) => {
            let because = format!("“{}” began at {start}", incident.name);
            Ok(Told::fact(Fact::LastIncident(now.since(start)), because))
        }
        (Ok(history::Trouble::NotFor(days)), None) => {
            let because = "the history has no trouble".to_owned();
            Ok(Told::fact(Fact::DaysWithoutIncident(days), because))
        }
        (Err(reason), None) => Err(reason),
    }
}

/// For how long at least it has been in its state, in milliseconds.
pub(super) fn lasting(target: &Target<'_, '_>, state: State, now: Timestamp) -> Option<i64> {
    let since = |start: &Timestamp| *start <= now;
    match state {
        State::Operational => history::fine_for(&target.leaves(), target.snapshot.observed_at),
        State::Maintenance => {
            let planned = target.maintenances().named.into_iter();
            let starts = planned.filter(|planned| is_under_way(planned, now));
            let starts = starts.filter_map(|planned| planned.starts_at);
            starts.filter(since).min().map(|start| now.since(start))
        }
        // An old notice of something small does not tell since when all is down.
        state if is_trouble(state) => {
            let is_part = target.part.is_some();
            let open = target.open_incidents().named.into_iter();
            let causes = open.filter(|it| accounts_for(&it.impact, state, is_part));
            let starts = causes.filter_map(|incident| incident.started_at);
            starts.filter(since).min().map(|start| now.since(start))
        }
        _ => None,
    }
}
