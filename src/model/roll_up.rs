//! From what a page says and what its parts and incidents say to one indicator.

use super::{ComponentStatus, Indicator, IndicatorSource, MaintenanceStatus, Snapshot};

/// What users disagree on: how parts and incidents count towards the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RollUp {
    /// Whether maintenance hides what else is wrong on a page that does not report it itself, as
    /// it does on pages of Cachet, Status.io and Uptime Kuma. By default it does not.
    pub maintenance_hides_outage: bool,
    /// Whether an incident that is not resolved makes a page at least `minor` that is otherwise
    /// fine. By default it does; and where incidents are all that a page lists, always.
    pub incident_raises_page: bool,
}

impl Default for RollUp {
    fn default() -> Self {
        Self { maintenance_hides_outage: false, incident_raises_page: true }
    }
}

impl Snapshot<'_> {
    /// How the page is as a whole, and the name of the part or incident that makes it worse than
    /// the page itself says.
    ///
    /// A page that reports trouble has proven it: its own word for how much stands. A page that
    /// calls itself fine, or merely in maintenance, has not proven that it is while a part or
    /// an open incident says worse. Where a provider has no word for the whole, it is the worst
    /// of the parts, the open incidents and maintenance under way, and `critical` when every part
    /// is down.
    ///
    /// A group row sums up its children, so it is not counted; but it cannot make the worst of
    /// them worse, and where its children are missing it is all there is.
    pub fn roll_up(&self, policy: RollUp) -> (Indicator, Option<&str>) {
        let said = match self.indicator_from {
            IndicatorSource::Page => Some(&self.indicator),
            IndicatorSource::Components | IndicatorSource::Incidents => None,
        };
        if let Some(said @ (Indicator::Minor | Indicator::Major | Indicator::Critical)) = said {
            return (said.clone(), None);
        }
        if policy.maintenance_hides_outage && self.is_in_maintenance() {
            return (Indicator::Maintenance, None);
        }
        let mut worst = match said {
            Some(said) => (said.clone(), None),
            None => (self.base(), None),
        };
        // The part itself is named before the group that it is in.
        let groups = self.components.iter().filter(|part| part.group);
        let parts = self.leaves().chain(groups);
        let parts = parts.map(|part| (part.status.indicator(), &part.name));
        let open = self.incidents.iter().filter(|incident| !incident.status.is_over());
        // Where incidents are all that a page lists, they are what it says of itself.
        let counts =
            policy.incident_raises_page || self.indicator_from == IndicatorSource::Incidents;
        let events =
            open.filter(|_| counts).map(|incident| (incident.impact.indicator(), &incident.name));
        // Where the provider has no word for the whole, nobody but us can say this.
        let planned = self.maintenances.iter().filter(|_| said.is_none());
        let planned =
            planned.map(|maintenance| (maintenance.status.indicator(), &maintenance.name));
        for (indicator, name) in parts.chain(events).chain(planned) {
            if indicator.severity() > worst.0.severity() {
                worst = (indicator, Some(name.as_ref()));
            }
        }
        worst
    }

    /// Gives a page whose provider has no word for the whole our own: see [`Snapshot::roll_up`].
    #[must_use]
    pub fn rolled_up(mut self, from: IndicatorSource) -> Self {
        self.indicator_from = from;
        // A window that is open is under way, though nobody has said that it began.
        for planned in &mut self.maintenances {
            let is_open = planned.starts_at.is_some_and(|start| start <= self.observed_at)
                && planned.ends_at.is_some_and(|end| self.observed_at < end);
            if is_open && planned.status == MaintenanceStatus::Scheduled {
                planned.status = MaintenanceStatus::InProgress;
            }
        }
        self.indicator = self.roll_up(RollUp::default()).0;
        self
    }

    /// What a page is before any part or incident makes it worse.
    fn base(&self) -> Indicator {
        let is_down = |status: &ComponentStatus| *status == ComponentStatus::MajorOutage;
        let mut statuses = self.leaves().map(|leaf| &leaf.status).peekable();
        let nothing = statuses.peek().is_none();
        match self.indicator_from {
            // No part proves nothing; a page with no incident is fine if incidents are what it
            // lists.
            IndicatorSource::Components if nothing => {
                Indicator::Unknown("no components".to_owned())
            }
            _ if !nothing && statuses.all(is_down) => Indicator::Critical,
            _ => Indicator::None,
        }
    }

    fn is_in_maintenance(&self) -> bool {
        self.indicator == Indicator::Maintenance
            || self.leaves().any(|leaf| leaf.status == ComponentStatus::UnderMaintenance)
            || self.maintenances.iter().any(|it| it.status.indicator() == Indicator::Maintenance)
    }
}
