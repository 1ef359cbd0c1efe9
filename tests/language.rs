//! Languages: every word of every one, its plurals beside CLDR's own samples, tags and headers. The
//! golden file is to be read by people who speak them; `UPDATE_GOLDEN=1` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use statuslamp::language::{Fact, Language, Plural, Term};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The most that a badge has room for.
const WIDEST_WORD: usize = 24;
const WIDEST_SENTENCE: usize = 36;

/// What is said once: the verdicts' words and the labels.
const WORDS: [Term; 9] = [
    Term::Status,
    Term::Operational,
    Term::Maintenance,
    Term::Degraded,
    Term::PartialOutage,
    Term::MajorOutage,
    Term::Unknown,
    Term::Uptime,
    Term::ResponseTime,
];

fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap_or_else(|error| panic!("{error}"))
}

/// With the spaces that do not break as plain ones.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn facts() -> Vec<Fact<'static>> {
    let counts = [0, 1, 2, 3, 5, 11, 21, 100, 12_345];
    let lengths = [
        0,
        45_000,
        5 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        DAY,
        2 * DAY,
        3 * DAY,
        21 * DAY,
        90 * DAY,
        800 * DAY,
        3_700 * DAY,
        i64::MAX,
    ];
    let mut facts: Vec<Fact<'_>> = counts.map(Fact::OpenIncidents).into();
    facts.extend(counts.map(Fact::DaysWithoutIncident));
    facts.extend(lengths.map(Fact::NextMaintenance));
    facts.extend(lengths.map(Fact::LastIncident));
    facts.extend(lengths.map(Fact::Lasting));
    facts.push(Fact::AsOf("12:04 UTC"));
    facts.extend([Fact::NoComponent("7"), Fact::SeveralComponents("7")]);
    facts
}

#[test]
fn the_golden_file_has_it_all() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/languages.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, shown()).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap();
    assert_eq!(golden, shown(), "look at the difference, then UPDATE_GOLDEN=1");
}

fn shown() -> String {
    let mut out =
        "What a badge says in each language. ⍽ is a space that does not break.\n".to_owned();
    for language in Language::ALL {
        let direction = if language.is_right_to_left() { "right to left" } else { "left to right" };
        writeln!(out, "\n{}, {language:?}, {direction}", language.tag()).unwrap();
        for term in Term::ALL {
            writeln!(out, "  {term:?}: {}", language.word(term)).unwrap();
        }
        let mut row = |name: &str, said: Vec<String>| {
            let said = said.join(" | ").replace('\u{a0}', "⍽");
            writeln!(out, "  {name}: {said}").unwrap();
        };
        let say = |fact| language.say(fact);
        row("OpenIncidents", [1, 2, 5, 11, 21].map(Fact::OpenIncidents).map(say).into());
        row("NextMaintenance", [3 * HOUR, 2 * DAY].map(Fact::NextMaintenance).map(say).into());
        row("LastIncident", [5 * MINUTE, DAY, 90 * DAY].map(Fact::LastIncident).map(say).into());
        row(
            "DaysWithoutIncident",
            [1, 2, 5, 12, 21].map(Fact::DaysWithoutIncident).map(say).into(),
        );
        row("Lasting", [45_000, 3 * HOUR, 3 * DAY].map(Fact::Lasting).map(say).into());
        row("AsOf", vec![say(Fact::AsOf("2026-11-22 12:04 UTC"))]);
        row("NoComponent", vec![say(Fact::NoComponent("API"))]);
        row("SeveralComponents", vec![say(Fact::SeveralComponents("API"))]);
        let units = [45_000, 5 * MINUTE, HOUR, 3 * HOUR, DAY, 2 * DAY, 5 * DAY, 12 * DAY, 90 * DAY];
        let lengths = units.into_iter().chain([2, 5, 11, 21].map(|years| years * 366 * DAY));
        row("durations", lengths.map(|length| language.duration(length)).collect());
        row("response times", [350, 1_250].map(|time| language.response_time(time)).into());
        let shares = [100.0, 99.95].map(|share| language.percent(share).unwrap());
        row(
            "numbers",
            shares.into_iter().chain([1_234, 12_345].map(|n| language.number(n))).collect(),
        );
    }
    out
}

#[test]
fn every_language_has_every_word() {
    for language in Language::ALL {
        let mut said: Vec<&str> = WORDS.map(|term| language.word(term)).into();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), WORDS.len(), "{language:?}: two things have one word");
        for term in Term::ALL {
            let word = language.word(term);
            assert!(!word.is_empty() && word.trim() == word, "{language:?} {term:?}");
            let widest = if WORDS.contains(&term) { WIDEST_WORD } else { WIDEST_SENTENCE };
            assert!(word.chars().count() <= widest, "{language:?} {term:?}: {word}");
        }
    }
}

