//! The recorded bodies of real pages, and what is read from each. They lie beside the project, in
//! `../shared/recorded`; where that is missing, this tests nothing and says so.

mod recordings;

use recordings::Recording;
use statuslamp::envelope::{self, Error};
use statuslamp::limits::DEFAULT_MAX_AGE;
use statuslamp::model::{Component, ComponentStatus, Indicator, Provider, Snapshot};
use statuslamp::verdict::Verdict;

/// File, provider, verdict and indicator; how many components count, how many incidents are open,
/// how many maintenances there are. Of a cassette each answer that has a body, by its number.
const TABLE: &str = "\
atlassian/anthropic-major-2026-07-29.json | statuspage | partial outage | major | 6 | 1 | 0
atlassian/atlassian-none-no-components-2026-04-21.json | statuspage | operational | none | 0 | 0 | 0
atlassian/bexio-minor-zurich-tz-2026-04-21.json | statuspage | degraded | minor | 10 | 1 | 0
atlassian/cloudamqp-maintenance-2020-07-16.json | statuspage | maintenance | maintenance | 23 | 0 | 1
atlassian/cloudflare-major-2026-07-29.json | statuspage | partial outage | major | 462 | 1 | 16
atlassian/docs-sample-github-major-2020-07-12.json | statuspage | partial outage | major | 2 | 1 | 2
atlassian/github-none-2026-04-21.json | statuspage | operational | none | 12 | 0 | 0
atlassian/status.json-exact-minor-london-tz-2025-05-28.json | statuspage | degraded | minor | 0 | 0 | 0
aws/currentevents-2026-08-01.utf16.json | aws | major outage | critical | 0 | 2 | 0
azure/feed-healthy-empty-2026-08-01.xml | azure | operational | none | 0 | 0 | 0
betterstack/huggingface-downtime-2026-07-19.json | better_stack | partial outage | major | 8 | 0 | 1
checkly/mistral-medium-2026-07-23.json | checkly | partial outage | major | 0 | 1 | 0
cstate/torproject-index-2025-05-01.json | cstate | partial outage | major | 15 | 0 | 0
datadog/vcr-aws-integration-409-jsonapi-error.json 0 | no status page: no provider's anchor was found
datadog/vcr-aws-integration-409-jsonapi-error.json 1 | no status page: no provider's anchor was found
datadog/vcr-list-degradations.json 0 | datadog | operational | none | 2 | 0 | 0
datadog/vcr-list-degradations.json 1 | no status page: no provider's anchor was found
datadog/vcr-list-degradations.json 2 | unexpected shape: a list without its page, at byte 0
datadog/vcr-list-degradations.json 0 and 2 | datadog | partial outage | major | 2 | 1 | 0
datadog/vcr-opsgenie-integration-404-string-error.json 0 | no status page: no provider's anchor was found
datadog/vcr-opsgenie-integration-404-string-error.json 2 | no status page: no provider's anchor was found
gcp/incidents-2022-07-02.json | google_cloud | operational | none | 0 | 0 | 0
heroku/current-status-yellow-2019-10-24.json | heroku | degraded | minor | 3 | 1 | 0
incident_io/hashicorp-compat-minor-2026-04-20.json | incident_io | degraded | minor | 25 | 2 | 0
incident_io/status.json-hashicorp-compat-minor-no-timezone-2025-05-28.json | incident_io | degraded | minor | 0 | 0 | 0
infomaniak/impacting-in-progress.json | infomaniak | degraded | not all events were read | 0 | 1 | 0
statusio/docker-partial-2020-07-16.json | status_io | partial outage | major | 8 | 1 | 0
statusiq_rss/many-services-operational.xml | statusiq | operational | none | 14 | 0 | 0
statusiq_rss/no-components.xml | statusiq | unknown | no components | 0 | 0 | 0
statuspal/docs-sample-google-maintenance-with-incident.json | unexpected shape: services[0].children[0].id: missing, at byte 306
statuspal/exoscale-network-degraded.json | statuspal | degraded | minor | 74 | 1 | 0
statuspal/exoscale-operational.json | statuspal | operational | none | 44 | 0 | 1
statuspal/hosttech-minor-incident.json | statuspal | degraded | minor | 13 | 1 | 0
xai_rss/resolved.xml | xai | operational | none | 0 | 0 | 0
";

