//! Keys of ours: that each has one spelling, and that nothing tells its secret.

use statuslamp::key::{KeyHash, Kind, TOKEN_BYTES, Token, TokenError};
use statuslamp_digest::base62;

mod random;

use random::Random;

/// Made by another program, with Python's `int` and `zlib`.
const KEY: &str = "slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn";
const ZEROS: &str = "slp_00000000000_00000000000000000000000000004LPs6Z";
const ONES: &str = "slp_LygHa16AHYF_LygHa16AHYFLygHa16AHYF4gfFC34IAt0X";

#[track_caller]
fn refused(text: &str, wanted: TokenError) {
    match Token::parse(text) {
        Ok(token) => panic!("{text:?} is read as {}", token.expose()),
        Err(error) => assert_eq!(error, wanted, "{text:?}"),
    }
}

/// That no key is read of it, for whatever reason.
#[track_caller]
fn is_none(text: &str, of: &Token) {
    assert!(Token::parse(text).is_err(), "{text:?} is read, as {:?} is", of.expose());
}

#[test]
fn a_key_is_what_another_program_makes_of_the_same_bytes() {
    let counted = std::array::from_fn(|place| u8::try_from(place).unwrap());
    for (kind, random, wanted) in [
        (Kind::Secret, counted, KEY),
        (Kind::Publishable, [0; 28], ZEROS),
        (Kind::Publishable, [0xff; 28], ONES),
    ] {
        assert_eq!(Token::mint(kind, &random).expose(), wanted);
    }
}

#[test]
fn a_key_that_is_read_says_what_it_is() {
    for (text, kind, id, masked) in [
        (KEY, Kind::Secret, "001IYT0XLWR", "slk_00…WR_*****"),
        (ZEROS, Kind::Publishable, "00000000000", "slp_00…00_*****"),
        (ONES, Kind::Publishable, "LygHa16AHYF", "slp_Ly…YF_*****"),
    ] {
        let token = Token::parse(text).unwrap();
        assert_eq!((token.kind(), token.id()), (kind, id));
        assert_eq!((token.expose(), token.masked()), (text, masked.to_owned()));
        assert_eq!(kind.masked(id), masked, "by what is stored of it");
        assert!(token.hash().matches(&KeyHash::of(text)));
    }
}

#[test]
fn garbage() {
    for (text, wanted) in [
        ("", TokenError::Prefix),
        ("slk", TokenError::Prefix),
        (" slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4y", TokenError::Prefix),
        ("SLK_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn", TokenError::Prefix),
        ("slc_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn", TokenError::Prefix),
        ("ſlk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4y", TokenError::Prefix),
        ("slk_", TokenError::Length(4)),
        ("slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn\n", TokenError::Length(51)),
        ("slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn ", TokenError::Length(51)),
        ("slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4y", TokenError::Length(49)),
        ("slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4y\0", TokenError::Character(49)),
        ("slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4\u{e9}", TokenError::Character(48)),
        ("slk_001IYT0XLW\u{662}_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4y", TokenError::Character(14)),
        ("slk_001IYT0XLWR-0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn", TokenError::Character(15)),
        ("slk_001IYT0XLWRR0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn", TokenError::Character(15)),
        ("slk_001IYT0XLW__0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn", TokenError::Character(14)),
        ("slk_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4ym", TokenError::Checksum),
        ("slp_001IYT0XLWR_0glqewhlWlr1NWOlQOzi1H0RMORn4WT4yn", TokenError::Checksum),
    ] {
        refused(text, wanted);
    }
}

/// A second spelling of a key would have them: its checksum agrees, and its number with what does
/// not fit cut off is that of the first.
#[test]
fn digits_that_are_too_large_for_their_bytes() {
    for text in [
        "slk_LygHa16AHYG_00000000000000000000000000002lTqjj",
        "slk_00000000000_LygHa16AHYG000000000000000000BjfWT",
        "slk_00000000000_00000000000zzzzzzzzzzz0000003MD6dG",
        "slk_00000000000_00000000000000000000004gfFC41oVlvE",
        "slk_00000000000_00000000000000000000000000008UggNJ",
    ] {
        refused(text, TokenError::Checksum);
    }
    assert!(Token::parse("slk_00000000000_00000000000000000000000000003o1RBF").is_ok());
}

