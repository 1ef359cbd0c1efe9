//! Snapshots as a person reads them, for text specs.

use std::fmt::Write as _;

use statuslamp::envelope::Error;
use statuslamp::limits::DEFAULT_MAX_AGE;
use statuslamp::model::{Snapshot, Update};
use statuslamp::time::Timestamp;
use statuslamp::verdict::Verdict;

/// When every spec's body was asked for.
pub(crate) fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
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
