//! The rule of [`Parts::filter`] said anew: from a row up, and not from the top down.

use statuslamp::model::{Component, Incident, Maintenance, Page, Snapshot};
use statuslamp::policy::Parts;
use statuslamp::text::Text;

/// Whether each list names it or a group that it is in.
pub(super) fn is_seen(page: &Snapshot<'_>, at: usize, parts: &Parts) -> bool {
    parts.0.iter().all(|list| holds(page, at, list))
}

fn holds(page: &Snapshot<'_>, at: usize, list: &[String]) -> bool {
    let row = &page.components[at];
    let names = |id: &str| list.iter().any(|named| named == id);
    let Some(group) = row.group_id.as_deref() else { return names(&row.id) };
    let mut groups = (0..page.components.len()).filter(|at| page.components[*at].id == group);
    let above = match (groups.next(), groups.next()) {
        (Some(only), None) => only < at && holds(page, only, list),
        _ => false,
    };
    names(&row.id) || names(group) || above
}

/// The ids of which every row is seen.
pub(super) fn seen_ids(page: &Snapshot<'static>, parts: &Parts) -> Vec<Text<'static>> {
    let rows = || page.components.iter().enumerate();
    let all_seen =
        |id: &Text<'_>| rows().all(|(at, row)| row.id != *id || is_seen(page, at, parts));
    page.components.iter().map(|row| row.id.clone()).filter(all_seen).collect()
}

/// What of a page is not hidden, before the indicator is made of it.
pub(crate) fn view(page: &Snapshot<'static>, parts: &Parts) -> Snapshot<'static> {
    let ids = seen_ids(page, parts);
    let is_named = |id: &str| parts.0.iter().all(|list| list.iter().any(|named| named == id));
    let concerned = |own: &[Text<'static>]| -> Vec<Text<'static>> {
        own.iter().filter(|id| ids.contains(id)).cloned().collect()
    };
    let mut view = Snapshot::new(page.provider, page.observed_at);
    view.page = Page { updated_at: None, ..page.page.clone() };
    for (at, row) in page.components.iter().enumerate() {
        if is_seen(page, at, parts) {
            let group_id = row.group_id.clone().filter(|id| ids.contains(id) || is_named(id));
            view.components.push(Component { group_id, ..row.clone() });
        }
    }
    for it in &page.incidents {
        let component_ids = concerned(&it.component_ids);
        if !component_ids.is_empty() {
            view.incidents.push(Incident { component_ids, ..it.clone() });
        }
    }
    for it in &page.maintenances {
        let component_ids = concerned(&it.component_ids);
        if !component_ids.is_empty() {
            view.maintenances.push(Maintenance { component_ids, ..it.clone() });
        }
    }
    view
}
