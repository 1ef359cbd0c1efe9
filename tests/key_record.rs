//! Which keys are made, and how they are stored and shown.

use random::Random;
use statuslamp::key::{KeyHash, KeyRecord, Kind, New, Rate, Refusal, Slot, Verifier};
use statuslamp::limits::{MAX_AUDIENCE_IDS, MAX_GRACE, MAX_NAME_CHARS, MAX_NOTE_CHARS};
use statuslamp::limits::{MAX_RATE_PER_SECOND, MAX_WORD_CHARS};
use statuslamp::policy::{Audience, PageAudience, Pages, Parts};
use statuslamp::scope::Scopes;
use statuslamp::time::{Seconds, Timestamp};

mod random;

const PLAIN: &str = r#"{"kind":"secret","name":"wall","scopes":["monitors:read"],"pages":["p1"]}"#;

const FULL: &str = r#"{"kind":"secret","name":"wall","scopes":["monitors:read","incidents:read"],"pages":["p1",{"id":"p2","components":[["c1","c2"],["c2"]]}],"organizations":["o1"],"notBefore":"2026-11-22T09:00:00Z","expiresAt":"2027-01-31T00:00:00Z","rate":{"uses":60,"per":3600},"note":"migrated from ada@acme.example"}"#;

fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T10:00:00Z").unwrap()
}

fn verifier(secret: &str) -> Verifier {
    Verifier { sha256: KeyHash::of(secret), public_key: [secret.as_bytes()[0]; 32] }
}

fn create(new: New) -> Result<KeyRecord, Refusal> {
    KeyRecord::create(new, verifier("A"), "3kFh29dKq1Z".into(), now())
}

fn plain() -> New {
    New::from_json(PLAIN).unwrap()
}

/// What is said of a key that is as `PLAIN` but for one thing.
#[track_caller]
fn refusal(from: &str, to: &str) -> String {
    assert!(PLAIN.contains(from));
    let new = New::from_json(&PLAIN.replacen(from, to, 1)).unwrap();
    create(new).map_or_else(|refusal| refusal.to_string(), |key| panic!("{key:?}"))
}

#[test]
fn a_refusal_says_why() {
    for (from, to, said) in [
        ("wall", "", "a key without a name could not be told from others"),
        (
            "wall",
            "wall\\u0007",
            "the name has characters or spaces that do not show: it could look like another",
        ),
        (
            "wall",
            "\\u202ewall",
            "the name has characters or spaces that do not show: it could look like another",
        ),
        (
            "wall",
            " wall",
            "the name has characters or spaces that do not show: it could look like another",
        ),
        ("}", ",\"note\":\"a\\nb\"}", "the note has characters or spaces that do not show"),
        (
            "\"monitors:read\"",
            "",
            "a key without scopes could do nothing; with some providers it would mean everything, so it is refused",
        ),
        (
            "monitors:read",
            "pages:admire",
            "nobody knows the scope “pages:admire”, so it would allow nothing",
        ),
        (
            "\"monitors:read\"",
            "\"monitors:read\",\"monitors:Read\"",
            "nobody knows the scope “monitors:Read”, so it would allow nothing",
        ),
        (
            "secret",
            "publishable",
            "a publishable key has badges and banners drawn; scopes would do nothing on it",
        ),
        (
            "\"secret\",\"name\":\"wall\",\"scopes\":[\"monitors:read\"]",
            "\"publishable\",\"name\":\"wall\",\"organizations\":[\"o1\"],\"scopes\":[]",
            "a publishable key has badges and banners drawn; organisations would do nothing on it",
        ),
        ("\"p1\"", "", "a key for no page and no organisation could do nothing"),
        ("p1", "", "“” is no id"),
        ("p1", "p\\n1", "“p 1” is no id"),
        (
            "\"p1\"",
            "{\"id\":\"p1\",\"components\":[[\"c1\"],[]]}",
            "of the page “p1” the key would see no component",
        ),
        ("}", ",\"expiresAt\":\"2026-11-22T10:00:00Z\"}", "the key ended at 2026-11-22T10:00:00Z"),
        (
            "}",
            ",\"notBefore\":\"2026-12-01T00:00:00Z\",\"expiresAt\":\"2026-12-01T00:00:00Z\"}",
            "the key would end before it begins",
        ),
        (
            "}",
            ",\"rate\":{\"uses\":0,\"per\":60}}",
            "with a rate of zero the key could never be used",
        ),
        (
            "}",
            ",\"rate\":{\"uses\":1,\"per\":0}}",
            "with a rate of zero the key could never be used",
        ),
        (
            "}",
            ",\"rate\":{\"uses\":2001,\"per\":2}}",
            "a key may be used at most 1000 times in a second",
        ),
    ] {
        assert_eq!(refusal(from, to), said, "{to}");
    }
}

