//! What every provider's envelope becomes: a [`Snapshot`] of a page.
//!
//! Plain data. It serialises as the JavaScript API and the edge's JSON show it, in camelCase,
//! with words as text and times as RFC 3339.

use serde::{Deserialize, Deserializer, Serialize};

use crate::text::web_address;
use crate::time::Timestamp;

pub use words::{ComponentStatus, Impact, IncidentStatus, Indicator, MaintenanceStatus, Provider};

mod words;

/// One reading of a status page at an instant.
///
/// It says what the page says. Whether that is proof of anything now, is for
/// [`Verdict::of`](crate::verdict::Verdict::of) to judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Whose envelope it was read from.
    pub provider: Provider,
    /// The page itself.
    pub page: Page,
    /// The provider's own roll-up.
    pub indicator: Indicator,
    /// The provider's own sentence, for example `All Systems Operational`.
    pub description: String,
    /// Its parts, group rows among them, in the provider's order.
    pub components: Vec<Component>,
    /// What is not resolved yet.
    pub incidents: Vec<Incident>,
    /// What is planned or under way.
    pub maintenances: Vec<Maintenance>,
    /// When the provider was asked.
    pub observed_at: Timestamp,
    /// The rule and the facts that the indicator rests on, in words.
    pub why: String,
}

/// The site whose status is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// The provider's id of it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Where a person reads it: `http` or `https`.
    #[serde(default, deserialize_with = "address", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The IANA name of the zone that the provider writes its times in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// When the provider last changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
}

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Component {
    /// The provider's id of it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// How it is.
    pub status: ComponentStatus,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A group row repeats the worst of its children, so it is never counted.
    #[serde(default)]
    pub group: bool,
    /// The group row it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
}

/// An unplanned event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Incident {
    /// The provider's id of it.
    pub id: String,
    /// What happened.
    pub name: String,
    /// Where it stands.
    pub status: IncidentStatus,
    /// How bad it is.
    pub impact: Impact,
    /// Where a person reads about it: `http` or `https`.
    #[serde(default, deserialize_with = "address", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// When the provider last changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// Its timeline, newest first.
    pub updates: Vec<Update>,
    /// The components it concerns, where the provider says so.
    pub component_ids: Vec<String>,
}

/// A planned event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Maintenance {
    /// The provider's id of it.
    pub id: String,
    /// What is done.
    pub name: String,
    /// Where it stands.
    pub status: MaintenanceStatus,
    /// Where a person reads about it: `http` or `https`.
    #[serde(default, deserialize_with = "address", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When its window opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Timestamp>,
    /// When its window closes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Timestamp>,
    /// When the provider last changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// Its timeline, newest first.
    pub updates: Vec<Update>,
    /// The components it concerns, where the provider says so.
    pub component_ids: Vec<String>,
}

/// One message in a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Update {
    /// The provider's id of it.
    pub id: String,
    /// Where the event stood then, in the provider's word.
    pub status: String,
    /// What was said.
    pub body: String,
    /// When it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
}

impl Snapshot {
    /// The components that count: all but the group rows.
    pub fn leaves(&self) -> impl Iterator<Item = &Component> {
        self.components.iter().filter(|component| !component.group)
    }

    /// The worst that this snapshot says of the page: what the page itself says, or a part or an
    /// open incident that is worse, and then the name of it.
    ///
    /// A group row repeats its children, so it is not counted; but it cannot make the worst of
    /// them worse, and where its children are missing it is all there is.
    pub fn roll_up(&self) -> (Indicator, Option<&str>) {
        let parts = self.components.iter().map(|part| (part.status.indicator(), &part.name));
        let open = self.incidents.iter().filter(|incident| !incident.status.is_over());
        let events = open.map(|incident| (incident.impact.indicator(), &incident.name));
        let mut worst = (self.indicator.clone(), None);
        for (indicator, name) in parts.chain(events) {
            if indicator.severity() > worst.0.severity() {
                worst = (indicator, Some(name.as_str()));
            }
        }
        worst
    }
}

/// What comes from an edge was bounded there, or so it says. An address ends up in a link, so
/// it is looked at again.
fn address<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.and_then(|address| web_address(&address)))
}
