//! The exports that read what a provider's keyed API answers: the edge's, since keys have no
//! place on a page.

use wasm_bindgen::prelude::*;

use super::bodies;
use super::cross::{instant, named, object};
use crate::envelope::{self, ApiError};
use crate::roster::Roster;

/// Reads what a keyed API answers to one request. The caller names what it asked for, since a
/// bare array does not say what it is.
///
/// @param name For example "statuspage.components"; see `resources`.
/// @param body The bytes as they came, at most 8 MiB.
/// @throws {Error} Named `EnvelopeError` when there is no such resource, or the bytes are not one.
#[wasm_bindgen(js_name = readResource, unchecked_return_type = "Resource")]
#[expect(clippy::redundant_closure_for_method_calls, reason = "it takes any lifetime")]
pub fn read_resource(name: &str, body: &[u8]) -> Result<JsValue, JsValue> {
    let json = envelope::read_resource(name, body, |resource| resource.to_json());
    object(&json.map_err(|e| named("EnvelopeError", &e))?)
}

/// The names that `readResource` knows.
#[wasm_bindgen]
pub fn resources() -> Vec<String> {
    envelope::resources().map(str::to_owned).collect()
}

/// What an API's error answer says, whatever the vendor's way of saying it.
///
/// @param status The HTTP status; Statuspage's 420 counts as 429.
/// @param retryAfter The `Retry-After` header, where there is one.
/// @param body The bytes as they came.
/// @param now The present, in milliseconds since 1970: `Retry-After` may be a date.
#[expect(clippy::needless_pass_by_value, reason = "an optional reference cannot cross")]
#[wasm_bindgen(js_name = apiError, unchecked_return_type = "ApiError")]
pub fn api_error(
    status: u16,
    #[wasm_bindgen(js_name = retryAfter)] retry_after: Option<String>,
    body: &[u8],
    now: f64,
) -> Result<JsValue, JsValue> {
    let now = instant("now", now)?;
    object(&ApiError::read(status, retry_after.as_deref(), body, now).to_json())
}

/// The users of an organisation as a table: RFC 4180, with a header, cells guarded against being
/// taken for formulas. "Active Date" is when a user was added: the API tells nobody more.
///
/// @param bodies What `statuspage.users` answered: one body, or one for each page of the list.
/// @throws {Error} Named `EnvelopeError` when one of them is no list of users.
#[wasm_bindgen(js_name = rosterCsv)]
pub fn roster_csv(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array | Uint8Array[]")] bodies_of_pages: &JsValue,
) -> Result<String, JsValue> {
    let mut room = Vec::new();
    let pages = bodies(bodies_of_pages, &mut room)?;
    Ok(Roster::read(&pages).map_err(|e| named("EnvelopeError", &e))?.to_csv())
}
