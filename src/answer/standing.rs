//! How a page, a component or a group stands: its state, and why.

use statuslamp_draw::State;

use super::state::{is_trouble, is_worse};
use super::target::{Rows, Target};
use crate::model::RollUp;
use crate::verdict::Verdict;

pub(super) struct Standing {
    pub(super) state: State,
    pub(super) reason: String,
}

impl Standing {
    pub(super) fn of(target: &Target<'_, '_>, verdict: &Verdict, policy: RollUp) -> Self {
        match &target.part {
            None => Self { state: State::from(verdict), reason: verdict.reason.clone() },
            Some(rows) => Self::of_part(target, rows, policy).proven_by(verdict),
        }
    }

    /// A part has its own state, whatever its page is in; a group is as bad as its own row and all
    /// that is in it. An open incident that names it raises one that is otherwise no trouble, by the
    /// rule that holds for pages: `Snapshot::roll_up`.
    fn of_part(target: &Target<'_, '_>, rows: &Rows<'_, '_>, policy: RollUp) -> Self {
        let own = rows.component;
        let kind = if own.group { "group" } else { "component" };
        let mut state = State::from(&own.status);
        let mut reason = format!("indicator from {kind}: {}", own.status);
        let leaves = target.leaves();
        let mut worst = None;
        for row in &rows.inside {
            if is_worse(State::from(&row.status), state) {
                state = State::from(&row.status);
                worst = Some(row);
            }
        }
        if let Some(row) = worst {
            reason.extend(["; in it “", &row.name, "”: ", row.status.as_str()]);
        }
        if leaves.is_empty() && state == State::Operational {
            // A heading that nothing stands under.
            return Self { state: State::Unknown, reason: reason + "; nothing is in it" };
        }

        let says_trouble = is_trouble(State::from(&own.status));
        let is_in_maintenance =
            || leaves.iter().any(|leaf| State::from(&leaf.status) == State::Maintenance);
        if policy.maintenance_hides_outage && !says_trouble && is_in_maintenance() {
            return Self { state: State::Maintenance, reason };
        }
        let open = target.open_incidents();
        if policy.incident_raises_page && !is_trouble(state) {
            let mut raised_by = None;
            for incident in &open.named {
                let raised = State::from(&incident.impact.indicator());
                if is_worse(raised, state) {
                    (state, raised_by) = (raised, Some(&incident.name));
                }
            }
            if let Some(name) = raised_by {
                reason.extend(["; raised by “", name, "”"]);
            }
        }
        match open.nameless {
            0 => {}
            1 => reason.push_str("; 1 open incident names no component"),
            more => reason.extend(["; ", &more.to_string(), " open incidents name no component"]),
        }
        Self { state, reason }
    }

    /// Nothing is green on a page of which nothing is known.
    pub(super) fn proven_by(mut self, verdict: &Verdict) -> Self {
        if self.state == State::Operational && State::from(verdict) == State::Unknown {
            self.state = State::Unknown;
            self.reason.extend(["; but of its page: ", &verdict.reason]);
        }
        self
    }
}
