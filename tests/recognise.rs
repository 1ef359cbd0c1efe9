//! Keys in any text: which are found, what is masked, and that no secret is left.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use statuslamp::key::KeyForm::{
    Cachet, DatadogApi, DatadogApplication, Other, Ours, Statuspage, StatuspageMe, Statuspal,
};
use statuslamp::key::{KeyForm, mask, recognise};

mod random;

use random::Random;

const KEY: &str = "slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn";
const WRONG: &str = "slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4ym";
const HEX: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// That this is all that is found in the text.
#[track_caller]
fn finds(text: &str, wanted: &[(&str, KeyForm, bool)]) {
    let found = recognise(text);
    let found: Vec<_> =
        found.iter().map(|key| (&text[key.range.clone()], key.whose, key.sure)).collect();
    assert_eq!(found, wanted, "in {text}");
}

/// That the text is masked so, and has no key any more.
#[track_caller]
fn masks(text: &str, wanted: &str) {
    assert_eq!(mask(text), wanted, "of {text}");
    assert_eq!(mask(wanted), wanted, "masked twice");
    assert_eq!(recognise(wanted), [], "in {wanted}");
}

#[test]
fn forms() {
    let child = format!("slc_001IYT0XLWR_{}", "zB3_".repeat(21));
    let (hex_32, hex_40) = (&HEX[..32], &HEX[..40]);
    let sanctum = |length| format!("12|{}", "zB3".repeat(20).split_at(length).0);
    for (text, whose, sure) in [
        (KEY, Ours, true),
        (WRONG, Ours, false),
        (&KEY[..49], Ours, false),
        ("slk_empty_00", Ours, false),
        (&child, Ours, true),
        ("spk_a1b2-c3d4", StatuspageMe, true),
        ("uk_a1b2c3d4", Statuspal, true),
        (HEX, Statuspage, false),
        (hex_32, DatadogApi, false),
        (hex_40, DatadogApplication, false),
        (&hex_40.to_ascii_uppercase(), DatadogApplication, false),
        (&sanctum(40), Cachet, true),
        (&sanctum(48), Cachet, true),
    ] {
        for (before, after) in [
            ("", ""),
            (" ", "\n"),
            ("\"", "\""),
            ("/", "?"),
            ("ü", "ü"),
            ("-", "."),
            ("\\n", "\\n"),
        ] {
            finds(&[before, text, after].concat(), &[(text, whose, sure)]);
        }
        for (before, after) in [("x", ""), ("_", ""), ("", "x"), ("", "_")] {
            let longer = [before, text, after].concat();
            let alone = recognise(&longer).iter().any(|key| longer[key.range.clone()] == *text);
            assert!(!alone, "{longer}");
        }
    }
    for text in [
        "slk_",
        "slk_short",
        "spk_short",
        "uk_1234567",
        "xslk_0123456789abcdef",
        "SPK_0123456789",
        "0|",
        "|zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3z",
        &child[..99],
        &HEX[..63],
        &HEX.to_ascii_uppercase(),
        &sanctum(39),
        &sanctum(49),
        &sanctum(40).replace('|', "%7C"),
        "550e8400-e29b-41d4-a716-446655440000",
        "2026-11-22T12:00:00Z",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn several_at_once() {
    let text = format!("{KEY},{HEX}-{HEX}|1|{0}/{WRONG}", "zB3".repeat(14));
    finds(
        &text,
        &[
            (KEY, Ours, true),
            (HEX, Statuspage, false),
            (HEX, Statuspage, false),
            (&format!("1|{}", "zB3".repeat(14)), Cachet, true),
            (WRONG, Ours, false),
        ],
    );
}

/// The value is found whatever it looks like, and `*` stands for it here.
#[test]
fn places() {
    for place in [
        // Headers, as they are sent, dumped, logged, typed.
        "Authorization: *",
        "authorization:*\r\nAccept: x",
        "AUTHORIZATION: Bearer * status=200",
        "Authorization: OAuth *",
        "> authorization: bearer  *\n>",
        "Authorization: Basic *",
        "Authorization: Token *",
        "Proxy-Authorization: Basic *",
        "X-API-Key: * next",
        "x-api-key: Bearer *",
        "DD-API-KEY: *",
        "DD-APPLICATION-KEY: *",
        "X-Widget-Token: *",
        "X-Cachet-Token: *",
        "x-api-id: *",
        "curl -H 'X-API-Key: *' https://a.example",
        "curl -H \"Authorization: Bearer *\" https://a.example",
        "map[Accept:[x] Authorization:[Bearer *] X-Api-Key:[x]]".split(" X").next().unwrap(),
        // Addresses and forms.
        "https://a.example/?api_key=*",
        "https://a.example/?a=b&api_key=*&c=d#e",
        "GET /feed?pw=* HTTP/1.1",
        "<a href=\"?token=*\">",
        "?application_key=*#a",
        "access_token=*&b",
        "https://a.example/?API_KEY=*",
        // JSON, also within a string, and what programs print.
        r#"{"api_key":"*"}"#,
        r#"{"a":1,"authorization": "Bearer *","b":2}"#,
        "{\n  \"token\" :\n    \"*\"\n}",
        r#"{"x-api-key":["*"]}"#,
        r#"{"a":"{\"api_key\":\"*\"}"}"#,
        r#"{"a":"{\"b\":\"{\\\"token\\\":\\\"*\\\"}\"}"}"#,
        r#"{"headers":"Accept: x\r\nX-API-Key: *\r\nHost: y"}"#,
        r#"{"headers":"Authorization: *\nHost: y"}"#,
        r#"{"command":"curl -H \"X-API-Key: *\" y"}"#,
        r#"ClientRequest { authorization: Some("Bearer *"), method: "GET" }"#,
        r#"{"api_key"=>"*"}"#,
        "{ apiKey: '*' }",
        "{'token': '*'}",
        // Settings.
        "DD_API_KEY=*",
        "export X_API_KEY=\"*\"",
        "token: * # as a comment",
        "tool --token=* --verbose",
    ] {
        for value in ["hunter2", "a.b~c+d/e==", "naïve", "12345", "*****x", "$(x)"] {
            let text = place.replace('*', value);
            finds(&text, &[(value, Other, true)]);
            masks(&text, &place.replace('*', "*****"));
        }
        finds(&place.replace('*', KEY), &[(KEY, Ours, true)]);
        finds(&place.replace('*', WRONG), &[(WRONG, Ours, true)]);
        masks(&place.replace('*', KEY), &place.replace('*', "slk_00…WR_*****"));
    }
}

#[test]
fn no_places() {
    for text in [
        "Authorization:",
        "Authorization: \r\nAccept: x",
        "X-API-Key:\nHost: y",
        "the token was refused",
        "api_key",
        "?api_key=&a=b",
        "?api_keys=a",
        "?my_api_key_name=a",
        "xtoken=a",
        r#"{"token": null, "api_key":true}"#,
        r#"{"token": {"id": "a"}, "pw": [], "api_key": ""}"#,
        r#"{"token": "", "name": "a"}"#,
        r#"{"error": "invalid_token", "scope": "token"}"#,
        "authorization=*****",
        "Authorization: Bearer *****",
        "no key: send it as “Authorization: Bearer …” or “X-API-Key: …”",
        "token%3Dabc",
        "\\token",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn masks_of_forms() {
    let child = |id: &str| format!("slc_{id}_{}", "zB3a".repeat(22));
    for (text, wanted) in [
        (format!("key {KEY}."), "key slk_00…WR_*****."),
        (KEY.replace("slk", "slp"), "slp_*****"),
        (format!("key {WRONG}."), "key slk_*****."),
        (format!("{KEY}{KEY}"), "slk_*****"),
        (child("001IYT0XLWR"), "slc_00…WR_*****"),
        (child("001IYT0XLWR0"), "slc_*****"),
        (format!("token={KEY}x"), "token=slk_*****"),
        (format!("token={KEY},x"), "token=*****"),
        (format!("{HEX}-token=x"), "*****-token=*****"),
        (format!("{HEX}-api-{HEX}=x"), "*****-api-*****=x"),
        ("Authorization: Digest a=\"b\", c=d".to_owned(), "Authorization: *****\"b\", c=d"),
        ("Authorization: Digest a=b, c=d\nHost: x".to_owned(), "Authorization: *****\nHost: x"),
        ("Authorization: ***** more".to_owned(), "Authorization: *****"),
        ("Authorization: Bearer ".to_owned(), "Authorization: ***** "),
        ("token=\"a b\" c".to_owned(), "token=\"*****\" c"),
        ("token=\"a b\nc".to_owned(), "token=\"*****\nc"),
        ("token=slk_ab…yz_*****x".to_owned(), "token=*****"),
        ("token=slk_abcdyz_*****".to_owned(), "token=*****"),
    ] {
        masks(&text, wanted);
    }
}

#[test]
fn what_has_no_key_is_not_copied() {
    assert!(matches!(mask("GET /v1/pages 200"), Cow::Borrowed(_)));
}

/// Where a key of ours turns up.
const SURROUNDINGS: [&str; 12] = [
    "{}",
    "key {} was refused",
    r#"{"key":"{}"}"#,
    r#"{"api_key":"{}","a":1}"#,
    r#"{"a":"{\"authorization\":\"Bearer {}\"}"}"#,
    "https://a.example/badge.svg?key={}&style=flat",
    "https://a.example/{}/badge.svg",
    "Authorization: Bearer {}\r\nHost: a.example\r\n",
    "X-API-Key:{}\r\n",
    "2026-11-22T12:00:00Z INFO gate: GET /acme key={} 200",
    "ü{}ü",
    "[{},{}]",
];

#[test]
fn no_secret_is_left_of_ours() {
    let mut random = Random(1);
    for _ in 0..10_000 {
        let (token, around) = (random.token(), SURROUNDINGS[random.below(SURROUNDINGS.len())]);
        let text = around.replace("{}", token.expose());
        assert_eq!(mask(&text), around.replace("{}", &token.masked()));
        assert_eq!(recognise(&mask(&text)), []);
        assert!(recognise(&text).iter().all(|key| key.whose == Ours && key.sure));
        // A key with a mistake in it has a secret as well.
        let secret = &token.expose()[16..];
        let cut = around.replace("{}", &token.expose()[..4 + random.below(46)]);
        for text in [cut, text.replace(secret, &[secret, "x"].concat())] {
            assert!(!mask(&text).contains(&secret[..8]), "{text}");
        }
    }
}

/// A provider's key is of any visible characters, and a writer of JSON escapes some.
#[test]
fn no_secret_is_left_in_json() {
    let mut random = Random(2);
    for _ in 0..20_000 {
        let key: String =
            (0..8 + random.below(30)).map(|_| char::from(b'!' + random.byte() % 94)).collect();
        let value = [key.clone(), format!("Bearer {key}")][random.below(2)].clone();
        let name = ["api_key", "authorization", "X-API-Key", "token", "DD-API-KEY"];
        let mut json = serde_json::json!({name[random.below(5)]: value, "after": "kept"});
        for _ in 0..random.below(3) {
            json = serde_json::json!({"text": json.to_string(), "after": "kept"});
        }
        let text = json.to_string();
        let masked = mask(&text);
        assert!(!masked.contains(&key[..8]), "{key} in {masked}");
        assert_eq!(mask(&masked), masked);
        let mut read: serde_json::Value = serde_json::from_str(&masked).unwrap();
        assert_eq!(read["after"], "kept");
        while let Some(inner) = read["text"].as_str() {
            read = serde_json::from_str(inner).unwrap();
            assert_eq!(read["after"], "kept");
        }
    }
}

const PIECES: [&str; 48] = [
    KEY,
    WRONG,
    HEX,
    "0123456789abcdef0123456789abcdef",
    "spk_",
    "uk_",
    "slc_",
    "slk_",
    "12",
    "|",
    "zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3",
    "Authorization",
    "token",
    "api_key",
    "pw",
    "X-API-Key",
    "Bearer",
    "Basic",
    "Digest",
    ":",
    "=",
    "\"",
    "'",
    "\\",
    "\\\"",
    "\\n",
    "\n",
    "\r",
    " ",
    "  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&",
    "#",
    ">",
    "Some(",
    "-",
    "_",
    "x",
    "é",
    "…",
    "*****",
    "slk_ab…yz_*****",
    "null",
];

#[test]
fn whatever_is_masked_has_no_key() {
    let mut random = Random(3);
    for _ in 0..50_000 {
        let text: String =
            (0..=random.below(12)).map(|_| PIECES[random.below(PIECES.len())]).collect();
        let found = recognise(&text);
        assert!(found.iter().all(|key| text.get(key.range.clone()).is_some_and(|s| !s.is_empty())));
        assert!(found.windows(2).all(|two| two[0].range.end <= two[1].range.start), "{text:?}");
        let masked = mask(&text);
        assert_eq!(recognise(&masked), [], "{text:?} is masked as {masked:?}");
        for (place, key) in [KEY, WRONG].iter().flat_map(|key| masked.match_indices(key)) {
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let joined = masked[..place].ends_with(is_word)
                || masked[place + key.len()..].starts_with(is_word);
            assert!(joined, "{text:?} is masked as {masked:?}");
        }
    }
}

/// A reader that goes back over what it has read would take a million times a million steps.
#[test]
fn a_megabyte_takes_no_longer_than_it_must() {
    let together = PIECES.concat();
    for (before, piece) in [
        ("", "a"),
        ("", "a-"),
        ("", "é"),
        ("", " "),
        ("", "12"),
        ("", "1|"),
        ("", "1|zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3zB3-"),
        ("", "spk_"),
        ("", "spk_-"),
        ("", "slk_0123456789-"),
        ("", "\\n"),
        ("", "token "),
        ("", "token-"),
        ("", "token\\"),
        ("", "token=\""),
        ("", "token=\\\\\\\"a"),
        ("", "token=*****&"),
        ("", "token=Bearer "),
        ("", "\"token\": [ "),
        ("", "\"token\": null "),
        ("", "Authorization:  \n"),
        ("", "Authorization: Digest "),
        ("", &together),
        ("token", " "),
        ("token: \"", "\\"),
        ("token: \"", " "),
        ("token: Bearer", " "),
        ("Authorization: x", "\\\\x"),
    ] {
        // The shorter text, so that such a reader is found out before its time is up.
        for (size, limit) in [(50_000, 1), (1_000_000, 5)] {
            let text = [before, &piece.repeat(size / piece.len())].concat();
            let began = Instant::now();
            recognise(&text);
            let took = began.elapsed();
            assert!(took < Duration::from_secs(limit), "{size} of {before}{piece} took {took:?}");
        }
    }
}

#[test]
fn a_word_begins_after_an_escape() {
    for before in ["%3D", "%20", "\\u0026", "\\u003d", "\\x20", "\\b", "\\f"] {
        finds(&[before, KEY].concat(), &[(KEY, Ours, true)]);
        finds(&[before, HEX].concat(), &[(HEX, Statuspage, false)]);
        finds(&[before, "spk_a1b2-c3d4"].concat(), &[("spk_a1b2-c3d4", StatuspageMe, true)]);
        finds(&[before, "api_key=hunter2"].concat(), &[("hunter2", Other, true)]);
    }
}

#[test]
fn a_name_may_have_something_before_it() {
    for name in ["STATUSPAGE_API_KEY", "MY_TOKEN", "acme_prod_statuspage_eu_west_api_key", "_token"]
    {
        masks(&[name, "=hunter2 GET"].concat(), &[name, "=***** GET"].concat());
        masks(&["{\"", name, "\":\"hunter2\"}"].concat(), &["{\"", name, "\":\"*****\"}"].concat());
    }
    for text in ["tokens_left=3", "MYTOKEN=3"] {
        finds(text, &[]);
    }
}
