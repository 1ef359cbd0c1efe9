//! The exports that advise people: which key would do, and what one may do.

use wasm_bindgen::prelude::*;

use super::cross::{instant, named, object};
use super::edge::from_js;
use crate::model::Provider;
use crate::policy::{self, Grant, Request};
use crate::scope::KeyPower;

/// What was asked of providers' APIs, read from a HAR file, an access log, or lines of a method and
/// an address; at most 8 MB. Of a query only what the route takes is kept, so that no key in an
/// address gets any further.
#[wasm_bindgen(js_name = requestsOf, unchecked_return_type = "Logged")]
pub fn requests_of(log: &str) -> Result<JsValue, JsValue> {
    object(&policy::requests_of(log).to_json())
}

/// The smallest scopes and audience that allow these requests, and the weakest key of each provider
/// that would do, with what to know of it.
///
/// @throws {Error} Named `TypeError` when one of them is no request.
#[wasm_bindgen(unchecked_return_type = "Advice")]
pub fn advise(
    #[wasm_bindgen(unchecked_param_type = "AccessRequest[]")] requests: &JsValue,
) -> Result<JsValue, JsValue> {
    let requests = from_js("requests", requests, Request::list_from_json)?;
    object(&policy::advise(&requests).to_json())
}

/// What a grant allows, in plain English, a sentence each.
///
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} Named `TypeError` when the grant has not its shape.
#[wasm_bindgen]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "Grant")] grant: &JsValue,
    now: f64,
) -> Result<Vec<String>, JsValue> {
    let grant = from_js("grant", grant, Grant::from_json)?;
    Ok(policy::explain(&grant, instant("now", now)?))
}

/// What a provider's own key may do, in plain English, a sentence each, and what its vendor does not
/// do as one might think.
///
/// @param words What the provider's console says of the key: its scopes, permissions, abilities or
///   role; nothing where it says nothing.
/// @throws {Error} Named `TypeError` when there is no such provider.
#[expect(clippy::needless_pass_by_value, reason = "a list of texts cannot cross by reference")]
#[wasm_bindgen(js_name = explainProviderKey)]
pub fn explain_provider_key(
    #[wasm_bindgen(unchecked_param_type = "Provider")] provider: &str,
    words: Vec<String>,
) -> Result<Vec<String>, JsValue> {
    let known = Provider::parse(provider);
    let known = known.ok_or_else(|| named("TypeError", &"provider: none that we know"))?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Ok(policy::explain_power(known, &KeyPower::of(known, &words)))
}
