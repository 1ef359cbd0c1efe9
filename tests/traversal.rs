//! Ways to write a path so that one reader of it sees another path than the next. Whatever is done
//! to the path of a route: it is refused with a clear word, or found nowhere, or is the same route
//! with another id. It is never another route.
//! The tricks are in `tests/specs/tricks.txt`, and below, where they depend on what is written.

mod sample;

use sample::{path, refilled, routes};
use statuslamp::limits::MAX_PATH_BYTES;
use statuslamp::model::Provider;
use statuslamp::route::{self, Malformed, Route};

/// The words of one section of `tests/specs/tricks.txt`.
fn words(section: &str) -> Vec<String> {
    let spec = std::fs::read_to_string("tests/specs/tricks.txt").unwrap();
    let (_, rest) = spec.split_once(&format!("== {section} ==\n")).unwrap();
    let section = rest.split("\n== ").next().unwrap();
    section.split_whitespace().map(unescaped).collect()
}

fn unescaped(word: &str) -> String {
    let mut out = String::new();
    let mut rest = word.chars();
    while let Some(c) = rest.next() {
        out.push(match (c, if c == '\\' { rest.next() } else { None }) {
            ('\\', Some('s')) => ' ',
            ('\\', Some('t')) => '\t',
            ('\\', Some('n')) => '\n',
            ('\\', Some('r')) => '\r',
            ('\\', Some('0')) => '\0',
            ('\\', Some('\\')) => '\\',
            ('\\', Some('u')) => {
                let hex: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                char::from_u32(u32::from_str_radix(&hex, 16).unwrap()).unwrap()
            }
            ('\\', other) => panic!("{word}: {other:?}"),
            (c, _) => c,
        });
    }
    out
}

/// What is done to one segment.
const SEGMENTS: &[fn(&str) -> String] = &[
    str::to_uppercase,
    |segment| with_first(segment, |c| c.to_uppercase().collect()),
    |segment| with_first(segment, |c| format!("%{:02x}", c as u32)),
    |segment| with_first(segment, |c| format!("%{:02X}", c as u32)),
    |segment| with_first(segment, |c| format!("%25{:02x}", c as u32)),
    |segment| with_first(segment, |c| format!("%2525{:02x}", c as u32)),
    |segment| with_first(segment, |c| format!("%u00{:02x}", c as u32)),
    |segment| with_first(segment, |c| format!("\\u00{:02x}", c as u32)),
    |segment| with_first(segment, |c| format!("&#{};", c as u32)),
    // Two bytes for a character of one, which no decoder of UTF-8 may take.
    |segment| {
        with_first(segment, |c| {
            format!("%{:02x}%{:02x}", 0xc0 | c as u32 >> 6, 0x80 | c as u32 & 63)
        })
    },
    // Fullwidth.
    |segment| with_first(segment, |c| char::from_u32(c as u32 + 0xfee0).unwrap().into()),
    |segment| segment.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect(),
    // Letters that look the same, or become the same when folded.
    |segment| segment.replace('a', "\u{430}"),
    |segment| segment.replace('e', "\u{435}"),
    |segment| segment.replace('o', "\u{3bf}"),
    |segment| segment.replace('i', "\u{131}"),
    |segment| segment.replace('i', "\u{130}"),
    |segment| segment.replace('s', "\u{17f}"),
    |segment| segment.replace('1', "\u{661}"),
    |segment| segment.replace('-', "\u{2010}"),
    |segment| segment.replace('-', "_"),
    |segment| segment.replace('_', "-"),
    |segment| segment.replace('_', "%5f"),
    |segment| segment.replace('.', "%2e"),
    |segment| segment.replace('.', "\u{ff0e}"),
    |segment| segment.replace(".json", ""),
    |segment| segment.replace(".json", ".JSON"),
    |segment| segment.replace(".json", ".xml"),
    // What some reader drops.
    |segment| with_first(segment, |c| format!("{c}\u{200d}")),
    |segment| with_first(segment, |c| format!("{c}\u{ad}")),
    |segment| with_first(segment, |c| format!("{c}\u{301}")),
    |segment| with_first(segment, |c| format!("{c}\t")),
    |segment| with_first(segment, |c| format!("{c}\n")),
    |segment| with_first(segment, |c| format!("{c}\0")),
    |segment| with_first(segment, |c| format!("{c}%00")),
    |segment| with_first(segment, |c| format!("{c}\\")),
    |segment| format!("{segment}."),
    |segment| format!("{segment}.."),
    |segment| format!("{segment} "),
    |segment| format!(" {segment}"),
    |segment| format!("{segment}%20"),
    |segment| format!("{segment}+"),
    |segment| format!(".{segment}"),
    |segment| format!("{segment}.json"),
    |segment| format!("{segment};x=1"),
    |segment| format!("{segment}:x"),
    |segment| format!("{segment}@x"),
    |segment| format!("x@{segment}"),
    |segment| format!("{segment}{segment}"),
    |segment| format!("{segment}/{segment}"),
    |segment| format!("{segment}*"),
    |segment| format!("({segment})"),
    |segment| format!("{{{segment}}}"),
    |segment| format!("{{{segment}:id}}"),
    |segment| format!("'{segment}' or '1'='1"),
    |segment| segment.get(1..).unwrap_or_default().to_owned(),
    |segment| segment.get(..segment.len() - 1).unwrap_or_default().to_owned(),
    |_| String::new(),
];

