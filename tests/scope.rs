//! Scopes: their grammar, that they are sets, and what a vendor's own key may do.

use std::collections::BTreeSet;

use statuslamp::limits::{MAX_SCOPE_BYTES, MAX_SCOPES};
use statuslamp::scope::{Scope, ScopeError, Scopes};

const WORDS: [&str; 14] = [
    "monitors:read",
    "monitors:write",
    "incidents:read",
    "incidents:write",
    "maintenances:read",
    "maintenances:write",
    "status-pages:read",
    "analytics:read",
    "users:read",
    "subscribers:read",
    "keys:read",
    "keys:write",
    "upstreams:read",
    "upstreams:write",
];

#[track_caller]
fn scopes(words: &str) -> Scopes {
    Scopes::parse(words).unwrap()
}

#[track_caller]
fn assert_refused(words: &str, at: usize, problem: &'static str) {
    assert_eq!(Scopes::parse(words), Err(ScopeError { at, problem }), "{words:?}");
}

const CHARACTERS: &str = "a scope is visible ASCII without spaces, quotes and backslashes";
const MISSING: &str = "a word is missing: one space stands between two of them";

#[test]
fn there_are_fourteen_words() {
    assert_eq!(Scope::all().map(Scope::as_str).collect::<Vec<_>>(), WORDS);
    for word in WORDS {
        let scope = Scope::parse(word).unwrap();
        assert_eq!((scope.as_str(), scope.to_string().as_str()), (word, word));
        assert_eq!(scope.only_reads(), word.ends_with(":read"));
        assert_eq!(scopes(word), [scope].into_iter().collect());
        assert_eq!(scopes(word).known().collect::<Vec<_>>(), [scope]);
    }
    let all = scopes(&WORDS.join(" "));
    assert_eq!(all, Scope::all().collect());
    assert_eq!(all.to_string(), WORDS.join(" "));
    assert_eq!(Scope::all().collect::<BTreeSet<_>>().len(), 14);
}

/// RFC 6749, section 3.3: `scope-token = 1*( %x21 / %x23-5B / %x5D-7E )`.
#[test]
fn every_byte_as_a_word_of_one_character() {
    for byte in 0..=255 {
        let word = char::from(byte).to_string();
        let is_of_the_grammar = matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e);
        let expected = match byte {
            b' ' => Err(ScopeError { at: 0, problem: MISSING }),
            _ if is_of_the_grammar => Ok(vec![word.clone()]),
            _ => Err(ScopeError { at: 0, problem: CHARACTERS }),
        };
        let read = Scopes::parse(&word).map(|scopes| scopes.unknown().to_vec());
        assert_eq!(read, expected, "{byte:#x}");
        let inside = Scopes::parse(&format!("a{word}b"));
        assert_eq!(inside.is_ok(), is_of_the_grammar || byte == b' ', "{byte:#x}");
    }
}

#[test]
fn no_text_is_no_scopes_and_one_space_stands_between_two_words() {
    assert!(scopes("").is_empty());
    assert_eq!(scopes("monitors:read users:read").to_string(), "monitors:read users:read");
    assert_refused(" ", 0, MISSING);
    assert_refused(" monitors:read", 0, MISSING);
    assert_refused("monitors:read ", 14, MISSING);
    assert_refused("monitors:read  users:read", 14, MISSING);
    assert_refused("monitors:read\tusers:read", 13, CHARACTERS);
    assert_refused("monitors:read\nusers:read", 13, CHARACTERS);
    assert_refused("monitors:read,\u{a0}users:read", 14, CHARACTERS);
    assert_refused("users:read \"x\"", 11, CHARACTERS);
    assert_refused("users:read a\\b", 12, CHARACTERS);
    assert_refused("users:read caf\u{e9}", 14, CHARACTERS);
    let error = Scopes::parse("users:read a\\b").unwrap_err();
    assert_eq!(error.to_string(), format!("{CHARACTERS}, at byte 12"));
}

#[test]
fn any_order_any_number_of_times_is_the_same() {
    let all = scopes("users:read monitors:read z:z a:a");
    assert_eq!(all, scopes("a:a monitors:read users:read z:z monitors:read a:a"));
    assert_eq!(all.to_string(), "monitors:read users:read a:a z:z");
}

/// StatusPage.me's overview has the one, its console the other.
#[test]
fn statuspage_me_spells_one_scope_in_two_ways() {
    assert_eq!(Scope::parse("status_pages:read"), Some(Scope::StatusPagesRead));
    assert_eq!(scopes("status_pages:read"), scopes("status-pages:read"));
    assert_eq!(scopes("status_pages:read status-pages:read").to_string(), "status-pages:read");
    for other in
        ["status_pages:write", "status-pages:write", "statuspages:read", "status pages:read"]
    {
        assert_eq!(Scope::parse(other), None, "{other}");
    }
}

#[test]
fn words_are_case_sensitive_and_stand_for_themselves() {
    for word in [
        "Monitors:read",
        "monitors:READ",
        "monitors",
        "monitors:",
        ":read",
        "monitors:*",
        "*",
        "monitors.read",
        "monitors:read:x",
        "read:monitors",
        "all",
        "admin",
    ] {
        let read = scopes(word);
        assert_eq!(read.unknown(), [word]);
        assert!(Scope::all().all(|scope| !read.holds(scope)), "{word}");
    }
}

