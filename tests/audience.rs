//! What a key may see of a page, and that what it may not see tells it nothing.

mod made_up;
mod sketch;

use made_up::{Kind, Random};
use sketch::{PAGE, line, noon, of_page, page, parts};
use statuslamp::envelope;
use statuslamp::model::{Incident, Indicator, IndicatorSource, Snapshot};
use statuslamp::policy::{
    Audience, Decision, Grant, PageAudience, Pages, Parts, Reason, Request, decide,
};
use statuslamp::scope::{Scope, Scopes};
use statuslamp::time::{Seconds, Timestamp};
use statuslamp::verdict::Verdict;

/// A page, the lists of a key, and what it sees.
const CASES: &[(&str, &str, &str)] = &[
    // A component, a group, and what is in it.
    ("API=ok Web=down(EU=ok US=down)", "API", "none: API=ok"),
    ("API=ok Web=down(EU=ok US=down)", "US", "critical: US=down"),
    ("API=ok Web=down(EU=ok US=down)", "Web", "major: Web=down(EU=ok US=down)"),
    ("API=ok Web=down(EU=ok US=down)", "API EU", "none: API=ok EU=ok"),
    ("A=slow(B=slow(C=ok D=slow) E=ok)", "B", "minor: B=slow(C=ok D=slow)"),
    ("A=slow(B=slow(C=ok D=slow) E=ok)", "A", "minor: A=slow(B=slow(C=ok D=slow) E=ok)"),
    ("A=slow(B=slow(C=ok D=slow) E=ok)", "C", "none: C=ok"),
    // Every list must hold it.
    ("API=ok Web=down(EU=ok US=down)", "Web & EU API", "none: EU=ok"),
    ("API=ok Web=down(EU=ok US=down)", "EU & US", "no components:"),
    ("A=ok(B=ok(C=ok D=ok) E=ok)", "A & B E & C E", "none: C=ok E=ok"),
    ("A=ok(B=ok(C=ok D=ok) E=ok)", "A & B", "none: B=ok(C=ok D=ok)"),
    // Nothing proves nothing.
    ("API=ok", "Web", "no components:"),
    ("API=ok", "", "no components:"),
    ("API=ok", "API & ", "no components:"),
    ("Web=ok()", "Web", "no components: Web=ok"),
    ("API=zorblax", "API", "zorblax: API=zorblax"),
    // Groups that are not there, behind what is in them, or in a circle.
    ("EU@Web=ok API=ok", "Web", "none: EU@Web=ok"),
    ("EU@Web=ok API=ok", "EU", "none: EU=ok"),
    ("EU@Web=ok Web=down(US=down)", "Web", "major: EU@Web=ok Web=down(US=down)"),
    ("EU@Web=ok Web=down(US=down)", "EU", "none: EU=ok"),
    (
        "EU@Web=ok All=down(Web=down(US=down))",
        "All EU",
        "major: EU@Web=ok All=down(Web=down(US=down))",
    ),
    ("EU@Web=ok All=down(Web=down(US=down))", "All", "critical: All=down(Web=down(US=down))"),
    ("A@A=ok B=ok", "A", "none: A@A=ok"),
    ("A@B=ok B@A=ok", "A", "none: A@B=ok(B=ok)"),
    ("A@B=ok B@A=ok", "B", "none: A@B=ok(B=ok)"),
    ("A@B=ok B@A=ok C=down", "C", "critical: C=down"),
    // Two rows of one id: a list names both, and neither opens what may be in the other.
    ("EU=ok EU#2=down", "EU", "major: EU=ok EU#2=down"),
    ("Web=ok(EU=ok) DB=down(EU#2=down)", "Web", "none: Web=ok(EU=ok)"),
    ("A=ok(G=ok(x=ok)) B=down(G#2=down(y=down))", "A", "no components: A=ok(G=ok)"),
    ("A=ok(G=ok(x=ok)) B=down(G#2=down(y=down))", "A x", "none: A=ok(G=ok) x=ok"),
    ("A=ok(G=ok(x=ok)) B=down(G#2=down(y=down))", "G", "major: G=ok(x=ok y=down) G#2=down"),
    // An event is seen if it names what is seen.
    ("API=ok DB=ok !fire[DB]=critical", "API", "none: API=ok"),
    ("API=ok DB=ok !fire[API]=major", "API", "major: API=ok !fire[API]=major"),
    ("API=ok DB=ok !fire[DB,API,gone]=major", "API", "major: API=ok !fire[API]=major"),
    ("API=ok DB=ok !fire[]=major *move[]=in_progress", "API", "none: API=ok"),
    ("API=ok DB=ok *move[DB]=in_progress", "API", "none: API=ok"),
    ("API=ok DB=ok *move[DB,API]=in_progress", "API", "maintenance: API=ok *move[API]=in_progress"),
    ("API=ok !fire[gone]=major", "API gone", "none: API=ok"),
    ("Web=ok(EU=ok US=ok) !fire[Web]=minor", "EU", "none: EU=ok"),
    ("Web=ok(EU=ok US=ok) !fire[Web]=minor", "Web", "minor: Web=ok(EU=ok US=ok) !fire[Web]=minor"),
    // Which of the two is on fire?
    ("Web=ok(EU=ok) DB=down(EU#2=down) !fire[EU]=major", "Web", "none: Web=ok(EU=ok)"),
    (
        "Web=ok(EU=ok EU#2=ok) !fire[EU]=major",
        "Web",
        "major: Web=ok(EU=ok EU#2=ok) !fire[EU]=major",
    ),
];

