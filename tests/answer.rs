//! What a badge says. The golden file is to be read by a person; `UPDATE_GOLDEN=1` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use statuslamp::answer::{About, Answer, Part, Question, State, Subject, Thresholds};
use statuslamp::language::Language;
use statuslamp::limits::{MAX_BADGE_CHARS, MAX_BADGE_PARTS, MAX_REASON_CHARS};
use statuslamp::model::{
    Component, ComponentStatus, DayStatus, Impact, Incident, IncidentStatus, Indicator,
    IndicatorSource, Maintenance, MaintenanceStatus, Provider, RollUp, Snapshot,
};
use statuslamp::time::{Day, Seconds, Timestamp};
use statuslamp_draw::Palette;

const PARTS: [Part<'static>; 3] =
    [Part::NameOrId("Web"), Part::NameOrId("Europe/API"), Part::NameOrId("Mail")];

fn at(time: &str) -> Timestamp {
    Timestamp::parse(&format!("2026-11-22T{time}Z")).unwrap()
}

fn noon() -> Timestamp {
    at("12:00:00")
}

fn part(id: &str, name: &str, status: &str, group: Option<&str>) -> Component<'static> {
    let (id, name) = (id.to_owned(), name.to_owned());
    let mut part = Component::new(id, name, ComponentStatus::parse(status));
    part.group_id = group.map(|group| group.to_owned().into());
    part
}

fn group(id: &str, name: &str, status: &str, inside: Option<&str>) -> Component<'static> {
    Component { group: true, ..part(id, name, status, inside) }
}

/// So many days up to the reading, all fine.
fn fine_days(count: i64) -> Vec<DayStatus> {
    let last = noon().day().days();
    let day = |days| DayStatus {
        day: Day::from_days(days).unwrap(),
        status: ComponentStatus::Operational,
        downtime: Some(0),
    };
    (last - count + 1..=last).map(day).collect()
}

/// A page on which all is well, with two groups in which something is called alike, and a history.
fn fine() -> Snapshot<'static> {
    let mut page = Snapshot::new(Provider::Statuspage, noon());
    page.page.name = "Acme".into();
    page.indicator = Indicator::None;
    page.components = vec![
        part("w", "Web", "operational", None),
        group("eu", "Europe", "operational", None),
        part("eu-api", "API", "operational", Some("eu")),
        group("de", "Germany", "operational", Some("eu")),
        part("de-db", "CI/CD", "operational", Some("de")),
        group("us", "America", "operational", None),
        part("us-api", "API", "operational", Some("us")),
    ];
    for leaf in page.components.iter_mut().filter(|row| !row.group) {
        leaf.history = fine_days(90);
    }
    page
}

/// The same with trouble: an outage in Europe with an incident, and planned work on the web.
fn troubled() -> Snapshot<'static> {
    let mut page = fine();
    page.indicator = Indicator::Major;
    page.components[4].status = ComponentStatus::MajorOutage;
    let mut down = incident("Disks are full", Impact::Major, &["de-db"]);
    down.started_at = Some(at("09:00:00"));
    page.incidents.push(down);
    let mut planned = Maintenance::new("m", "New switches", MaintenanceStatus::Scheduled);
    planned.starts_at = Timestamp::parse("2026-11-25T12:00:00Z");
    planned.ends_at = Timestamp::parse("2026-11-25T14:00:00Z");
    planned.component_ids.push("w".into());
    page.maintenances.push(planned);
    let day = page.components[4].history.last_mut().unwrap();
    (day.status, day.downtime) = (ComponentStatus::MajorOutage, Some(10_800));
    page
}

fn incident(name: &str, impact: Impact, ids: &[&str]) -> Incident<'static> {
    let mut incident = Incident::new("i", name.to_owned(), IncidentStatus::Investigating, impact);
    incident.component_ids = ids.iter().map(|id| (*id).to_owned().into()).collect();
    incident
}

