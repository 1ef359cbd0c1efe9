//! The life of a key as stories: who uses which secret when, what is told late, and what becomes
//! of the record.
//!
//! ```text
//! at 10:00 create                       a key with secret A, for a page
//! at 10:05 use A                        a use, if it is admitted; told at once
//! at 10:06 rotate grace 1h              the next letter is pending
//! at 10:20 told A of 10:07              a use that was admitted elsewhere, told late
//! at 10:30 revoke, revoke of 10:29      a day later: at 1d 10:30
//! at 10:40 ask A                        whether it is admitted
//! ```

use std::fmt::Write as _;
use std::sync::LazyLock;

use random::Random;
use statuslamp::key::{KeyHash, KeyRecord, New, Retiring, Slot, Verifier};
use statuslamp::limits::{IN_USE_FOR, MAX_GRACE};
use statuslamp::policy::{Audience, Grant, Reason};
use statuslamp::scope::Scopes;
use statuslamp::time::{Seconds, Timestamp};

mod random;
mod spec;

/// Hashed once: tests are not optimised.
fn hash(secret: &str) -> KeyHash {
    static HASHES: LazyLock<[KeyHash; 26]> =
        LazyLock::new(|| std::array::from_fn(|at| KeyHash::of(&LETTERS[at..=at])));
    HASHES[LETTERS.find(secret).unwrap()]
}

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

fn verifier(secret: &str) -> Verifier {
    Verifier { sha256: hash(secret), public_key: [secret.as_bytes()[0]; 32] }
}

/// `10:05`, `10:05:30.250`, `184d 10:05`, counted from the first of March, the longest six months
/// from which on are to come.
fn instant(text: &str) -> Timestamp {
    let (days, clock) = text.split_once("d ").unwrap_or(("0", text));
    let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
    let first = Timestamp::parse(&format!("2026-03-01T{clock}{seconds}Z"));
    first.unwrap_or_else(|| panic!("{text}")).plus(days.parse::<i64>().unwrap() * 86_400_000)
}

