//! Writes what the targets begin with, made of the specs: `corpus/` and `words.dict`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use statuslamp::envelope::resources;
use statuslamp::route::{self, Route, Takes};
use statuslamp_fuzz::specs::{self, Spec, encoded};

/// One of each form, and one that is at its edge.
const TIMES: &[&str] = &[
    "2026-04-21T12:53:56.786+02:00",
    "2026-11-22 12:00:00Z",
    "2025-07-18T08:49:50",
    "2025-09-12 19:20:02.5 +0200 CEST m=+0.5",
    "2016-12-31T23:59:60Z",
    "2024-02-29",
    "Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)",
    "Thu, 23 Jul 2026 18:12:58 Z",
    "22 Nov 99 12:00 PST",
    "0000-01-01T00:00:00+23:59",
];
const TEXTS: &[&str] =
    &["\u{5}Zürich\r\n\t office", "\u{40}https://a.example/?a=1&b='2'", "\u{2}\u{202e}x\u{85}y"];
const SCOPES: &[&str] = &[
    "monitors:read incidents:write\u{1e}monitors:read",
    "status_pages:read status-pages:read what:ever\u{1e}what:ever users:read",
];
/// A key of each form, and places where keys belong.
const KEYS: &[&str] = &[
    "slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn",
    "slp_00…WR_***** spk_0123456789-a uk_0123456789",
    "12|zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3z",
    "0123456789abcdef0123456789abcdef-0123456789abcdef0123456789abcdef01234567",
    "Authorization: Bearer a\r\nX-API-Key: b\r\nDD-APPLICATION-KEY:c",
    "authorization: Digest a=b?api_key=*****&token='c'&pw=d",
    r#"{"token": null, "a":"\r\nx-api-id: b\\", "c": "{\"api_key\":\"d\"}"}"#,
    r#"{"scopes":["monitors:read"],"pages":["a",{"id":"b","components":[["c"]]}],"expiresAt":"2026-11-22T13:00:00Z"}"#,
    "{ authorization: Some(\"Basic a\"), x_widget_token=>['b'] }",
];

fn main() {
    let (pages, answers) = (specs::read("envelope"), specs::read("resource"));
    for (count, page) in pages.iter().flat_map(|spec| &spec.cases).enumerate() {
        let bodies: Vec<Vec<u8>> = page.iter().map(|body| encoded(body)).collect();
        write("parse", count, &bodies.join(&0x1e));
        write("detect", count, &bodies[0]);
        write(if bodies[0].starts_with(b"<") { "xml" } else { "json" }, count, &bodies[0]);
    }
    let mut count = 0;
    for (provider, spec) in (0..).zip(&pages) {
        for case in (0..).take(spec.cases.len()) {
            // One change; what comes after it grows from there.
            write("provider", count, &[provider, case, 2, 0, 9, 0, 9]);
            count += 1;
        }
    }
    for (count, answer) in answers.iter().flat_map(|spec| &spec.cases).enumerate() {
        let (name, body) = answer[0].split_once('\n').unwrap();
        let pick = resources().position(|known| known == name).unwrap_or(0);
        write("resource", count, &[&[u8::try_from(pick).unwrap()], body.as_bytes()].concat());
    }
    TIMES.iter().enumerate().for_each(|(count, time)| write("times", count, time.as_bytes()));
    TEXTS.iter().enumerate().for_each(|(count, text)| write("text", count, text.as_bytes()));
    SCOPES.iter().enumerate().for_each(|(count, list)| write("scope", count, list.as_bytes()));
    let routes = route::providers().filter_map(route::table).flatten();
    routes.enumerate().for_each(|(count, route)| write("route", count, asked(route).as_bytes()));
    for (count, text) in KEYS.iter().enumerate() {
        // The random bytes, what stands before the key, and how long that is.
        let length = u8::try_from(text.len()).unwrap();
        write("token", count, &[&[0; 28], text.as_bytes(), &[length]].concat());
    }
    fs::write(folder().join("words.dict"), words(&[pages, answers].concat())).unwrap();
}

/// A path of the route, with each member of a query that it takes.
fn asked(route: &Route) -> String {
    let segments = route.template.split('/').map(|segment| match segment.split_once(':') {
        Some((_, "code}")) => "abc123def456",
        Some((_, "uuid}")) => "9d1136b5-5701-45f7-a65a-7e19e0610ee5",
        Some(_) => "1337",
        None => segment,
    });
    let members = route.takes().map(|(name, takes)| match takes {
        Takes::OneOf(words) => [name, words[0]].join("="),
        _ => [name, "1"].join("="),
    });
    let (path, query): (Vec<_>, Vec<_>) = (segments.collect(), members.collect());
    [path.join("/"), query.join("&"), "GET".to_owned()].join("\u{1e}")
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn write(target: &str, count: usize, seed: &[u8]) {
    let corpus = folder().join("corpus").join(target);
    fs::create_dir_all(&corpus).unwrap();
    fs::write(corpus.join(format!("seed-{count}")), seed).unwrap();
}

/// Every name, word and tag of the specs, as a dictionary of libFuzzer.
fn words(specs: &[Spec]) -> String {
    let mut words = BTreeSet::new();
    for body in specs.iter().flat_map(|spec| &spec.cases).flatten() {
        for span in statuslamp_fuzz::edit::spans(body) {
            let word = &body[span];
            if word.len() <= 40 && word.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
                words.insert(word);
            }
        }
    }
    words.into_iter().fold(String::new(), |mut dictionary, word| {
        let escaped = word.replace('\\', "\\\\").replace('"', "\\\"");
        writeln!(dictionary, "\"{escaped}\"").unwrap();
        dictionary
    })
}