/// Sentences in which a length of time is one of the longest there are.
#[test]
fn sentences_fit_a_badge() {
    for language in Language::ALL {
        for fact in facts().into_iter().filter(|fact| !format!("{fact:?}").contains("922337")) {
            let said = language.say(fact);
            assert!(said.chars().count() <= WIDEST_SENTENCE, "{language:?} {fact:?}: {said}");
        }
    }
}

#[test]
fn nothing_of_the_table_is_left_in_what_is_said() {
    for language in Language::ALL {
        let mut said: Vec<String> = Term::ALL.map(|term| language.word(term).to_owned()).into();
        said.extend(facts().into_iter().map(|fact| language.say(fact)));
        said.extend([0, 999, 1_999, u32::MAX].map(|time| language.response_time(time)));
        said.extend([0.0, 99.5, 100.0].map(|share| language.percent(share).unwrap()));
        said.push(language.number(u64::MAX));
        for text in said {
            assert!(!text.is_empty() && !text.contains(['#', '_', '/', '|', '{', '}']), "{text}");
            assert!(!text.contains("  ") && text.trim() == text, "{language:?}: “{text}”");
            // Marks of direction are as wide as a letter in a badge.
            assert!(!text.contains(['\u{200e}', '\u{200f}', '\u{61c}']), "{text}");
        }
    }
}

/// A number that a form leaves out is in its words: one and two, in Arabic and Hebrew.
#[test]
fn numbers_are_said() {
    for language in Language::ALL {
        for n in [1_u32, 2, 3, 5, 11, 21, 104, 999] {
            for fact in [Fact::OpenIncidents(n.into()), Fact::DaysWithoutIncident(n.into())] {
                let in_words = language.is_right_to_left() && n <= 2;
                let said = language.say(fact);
                assert_eq!(said.contains(&n.to_string()), !in_words, "{language:?} {said}");
            }
        }
    }
}

/// A Latin letter among Cyrillic ones looks right and is read out wrong.
#[test]
fn scripts_are_not_mixed() {
    for tag in ["ru", "uk", "ar", "he", "ja", "zh", "zh-Hant", "ko"] {
        let language = language(tag);
        let facts = facts().into_iter().filter(|fact| !matches!(fact, Fact::AsOf(_)));
        let words = Term::ALL.into_iter().map(|term| language.word(term).to_owned());
        for text in words.chain(facts.map(|fact| language.say(fact))) {
            assert!(!text.contains(|c: char| c.is_ascii_alphabetic()), "{tag}: {text}");
        }
    }
    for (tag, foreign) in
        [("ru", "іїєґ"), ("uk", "ыэъё"), ("zh", "狀態維護運後"), ("zh-Hant", "状态维护运后")]
    {
        for term in Term::ALL {
            let word = language(tag).word(term);
            assert!(!word.contains(|c| foreign.contains(c)), "{tag}: {word}");
        }
    }
}

/// The samples of whole numbers in CLDR 48, `cldr-core/supplemental/plurals.json`, without those
/// in compact form.
const CARDINALS: &[(&str, &str)] = &[
    ("en de nl tr", "one 1; other 0 2~16 100 1000 10000 100000 1000000"),
    ("fr pt", "one 0 1; many 1000000; other 2~17 100 1000 10000 100000"),
    ("es it", "one 1; many 1000000; other 0 2~16 100 1000 10000 100000"),
    (
        "pl",
        "one 1; few 2~4 22~24 32~34 42~44 52~54 62 102 1002; \
         many 0 5~19 100 1000 10000 100000 1000000",
    ),
    ("cs", "one 1; few 2~4; other 0 5~19 100 1000 10000 100000 1000000"),
    (
        "ru uk",
        "one 1 21 31 41 51 61 71 81 101 1001; few 2~4 22~24 32~34 42~44 52~54 62 102 1002; \
         many 0 5~19 100 1000 10000 100000 1000000",
    ),
    (
        "ar",
        "zero 0; one 1; two 2; few 3~10 103~110 1003; many 11~26 111 1011; \
         other 100~102 200~202 300~302 400~402 500~502 600 1000 10000 100000 1000000",
    ),
    ("he", "one 1; two 2; other 0 3~17 100 1000 10000 100000 1000000"),
    ("ja zh zh-Hant ko", "other 0~15 100 1000 10000 100000 1000000"),
];

