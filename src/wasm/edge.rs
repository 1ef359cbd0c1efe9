//! The exports that only the edge needs: the gate, and entity tags. Here objects cross by serde.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use super::cross::{instant, named};
use crate::{entity_tag, gate, policy};

/// May this grant read that? A denial is an answer, not an error.
///
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} When the grant or the request has not its shape: that is neither yes nor no.
#[wasm_bindgen(unchecked_return_type = "Decision")]
pub fn decide(
    #[wasm_bindgen(unchecked_param_type = "Grant")] grant: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AccessRequest")] request: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let grant = from_js("grant", grant)?;
    let request = from_js("request", request)?;
    to_js(&policy::decide(&grant, &request, instant("now", now)?))
}

/// What the gate does with a client's request: answers at once, or asks the upstream.
///
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} When the configuration or the request has not its shape.
#[wasm_bindgen(unchecked_return_type = "Plan")]
pub fn plan(
    #[wasm_bindgen(unchecked_param_type = "GateConfig")] config: JsValue,
    #[wasm_bindgen(unchecked_param_type = "GateRequest")] request: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let config = from_js("config", config)?;
    let request = from_js("request", request)?;
    to_js(&gate::plan(&config, &request, instant("now", now)?))
}

/// What the client gets for what the upstream answered.
///
/// @param plan The plan to fetch that the upstream was asked by.
/// @throws {Error} When the plan or the answer has not its shape.
#[wasm_bindgen(unchecked_return_type = "Reply")]
pub fn finish(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: JsValue,
    #[wasm_bindgen(unchecked_param_type = "UpstreamAnswer")] answer: JsValue,
) -> Result<JsValue, JsValue> {
    let fetch = from_js("plan", plan)?;
    let answer = from_js("answer", answer)?;
    to_js(&gate::finish(&fetch, &answer))
}

/// The strong entity tag of a body, quotes included (RFC 9110, section 8.8.3).
#[wasm_bindgen(js_name = entityTag)]
pub fn entity_tag(body: &[u8]) -> String {
    entity_tag::entity_tag(body)
}

/// Whether a client that sent this `If-None-Match` has the body of this tag already (RFC 9110,
/// section 13.1.2).
#[wasm_bindgen(js_name = isNotModified)]
pub fn is_not_modified(condition: &str, tag: &str) -> bool {
    entity_tag::is_not_modified(condition, tag)
}

fn from_js<T: DeserializeOwned>(name: &str, value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        let error = js_sys::Error::from(JsValue::from(error));
        named("TypeError", &format_args!("{name}: {}", String::from(error.message())))
    })
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let shape = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    value.serialize(&shape).map_err(|e| named("TypeError", &e))
}
