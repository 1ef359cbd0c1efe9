//! cState: the `index.json` that is written from a template whenever the site is built.
//!
//! Documented at <https://github.com/cstate/cstate/wiki/API>; the shape is that of the template,
//! `layouts/index.json` in cstate/cstate. It escapes nothing that it fills in, so that a
//! quotation mark in a title makes the file no JSON; where there is no value it writes
//! `<no value>`, and where there is no time the year 1.

use crate::envelope::body::Body;
use crate::envelope::places::Places;
use crate::envelope::read::id;
use crate::envelope::scale;
use crate::envelope::sections::Sections;
use crate::envelope::urls::Urls;
use crate::json::{Object, Value};
use crate::limits::{MAX_COMPONENTS, MAX_INCIDENTS, MAX_WORD_CHARS};
use crate::model::{
    Component, ComponentStatus, Impact, Incident, IncidentStatus, Indicator, IndicatorSource, Page,
    Provider, Snapshot,
};
use crate::text::{Text, one_line};
use crate::time::Timestamp;

/// An object with a `cStateVersion`. Better Stack's body has the same path.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("cStateVersion").is_some_and(Value::is_text)
}

pub(super) const URLS: Urls = "/: ./index.json";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let root = root.object();
    Snapshot {
        provider: Provider::CState,
        page: Page {
            id: Text::default(),
            name: root.line("title"),
            url: root.address("baseURL"),
            time_zone: None,
            updated_at: built_at(&root),
        },
        indicator: root.word_as("summaryStatus", indicator),
        indicator_from: IndicatorSource::Page,
        description: Text::default(),
        components: components(&root),
        incidents: incidents(&root),
        maintenances: Vec::new(),
        observed_at,
    }
}

/// The template calls a page `ok` whose only open issue is of another severity: then the issue
/// raises it.
fn indicator(word: &str) -> Indicator {
    scale::indicator(status(word))
}

fn status(word: &str) -> ComponentStatus {
    match word {
        // cstate/cstate layouts/index.json: summaryStatus, systems[].status, and but for the
        // first unresolvedIssues[].severity
        "ok" => ComponentStatus::Operational,
        "notice" => ComponentStatus::DegradedPerformance,
        "disrupted" => ComponentStatus::PartialOutage,
        "down" => ComponentStatus::MajorOutage,
        _ => ComponentStatus::unknown(word),
    }
}

fn impact(word: &str) -> Impact {
    scale::impact(status(word))
}

/// The systems by category, as the page shows them; last those that are in none.
fn components<'a>(root: &Object<'a>) -> Vec<Component<'a>> {
    let mut sections = Sections::default();
    for row in root.need_rows("categories", MAX_COMPONENTS) {
        let row = row.object();
        let name = row.line("name");
        // Nothing has an id but its name, which a system and a category may share.
        let id = one_line(["category ", &name].concat(), MAX_WORD_CHARS);
        let mut group = Component::group(id, name.clone());
        group.description = row.description("description");
        sections.begin(name, if is_true(&row, "hideTitle") { None } else { Some(group) });
    }
    for row in root.need_rows("systems", MAX_COMPONENTS) {
        let row = row.object();
        let system = Component {
            id: row.word("name"),
            name: row.line("name"),
            status: row.word_as("status", status),
            description: row.description("description"),
            group: false,
            group_id: None,
            history: Vec::new(),
        };
        sections.add(&row.line("category"), system);
    }
    sections.into_rows()
}

/// The open issues, each once: every system that one affects lists it.
fn incidents<'a>(root: &Object<'a>) -> Vec<Incident<'a>> {
    let mut seen = Places::default();
    let mut incidents = Vec::new();
    for system in root.need_rows("systems", MAX_COMPONENTS) {
        let issues = system.object().need("unresolvedIssues");
        for row in issues.rows(MAX_INCIDENTS) {
            let issue = row.object();
            let link = issue.need_text("permalink");
            // An informational post is no incident; what severity it has counts in its systems.
            let is_open = !is_true(&issue, "resolved") && !is_true(&issue, "informational");
            if is_open && seen.insert(link, 0) {
                incidents.push(incident(&issue));
            }
        }
        if incidents.len() > MAX_INCIDENTS {
            issues.refuse("more issues on this page than we read");
            break;
        }
    }
    incidents
}

fn incident<'a>(row: &Object<'a>) -> Incident<'a> {
    Incident {
        id: row.word("permalink"),
        name: row.line("title"),
        // cState knows no steps between open and resolved.
        status: IncidentStatus::unknown("unresolved"),
        impact: row.word_as("severity", impact),
        url: row.address("permalink"),
        started_at: time(row, "createdAt"),
        updated_at: time(row, "lastMod"),
        updates: Vec::new(),
        component_ids: row.list("affected", MAX_COMPONENTS, id),
    }
}

/// Whether a member is `true`, or text that says so: the template has some of them in quotes.
fn is_true(row: &Object<'_>, name: &str) -> bool {
    row.get(name).is_some_and(|value| value.scalar() == "true")
}

fn time(row: &Object<'_>, name: &str) -> Option<Timestamp> {
    let text = row.get(name)?.scalar();
    if text == "<no value>" || text.starts_with("0001-01-01 ") {
        return None;
    }
    row.time_as(name, Timestamp::parse_go, "a time as Go prints it")
}

/// When the site was built. Abbreviations of zones but UTC's stand for several.
fn built_at(root: &Object<'_>) -> Option<Timestamp> {
    let (day, clock) = (root.get("buildDate")?, root.get("buildTime")?);
    if root.get("buildTimezone")?.text() != "UTC" {
        return None;
    }
    let time = Timestamp::parse_utc(&[&day.text(), "T", &clock.text(), ":00"].concat());
    if time.is_none() {
        day.refuse("expected a date, and a time beside it");
    }
    time
}
