//! Upptime: `history/summary.json` in the repository of the page, an array of sites.
//!
//! Documented by its source, upptime/uptime-monitor `src/interfaces.ts` and `src/summary.ts`. No
//! time stands in the file, so that how old it is cannot be told.

use crate::envelope::body::Body;
use crate::envelope::urls::Urls;
use crate::json::Value;
use crate::limits::{MAX_COMPONENTS, MAX_HISTORY_DAYS};
use crate::model::{Component, ComponentStatus, DayStatus, IndicatorSource, Provider, Snapshot};
use crate::time::{Day, Timestamp};

/// An array whose rows have `slug` and `uptimeDay`.
pub(super) fn is_anchored(body: &Body<'_>) -> bool {
    body.at("0.slug").is_some() && body.at("0.uptimeDay").is_some()
}

/// Pages stand under `OWNER.github.io/REPOSITORY`; one's own domain does not tell whose it is.
/// HEAD is the default branch, whatever it is called.
pub(super) const URLS: Urls = "\
    github.com/*/*/: https://raw.githubusercontent.com/*/*/HEAD/history/summary.json;\
    *.github.io/*/: https://raw.githubusercontent.com/*/*/HEAD/history/summary.json";

pub(super) fn snapshot(root: Value<'_>, observed_at: Timestamp) -> Snapshot<'_> {
    let mut snapshot = Snapshot::new(Provider::Upptime, observed_at);
    snapshot.components = root.list(MAX_COMPONENTS, site);
    snapshot.rolled_up(IndicatorSource::Components)
}

fn site(row: Value<'_>) -> Component<'_> {
    let row = row.object();
    Component {
        id: row.word("slug"),
        name: row.line("name"),
        status: row.word_as("status", status),
        description: None,
        group: false,
        group_id: None,
        // Says nothing of now, so that it may be missing.
        history: row.get("dailyMinutesDown").map(history).unwrap_or_default(),
    }
}

fn status(word: &str) -> ComponentStatus {
    match word {
        // upptime/uptime-monitor src/interfaces.ts
        "up" => ComponentStatus::Operational,
        "degraded" => ComponentStatus::DegradedPerformance,
        "down" => ComponentStatus::MajorOutage,
        _ => ComponentStatus::unknown(word),
    }
}

/// `{"2026-11-21": 15}`: only days with downtime are in it, mostly the newest first.
fn history(minutes_down: Value<'_>) -> Vec<DayStatus> {
    let mut history: Vec<DayStatus> = Vec::new();
    for (name, minutes) in minutes_down.object().members() {
        let down = u32::try_from(minutes.integer()).ok().and_then(|down| down.checked_mul(60));
        let (Some(day), Some(_)) = (Day::parse(&name), down) else {
            minutes.refuse("expected a day and its minutes");
            break;
        };
        let day = DayStatus { day, status: ComponentStatus::MajorOutage, downtime: down };
        match history.binary_search_by_key(&day.day, |found| found.day) {
            Ok(_) => minutes.refuse("a second one of this name"),
            Err(at) => history.insert(at, day),
        }
        if history.len() > MAX_HISTORY_DAYS {
            history.remove(0);
        }
    }
    history
}
