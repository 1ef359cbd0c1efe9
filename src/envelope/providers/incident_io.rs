//! incident.io: its copy of Statuspage's API, its widget API, and what its own pages load.
//!
//! The copy: recorded bodies of status.hashicorp.com and status.cohere.com show where it
//! differs: page ids are ULIDs, `scheduled_maintenances` is missing, `incidents` may be `null`.
//!
//! The widget API is `/api/v1/summary`, once its owner enables it, documented at
//! <https://docs.incident.io/status-pages/widget-api> and
//! <https://help.incident.io/en/articles/9951011>. It lists what is going on and the components
//! that this affects, in words of its own; where all is well it lists nothing.
//!
//! What a page loads for itself, `/proxy/HOST`, holds in `summary` the page's own model: all
//! components, and apart from them the affected ones with their status. Undocumented, but read by
//! public clients, such as openai/codex. `summary` may also be a widget's body.

use super::statuspage;
use crate::envelope::body::Body;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS};
use crate::model::{ComponentStatus, Provider, Snapshot};
use crate::time::Timestamp;

mod page;
mod widget;

/// An object with `ongoing_incidents`, itself or in its `summary`; or with `status.indicator` and
/// a `page.id` that is a ULID.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    let crockford = |c: u8| c.is_ascii_digit() || c.is_ascii_uppercase();
    body.object().is_some_and(|root| own_summary(&root).is_some())
        || statuspage::page_id(body).is_some_and(|id| id.len() == 26 && id.bytes().all(crockford))
}

/// What is no copy of Statuspage's.
fn own_summary<'a>(root: &Object<'a>) -> Option<Object<'a>> {
    if root.find("ongoing_incidents").is_some() {
        return Some(root.clone());
    }
    let inner = root.part("summary")?;
    inner.find("ongoing_incidents").map(|_| inner)
}

/// The copy has the same path as Statuspage's, which comes first and finds it. Parts of a page,
/// such as one region, have the widget's alone.
pub(super) const URLS: Urls = "/: ./api/v1/summary";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    let snapshot = match own_summary(&root) {
        None => copy(&root, observed_at),
        Some(summary) if summary.find("components").is_some() => {
            page::snapshot(&summary, observed_at)
        }
        Some(summary) => widget::snapshot(&summary, observed_at),
    };
    statuspage::open_only(snapshot)
}

fn copy<'a>(root: &Object<'a>, observed_at: Timestamp) -> Snapshot<'a> {
    let mut snapshot = statuspage::head(root, Provider::IncidentIo, observed_at);
    if statuspage::is_summary(root) {
        snapshot.components = root.list("components", MAX_COMPONENTS, statuspage::component);
        // Null when there are none, but never left out.
        if root.find("incidents").is_none() {
            root.refuse("incidents", "missing");
        }
        snapshot.incidents = root.optional_list("incidents", MAX_INCIDENTS, statuspage::incident);
        snapshot.maintenances =
            root.optional_list("scheduled_maintenances", MAX_INCIDENTS, statuspage::maintenance);
    }
    snapshot
}

/// Its own words. `full_outage` alone differs from those of its copy of Statuspage's. An incident
/// is as bad as the component that it hits worst. Recorded: the copy calls a page `major` of which
/// one component is in `partial_outage`.
fn component_status(word: &str) -> ComponentStatus {
    match word {
        // docs.incident.io/api-reference/status-page-incidents-v2
        "full_outage" => ComponentStatus::MajorOutage,
        _ => ComponentStatus::parse(word),
    }
}