fn ask(subject: Subject<'_>, about: About) -> Question<'_> {
    Question { subject, about, ..Question::new(noon()) }
}

fn named(name: &str) -> Subject<'_> {
    Subject::Part(Part::NameOrId(name))
}

fn state(page: &Snapshot<'_>, name: &str) -> State {
    ask(named(name), About::State).answer(page).state
}

fn told(page: &Snapshot<'_>, about: About) -> (String, State) {
    let answer = ask(Subject::Page, about).answer(page);
    (answer.message.replace('\u{a0}', " "), answer.state)
}

fn told_of(page: &Snapshot<'_>, name: &str, about: About) -> (String, State) {
    let answer = ask(named(name), about).answer(page);
    (answer.message.replace('\u{a0}', " "), answer.state)
}

const FACTS: [About; 8] = [
    About::State,
    About::Since,
    About::OpenIncidents,
    About::NextMaintenance,
    About::LastIncident,
    About::Uptime,
    About::ResponseTime(Some(350)),
    About::ResponseTime(None),
];

fn subjects() -> Vec<(&'static str, Subject<'static>)> {
    vec![
        ("the page", Subject::Page),
        ("Web", named("Web")),
        ("Europe", named("Europe")),
        ("API", named("API")),
        ("Mail", named("Mail")),
        ("Web + Europe/API + Mail", Subject::Parts(&PARTS)),
    ]
}

#[test]
fn the_golden_file_has_it_all() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/answers.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, shown()).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap();
    assert_eq!(golden, shown(), "look at the difference, then UPDATE_GOLDEN=1");
}

fn shown() -> String {
    let mut out =
        "What is asked of a page, and what a badge answers: [state] label | message. ⍽ is \
                   a space that does not break.\n"
            .to_owned();
    let old = Snapshot { observed_at: at("11:00:00"), ..fine() };
    for (name, page) in [("all is well", fine()), ("trouble", troubled()), ("an old reading", old)]
    {
        for (subject_name, subject) in subjects() {
            writeln!(out, "\n{name}: {subject_name}").unwrap();
            for about in FACTS {
                writeln!(out, "  {about:?}").unwrap();
                for language in [Language::English, Language::German, Language::Japanese] {
                    let answer = Question { language, ..ask(subject, about) }.answer(&page);
                    let line = format!(
                        "    {}: [{}] {} | {}",
                        language.tag(),
                        answer.state.as_str(),
                        answer.label,
                        answer.message
                    );
                    writeln!(out, "{}", line.replace('\u{a0}', "⍽")).unwrap();
                }
                let title = ask(subject, about).answer(&page).title();
                writeln!(out, "    title: {}", title.replace('\u{a0}', "⍽")).unwrap();
            }
        }
    }
    out
}

#[test]
fn a_part_is_found_by_name_id_and_path() {
    let page = troubled();
    let down = State::MajorOutage;
    for (name, wanted) in [
        ("Web", State::Operational),
        ("w", State::Operational),
        ("  web ", State::Operational),
        ("CI/CD", down),
        ("Germany/CI/CD", down),
        ("Europe/Germany/CI/CD", down),
        ("europe / germany / ci/cd", down),
        ("/Europe/Germany/CI/CD", down),
        ("/Web", State::Operational),
        ("/Germany/CI/CD", State::Unknown),
        ("Europe/CI/CD", State::Unknown),
        ("America/API", State::Operational),
        ("us-api", State::Operational),
        ("API", State::Unknown),
        ("Germany", down),
        ("Europe", down),
        ("America", State::Operational),
        ("", State::Unknown),
        ("/", State::Unknown),
        ("Mail", State::Unknown),
        ("We", State::Unknown),
    ] {
        assert_eq!(state(&page, name), wanted, "{name}");
    }
}