fn with_first(segment: &str, change: impl Fn(char) -> String) -> String {
    let first = segment.chars().next().unwrap();
    change(first) + &segment[first.len_utf8()..]
}

/// The path after everything that can be done to it.
fn tricks(path: &str) -> Vec<String> {
    let mut tricks: Vec<String> = Vec::new();
    tricks.extend(words("behind a path").iter().map(|word| format!("{path}{word}")));
    for word in words("in front of a path, and of one without its slash") {
        tricks.extend([format!("{word}{path}"), format!("{word}{}", &path[1..])]);
    }
    tricks.push(path[1..].to_owned());
    let slashes = words("in the place of a slash");
    for (at, _) in path.match_indices('/') {
        let (before, after) = (&path[..at], &path[at + 1..]);
        tricks.extend(slashes.iter().map(|slash| format!("{before}{slash}{after}")));
    }
    let others = words("in the place of a segment");
    let segments: Vec<String> = path.split('/').map(str::to_owned).collect();
    for at in 1..segments.len() {
        let changed = SEGMENTS.iter().map(|change| change(&segments[at]));
        tricks.extend(changed.chain(others.iter().cloned()).map(|segment| {
            let mut segments = segments.clone();
            segments[at] = segment;
            segments.join("/")
        }));
    }
    tricks.extend([path.to_uppercase(), path.replace('/', "\\"), path.replace('/', "%2f")]);
    tricks.retain(|trick| trick != path);
    tricks
}

/// What is wrong with a path, said again in other words than those of the code.
fn is_malformed(path: &str) -> bool {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
    path.len() > MAX_PATH_BYTES
        || !path.starts_with('/')
        || path.chars().any(|c| !PLAIN.contains(c))
        || path[1..].split('/').any(|segment| ["", ".", ".."].contains(&segment))
}

#[track_caller]
fn assert_no_other(provider: Provider, route: &'static Route, trick: &str) {
    match route::find(provider, trick) {
        Err(problem) => {
            assert!(is_malformed(trick), "{trick:?}: {problem}");
            let told = problem.to_string();
            assert!(told.starts_with("the path "), "{told}");
            assert!(!told.contains(char::is_control) && told.len() < 100, "{told:?}");
        }
        Ok(found) => {
            assert!(!is_malformed(trick), "{trick:?}");
            if let Some(found) = found {
                assert_eq!(found.route, route, "{trick:?}");
                assert_eq!(refilled(&found), trick);
            }
        }
    }
}

#[test]
fn no_trick_on_a_path_finds_another_route() {
    let mut count = 0;
    for provider in route::providers() {
        for route in route::table(provider).unwrap() {
            for trick in tricks(&path(route)) {
                assert_no_other(provider, route, &trick);
                count += 1;
            }
        }
    }
    assert!(count > 40_000, "{count}");
}

/// Nothing but another id in the place of one: the list of all tricks on one route that are taken.
#[test]
fn a_trick_that_is_taken_is_another_id_of_the_same_kind() {
    let path = "/v1/pages/abc123def456/metrics_providers/acme-1/metrics";
    let taken: Vec<String> = tricks(path)
        .into_iter()
        .filter(|trick| route::find(Provider::Statuspage, trick).is_ok_and(|found| found.is_some()))
        .map(|trick| trick.replace("/v1/pages/", "").replace("/metrics_providers/", " "))
        .collect();
    assert_eq!(
        taken,
        [
            "abc123def456 acme-1acme-1/metrics",
            "abc123def456 cme-1/metrics",
            "abc123def456 acme-/metrics",
            "abc123def456 -/metrics",
            "abc123def456 undefined/metrics",
            "abc123def456 null/metrics",
            "abc123def456 0/metrics",
            "abc123def456 me/metrics",
        ]
    );
}