/// Whoever reads a key's JSON has refused it already.
#[test]
fn a_page_that_is_named_twice_is_refused() {
    let twice = PLAIN.replace("\"p1\"", "\"p1\",\"p2\",\"p1\"");
    let error = New::from_json(&twice).unwrap_err().to_string();
    assert!(error.starts_with("pages: a page is named twice"), "{error}");
    let mut new = plain();
    new.grant.audience = Audience::of_pages(["p1", "p2", "p1"]);
    assert_eq!(create(new).unwrap_err().to_string(), "the page “p1” is named twice");
}

/// A bound, and a key that is so large.
type Bound<'a> = (usize, &'a dyn Fn(usize) -> Result<KeyRecord, Refusal>);

/// Each bound: what is just within it passes, and the message names it.
#[test]
fn bounds_are_where_the_messages_say() {
    let with = |change: &dyn Fn(&mut New)| {
        let mut new = plain();
        change(&mut new);
        create(new)
    };
    let name = |length| with(&|new| new.grant.principal = "ü".repeat(length));
    let note = |length| with(&|new| new.note = Some("ü".repeat(length)));
    let id = |length: usize| {
        with(&|new| new.grant.audience = Audience::of_pages([&*"p".repeat(length)]))
    };
    let ids = |count: usize| {
        let ids: Vec<String> = (0..count - 2).map(|id| id.to_string()).collect();
        with(&|new| {
            new.grant.audience = Audience::of_pages(ids.iter().map(String::as_str));
            new.grant.audience.organizations = vec!["o".into()];
            let Pages::Only(pages) = &mut new.grant.audience.pages else { panic!() };
            pages[0].parts.0.push(vec!["c".into()]);
        })
    };
    let per_second = usize::try_from(MAX_RATE_PER_SECOND).unwrap();
    let rate = |uses: usize| {
        let uses = u32::try_from(uses).unwrap();
        with(&|new| new.rate = Some(Rate { uses, per: Seconds(1) }))
    };
    let bounds: [Bound<'_>; 5] = [
        (MAX_NAME_CHARS, &name),
        (MAX_NOTE_CHARS, &note),
        (MAX_AUDIENCE_IDS, &ids),
        (per_second, &rate),
        (MAX_WORD_CHARS, &id),
    ];
    for (bound, create) in bounds {
        assert!(create(bound).is_ok(), "{bound}");
        let refusal = create(bound + 1).unwrap_err().to_string();
        assert!(refusal.contains(&bound.to_string()) || refusal.ends_with("no id"), "{refusal}");
    }
    let days = (MAX_GRACE.0 / 86_400).to_string();
    assert!(Refusal::LongGrace.to_string().contains(&days));
}

#[test]
fn keys_that_have_a_use_are_made() {
    for new in [
        PLAIN.to_owned(),
        FULL.to_owned(),
        PLAIN.replace("[\"p1\"]", "\"*\""),
        PLAIN.replace("[\"p1\"]", "[],\"organizations\":[\"o1\"]"),
        PLAIN.replace("secret", "publishable").replace("\"monitors:read\"", ""),
        PLAIN.replace('}', ",\"expiresAt\":\"2026-11-22T10:00:00.001Z\"}"),
        PLAIN.replace("wall", "Süd-Wand, 3. Stock 壁"),
    ] {
        let key = create(New::from_json(&new).unwrap()).unwrap();
        assert_eq!(KeyRecord::from_json(&key.to_json()).unwrap(), key, "{new}");
    }
}

/// Some text that is hard to write: quotes, escapes, other scripts.
fn text(random: &mut Random) -> String {
    let pieces = ["a", "\"", "\\", "\u{1f600}", "ü", "</", "\\u0041", "{", "x y", "\u{7f}"];
    (0..=random.below(6)).map(|_| pieces[random.below(pieces.len())]).collect()
}

