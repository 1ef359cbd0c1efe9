//! What an owner and a member see of an organisation's keys.

use statuslamp::key::{KeyAct, KeyHash, KeyList, KeyRecord, New, Role, Verifier};
use statuslamp::time::Timestamp;

const ACTS: [KeyAct; 4] = [KeyAct::See, KeyAct::Make, KeyAct::Rotate, KeyAct::Revoke];

fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T10:00:00Z").unwrap()
}

fn key() -> KeyRecord {
    let new = r#"{"kind":"secret","name":"wall","scopes":["monitors:read"],"pages":["p1"]}"#;
    let active = Verifier { sha256: KeyHash::of("A"), public_key: [7; 32] };
    let new = New::from_json(new).unwrap();
    KeyRecord::create(new, active, "3kFh29dKq1Z".into(), now()).unwrap()
}

fn seen(role: Role) -> serde_json::Value {
    let (keys, pages, owners) = ([key()], ["p1".to_owned()], ["Ada".to_owned(), "Bo".to_owned()]);
    let list = KeyList { keys: &keys, pages: &pages, owners: &owners };
    serde_json::from_str(&list.to_json(role, now())).unwrap()
}

#[test]
fn an_owner_may_everything_and_a_member_nothing() {
    for act in ACTS {
        assert!(Role::Owner.may(act), "{act:?}");
        assert!(!Role::Member.may(act), "{act:?}");
    }
}

#[test]
fn an_owner_sees_the_keys() {
    let seen = seen(Role::Owner);
    assert_eq!(seen["may"], serde_json::json!(["see", "make", "rotate", "revoke"]));
    let shown: serde_json::Value = serde_json::from_str(&key().to_shown(now())).unwrap();
    assert_eq!(seen["keys"], serde_json::json!([shown]));
}

#[test]
fn a_member_sees_page_ids_and_whom_to_ask() {
    let expected = serde_json::json!({
        "role": "member", "may": [], "pages": ["p1"], "owners": ["Ada", "Bo"],
    });
    assert_eq!(seen(Role::Member), expected, "and nothing of the keys, not even how many");
}

#[test]
fn a_role_is_one_that_we_know() {
    for role in [Role::Owner, Role::Member] {
        assert_eq!(Role::parse(role.as_str()), Some(role));
    }
    for word in ["", "Owner", "admin", "owner ", "product admin"] {
        assert_eq!(Role::parse(word), None, "{word}: who it is in our words, the shell says");
    }
}
