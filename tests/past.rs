//! The last days of a page, and the pictures of them: never a green day that nobody has proven.

use statuslamp::answer::{Part, Question, State, Subject};
use statuslamp::language::Language;
use statuslamp::model::{Component, ComponentStatus, DayStatus, Indicator, Provider, Snapshot};
use statuslamp::picture;
use statuslamp::time::{Day, Timestamp};
use statuslamp_draw::Theme;

const WORDS: [(char, &str); 6] = [
    ('+', "operational"),
    ('m', "under_maintenance"),
    ('d', "degraded_performance"),
    ('p', "partial_outage"),
    ('x', "major_outage"),
    ('?', "not_monitored"),
];

fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

/// A component with a day for each letter, the last of them `ago` days before the reading's; a
/// space is a day that is left out.
fn part(name: &'static str, days: &str, ago: i64) -> Component<'static> {
    let mut part = Component::new(name, name, ComponentStatus::Operational);
    let first = noon().day().days() - ago + 1 - i64::try_from(days.len()).unwrap();
    for (day, letter) in (first..).zip(days.chars()) {
        let Some((_, word)) = WORDS.iter().find(|(own, _)| *own == letter) else { continue };
        let status = ComponentStatus::parse(word);
        let downtime = Some(if letter == 'x' { 3_600 } else { 0 });
        part.history.push(DayStatus { day: Day::from_days(day).unwrap(), status, downtime });
    }
    part
}

fn page(components: Vec<Component<'static>>) -> Snapshot<'static> {
    let mut page = Snapshot::new(Provider::BetterStack, noon());
    page.indicator = Indicator::None;
    page.components = components;
    page
}

fn ask(subject: Subject<'_>) -> Question<'_> {
    Question { subject, days: 6, ..Question::new(noon()) }
}

/// The last six days, a letter each.
fn days(question: &Question<'_>, page: &Snapshot<'_>) -> String {
    let letter = |state: &State| WORDS[State::ALL.iter().position(|it| it == state).unwrap()].0;
    question.past(page).days.iter().map(letter).collect()
}

fn days_of(components: Vec<Component<'static>>) -> String {
    days(&ask(Subject::Page), &page(components))
}

#[test]
fn a_day_was_as_bad_as_the_worst_that_was_in_it() {
    assert_eq!(days_of(vec![part("a", "+d+m+x", 0), part("b", "p++d++", 0)]), "pd+d+x");
    assert_eq!(days_of(vec![part("a", "xxxx++d+++", 0)]), "++d+++", "the newest six");
}

#[test]
fn what_nobody_says_of_a_day_is_unknown_and_never_green() {
    assert_eq!(days_of(vec![part("a", "+++", 0)]), "???+++");
    assert_eq!(days_of(vec![part("a", "+++ x+", 0)]), "+++?x+", "a day left out");
    assert_eq!(days_of(vec![part("a", "++++++", 0), part("b", "+x", 0)]), "????+x");
    assert_eq!(days_of(vec![part("a", "++++?+", 0)]), "++++?+");
    // Another that had trouble is proof enough.
    assert_eq!(days_of(vec![part("a", "+++x++", 0), part("b", "", 0)]), "???x??");
}

#[test]
fn a_history_is_laid_beside_the_readings_own_days() {
    assert_eq!(days_of(vec![part("a", "++++++", 3)]), "+++???", "it ended three days ago");
    // Zones differ: there it is a day earlier or later.
    assert_eq!(days_of(vec![part("a", "x+++++", 1)]), "x+++++");
    assert_eq!(days_of(vec![part("a", "x+++++", -1)]), "x+++++");
    assert_eq!(days_of(vec![part("a", "+++++x", -2)]), "?+++++", "no zone is two days ahead");
}

#[test]
fn without_a_history_all_is_unknown_and_the_title_says_so() {
    let mut bare = page(vec![part("API", "", 0)]);
    bare.components[0].status = ComponentStatus::MajorOutage;
    bare.indicator = Indicator::Critical;
    let past = ask(Subject::Page).past(&bare);
    assert_eq!(past.days, [State::Unknown; 6]);
    assert_eq!(past.uptime.state, State::Unknown);
    assert_eq!(
        past.title(),
        "uptime: unknown; unknown: 6\u{a0}d (“API”: the page gives no history)"
    );
    assert_eq!(ask(Subject::Page).past(&page(Vec::new())).days, [State::Unknown; 6]);
}

#[test]
fn today_is_no_better_than_things_stand_now() {
    let mut down = page(vec![part("API", "++++++", 0)]);
    down.components[0].status = ComponentStatus::PartialOutage;
    assert_eq!(days(&ask(Subject::Part(Part::NameOrId("API"))), &down), "+++++p");
    down.indicator = Indicator::Critical;
    assert_eq!(days(&ask(Subject::Page), &down), "+++++x");
}

#[test]
fn what_is_called_fine_and_was_down_for_a_while_is_not_green() {
    let mut api = part("API", "++++++", 0);
    api.history[2].downtime = Some(60);
    api.history[3].downtime = None;
    assert_eq!(days_of(vec![api]), "++p+++");
    // One day twice: the worse of both holds, whichever comes last.
    let mut twice = part("API", "++++++", 0);
    let mut again = twice.history[4].clone();
    again.status = ComponentStatus::MajorOutage;
    twice.history.insert(4, again);
    assert_eq!(days_of(vec![twice]), "++++x+");
}

#[test]
fn nothing_is_green_where_nothing_is_proven() {
    let good = || page(vec![part("API", "+d++++", 0)]);
    let late = Timestamp::parse("2026-11-22T12:05:01Z").unwrap();
    let stale = Question { now: late, ..ask(Subject::Page) };
    assert_eq!(days(&stale, &good()), "??????");
    assert!(stale.past(&good()).title().contains("(last read 5 minutes ago"));
    let nobody = ask(Subject::Part(Part::NameOrId("Web")));
    assert_eq!(days(&nobody, &good()), "??????");
    assert!(nobody.past(&good()).title().contains("no component “Web”"));
    let list = [Part::NameOrId("API"), Part::NameOrId("API")];
    let several = ask(Subject::Parts(&list));
    assert_eq!(days(&several, &good()), "??????");
    assert!(several.past(&good()).title().contains("of a page, or of one component or group"));
    assert_eq!(ask(Subject::Page).no_past("it timed out").days, [State::Unknown; 6]);
    // Of the page itself nothing is known; its trouble is believed.
    let odd = Snapshot { indicator: Indicator::parse("sunny"), ..good() };
    assert_eq!(days(&ask(Subject::Page), &odd), "?d????");
}

#[test]
fn the_title_is_in_the_readers_language() {
    let page = page(vec![part("API", "++d+++", 0)]);
    let german = Question { language: Language::German, ..ask(Subject::Page) };
    assert_eq!(
        german.past(&page).title().replace('\u{a0}', " "),
        "Verfügbarkeit: 100 % (6 d); betriebsbereit: 5 d; beeinträchtigt: 1 d \
         (uptime of “API” by its history: days counted: 6)"
    );
    let labelled = Question { label: Some("Acme"), ..ask(Subject::Page) };
    assert!(labelled.past(&page).title().starts_with("Acme: 100% (6 d); operational: 5"));
}

#[test]
fn the_pictures_say_whose_language_they_speak() {
    let page = page(vec![part("API", "++d+++", 0)]);
    let arabic = Question { language: Language::Arabic, ..ask(Subject::Page) };
    let bars = picture::bars(&arabic.past(&page), Theme::Dark);
    assert!(bars.contains(r#" lang="ar" direction="rtl" role="img" aria-label="#), "{bars}");
    assert!(bars.contains("#3fb950") && bars.contains("#e3b341"), "{bars}");
    let answer = arabic.answer(&page);
    for svg in [picture::dot(&answer, 20, Theme::Light), picture::favicon(&answer, Theme::Light)] {
        let parsed = roxmltree::Document::parse(&svg).unwrap();
        let root = parsed.root_element();
        assert_eq!(root.attribute("lang"), Some("ar"));
        assert_eq!(root.attribute("aria-label"), Some(&*answer.title()));
        assert!(svg.contains("#15803d"), "{svg}");
    }
    assert!(picture::dot(&answer, 20, Theme::Light).contains(r#"width="20""#));
}

#[test]
fn no_name_gets_out_of_a_picture_or_makes_it_long() {
    let hostile = "<svg onload=alert(1)>\u{202e}\n\0\"".repeat(1_000);
    let mut page = page(vec![part("API", "++++++", 0)]);
    page.components[0].name = hostile.clone().into();
    let question = Question { label: Some(&hostile), ..ask(Subject::Page) };
    let answer = question.answer(&page);
    for svg in [
        picture::bars(&question.past(&page), Theme::Auto),
        picture::bars(&question.no_past(&hostile), Theme::Light),
        picture::dot(&answer, 16, Theme::Auto),
        picture::favicon(&answer, Theme::Auto),
    ] {
        assert!(roxmltree::Document::parse(&svg).is_ok(), "{svg}");
        assert!(svg.len() < 8_000, "{}", svg.len());
    }
}
