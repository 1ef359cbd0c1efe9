//! Pages on one line: `API=ok Web=down(EU=ok US=down) !fire[US]=major *move[API]=in_progress`.
//!
//! A group has what is in it in brackets. `EU@Web` says by itself that it is in `Web`, and `EU#2` is
//! one more row whose id is `EU`. An incident has a `!`, a maintenance a `*`, and both have the ids
//! of those that they concern.

use std::fmt::Write as _;

use statuslamp::model::{
    Branch, Component, ComponentStatus, Impact, Incident, IncidentStatus, Maintenance,
    MaintenanceStatus, Provider, Snapshot,
};
use statuslamp::policy::{Audience, PageAudience, Pages, Parts};
use statuslamp::text::Text;
use statuslamp::time::Timestamp;

const WORDS: &[(&str, &str)] = &[
    ("ok", "operational"),
    ("work", "under_maintenance"),
    ("slow", "degraded_performance"),
    ("partly", "partial_outage"),
    ("down", "major_outage"),
];

pub(crate) const PAGE: &str = "abc123def456";

pub(crate) fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

pub(crate) fn page(line: &str) -> Snapshot<'static> {
    let mut page = Snapshot::new(Provider::Statuspage, noon());
    page.page.id = PAGE.into();
    page.page.name = "Acme".into();
    let mut groups: Vec<Text<'static>> = Vec::new();
    for word in line.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
        match word {
            "(" => {
                let group = page.components.last_mut().unwrap();
                group.group = true;
                groups.push(group.id.clone());
            }
            ")" => drop(groups.pop().unwrap()),
            _ => add(&mut page, groups.last().cloned(), word),
        }
    }
    page
}

fn add(page: &mut Snapshot<'static>, group: Option<Text<'static>>, word: &str) {
    let (word, state) = word.split_once('=').unwrap();
    let event = || {
        let (name, ids) = word[1..].strip_suffix(']').unwrap().split_once('[').unwrap();
        let ids = ids.split(',').filter(|id| !id.is_empty());
        (name.to_owned(), ids.map(|id| id.to_owned().into()).collect())
    };
    if word.starts_with('!') {
        let ((name, ids), impact) = (event(), Impact::parse(state));
        let mut incident = Incident::new(name.clone(), name, IncidentStatus::Investigating, impact);
        incident.component_ids = ids;
        page.incidents.push(incident);
    } else if word.starts_with('*') {
        let ((name, ids), status) = (event(), MaintenanceStatus::parse(state));
        let mut planned = Maintenance::new(name.clone(), name, status);
        planned.component_ids = ids;
        page.maintenances.push(planned);
    } else {
        let (name, own_word) = word.split_once('@').map_or((word, None), |(a, b)| (a, Some(b)));
        let id = name.split('#').next().unwrap().to_owned();
        let status =
            WORDS.iter().find(|(short, _)| *short == state).map_or(state, |(_, long)| long);
        let mut row = Component::new(id, name.to_owned(), ComponentStatus::parse(status));
        row.group_id = own_word.map(|id| id.to_owned().into()).or(group);
        page.components.push(row);
    }
}

/// The line of a page, the indicator first.
pub(crate) fn line(page: &Snapshot<'_>) -> String {
    let mut line = format!("{}:", page.indicator);
    branches(&mut line, &page.tree(), None);
    for incident in &page.incidents {
        let ids = incident.component_ids.join(",");
        write!(line, " !{}[{ids}]={}", incident.name, incident.impact).unwrap();
    }
    for planned in &page.maintenances {
        let ids = planned.component_ids.join(",");
        write!(line, " *{}[{ids}]={}", planned.name, planned.status).unwrap();
    }
    line.replace("( ", "(")
}

fn branches(line: &mut String, of: &[Branch<'_, '_>], group: Option<&str>) {
    for Branch { component, children } in of {
        write!(line, " {}", component.name).unwrap();
        if component.group_id.as_deref() != group {
            write!(line, "@{}", component.group_id.as_deref().unwrap_or_default()).unwrap();
        }
        let status = component.status.as_str();
        let short =
            WORDS.iter().find(|(_, long)| *long == status).map_or(status, |(short, _)| short);
        write!(line, "={short}").unwrap();
        if !children.is_empty() {
            line.push('(');
            branches(line, children, Some(&component.id));
            line.push(')');
        }
    }
}

/// Lists of ids: `API Web & EU` are two.
pub(crate) fn parts(lists: &str) -> Parts {
    let ids = |list: &str| list.split_whitespace().map(str::to_owned).collect();
    Parts(lists.split('&').map(ids).collect())
}

pub(crate) fn of_page(id: &str, parts: Parts) -> Audience {
    let pages = Pages::Only(vec![PageAudience { id: id.to_owned(), parts }]);
    Audience { pages, organizations: Vec::new() }
}