fn length(text: &str) -> Seconds {
    let (number, unit) = text.split_at(text.len() - 1);
    let unit = [("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400)].iter().find(|u| u.0 == unit);
    Seconds(number.parse::<u32>().unwrap() * unit.unwrap().1)
}

fn key(now: Timestamp, start: Option<Timestamp>, end: Option<Timestamp>) -> KeyRecord {
    let grant = Grant {
        principal: "dashboard".into(),
        only_draws: false,
        scopes: Scopes::parse("monitors:read").unwrap(),
        audience: Audience::of_pages(["abc123def456"]),
        not_before: start,
        expires_at: end,
    };
    let new = New { grant, rate: None, note: None };
    KeyRecord::create(new, verifier("A"), "3kFh29dKq1Z".into(), now).unwrap()
}

struct Story {
    key: Option<KeyRecord>,
    /// How many secrets there were.
    secrets: u8,
}

impl Story {
    /// One line; what to say of it, if that is not only how the record is then.
    fn tell(&mut self, now: Timestamp, deed: &str) -> String {
        let (verb, rest) = deed.split_once(' ').unwrap_or((deed, ""));
        if verb == "create" {
            let of = |word: &str| rest.split(", ").find_map(|part| part.strip_prefix(word));
            let made = key(now, of("from ").map(instant), of("until ").map(instant));
            self.key = Some(made);
            return "created".into();
        }
        let key = self.key.clone().expect("a story begins with create");
        let (secret, of) = rest.split_once(" of ").unwrap_or((rest, ""));
        match verb {
            "ask" | "use" => {
                let slot = key.match_hash(&hash(secret));
                let answer = slot.ok_or(Reason::UnknownKey).and_then(|slot| key.admit(slot, now));
                match answer {
                    Err(reason) => reason.to_string(),
                    Ok(()) if verb == "ask" => "admitted".into(),
                    Ok(()) => {
                        self.key = Some(key.used(&hash(secret), now, now));
                        "used".into()
                    }
                }
            }
            "told" => {
                self.key = Some(key.used(&hash(secret), instant(of), now));
                if self.key == Some(key) { "nothing to store".into() } else { "told".into() }
            }
            "rotate" => {
                let grace = rest.strip_prefix("grace ").map(length).unwrap();
                let next = char::from(b'B' + self.secrets).to_string();
                match key.rotate(verifier(&next), grace, now) {
                    Err(refusal) => return refusal.to_string(),
                    Ok(key) => self.key = Some(key),
                }
                self.secrets += 1;
                "rotated".into()
            }
            "revoke" => {
                let at = rest.strip_prefix("of ").map_or(now, instant);
                self.key = Some(key.revoke(at));
                "revoked".into()
            }
            "look" => "seen".into(),
            _ => panic!("“{deed}” is nothing that is done with a key"),
        }
    }

    fn letter(&self, slot: Slot) -> char {
        char::from(self.key.as_ref().unwrap().verifier(slot).unwrap().public_key[0])
    }

    fn state(&self, now: Timestamp) -> String {
        let Some(key) = &self.key else { return "no key".into() };
        let mut text = format!("{}; {} active", key.state(now).as_str(), self.letter(Slot::Active));
        if key.pending.is_some() {
            write!(text, ", {} pending", self.letter(Slot::Pending)).unwrap();
        }
        if let Some(retiring) = &key.retiring {
            let until = short(retiring.until());
            write!(text, ", {} until {until}", self.letter(Slot::Retiring)).unwrap();
        }
        match key.first_used_at.zip(key.last_used_at) {
            None => text.push_str("; unused"),
            Some((first, last)) => {
                write!(text, "; used {} to {}", short(first), short(last)).unwrap();
            }
        }
        text.push_str(if key.is_in_use(now) { ", in use" } else { "" });
        text
    }
}

/// The reverse of [`instant`].
fn short(at: Timestamp) -> String {
    let days = at.since(instant("00:00")).div_euclid(86_400_000);
    let clock = at.to_string().split_at(11).1.trim_end_matches('Z').to_owned();
    let clock = clock.strip_suffix(":00").unwrap_or(&clock);
    if days == 0 { clock.to_owned() } else { format!("{days}d {clock}") }
}

#[test]
fn stories() {
    let mut count = 0;
    for file in spec::files("life") {
        count += spec::check(&file, |case| {
            let mut story = Story { key: None, secrets: 0 };
            let mut told = String::new();
            for line in case.bodies[0].lines() {
                let words: Vec<&str> = line.split(' ').collect();
                let time = words[1..2 + usize::from(words[1].ends_with('d'))].join(" ");
                let deed = line.strip_prefix(&format!("at {time} ")).unwrap();
                let now = instant(&time);
                let said = story.tell(now, deed);
                writeln!(told, "{time} {said}: {}", story.state(now)).unwrap();
                let key = story.key.as_ref().unwrap();
                assert_eq!(KeyRecord::from_json(&key.to_json()).as_ref(), Ok(key), "{line}");
            }
            told
        });
    }
    assert!(count >= 40, "{count} stories");
}

/// What happens to a key.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// A use with the secret of this number, at this instant.
    Use(usize, Timestamp),
    Rotate(Seconds, Timestamp),
    Revoke(Timestamp),
}

const SECRETS: [&str; 9] = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];

fn end_of_time() -> Timestamp {
    instant("400d 00:00")
}

fn after(key: &KeyRecord, event: Event, secrets: &mut usize) -> KeyRecord {
    match event {
        Event::Use(secret, at) => key.used(&hash(SECRETS[secret]), at, end_of_time()),
        Event::Revoke(at) => key.revoke(at),
        Event::Rotate(grace, at) => {
            if *secrets + 2 == SECRETS.len() {
                return key.clone();
            }
            match key.rotate(verifier(SECRETS[*secrets + 1]), grace, at) {
                Ok(rotated) => {
                    *secrets += 1;
                    rotated
                }
                Err(_) => key.clone(),
            }
        }
    }
}

