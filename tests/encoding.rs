//! Byte order marks, and what they say.

use statuslamp::encoding::{decode, is_utf16};

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn utf16_of_both_byte_orders_is_utf8_without_its_mark() {
    for text in ["", "{}", "Zürich", "状態", "a😀b", "\0", "\u{ffff}"] {
        assert_eq!(*decode(&utf16(text, u16::to_be_bytes)).unwrap(), *text.as_bytes(), "{text:?}");
        assert_eq!(*decode(&utf16(text, u16::to_le_bytes)).unwrap(), *text.as_bytes(), "{text:?}");
    }
}

#[test]
fn anything_else_is_lent_as_it_is() {
    for (body, text) in [
        (&b""[..], &b""[..]),
        (b"{}", b"{}"),
        (b"\xef\xbb\xbf{}", b"{}"),
        (b"\xef\xbb", b"\xef\xbb"),
        (b"\xfe", b"\xfe"),
        (b"\xff", b"\xff"),
        (b"\xe9t\xe9", b"\xe9t\xe9"),
        (b"{\0}\0", b"{\0}\0"),
    ] {
        let decoded = decode(body).unwrap();
        assert_eq!(*decoded, *text, "{body:?}");
        assert!(matches!(decoded, std::borrow::Cow::Borrowed(_)), "{body:?}");
    }
}

#[test]
fn halves_are_errors_at_their_byte() {
    for (body, error) in [
        (&b"\xfe\xff\0"[..], "half a UTF-16 unit, at byte 2"),
        (b"\xef\xbb\xbf\xef\xbb\xbf{}", "a second byte order mark, at byte 2"),
        (b"\xfe\xff\xfe\xff\0{\0}", "a second byte order mark, at byte 2"),
        (b"\xff\xfea\0b", "half a UTF-16 unit, at byte 4"),
        (b"\xfe\xff\0a\xd8\x3d", "half a surrogate pair, at byte 4"),
        (b"\xfe\xff\xd8\x3d\0a", "half a surrogate pair, at byte 2"),
        (b"\xfe\xff\xde\0\xd8\x3d", "half a surrogate pair, at byte 2"),
        (b"\xfe\xff\xd8\x3d\xde\0\xde\0", "half a surrogate pair, at byte 6"),
        (b"\xff\xfe\x3d\xd8\0\xde\0\xde", "half a surrogate pair, at byte 6"),
        (b"\xff\xfe\x3d\xd8\x3d\xd8\0\xde", "half a surrogate pair, at byte 2"),
    ] {
        assert_eq!(decode(body).unwrap_err().to_string(), error, "{body:x?}");
    }
}

#[test]
fn utf16_is_known_by_its_mark_alone() {
    for (body, is) in [
        (&b""[..], false),
        (b"\xfe", false),
        (b"\xfe\xff", true),
        (b"\xff\xfe", true),
        (b"\xff\xfe{\0", true),
        (b"\xef\xbb\xbf{}", false),
        (b"\0{\0}", false),
    ] {
        assert_eq!(is_utf16(body), is, "{body:x?}");
    }
}
