//! What a provider's word for a part means for a page and for an incident, where it has the same
//! words for all of them.

use crate::model::{ComponentStatus, Impact, Indicator};

pub(super) fn indicator(status: ComponentStatus) -> Indicator {
    match status {
        ComponentStatus::Operational => Indicator::None,
        ComponentStatus::UnderMaintenance => Indicator::Maintenance,
        ComponentStatus::DegradedPerformance => Indicator::Minor,
        ComponentStatus::PartialOutage => Indicator::Major,
        ComponentStatus::MajorOutage => Indicator::Critical,
        ComponentStatus::Unknown(word) => Indicator::unknown(&word),
    }
}

pub(super) fn impact(status: ComponentStatus) -> Impact {
    match status {
        ComponentStatus::Operational => Impact::None,
        ComponentStatus::UnderMaintenance => Impact::Maintenance,
        ComponentStatus::DegradedPerformance => Impact::Minor,
        ComponentStatus::PartialOutage => Impact::Major,
        ComponentStatus::MajorOutage => Impact::Critical,
        ComponentStatus::Unknown(word) => Impact::unknown(&word),
    }
}

/// The worse of two, by what they make of a page.
pub(super) fn worse_impact(one: Impact, other: Impact) -> Impact {
    if other.indicator().severity() > one.indicator().severity() { other } else { one }
}
