//! The exports to JavaScript. Each translates, calls the core once and translates back; none
//! decides. Values cross as plain objects in JSON's shape, with the types of `wasm.d.ts`.

#![expect(clippy::missing_errors_doc, reason = "their readers are JavaScript's: @throws")]

use wasm_bindgen::prelude::*;

use crate::badge::{Badge, color};
use crate::banner::Banner;
use crate::client::{self, FetchOptions};
use crate::envelope;
use crate::json::Writer;
use crate::model::{Fields, Provider, Snapshot};
use cross::{instant, named, object};
use options::{FOR_BADGE, FOR_BANNER, FOR_VERDICT, Options, StatusOptions, with_snapshot};

/// It takes 2 kB less than the allocator that Rust brings, compressed, and as long.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(feature = "console")]
pub mod advice;
#[cfg(feature = "edge")]
pub mod answer;
mod cross;
#[cfg(feature = "edge")]
pub mod edge;
#[cfg(feature = "edge")]
pub mod key;
mod options;
#[cfg(feature = "edge")]
pub mod picture;
#[cfg(feature = "edge")]
pub mod resource;
#[cfg(feature = "trap")]
pub mod trap;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// Reads a provider's body, as `parse` of `core.js` says, which makes the [`Snapshot`] of the fields.
///
/// @throws {Error} Named `EnvelopeError`.
#[wasm_bindgen(unchecked_return_type = "Fields")]
pub fn parse(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array | Uint8Array[]")] body: &JsValue,
    #[wasm_bindgen(js_name = observedAt)] observed_at: f64,
) -> Result<JsValue, JsValue> {
    read(body, observed_at, |snapshot| snapshot.fields())
}

/// As [`parse`], for the glance.
///
/// @throws {Error} Named `EnvelopeError`.
#[wasm_bindgen(unchecked_return_type = "Fields")]
pub fn glance(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array | Uint8Array[]")] body: &JsValue,
    #[wasm_bindgen(js_name = observedAt)] observed_at: f64,
) -> Result<JsValue, JsValue> {
    read(body, observed_at, |snapshot| snapshot.glance())
}

/// Whose envelope a body is: by its anchor, never by a guess.
///
/// @param url Where it came from, which may tell when it has the anchors of several.
/// @throws {Error} Named `EnvelopeError` when it is no body that we read, or could be several
///   providers'; then the message lists them.
#[expect(clippy::needless_pass_by_value, reason = "an optional reference cannot cross")]
#[wasm_bindgen(unchecked_return_type = "Provider")]
pub fn detect(body: &[u8], url: Option<String>) -> Result<String, JsValue> {
    let provider = envelope::detect(body, url.as_deref());
    let provider = provider.map_err(|e| named("EnvelopeError", &e))?;
    Ok(provider.as_str().to_owned())
}

/// Judges what may be shown now: green only when it is proven.
///
/// @param snapshot A reading, or nothing: then the verdict is unknown, for `options.reason`.
/// @throws {Error} When the snapshot has not the shape of one.
#[wasm_bindgen(unchecked_return_type = "Verdict")]
pub fn verdict(
    #[wasm_bindgen(unchecked_param_type = "Snapshot | undefined")] snapshot: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "VerdictOptions")] options: &Options,
) -> Result<JsValue, JsValue> {
    let verdict = StatusOptions::from_js(options, FOR_VERDICT)?.judge(snapshot)?;
    let mut json = Writer::new();
    json.object(|json| {
        json.text("indicator", verdict.indicator.as_str());
        json.text("word", verdict.word());
        json.text("letter", verdict.letter());
        json.shown("color", &format_args!("\"{}\"", color(&verdict.indicator)));
        json.text("reason", &verdict.reason);
        json.time("observedAt", verdict.observed_at);
    });
    object(&json.finish())
}

/// Draws the badge of a page as SVG: its verdict's word and colour, the reason as the tooltip.
///
/// @param snapshot A reading, or nothing: then the badge is grey, for `options.reason`.
/// @throws {Error} When the snapshot has not the shape of one.
#[wasm_bindgen(js_name = statusBadge)]
pub fn status_badge(
    #[wasm_bindgen(unchecked_param_type = "Snapshot | undefined")] snapshot: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "StatusBadgeOptions")] options: &Options,
) -> Result<String, JsValue> {
    let options = StatusOptions::from_js(options, FOR_BADGE)?;
    Ok(drawn(&options.badge(&options.judge(snapshot)?)?))
}

/// Draws the badge of a page from its provider's bytes: what [`status_badge`] draws of what [`parse`]
/// reads, without a snapshot on the way.
///
/// @throws {Error} Named `EnvelopeError`, as `parse`.
#[wasm_bindgen(js_name = bodyBadge)]
pub fn body_badge(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array | Uint8Array[]")] body: &JsValue,
    #[wasm_bindgen(js_name = observedAt)] observed_at: f64,
    #[wasm_bindgen(unchecked_param_type = "StatusBadgeOptions")] options: &Options,
) -> Result<String, JsValue> {
    let options = StatusOptions::from_js(options, FOR_BADGE)?;
    let verdict = read_body(body, observed_at, |snapshot| options.judge_read(&snapshot))?;
    Ok(drawn(&options.badge(&verdict)?))
}