/// From the path of one route to that of each other, by way of everything that some reader takes
/// for “up” or for “the end”.
#[test]
fn no_way_leads_from_one_route_to_the_next() {
    let ways = words("between the paths of two routes");
    for provider in route::providers() {
        let table = route::table(provider).unwrap();
        for from in table.iter().map(path) {
            for to in table.iter().map(path) {
                for way in &ways {
                    let trick = format!("{from}{way}{to}");
                    assert!(route::find(provider, &trick).is_err(), "{trick:?}");
                }
                // Plain words, but of no template.
                assert_eq!(route::find(provider, &format!("{from}{to}")), Ok(None));
            }
        }
    }
}

#[test]
fn what_is_wrong_is_told() {
    use Malformed::{Character, DotSegment, EmptySegment, Relative, TooLong};
    let long = format!("/{}", "a".repeat(MAX_PATH_BYTES - 1));
    for (path, problem, told) in [
        ("", Relative, "does not begin with a slash"),
        ("v1/pages", Relative, "does not begin with a slash"),
        ("https://api.statuspage.io/v1/pages", Relative, "does not begin with a slash"),
        ("\\v1\\pages", Relative, "does not begin with a slash"),
        ("/", EmptySegment, "has an empty segment"),
        ("//v1/pages", EmptySegment, "has an empty segment"),
        ("/v1//pages", EmptySegment, "has an empty segment"),
        ("/v1/pages/", EmptySegment, "has an empty segment"),
        ("/v1/./pages", DotSegment, "has a dot for a segment"),
        ("/v1/pages/..", DotSegment, "has a dot for a segment"),
        (
            "/v1/pages%2f",
            Character('%'),
            "has “%” in it: write segments of a-z, 0-9, _ and - as they are",
        ),
        (
            "/v1/pages;x",
            Character(';'),
            "has “;” in it: write segments of a-z, 0-9, _ and - as they are",
        ),
        (
            "/v1\\pages",
            Character('\\'),
            "has “\\” in it: write segments of a-z, 0-9, _ and - as they are",
        ),
        (
            "/v1/p\u{e4}ges",
            Character('\u{e4}'),
            "has “\u{e4}” in it: write segments of a-z, 0-9, _ and - as they are",
        ),
        (
            "/v1/pages\0",
            Character('\0'),
            "has a control character in it: write segments of a-z, 0-9, _ and - as they are",
        ),
        (&format!("{long}a"), TooLong, "is longer than 1024 bytes"),
        (&format!("{long}%2f"), TooLong, "is longer than 1024 bytes"),
    ] {
        let error = route::find(Provider::Statuspage, path).unwrap_err();
        assert_eq!((error, error.to_string()), (problem, format!("the path {told}")), "{path:?}");
    }
    assert_eq!(route::find(Provider::Statuspage, &long), Ok(None));
}

/// Upper case is plain, and no id or word has it: there is no folding anywhere.
#[test]
fn case_is_kept() {
    for route in routes() {
        let provider = Provider::parse(route.name.split('.').next().unwrap()).unwrap();
        let path = path(route);
        for (at, letter) in path.char_indices().filter(|(_, c)| c.is_ascii_lowercase()) {
            let mut other = path.clone();
            other.replace_range(at..=at, &letter.to_ascii_uppercase().to_string());
            assert_eq!(route::find(provider, &other), Ok(None), "{other}");
        }
    }
}

#[test]
fn every_character_but_a_few_is_refused_everywhere_in_a_path() {
    let others =
        (0..=0x2fff).chain(0xd7f0..0xe010).chain(0xfe00..0x1_0010).filter_map(char::from_u32);
    for c in others.chain(['\u{1f600}', '\u{e0020}', char::MAX]) {
        let plain = c.is_ascii_alphanumeric() || "-_./".contains(c);
        for path in [format!("/v1/{c}/x"), format!("/v1/x{c}"), format!("/v1/{c}x")] {
            let found = route::find(Provider::Statuspage, &path);
            assert_eq!(found == Err(Malformed::Character(c)), !plain, "{c:?}");
        }
    }
}
