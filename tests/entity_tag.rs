//! Conditional requests, as RFC 9110 has them.

use statuslamp::entity_tag::{entity_tag, is_not_modified};

#[test]
fn equal_bytes_have_equal_tags_and_others_have_not() {
    assert_eq!(entity_tag(b"a"), entity_tag(b"a"));
    assert_ne!(entity_tag(b"a"), entity_tag(b"b"));
    assert_eq!(entity_tag(b"a").len(), 34);
}

#[test]
fn a_condition_is_a_star_or_a_list_of_tags() {
    let tag = "\"x\"";
    for condition in [
        "*",
        " * ",
        "\"x\"",
        "W/\"x\"",
        "\"a\", \"x\"",
        "\"a\",W/\"x\" ",
        ",, \"x\"",
        "\"a,b\", \"x\"",
    ] {
        assert!(is_not_modified(condition, tag), "{condition}");
    }
    for condition in ["", "x", "\"X\"", "\"x", "\"a\"", "\"a, \"x", "**", "W/x", "\"x y\""] {
        assert!(!is_not_modified(condition, tag), "{condition}");
    }
}
