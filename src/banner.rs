//! Banners: what a page strip has to say, or nothing.
//!
//! Severity decides which event leads: an outage before a degradation, before maintenance
//! under way, before maintenance soon. When all is well, and when the reading is too old to
//! prove anything, there is no banner: a strip that cries unknown on every page would only
//! teach people to look away.

use crate::json::Writer;
use crate::limits::MAX_DETAIL_CHARS;
use crate::model::{Incident, Indicator, Maintenance, MaintenanceStatus, Snapshot, Update};
use crate::text::one_line;
use crate::time::{Seconds, Timestamp};
use crate::verdict::{Verdict, is_fresh};

/// What a page strip has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// How bad it is.
    pub severity: Severity,
    /// What happened.
    pub title: String,
    /// Where it stands, for example `Investigating`.
    pub phase: String,
    /// The newest update's text; may be empty.
    pub detail: String,
    /// Where to read more.
    pub url: Option<String>,
    /// How many further events are not named.
    pub more: usize,
    /// When it was last updated.
    pub updated_at: Option<Timestamp>,
    /// When a maintenance's window opens.
    pub starts_at: Option<Timestamp>,
    /// When a maintenance's window closes.
    pub ends_at: Option<Timestamp>,
    /// Changes when the event, its phase or its severity does: what a "dismissed" is remembered by.
    pub key: String,
}

/// How bad a banner's event is, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Planned work, soon or now.
    Maintenance,
    /// Something is slow, or a small part is down.
    Minor,
    /// A part is down.
    Major,
    /// Most or all of it is down.
    Critical,
}

impl Severity {
    /// In a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Maintenance => "maintenance",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }

    fn of(indicator: &Indicator) -> Option<Self> {
        match indicator {
            Indicator::None | Indicator::Unknown(_) => None,
            Indicator::Maintenance => Some(Self::Maintenance),
            Indicator::Minor => Some(Self::Minor),
            Indicator::Major => Some(Self::Major),
            Indicator::Critical => Some(Self::Critical),
        }
    }
}

impl Banner {
    /// What there is to say of a page at an instant. Planned maintenance is announced
    /// `lead_time` before its start.
    pub fn of(
        snapshot: &Snapshot<'_>,
        now: Timestamp,
        max_age: Seconds,
        lead_time: Seconds,
    ) -> Option<Self> {
        is_fresh(snapshot, now, max_age).ok()?;
        let incidents = snapshot.incidents.iter().filter_map(Self::of_incident);
        let maintenances = snapshot
            .maintenances
            .iter()
            .filter_map(|maintenance| Self::of_maintenance(maintenance, now, lead_time));
        let mut leading: Option<(Rank, Self)> = None;
        let mut others = 0;
        for event in incidents.chain(maintenances) {
            others += usize::from(leading.is_some());
            // The first of equals leads: providers list the newest first.
            if leading.as_ref().is_none_or(|(rank, _)| *rank < event.0) {
                leading = Some(event);
            }
        }
        let named = leading.map(|(_, banner)| Self { more: others, ..banner });

        // A page may be down without an incident that says so, and an incident may be less
        // bad than what its page is in.
        let page = Self::of_page(snapshot, &Verdict::of(snapshot, now, max_age));
        let mut banner = match (named, page) {
            (Some(named), Some(page))
                if named.severity == Severity::Maintenance && page.severity > named.severity =>
            {
                Self { more: others + 1, ..page }
            }
            (Some(named), Some(page)) => {
                Self { severity: named.severity.max(page.severity), ..named }
            }
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => return None,
        };
        banner.url = banner.url.or_else(|| snapshot.page.url.as_deref().map(str::to_owned));
        Some(banner)
    }

