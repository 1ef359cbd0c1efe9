//! Text, times and JSON: the small grammars.

use statuslamp::model::{ComponentStatus, Indicator};
use statuslamp::scope::Scopes;
use statuslamp::text::{bounded, escape_into, is_secure, one_line, web_address};
use statuslamp::time::{Seconds, Timestamp, in_words};
use statuslamp_tape::{is_plain_line, is_plain_text};

#[test]
fn bounded_text_is_cut_on_a_character_and_holds_no_controls() {
    assert_eq!(bounded("abc", 3), "abc");
    assert_eq!(bounded("abcd", 3), "ab…");
    assert_eq!(bounded("äöüß", 3), "äö…");
    assert_eq!(bounded("a\u{0}b\u{7f}c", 9), "abc");
    assert_eq!(bounded("a\r\nb\rc\u{85}d\u{2028}e\tf", 99), "a\nb\nc\nd\ne f");
    assert_eq!(bounded("pay\u{202e}lap", 9), "paylap");
    assert_eq!(one_line(" a \n\t b ", 9), "a b");
    assert_eq!(one_line("word ".repeat(500), 9), "word wor…");
    assert_eq!(one_line("a \u{7} b\u{0} ", 9), "a b");
    assert_eq!(one_line(format!("{} Outage", "\u{202e}".repeat(5_000)), 9), "Outage");
}

/// What is taken eight bytes at a time as it is, is what would be left as it is one by one.
#[test]
fn plain_text_is_left_as_it_is() {
    let cleaned = |text: &str, is_line: bool| {
        // A tab is in no plain text, so that this one is cleaned letter by letter.
        let text = format!("{text}\t.");
        let clean = if is_line { one_line(&text, 99) } else { bounded(&text, 99) };
        clean.strip_suffix(" .").map(str::to_owned)
    };
    let mut plain = 0;
    for letter in (0..=0x11_0000).filter_map(char::from_u32) {
        for at in [0, 3, 7, 8, 9, 14] {
            let text =
                format!("{}{letter}{}", &"abcdefgh ijklmnop"[..at], &"abcdefgh ijklmnop"[at..]);
            for (is_plain, is_line) in [(is_plain_line(&text), true), (is_plain_text(&text), false)]
            {
                plain += u32::from(is_plain);
                if is_plain {
                    assert_eq!(cleaned(&text, is_line).as_deref(), Some(&*text));
                } else {
                    let is_letter = matches!(letter, '!'..='~' | '\u{c0}'..='\u{5ff}');
                    assert!(!is_letter, "{text:?}");
                }
            }
        }
    }
    assert!(plain > 10_000, "{plain}");
    assert!(
        is_plain_line("") && is_plain_line("a") && is_plain_line("a b") && is_plain_text(" a\n")
    );
    for line in [" a", "a ", "a  b", " ", "abcdefgh  i", "abcdefg  hi", "a\nb"] {
        assert!(!is_plain_line(line), "{line:?}");
    }
}

#[test]
fn escaped_text_is_well_formed_whatever_it_was() {
    let mut out = String::new();
    for code in (0..=0x11_0000).filter_map(char::from_u32) {
        escape_into(&mut out, &code.to_string());
    }
    let svg = format!("<t a=\"{out}\">{out}</t>");
    let parsed = roxmltree::Document::parse(&svg).unwrap();
    assert_eq!(parsed.root_element().attribute("a"), parsed.root_element().text());
}

#[test]
fn web_addresses_are_http_and_nothing_else() {
    for good in ["https://a.example", "http://a.example/x?y#z", "https://[::1]:80/"] {
        assert_eq!(web_address(good).as_deref(), Some(good));
    }
    let long = format!("https://a.example/{}", "x".repeat(2_048));
    for bad in [
        "",
        "exoscale.com",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://a b",
        "data:,",
        "HTTPS://a",
        "https://a.example@b.example",
        "https://a.example\\b",
        &long,
    ] {
        assert_eq!(web_address(bad), None, "{bad}");
    }
}

#[test]
fn times_of_every_zone_are_one_instant() {
    let instant = |text| Timestamp::parse(text).map(Timestamp::milliseconds);
    assert_eq!(instant("1970-01-01T00:00:00Z"), Some(0));
    assert_eq!(instant("2026-04-21T12:53:56.786+02:00"), instant("2026-04-21T03:53:56.786-07:00"));
    assert_eq!(instant("2026-04-21T10:53:56.7869999Z"), instant("2026-04-21T10:53:56.786Z"));
    for bad in [
        "",
        "2026-04-21",
        "2026-04-21T10:53:56",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "now",
    ] {
        assert_eq!(instant(bad), None, "{bad}");
    }
    for milliseconds in [0, -1, 1_700_000_000_123] {
        let time = Timestamp::from_milliseconds(milliseconds).unwrap();
        assert_eq!(Timestamp::parse(&time.to_string()), Some(time));
    }
    for bad in [f64::NAN, f64::INFINITY, 1e300, -1e17] {
        assert_eq!(Timestamp::from_clock(bad), None, "{bad}");
    }
}

#[test]
fn numbers_of_seconds_are_cut_and_bounded() {
    for (number, seconds) in [(90.9, 90), (-1.0, 0), (f64::NAN, 0), (1e12, u32::MAX)] {
        assert_eq!(Seconds::from_number(number), Seconds(seconds), "{number}");
    }
}

#[test]
fn lengths_of_time_read_as_a_person_says_them() {
    assert_eq!(in_words(-5), "0 seconds");
    assert_eq!(in_words(1_999), "1 second");
    assert_eq!(in_words(59_999), "59 seconds");
    assert_eq!(in_words(3_599_999), "59 minutes");
    assert_eq!(in_words(86_400_000), "1 day");
}

/// Whatever a word was, it is the same when it has been written and read again: what is unknown
/// does not become known on its way through an edge.
#[test]
fn words_survive_being_written_and_read() {
    for known in ["none", "operational", "monitors:read"] {
        for word in [
            known.to_owned(),
            format!(" {known}"),
            format!("{known}\n"),
            format!("{known}\u{0}"),
            format!("\u{202e}{known}"),
            format!("\"{known}\""),
            known.to_uppercase(),
            known.repeat(50),
            String::new(),
        ] {
            let indicator = Indicator::parse(&word);
            assert_eq!(Indicator::parse(indicator.as_str()), indicator, "{word:?}");
            assert_eq!(indicator == Indicator::None, word == "none", "{word:?}");
            let status = ComponentStatus::parse(&word);
            assert_eq!(ComponentStatus::parse(status.as_str()), status, "{word:?}");
            assert_eq!(status == ComponentStatus::Operational, word == "operational", "{word:?}");
            if let Ok(scopes) = Scopes::parse(&word) {
                assert_eq!(Scopes::parse(&scopes.to_string()), Ok(scopes), "{word:?}");
            }
        }
    }
}

#[test]
fn plain_http_is_secure_on_this_machine_alone() {
    for good in ["https://a", "http://localhost", "http://127.0.0.1:1/x", "http://[::1]?x"] {
        assert!(is_secure(good), "{good}");
    }
    for bad in [
        "http://a",
        "http://localhost.a",
        "http://127.0.0.1.a",
        "http://127.0.0.1@a",
        "ftp://localhost",
        "",
    ] {
        assert!(!is_secure(bad), "{bad}");
    }
}
