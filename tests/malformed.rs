//! What is no JSON, or none by the letter: never a panic, never an answer, and above all never
//! green. The kinds are those of nst/JSONTestSuite, the cases our own.

#[expect(dead_code, reason = "of the specs the bodies alone are used")]
mod spec;

use statuslamp::envelope::{self, ErrorKind, error_text, from_json, read_resource, resources};
use statuslamp::model::Indicator;
use statuslamp::time::{Seconds, Timestamp};
use statuslamp::verdict::Verdict;

/// What each case stands in: with a text in its place, the page is fine.
const BEFORE: &str = r#"{"page":{"id":"abc123def456","name":"Acme"},"status":{"description":"#;
const AFTER: &str = r#","indicator":"none"}}"#;

#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "01", "-01", "00", "-", "--1", "- 1", "+1", "++1", "1.", "-1.", ".5", "-.5", "0.0.", "1.2.3",
    "1e", "1E", "1e+", "1e-", "1.e1", "1e1.5", "1ee1", "1e+-1", "0e", "1_000", "1,000", "1 000",
    "0x1F", "0b1", "0o7", "1f", "1n", "1a", "1/2", "1+1", "$1", "1%", "#1", "Infinity",
    "-Infinity", "inf", "NaN", "-NaN", "nan", "１", "−1", "½", "1\u{a0}", "1;",
];

#[rustfmt::skip]
const STRINGS: &[&str] = &[
    "\"", "\"a", "a", "a\"", "'a'", "`a`", "“a”", "«a»", "\"a\"b", "\"a\" \"b\"", "\"a\"+\"b\"",
    "\"a\"\"b\"", "\"\"\"a\"\"\"", "b\"a\"", "r\"a\"", "\\\"a\\\"", "&quot;a&quot;", "\"\t\"",
    "\"\n\"", "\"\r\"", "\"a\r\nb\"", "\"\0\"", "\"\u{1}\"", "\"\u{8}\"", "\"\u{1f}\"",
];

#[rustfmt::skip]
const ESCAPES: &[&str] = &[
    r#""\"#, r#""\""#, r#""\\\""#, r#""\a""#, r#""\v""#, r#""\0""#, r#""\1""#, r#""\x41""#,
    r#""\'""#, r#""\B""#, r#""\N""#, r#""\ ""#, r#""\é""#, "\"\\\n\"", "\"\\\0\"", r#""\u""#,
    r#""\u1""#, r#""\u12""#, r#""\u123""#, r#""\u123g""#, r#""\u+123""#, r#""\u-123""#,
    r#""\u 123""#, r#""\u00 1""#, r#""\u{41}""#, r#""\U0041""#, r#""\u００４１""#, r#""\ud83d\u""#,
    r#""\ud83d\ude0""#, r#""\ud83d\x""#,
];

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "True", "TRUE", "tru", "truee", "true1", "fals", "False", "nul", "nulll", "NULL", "None",
    "nil", "undefined", "t", "n", "null.", "null null", "not null", "!0", "void 0", "new Date()",
];

#[rustfmt::skip]
const STRUCTURES: &[&str] = &[
    "", ",", ":", "[", "]", "{", "}", "[}", "{]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]",
    "[1 2]", "[1;2]", "[1:2]", "[\"a\":1]", "[[]", "[]]", "[[1]", "(1)", "<1>", "{\"a\"}",
    "{\"a\":}", "{\"a\":1", "{\"a\":1,}", "{,\"a\":1}", "{\"a\":1,,\"b\":2}", "{\"a\":1 \"b\":2}",
    "{\"a\" 1}", "{\"a\"::1}", "{\"a\"=1}", "{\"a\"=>1}", "{\"a\":1;}", "{\"a\",\"b\"}", "{:1}",
    "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}", "{{}}", "{}}", "({})", "[{\"a\":1]}",
    "{\"a\":[}", "{\"a\":1]", "{...1}", "[...]", "{\"a\":1}{\"b\":2}", "[]{}", "{\"a\":\"b\"",
];

#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "/**/1", "1/**/", "1//\n", "//\n1", "#\n1", "--\n1", "<!---->1", "\u{c}1", "\u{b}1", "1\u{85}",
    "\u{a0}1", "\u{2028}1", "1\u{3000}", "\u{200b}1", "\u{feff}1", "1\0", "\u{0}1", "1\u{1a}", "\\n1",
    "1\u{7f}", "1&nbsp;",
];

/// Text that is not UTF-8, or what no text has, as a member of a status body.
#[rustfmt::skip]
const BYTES: &[&[u8]] = &[
    b"\"\xff\"", b"\"\x80\"", b"\"\xe9\"", b"\"\xc3\"", b"\"\xc0\xaf\"", b"\"\xc1\x81\"",
    b"\"\xe2\x82\"", b"\"\xe0\x80\xaf\"", b"\"\xf0\x80\x80\xaf\"", b"\"\xed\xa0\x80\"",
    b"\"\xed\xa0\xbd\xed\xb8\x80\"", b"\"\xf4\x90\x80\x80\"", b"\"\xf8\x88\x80\x80\x80\"",
    b"\"\xc3\\u00a9\"", b"\xff", b"\xa0\"\"", b"\"\"\xc3\xa9", b"\"\xfe\xff\"",
];

fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

/// A whole status body of a page that is fine.
fn green() -> String {
    [BEFORE, "\"Fine\"", AFTER].concat()
}

fn is_green(body: &[u8]) -> bool {
    envelope::parse(body, noon()).is_ok_and(|snapshot| {
        Verdict::of(&snapshot, noon(), Seconds(300)).indicator == Indicator::None
    })
}

/// Whoever reads it says that it is malformed, and none of them panics.
#[track_caller]
fn assert_malformed(body: &[u8]) {
    assert_refused(envelope::parse(body, noon()), body);
    assert_refused(envelope::detect(body, None), body);
    for name in resources() {
        assert_refused(read_resource(name, body, |_| ()), body);
    }
    if let Ok(text) = std::str::from_utf8(body) {
        assert!(from_json(text).is_err(), "{text}");
    }
    error_text(body);
}

#[track_caller]
fn assert_refused<T>(read: Result<T, envelope::Error>, body: &[u8]) {
    let kind = read.map_err(|error| error.kind()).err();
    let is_malformed = matches!(kind, Some(ErrorKind::Syntax | ErrorKind::Encoding));
    assert!(is_malformed, "{kind:?}: {}", String::from_utf8_lossy(body));
}

#[test]
fn what_each_case_stands_in_is_fine_without_it() {
    assert!(is_green(green().as_bytes()));
    assert!(is_green(format!("\u{feff} \t\r\n{} \t\r\n", green()).as_bytes()));
    assert!(is_green(&utf16(&format!("\u{feff}{}", green()), u16::to_be_bytes)));
}

