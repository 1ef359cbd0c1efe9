//! xAI's status feed: the incidents of the last months, nearly all of them over. It is never empty.
//!
//! Linked to from <https://status.x.ai>. Recorded feeds name status and severity twice: as
//! categories in no set order, and at the head of the description.

use super::statuspage::open_only;
use crate::envelope::body::Body;
use crate::envelope::feed;
use crate::envelope::urls::Urls;
use crate::limits::{MAX_INCIDENTS, MAX_WORD_CHARS};
use crate::model::{Impact, Incident, IncidentStatus, IndicatorSource, Provider, Snapshot};
use crate::text::one_line;
use crate::time::Timestamp;
use crate::xml::Element;

/// A feed with the title `xAI System Status`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    feed::is_titled(body, "xAI System Status")
}

pub(super) const URLS: Urls = "status.x.ai: /feed.xml";

pub(super) fn snapshot(rss: Element<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let channel = rss.need("channel");
    let mut snapshot = Snapshot::new(Provider::Xai, observed_at);
    snapshot.page.url = channel.address("link");
    snapshot.page.updated_at = channel.time("lastBuildDate");
    for item in channel.items(MAX_INCIDENTS) {
        snapshot.incidents.push(incident(item));
    }
    if snapshot.incidents.is_empty() {
        channel.refuse("no items");
    }
    open_only(snapshot).rolled_up(IndicatorSource::Incidents)
}

fn incident(item: Element<'_>) -> Incident<'_> {
    let description = item.need_text("description");
    let stage = labelled(&description, b"Status: ");
    let impact = impact(labelled(&description, b"Severity: "));
    let status = match stage {
        "INVESTIGATING" => IncidentStatus::Investigating,
        "IDENTIFIED" => IncidentStatus::Identified,
        "MONITORING" => IncidentStatus::Monitoring,
        // Only what both places call so is over.
        "RESOLVED" if is_resolved(item) => IncidentStatus::Resolved,
        _ => IncidentStatus::unknown(stage),
    };
    Incident {
        id: one_line(item.need_text("guid"), MAX_WORD_CHARS),
        name: item.line("title"),
        status,
        impact,
        url: item.address("link"),
        started_at: item.time("pubDate"),
        updated_at: None,
        updates: vec![item.update(stage)],
        component_ids: Vec::new(),
    }
}

fn is_resolved(item: Element<'_>) -> bool {
    item.children("category", usize::MAX).any(|category| category.text() == "resolved")
}

/// What stands behind a label, up to the end of its line of HTML. The labels come before whatever
/// a person wrote.
fn labelled<'a>(description: &'a str, label: &[u8]) -> &'a str {
    let at = description.as_bytes().windows(label.len()).position(|window| window == label);
    let after = at.and_then(|at| description.get(at + label.len()..)).unwrap_or("");
    after.split('<').next().unwrap_or("").trim()
}

fn impact(severity: &str) -> Impact {
    match severity {
        // AlgoraLabs-AI/AI-Cloud-Status internal/providers/xai.go
        "available" => Impact::None,
        "degraded" => Impact::Minor,
        "unavailable" => Impact::Major,
        _ => Impact::unknown(severity),
    }
}
