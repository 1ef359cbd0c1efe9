//! Narrower keys made of a key, offline: what they may do, and that nobody else can make one.

mod random;

use random::Random;
use statuslamp::key::{
    ChildToken, KeyRecord, Keyring, Kind, NarrowError, Narrowing, New, Slot, Token, TokenError,
    Verifier,
};
use statuslamp::limits::{MAX_CHILD_BYTES, MAX_VERIFIED_CHILDREN};
use statuslamp::model::Provider;
use statuslamp::policy::{Audience, Decision, Grant, PageAudience, Pages, Parts, Reason, Request};
use statuslamp::scope::{Scope, Scopes};
use statuslamp::time::{Seconds, Timestamp};

const PAGE: &str = "abc123def456";

fn at(text: &str) -> Timestamp {
    Timestamp::parse(&format!("2026-11-22T{text}:00Z")).unwrap()
}

fn token(seed: u8) -> Token {
    Token::mint(Kind::Secret, &[seed; 28])
}

fn record(token: &Token, scopes: &str, pages: Pages) -> KeyRecord {
    let grant = Grant {
        principal: "dashboard".into(),
        only_draws: false,
        scopes: Scopes::parse(scopes).unwrap(),
        audience: Audience { pages, organizations: vec!["org".into()] },
        not_before: None,
        expires_at: Some(at("18:00")),
    };
    let new = New { grant, rate: None, note: None };
    KeyRecord::create(new, Verifier::of(token), token.id().into(), at("10:00")).unwrap()
}

fn whole(ids: &[&str]) -> Pages {
    Audience::of_pages(ids.iter().copied()).pages
}

fn narrowing(scopes: Option<&str>, pages: Option<Pages>, end: &str) -> Narrowing {
    Narrowing {
        scopes: scopes.map(|scopes| Scopes::parse(scopes).unwrap()),
        audience: pages.map(|pages| Audience { pages, organizations: Vec::new() }),
        expires_at: at(end),
    }
}

fn ring(record: KeyRecord) -> Keyring {
    Keyring::new(vec![record]).unwrap()
}

#[test]
fn a_child_may_do_what_both_name() {
    let parent = token(1);
    let ring = ring(record(&parent, "monitors:read incidents:read", whole(&[PAGE, "other"])));
    let may = |to: &Narrowing| {
        let child = parent.narrow(to, at("12:00")).unwrap();
        let checked = ring.check(child.expose(), at("12:00")).unwrap();
        assert_eq!((checked.slot, checked.index), (Slot::Active, 0));
        checked.grant.into_owned()
    };
    let grant =
        may(&narrowing(Some("monitors:read users:read"), Some(whole(&[PAGE, "third"])), "13:00"));
    assert_eq!(grant.scopes, Scopes::parse("monitors:read").unwrap(), "not one more");
    assert_eq!(grant.audience, Audience::of_pages([PAGE]));
    assert_eq!(grant.expires_at, Some(at("13:00")));
    let grant = may(&narrowing(None, None, "23:00"));
    assert_eq!(grant.scopes, Scopes::parse("monitors:read incidents:read").unwrap());
    assert_eq!(grant.audience.organizations, ["org"]);
    assert_eq!(grant.expires_at, Some(at("18:00")), "the parent's end is nearer");
    let every = may(&narrowing(None, Some(Pages::Every), "13:00"));
    assert_eq!(every.audience, Audience::of_pages([PAGE, "other"]), "every page of the parent's");
    let parts = Parts(vec![vec!["api".into()]]);
    let part = Pages::Only(vec![PageAudience { id: PAGE.into(), parts: parts.clone() }]);
    assert_eq!(may(&narrowing(None, Some(part), "13:00")).audience.page(PAGE), Some(&parts));
}

#[test]
fn a_child_ends_and_its_parent_ends_it() {
    let parent = token(1);
    let record = record(&parent, "monitors:read", whole(&[PAGE]));
    let child = parent.narrow(&narrowing(None, None, "13:00"), at("12:00")).unwrap();
    let check = |record: &KeyRecord, now| {
        ring(record.clone()).check(child.expose(), now).map(|checked| checked.slot)
    };
    assert_eq!(check(&record, at("12:59")), Ok(Slot::Active));
    assert_eq!(check(&record, at("13:00")), Err(Reason::Expired(at("13:00"))));
    let revoked = record.revoke(at("12:30"));
    assert_eq!(check(&revoked, at("12:31")), Err(Reason::Revoked(at("12:30"))));
    // A rotation: the child of the old secret is good for as long as that is.
    let next = Token::mint_for(Kind::Secret, parent.id(), &[9; 28]).unwrap();
    let rotated = record.rotate(Verifier::of(&next), Seconds(600), at("12:00")).unwrap();
    assert_eq!(check(&rotated, at("12:05")), Ok(Slot::Active));
    let used = rotated.used(&next.hash(), at("12:10"), at("12:10"));
    assert_eq!(check(&used, at("12:19")), Ok(Slot::Retiring));
    assert_eq!(check(&used, at("12:20")), Err(Reason::UnknownKey));
    let young = next.narrow(&narrowing(None, None, "13:00"), at("12:00")).unwrap();
    let ring = ring(rotated);
    assert_eq!(ring.check(young.expose(), at("12:05")).unwrap().slot, Slot::Pending);
    assert_eq!(ring.check(next.expose(), at("12:05")).unwrap().slot, Slot::Pending);
}

