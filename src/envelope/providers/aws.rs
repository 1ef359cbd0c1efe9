//! Amazon Web Services: the current events of its health dashboard, and `data.json` of the page
//! before it.
//!
//! Documented nowhere. Recorded bodies show an array in UTF-16 that is empty while all is well;
//! numbers stand in quotes, but for those inside `event_log`. Only services that an event
//! concerns are named.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::read::newest_first;
use crate::envelope::scale::worse_impact;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_NAME_CHARS, MAX_WORD_CHARS};
use crate::model::{Impact, Incident, IncidentStatus, IndicatorSource, Provider, Snapshot, Update};
use crate::text::{Text, one_line};
use crate::time::Timestamp;

/// An array in UTF-16 whose rows, if any, have `arn` and `event_log`; or an object of the arrays
/// `archive` and `current`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    if body.array().is_some() {
        let is_current = body.at("0.arn").is_some() && body.at("0.event_log").is_some();
        return body.is_utf16_be() && (is_current || body.at("0").is_none());
    }
    let is_list = |name| body.at(name).is_some_and(Value::is_array);
    is_list("archive") && is_list("current")
}

pub(super) const URLS: Urls = "\
    health.aws.amazon.com: https://health.aws.amazon.com/public/currentevents;\
    status.aws.amazon.com: https://health.aws.amazon.com/public/currentevents";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let mut snapshot = Snapshot::new(Provider::Aws, observed_at);
    snapshot.incidents = if root.is_array() {
        root.list(MAX_INCIDENTS, event)
    } else {
        root.object().list("current", MAX_INCIDENTS, old_event)
    };
    open_only(snapshot).rolled_up(IndicatorSource::Incidents)
}

fn event(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let arn = row.need_text("arn");
    // What is before the last slash is long and of no use.
    let id = arn.rsplit_once('/').map_or(&*arn, |(_, id)| id).to_owned();
    let mut impact = row.word_as("status", impact);
    let component_ids = concerned(&row, &mut impact);
    let updates = newest_first(row.list("event_log", usize::MAX, update));
    // The log is its history, and must agree that it is over.
    let logged = self::impact(updates.first().map_or("", |newest| &*newest.status));
    impact = if impact == Impact::None { logged } else { worse_impact(impact, logged) };
    let region = row.optional_line("region_name");
    let region = if region.is_empty() { region } else { [" (", &region, ")"].concat().into() };
    Incident {
        id: one_line(id, MAX_WORD_CHARS),
        name: name(&row, &region),
        status: status(&impact),
        impact,
        url: None,
        started_at: date(&row),
        updated_at: updates.first().and_then(|update| update.created_at),
        updates,
        component_ids,
    }
}

/// As `data.json` has it.
fn old_event(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let impact = row.word_as("status", impact);
    let id = [&*row.word("service"), " ", &row.word("date")].concat();
    Incident {
        id: one_line(id, MAX_WORD_CHARS),
        name: name(&row, ""),
        status: status(&impact),
        impact,
        url: None,
        started_at: date(&row),
        updated_at: None,
        updates: vec![Update {
            id: Text::default(),
            status: Text::default(),
            body: row.prose("description"),
            created_at: date(&row),
        }],
        component_ids: Vec::new(),
    }
}

fn name<'a>(event: &Object<'a>, region: &str) -> Text<'a> {
    let name = [&*event.line("service_name"), region, ": ", &event.line("summary")].concat();
    one_line(name, MAX_NAME_CHARS)
}

fn date(event: &Object<'_>) -> Option<Timestamp> {
    event.time_as("date", seconds, "seconds since 1970")
}

/// It is in the list of what is current; only its level says when it is over.
fn status(impact: &Impact) -> IncidentStatus {
    match impact {
        Impact::None => IncidentStatus::Resolved,
        _ => IncidentStatus::unknown("active"),
    }
}

/// The services that are not well again. They make the event as bad as the worst of them, so that
/// none is over that has such a service.
fn concerned<'a>(event: &Object<'a>, worst: &mut Impact) -> Vec<Text<'a>> {
    let mut ids = Vec::new();
    // Both recorded events have it; without it nothing proves that a service is well again.
    let services = event.need("impacted_services").object();
    if services.members().nth(MAX_COMPONENTS).is_some() {
        event.refuse("impacted_services", "too many");
    }
    for (id, service) in services.members().take(MAX_COMPONENTS) {
        let level = service.object().need_text("current");
        if level != "0" {
            let impact = impact(&level);
            let is_worse = impact.indicator().severity() > worst.indicator().severity();
            if is_worse || *worst == Impact::None {
                *worst = impact;
            }
            ids.push(one_line(id, MAX_WORD_CHARS));
        }
    }
    ids
}

fn impact(level: &str) -> Impact {
    match level {
        // AlgoraLabs-AI/AI-Cloud-Status internal/providers/aws.go
        "0" => Impact::None,
        "1" => Impact::Minor,
        "2" => Impact::Major,
        "3" => Impact::Critical,
        _ => Impact::unknown(level),
    }
}

fn update(row: Value<'_>) -> Update<'_> {
    let row = row.object();
    Update {
        id: Text::default(),
        status: row.id_or_empty("status"),
        body: row.prose("message"),
        created_at: Timestamp::from_seconds(row.need("timestamp").integer()),
    }
}

fn seconds(text: &str) -> Option<Timestamp> {
    Timestamp::from_seconds(text.parse().ok()?)
}
