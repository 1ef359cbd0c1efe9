//! A key of ours has one spelling, and is masked wherever it stands alone. What is masked has no
//! key any more.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::key::{Kind, TOKEN_RANDOM_BYTES, Token, base62, mask, recognise};

fuzz_target!(|input: ([u8; TOKEN_RANDOM_BYTES], &str, &str)| {
    let (random, before, after) = input;
    for text in [before, after] {
        if let Ok(token) = Token::parse(text) {
            assert_eq!(token.expose(), text);
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
