//! What a keyed API answered: the first byte picks the question.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use statuslamp::envelope::{read_resource, resources};
use statuslamp::limits::{MAX_BODY_CHARS, MAX_ROWS};

fuzz_target!(|input: &[u8]| {
    let [pick, body @ ..] = input else { return };
    let name = resources().nth(usize::from(*pick) % resources().count()).unwrap();
    let read = |body: &[u8]| read_resource(name, body, |resource| resource.to_json());
    let Ok(json) = read(body) else { return };
    let written: Value = serde_json::from_str(&json).unwrap();
    assert!(written["kind"].is_string());
    is_bounded(&written);
    for end in (0..body.len()).step_by(body.len() / 64 + 1) {
        // What may be missing is white space.
        if let Ok(part) = read(&body[..end]) {
            assert_eq!(part, json, "cut off after {end} bytes");
        }
    }
});

fn is_bounded(value: &Value) {
    match value {
        Value::Array(rows) => {
            assert!(rows.len() <= MAX_ROWS);
            rows.iter().for_each(is_bounded);
        }
        Value::Object(members) => members.values().for_each(is_bounded),
        Value::String(text) => assert!(text.chars().count() <= MAX_BODY_CHARS),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