#[test]
fn a_key_sees_its_parts_and_no_more() {
    for (sketch, lists, expected) in CASES {
        let seen = of_page(PAGE, parts(lists)).filter(page(sketch)).unwrap();
        assert_eq!(line(&seen), *expected, "{sketch} for {lists}");
    }
}

#[test]
fn a_whole_page_stays_as_it_came_and_another_is_not_there() {
    let mut whole = page("API=ok DB=down !fire[]=major");
    whole.description = "Some trouble".into();
    whole.page.updated_at = Some(noon());
    for audience in [Audience::of_pages([PAGE]), Audience { pages: Pages::Every, ..none() }] {
        assert_eq!(audience.filter(whole.clone()).as_ref(), Some(&whole));
    }
    for audience in [Audience::of_pages(["fed654cba321"]), Audience::of_pages([""]), none()] {
        assert_eq!(audience.filter(whole.clone()), None);
    }
    // A page without an id is nobody's in particular.
    whole.page.id = "".into();
    assert_eq!(Audience::of_pages([PAGE, ""]).filter(whole.clone()), None);
    assert_eq!(Audience { pages: Pages::Every, ..none() }.filter(whole.clone()), Some(whole));
}

fn none() -> Audience {
    Audience::default()
}

#[test]
fn of_a_page_stays_what_does_not_rest_on_hidden_parts() {
    let mut whole = page("API=ok DB=down");
    whole.page.url = Some("https://status.acme.example".into());
    whole.page.time_zone = Some("Etc/UTC".into());
    whole.page.updated_at = Some(noon());
    whole.indicator = Indicator::Critical;
    whole.description = "Major System Outage".into();
    let seen = parts("API").filter(whole.clone());
    let mut expected = page("API=ok").rolled_up(IndicatorSource::Components);
    expected.page = whole.page;
    expected.page.updated_at = None;
    assert_eq!(seen, expected);
    assert_eq!(seen.why(), "indicator from components: none; its component is operational");

    let nothing = Verdict::of(&parts("gone").filter(page("API=ok")), noon(), Seconds(300));
    assert_eq!(nothing.word(), "unknown");
    assert!(nothing.reason.contains("no components"), "{}", nothing.reason);
}

#[test]
fn an_empty_id_is_nobodys_name() {
    let nameless = || {
        let mut whole = page("Web=ok(EU=ok US=down) !fire[EU]=major");
        whole.components[1].id = "".into();
        whole.incidents[0].component_ids = vec!["".into()];
        whole.components[2].group_id = Some("".into());
        whole
    };
    assert!(parts("").filter(nameless()).components.is_empty());
    assert!(Parts(vec![vec![String::new()]]).filter(nameless()).components.is_empty());
    assert!(!Parts(vec![vec![String::new()]]).hold(&[""]));
    assert_eq!(parts("Web").filter(nameless()).incidents, []);
}

