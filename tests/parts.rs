//! Which pages a key may read, and which components of them.

use statuslamp::policy::{Audience, Grant, Parts};

#[test]
fn what_two_audiences_share_is_in_both() {
    let read = |pages: &str, organizations: &str| {
        let json = format!(
            r#"{{"principal":"","scopes":[],"pages":{pages},"organizations":{organizations}}}"#
        );
        Grant::from_json(&json).unwrap().audience
    };
    let part = |lists: &str| format!(r#"[{{"id":"a","components":{lists}}}]"#);
    for (one, other, both) in [
        (read("[]", "[]"), read("\"*\"", "[\"x\"]"), read("[]", "[]")),
        (read("\"*\"", "[\"x\",\"y\"]"), read("\"*\"", "[\"y\"]"), read("\"*\"", "[\"y\"]")),
        (read("[\"a\",\"b\"]", "[]"), read("[\"b\",\"c\"]", "[]"), read("[\"b\"]", "[]")),
        (read("[\"a\"]", "[]"), read(&part("[\"1\"]"), "[]"), read(&part("[\"1\"]"), "[]")),
        (read(&part("[\"1\"]"), "[]"), read(&part("[\"1\"]"), "[]"), read(&part("[\"1\"]"), "[]")),
        (
            read(&part("[\"1\"]"), "[]"),
            read(&part("[\"2\"]"), "[]"),
            read(&part("[[\"1\"],[\"2\"]]"), "[]"),
        ),
    ] {
        assert_eq!(one.intersection(&other), both);
        assert_eq!(both.intersection(&one).intersection(&other), both, "no more than in both");
        let nothing = Audience::default();
        assert_eq!(one.intersection(&nothing), nothing);
    }
}

#[test]
fn a_component_is_seen_that_is_in_every_list_by_itself_or_by_its_group() {
    let parts = |lists: &[&[&str]]| {
        Parts(lists.iter().map(|l| l.iter().map(ToString::to_string).collect()).collect())
    };
    assert!(Parts::WHOLE.hold(&[]) && Parts::WHOLE.hold(&["a"]));
    assert!(parts(&[&["a"]]).hold(&["a"]) && parts(&[&["g"]]).hold(&["a", "g"]));
    assert!(parts(&[&["a"], &["g"]]).hold(&["a", "g"]));
    for (lists, ids) in [
        (parts(&[&[]]), &["a"][..]),
        (parts(&[&["a"]]), &[]),
        (parts(&[&["a"]]), &["b", "g"]),
        (parts(&[&["a"], &["b"]]), &["a"]),
        (parts(&[&["a"], &[]]), &["a"]),
        (parts(&[&["A"]]), &["a"]),
        (parts(&[&["ab"]]), &["a", "b"]),
    ] {
        assert!(!lists.hold(ids), "{lists:?} {ids:?}");
    }
}

#[test]
fn an_audience_is_read_by_itself() {
    let read = Audience::from_json(r#"{"pages":["a"],"organizations":["x"]}"#).unwrap();
    let both = Audience { organizations: vec!["x".into()], ..Audience::of_pages(["a"]) };
    assert_eq!(read, both);
    for wrong in ["[]", "{}", r#"{"pages":"a"}"#, r#"{"pages":[],"scopes":[]}"#] {
        assert!(Audience::from_json(wrong).is_err(), "{wrong}");
    }
}
