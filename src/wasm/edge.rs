//! The exports that only the edge needs: the gate, and entity tags. Objects come in as JSON, which
//! the core reads itself: serde would take ten times the code. They go out by serde.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::cross::{instant, named, object};
use super::options::with_snapshot;
use crate::gate::{self, Answer, ClientRequest, Config, Failure, Fetch};
use crate::policy::{self, Audience, Decision, Grant, Request};
use crate::{entity_tag, json};

#[wasm_bindgen]
extern "C" {
    /// What the upstream answered: its body is bytes, which JSON has not.
    #[wasm_bindgen(typescript_type = "UpstreamAnswer")]
    pub type UpstreamAnswer;

    #[wasm_bindgen(method, getter, structural)]
    fn failure(this: &UpstreamAnswer) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn status(this: &UpstreamAnswer) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = contentType)]
    fn content_type(this: &UpstreamAnswer) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = retryAfter)]
    fn retry_after(this: &UpstreamAnswer) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn body(this: &UpstreamAnswer) -> JsValue;
}

/// May this grant read that? A denial is an answer, not an error.
///
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} When the grant or the request has not its shape: that is neither yes nor no.
#[wasm_bindgen(unchecked_return_type = "Decision")]
pub fn decide(
    #[wasm_bindgen(unchecked_param_type = "Grant")] grant: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "AccessRequest")] request: &JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let grant = from_js("grant", grant, Grant::from_json)?;
    let request = from_js("request", request, Request::from_json)?;
    object(&policy::decide(&grant, &request, instant("now", now)?).to_json())
}

/// What of a snapshot may be seen: of a page that is in the audience as a whole, all of it; of one that
/// is there in parts, those, with an indicator made of them alone; of another, nothing.
///
/// @throws {Error} When the snapshot or the audience has not its shape.
#[wasm_bindgen(unchecked_return_type = "Snapshot | undefined")]
pub fn filter(
    #[wasm_bindgen(unchecked_param_type = "Snapshot")] snapshot: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Audience")] audience: &JsValue,
) -> Result<JsValue, JsValue> {
    let audience = from_js("audience", audience, Audience::from_json)?;
    let seen = with_snapshot(snapshot, |snapshot| {
        audience.filter(snapshot.clone()).map(|seen| seen.to_json())
    })?;
    seen.map_or(Ok(JsValue::UNDEFINED), |json| object(&json))
}

/// May badges and banners of a page be drawn for this grant, now? Draw what `filter` leaves for its
/// audience.
///
/// @param page The page's id.
/// @param now The present, in milliseconds since 1970.
/// @returns Nothing, if they may.
/// @throws {Error} When the grant has not its shape.
#[wasm_bindgen(js_name = drawingDenied, unchecked_return_type = "Denied | undefined")]
pub fn drawing_denied(
    #[wasm_bindgen(unchecked_param_type = "Grant")] grant: &JsValue,
    page: &str,
    now: f64,
) -> Result<JsValue, JsValue> {
    let grant = from_js("grant", grant, Grant::from_json)?;
    match grant.may_draw(page, instant("now", now)?) {
        Ok(_) => Ok(JsValue::UNDEFINED),
        Err(reason) => object(&Decision::Deny(reason).to_json()),
    }
}

/// What the gate does with a client's request: answers at once, or asks the upstream.
///
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} When the configuration or the request has not its shape.
#[wasm_bindgen(unchecked_return_type = "Plan")]
pub fn plan(
    #[wasm_bindgen(unchecked_param_type = "GateConfig")] config: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "GateRequest")] request: &JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let config = from_js("config", config, Config::from_json)?;
    let request = from_js("request", request, ClientRequest::from_json)?;
    to_js(&gate::plan(&config, &request, instant("now", now)?))
}

/// What the client gets for what the upstream answered.
///
/// @param plan The plan to fetch that the upstream was asked by.
/// @throws {Error} When the plan or the answer has not its shape.
#[wasm_bindgen(unchecked_return_type = "Reply")]
pub fn finish(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    answer: &UpstreamAnswer,
) -> Result<JsValue, JsValue> {
    let fetch = from_js("plan", plan, Fetch::from_json)?;
    let answer = read_answer(answer).map_err(|e| wrong("answer", &e))?;
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

pub(super) fn from_js<T>(
    name: &str,
    value: &JsValue,
    read: fn(&str) -> Result<T, json::Error>,
) -> Result<T, JsValue> {
    read(&json_of(name, value)?).map_err(|error| wrong(name, &error))
}

fn json_of(name: &str, value: &JsValue) -> Result<String, JsValue> {
    let json = js_sys::JSON::stringify(value).ok().and_then(|json| json.as_string());
    json.ok_or_else(|| wrong(name, &"expected an object"))
}

fn wrong(name: &str, problem: &dyn std::fmt::Display) -> JsValue {
    named("TypeError", &format_args!("{name}: {problem}"))
}

fn read_answer(answer: &UpstreamAnswer) -> Result<Answer, &'static str> {
    if !answer.is_object() {
        return Err("expected an object");
    }
    match (answer.failure().as_string(), answer.status().as_f64()) {
        (Some(word), None) => Failure::parse(&word)
            .map(Answer::Failed)
            .ok_or("failure: expected timeout, unreachable or too_large"),
        (None, Some(status)) => Ok(Answer::Answered {
            // What is no status becomes 0 or 65535, which is none either.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "see above"
            )]
            status: status as u16,
            content_type: answer.content_type().as_string(),
            retry_after: answer.retry_after().as_string(),
            body: answer
                .body()
                .dyn_ref::<js_sys::Uint8Array>()
                .ok_or("body: expected a Uint8Array")?
                .to_vec(),
        }),
        _ => Err("expected either failure or status and body"),
    }
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let shape = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    value.serialize(&shape).map_err(|e| named("TypeError", &e))
}
