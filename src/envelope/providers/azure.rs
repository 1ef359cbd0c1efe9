//! Microsoft Azure's status feed: what is wrong now. While nothing is, it has no items.
//!
//! Linked to from <https://azure.status.microsoft/en-us/status>. Recorded feeds name services and
//! regions as categories, and say in prose alone how bad it is and where it stands.

use crate::envelope::body::Body;
use crate::envelope::feed;
use crate::envelope::urls::Urls;
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_WORD_CHARS};
use crate::model::{Impact, Incident, IncidentStatus, IndicatorSource, Provider, Snapshot};
use crate::text::one_line;
use crate::time::Timestamp;
use crate::xml::Element;

/// The feed itself names the instance that answered.
const PAGE: &str = "https://azure.status.microsoft/en-us/status";

/// A feed with the title `Azure Status`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    feed::is_titled(body, "Azure Status")
}

/// The host that the page links to. Others answer from the nearest region, and one that was down
/// itself had no items (AlgoraLabs-AI/AI-Cloud-Status internal/providers/azure.go).
pub(super) const URLS: Urls = "\
    azure.status.microsoft: https://rssfeed.azure.status.microsoft/en-us/status/feed/;\
    rssfeed.azure.status.microsoft: https://rssfeed.azure.status.microsoft/en-us/status/feed/;\
    status.azure.com: https://rssfeed.azure.status.microsoft/en-us/status/feed/";

pub(super) fn snapshot(rss: Element<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let channel = rss.need("channel");
    let mut snapshot = Snapshot::new(Provider::Azure, observed_at);
    snapshot.page.url = Some(PAGE.into());
    snapshot.page.updated_at = channel.time("lastBuildDate");
    for item in channel.items(MAX_INCIDENTS) {
        snapshot.incidents.push(incident(item));
    }
    snapshot.rolled_up(IndicatorSource::Incidents)
}

/// It is over when it is gone: its title may say “resolved” of one region among several.
fn incident(item: Element<'_>) -> Incident<'_> {
    let title = item.line("title");
    let id = item.child("guid").map_or_else(|| title.clone(), Element::text);
    let mut component_ids = Vec::new();
    for category in item.children("category", MAX_COMPONENTS) {
        component_ids.push(one_line(category.text(), MAX_WORD_CHARS));
    }
    Incident {
        id: one_line(id, MAX_WORD_CHARS),
        name: title,
        status: IncidentStatus::unknown("active"),
        impact: Impact::unknown("unknown"),
        url: Some(PAGE.into()),
        started_at: None,
        updated_at: item.time("pubDate"),
        updates: vec![item.update("")],
        component_ids,
    }
}