#[test]
fn what_two_are_called_is_neither() {
    let mut page = fine();
    page.components.push(part("x", "web", "operational", None));
    assert_eq!(state(&page, "Web"), State::Operational, "exactly so");
    assert_eq!(state(&page, "WEB"), State::Unknown);
    // A name that is another's id.
    page.components.push(part("y", "x", "operational", None));
    let answer = ask(named("x"), About::State).answer(&page);
    assert_eq!((answer.state, &*answer.message), (State::Unknown, "several components “x”"));
    let by_id = ask(Subject::Part(Part::Id("x")), About::State).answer(&page);
    assert_eq!((by_id.state, &*by_id.label), (State::Operational, "web"));
    assert_eq!(
        ask(Subject::Part(Part::Id("Web")), About::State).answer(&page).state,
        State::Unknown
    );
}

#[test]
fn a_part_keeps_its_own_state() {
    let mut page = fine();
    page.indicator = Indicator::Critical;
    assert_eq!(state(&page, "Web"), State::Operational);
    page.components[0].status = ComponentStatus::PartialOutage;
    page.indicator = Indicator::None;
    assert_eq!(state(&page, "Web"), State::PartialOutage);
    page.components[0].status = ComponentStatus::parse("wobbly");
    assert_eq!(state(&page, "Web"), State::Unknown);
}

#[test]
fn a_group_is_as_bad_as_the_worst_of_it() {
    let mut page = fine();
    page.components[4].status = ComponentStatus::DegradedPerformance;
    assert_eq!(state(&page, "Europe"), State::Degraded);
    assert_eq!(state(&page, "America"), State::Operational);
    page.components[1].status = ComponentStatus::PartialOutage;
    assert_eq!(state(&page, "Europe"), State::PartialOutage, "its own row");
    let answer = ask(named("Germany"), About::State).answer(&page);
    assert_eq!(
        answer.reason,
        "indicator from group: operational; in it “CI/CD”: degraded_performance"
    );
    page.components.push(group("e", "Empty", "operational", None));
    assert_eq!(state(&page, "Empty"), State::Unknown, "nothing is in it");
}

#[test]
fn an_incident_that_names_a_part_raises_it() {
    let raised = |impact, ids: &[&str], name| {
        let mut page = fine();
        page.incidents.push(incident("Odd", impact, ids));
        state(&page, name)
    };
    assert_eq!(raised(Impact::None, &["w"], "Web"), State::Degraded);
    assert_eq!(raised(Impact::Critical, &["w"], "Web"), State::MajorOutage);
    assert_eq!(raised(Impact::Minor, &["w"], "Europe"), State::Operational);
    assert_eq!(raised(Impact::Minor, &["de-db"], "Europe"), State::Degraded);
    assert_eq!(raised(Impact::Minor, &["eu"], "CI/CD"), State::Degraded, "its group is named");
    assert_eq!(raised(Impact::Minor, &["us-api"], "Europe/API"), State::Operational);
    assert_eq!(raised(Impact::Minor, &[], "Web"), State::Operational, "its own word stands");

    let mut page = fine();
    page.incidents.push(incident("Odd", Impact::Critical, &["w"]));
    let silent = RollUp { incident_raises_page: false, ..RollUp::default() };
    let question = Question { policy: silent, ..ask(named("Web"), About::State) };
    assert_eq!(question.answer(&page).state, State::Operational);
    page.components[0].status = ComponentStatus::DegradedPerformance;
    assert_eq!(state(&page, "Web"), State::Degraded, "its own word for trouble stands");
    page.incidents[0].status = IncidentStatus::Resolved;
    page.components[0].status = ComponentStatus::Operational;
    assert_eq!(state(&page, "Web"), State::Operational, "over");
}

