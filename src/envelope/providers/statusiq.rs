//! Site24x7's `StatusIQ`: the feed of a page, whose items are its components.
//!
//! Read by Linuxfabrik/monitoring-plugins `check-plugins/statusiq`. Recorded feeds have several
//! items of one name and do not say why; the worst of them counts.

use crate::envelope::body::Body;
use crate::envelope::grouped::Grouped;
use crate::envelope::urls::Urls;
use crate::limits::{MAX_COMPONENTS, MAX_NAME_CHARS, MAX_WORD_CHARS};
use crate::model::{Component, ComponentStatus, IndicatorSource, Provider, Snapshot};
use crate::text::one_line;
use crate::time::Timestamp;
use crate::xml::Element;

/// A feed with the namespace `site24x7`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.xml()
        .is_some_and(|root| root.name() == "rss" && root.attribute("xmlns:site24x7").is_some())
}

pub(super) const URLS: Urls = "\
    /rss: .;\
    /*/rss: .;\
    /: ./rss";

pub(super) fn snapshot(rss: Element<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let channel = rss.need("channel");
    let mut snapshot = Snapshot::new(Provider::StatusIq, observed_at);
    let title = channel.line("title");
    snapshot.page.name = title.strip_suffix(" - Status").unwrap_or(&title).to_owned().into();
    snapshot.page.url = channel.address("link");
    snapshot.page.updated_at = channel.time("pubDate");
    let mut components = Grouped::default();
    for item in channel.items(MAX_COMPONENTS) {
        components.add(component(item), None);
    }
    snapshot.components = components.rows;
    snapshot.rolled_up(IndicatorSource::Components)
}

/// An item's title is the component's name, a dash and its state. Only some have an id.
fn component(item: Element<'_>) -> Component<'_> {
    let title = item.need_text("title");
    let title = title.trim();
    for (state, status) in STATES {
        if let Some(name) = title.strip_suffix(state).and_then(|name| name.strip_suffix(" - ")) {
            return named(name, status);
        }
    }
    let (name, state) = title.rsplit_once('-').unwrap_or((title, ""));
    named(name, ComponentStatus::unknown(state.trim()))
}

fn named<'a>(name: &str, status: ComponentStatus) -> Component<'a> {
    let id = one_line(name.to_owned(), MAX_WORD_CHARS);
    Component::new(id, one_line(name.to_owned(), MAX_NAME_CHARS), status)
}

/// Linuxfabrik/monitoring-plugins check-plugins/statusiq
const STATES: [(&str, ComponentStatus); 6] = [
    ("Operational", ComponentStatus::Operational),
    // News of a component that works.
    ("Informational", ComponentStatus::Operational),
    ("Under Maintenance", ComponentStatus::UnderMaintenance),
    ("Degraded Performance", ComponentStatus::DegradedPerformance),
    ("Partial Outage", ComponentStatus::PartialOutage),
    ("Major Outage", ComponentStatus::MajorOutage),
];
