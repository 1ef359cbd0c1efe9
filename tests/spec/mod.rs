//! Text specs: a file of cases, each a title, its input and what comes of it. `UPDATE_GOLDEN=1`
//! writes what comes of it anew; then look at the difference.
//!
//! ```text
//! == all is well ==
//! {"page": …}
//! [and]
//! {"a second body": "where a provider sends two"}
//! [expect]
//! statuspage abc123def456 “Acme”
//! ```

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use statuslamp::envelope::Error;
use statuslamp::limits::DEFAULT_MAX_AGE;
use statuslamp::model::{Snapshot, Update};
use statuslamp::time::Timestamp;
use statuslamp::verdict::Verdict;

/// One case of a file.
pub(crate) struct Case {
    pub(crate) title: String,
    pub(crate) bodies: Vec<String>,
    pub(crate) expected: String,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// When every spec's body was asked for.
pub(crate) fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

/// The spec files of a folder.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/specs").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

pub(crate) fn cases(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut part = String::new();
    let mut expects = false;
    for line in text.lines().chain(["== end =="]) {
        if let Some(title) = line.strip_prefix("== ").and_then(|line| line.strip_suffix(" ==")) {
            if let Some(case) = cases.last_mut() {
                assert!(expects, "{}: “{}” has no [expect]", file.display(), case.title);
                part.trim_end().clone_into(&mut case.expected);
            }
            let (bodies, expected) = (Vec::new(), String::new());
            cases.push(Case { title: title.to_owned(), bodies, expected });
            expects = false;
            part.clear();
        } else if line == "[and]" || line == "[expect]" {
            let body = std::mem::take(&mut part).trim().to_owned();
            cases.last_mut().unwrap().bodies.push(body);
            expects = line == "[expect]";
        } else {
            part.push_str(line);
            part.push('\n');
        }
    }
    cases.pop();
    cases
}

/// Runs every case of a file; writes the file anew if asked to.
pub(crate) fn check(file: &Path, outcome: impl Fn(&Case) -> String) -> usize {
    let cases = cases(file);
    let actual: Vec<String> =
        cases.iter().map(|case| outcome(case).trim_end().to_owned()).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let mut text = String::new();
        for (case, actual) in cases.iter().zip(&actual) {
            let bodies = case.bodies.join("\n[and]\n");
            write!(text, "== {} ==\n{bodies}\n[expect]\n{actual}\n\n", case.title).unwrap();
        }
        std::fs::write(file, text.trim_end().to_owned() + "\n").unwrap();
        return cases.len();
    }
    for (case, actual) in cases.iter().zip(&actual) {
        assert!(
            case.expected == *actual,
            "{}: “{}”\n--- expected\n{}\n--- actual\n{actual}\n--- then UPDATE_GOLDEN=1",
            file.display(),
            case.title,
            case.expected
        );
    }
    cases.len()
}

/// A snapshot or an error as a person reads it.
pub(crate) fn shown(read: Result<Snapshot<'_>, Error>) -> String {
    match read {
        Ok(snapshot) => show(&snapshot),
        Err(error) => format!("error {error}"),
    }
}

fn show(snapshot: &Snapshot<'_>) -> String {
    let page = &snapshot.page;
    let mut out = format!("{} {} “{}”", snapshot.provider, or_dash(&page.id), page.name);
    add(&mut out, "", page.url.as_deref());
    add(&mut out, "zone ", page.time_zone.as_deref());
    add_time(&mut out, "updated", page.updated_at);
    let verdict = Verdict::of(snapshot, noon(), DEFAULT_MAX_AGE);
    write!(out, "\n{}: {} “{}”", verdict.word(), verdict.reason, snapshot.description).unwrap();
    for component in &snapshot.components {
        let kind = if component.group { "group" } else { "component" };
        let (id, name) = (&component.id, &component.name);
        write!(out, "\n{kind} {id} “{name}” {}", or_dash(component.status.as_str())).unwrap();
        add(&mut out, "in ", component.group_id.as_deref());
        add(&mut out, "about ", component.description.as_deref());
        for day in &component.history {
            write!(out, "\n  {} {}", day.day, day.status).unwrap();
            if let Some(downtime) = day.downtime {
                write!(out, " down {downtime} s").unwrap();
            }
        }
    }
    for incident in &snapshot.incidents {
        let (id, name) = (&incident.id, &incident.name);
        let (status, impact) = (&incident.status, &incident.impact);
        write!(out, "\nincident {id} “{name}” {status} {impact}").unwrap();
        add(&mut out, "", incident.url.as_deref());
        add_time(&mut out, "started", incident.started_at);
        add_time(&mut out, "updated", incident.updated_at);
        timeline(&mut out, &incident.component_ids, &incident.updates);
    }
    for maintenance in &snapshot.maintenances {
        let (id, name, status) = (&maintenance.id, &maintenance.name, &maintenance.status);
        write!(out, "\nmaintenance {id} “{name}” {status}").unwrap();
        add(&mut out, "", maintenance.url.as_deref());
        add_time(&mut out, "starts", maintenance.starts_at);
        add_time(&mut out, "ends", maintenance.ends_at);
        add_time(&mut out, "updated", maintenance.updated_at);
        timeline(&mut out, &maintenance.component_ids, &maintenance.updates);
    }
    out
}

fn timeline(
    out: &mut String,
    component_ids: &[statuslamp::text::Text<'_>],
    updates: &[Update<'_>],
) {
    if !component_ids.is_empty() {
        write!(out, " concerns {}", component_ids.join(",")).unwrap();
    }
    for update in updates {
        write!(out, "\n  {} {}", or_dash(&update.id), or_dash(&update.status)).unwrap();
        add_time(out, "at", update.created_at);
        write!(out, " “{}”", update.body.replace('\n', "⏎")).unwrap();
    }
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

fn add(out: &mut String, what: &str, text: Option<&str>) {
    if let Some(text) = text {
        write!(out, " {what}{}", text.replace('\n', "⏎")).unwrap();
    }
}

fn add_time(out: &mut String, what: &str, time: Option<Timestamp>) {
    if let Some(time) = time {
        write!(out, " {what} {time}").unwrap();
    }
}