#[test]
fn maintenance_hides_an_outage_only_on_request() {
    let mut page = fine();
    page.components[2].status = ComponentStatus::UnderMaintenance;
    page.components[4].status = ComponentStatus::MajorOutage;
    assert_eq!(state(&page, "Europe"), State::MajorOutage);
    let hides = RollUp { maintenance_hides_outage: true, ..RollUp::default() };
    let question = Question { policy: hides, ..ask(named("Europe"), About::State) };
    assert_eq!(question.answer(&page).state, State::Maintenance);
    assert_eq!(
        Question { subject: named("CI/CD"), ..question }.answer(&page).state,
        State::MajorOutage
    );
}

#[test]
fn no_open_incidents_must_be_proven() {
    let none = "no open incidents".to_owned();
    assert_eq!(told(&fine(), About::OpenIncidents), (none.clone(), State::Operational));
    // The mere status of a page has no lists.
    let bare = Snapshot { components: Vec::new(), ..fine() };
    assert_eq!(told(&bare, About::OpenIncidents), ("unknown".to_owned(), State::Unknown));
    let gatus = Snapshot { provider: Provider::Gatus, ..fine() };
    assert_eq!(told(&gatus, About::OpenIncidents).1, State::Unknown);
    assert_eq!(told(&gatus, About::State).1, State::Operational);
    // A page that is down without an incident is not green for it.
    let mut down = fine();
    down.indicator = Indicator::Critical;
    assert_eq!(told(&down, About::OpenIncidents), (none.clone(), State::MajorOutage));
    // What names no component may be about any.
    let mut vague = fine();
    vague.incidents.push(incident("Odd", Impact::Minor, &[]));
    assert_eq!(told(&vague, About::OpenIncidents), ("1 open incident".to_owned(), State::Degraded));
    assert_eq!(told_of(&vague, "Web", About::OpenIncidents).1, State::Unknown);
    assert_eq!(told_of(&troubled(), "Web", About::OpenIncidents), (none, State::Operational));
    assert_eq!(told_of(&troubled(), "Europe", About::OpenIncidents).0, "1 open incident");
}

#[test]
fn an_open_incident_is_never_green() {
    let mut page = fine();
    page.incidents.push(incident("Odd", Impact::None, &["w"]));
    let silent = RollUp { incident_raises_page: false, ..RollUp::default() };
    let question = Question { policy: silent, ..ask(Subject::Page, About::OpenIncidents) };
    assert_eq!(question.answer(&page).state, State::Degraded);
    let whole = Question { about: About::State, ..question };
    assert_eq!(whole.answer(&page).state, State::Operational);
}

#[test]
fn maintenance_is_told_when_it_is_known() {
    let next = About::NextMaintenance;
    let mut page = troubled();
    assert_eq!(
        told_of(&page, "Web", next),
        ("next maintenance in 3 d".to_owned(), State::Operational)
    );
    assert_eq!(told_of(&page, "America", next).0, "no maintenance planned");
    page.maintenances[0].starts_at = None;
    assert_eq!(told_of(&page, "Web", next).0, "unknown");
    page.maintenances[0].ends_at = Some(at("11:00:00"));
    assert_eq!(told_of(&page, "Web", next).0, "no maintenance planned");
    page.maintenances[0].starts_at = Some(at("10:00:00"));
    page.maintenances[0].ends_at = Some(at("13:00:00"));
    assert_eq!(told_of(&page, "Web", next), ("maintenance now".to_owned(), State::Maintenance));
    page.maintenances[0].component_ids.clear();
    assert_eq!(told_of(&page, "Web", next).0, "unknown", "whose it is, nobody says");
    let mut instatus = Snapshot { provider: Provider::Instatus, ..fine() };
    assert_eq!(told(&instatus, next).1, State::Unknown, "it lists what is under way alone");
    instatus.maintenances.push(Maintenance::new("m", "Now", MaintenanceStatus::InProgress));
    assert_eq!(told(&instatus, next), ("maintenance now".to_owned(), State::Maintenance));
}