#[test]
fn no_malformed_value_is_read() {
    for case in [NUMBERS, STRINGS, ESCAPES, WORDS, STRUCTURES, BETWEEN].concat() {
        // By itself a mark at the very start is one of byte order.
        if !case.starts_with('\u{feff}') {
            assert_malformed(case.as_bytes());
        }
        assert_malformed([BEFORE, case, AFTER].concat().as_bytes());
        assert_malformed(format!("[{case},0]").as_bytes());
    }
    for case in BYTES {
        assert_malformed(case);
        assert_malformed(&[BEFORE.as_bytes(), case, AFTER.as_bytes()].concat());
    }
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn utf32(text: &str) -> Vec<u8> {
    text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()
}

#[test]
fn no_body_of_another_encoding_is_read() {
    let green = green();
    let marked = format!("\u{feff}{green}");
    let big = utf16(&marked, u16::to_be_bytes);
    let (cut, whole) = (&big[..big.len() - 1], big.as_slice());
    let bodies: [&[u8]; 17] = [
        &utf16(&green, u16::to_be_bytes),
        &utf16(&green, u16::to_le_bytes),
        &utf32(&green),
        &utf32(&marked),
        &utf16(&format!("\u{fffe}{green}"), u16::to_be_bytes)[1..],
        cut,
        &[whole, b"\0"].concat(),
        &[whole, b"\0\0"].concat(),
        &[whole, b"\xd8\x3d"].concat(),
        &[b"\xff\xfe", &whole[2..]].concat(),
        &[b"\xfe\xff", green.as_bytes()].concat(),
        &[b"\xff\xfe", green.as_bytes()].concat(),
        &[b"\xef\xbb", green.as_bytes()].concat(),
        &[b"\xef\xbb\xbf", marked.as_bytes()].concat(),
        &[green.as_bytes(), b"\xef\xbb\xbf"].concat(),
        &[b"+/v8-", green.as_bytes()].concat(),
        &[b"\x1f\x8b\x08\0", green.as_bytes()].concat(),
    ];
    for body in bodies {
        assert_malformed(body);
    }
}

#[test]
fn nothing_around_a_body_is_overlooked() {
    let green = green();
    for (before, after) in [
        ("", "\0"),
        ("\0", ""),
        ("", "\u{1a}"),
        ("", "x"),
        ("", ","),
        ("", "]"),
        ("", "}"),
        ("", ";"),
        ("[", ""),
        ("[", ","),
        ("{", ""),
        ("(", ")"),
        ("callback(", ")"),
        ("'", "'"),
        ("var status = ", ";"),
        (")]}',\n", ""),
        ("while(1);", ""),
        ("data: ", "\n\n"),
        ("HTTP/1.1 200 OK\r\n\r\n", ""),
        ("<pre>", "</pre"),
        ("<!doctype html>", ""),
        ("", "<script src=x></script>"),
        ("", "{}"),
        ("{}", ""),
        ("", " true"),
        ("null\n", ""),
        ("PHP Warning: x\n", ""),
        ("\x1e", "\n"),
        ("---\n", ""),
        ("%7B", ""),
    ] {
        assert_malformed([before, &green, after].concat().as_bytes());
    }
    assert_malformed([green.as_str(), &green].concat().as_bytes());
    assert_malformed([green.as_str(), &green].join("\n").as_bytes());
}

#[test]
fn what_is_nested_deep_is_refused() {
    for [open, close] in [["[", "]"], ["{\"a\":", "}"], ["[{\"a\":", "}]"], [" [\n", "]"]] {
        for depth in [65, 1_000, 100_000] {
            let deep = open.repeat(depth);
            assert_malformed(deep.as_bytes());
            assert_malformed(format!("{deep}0{}", close.repeat(depth)).as_bytes());
            assert_malformed([BEFORE, &deep, "0", &close.repeat(depth), AFTER].concat().as_bytes());
        }
    }
    assert_malformed("[".repeat(8_000_000).as_bytes());
}

/// Well-formed, and still no proof: which of the two counts, nobody can say.
#[test]
fn a_name_twice_is_never_green() {
    let page = r#""page":{"id":"abc123def456","name":"Acme"}"#;
    let status = r#""status":{"indicator":"none"}"#;
    for body in [
        format!(r#"{{{page},{status},"status":{{"indicator":"major"}}}}"#),
        format!(r#"{{{page},"status":{{"indicator":"major"}},{status}}}"#),
        format!("{{{page},{status},{status}}}"),
        format!("{{{page},{page},{status}}}"),
        format!(r#"{{{page},{status},"st\u0061tus":null}}"#),
        format!(r#"{{{page},"\u0073tatus":{{"indicator":"major"}},{status}}}"#),
        format!(r#"{{{page},"status":{{"indicator":"none","indicator":"none"}}}}"#),
        format!(r#"{{{page},"status":{{"indicator":"none","indic\u0061tor":"major"}}}}"#),
        format!(r#"{{"page":{{"id":"abc123def456","id":"abc123def457","name":"A"}},{status}}}"#),
    ] {
        assert!(!is_green(body.as_bytes()), "{body}");
        serde_json::from_str::<serde_json::Value>(&body).unwrap();
    }
}

/// The bodies of pages that send one, small enough that every byte can be changed.
fn small_bodies() -> Vec<String> {
    let mut bodies = Vec::new();
    for file in spec::files("envelope") {
        let cases = spec::cases(&file).into_iter().filter(|case| case.bodies.len() == 1);
        let mut small: Vec<String> = cases.flat_map(|case| case.bodies).collect();
        small.retain(|body| envelope::parse(body.as_bytes(), noon()).is_ok());
        small.sort_by_key(String::len);
        small.truncate(2);
        bodies.extend(small.into_iter().filter(|body| body.len() < 600));
    }
    assert!(bodies.len() > 20, "{}", bodies.len());
    bodies
}

#[test]
fn a_body_that_is_cut_anywhere_is_not_read() {
    for body in small_bodies() {
        for end in 0..body.len() {
            let cut = &body.as_bytes()[..end];
            assert!(envelope::parse(cut, noon()).is_err(), "{}", body.split_at(end).0);
        }
    }
}

/// What is no JSON by the letter is malformed, and what is JSON is not.
#[test]
fn a_body_with_one_byte_changed_is_read_by_the_letter() {
    const BYTES: &[u8] = b"\0\x1f \"',-0:[\\]e{}\x7f\x80\xc3\xff";
    for body in small_bodies().iter().filter(|body| !body.starts_with('<')) {
        for at in 0..body.len() {
            for byte in BYTES {
                let mut mutant = body.clone().into_bytes();
                mutant[at] = *byte;
                if is_json(&mutant) {
                    let kind = envelope::parse(&mutant, noon()).map_err(|error| error.kind());
                    assert!(kind != Err(ErrorKind::Syntax), "{body}\nbyte {at}: {byte}");
                } else {
                    assert_refused(envelope::parse(&mutant, noon()), &mutant);
                }
            }
        }
    }
}

/// The grammar alone: no number is too large, and half a surrogate pair is text.
fn is_json(body: &[u8]) -> bool {
    let text = std::str::from_utf8(body);
    text.is_ok_and(|text| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok())
}

#[test]
fn a_feed_with_one_byte_changed_does_no_harm() {
    const BYTES: &[u8] = b"\0 \"&-/;<=>?]\x80\xc3\xff";
    for feed in small_bodies().iter().filter(|body| body.starts_with('<')) {
        for at in 0..feed.len() {
            for byte in BYTES {
                let mut mutant = feed.clone().into_bytes();
                mutant[at] = *byte;
                let read = envelope::parse(&mutant, noon());
                let text = std::str::from_utf8(&mutant);
                // Only what a prefix stands for is not looked up.
                let is_xml = text.is_ok_and(|text| {
                    matches!(
                        roxmltree::Document::parse(text),
                        Ok(_) | Err(roxmltree::Error::UnknownNamespace(..))
                    )
                });
                assert!(is_xml || read.is_err(), "{feed}\nbyte {at}: {byte}");
            }
        }
    }
}
