//! What every provider's envelope becomes: a [`Snapshot`] of a page.
//!
//! Plain data, borrowed from the body as far as that goes. [`Snapshot::to_json`] writes it as
//! the JavaScript API and the edge show it.

use std::borrow::Cow;

use crate::text::Text;
use crate::time::{Day, Timestamp};

pub use fields::Fields;
pub use resource::{
    Account, Content, Figure, Group, Metric, Monitor, PagePermissions, Permissions, Resource,
    Roster, Uptime, UrlSetting, User,
};
pub use roll_up::RollUp;
pub use words::{
    ComponentStatus, Impact, IncidentStatus, Indicator, IndicatorSource, MaintenanceStatus,
    Provider,
};

mod fields;
mod listed;
mod own;
mod resource;
mod roll_up;
mod tree;
mod why;
mod words;
mod write;

pub use tree::Branch;

/// One reading of a status page at an instant.
///
/// It says what the page says. Whether that is proof of anything now, is for
/// [`Verdict::of`](crate::verdict::Verdict::of) to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot<'a> {
    /// Whose envelope it was read from.
    pub provider: Provider,
    /// The page itself.
    pub page: Page<'a>,
    /// How the page is as a whole.
    pub indicator: Indicator,
    /// Who says so: the provider's own roll-up, or ours where it has none.
    pub indicator_from: IndicatorSource,
    /// The provider's own sentence, for example `All Systems Operational`; may be empty.
    pub description: Text<'a>,
    /// Its parts in the provider's order, a group before what is in it: see [`Snapshot::tree`].
    pub components: Vec<Component<'a>>,
    /// What is not resolved yet.
    pub incidents: Vec<Incident<'a>>,
    /// What is planned or under way.
    pub maintenances: Vec<Maintenance<'a>>,
    /// When the provider was asked.
    pub observed_at: Timestamp,
}

/// The site whose status is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page<'a> {
    /// The provider's id of it; empty where the provider has none.
    pub id: Text<'a>,
    /// What people call it; empty where the body does not say.
    pub name: Text<'a>,
    /// Where a person reads it: `http` or `https`.
    pub url: Option<Text<'a>>,
    /// The name of the zone that the provider writes its times in, as the provider calls it.
    pub time_zone: Option<Text<'a>>,
    /// When the provider last changed it.
    pub updated_at: Option<Timestamp>,
}

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component<'a> {
    /// The provider's id of it.
    pub id: Text<'a>,
    /// What people call it.
    pub name: Text<'a>,
    /// How it is.
    pub status: ComponentStatus,
    /// What it does.
    pub description: Option<Text<'a>>,
    /// A group row sums up its children, so it is never counted.
    pub group: bool,
    /// The group row it belongs to.
    pub group_id: Option<Text<'a>>,
    /// How it was, day by day, the oldest first; empty where the provider does not say.
    pub history: Vec<DayStatus>,
}

/// How a component was on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayStatus {
    /// The day, in the provider's zone.
    pub day: Day,
    /// The worst of the day, as the provider sums it up.
    pub status: ComponentStatus,
    /// For how many seconds it was down, where the provider says so.
    pub downtime: Option<u32>,
}

/// An unplanned event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident<'a> {
    /// The provider's id of it.
    pub id: Text<'a>,
    /// What happened.
    pub name: Text<'a>,
    /// Where it stands.
    pub status: IncidentStatus,
    /// How bad it is.
    pub impact: Impact,
    /// Where a person reads about it: `http` or `https`.
    pub url: Option<Text<'a>>,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When the provider last changed it.
    pub updated_at: Option<Timestamp>,
    /// Its timeline, newest first.
    pub updates: Vec<Update<'a>>,
    /// The components it concerns, where the provider says so.
    pub component_ids: Vec<Text<'a>>,
}

/// A planned event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maintenance<'a> {
    /// The provider's id of it.
    pub id: Text<'a>,
    /// What is done.
    pub name: Text<'a>,
    /// Where it stands.
    pub status: MaintenanceStatus,
    /// Where a person reads about it: `http` or `https`.
    pub url: Option<Text<'a>>,
    /// When its window opens.
    pub starts_at: Option<Timestamp>,
    /// When its window closes.
    pub ends_at: Option<Timestamp>,
    /// When the provider last changed it.
    pub updated_at: Option<Timestamp>,
    /// Its timeline, newest first.
    pub updates: Vec<Update<'a>>,
    /// The components it concerns, where the provider says so.
    pub component_ids: Vec<Text<'a>>,
}

/// One message in a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update<'a> {
    /// The provider's id of it; empty where the provider has none.
    pub id: Text<'a>,
    /// Where the event stood then, in the provider's word.
    pub status: Text<'a>,
    /// What was said.
    pub body: Text<'a>,
    /// When it was said.
    pub created_at: Option<Timestamp>,
}

impl<'a> Snapshot<'a> {
    /// A page of which nothing is known yet but whose it is. An adapter fills in what its body
    /// says; what it forgets stays unknown.
    pub fn new(provider: Provider, observed_at: Timestamp) -> Self {
        Self {
            provider,
            page: Page::default(),
            indicator: Indicator::Unknown("unknown".to_owned()),
            indicator_from: IndicatorSource::Page,
            description: Cow::Borrowed(""),
            components: Vec::new(),
            incidents: Vec::new(),
            maintenances: Vec::new(),
            observed_at,
        }
    }

    /// The components that count: all but the group rows.
    pub fn leaves(&self) -> impl Iterator<Item = &Component<'a>> {
        self.components.iter().filter(|component| !component.group)
    }
}

impl<'a> Component<'a> {
    /// A part that stands for itself, in no group.
    pub fn new(
        id: impl Into<Text<'a>>,
        name: impl Into<Text<'a>>,
        status: ComponentStatus,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            status,
            description: None,
            group: false,
            group_id: None,
            history: Vec::new(),
        }
    }
}

impl<'a> Incident<'a> {
    /// An incident of which no more is known.
    pub fn new(
        id: impl Into<Text<'a>>,
        name: impl Into<Text<'a>>,
        status: IncidentStatus,
        impact: Impact,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            status,
            impact,
            url: None,
            started_at: None,
            updated_at: None,
            updates: Vec::new(),
            component_ids: Vec::new(),
        }
    }
}

impl<'a> Maintenance<'a> {
    /// A maintenance of which no more is known.
    pub fn new(
        id: impl Into<Text<'a>>,
        name: impl Into<Text<'a>>,
        status: MaintenanceStatus,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            status,
            url: None,
            starts_at: None,
            ends_at: None,
            updated_at: None,
            updates: Vec::new(),
            component_ids: Vec::new(),
        }
    }
}