#[test]
fn since_is_told_by_incidents_and_history() {
    let since = About::Since;
    assert_eq!(told(&fine(), since).0, "operational for 2 mo");
    assert_eq!(told(&troubled(), since).0, "partial outage for 3 h");
    assert_eq!(told_of(&troubled(), "CI/CD", since).0, "major outage for 3 h");
    assert_eq!(told_of(&troubled(), "Web", since).0, "operational for 2 mo");

    let mut page = troubled();
    page.incidents[0].impact = Impact::Minor;
    assert_eq!(told(&page, since).0, "partial outage", "a small thing does not explain it");
    page.incidents.push(incident("Worse", Impact::Major, &["de-db"]));
    page.incidents[1].started_at = Some(at("11:30:00"));
    assert_eq!(told(&page, since).0, "partial outage for 30 min");

    let mut sparse = fine();
    sparse.components[0].history.remove(40);
    assert_eq!(told(&sparse, since), ("operational".to_owned(), State::Operational));
    let mut today = fine();
    today.components[0].history.last_mut().unwrap().downtime = Some(60);
    assert_eq!(told_of(&today, "Web", since).0, "operational");
}

#[test]
fn the_last_incident_is_told_by_incidents_and_history() {
    let last = About::LastIncident;
    assert_eq!(told(&fine(), last), ("no incident in 89 days".to_owned(), State::Operational));
    assert_eq!(told(&troubled(), last).0, "last incident 3 h ago");
    let mut page = fine();
    page.components[2].history[79].status = ComponentStatus::PartialOutage;
    assert_eq!(told(&page, last).0, "last incident 10 d ago");
    page.components[0].history.drain(..85);
    assert_eq!(told(&page, last), ("unknown".to_owned(), State::Unknown), "too short a history");
    page.components[0].history.clear();
    assert_eq!(told(&page, last).1, State::Unknown);
    page.incidents.push(incident("Odd", Impact::Minor, &["w"]));
    assert_eq!(told(&page, last), ("unknown".to_owned(), State::Degraded), "nobody says when");
}

#[test]
fn uptime_is_what_the_history_proves() {
    let uptime = |edit: &dyn Fn(&mut Vec<DayStatus>)| {
        let mut page = fine();
        edit(&mut page.components[0].history);
        told_of(&page, "Web", About::Uptime)
    };
    let unknown = ("unknown".to_owned(), State::Unknown);
    assert_eq!(uptime(&|_| ()), ("100% (90 d)".to_owned(), State::Operational));
    assert_eq!(uptime(&Vec::clear), unknown);
    assert_eq!(uptime(&|days| drop(days.remove(9))), unknown, "a gap");
    assert_eq!(uptime(&|days| days.truncate(80)), unknown, "ends too early");
    assert_eq!(uptime(&|days| days.reverse()), unknown);
    assert_eq!(uptime(&|days| drop(days.drain(..80))).0, "100% (10 d)");
    let down = |days: &mut Vec<DayStatus>, seconds| {
        (days[5].status, days[5].downtime) = (ComponentStatus::MajorOutage, seconds);
    };
    // 7,200 s of 89.5 days.
    assert_eq!(
        uptime(&|days| down(days, Some(7_200))),
        ("99.9% (90 d)".to_owned(), State::Operational)
    );
    assert_eq!(
        uptime(&|days| down(days, Some(9_000))),
        ("99.88% (90 d)".to_owned(), State::Degraded)
    );
    assert_eq!(uptime(&|days| down(days, Some(u32::MAX))).0, "98.88% (90 d)");
    assert_eq!(uptime(&|days| down(days, None)), unknown, "for how long?");
    let odd = ComponentStatus::parse("not_monitored");
    assert_eq!(uptime(&|days| days[5].status = odd.clone()).0, "100% (89 d)");
    assert_eq!(uptime(&|days| days.iter_mut().for_each(|day| day.status = odd.clone())), unknown);
    let slow = ComponentStatus::DegradedPerformance;
    assert_eq!(uptime(&|days| days[5].status = slow.clone()).0, "100% (90 d)");
}

