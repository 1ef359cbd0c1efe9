//! Fetches a public body from a page or an extension: no credentials, bounded in time and size.
//!
//! A script is not told how long an answer lay in a cache on the way (`Age` is hidden from it, Fetch
//! standard, section 3.3.4), only that its own browser's cache has asked again.

use gloo_net::http::Request;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    AbortSignal, ReadableStream, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
};

use crate::envelope::error_text;
use crate::limits::{MAX_BODY_BYTES, MAX_ERROR_BYTES, UPSTREAM_TIMEOUT_MS};
use crate::text::{is_secure, one_line};

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

    let response = Request::get(url)
        .header("Accept", "application/json")
        .credentials(RequestCredentials::Omit)
        // Whatever a cache holds is asked about: an answer from an hour ago is no reading of now.
        .cache(RequestCache::NoCache)
        .abort_signal(Some(&either))
        .send()
        .await
        .map_err(|error| match error {
            gloo_net::Error::JsError(error) => cause(js_sys::Error::new(&error.message).into()),
            gloo_net::Error::GlooError(error) => FetchError::Unreachable(error),
        })?;
    // A redirect may have led to where anybody on the way can write the answer.
    let address = response.url();
    if address.starts_with("http:") && !is_secure(&address) {
        return Err(FetchError::Insecure);
    }
    let Some(stream) = response.body() else {
        return match response.status() {
            200 => Ok(Uint8Array::new_with_length(0)),
            status => Err(FetchError::Status(status, None)),
        };
    };
    if response.status() != 200 {
        let body = read(&stream, MAX_ERROR_BYTES, &cause).await.ok();
        let said = body.and_then(|body| error_text(&body.to_vec()));
        return Err(FetchError::Status(response.status(), said));
    }
    read(&stream, options.max_bytes, &cause).await
}

/// The bytes of a stream that has no more than `max_bytes`.
async fn read(
    stream: &ReadableStream,
    max_bytes: usize,
    cause: &impl Fn(JsValue) -> FetchError,
) -> Result<Uint8Array, FetchError> {
    let reader = stream
        .get_reader()
        .dyn_into::<ReadableStreamDefaultReader>()
        .map_err(|_| FetchError::Unreachable("the body cannot be read".to_owned()))?;
    let mut chunks: Vec<Uint8Array> = Vec::new();
    let mut length = 0;
    loop {
        let result = js_sys::futures::JsFuture::from(reader.read()).await.map_err(cause)?;
        let value = Reflect::get(&result, &"value".into()).map_err(cause)?;
        let Ok(chunk) = value.dyn_into::<Uint8Array>() else { break };
        length += chunk.length();
        if length as usize > max_bytes {
            // Nobody waits for the upstream to be told.
            let _ = reader.cancel();
            return Err(FetchError::TooLarge(max_bytes));
        }
        chunks.push(chunk);
    }
    let body = Uint8Array::new_with_length(length);
    let mut at = 0;
    for chunk in chunks {
        body.set(&chunk, at);
        at += chunk.length();
    }
    Ok(body)
}

fn message(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || "no reason given".to_owned(),
        |error| one_line(&String::from(error.message()), 200),
    )
}