#[test]
fn every_recording_is_read_as_the_table_says() {
    let Some(recordings) = recordings::all() else { return };
    let mut rows = Vec::new();
    for recording in &recordings {
        if recording.path.contains("/vcr-") {
            rows.extend(answers(recording));
        } else {
            rows.push(row(&recording.path, read(recording)));
        }
    }
    let expected: Vec<&str> = TABLE.lines().collect();
    assert!(rows == expected, "--- what is read\n{}", rows.join("\n"));
    println!("{} recordings", recordings.len());
}

fn read(recording: &Recording) -> Result<Snapshot<'static>, Error> {
    envelope::parse(&recording.bytes, recording.asked_at())
}

fn row(path: &str, read: Result<Snapshot<'_>, Error>) -> String {
    let snapshot = match read {
        Ok(snapshot) => snapshot,
        Err(error) => return format!("{path} | {error}"),
    };
    let word = Verdict::of(&snapshot, snapshot.observed_at, DEFAULT_MAX_AGE).word();
    let (leaves, incidents) = (snapshot.leaves().count(), snapshot.incidents.len());
    format!(
        "{path} | {} | {word} | {} | {leaves} | {incidents} | {}",
        snapshot.provider,
        snapshot.indicator,
        snapshot.maintenances.len()
    )
}

/// What a cassette's server answered: mostly no status page. The page and the list of degradations
/// that is recorded beside it are read together as well.
fn answers(cassette: &Recording) -> Vec<String> {
    let recorded: serde_json::Value = serde_json::from_slice(&cassette.bytes).unwrap();
    let interactions = recorded["http_interactions"].as_array().unwrap();
    let body = |at: usize| interactions[at]["response"]["body"]["string"].as_str().unwrap();
    let answered = (0..interactions.len()).filter(|at| !body(*at).is_empty());
    let mut rows: Vec<String> = answered
        .map(|at| {
            let name = format!("{} {at}", cassette.path);
            row(&name, envelope::parse(body(at).as_bytes(), cassette.asked_at()))
        })
        .collect();
    if cassette.path.ends_with("list-degradations.json") {
        let both = [body(0).as_bytes(), body(2).as_bytes()];
        let name = format!("{} 0 and 2", cassette.path);
        rows.push(row(&name, envelope::parse_all(&both, cassette.asked_at())));
    }
    rows
}

/// Atlassian's rule, as all recorded bodies show it: the page is as bad as its leaves, and
/// incidents do not count.
#[test]
fn statuspage_indicators_follow_from_the_components() {
    for (path, snapshot) in pages_of(Provider::Statuspage) {
        let leaves = snapshot.leaves().map(|leaf| leaf.status.indicator());
        let worst = leaves.max_by_key(Indicator::severity);
        // Without components the page's own word is all there is.
        if let Some(worst) = worst {
            assert_eq!(snapshot.indicator, worst, "{path}");
        }
    }
}

#[test]
fn statuspage_groups_are_as_bad_as_their_worst_child() {
    let severity = |part: &&Component<'_>| severity(&part.status);
    let mut groups = 0;
    for (path, snapshot) in pages_of(Provider::Statuspage) {
        for group in snapshot.components.iter().filter(|part| part.group) {
            let children =
                snapshot.leaves().filter(|leaf| leaf.group_id.as_ref() == Some(&group.id));
            let worst = children.max_by_key(severity).unwrap();
            assert_eq!(group.status, worst.status, "{path}: {}", group.name);
            groups += 1;
        }
    }
    println!("{groups} groups");
}

fn severity(status: &ComponentStatus) -> usize {
    let order = [
        ComponentStatus::Operational,
        ComponentStatus::UnderMaintenance,
        ComponentStatus::DegradedPerformance,
        ComponentStatus::PartialOutage,
        ComponentStatus::MajorOutage,
    ];
    order.iter().position(|known| known == status).unwrap()
}

fn pages_of(provider: Provider) -> Vec<(String, Snapshot<'static>)> {
    let recordings = recordings::all().unwrap_or_default();
    let read = recordings.into_iter().filter_map(|recording| {
        let snapshot = read(&recording).ok()?;
        (snapshot.provider == provider).then_some((recording.path, snapshot))
    });
    read.collect()
}