#[test]
fn uptime_of_many_is_that_of_the_worst() {
    let mut page = fine();
    page.components[4].history[89].downtime = Some(21_600);
    let answer = Question { days: 1, ..ask(named("Europe"), About::Uptime) }.answer(&page);
    assert_eq!((&*answer.label, answer.state), ("Europe · uptime", State::MajorOutage));
    assert_eq!(answer.message.replace('\u{a0}', " "), "50% (1 d)", "half the day is over");
    assert_eq!(answer.reason, "uptime of “CI/CD” by its history: days counted: 1");
    assert_eq!(told_of(&page, "America", About::Uptime).0, "100% (90 d)");
    page.components[2].history.clear();
    assert_eq!(told(&page, About::Uptime).1, State::Unknown, "one says nothing");
}

#[test]
fn thresholds_are_a_parameter() {
    let usual = Thresholds::default();
    for (share, wanted) in [
        (100.0, State::Operational),
        (99.9, State::Operational),
        (99.89, State::Degraded),
        (98.99, State::PartialOutage),
        (94.99, State::MajorOutage),
        (f64::NAN, State::MajorOutage),
    ] {
        assert_eq!(usual.of_uptime(share), wanted, "{share}");
    }
    for (time, wanted) in [
        (800, State::Operational),
        (801, State::Degraded),
        (1_801, State::PartialOutage),
        (10_001, State::MajorOutage),
    ] {
        assert_eq!(usual.of_response_time(time), wanted, "{time}");
    }
    let lax = Thresholds { uptime: [f64::NAN; 3], response_time: [2_000; 3] };
    assert_eq!(lax.of_uptime(100.0), State::MajorOutage, "no number is reached");
    assert_eq!(lax.of_response_time(1_900), State::Operational);
    assert_eq!(told(&fine(), About::ResponseTime(Some(0))).1, State::Unknown, "nothing answered");
    assert_eq!(told(&fine(), About::ResponseTime(None)).1, State::Unknown);
}

#[test]
fn a_list_has_a_segment_for_each() {
    let answer = ask(Subject::Parts(&PARTS), About::State).answer(&fine());
    assert_eq!(answer.message, "Web: operational, API: operational, Mail: no component “Mail”");
    assert_eq!((answer.state, answer.segments.len()), (State::Unknown, 3));
    assert_eq!(answer.segments[0].state, State::Operational);
    assert_eq!(answer.reason, "Mail: the page has no component “Mail”");
    let many = vec![Part::Id("w"); MAX_BADGE_PARTS + 1];
    for refused in [&many[..], &[]] {
        let answer = ask(Subject::Parts(refused), About::State).answer(&fine());
        assert_eq!((answer.state, answer.segments.len()), (State::Unknown, 0));
    }
    assert_eq!(
        ask(Subject::Parts(&many[1..]), About::State).answer(&fine()).state,
        State::Operational
    );
}

#[test]
fn a_label_of_ones_own_may_be_empty() {
    let question = ask(named("Web"), About::State);
    assert_eq!(Question { label: Some("Shop"), ..question }.answer(&fine()).label, "Shop");
    let bare = Question { label: Some(" \n"), ..question }.answer(&fine());
    assert_eq!(bare.label, "");
    assert_eq!(
        bare.to_text(),
        "operational (indicator from component: operational) as of 2026-11-22T12:00:00Z"
    );
}

#[test]
fn an_old_reading_says_as_of_when() {
    let question = Question { now: at("12:05:01"), ..ask(named("Web"), About::State) };
    let answer = question.answer(&fine());
    assert!(answer.is_stale && answer.state == State::Unknown);
    assert_eq!(
        answer.title(),
        "Web: unknown (last read 5 minutes ago, which proves nothing after 5 minutes) as of \
         2026-11-22T12:00:00Z"
    );
    let early = Question { now: at("11:50:00"), ..question }.answer(&fine());
    assert!(!early.is_stale && early.state == State::Unknown, "{}", early.reason);
    let fresh = Question { now: noon(), ..question }.answer(&fine());
    assert_eq!(fresh.title(), "Web: operational (indicator from component: operational)");
}

