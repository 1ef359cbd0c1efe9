//! The facts that an indicator rests on, in words.

use super::{ComponentStatus, IndicatorSource, Snapshot};

impl Snapshot<'_> {
    /// The rule and the facts that the indicator rests on, for a person to read: `indicator from
    /// page: major; of 30 components: 1 major outage; 1 open incident`.
    pub fn why(&self) -> String {
        let mut why = "indicator from ".to_owned();
        why.extend([self.indicator_from.as_str(), ": ", self.indicator.as_str()]);
        let total = self.leaves().count();
        let counts = self.counts();
        let parts: &[&str] = match (total, counts.is_empty()) {
            (0, _) => &["; no components"],
            (1, true) => &["; its component is operational"],
            (_, true) => &["; all ", &total.to_string(), " components operational"],
            (1, false) => &["; its component: ", &counts],
            (_, false) => &["; of ", &total.to_string(), " components: ", &counts],
        };
        why.extend(parts.iter().copied());
        match self.incidents.len() {
            0 if self.indicator_from == IndicatorSource::Incidents => {
                why.push_str("; no open incidents");
            }
            0 => {}
            1 => why.push_str("; 1 open incident"),
            open => why.extend(["; ", &open.to_string(), " open incidents"]),
        }
        why
    }

    /// How many leaves are in which state that is not operational, the worst first.
    fn counts(&self) -> String {
        let mut counts = String::new();
        let mut add = |count: usize, status: &str| {
            if count > 0 {
                let comma = if counts.is_empty() { "" } else { ", " };
                counts.extend([comma, &count.to_string(), " ", status]);
            }
        };
        for (status, words) in [
            (ComponentStatus::MajorOutage, "major outage"),
            (ComponentStatus::PartialOutage, "partial outage"),
            (ComponentStatus::DegradedPerformance, "degraded performance"),
            (ComponentStatus::UnderMaintenance, "under maintenance"),
        ] {
            add(self.leaves().filter(|leaf| leaf.status == status).count(), words);
        }
        let unknown = |status: &ComponentStatus| matches!(status, ComponentStatus::Unknown(_));
        let count = self.leaves().filter(|leaf| unknown(&leaf.status)).count();
        add(count, "in a status that we do not know");
        counts
    }
}
