//! What a provider's keyed API answers about one thing that was asked for, where a [`Snapshot`]
//! sums a page up.
//!
//! Secrets are in none of it: what opens or changes something is not read in the first place.
//!
//! [`Snapshot`]: super::Snapshot

use super::{Component, Incident, Maintenance, Page};
use crate::text::Text;
use crate::time::{Seconds, Timestamp};

mod write;

/// One answer of a keyed API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource<'a> {
    /// What was answered.
    pub content: Content<'a>,
    /// Whether the list goes on elsewhere; `None` where the provider does not say, as Statuspage and
    /// StatusPage.me do not: then a list as long as was asked for may.
    pub more: Option<bool>,
    /// What to ask for next, as the provider writes it: with `StatusPal` an address, which may lead
    /// anywhere and is to be checked before a key goes there; with Datadog an offset.
    pub next: Option<Text<'a>>,
}

/// What an answer is about. Lists hold what is over as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// Status pages.
    Pages(Vec<Page<'a>>),
    /// The parts of a page.
    Components(Vec<Component<'a>>),
    /// The groups of a page's parts.
    Groups(Vec<Group<'a>>),
    /// Unplanned events.
    Incidents(Vec<Incident<'a>>),
    /// Planned events.
    Maintenances(Vec<Maintenance<'a>>),
    /// Both, from a provider that has one list for them.
    Events {
        /// Unplanned events, and those of which it is not known.
        incidents: Vec<Incident<'a>>,
        /// Planned events.
        maintenances: Vec<Maintenance<'a>>,
    },
    /// For how long a component was up.
    Uptime(Uptime<'a>),
    /// What is measured for a page.
    Metrics(Vec<Metric<'a>>),
    /// The members of an organisation.
    Roster(Roster<'a>),
    /// What a member may do.
    Permissions(Permissions<'a>),
    /// What is watched.
    Monitors(Vec<Monitor<'a>>),
    /// What a monitor found over a period.
    Availability(Vec<Figure<'a>>),
    /// An integration's account.
    Account(Account),
    /// The pages that an integration follows.
    UrlSettings(Vec<UrlSetting<'a>>),
}

/// A group of components.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The provider's id of it.
    pub id: Text<'a>,
    /// What people call it.
    pub name: Text<'a>,
    /// What it does.
    pub description: Option<Text<'a>>,
    /// What is in it.
    pub component_ids: Vec<Text<'a>>,
}

/// For how long a component was up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uptime<'a> {
    /// The provider's id of the component or group.
    pub id: Text<'a>,
    /// What people call it.
    pub name: Text<'a>,
    /// When the range begins, which may be later than was asked for.
    pub from: Option<Timestamp>,
    /// When the range ends.
    pub to: Option<Timestamp>,
    /// The share of the time, in percent, digit by digit as the provider writes it.
    pub percent: Text<'a>,
    /// How long it was down.
    pub major_outage: Seconds,
    /// How long it was down in part.
    pub partial_outage: Seconds,
}

/// Something that is measured for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric<'a> {
    /// The provider's id of it.
    pub id: Text<'a>,
    /// What people call it.
    pub name: Text<'a>,
    /// What stands behind its values; may be empty.
    pub unit: Text<'a>,
    /// When it was last measured.
    pub measured_at: Option<Timestamp>,
}

/// The members of an organisation: see [`roster`](crate::roster).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster<'a> {
    /// In the provider's order.
    pub users: Vec<User<'a>>,
}

/// A member of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User<'a> {
    /// The provider's id of them.
    pub id: Text<'a>,
    /// As the provider writes it. Bring it to lower case before you look anybody up by it.
    pub email: Text<'a>,
    /// Empty where the provider does not say, as of those who were invited and have not come.
    pub first_name: Text<'a>,
    /// Empty where the provider does not say.
    pub last_name: Text<'a>,
    /// When they were added. Statuspage tells nobody when they were last there.
    pub active_at: Option<Timestamp>,
}

/// What a member of an organisation may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permissions<'a> {
    /// The provider's id of the member.
    pub user_id: Text<'a>,
    /// The pages that they get at.
    pub pages: Vec<PagePermissions<'a>>,
}

/// What a member may do on one page. The roles are `None` on pages without role-based access, where
/// everybody who gets at them may do everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePermissions<'a> {
    /// The page.
    pub page_id: Text<'a>,
    /// Change how it looks and what is on it.
    pub page_configuration: Option<bool>,
    /// Report and resolve incidents.
    pub incident_manager: Option<bool>,
    /// Plan maintenance.
    pub maintenance_manager: Option<bool>,
}

/// Something that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monitor<'a> {
    /// The provider's id of it.
    pub id: Text<'a>,
    /// What people call it.
    pub name: Text<'a>,
    /// How it is watched, in the provider's word.
    pub kind: Text<'a>,
    /// What is watched, without what might be a secret in it: a query, a user and password.
    pub target: Option<Text<'a>>,
    /// How often.
    pub interval: Option<Seconds>,
    /// Whether it is watched now.
    pub enabled: bool,
    /// The page that shows it.
    pub page_id: Option<Text<'a>>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
}

/// One figure, as its provider calls and writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<'a> {
    /// The provider's name of it.
    pub name: Text<'a>,
    /// Digit by digit.
    pub value: Text<'a>,
}

/// An integration's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whether it has a key. The key itself is never read, not even masked.
    pub has_key: bool,
}

/// A page that an integration follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlSetting<'a> {
    /// The provider's id of it.
    pub id: Text<'a>,
    /// The page's address; `None` where what is set is no web address.
    pub url: Option<Text<'a>>,
    /// What its events are tagged with.
    pub tags: Vec<Text<'a>>,
}

impl<'a> From<Content<'a>> for Resource<'a> {
    /// An answer that does not say whether there is more.
    fn from(content: Content<'a>) -> Self {
        Self { content, more: None, next: None }
    }
}
