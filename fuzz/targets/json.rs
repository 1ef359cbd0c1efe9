//! The same bodies are accepted as by another strict reader, and say the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;
use serde_json::Value as Json;
use statuslamp::json::{Document, Value};

fuzz_target!(|body: &[u8]| {
    let text = std::str::from_utf8(body).unwrap_or("");
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    let document = match Document::parse(body) {
        Ok(document) => document,
        Err(error) => return assert!(!is_json || error.problem == "nested too deep", "{error}"),
    };
    assert!(is_json, "accepted");
    // Half a surrogate pair is U+FFFD to us and an error to the other reader. And it takes a
    // member of its own for a number.
    if let Ok(theirs) = serde_json::from_str::<Json>(text)
        && !text.contains("$serde_json::private")
    {
        assert_eq!(read(document.root()), theirs);
        find_members(document.root());
    }
});

fn read(value: Value<'_>) -> Json {
    if value.is_object() {
        let members = value.object();
        members.members().map(|(name, value)| (name.into_owned(), read(value))).collect()
    } else if value.is_array() {
        value.rows(usize::MAX).map(read).collect()
    } else if let Some(text) = value.as_text() {
        Json::String(text.into_owned())
    } else {
        serde_json::from_str(value.scalar()).unwrap()
    }
}

/// Every member is found by its name, unless another has it too.
fn find_members(value: Value<'_>) {
    if !value.is_object() {
        return;
    }
    let object = value.object();
    let names: Vec<_> = object.members().map(|(name, _)| name).collect();
    for (name, value) in object.members() {
        if names.iter().filter(|other| **other == name).count() == 1 {
            assert_eq!(object.find(&name).map(read), Some(read(value)), "{name}");
        }
        find_members(value);
    }
}