#[test]
fn whatever_is_stored_comes_back() {
    let mut random = Random(5);
    for _ in 0..2_000 {
        let time = |random: &mut Random| {
            let milliseconds = 1_000 * i64::try_from(random.below(4_000_000_000)).unwrap();
            (random.below(2) == 0).then(|| Timestamp::EPOCH.plus(milliseconds))
        };
        let number = |random: &mut Random| u32::try_from(random.below(1 << 32)).unwrap();
        let list = |random: &mut Random| -> Vec<String> {
            (0..=random.below(3)).map(|_| text(random)).collect()
        };
        let mut key = used();
        key.id = text(&mut random);
        key.grant.principal = text(&mut random);
        key.grant.only_draws = random.below(2) == 0;
        key.grant.scopes = Scopes::default();
        for word in ["monitors:read", "keys:write", "who:knows"].iter().take(random.below(4)) {
            key.grant.scopes.add(word).unwrap();
        }
        key.grant.audience.pages = match random.below(3) {
            0 => Pages::Every,
            count => Pages::Only(
                (1..count)
                    .map(|_| PageAudience {
                        id: text(&mut random),
                        parts: Parts((0..random.below(3)).map(|_| list(&mut random)).collect()),
                    })
                    .collect(),
            ),
        };
        key.grant.audience.organizations = list(&mut random);
        (key.grant.not_before, key.grant.expires_at) = (time(&mut random), time(&mut random));
        key.rate = (random.below(2) == 0)
            .then(|| Rate { uses: number(&mut random), per: Seconds(number(&mut random)) });
        key.note = (random.below(2) == 0).then(|| text(&mut random));
        (key.first_used_at, key.last_used_at) = (time(&mut random), time(&mut random));
        key.issued_at = time(&mut random).unwrap_or(key.issued_at);
        key.revoked_at = time(&mut random);
        key.pending = key.pending.filter(|_| random.below(2) == 0);
        key.retiring = key.retiring.filter(|_| random.below(2) == 0);
        let json = key.to_json();
        assert_eq!(KeyRecord::from_json(&json).unwrap_or_else(|e| panic!("{e}: {json}")), key);
        let shown: serde_json::Value = serde_json::from_str(&key.to_shown(now())).unwrap();
        assert_eq!(shown["name"], *key.grant.principal);
    }
}

/// A record in the middle of its life.
fn used() -> KeyRecord {
    let key = create(New::from_json(FULL).unwrap()).unwrap();
    let at = |seconds: i64| now().plus(seconds * 1_000);
    let key = key.used(&KeyHash::of("A"), at(90), at(90));
    let key = key.rotate(verifier("B"), Seconds(3_600), at(300)).unwrap();
    let key = key.used(&KeyHash::of("B"), at(330), at(330));
    key.rotate(verifier("C"), Seconds(0), at(400)).unwrap()
}