fn some_instant(random: &mut Random) -> Timestamp {
    let milliseconds = i64::try_from(random.below(200 * 60 * 1_000)).unwrap();
    instant("09:50").plus(milliseconds)
}

fn some_event(random: &mut Random, secrets: usize) -> Event {
    let at = some_instant(random);
    match random.below(20) {
        0 => Event::Revoke(at),
        1..5 => Event::Rotate(Seconds(u32::try_from(random.below(7_200)).unwrap()), at),
        _ => Event::Use(random.below(secrets + 2), at),
    }
}

fn slots(key: &KeyRecord) -> usize {
    [Slot::Active, Slot::Pending, Slot::Retiring]
        .into_iter()
        .filter(|slot| key.verifier(*slot).is_some())
        .count()
}

/// Which secrets open something.
fn opening(key: &KeyRecord, now: Timestamp) -> Vec<&'static str> {
    let opens = |secret: &&str| {
        key.match_hash(&hash(secret)).is_some_and(|slot| key.admit(slot, now).is_ok())
    };
    SECRETS.into_iter().filter(opens).collect()
}

#[test]
fn whatever_happens_in_whatever_order() {
    let mut random = Random(1);
    let (mut activations, mut revoked) = (0, 0);
    for _ in 0..1_000 {
        let mut key = key(instant("10:00"), None, None);
        let mut secrets = 0;
        for _ in 0..25 {
            let event = some_event(&mut random, secrets);
            let before = key;
            key = after(&before, event, &mut secrets);
            assert!(key.last_used_at >= before.last_used_at, "{event:?}");
            assert!(key.first_used_at <= key.last_used_at, "{event:?}");
            if let Some(first) = before.first_used_at {
                assert!(key.first_used_at <= Some(first), "{event:?}");
            }
            for used in [key.first_used_at, key.last_used_at].into_iter().flatten() {
                assert!(used >= key.created_at && used <= end_of_time());
                assert!(used == key.created_at || used == used.minute());
            }
            assert!(slots(&key) <= 3);
            assert!(opening(&key, end_of_time()).len() <= 2, "an old secret has an end");
            if before.revoked_at.is_some() {
                revoked += 1;
                assert!(key.revoked_at <= before.revoked_at && key.revoked_at.is_some());
                assert!(key.pending.is_none() || before.pending.is_some(), "{event:?}");
            }
            if key.revoked_at.is_some() {
                for now in ["00:00", "10:00", "400d 00:00"] {
                    assert_eq!(opening(&key, instant(now)), [""; 0], "{event:?}");
                }
            }
            if let Event::Use(secret, at) = event {
                let slot = before.match_hash(&hash(SECRETS[secret]));
                if slot == Some(Slot::Pending) {
                    activations += 1;
                    assert_eq!(key.match_hash(&hash(SECRETS[secret])), Some(Slot::Active));
                    assert_eq!(slots(&key), 2, "the new one and the one before it");
                    let retiring = key.retiring.as_ref().unwrap();
                    let pending = before.pending.as_ref().unwrap();
                    assert_eq!(retiring.verifier, before.active);
                    assert_eq!(retiring.replaced_at, at.max(pending.issued_at));
                } else {
                    assert_eq!((&key.active, &key.pending), (&before.active, &before.pending));
                    // An end comes nearer and never goes away.
                    let end = |key: &KeyRecord| key.retiring.as_ref().map(Retiring::until);
                    assert!(end(&key) <= end(&before), "{event:?}");
                    assert_eq!(end(&key).is_some(), end(&before).is_some());
                }
                assert_eq!(key.used(&hash(SECRETS[secret]), at, end_of_time()), key, "told twice");
            }
            assert_eq!(KeyRecord::from_json(&key.to_json()).unwrap(), key);
        }
    }
    assert!(activations > 500 && revoked > 500, "{activations}, {revoked}");
}

