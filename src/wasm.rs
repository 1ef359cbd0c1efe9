//! The exports to JavaScript. Each translates, calls the core once and translates back; none
//! decides. Values cross as plain objects in JSON's shape, with the types of `wasm.d.ts`.

#![expect(clippy::missing_errors_doc, reason = "their readers are JavaScript's: @throws")]

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::badge::{Badge, BadgeOptions, color};
use crate::banner::Banner;
use crate::client::{self, FetchOptions};
use crate::limits::{DEFAULT_LEAD_TIME, DEFAULT_MAX_AGE};
use crate::model::Snapshot;
use crate::time::{Seconds, Timestamp};
use crate::verdict::Verdict;
use crate::{entity_tag, envelope, gate, policy};

#[cfg(feature = "trap")]
pub mod trap;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// Reads a provider's body. Reads Statuspage's public `summary.json` and `status.json`, and
/// incident.io's in the same shape.
///
/// @param body The bytes as they came, at most 8 MiB.
/// @param observedAt When the provider was asked for them, in milliseconds since 1970: the reading is
///   then at least as fresh as it says.
/// @throws {Error} Named `EnvelopeError` when the bytes are no whole status body; its message says
///   what is wrong and where.
#[wasm_bindgen(unchecked_return_type = "Snapshot")]
pub fn parse(
    body: &[u8],
    #[wasm_bindgen(js_name = observedAt)] observed_at: f64,
) -> Result<JsValue, JsValue> {
    let observed_at = instant("observedAt", observed_at)?;
    let snapshot = envelope::parse(body, observed_at).map_err(|e| named("EnvelopeError", &e))?;
    to_js(&snapshot)
}

/// Judges what may be shown now: green only when it is proven.
///
/// @param snapshot A reading, or nothing: then the verdict is unknown, for `options.reason`.
/// @throws {Error} When the snapshot has not the shape of one.
#[wasm_bindgen(unchecked_return_type = "Verdict")]
pub fn verdict(
    #[wasm_bindgen(unchecked_param_type = "Snapshot | undefined")] snapshot: JsValue,
    #[wasm_bindgen(unchecked_param_type = "VerdictOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = StatusOptions::from_js(options)?;
    let verdict = options.judge(snapshot)?;
    to_js(&Shown {
        indicator: verdict.indicator.as_str(),
        word: verdict.word(),
        letter: verdict.letter(),
        color: color(&verdict.indicator).to_string(),
        reason: &verdict.reason,
        observed_at: verdict.observed_at,
    })
}

#[wasm_bindgen]
extern "C" {
    /// A badge's options as they came, read member by member: serde takes a microsecond longer,
    /// a twelfth of the whole call.
    #[wasm_bindgen(typescript_type = "BadgeOptions")]
    pub type JsBadgeOptions;

    #[wasm_bindgen(method, getter, structural)]
    fn label(this: &JsBadgeOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn message(this: &JsBadgeOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn color(this: &JsBadgeOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = labelColor)]
    fn label_color(this: &JsBadgeOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = idSuffix)]
    fn id_suffix(this: &JsBadgeOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn title(this: &JsBadgeOptions) -> JsValue;
}

/// Draws a badge as SVG: the same text for the same options.
///
/// @throws {Error} When a colour is none, or `idSuffix` has characters that an id may not have.
#[wasm_bindgen]
pub fn badge(options: &JsBadgeOptions) -> Result<String, JsValue> {
    let mut found = 0;
    let mut text = |name: &str, value: JsValue| match value.as_string() {
        Some(text) => {
            found += 1;
            Ok(Some(text))
        }
        None if value.is_undefined() || value.is_null() => Ok(None),
        None => Err(named("TypeError", &format_args!("options: {name}: expected text"))),
    };
    let label = text("label", options.label())?.unwrap_or_default();
    let message = text("message", options.message())?;
    let options_read = BadgeOptions {
        label,
        message: message.ok_or_else(|| named("TypeError", &"options: missing `message`"))?,
        color: text("color", options.color())?,
        label_color: text("labelColor", options.label_color())?,
        id_suffix: text("idSuffix", options.id_suffix())?.unwrap_or_default(),
        title: text("title", options.title())?,
    };
    // As many members as were found: then none is unknown, and none need be looked at.
    if js_sys::Object::keys(options.unchecked_ref::<js_sys::Object>()).length() != found {
        let known = ["label", "message", "color", "labelColor", "idSuffix", "title"];
        only("options", options, &known)?;
    }
    let badge = Badge::from_options(&options_read).map_err(|e| named("BadgeError", &e))?;
    Ok(badge.render())
}

/// Draws the badge of a page as SVG: its verdict's word and colour, the reason as the tooltip.
///
/// @param snapshot A reading, or nothing: then the badge is grey, for `options.reason`.
/// @throws {Error} When the snapshot has not the shape of one.
#[wasm_bindgen(js_name = statusBadge)]
pub fn status_badge(
    #[wasm_bindgen(unchecked_param_type = "Snapshot | undefined")] snapshot: JsValue,
    #[wasm_bindgen(unchecked_param_type = "StatusBadgeOptions")] options: JsValue,
) -> Result<String, JsValue> {
    let options = StatusOptions::from_js(options)?;
    let badge = Badge::of(&options.judge(snapshot)?, options.label.as_deref().unwrap_or("status"));
    let badge = badge.with_id_suffix(&options.id_suffix).map_err(|e| named("BadgeError", &e))?;
    Ok(badge.render())
}

/// What a page strip has to say; nothing when all is well and nothing when nothing is proven.
///
/// @throws {Error} When the snapshot has not the shape of one.
#[wasm_bindgen(unchecked_return_type = "Banner | undefined")]
pub fn banner(
    #[wasm_bindgen(unchecked_param_type = "Snapshot")] snapshot: JsValue,
    #[wasm_bindgen(unchecked_param_type = "BannerOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = StatusOptions::from_js(options)?;
    let snapshot: Snapshot = from_js("snapshot", snapshot)?;
    let lead_time =
        options.lead_time.map_or(DEFAULT_LEAD_TIME, |hours| Seconds::from_number(hours * 3_600.0));
    match Banner::of(&snapshot, options.now()?, options.max_age(), lead_time) {
        Some(banner) => to_js(&banner),
        None => Ok(JsValue::UNDEFINED),
    }
}

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

/// Where the status body of a page is, from the page's own address.
///
/// @throws {Error} When the address is not https; http is for this machine alone.
#[wasm_bindgen(js_name = statusUrl)]
pub fn status_url(page: &str) -> Result<String, JsValue> {
    envelope::status_url(page).map_err(|e| named("AddressError", &e))
}

/// Fetches a public body: no credentials, a time limit, a size limit.
///
/// @param options `timeout` in milliseconds (default 10,000), `maxBytes` (default and at most
///   8 MiB), `signal` to give up early.
/// @returns The bytes of a 200 answer.
/// @throws {Error} Named `FetchError`; its message says what failed.
#[expect(clippy::needless_pass_by_value, reason = "an optional reference cannot cross")]
#[wasm_bindgen(js_name = fetchBody, unchecked_return_type = "Promise<Uint8Array>")]
pub fn fetch_body(
    url: String,
    #[wasm_bindgen(
        unchecked_optional_param_type = "{ timeout?: number; maxBytes?: number; signal?: AbortSignal }"
    )]
    options: Option<js_sys::Object>,
) -> js_sys::Promise {
    let options = FetchOptions::from_js(options.as_deref().unwrap_or(&JsValue::UNDEFINED));
    js_sys::futures::future_to_promise(async move {
        let body = client::fetch_body(&url, &options).await.map_err(|e| named("FetchError", &e))?;
        Ok(body.into())
    })
}