/// What a page strip has to say; nothing when all is well and nothing when nothing is proven.
///
/// @throws {Error} When the snapshot has not the shape of one.
#[wasm_bindgen(unchecked_return_type = "Banner | undefined")]
pub fn banner(
    #[wasm_bindgen(unchecked_param_type = "Snapshot")] snapshot: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "BannerOptions")] options: &Options,
) -> Result<JsValue, JsValue> {
    let options = StatusOptions::from_js(options, FOR_BANNER)?;
    let banner = with_snapshot(snapshot, |snapshot| {
        Banner::of(snapshot, options.now, options.max_age, options.lead_time)
    })?;
    banner.map_or(Ok(JsValue::UNDEFINED), |banner| object(&banner.to_json()))
}

/// Where the status body of a page is most likely, from the page's own address.
///
/// @throws {Error} When the address is not https; http is for this machine alone.
#[wasm_bindgen(js_name = statusUrl)]
pub fn status_url(page: &str) -> Result<String, JsValue> {
    envelope::status_url(page).map_err(|e| named("AddressError", &e))
}

/// Where the status of a page may be: what to ask for, in this order, until a body proves whose it
/// is.
///
/// @param page The page's own address, as a person has it.
/// @throws {Error} When the address is not https; http is for this machine alone.
#[wasm_bindgen(unchecked_return_type = "Candidate[]")]
pub fn candidates(page: &str) -> Result<JsValue, JsValue> {
    let candidates = envelope::candidates(page).map_err(|e| named("AddressError", &e))?;
    let mut json = Writer::new();
    json.object(|json| {
        json.array("all", candidates, |json, candidate| {
            json.object(|json| {
                json.optional("provider", candidate.provider.map(Provider::as_str));
                json.array("urls", &candidate.urls, |json, url| json.text_value(url));
                json.text("anchor", candidate.anchor);
            });
        });
    });
    js_sys::Reflect::get(&object(&json.finish())?, &JsValue::from_str("all"))
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

/// The module's exports, for `draw.js`, which calls some of them without this glue.
#[wasm_bindgen(js_name = wasmExports, unchecked_return_type = "WebAssembly.Exports")]
pub fn wasm_exports() -> JsValue {
    wasm_bindgen::exports()
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

fn drawn(badge: &Badge) -> String {
    badge.render_with(|text| js_sys::JsString::from(text).to_upper_case().into())
}

fn read_body<T>(
    body: &JsValue,
    observed_at: f64,
    use_it: impl FnOnce(Snapshot<'_>) -> T,
) -> Result<T, JsValue> {
    let observed_at = instant("observedAt", observed_at)?;
    let mut room = Vec::new();
    let bodies = bodies(body, &mut room)?;
    envelope::read(&bodies, observed_at, use_it).map_err(|e| named("EnvelopeError", &e))
}

fn read(
    body: &JsValue,
    observed_at: f64,
    write: fn(Snapshot<'_>) -> Fields,
) -> Result<JsValue, JsValue> {
    let Fields { plain, other } = read_body(body, observed_at, write)?;
    let plain = JsValue::from_str(&plain);
    Ok(if other.is_empty() {
        plain
    } else {
        js_sys::Array::of2(&plain, &JsValue::from_str(&other)).into()
    })
}

/// One body, or several: copied into `room`.
pub(crate) fn bodies<'a>(body: &JsValue, room: &'a mut Vec<u8>) -> Result<Vec<&'a [u8]>, JsValue> {
    /// Node took 61 µs to copy 212 kB to where a cache line does not begin, and 4 to where one does.
    const LINE: usize = 64;
    let expected = || named("TypeError", &"body: expected a Uint8Array, or an array of them");
    let bytes = |body: JsValue| body.dyn_into::<js_sys::Uint8Array>().map_err(|_| expected());
    let arrays = match body.dyn_ref::<js_sys::Array>() {
        Some(list) => list.iter().map(bytes).collect::<Result<Vec<_>, _>>()?,
        None => vec![bytes(body.clone())?],
    };
    room.reserve_exact(arrays.iter().map(|array| array.length() as usize + LINE).sum());
    let mut rest = room.spare_capacity_mut();
    let mut bodies = Vec::with_capacity(arrays.len());
    for array in arrays {
        let skipped = rest.as_ptr().align_offset(LINE);
        let (_, aligned) = rest.split_at_mut_checked(skipped).ok_or_else(expected)?;
        let length = array.length() as usize;
        let (body, after) = aligned.split_at_mut_checked(length).ok_or_else(expected)?;
        bodies.push(&*array.copy_to_uninit(body));
        rest = after;
    }
    Ok(bodies)
}