#[test]
fn plurals_are_those_of_cldr() {
    let mut seen = 0;
    for (tags, samples) in CARDINALS {
        for language in tags.split(' ').map(language) {
            seen += 1;
            for category in samples.split("; ") {
                let (name, numbers) = category.split_once(' ').unwrap();
                for number in numbers.split_whitespace() {
                    let (first, last) = number.split_once('~').unwrap_or((number, number));
                    for n in first.parse().unwrap()..=last.parse::<u64>().unwrap() {
                        let found = format!("{:?}", Plural::of(language, n)).to_lowercase();
                        assert_eq!(found, name, "{language:?} {n}");
                    }
                }
            }
        }
    }
    assert_eq!(seen, Language::ALL.len());
}

#[test]
fn counts_take_their_form() {
    for (tag, n, said) in [
        ("en", 1, "1 open incident"),
        ("en", 0, "no open incidents"),
        ("fr", 1, "1 incident en cours"),
        ("fr", 1_000_000, "1 000 000 incidents en cours"),
        ("pl", 4, "4 otwarte incydenty"),
        ("pl", 14, "14 otwartych incydentów"),
        ("cs", 22, "22 otevřených incidentů"),
        ("ru", 21, "21 открытый инцидент"),
        ("uk", 3, "3 відкриті інциденти"),
        ("ar", 2, "حادثان مفتوحان"),
        ("ar", 103, "103 حوادث مفتوحة"),
        ("ar", 100, "100 حادث مفتوح"),
        ("he", 2, "שתי תקלות פתוחות"),
        ("ja", 1, "未解決のインシデント1件"),
    ] {
        assert_eq!(plain(&language(tag).say(Fact::OpenIncidents(n))), said, "{tag} {n}");
    }
}

#[test]
fn durations_are_rounded_down() {
    for (tag, milliseconds, said) in [
        ("en", i64::MIN, "0 s"),
        ("en", 59_999, "59 s"),
        ("en", MINUTE, "1 min"),
        ("en", HOUR - 1, "59 min"),
        ("en", DAY - 1, "23 h"),
        ("en", DAY, "1 d"),
        ("en", 60 * DAY, "60 d"),
        ("en", 61 * DAY, "2 mo"),
        ("en", 730 * DAY, "23 mo"),
        ("en", 731 * DAY, "2 y"),
        ("en", i64::MAX, "292,277,024 y"),
        ("de", 3 * HOUR, "3 h"),
        ("fr", 2 * DAY, "2 j"),
        ("it", 2 * DAY, "2 gg"),
        ("ru", 3_700 * DAY, "10 л."),
        ("ar", 2 * DAY, "يومين"),
        ("ar", 12 * DAY, "12 يومًا"),
        ("he", 2 * HOUR, "שעתיים"),
        ("ja", 3 * HOUR, "3時間"),
    ] {
        assert_eq!(plain(&language(tag).duration(milliseconds)), said, "{tag} {milliseconds}");
    }
}

#[test]
fn response_times_are_short() {
    for (tag, milliseconds, said) in [
        ("en", 0, "0 ms"),
        ("en", 999, "999 ms"),
        ("en", 1_000, "1 s"),
        ("de", 1_299, "1,2 s"),
        ("ru", 59_999, "59,9 с"),
        ("en", 60_000, "1 min"),
        ("ko", 350, "350ms"),
    ] {
        assert_eq!(plain(&language(tag).response_time(milliseconds)), said, "{tag} {milliseconds}");
    }
}

#[test]
fn numbers_and_percentages_have_their_marks() {
    for (tag, percent, number, small) in [
        ("en", "99.95%", "12,345", "1,234"),
        ("de", "99,95 %", "12.345", "1.234"),
        ("fr", "99,95 %", "12 345", "1 234"),
        ("es", "99,95 %", "12.345", "1234"),
        ("pt", "99,95%", "12.345", "1.234"),
        ("it", "99,95%", "12.345", "1234"),
        ("nl", "99,95%", "12.345", "1.234"),
        ("pl", "99,95%", "12 345", "1234"),
        ("cs", "99,95 %", "12 345", "1 234"),
        ("ru", "99,95 %", "12 345", "1 234"),
        ("uk", "99,95%", "12 345", "1 234"),
        ("tr", "%99,95", "12.345", "1.234"),
        ("ar", "99.95%", "12,345", "1,234"),
        ("he", "99.95%", "12,345", "1,234"),
        ("ja", "99.95%", "12,345", "1,234"),
        ("zh", "99.95%", "12,345", "1,234"),
        ("zh-Hant", "99.95%", "12,345", "1,234"),
        ("ko", "99.95%", "12,345", "1,234"),
    ] {
        let language = language(tag);
        assert_eq!(plain(&language.percent(99.95).unwrap()), percent, "{tag}");
        assert_eq!(plain(&language.number(12_345)), number, "{tag}");
        assert_eq!(plain(&language.number(1_234)), small, "{tag}");
    }
}

