//! What every export needs to get values over.

use wasm_bindgen::prelude::*;

use crate::time::Timestamp;

/// An instant that JavaScript's clock showed.
pub(super) fn instant(name: &str, milliseconds: f64) -> Result<Timestamp, JsValue> {
    Timestamp::from_clock(milliseconds).ok_or_else(|| {
        named("RangeError", &format_args!("{name}: expected milliseconds since 1970"))
    })
}

/// Refuses an object with a member that is not known: a misspelt `maxAge` would be a default
/// that nobody asked for.
pub(super) fn only(name: &str, value: &JsValue, known: &[&str]) -> Result<(), JsValue> {
    let Some(object) = value.dyn_ref::<js_sys::Object>() else { return Ok(()) };
    let mut members =
        js_sys::Object::keys(object).into_iter().filter_map(|member| member.as_string());
    match members.find(|member| !known.contains(&member.as_str())) {
        Some(unknown) => Err(named(
            "TypeError",
            &format_args!("{name}: no member “{unknown}”; there are {}", known.join(", ")),
        )),
        None => Ok(()),
    }
}

/// A plain object from the JSON that the core wrote. An engine makes objects faster from one
/// text than we could by a call for each member.
pub(super) fn object(json: &str) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(json)
}

/// An error with a name, as `catch` in JavaScript tells errors apart.
pub(super) fn named(name: &str, message: &dyn std::fmt::Display) -> JsValue {
    let error = js_sys::Error::new(&message.to_string());
    error.set_name(name);
    error.into()
}
