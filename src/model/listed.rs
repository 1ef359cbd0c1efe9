//! Whether an empty list says that there is nothing.
//!
//! A list that the provider's body has not is empty as well, and proves nothing. Which bodies cannot
//! be without it, their readers in `src/envelope/providers/` say: they refuse the ones that lack
//! it. A provider that is not named here is not known to list them.

use super::{IndicatorSource, MaintenanceStatus, Provider, Snapshot};

impl Snapshot<'_> {
    /// Whether it would have had any open incident in it.
    pub fn lists_incidents(&self) -> bool {
        let is_known = match self.provider {
            Provider::Instatus
            | Provider::BetterStack
            | Provider::CState
            | Provider::StatusIo
            | Provider::StatuspageMe
            | Provider::Slack
            | Provider::UptimeKuma
            | Provider::Heroku => true,
            // Read in whole, or not at all.
            Provider::Cachet => self.indicator_from == IndicatorSource::Components,
            Provider::IncidentIo => !self.components.is_empty(),
            _ => self.is_summary(),
        };
        is_known || self.indicator_from == IndicatorSource::Incidents || !self.incidents.is_empty()
    }

    /// Whether it would have had any maintenance to come in it. Those under way alone are not
    /// enough.
    pub fn lists_maintenances(&self) -> bool {
        let is_known = match self.provider {
            Provider::StatusIo | Provider::Heroku => true,
            // Its other two bodies may leave them out.
            Provider::IncidentIo => self.indicator_from == IndicatorSource::Incidents,
            _ => self.is_summary(),
        };
        let has_some =
            self.maintenances.iter().any(|planned| planned.status == MaintenanceStatus::Scheduled);
        is_known || has_some
    }

    /// Whether it was read from a body that has components, incidents and maintenances, or else
    /// neither: the word for a page alone has no components.
    fn is_summary(&self) -> bool {
        match self.provider {
            Provider::Statuspage | Provider::OpenStatus => !self.components.is_empty(),
            // One service alone has no lists, and no word of its page.
            Provider::Statuspal => {
                !self.components.is_empty() && self.indicator_from == IndicatorSource::Page
            }
            _ => false,
        }
    }
}