/// Of what is stored, the hash and the public key, no token and no child can be made.
#[test]
fn nobody_else_can_make_a_child() {
    let parent = token(1);
    let record = record(&parent, "monitors:read", whole(&[PAGE]));
    let ring = ring(record.clone());
    let to = narrowing(None, None, "13:00");
    // Another secret with the same id.
    let forged = Token::mint_for(Kind::Secret, parent.id(), &[7; 28]).unwrap();
    let child = forged.narrow(&to, at("12:00")).unwrap();
    assert_eq!(ring.check(child.expose(), at("12:00")).unwrap_err(), Reason::UnknownKey);
    assert_eq!(ring.check(forged.expose(), at("12:00")).unwrap_err(), Reason::UnknownKey);
    // A child of another key.
    let child = token(2).narrow(&to, at("12:00")).unwrap();
    assert_eq!(ring.check(child.expose(), at("12:00")).unwrap_err(), Reason::UnknownKey);
    assert!(!child.is_signed_by(&record.active.public_key));
    // A key of small order verifies nothing, strictly.
    let mut identity = [0; 32];
    identity[0] = 1;
    assert!(!child.is_signed_by(&identity) && !child.is_signed_by(&[0; 32]));
}

/// The parts of one child in another: each is well formed, and none of them good.
#[test]
fn children_cannot_be_put_together() {
    let parent = token(1);
    let ring = ring(record(&parent, "monitors:read", whole(&[PAGE])));
    let child = |end| parent.narrow(&narrowing(None, None, end), at("12:00")).unwrap();
    let (short, long) = (child("13:00"), child("17:00"));
    let parts = |child: &ChildToken| -> Vec<String> {
        child.expose().split('_').map(str::to_owned).collect()
    };
    let (short, long) = (parts(&short), parts(&long));
    let mut text = [&*short[0], &short[1], &long[2], &short[3][..88]].join("_");
    statuslamp_digest::checksum::append(&mut text);
    let mixed = ChildToken::parse(&text).unwrap();
    assert_eq!(mixed.narrowing().expires_at, at("17:00"));
    assert_eq!(ring.check(&text, at("12:00")).unwrap_err(), Reason::UnknownKey);
}

#[test]
fn a_wrong_character_anywhere_is_refused() {
    let parent = token(1);
    let ring = ring(record(&parent, "monitors:read", whole(&[PAGE])));
    let child =
        parent.narrow(&narrowing(Some("monitors:read"), None, "13:00"), at("12:00")).unwrap();
    let text = child.expose();
    assert!(text.len() < 300, "{}", text.len());
    for place in 0..text.len() {
        for other in ['0', 'a', 'Z', '_', '-', ' ', '\u{0}'] {
            let mut changed: Vec<char> = text.chars().collect();
            if changed[place] == other {
                continue;
            }
            changed[place] = other;
            let changed: String = changed.into_iter().collect();
            let said = ring.check(&changed, at("12:00")).unwrap_err();
            assert_eq!(said, Reason::MalformedKey, "{place} {other:?}");
        }
        assert!(ring.check(&text[..place], at("12:00")).is_err());
    }
    for more in [format!("{text}0"), format!(" {text}"), format!("{text}\n"), text.to_uppercase()] {
        assert_eq!(ring.check(&more, at("12:00")).unwrap_err(), Reason::MalformedKey);
    }
}