#[test]
fn an_unknown_word_is_kept_and_told_and_good_for_nothing() {
    let read = scopes("pages:admire monitors:read");
    assert_eq!(read.unknown(), ["pages:admire"]);
    assert!(!read.is_empty() && !scopes("pages:admire").is_empty());
    assert!(read.covers(&scopes("monitors:read")));
    assert!(!read.covers(&scopes("pages:admire")), "not even itself");
    assert!(!scopes("pages:admire").covers(&scopes("pages:admire")));
    assert!(scopes("pages:admire").covers(&scopes("")));
    assert_eq!(read.clone().difference(&scopes("pages:admire")), scopes("monitors:read"));
    assert!(read.intersection(&read).unknown().is_empty(), "what is shared is known");
}

#[test]
fn to_write_is_not_to_read_and_to_read_is_not_to_write() {
    for thing in ["monitors", "incidents", "maintenances", "keys", "upstreams"] {
        let (read, write) = (scopes(&format!("{thing}:read")), scopes(&format!("{thing}:write")));
        assert!(!write.covers(&read) && !read.covers(&write), "{thing}");
    }
}

#[test]
fn a_word_has_100_characters_at_most_and_a_list_64_that_nobody_knows() {
    let longest = "x".repeat(MAX_SCOPE_BYTES);
    assert_eq!(scopes(&longest).unknown(), [longest.as_str()]);
    assert_refused(&format!("a {longest}x"), 102, "a scope has at most 100 characters");
    let many: Vec<String> = (0..MAX_SCOPES).map(|at| format!("x:{at}")).collect();
    let full = scopes(&many.join(" "));
    assert_eq!(full.unknown().len(), 64);
    assert_eq!(scopes(&format!("{full} x:0 {}", WORDS.join(" "))).unknown().len(), 64);
    let end = full.to_string().len() + 1;
    assert_refused(&format!("{full} x:64"), end, "more than 64 scopes that nobody knows");
}

/// A sequence of numbers that is the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn known(&mut self) -> Scopes {
        let density = 1 + self.roll(4);
        Scope::all().filter(|_| self.roll(density + 1) == 0).collect()
    }

    /// With up to three words that nobody knows.
    fn any(&mut self) -> Scopes {
        let mut scopes = self.known();
        for _ in 0..self.roll(4) {
            scopes.add(&format!("x:{}", self.roll(6))).unwrap();
        }
        scopes
    }
}

#[test]
fn to_cover_is_a_partial_order_and_a_union_the_least_above_both() {
    let mut dice = Dice(1);
    let mut chains = 0;
    for _ in 0..5_000 {
        let (a, mut b, mut c) = (dice.known(), dice.known(), dice.known());
        if dice.roll(2) == 0 {
            b = b.intersection(&a);
            c = c.intersection(&b);
        }
        assert!(a.covers(&a), "reflexive");
        assert!(!(a.covers(&b) && b.covers(&a)) || a == b, "antisymmetric");
        let is_chain = a.covers(&b) && b.covers(&c);
        assert!(!is_chain || a.covers(&c), "transitive");
        chains += usize::from(is_chain && a != b && b != c);
        let union = a.clone().union(&b);
        assert!(union.covers(&a) && union.covers(&b), "above both");
        assert!(!(c.covers(&a) && c.covers(&b)) || c.covers(&union), "and the least");
        let shared = a.intersection(&b);
        assert!(a.covers(&shared) && b.covers(&shared), "below both");
        assert!(!(a.covers(&c) && b.covers(&c)) || shared.covers(&c), "and the greatest");
    }
    assert!(chains > 1_000, "{chains}");
}

#[test]
fn sets_are_sets() {
    let mut dice = Dice(2);
    for _ in 0..5_000 {
        let (a, b, c) = (dice.any(), dice.any(), dice.any());
        let union = a.clone().union(&b);
        assert_eq!(union, b.clone().union(&a));
        assert_eq!(union.clone().union(&c), a.clone().union(&b.clone().union(&c)));
        assert_eq!(a.clone().union(&a), a);
        let words = |scopes: &Scopes| scopes.words().map(str::to_owned).collect::<BTreeSet<_>>();
        assert_eq!(words(&union), &words(&a) | &words(&b));
        assert_eq!(words(&a.clone().difference(&b)), &words(&a) - &words(&b));
        assert_eq!(a.clone().difference(&a), Scopes::default());
        assert_eq!(a.covers(&b), b.unknown().is_empty() && words(&b).is_subset(&words(&a)));
        assert_eq!(a.is_empty(), words(&a).is_empty());
        for scope in Scope::all() {
            assert_eq!(a.holds(scope), words(&a).contains(scope.as_str()));
        }
    }
}

#[test]
fn what_is_printed_reads_back_as_the_same() {
    let mut dice = Dice(3);
    for _ in 0..5_000 {
        let any = dice.any();
        assert_eq!(scopes(&any.to_string()), any);
        let mut words: Vec<_> = any.words().collect();
        words.reverse();
        assert_eq!(scopes(&words.join(" ")), any);
    }
}
