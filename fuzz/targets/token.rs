//! A key of ours has one spelling, and is masked wherever it stands alone. What is masked has no
//! key any more.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::key::{ChildToken, Kind, Narrowing, TOKEN_RANDOM_BYTES, Token, mask, recognise};
use statuslamp_digest::{base62, checksum};

fuzz_target!(|input: ([u8; TOKEN_RANDOM_BYTES], &str, &str)| {
    let (random, before, after) = input;
    for text in [before, after] {
        if let Ok(token) = Token::parse(text) {
            assert_eq!(token.expose(), text);
        }
        if let Ok(child) = ChildToken::parse(text) {
            assert_eq!(child.expose(), text);
        }
        // What a child says, behind a checksum that agrees.
        let mut child = ["slc_0bPELAU4eqF_", &base62::encode(text.as_bytes()), "_"].concat();
        child.push_str(&"0".repeat(88));
        checksum::append(&mut child);
        match (ChildToken::parse(&child), Narrowing::from_json(text)) {
            (Ok(child), Ok(narrowing)) => assert_eq!(*child.narrowing(), narrowing),
            (Ok(_), Err(error)) => panic!("{text:?} is none: {error}"),
            (Err(_), Ok(narrowing)) => assert_ne!(narrowing.to_json(), text),
            (Err(_), Err(_)) => {}
        }
        if let Some(bytes) = base62::decode(text) {
            assert_eq!(base62::encode(&bytes), text);
        }
    }
    for kind in [Kind::Secret, Kind::Publishable] {
        let token = Token::mint(kind, &random);
        assert_eq!(Token::parse(token.expose()).unwrap().expose(), token.expose());
        let alone = [before, " ", token.expose(), "\n", after].concat();
        let is_left = checked(&alone).contains(token.expose());
        assert!(!is_left || [before, after].concat().contains(token.expose()), "{alone:?}");
        checked(&[before, token.expose(), after].concat());
    }
});

/// The text masked, when what must hold of any has been seen to hold.
fn checked(text: &str) -> String {
    let found = recognise(text);
    assert!(found.iter().all(|key| text.get(key.range.clone()).is_some_and(|key| key != "")));
    assert!(found.windows(2).all(|two| two[0].range.end <= two[1].range.start), "{text:?}");
    let masked = mask(text);
    assert_eq!(recognise(&masked), [], "{text:?} is masked as {masked:?}");
    assert_eq!(masked == text, found.is_empty());
    masked.into_owned()
}