/// Behind a checksum that agrees, too.
#[test]
fn what_is_no_child_is_none() {
    let with_sum = |text: &str| {
        let mut text = text.to_owned();
        statuslamp_digest::checksum::append(&mut text);
        ChildToken::parse(&text).map(|_| ()).unwrap_err()
    };
    let json = |text: &str| statuslamp_digest::base62::encode(text.as_bytes());
    let id = "0bPELAU4eqF";
    let good = r#"{"expiresAt":"2026-11-22T13:00:00Z"}"#;
    let sum = |middle: &str| with_sum(&format!("slc_{id}_{middle}_{}", "0".repeat(88)));
    for wrong in [
        "",
        "0",
        &json("{}"),
        &json("[]"),
        &json(&good[1..]),
        &json(&format!(" {good}")),
        &json(r#"{"expiresAt":"2026-11-22T14:00:00+01:00"}"#),
        &json(r#"{"expiresAt":"soon"}"#),
        &json(r#"{"scopes":["monitors:read"]}"#),
        &json(r#"{"expiresAt":"2026-11-22T13:00:00Z","expiresAt":"2026-11-22T13:00:00Z"}"#),
        &json(r#"{"expiresAt":"2026-11-22T13:00:00Z","more":1}"#),
        &json(r#"{"pages":null,"expiresAt":"2026-11-22T13:00:00Z"}"#),
    ] {
        assert_eq!(sum(wrong), TokenError::Child, "{wrong}");
    }
    let zeros = "0".repeat(88);
    for text in [
        format!("slc_{id}_{}", json(good)),
        format!("slc_{id}_{}_{zeros}_{zeros}", json(good)),
        format!("slc_{}_{}_{zeros}", &id[1..], json(good)),
    ] {
        assert_eq!(with_sum(&text), TokenError::Child, "{text}");
    }
    let long = format!("slc_{id}_{}", "0".repeat(MAX_CHILD_BYTES));
    assert!(matches!(ChildToken::parse(&long), Err(TokenError::Length(_))));
    assert_eq!(ChildToken::parse(token(1).expose()).unwrap_err(), TokenError::Prefix);
}

#[test]
fn what_could_do_nothing_is_not_made() {
    let refused = |token: &Token, to: &Narrowing| token.narrow(to, at("12:00")).unwrap_err();
    let parent = token(1);
    let cases = [
        (
            narrowing(None, None, "12:00"),
            "expiresAt: must be ahead, since one child cannot be revoked",
        ),
        (
            narrowing(Some(""), None, "13:00"),
            "scopes: none; leave them out for those of the key itself",
        ),
        (narrowing(Some("a:b"), None, "13:00"), "scopes: nobody knows “a:b”"),
        (
            narrowing(None, Some(whole(&[])), "13:00"),
            "pages: none; leave them out for those of the key itself",
        ),
        (
            narrowing(None, Some(whole(&["x"; 1_000])), "13:00"),
            "too much is named for a header to hold: name less",
        ),
    ];
    for (to, said) in cases {
        assert_eq!(refused(&parent, &to).to_string(), said);
    }
    let publishable = Token::mint(Kind::Publishable, &[1; 28]);
    let to = narrowing(None, None, "13:00");
    assert_eq!(refused(&publishable, &to), NarrowError::Publishable);
    let said = "a publishable key only draws; there is nothing to narrow";
    assert_eq!(NarrowError::Publishable.to_string(), said);
}

#[test]
fn a_child_prints_its_parents_id_and_not_itself() {
    let parent = token(1);
    let child =
        parent.narrow(&narrowing(Some("monitors:read"), None, "13:00"), at("12:00")).unwrap();
    let shown = format!("{child:?}");
    assert!(
        shown.contains(parent.id()) && shown.contains("MonitorsRead") || shown.contains("known")
    );
    let signature = child.expose().rsplit('_').next().unwrap();
    assert!(!shown.contains(signature) && !shown.contains(child.expose()));
    let read = ChildToken::parse(child.expose()).unwrap();
    assert_eq!((read.id(), read.narrowing()), (parent.id(), child.narrowing()));
    // Ed25519 needs no randomness: the same child has the same text.
    let again = parent.narrow(child.narrowing(), at("12:01")).unwrap();
    assert_eq!(again.expose(), child.expose());
}

/// Random parents and random wishes: whatever a child may do, its parent may.
#[test]
fn narrowing_never_widens() {
    let mut random = Random(11);
    let scopes =
        |random: &mut Random| -> Scopes { Scope::all().filter(|_| random.below(2) == 0).collect() };
    let pages = |random: &mut Random| {
        if random.below(5) == 0 {
            return Pages::Every;
        }
        let mut pages = Vec::new();
        for n in 0..3 {
            let mut lists = vec![Vec::new(); random.below(3)];
            for list in &mut lists {
                list.resize_with(1 + random.below(2), || random.below(3).to_string());
            }
            if random.below(2) == 0 {
                pages.push(PageAudience { id: format!("page{n}"), parts: Parts(lists) });
            }
        }
        Pages::Only(pages)
    };
    for _ in 0..3_000 {
        let parent = Grant {
            principal: String::new(),
            only_draws: random.below(8) == 0,
            scopes: scopes(&mut random),
            audience: Audience { pages: pages(&mut random), organizations: Vec::new() },
            not_before: None,
            expires_at: (random.below(2) == 0).then(|| at("15:00")),
        };
        let to = Narrowing {
            scopes: (random.below(2) == 0).then(|| scopes(&mut random)),
            audience: (random.below(2) == 0)
                .then(|| Audience { pages: pages(&mut random), organizations: vec!["o".into()] }),
            expires_at: at(["14:00", "16:00"][random.below(2)]),
        };
        assert_eq!(Narrowing::from_json(&to.to_json()).as_ref(), Ok(&to));
        let child = parent.narrowed(&to);
        assert!(parent.scopes.covers(&child.scopes));
        assert!(child.expires_at <= Some(to.expires_at));
        assert!(parent.expires_at.is_none_or(|end| child.expires_at <= Some(end)));
        assert_eq!(child.only_draws, parent.only_draws);
        assert!(child.audience.organizations.is_empty());
        for page in ["page0", "page1", "page2", "page3"] {
            for ids in [&["0"][..], &["1"], &["2"], &["0", "1"], &["1", "2"]] {
                let sees =
                    |audience: &Audience| audience.page(page).is_some_and(|parts| parts.hold(ids));
                let asked = to.audience.as_ref().is_none_or(sees);
                let both = sees(&parent.audience) && asked;
                assert_eq!(sees(&child.audience), both, "{parent:?} {to:?} {page} {ids:?}");
            }
        }
        assert_eq!(child.narrowed(&to), child, "twice is once");
    }
}

#[test]
fn a_keyring_finds_each_key_and_no_other() {
    let tokens: Vec<Token> = (0..200).map(token).collect();
    let records: Vec<KeyRecord> =
        tokens.iter().map(|token| record(token, "monitors:read", whole(&[PAGE]))).collect();
    let ring = Keyring::new(records.clone()).unwrap();
    for (index, token) in tokens.iter().enumerate() {
        let checked = ring.check(token.expose(), at("12:00")).unwrap();
        assert_eq!((checked.index, checked.record), (index, &records[index]));
        assert_eq!(*checked.grant, records[index].grant);
    }
    assert_eq!(ring.check(token(201).expose(), at("12:00")).unwrap_err(), Reason::UnknownKey);
    for garbage in ["", "slk_", "Bearer x", "slp_0", &"x".repeat(10_000), "slc_", "slc_é"] {
        assert_eq!(ring.check(garbage, at("12:00")).unwrap_err(), Reason::MalformedKey);
    }
    let twice = Keyring::new(vec![records[3].clone(), records[4].clone(), records[3].clone()]);
    assert_eq!(twice.unwrap_err(), records[3].id);
    // The same id and secret, and the other kind: another text, and so another hash.
    let publishable = Token::mint(Kind::Publishable, &[5; 28]);
    assert_eq!(publishable.id(), tokens[5].id());
    assert_eq!(ring.check(publishable.expose(), at("12:00")).unwrap_err(), Reason::UnknownKey);
}

#[test]
fn from_a_token_to_a_decision() {
    let parent = token(1);
    let ring = ring(record(&parent, "monitors:read incidents:read", whole(&[PAGE])));
    let request = |path: &str| Request {
        provider: Provider::Statuspage,
        method: "GET".into(),
        path: path.into(),
        query: String::new(),
        page: None,
    };
    let components = request("/v1/pages/abc123def456/components");
    let decide = |token: &str| ring.decide(token, &components, at("12:00"));
    assert!(matches!(decide(parent.expose()), Decision::Allow(_)));
    let child = parent.narrow(&narrowing(Some("incidents:read"), None, "13:00"), at("12:00"));
    let missing = decide(child.unwrap().expose());
    assert!(matches!(missing, Decision::Deny(Reason::MissingScope { .. })), "{missing:?}");
    assert_eq!(decide("slk_x"), Decision::Deny(Reason::MalformedKey));
}

/// A child whose signature was verified once is known again, for whatever it may do by then.
#[test]
fn what_was_verified_is_judged_anew() {
    let parent = token(1);
    let ring = ring(record(&parent, "monitors:read", whole(&[PAGE])));
    let made: Vec<ChildToken> = (0..MAX_VERIFIED_CHILDREN + 2)
        .map(|n| {
            let to = narrowing(None, Some(whole(&[PAGE, &n.to_string()])), "13:00");
            parent.narrow(&to, at("12:00")).unwrap()
        })
        .collect();
    for _ in 0..2 {
        for child in &made {
            assert!(ring.check(child.expose(), at("12:59")).is_ok());
        }
    }
    // What others have verified helps nobody else.
    let forged = Token::mint_for(Kind::Secret, parent.id(), &[7; 28]).unwrap();
    let forged = forged.narrow(made[0].narrowing(), at("12:00")).unwrap();
    assert_eq!(ring.check(forged.expose(), at("12:00")).unwrap_err(), Reason::UnknownKey);
    for child in &made {
        let over = ring.check(child.expose(), at("13:00")).unwrap_err();
        assert_eq!(over, Reason::Expired(at("13:00")));
    }
}
