//! Snapshots as a tree, and as JSON that is read back.

use statuslamp::envelope::{self, ErrorKind};
use statuslamp::limits::MAX_HISTORY_DAYS;
use statuslamp::model::{
    Branch, Component, ComponentStatus, DayStatus, Indicator, IndicatorSource, Maintenance,
    MaintenanceStatus, Provider, Snapshot,
};
use statuslamp::time::{Day, Timestamp};

fn page() -> Snapshot<'static> {
    let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    let mut snapshot = Snapshot::new(Provider::Statuspage, noon);
    snapshot.page.id = "abc123def456".into();
    snapshot.page.name = "Acme".into();
    snapshot
}

fn part(id: &'static str, group_id: Option<&'static str>) -> Component<'static> {
    let mut part = Component::new(id, id, ComponentStatus::Operational);
    part.group_id = group_id.map(Into::into);
    part
}

fn drawn(branches: &[Branch<'_, '_>]) -> String {
    let draw = |branch: &Branch<'_, '_>| {
        let inside = drawn(&branch.children);
        let name = &branch.component.name;
        if inside.is_empty() { name.to_string() } else { format!("{name}({inside})") }
    };
    branches.iter().map(draw).collect::<Vec<_>>().join(" ")
}

#[test]
fn components_are_a_tree_of_any_depth() {
    let mut page = page();
    page.components = vec![
        part("a", None),
        part("b", Some("a")),
        part("c", Some("b")),
        part("d", Some("a")),
        part("e", None),
        // Neither a group that is not there, nor itself, nor a later one can hold it.
        part("f", Some("nobody")),
        part("g", Some("g")),
        part("h", Some("i")),
        part("i", None),
    ];
    assert_eq!(drawn(&page.tree()), "a(b(c) d) e f g h i");
}

#[test]
fn history_is_read_back_and_bounded() {
    let day = |at: i64| DayStatus {
        day: Day::from_days(20_000 + at).unwrap(),
        status: ComponentStatus::MajorOutage,
        downtime: (at % 2 == 0).then_some(60),
    };
    let mut page = page();
    let mut api = part("api", None);
    api.history = (0..400).map(day).collect();
    page.components = vec![api];
    assert_eq!(envelope::from_json(&page.to_json()).unwrap(), page);

    page.components[0].history.push(day(400));
    let error = envelope::from_json(&page.to_json()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Shape);
    assert!(error.to_string().contains(&format!("more than {MAX_HISTORY_DAYS} rows")), "{error}");
}

#[test]
fn a_window_that_is_open_is_maintenance_under_way() {
    let roll_up = |starts_at: &str, ends_at: Option<&str>| {
        let mut page = page();
        let mut planned = Maintenance::new("m", "Move", MaintenanceStatus::Scheduled);
        planned.starts_at = Timestamp::parse(starts_at);
        planned.ends_at = ends_at.and_then(Timestamp::parse);
        page.maintenances = vec![planned];
        page.rolled_up(IndicatorSource::Incidents).indicator
    };
    let (before, noon, after) =
        ("2026-11-22T11:00:00Z", "2026-11-22T12:00:00Z", "2026-11-22T13:00:00Z");
    assert_eq!(roll_up(before, Some(after)), Indicator::Maintenance);
    assert_eq!(roll_up(noon, Some(after)), Indicator::Maintenance);
    assert_eq!(roll_up(after, Some("2026-11-22T14:00:00Z")), Indicator::None);
    assert_eq!(roll_up(before, Some(noon)), Indicator::None);
    assert_eq!(roll_up(before, None), Indicator::None);
}

/// A word of one list that is spelt like one of another must not become it on its way through JSON.
#[test]
fn a_maintenance_in_a_state_called_none_is_unknown() {
    let mut page = page();
    page.maintenances = vec![Maintenance::new("m", "Move", MaintenanceStatus::parse("none"))];
    let page = page.rolled_up(IndicatorSource::Incidents);
    assert!(matches!(page.indicator, Indicator::Unknown(_)), "{:?}", page.indicator);
    assert_eq!(envelope::from_json(&page.to_json()).unwrap(), page);
}