#[test]
fn of_two_entries_of_a_page_the_first_counts() {
    let mut audience = of_page(PAGE, parts("API"));
    let Pages::Only(pages) = &mut audience.pages else { panic!() };
    pages.push(PageAudience { id: PAGE.into(), parts: Parts::WHOLE });
    assert_eq!(line(&audience.filter(page("API=ok DB=down")).unwrap()), "none: API=ok");
    // The list of pages shows those that may be seen whole.
    let request = r#"{"provider":"statuspage","method":"GET","path":"/v1/pages"}"#;
    let request = Request::from_json(request).unwrap();
    let grant = Grant { audience, ..grant(false, "status-pages:read", none()) };
    let Decision::Allow(allowed) = decide(&grant, &request, noon()) else { panic!() };
    assert_eq!(allowed.ids, Some(Parts(vec![vec![]])));
}

#[test]
fn a_narrower_key_never_sees_more() {
    let mut random = Random(0x5eed_1a3b_77c0_ffee);
    let (mut equal, mut refused) = (0, 0);
    for round in 0..6_000 {
        let kind = if round % 2 == 0 { Kind::Plain } else { Kind::Odd };
        let whole = random.snapshot(kind);
        let (a, b) = (random.audience(), random.audience());
        let both = a.intersection(&b);
        let seen = |audience: &Audience| audience.filter(whole.clone());
        let (Some(by_a), Some(by_b)) = (seen(&a), seen(&b)) else {
            assert_eq!(seen(&both), None, "{a:?} {b:?}");
            refused += 1;
            continue;
        };
        let by_both = seen(&both).unwrap();
        assert_eq!(seen(&b.intersection(&a)).as_ref(), Some(&by_both));
        let in_both: Vec<_> =
            names(&by_a).into_iter().filter(|name| names(&by_b).contains(name)).collect();
        assert_eq!(names(&by_both), in_both, "{a:?} {b:?} {whole:?}");
        for wider in [&by_a, &by_b] {
            assert_within(&by_both, wider);
        }
        let in_turn = b.filter(by_a.clone()).unwrap();
        assert_within(&in_turn, &by_both);
        // A group that the first filter hides cannot be seen by the second to hold anything.
        let lists = b.page(PAGE).map(|parts| parts.0.concat()).unwrap_or_default();
        let is_group =
            |id: &str| whole.components.iter().any(|row| row.group_id.as_deref() == Some(id));
        let is_seen = |id: &str| by_a.components.iter().any(|row| row.id == id);
        let keeps_groups = lists.iter().all(|id| !is_group(id) || is_seen(id));
        if matches!(kind, Kind::Plain) && keeps_groups {
            assert_eq!(in_turn, by_both, "{a:?} {b:?} {whole:?}");
            equal += 1;
        }
    }
    assert!(equal > 1_000 && refused > 100, "{equal} {refused}");
}

/// Every row of a made-up page has a name of its own.
fn names<'s>(page: &'s Snapshot<'_>) -> Vec<&'s str> {
    page.components.iter().map(|row| &*row.name).collect()
}

#[track_caller]
fn assert_within(narrow: &Snapshot<'_>, wide: &Snapshot<'_>) {
    assert!(names(narrow).iter().all(|name| names(wide).contains(name)));
    let events = |page: &Snapshot<'_>| {
        let incidents = page.incidents.iter().map(|it| (it.id.clone(), it.component_ids.clone()));
        let planned = page.maintenances.iter().map(|it| (it.id.clone(), it.component_ids.clone()));
        incidents
            .chain(planned)
            .map(|(id, ids)| (id.into_owned(), ids.concat()))
            .collect::<Vec<_>>()
    };
    let wide = events(wide);
    for (id, ids) in events(narrow) {
        let (_, all) = wide.iter().find(|(other, _)| *other == id).expect("a wider key sees it");
        let mut rest = all.chars();
        assert!(ids.chars().all(|c| rest.any(|other| other == c)), "{ids} of {all}");
    }
}

fn grant(only_draws: bool, scopes: &str, audience: Audience) -> Grant {
    Grant {
        principal: "wall".into(),
        only_draws,
        scopes: Scopes::parse(scopes).unwrap(),
        audience,
        not_before: None,
        expires_at: None,
    }
}

