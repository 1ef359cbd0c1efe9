//! Scopes read back as they print, and are sets. An input is two lists, with U+001E in between.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::limits::{MAX_SCOPE_BYTES, MAX_SCOPES};
use statuslamp::scope::{Scope, Scopes};

fuzz_target!(|text: &str| {
    let (one, other) = text.split_once('\u{1e}').unwrap_or((text, ""));
    let (Some(one), Some(other)) = (read(one), read(other)) else { return };
    let (union, shared) = (one.clone().union(&other), one.intersection(&other));
    assert_eq!(union, other.clone().union(&one));
    assert_eq!(shared, other.intersection(&one));
    assert_eq!(one.clone().union(&one), one);
    assert!(one.clone().difference(&one).is_empty());
    let rest = one.clone().difference(&other);
    for scope in Scope::all() {
        let (in_one, in_other) = (one.holds(scope), other.holds(scope));
        assert_eq!(union.holds(scope), in_one || in_other);
        assert_eq!(shared.holds(scope), in_one && in_other);
        assert_eq!(rest.holds(scope), in_one && !in_other);
    }
    for word in one.words().chain(other.words()) {
        let has = |scopes: &Scopes| scopes.words().any(|known| known == word);
        assert!(has(&union));
        assert_eq!(has(&rest), has(&one) && !has(&other), "{word}");
    }
    let known: Scopes = other.known().collect();
    assert!(known.covers(&known) && union.covers(&known) && one.covers(&shared));
    assert_eq!(one.covers(&known), known.clone().difference(&one).is_empty());
    assert_eq!(one.covers(&other), one.covers(&known) && other.unknown().is_empty());
});

/// What is read prints itself as the same.
fn read(text: &str) -> Option<Scopes> {
    let scopes = match Scopes::parse(text) {
        Ok(scopes) => scopes,
        Err(error) => {
            assert!(error.at <= text.len(), "{error}");
            return None;
        }
    };
    assert_eq!(Scopes::parse(&scopes.to_string()).as_ref(), Ok(&scopes));
    assert!(scopes.unknown().len() <= MAX_SCOPES && scopes.unknown().is_sorted());
    for word in text.split(' ').filter(|_| !text.is_empty()) {
        assert!(!word.is_empty() && word.len() <= MAX_SCOPE_BYTES);
        match Scope::parse(word) {
            Some(scope) => assert!(scopes.holds(scope)),
            None => assert!(scopes.unknown().iter().any(|known| known == word)),
        }
    }
    assert_eq!(scopes.is_empty(), text.is_empty());
    Some(scopes)
}