/// Pages of which nothing is known, each for another reason.
fn unproven() -> Vec<(&'static str, Snapshot<'static>, Timestamp)> {
    let mut odd = fine();
    odd.indicator = Indicator::parse("fine");
    let mut part_odd = fine();
    part_odd.components[6].status = ComponentStatus::parse("fine");
    let empty = Snapshot { components: Vec::new(), ..fine() };
    vec![
        ("old", fine(), at("12:05:01")),
        ("very old", fine(), Timestamp::parse("2036-01-01T00:00:00Z").unwrap()),
        ("from the future", fine(), at("11:58:59")),
        ("an odd word", odd, noon()),
        ("an odd part", part_odd, noon()),
        ("no components", empty.rolled_up(IndicatorSource::Components), noon()),
        ("nothing", Snapshot::new(Provider::Gatus, noon()), noon()),
    ]
}

#[test]
fn nothing_is_green_on_a_page_that_is_not_known() {
    let all = [Part::Id("w"), Part::NameOrId("Europe"), Part::NameOrId("/America/API")];
    let lists = [Subject::Parts(&all), Subject::Parts(&all[..1]), Subject::Parts(&[])];
    let lax = Thresholds { uptime: [0.0; 3], response_time: [u32::MAX; 3] };
    let mut asked = 0;
    for (name, page, now) in unproven() {
        let subjects = subjects().into_iter().map(|(_, subject)| subject).chain(lists);
        for subject in subjects.chain([Subject::Part(Part::Id("de-db")), named("America")]) {
            for about in FACTS {
                for raises in [true, false] {
                    let policy = RollUp { incident_raises_page: raises, ..RollUp::default() };
                    let question = Question { now, policy, thresholds: lax, ..ask(subject, about) };
                    let answer = question.answer(&page);
                    asked += 1;
                    assert_ne!(answer.state, State::Operational, "{name} {subject:?} {about:?}");
                    for segment in &answer.segments {
                        assert_ne!(segment.state, State::Operational, "{name} {segment:?}");
                    }
                    check(&answer);
                }
            }
        }
    }
    assert!(asked > 1_000);
}

/// What holds for every answer.
fn check(answer: &Answer) {
    assert!(!answer.message.is_empty());
    assert!(answer.label.chars().count() <= MAX_BADGE_CHARS);
    assert!(answer.message.chars().count() <= MAX_BADGE_CHARS);
    assert!(answer.reason.chars().count() <= MAX_REASON_CHARS);
    let text = answer.to_text();
    assert!(!text.contains(char::is_control) && text.trim() == text, "{text:?}");
    for palette in [Palette::Readable, Palette::Shields] {
        for cache in [0, 300, 4_000, u32::MAX] {
            check_endpoint(answer, &answer.to_endpoint(palette, Seconds(cache)), cache);
        }
    }
}

/// The rules of shields' schema, `schemaVersion` 1.
fn check_endpoint(answer: &Answer, json: &str, cache: u32) {
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let members: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    let known = ["schemaVersion", "label", "message", "color", "isError", "cacheSeconds"];
    assert!(members.iter().all(|name| known.contains(name)), "{members:?}");
    assert_eq!(json["schemaVersion"], 1);
    assert_eq!(json["label"], answer.label.as_str());
    assert!(!json["message"].as_str().unwrap().is_empty());
    assert_eq!(json["isError"], answer.state == State::Unknown);
    let color = json["color"].as_str().unwrap().strip_prefix('#').unwrap();
    assert!([3, 6].contains(&color.len()) && u32::from_str_radix(color, 16).is_ok(), "{color}");
    assert_eq!(json["cacheSeconds"], cache.clamp(300, 86_400));
}

