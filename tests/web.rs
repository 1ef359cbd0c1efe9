//! The boundary: what JavaScript gets from the exports, in Node and in a browser alike.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Object, Promise, Reflect, Uint8Array};
use statuslamp::envelope;
use statuslamp::time::Timestamp;
use statuslamp::wasm::{self, edge};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const BODY: &[u8] = br#"{"page":{"id":"abc123def456","name":"Acme"},
    "components":[{"id":"c1","name":"API","status":"operational"}],"incidents":[],
    "scheduled_maintenances":[],"status":{"indicator":"none","description":"All Systems Operational"}}"#;

/// 2026-11-22T12:00:00Z
const NOON: f64 = 1_795_348_800_000.0;

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn member(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

/// An error's name and message.
fn said(error: JsValue) -> String {
    let error: js_sys::Error = error.dyn_into().unwrap();
    format!("{}: {}", error.name(), error.message())
}

fn bytes(body: &[u8]) -> JsValue {
    Uint8Array::from(body).into()
}

fn status_options(now: f64) -> JsValue {
    object(&format!(r#"{{"now":{now}}}"#))
}

/// A snapshot as `fields.js` makes it of what `parse` returns.
fn snapshot(body: &[u8]) -> JsValue {
    let noon = Timestamp::from_clock(NOON).unwrap();
    object(&envelope::parse(body, noon).unwrap().to_json())
}

#[wasm_bindgen_test]
fn a_reading_crosses_as_fields() {
    let name = |fields: &str| fields.split('\0').nth(2).map(str::to_owned);
    let fields = wasm::parse(&bytes(BODY), NOON).unwrap().as_string().unwrap();
    assert_eq!(name(&fields).as_deref(), Some("Acme"));
    assert!(fields.ends_with("\0indicator from page: none; its component is operational\0"));

    let elsewhere = String::from_utf8_lossy(BODY).replace("Acme", "Zürich");
    let both: Array = wasm::parse(&bytes(elsewhere.as_bytes()), NOON).unwrap().unchecked_into();
    let [plain, other] = [0, 1].map(|at| both.get(at).as_string().unwrap());
    assert_eq!((name(&plain).as_deref(), &*other), (Some("\u{1}"), "Zürich\0"));

    let least = wasm::glance(&bytes(BODY), NOON).unwrap().as_string().unwrap();
    assert_eq!(least, "statuspage\0none\0page\x000\x000\0");
}

#[wasm_bindgen_test]
fn a_snapshot_is_judged_as_a_plain_object() {
    let verdict = wasm::verdict(&snapshot(BODY), status_options(NOON).unchecked_ref()).unwrap();
    assert_eq!(
        json(&verdict),
        r##"{"indicator":"none","word":"operational","letter":"OK","color":"#15803d","reason":"indicator from page: none; its component is operational","observedAt":"2026-11-22T12:00:00Z"}"##
    );
}

#[wasm_bindgen_test]
fn what_is_no_status_is_an_error_with_a_name() {
    let error = wasm::parse(&bytes(br#"{"message":"Forbidden"}"#), NOON).unwrap_err();
    assert_eq!(said(error), "EnvelopeError: no status page: the body says “Forbidden”");
    let error = wasm::parse(&bytes(BODY), f64::NAN).unwrap_err();
    assert_eq!(said(error), "RangeError: observedAt: expected milliseconds since 1970");
    let error = wasm::verdict(
        &object(r#"{"provider":"statuspage"}"#),
        status_options(NOON).unchecked_ref(),
    );
    assert_eq!(
        said(error.unwrap_err()),
        "TypeError: snapshot: unexpected shape: page: missing, at byte 0"
    );
    let error =
        wasm::verdict(&JsValue::UNDEFINED, object(r#"{"now":0,"maxage":1}"#).unchecked_ref())
            .unwrap_err();
    assert!(said(error).starts_with("TypeError: options: no member “maxage”; there are now, "));
    let options = object(&format!(r#"{{"now":{NOON},"style":"round"}}"#));
    let error = wasm::status_badge(&JsValue::UNDEFINED, options.unchecked_ref()).unwrap_err();
    assert!(said(error).starts_with("BadgeError: style: there are flat, flat-square"));
}

#[wasm_bindgen_test]
fn without_a_snapshot_all_is_grey_with_the_reason() {
    let options = object(&format!(r#"{{"now":{NOON},"reason":"it answered HTML"}}"#));
    let verdict = wasm::verdict(&JsValue::UNDEFINED, options.unchecked_ref()).unwrap();
    Reflect::set(&options, &"label".into(), &"acme".into()).unwrap();
    // A verdict has no label.
    assert!(wasm::verdict(&JsValue::UNDEFINED, options.unchecked_ref()).is_err());
    assert_eq!(member(&verdict, "indicator"), "unknown");
    assert_eq!(member(&verdict, "reason"), "it answered HTML");
    let svg = wasm::status_badge(&JsValue::UNDEFINED, options.unchecked_ref()).unwrap();
    assert!(svg.contains("<title>acme: unknown (it answered HTML)</title>"), "{svg}");
    let stale = snapshot(BODY);
    let svg = wasm::status_badge(&stale, status_options(NOON + 301_000.0).unchecked_ref()).unwrap();
    assert!(svg.contains(">unknown</text>") && !svg.contains("#15803d"), "{svg}");
}

/// What an edge sends is looked at again: it may not be the edge that it seems.
#[wasm_bindgen_test]
fn an_address_that_is_none_goes_no_further() {
    let snapshot = snapshot(BODY);
    let page = member(&snapshot, "page");
    Reflect::set(&page, &"url".into(), &"javascript:alert(1)".into()).unwrap();
    Reflect::set(&snapshot, &"indicator".into(), &"major".into()).unwrap();
    let banner = wasm::banner(&snapshot, status_options(NOON).unchecked_ref()).unwrap();
    assert!(member(&banner, "url").is_undefined(), "{}", json(&banner));
}

#[wasm_bindgen_test]
fn a_badge_is_drawn_in_capitals_that_javascript_makes() {
    let options = object(&format!(
        r#"{{"now":{NOON},"label":"straße","style":"for-the-badge","idSuffix":"7"}}"#
    ));
    let svg = wasm::status_badge(&snapshot(BODY), options.unchecked_ref()).unwrap();
    assert!(svg.contains(">STRASSE</text>") && svg.contains(">OPERATIONAL</text>"), "{svg}");
}

/// What `draw.js` calls.
#[wasm_bindgen_test]
fn the_exports_draw_without_glue() {
    let exports = wasm::wasm_exports();
    for name in ["memory", "badge_input", "badge_draw", "badge_output"] {
        assert!(!member(&exports, name).is_undefined(), "{name}");
    }
}

#[wasm_bindgen_test]
fn a_banner_is_an_object_or_nothing() {
    let fine = snapshot(BODY);
    assert!(wasm::banner(&fine, status_options(NOON).unchecked_ref()).unwrap().is_undefined());
    let down = String::from_utf8_lossy(BODY).replace(r#""none""#, r#""major""#);
    let banner =
        wasm::banner(&snapshot(down.as_bytes()), status_options(NOON).unchecked_ref()).unwrap();
    assert_eq!(member(&banner, "severity"), "major");
    assert_eq!(member(&banner, "more"), 0);
}

#[wasm_bindgen_test]
fn a_denial_is_an_answer() {
    let grant = r#"{"principal":"x","scopes":[],"pages":["abc123def456"]}"#;
    let request =
        r#"{"provider":"statuspage","method":"GET","path":"/v1/pages/abc123def456/components"}"#;
    let decision = edge::decide(&object(grant), &object(request), NOON).unwrap();
    assert_eq!(member(&decision, "decision"), "deny");
    assert_eq!(member(&decision, "scope"), "monitors:read");
    let error = edge::decide(&object("{}"), &object(request), NOON).unwrap_err();
    assert_eq!(said(error), "TypeError: grant: principal: missing, at byte 0");
}

#[wasm_bindgen_test]
fn a_plan_goes_there_and_back() {
    let config = r#"{"upstreams":{"acme":{"provider":"statuspage","origin":"https://api.example","secret":"s3cret-s3cret"}},
        "keys":[{"name":"k","sha256":"2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683",
        "scopes":["monitors:read"],"upstreams":["acme"],"pages":["abc123def456"]}]}"#;
    let request = r#"{"method":"GET","path":"/acme/v1/pages/abc123def456/components","query":"","apiKey":"key"}"#;
    let plan = edge::plan(&object(config), &object(request), NOON).unwrap();
    assert_eq!(member(&plan, "do"), "fetch", "{}", json(&plan));
    let answer = Object::new();
    let body = Uint8Array::from(&br#"[{"id":"c","description":"s3cret-s3cret"}]"#[..]);
    Reflect::set(&answer, &"status".into(), &200.into()).unwrap();
    Reflect::set(&answer, &"contentType".into(), &"application/json".into()).unwrap();
    Reflect::set(&answer, &"body".into(), &body).unwrap();
    let reply = edge::finish(&plan, answer.unchecked_ref()).unwrap();
    let body: Uint8Array = member(&reply, "body").dyn_into().unwrap();
    assert_eq!(body.to_vec(), br#"[{"id":"c","description":"*****"}]"#);
    let failed = edge::finish(
        &edge::plan(&object(config), &object(request), NOON).unwrap(),
        object(r#"{"failure":"timeout"}"#).unchecked_ref(),
    );
    assert_eq!(member(&failed.unwrap(), "status"), 504);
}

/// What the shell hands over and is not as `wasm.d.ts` says, is an error that names the place.
#[wasm_bindgen_test]
fn what_the_gate_cannot_read_it_refuses() {
    let error = edge::plan(&JsValue::UNDEFINED, &object("{}"), NOON).unwrap_err();
    assert_eq!(said(error), "TypeError: config: expected an object");
    let config = r#"{"upstreams":{},"keys":[{"sha256":"2C"}]}"#;
    let error = edge::plan(&object(config), &object("{}"), NOON).unwrap_err();
    assert_eq!(
        said(error),
        "TypeError: config: keys[0].sha256: expected 64 lower-case hex digits, at byte 35"
    );
    let grant = object(r#"{"principal":"x","scopes":[],"pages":[]}"#);
    let no_date = js_sys::Date::new(&f64::NAN.into());
    Reflect::set(&grant, &"expiresAt".into(), &no_date).unwrap();
    let error = edge::decide(&grant, &object("{}"), NOON).unwrap_err();
    assert_eq!(said(error), "TypeError: grant: expiresAt: expected text, found null, at byte 52");
    let plan = object(
        r#"{"method":"GET","url":"","headers":[],"timeout":1,"maxBytes":1,"route":"","page":""}"#,
    );
    for (answer, problem) in [
        ("null", "expected an object"),
        ("{}", "expected either failure or status and body"),
        (r#"{"failure":"timeout","status":200}"#, "expected either failure or status and body"),
        (r#"{"failure":"tired"}"#, "failure: expected timeout, unreachable or too_large"),
        (r#"{"status":200,"body":[91,93]}"#, "body: expected a Uint8Array"),
    ] {
        let error = edge::finish(&plan, object(answer).unchecked_ref()).unwrap_err();
        assert_eq!(said(error), format!("TypeError: answer: {problem}"));
    }
}

#[wasm_bindgen_test]
fn tags_and_addresses() {
    assert!(edge::is_not_modified("*", &edge::entity_tag(BODY)));
    assert_eq!(
        wasm::status_url("https://a.example").unwrap(),
        "https://a.example/api/v2/summary.json"
    );
    assert_eq!(
        said(wasm::status_url("http://a.example").unwrap_err()),
        "AddressError: “http://a.example” is not https"
    );
}

async fn fetched(url: &str, options: &str) -> Result<Vec<u8>, String> {
    let options = object(options).dyn_into().ok();
    let promise: Promise = wasm::fetch_body(url.to_owned(), options);
    match js_sys::futures::JsFuture::from(promise).await {
        Ok(body) => Ok(body.dyn_into::<Uint8Array>().unwrap().to_vec()),
        Err(error) => Err(said(error)),
    }
}

#[wasm_bindgen_test]
async fn a_body_is_fetched_within_its_bounds() {
    let url = "data:application/json,0123456789";
    assert_eq!(fetched(url, "null").await, Ok(b"0123456789".to_vec()));
    assert_eq!(fetched(url, r#"{"maxBytes":10}"#).await, Ok(b"0123456789".to_vec()));
    let error = fetched(url, r#"{"maxBytes":9}"#).await.unwrap_err();
    assert_eq!(error, "FetchError: answered with more than 9 bytes");
    // Port 9 of this machine: nobody listens there, and browsers refuse it besides.
    let error = fetched("http://127.0.0.1:9/", "null").await.unwrap_err();
    assert!(error.starts_with("FetchError: could not be reached: "), "{error}");
}

#[wasm_bindgen_test]
async fn a_caller_may_give_up() {
    let given_up = js_sys::eval("AbortSignal.abort()").unwrap();
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &given_up).unwrap();
    let promise = wasm::fetch_body("data:,x".to_owned(), Some(options));
    let error = js_sys::futures::JsFuture::from(promise).await.unwrap_err();
    assert_eq!(said(error), "FetchError: given up by the caller");
}
