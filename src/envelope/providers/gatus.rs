//! Gatus: `/api/v1/endpoints/statuses`, an array of endpoints with their latest results.
//!
//! Documented by its source, TwiN/gatus `config/endpoint/{status,result}.go`. A result's `status`
//! is an HTTP code; how the endpoint is says `success` alone. The list of suites has the same
//! shape and is read as well.

use crate::envelope::body::Body;
use crate::envelope::poll;
use crate::envelope::sections::Sections;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_WORD_CHARS};
use crate::model::{Component, ComponentStatus, IndicatorSource, Provider, Snapshot};
use crate::text::one_line;
use crate::time::Timestamp;

/// An array whose rows have `key` and `results`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("0.key").is_some() && body.at("0.results").is_some()
}

/// Two results of each endpoint tell how it is and how often it is asked.
pub(super) const URLS: Urls = "/: ./api/v1/endpoints/statuses?page=1&pageSize=2";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let mut sections = Sections::default();
    for row in root.rows(MAX_COMPONENTS) {
        add_endpoint(&row.object(), observed_at, &mut sections);
    }
    let mut snapshot = Snapshot::new(Provider::Gatus, observed_at);
    snapshot.components = sections.into_rows();
    if snapshot.components.len() > MAX_COMPONENTS {
        root.refuse("too many components");
    }
    snapshot.rolled_up(IndicatorSource::Components)
}

/// Endpoints of one group need not stand together: those of remote instances come last.
fn add_endpoint<'a>(row: &Object<'a>, observed_at: Timestamp, sections: &mut Sections<'a>) {
    let name = row.optional_line("name");
    let group = row.word_or_empty("group");
    let key = row.id("key");
    // Left out when empty.
    let name = if name.is_empty() { key.clone() } else { name };
    let status = poll::status(row.need("results"), observed_at, result);
    if !group.is_empty() {
        // A key may be spelled as a group's name is, but has no slash in it.
        let id = one_line(["group/", &group].concat(), MAX_WORD_CHARS);
        sections.begin(group.clone(), Some(Component::group(id, group.clone())));
    }
    sections.add(&group, Component::new(key, name, status));
}

fn result(row: Value<'_>) -> (ComponentStatus, Option<Timestamp>) {
    let row = row.object();
    let status = if row.need("success").boolean() {
        ComponentStatus::Operational
    } else {
        ComponentStatus::MajorOutage
    };
    row.need("timestamp");
    (status, row.time("timestamp"))
}
