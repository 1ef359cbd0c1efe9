//! Fetches a public body from a page or an extension: no credentials, bounded in time and size.
//!
//! A script is not told how long an answer lay in a cache on the way (`Age` is hidden from it, Fetch
//! standard, section 3.3.4), only that its own browser's cache has asked again.

use gloo_net::http::Response;
use js_sys::{Array, JSON, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, ReadableStream, ReadableStreamDefaultReader, RequestInit};

use crate::envelope::error_text;
use crate::limits::{MAX_BODY_BYTES, MAX_ERROR_BYTES, UPSTREAM_TIMEOUT_MS};
use crate::text::{is_secure, one_line};

#[wasm_bindgen]
extern "C" {
    /// As gloo-net's own, whose `send` traps on a rejection that is no `Error`: a caller may abort
    /// with any reason.
    fn fetch(request: &web_sys::Request) -> js_sys::Promise;
}

/// How long to wait, how much to take, and when to give up early.
pub(crate) struct FetchOptions {
    timeout_ms: u32,
    max_bytes: usize,
    signal: Option<AbortSignal>,
}

/// Why there is no body.
pub(crate) enum FetchError {
    Unreachable(String),
    TimedOut(u32),
    GivenUp,
    Status(u16, Option<String>),
    TooLarge(usize),
    Insecure,
}

impl std::fmt::Display for FetchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreachable(why) => write!(f, "could not be reached: {why}"),
            Self::TimedOut(milliseconds) => write!(f, "no whole answer within {milliseconds} ms"),
            Self::GivenUp => f.write_str("given up by the caller"),
            Self::Status(status, None) => write!(f, "answered with status {status}"),
            Self::Status(status, Some(said)) => write!(f, "answered with status {status}: {said}"),
            Self::Insecure => f.write_str("redirects to an address that is not https"),
            Self::TooLarge(max) => write!(f, "answered with more than {max} bytes"),
        }
    }
}

impl FetchOptions {
    /// Reads `{timeout, maxBytes, signal}`; what is absent or no number has its default, and no
    /// bound can be raised above ours.
    pub(crate) fn from_js(options: &JsValue) -> Self {
        let member = |name: &str| Reflect::get(options, &name.into()).ok();
        let number = |name| member(name).and_then(|value| value.as_f64()).filter(|n| *n >= 1.0);
        #[expect(clippy::cast_possible_truncation, reason = "a cast from float saturates")]
        #[expect(clippy::cast_sign_loss, reason = "at least 1")]
        Self {
            timeout_ms: number("timeout")
                .map_or(UPSTREAM_TIMEOUT_MS, |n| (n as u32).min(UPSTREAM_TIMEOUT_MS)),
            max_bytes: number("maxBytes")
                .map_or(MAX_BODY_BYTES, |n| (n as usize).min(MAX_BODY_BYTES)),
            signal: member("signal").and_then(|value| value.dyn_into().ok()),
        }
    }
}

/// What every request has, as JSON: a setter for each of them would be an import, and gloo-net's
/// builder reads the address apart and puts it together again, which is a kilobyte of the module.
///
/// Whatever a cache holds is asked about: an answer from an hour ago is no reading of now.
const INIT: &str = r#"{"headers":{"Accept":"application/json, application/xml;q=0.9, */*;q=0.1"},"credentials":"omit","cache":"no-cache"}"#;

/// The bytes of a 200 answer.
pub(crate) async fn fetch_body(
    url: &str,
    options: &FetchOptions,
) -> Result<Uint8Array, FetchError> {
    let deadline = AbortSignal::timeout_with_u32(options.timeout_ms);
    let signals = Array::of1(&deadline);
    if let Some(signal) = &options.signal {
        signals.push(signal);
    }
    let either = AbortSignal::any(&signals);
    let cause = |error: JsValue| match &options.signal {
        Some(signal) if signal.aborted() => FetchError::GivenUp,
        _ if deadline.aborted() => FetchError::TimedOut(options.timeout_ms),
        _ => FetchError::Unreachable(message(&error)),
    };

    let init: RequestInit = JSON::parse(INIT).map_err(cause)?.unchecked_into();
    init.set_signal(Some(&either));
    let request = web_sys::Request::new_with_str_and_init(url, &init).map_err(cause)?;
    let answer = js_sys::futures::JsFuture::from(fetch(&request)).await.map_err(cause)?;
    let response = Response::from(answer.unchecked_into::<web_sys::Response>());
    // A redirect may have led to where anybody on the way can write the answer.
    let address = response.url();
    if address.starts_with("http:") && !is_secure(&address) {
        return Err(FetchError::Insecure);
    }
    let status = response.status();
    let max_bytes = if status == 200 { options.max_bytes } else { MAX_ERROR_BYTES };
    let body = match response.body() {
        Some(stream) => read(&stream, max_bytes, &cause).await,
        None => Ok(Uint8Array::new_with_length(0)),
    };
    if status == 200 {
        return body;
    }
    Err(FetchError::Status(status, body.ok().and_then(|body| error_text(&body.to_vec()))))
}

/// The bytes of a stream that has no more than `max_bytes`.
async fn read(
    stream: &ReadableStream,
    max_bytes: usize,
    cause: &impl Fn(JsValue) -> FetchError,
) -> Result<Uint8Array, FetchError> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    // Twice as large whenever it is full: many small chunks cost no more than one large one.
    let mut body = Uint8Array::new_with_length(0);
    let mut length = 0_u32;
    loop {
        let result = js_sys::futures::JsFuture::from(reader.read()).await.map_err(cause)?;
        let value = Reflect::get(&result, &"value".into()).map_err(cause)?;
        let Ok(chunk) = value.dyn_into::<Uint8Array>() else {
            return Ok(body.slice(0, length));
        };
        let end = length.saturating_add(chunk.length());
        if end as usize > max_bytes {
            // Nobody waits for the upstream to be told.
            let _ = reader.cancel();
            return Err(FetchError::TooLarge(max_bytes));
        }
        if end > body.length() {
            let larger = Uint8Array::new_with_length(end * 2);
            larger.set(&body, 0);
            body = larger;
        }
        body.set(&chunk, length);
        length = end;
    }
}

fn message(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || "no reason given".to_owned(),
        |error| one_line(String::from(error.message()), 200).into_owned(),
    )
}