    /// The banner as JSON, in the shape of `wasm.d.ts`.
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            json.text("severity", self.severity.as_str());
            json.text("title", &self.title);
            json.text("phase", &self.phase);
            json.text("detail", &self.detail);
            json.optional("url", self.url.as_deref());
            json.shown("more", &self.more);
            json.time("updatedAt", self.updated_at);
            json.time("startsAt", self.starts_at);
            json.time("endsAt", self.ends_at);
            json.text("key", &self.key);
        });
        json.finish()
    }

    fn of_incident(incident: &Incident<'_>) -> Option<(Rank, Self)> {
        if incident.status.is_over() {
            return None;
        }
        let severity = Severity::of(&incident.impact.indicator())?;
        let banner = Self {
            severity,
            title: incident.name.to_string(),
            phase: phase(incident.status.as_str()),
            detail: detail(&incident.updates),
            url: incident.url.as_deref().map(str::to_owned),
            more: 0,
            updated_at: incident.updated_at,
            starts_at: None,
            ends_at: None,
            key: format!("{}:{}:{}", incident.id, incident.status, incident.impact),
        };
        Some(((severity, true), banner))
    }

    fn of_maintenance(
        maintenance: &Maintenance<'_>,
        now: Timestamp,
        lead_time: Seconds,
    ) -> Option<(Rank, Self)> {
        let is_over = maintenance.ends_at.is_some_and(|end| end < now);
        let is_soon =
            maintenance.starts_at.is_some_and(|start| start.since(now) <= lead_time.milliseconds());
        let is_under_way = match maintenance.status {
            MaintenanceStatus::InProgress | MaintenanceStatus::Verifying => true,
            MaintenanceStatus::Scheduled | MaintenanceStatus::Unknown(_) if is_soon && !is_over => {
                false
            }
            _ => return None,
        };
        let banner = Self {
            severity: Severity::Maintenance,
            title: maintenance.name.to_string(),
            phase: phase(maintenance.status.as_str()),
            detail: detail(&maintenance.updates),
            url: maintenance.url.as_deref().map(str::to_owned),
            more: 0,
            updated_at: maintenance.updated_at,
            starts_at: maintenance.starts_at,
            ends_at: maintenance.ends_at,
            key: format!("{}:{}", maintenance.id, maintenance.status),
        };
        Some(((Severity::Maintenance, is_under_way), banner))
    }

    fn of_page(snapshot: &Snapshot<'_>, verdict: &Verdict) -> Option<Self> {
        let severity = Severity::of(&verdict.indicator)?;
        let affected: Vec<&str> = snapshot
            .leaves()
            .filter(|leaf| leaf.status.indicator() != Indicator::None)
            .map(|leaf| leaf.name.as_ref())
            .collect();
        // A green sentence over a part that is down would be the page's word against itself.
        let says_fine = snapshot.indicator == Indicator::None || snapshot.description.is_empty();
        let said = if says_fine { verdict.word() } else { &snapshot.description };
        Some(Self {
            severity,
            title: format!("{}: {said}", snapshot.page.name),
            phase: String::new(),
            detail: one_line(affected.join(", "), MAX_DETAIL_CHARS).into_owned(),
            url: snapshot.page.url.as_deref().map(str::to_owned),
            more: 0,
            updated_at: snapshot.page.updated_at,
            starts_at: None,
            ends_at: None,
            key: format!("{}:{}", snapshot.page.id, verdict.indicator),
        })
    }
}

/// How events are ordered: by severity, then what is under way before what is to come.
type Rank = (Severity, bool);

/// `in_progress` as a person writes it: `In progress`.
fn phase(word: &str) -> String {
    let spaced = word.replace('_', " ");
    let mut letters = spaced.chars();
    // The vendors' words are ASCII; the tables of every other script's capitals are 4 kB.
    letters
        .next()
        .map(|first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect())
        .unwrap_or_default()
}

fn detail(updates: &[Update<'_>]) -> String {
    updates
        .first()
        .map(|update| one_line(update.body.as_ref(), MAX_DETAIL_CHARS).into_owned())
        .unwrap_or_default()
}