#[test]
fn what_is_stored() {
    let hex = |secret: &str| String::from(KeyHash::of(secret));
    let key = |letter: &str| letter.repeat(32);
    let expected = [
        r#"{"id":"3kFh29dKq1Z","#,
        FULL.strip_prefix('{').unwrap().strip_suffix('}').unwrap(),
        r#","createdAt":"2026-11-22T10:00:00Z","firstUsedAt":"2026-11-22T10:01:00Z","lastUsedAt":"2026-11-22T10:05:00Z","#,
        &format!(r#""active":{{"sha256":"{}","publicKey":"{}","#, hex("B"), key("42")),
        r#""issuedAt":"2026-11-22T10:05:00Z"},"#,
        &format!(r#""pending":{{"sha256":"{}","publicKey":"{}","#, hex("C"), key("43")),
        r#""issuedAt":"2026-11-22T10:06:40Z","grace":0},"#,
        &format!(r#""retiring":{{"sha256":"{}","publicKey":"{}","#, hex("A"), key("41")),
        r#""replacedAt":"2026-11-22T10:05:30Z","grace":3600}}"#,
    ]
    .concat();
    assert_eq!(used().to_json(), expected);
    assert_eq!(KeyRecord::from_json(&expected).unwrap(), used());
}

#[test]
fn several_records_are_read_at_once() {
    let record = used();
    let json = format!(r#"{{"records":[{0},{0}]}}"#, record.to_json());
    assert_eq!(KeyRecord::list_from_json(&json).unwrap(), [record.clone(), record]);
    assert_eq!(KeyRecord::list_from_json(r#"{"records":[]}"#).unwrap(), []);
    for wrong in ["[]", "{}", r#"{"records":[{}]}"#, r#"{"records":[],"more":1}"#] {
        assert!(KeyRecord::list_from_json(wrong).is_err(), "{wrong}");
    }
    assert_eq!(Rate::from_json(r#"{"uses":2,"per":60}"#), Ok(Rate { uses: 2, per: Seconds(60) }));
    assert!(Rate::from_json(r#"{"uses":2,"per":60,"burst":1}"#).is_err());
}

#[test]
fn what_is_shown() {
    let expected = [
        r#"{"id":"3kFh29dKq1Z","key":"slk_3k…1Z_*****","state":"pending","inUse":true,"#,
        FULL.strip_prefix('{').unwrap().strip_suffix('}').unwrap(),
        r#","createdAt":"2026-11-22T10:00:00Z","firstUsedAt":"2026-11-22T10:01:00Z","lastUsedAt":"2026-11-22T10:05:00Z","#,
        r#""issuedAt":"2026-11-22T10:05:00Z","pendingSince":"2026-11-22T10:06:40Z","oldSecretUntil":"2026-11-22T11:05:30Z"}"#,
    ]
    .concat();
    assert_eq!(used().to_shown(now().plus(500_000)), expected);
    let later = used().to_shown(now().plus(3_930_000));
    assert!(!later.contains("oldSecretUntil"), "{later}");
    let revoked = used().revoke(now().plus(450_000)).to_shown(now().plus(500_000));
    assert!(
        revoked
            .ends_with(r#""issuedAt":"2026-11-22T10:05:00Z","revokedAt":"2026-11-22T10:07:30Z"}"#),
        "{revoked}"
    );
}

/// Whatever is stored of a secret, lists have none of it.
#[test]
fn lists_hold_no_hash_and_no_public_key() {
    let key = used();
    let shown = key.to_shown(now());
    for slot in [Slot::Active, Slot::Pending, Slot::Retiring] {
        let verifier = key.verifier(slot).unwrap();
        assert!(!shown.contains(&String::from(verifier.sha256)));
        assert!(!shown.contains(&format!("{:02x}", verifier.public_key[0]).repeat(32)));
    }
    for name in ["sha256", "publicKey", "active\":", "retiring"] {
        assert!(!shown.contains(name), "{name}");
    }
}

#[test]
fn a_key_is_masked_by_its_id() {
    let masked = |id: &str, kind: Kind| {
        let mut key = create(plain()).unwrap();
        key.id = id.into();
        key.grant.only_draws = kind == Kind::Publishable;
        key.masked()
    };
    assert_eq!(masked("3kFh29dKq1Z", Kind::Secret), "slk_3k…1Z_*****");
    assert_eq!(masked("3kFh29dKq1Z", Kind::Publishable), "slp_3k…1Z_*****");
    assert_eq!(masked("3kFh29", Kind::Secret), "slk_*****", "it is none");
    assert_eq!(masked("", Kind::Secret), "slk_*****");
    assert_eq!(masked("äöüäöüäöü", Kind::Secret), "slk_*****", "no id of ours");
}

#[test]
fn records_are_read_to_the_letter() {
    let json = used().to_json();
    for (from, to, said) in [
        ("\"id\"", "\"ID\"", "ID: no such member"),
        ("revokedAt", "revoked", "revoked: no such member"),
        ("\"kind\":\"secret\"", "\"kind\":\"Secret\"", "kind: expected secret or publishable"),
        ("\"name\":\"wall\",", "", "name: missing"),
        ("\"2027-01-31T00:00:00Z\"", "null", "expiresAt: expected text, found null"),
        ("\"createdAt\":\"2026-11-22T10:00:00Z\",", "", "createdAt: missing"),
        ("\"uses\":60", "\"uses\":-1", "rate.uses: out of range"),
        ("\"uses\":60", "\"uses\":4294967296", "rate.uses: out of range"),
        ("\"uses\":60", "\"uses\":60,\"burst\":1", "rate.burst: no such member"),
        ("\"sha256\":\"", "\"sha256\":\"0", "active.sha256: expected 64 lower-case hex digits"),
        (
            "\"publicKey\":\"42",
            "\"publicKey\":\"",
            "active.publicKey: expected 64 lower-case hex digits",
        ),
        (
            "\"publicKey\":\"42",
            "\"publicKey\":\"4G",
            "active.publicKey: expected 64 lower-case hex digits",
        ),
        ("\"issuedAt\":\"2026-11-22T10:06:40Z\",", "", "pending.issuedAt: missing"),
        ("\"grace\":0", "\"grace\":\"0\"", "pending.grace: expected a whole number, found text"),
        ("\"replacedAt\"", "\"until\"", "retiring.until: no such member"),
        ("\"active\":{", "\"active\":{\"x\":0,", "active.x: no such member"),
    ] {
        let json = json.replacen(
            "\"grace\":3600}}",
            "\"grace\":3600},\"revokedAt\":\"2026-11-22T12:00:00Z\"}",
            1,
        );
        assert!(json.contains(from), "{from} in {json}");
        let error = KeyRecord::from_json(&json.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.starts_with(said), "{error}; expected {said}");
    }
    let error = New::from_json(&PLAIN.replace('}', ",\"id\":\"x\"}")).unwrap_err().to_string();
    assert!(
        error.starts_with("id: no such member"),
        "who makes a key does not choose its id: {error}"
    );
}

#[test]
fn every_page_is_not_one_of_a_list() {
    let json = r#"{"name":"wall","scopes":["monitors:read"],"pages":["*"]}"#;
    let made = create(New::from_json(json).unwrap());
    assert_eq!(made, Err(Refusal::NoId("*".into())));
}