/// The bytes 1, 2, 3 and so on, and as many of 255: the largest number.
#[test]
fn base_62_of_every_length() {
    for (size, counted, largest) in [
        (0, "", ""),
        (1, "01", "47"),
        (2, "04A", "H31"),
        (3, "00HBL", "18OWF"),
        (4, "018wom", "4gfFC3"),
        (5, "04iwreH", "JMAIjoV"),
        (6, "00JVb3WII", "1HvWXNAa7"),
        (7, "01IYT0XLWR", "5K1WLnfhB1"),
        (8, "05McJmDgrvc", "LygHa16AHYF"),
        (9, "05McJmDgrvc09", "LygHa16AHYF47"),
    ] {
        let bytes: Vec<u8> = (1..=size).collect();
        assert_eq!(base62::encode(&bytes), counted);
        assert_eq!(base62::decode(counted), Some(bytes));
        assert_eq!(base62::decode(largest), Some(vec![255; usize::from(size)]));
        // The next number, of which the last digit is one more: none of them ends in z.
        if let Some((last, rest)) = largest.as_bytes().split_last() {
            let next = [std::str::from_utf8(rest).unwrap(), &char::from(last + 1).to_string()];
            assert_eq!(base62::decode(&next.concat()), None, "{size} bytes");
        }
    }
    for text in ["0", "0000", "00000000", "000000000000", "0-", "0é", "zz", "0\n"] {
        assert_eq!(base62::decode(text), None, "{text:?}");
    }
}

#[test]
fn base_62_is_read_as_it_was_written_and_has_one_spelling() {
    let mut random = Random(4);
    for _ in 0..20_000 {
        let bytes: Vec<u8> = (0..random.below(100)).map(|_| random.byte()).collect();
        assert_eq!(base62::decode(&base62::encode(&bytes)), Some(bytes));
        let digits: String = (0..random.below(24))
            .map(|_| ["0", "1", "4", "H", "L", "y", "z"][random.below(7)])
            .collect();
        if let Some(bytes) = base62::decode(&digits) {
            assert_eq!(base62::encode(&bytes), digits);
        }
    }
}

#[test]
fn errors_say_what_to_do_and_nothing_of_the_key() {
    for (error, wanted) in [
        (TokenError::Prefix, "a key begins with slk_ or slp_"),
        (TokenError::Length(51), "a key has 50 characters and nothing around it, and this has 51"),
        (TokenError::Character(15), "character 16 of a key is an underscore"),
        (TokenError::Character(48), "character 49 is neither a letter nor a digit"),
        (TokenError::Checksum, "a character is wrong or missing"),
    ] {
        assert_eq!(error.to_string(), wanted);
    }
    assert_eq!(TOKEN_BYTES, 50, "as the message says");
}

#[test]
fn keys_round_trip() {
    let mut random = Random(1);
    for _ in 0..10_000 {
        let token = random.token();
        assert_eq!(token.expose().len(), TOKEN_BYTES);
        let read = Token::parse(token.expose()).unwrap();
        assert_eq!(
            (read.expose(), read.kind(), read.id()),
            (token.expose(), token.kind(), token.id())
        );
        let secret = &token.expose()[16..];
        let shown = format!("{token:?} {} {token:#?}", token.masked());
        assert!(!shown.contains(secret) && !shown.contains(token.id()), "{shown}");
    }
}

#[test]
fn another_character_anywhere_is_refused() {
    let mut random = Random(2);
    for token in [KEY, ZEROS, ONES]
        .map(|key| Token::parse(key).unwrap())
        .into_iter()
        .chain(std::iter::repeat_with(|| random.token()).take(50))
    {
        for place in 0..TOKEN_BYTES {
            for other in (0..=127).filter(|other| *other != token.expose().as_bytes()[place]) {
                let mut bytes = token.expose().as_bytes().to_vec();
                bytes[place] = other;
                is_none(std::str::from_utf8(&bytes).unwrap(), &token);
            }
        }
    }
}

#[test]
fn characters_more_fewer_or_exchanged_are_refused() {
    let mut random = Random(3);
    for _ in 0..500 {
        let token = random.token();
        let text = token.expose();
        for place in 0..TOKEN_BYTES {
            let (before, after) = text.split_at(place);
            is_none(&[before, &after[1..]].concat(), &token);
            is_none(before, &token);
            is_none(&after[1..], &token);
            for more in ["0", "_", "\n", &text[place..=place]] {
                is_none(&[before, more, after].concat(), &token);
                let as_long = [before, more, &after[..after.len() - 1]].concat();
                if as_long != text {
                    is_none(&as_long, &token);
                }
            }
            let mut bytes = text.as_bytes().to_vec();
            bytes.swap(place, (place + 1 + random.below(2)).min(TOKEN_BYTES - 1));
            if bytes != text.as_bytes() {
                is_none(std::str::from_utf8(&bytes).unwrap(), &token);
            }
        }
        for around in ["\n", "\r\n", " ", "\t", "\u{a0}", "\u{feff}", "\"", "=", "\0"] {
            is_none(&[text, around].concat(), &token);
            is_none(&[around, text].concat(), &token);
        }
    }
}