#[test]
fn uses_and_revocations_commute() {
    let mut random = Random(2);
    let mut differ = 0;
    for _ in 0..3_000 {
        let mut key = key(instant("10:00"), None, None);
        let mut secrets = 0;
        for _ in 0..random.below(6) {
            let event = some_event(&mut random, secrets);
            if !matches!(event, Event::Revoke(_)) {
                key = after(&key, event, &mut secrets);
            }
        }
        let mut events: Vec<Event> = (0..=random.below(8))
            .map(|_| match some_event(&mut random, secrets) {
                Event::Rotate(_, at) => Event::Use(secrets, at),
                event => event,
            })
            .collect();
        let tell = |events: &[Event]| {
            events.iter().fold(key.clone(), |key, event| after(&key, *event, &mut { secrets }))
        };
        let in_order = tell(&events);
        for _ in 0..10 {
            for at in (1..events.len()).rev() {
                events.swap(at, random.below(at + 1));
            }
            assert_eq!(tell(&events), in_order, "{events:?}");
        }
        differ += usize::from(in_order.active != key.active);
    }
    assert!(differ > 300, "{differ} activations");
}

#[test]
fn six_months_are_184_days() {
    let made = key(instant("10:00"), None, None);
    assert!(!made.is_in_use(instant("10:00")), "made is not used");
    let key = made.used(&hash("A"), instant("10:00:59"), instant("10:00:59"));
    let end = instant("10:00").plus(IN_USE_FOR.milliseconds());
    assert_eq!(end.to_string(), "2026-09-01T10:00:00Z", "six months after 1 March");
    assert!(key.is_in_use(end));
    assert!(!key.is_in_use(end.plus(1)));
    assert!(key.is_in_use(instant("09:00")), "a clock that went back");
}

#[test]
fn a_grace_has_a_bound_and_a_secret_is_new() {
    let now = instant("10:00");
    let key = key(now, None, None);
    let refusal =
        |next: &str, grace| key.rotate(verifier(next), grace, now).unwrap_err().to_string();
    assert_eq!(
        refusal("B", Seconds(MAX_GRACE.0 + 1)),
        "the old secret may live for at most 7 days"
    );
    assert_eq!(refusal("A", MAX_GRACE), "the new secret is one that the key has already");
    let key = key.rotate(verifier("B"), MAX_GRACE, now).unwrap();
    assert!(key.rotate(verifier("B"), MAX_GRACE, now).is_err(), "it is pending");
    let key = key.used(&hash("B"), now, now);
    assert!(key.rotate(verifier("A"), MAX_GRACE, now).is_err(), "it retires");
}

#[test]
fn of_two_rotations_with_a_clock_that_went_back_the_second_counts() {
    let key = key(instant("10:00"), None, None);
    let key = key.rotate(verifier("B"), Seconds(60), instant("12:00")).unwrap();
    let key = key.used(&hash("B"), instant("12:00"), instant("12:00"));
    let key = key.rotate(verifier("C"), Seconds(60), instant("11:00")).unwrap();
    assert_eq!(key.pending.as_ref().unwrap().issued_at, instant("12:00"), "not before B");
}

/// A loop that ends early would tell by its time how far it came, and no test of the values sees it.
#[test]
fn all_hashes_are_compared_and_each_in_whole() {
    let source = std::fs::read_to_string(spec::root().join("src/key/record.rs")).unwrap();
    let start = source.find("pub fn match_hash").unwrap();
    let body = &source[start..start + source[start..].find("\n    }\n").unwrap()];
    assert!(body.contains("sha256.matches("), "{body}");
    for early in ["return", "break", "?", "==", ".find", ".any(", ".position(", ".or_else("] {
        assert!(!body.contains(early), "{early} in {body}");
    }
    for file in ["record.rs", "record/life.rs", "record/create.rs"] {
        let source = std::fs::read_to_string(spec::root().join("src/key").join(file)).unwrap();
        assert!(!source.contains("sha256 =="), "{file} compares hashes in a time that tells");
    }
}