#[test]
fn every_answer_keeps_the_rules() {
    for language in Language::ALL {
        for page in [fine(), troubled()] {
            for (_, subject) in subjects() {
                for about in FACTS {
                    check(&Question { language, ..ask(subject, about) }.answer(&page));
                }
            }
            check(&ask(Subject::Parts(&PARTS), About::State).unanswered("nobody\nanswered"));
        }
    }
}

#[test]
fn hostile_names_are_bounded_and_on_one_line() {
    let long = "<svg onload=alert(1)>\u{202e}\n\0".repeat(10_000);
    let answer = ask(named(&long), About::State).answer(&fine());
    check(&answer);
    assert_eq!(answer.state, State::Unknown);
    let mut page = fine();
    page.components[0].name = long.clone().into();
    page.components[0].status = ComponentStatus::parse(&long);
    check(&ask(Subject::Part(Part::Id("w")), About::Uptime).answer(&page));
    check(&Question { label: Some(&long), ..Question::new(noon()) }.answer(&page));
    check(&Question::new(noon()).unanswered(&long));
}

#[test]
fn groups_within_groups_take_no_stack() {
    let mut page = Snapshot::new(Provider::Statuspage, noon());
    page.indicator = Indicator::None;
    page.components.push(group("0", "top", "operational", None));
    for at in 1..20_000_u32 {
        let above = (at - 1).to_string();
        page.components.push(group(&at.to_string(), "g", "operational", Some(&above)));
    }
    page.components.push(part("leaf", "Leaf", "partial_outage", Some("19999")));
    assert_eq!(state(&page, "top"), State::PartialOutage);
    assert_eq!(state(&page, "g/g/Leaf"), State::PartialOutage);
    // One that says that it is in itself, and two that say so of each other.
    let mut circle = fine();
    circle.components.push(group("a", "A", "operational", Some("b")));
    circle.components.push(group("b", "B", "operational", Some("a")));
    circle.components.push(part("c", "C", "operational", Some("c")));
    assert_eq!(state(&circle, "A"), State::Unknown, "nothing but a group is in it");
    assert_eq!(state(&circle, "C"), State::Operational);
}

#[test]
fn limits_are_read_as_an_address_has_them() {
    let parsed = Thresholds::parse_uptime("100, 99.9999 ,0").unwrap();
    assert_eq!(parsed.map(f64::to_bits), [100.0, 99.9999, 0.0].map(f64::to_bits));
    for text in ["99.9,99,95", "97.5,95,80", "99.99,99.95,99.9", "90,0.01,0.001", "99,99,99"] {
        let wanted: Vec<f64> = text.split(',').map(|it| it.parse().unwrap()).collect();
        assert_eq!(Thresholds::parse_uptime(text).unwrap().to_vec(), wanted, "{text}");
    }
    for text in [
        "",
        ",",
        ",,",
        "99",
        "99,98",
        "99,98,97,",
        "99,98,97,96",
        "97,98,99",
        "99,98,98.1",
        "100.0001,99,98",
        "89.9999,50,0",
        "1e2,9,8",
        "+99,98,97",
        "-1,-2,-3",
        "99,98,NaN",
        "99.12345,98,97",
        "99.,98,97",
        ".5,.4,.3",
        "99 98 97",
        "4294967296,1,0",
        "429497,1,0",
    ] {
        assert_eq!(Thresholds::parse_uptime(text), None, "{text}");
    }
    assert_eq!(Thresholds::parse_response_time("0,0,4294967295"), Some([0, 0, u32::MAX]));
    for text in ["", "1,2", "1,2,3,4", "3,2,1", "1,3,2", "1.5,2,3", "1,2,4294967296", "+1,2,3"] {
        assert_eq!(Thresholds::parse_response_time(text), None, "{text}");
    }
}
