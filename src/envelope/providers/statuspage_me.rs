//! StatusPage.me: the public body behind its embeds.
//!
//! `/api/embed/status?slug=SLUG&inc=1`. Two of the vendor's articles show two bodies, and both
//! are read: <https://statuspage.me/docs/api/api-embed-status>, where `page` is the slug, and
//! <https://statuspage.me/docs/embeds%20%26%20integrations/embeds-json-api>, where it is an object.
//! Neither lists components. Without `inc=1` no incident is listed, but `overall` still tells.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::MAX_INCIDENTS;
use crate::model::{
    Impact, Incident, IncidentStatus, Indicator, IndicatorSource, Page, Provider, Snapshot,
};
use crate::text::Text;
use crate::time::Timestamp;

pub(super) mod api;

/// An object with `overall`, a text, and `page`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("page").is_some_and(|page| !page.is_null())
        && body.at("overall").is_some_and(Value::is_text)
}

/// Pages are below the vendor's domain; whose a domain of one's own is, it does not tell.
pub(super) const URLS: Urls =
    "*.statuspage.me: https://statuspage.me/api/embed/status?slug=*&inc=1";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    open_only(Snapshot {
        provider: Provider::StatuspageMe,
        page: page(&root),
        indicator: root.word_as("overall", indicator),
        indicator_from: IndicatorSource::Page,
        description: Text::default(),
        components: Vec::new(),
        incidents: root.list("incidents", MAX_INCIDENTS, incident),
        maintenances: Vec::new(),
        observed_at,
    })
}

fn page<'a>(root: &Object<'a>) -> Page<'a> {
    let page = root.need("page");
    let updated_at = root.time("updated");
    if page.is_text() {
        return Page {
            id: root.word("page"),
            name: root.line("page"),
            url: root.address("page_url"),
            time_zone: None,
            updated_at,
        };
    }
    let page = page.object();
    Page {
        id: page.word("slug"),
        name: page.line("name"),
        url: page.address("url"),
        time_zone: None,
        updated_at,
    }
}

/// What it calls the whole.
fn indicator(word: &str) -> Indicator {
    match word {
        // Both articles.
        "operational" => Indicator::None,
        // The first; the second.
        "degraded_performance" | "degraded" => Indicator::Minor,
        // Both: "Some systems down" and "Major system failure".
        "partial_outage" => Indicator::Major,
        "major_outage" => Indicator::Critical,
        // The first.
        "under_maintenance" => Indicator::Maintenance,
        _ => Indicator::unknown(word),
    }
}

/// How bad it is, neither body says; which component it concerns, one says by its name alone.
fn incident(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    // The two articles' names for the same.
    let either = |one, other| if row.find(one).is_some() { one } else { other };
    let started = either("started", "created_at");
    // Two incidents are told apart by when they began, where they have no id.
    let id = row.optional_id("id").or_else(|| row.optional_id(started));
    Incident {
        name: row.line("title"),
        id: id.unwrap_or_else(|| row.word("title")),
        status: row.word_as(either("state", "status"), IncidentStatus::parse),
        impact: Impact::unknown("unknown"),
        url: None,
        started_at: row.time(started),
        updated_at: None,
        updates: Vec::new(),
        component_ids: Vec::new(),
    }
}