/// Statuslamp's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Makes the next call run in a fresh instance of the module. `statuslamp.js` calls it after a
/// trap, which leaves this instance's memory as it was in the middle of things.
#[wasm_bindgen]
pub fn restart() {
    wasm_bindgen::handler::schedule_reinit();
}

/// What `verdict`, `statusBadge` and `banner` may be told, together.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatusOptions {
    now: f64,
    #[serde(default)]
    max_age: Option<f64>,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    label: Option<String>,
    #[serde(default)]
    id_suffix: String,
    #[serde(default)]
    lead_time: Option<f64>,
}

impl StatusOptions {
    fn from_js(options: JsValue) -> Result<Self, JsValue> {
        let known = ["now", "maxAge", "reason", "label", "idSuffix", "leadTime"];
        only("options", &options, &known)?;
        from_js("options", options)
    }

    fn now(&self) -> Result<Timestamp, JsValue> {
        instant("options.now", self.now)
    }

    fn max_age(&self) -> Seconds {
        self.max_age.map_or(DEFAULT_MAX_AGE, Seconds::from_number)
    }

    fn judge(&self, snapshot: JsValue) -> Result<Verdict, JsValue> {
        if snapshot.is_undefined() || snapshot.is_null() {
            return Ok(Verdict::unknown(self.reason.as_deref().unwrap_or("nothing has been read")));
        }
        let snapshot: Snapshot = from_js("snapshot", snapshot)?;
        Ok(Verdict::of(&snapshot, self.now()?, self.max_age()))
    }
}

/// A verdict as `wasm.d.ts` shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    indicator: &'a str,
    word: &'a str,
    letter: &'a str,
    color: String,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    observed_at: Option<Timestamp>,
}

fn instant(name: &str, milliseconds: f64) -> Result<Timestamp, JsValue> {
    Timestamp::from_clock(milliseconds).ok_or_else(|| {
        named("RangeError", &format_args!("{name}: expected milliseconds since 1970"))
    })
}

fn from_js<T: DeserializeOwned>(name: &str, value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        let error = js_sys::Error::from(JsValue::from(error));
        named("TypeError", &format_args!("{name}: {}", String::from(error.message())))
    })
}

/// Refuses an object with a member that is not known: a misspelt `maxAge` would be a default
/// that nobody asked for. (serde-wasm-bindgen never looks at members that it does not want.)
fn only(name: &str, value: &JsValue, known: &[&str]) -> Result<(), JsValue> {
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

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let shape = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    value.serialize(&shape).map_err(|e| named("TypeError", &e))
}

fn named(name: &str, message: &dyn std::fmt::Display) -> JsValue {
    let error = js_sys::Error::new(&message.to_string());
    error.set_name(name);
    error.into()
}