#[test]
fn a_share_is_never_rounded_up() {
    for (share, said) in [
        (100.0, Some("100%")),
        (99.999_999_999, Some("99.99%")),
        (100.000_000_1, Some("100%")),
        (64.1, Some("64.1%")),
        (99.9, Some("99.9%")),
        (99.05, Some("99.05%")),
        (0.0, Some("0%")),
        (0.009, Some("0%")),
        (-0.1, None),
        (100.1, None),
        (f64::NAN, None),
        (f64::INFINITY, None),
    ] {
        assert_eq!(Language::English.percent(share).as_deref(), said, "{share}");
    }
}

#[test]
fn a_number_does_not_part_from_its_unit() {
    assert_eq!(Language::English.duration(5 * MINUTE), "5\u{a0}min");
    assert_eq!(Language::German.percent(99.95).as_deref(), Some("99,95\u{a0}%"));
    assert_eq!(Language::French.number(12_345), "12\u{a0}345");
}

#[test]
fn arabic_and_hebrew_are_written_from_the_right() {
    let tags: Vec<&str> = Language::ALL
        .into_iter()
        .filter(|language| language.is_right_to_left())
        .map(Language::tag)
        .collect();
    assert_eq!(tags, ["ar", "he"]);
}

#[test]
fn tags_are_looked_up() {
    for language in Language::ALL {
        assert_eq!(Language::parse(language.tag()), Ok(language));
    }
    for (tag, wanted) in [
        ("EN", "en"),
        ("pt-BR", "pt"),
        ("de-Latn-DE-1996", "de"),
        ("de-DE-u-co-phonebk", "de"),
        ("fr-x-private", "fr"),
        ("iw-IL", "he"),
        ("zh-Hans-CN", "zh"),
        ("zh-cmn-Hans-CN", "zh"),
        ("zh-hant", "zh-Hant"),
        ("zh-Hant-CN", "zh-Hant"),
        ("zh-Hans-TW", "zh"),
        ("zh-tw", "zh-Hant"),
        ("zh-HK-x-a", "zh-Hant"),
        ("zh-SG", "zh"),
    ] {
        assert_eq!(language(tag).tag(), wanted, "{tag}");
    }
}

#[test]
fn tags_that_name_nothing_are_refused() {
    let long = format!("de{}", "-a1".repeat(50));
    for tag in [
        "",
        "-",
        "*",
        "x-de",
        "i-klingon",
        "tlh",
        "deu",
        "e",
        "de-",
        "de--AT",
        "pt_BR",
        " de",
        "dé",
        &long,
    ] {
        assert!(Language::parse(tag).is_err(), "{tag:?}");
    }
    assert_eq!(
        Language::parse("tl\u{202e}h\n").unwrap_err().to_string(),
        "“tlh” is no language that we speak: use one of en, de, fr, es, pt, it, nl, pl, cs, ru, \
         uk, tr, ar, he, ja, zh, zh-Hant, ko"
    );
    assert!(Language::parse(&"a".repeat(100_000)).unwrap_err().to_string().len() < 400);
}

#[test]
fn headers_are_negotiated() {
    for (header, wanted) in [
        ("", "none"),
        ("de", "de"),
        ("da, en-gb;q=0.8, en;q=0.7", "en"),
        ("en;q=0.7,fr;q=0.8", "fr"),
        ("fr, de", "fr"),
        ("fr;q=0.5, de;q=0.5", "fr"),
        ("de-CH;q=0.9 ,\tit ; Q=1.000", "it"),
        ("ja;q=1., ko;q=0.999", "ja"),
        ("fr;q=0, de;q=0.001", "de"),
        ("fr;q=0.000", "none"),
        ("*", "none"),
        ("*, pl;q=0.5", "pl"),
        ("fr;q=1.001, de;q=2, es;q=-1, it;q=0.1234, nl;q=, tr;q, uk;x=1, cs;q=0.1", "cs"),
        ("fr;q=.5, ru;q=0.1", "ru"),
        (",,;, ;q=1,he", "he"),
        ("zh-TW,zh;q=0.9", "zh-Hant"),
    ] {
        let found = Language::negotiate(header).map_or("none", Language::tag);
        assert_eq!(found, wanted, "{header:?}");
    }
    let late = format!("{}de", "tlh,".repeat(32));
    assert_eq!(Language::negotiate(&late), None);
}