#[test]
fn who_draws_what() {
    let now = noon();
    let some = || of_page(PAGE, parts("API & Web"));
    let every = || Audience { pages: Pages::Every, ..none() };
    let missing = |held: &str| {
        let held = Scopes::parse(held).unwrap();
        Err(Reason::MissingScope { needed: Scope::StatusPagesRead, held })
    };
    for (grant, page, expected) in [
        (grant(true, "", Audience::of_pages([PAGE])), PAGE, Ok(Parts::WHOLE)),
        (grant(true, "", some()), PAGE, Ok(parts("API & Web"))),
        (grant(true, "", some()), "fed654cba321", Err(Reason::OtherAudience)),
        (grant(true, "", none()), PAGE, Err(Reason::OtherAudience)),
        (grant(true, "", every()), "", Ok(Parts::WHOLE)),
        (grant(true, "", Audience::of_pages([""])), "", Err(Reason::OtherAudience)),
        (grant(false, "status-pages:read", some()), PAGE, Ok(parts("API & Web"))),
        (grant(false, "status-pages:read", some()), "fed654cba321", Err(Reason::OtherAudience)),
        (grant(false, "", some()), PAGE, missing("")),
        (grant(false, "monitors:read", every()), PAGE, missing("monitors:read")),
        // The scope first: whoever may draw nothing learns of no page.
        (grant(false, "", some()), "fed654cba321", missing("")),
    ] {
        assert_eq!(grant.may_draw(page, now), expected, "{grant:?} {page}");
        let (early, late) = (Timestamp::EPOCH, Some(now));
        let ended = Grant { expires_at: Some(early), ..grant.clone() };
        assert_eq!(ended.may_draw(page, now), Err(Reason::Expired(early)));
        let begins = Grant { not_before: late, ..grant };
        assert_eq!(begins.may_draw(page, early), Err(Reason::NotYet(now)));
    }
}

/// The promise of the filter: pages that differ in hidden parts alone become the same bytes.
#[test]
fn what_is_hidden_tells_nothing() {
    let mut random = Random(0x0dd_ba11_c0de_d00d);
    let mut tally = [0; made_up::EDITS];
    let (mut mixed, mut proven) = (0, 0);
    for round in 0..8_000 {
        let kind = if round % 3 == 0 { Kind::Odd } else { Kind::Plain };
        let one = random.snapshot(kind);
        let parts = random.parts();
        let mut other = one.clone();
        random.change_hidden(&mut other, &parts, &mut tally);
        let audience = of_page(PAGE, parts.clone());
        let (seen, same) = (audience.filter(one.clone()), audience.filter(other.clone()));
        let (seen, same) = (seen.unwrap(), same.unwrap());

        let about = || format!("{parts:?}\n{one:?}\n{other:?}");
        let expected = made_up::view(&one, &parts).rolled_up(IndicatorSource::Components);
        assert_eq!(seen, expected, "{}", about());
        assert_eq!(bytes(&seen), bytes(&same), "{}", about());
        for word in ["canary", "2031-"] {
            assert!(!bytes(&same).concat().contains(word), "{word}: {}", about());
        }
        assert_eq!(envelope::from_json(&seen.to_json()).unwrap(), seen);
        assert_not_greener(&seen);
        let was = |seen: &Incident<'_>| one.incidents.iter().find(|it| it.id == seen.id).unwrap();
        let is_mixed = |it: &&Incident<'_>| it.component_ids.len() < was(it).component_ids.len();
        mixed += seen.incidents.iter().filter(is_mixed).count();
        proven += usize::from(seen.indicator == Indicator::None);
    }
    println!("{tally:?} edits of hidden parts, {mixed} mixed incidents, {proven} green pages");
    assert!(tally.iter().all(|count| *count > 1_000), "{tally:?}");
    assert!(mixed > 500 && proven > 100, "{mixed} {proven}");
}

fn bytes(page: &Snapshot<'_>) -> [String; 5] {
    let (fields, glance) = (page.fields(), page.glance());
    [page.to_json(), fields.plain, fields.other, glance.plain, glance.other]
}

fn assert_not_greener(seen: &Snapshot<'_>) {
    let worst = seen.leaves().map(|leaf| leaf.status.indicator().severity()).max();
    assert!(seen.indicator.severity() >= worst.unwrap_or(1), "{seen:#?}");
    let verdict = Verdict::of(seen, noon(), Seconds(300));
    assert!(verdict.indicator != Indicator::None || worst == Some(0), "{seen:#?}");
    assert_eq!(seen.indicator_from, IndicatorSource::Components);
}
