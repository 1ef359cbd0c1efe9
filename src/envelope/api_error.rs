//! What an HTTP error of a provider's API says, in whichever of their envelopes.

use crate::encoding;
use crate::json::{Document, Value, Writer};
use crate::limits::{MAX_ERROR_BYTES, MAX_ERROR_MESSAGES, MAX_NAME_CHARS, MAX_RETRY_AFTER};
use crate::text::one_line;
use crate::time::{Seconds, Timestamp};

/// An HTTP error of a provider's API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The HTTP status. Statuspage's 420 is 429, which is what it means.
    pub status: u16,
    /// What sort of error that is.
    pub kind: ApiErrorKind,
    /// What the body says, one line each, as far as it says anything. A provider may repeat what it
    /// was sent, so these are for whoever holds the key.
    pub messages: Vec<String>,
    /// For how long the provider wants to be left alone.
    pub retry_after: Option<Seconds>,
}

/// What sort of error an HTTP status means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiErrorKind {
    /// 400: it did not understand the request.
    BadRequest,
    /// 401: it does not know the key.
    Unauthorized,
    /// 403: the key may not do that.
    Forbidden,
    /// 404: there is no such thing, or the key may not know.
    NotFound,
    /// 409: it is there already.
    Conflict,
    /// 422: it understood the request, and something in it is not as it should be.
    Invalid,
    /// 429 or 420: it was asked too often.
    RateLimited,
    /// 500 to 599: it cannot.
    Server,
    /// Any other status.
    Other,
}

impl ApiErrorKind {
    fn of(status: u16) -> Self {
        match status {
            400 => Self::BadRequest,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            409 => Self::Conflict,
            422 => Self::Invalid,
            429 => Self::RateLimited,
            500..=599 => Self::Server,
            _ => Self::Other,
        }
    }

    /// The word for it, as JSON has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest => "bad_request",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Invalid => "invalid",
            Self::RateLimited => "rate_limited",
            Self::Server => "server_error",
            Self::Other => "error",
        }
    }
}

impl ApiError {
    /// Reads the status, the `Retry-After` header and the body of an answer. Every body has a
    /// reading: one in no envelope that we know is text or says nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::{envelope::ApiError, time::Timestamp};
    ///
    /// let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    /// let error = ApiError::read(420, Some("60"), br#"{"error":"slow down"}"#, noon);
    /// assert_eq!(error.to_string(), "429 rate limited: slow down (retry after 60 seconds)");
    /// ```
    pub fn read(status: u16, retry_after: Option<&str>, body: &[u8], now: Timestamp) -> Self {
        // https://developer.statuspage.io/: "Error codes 420 or 429 indicate that the rate limit
        // has been exceeded".
        let status = if status == 420 { 429 } else { status };
        Self {
            status,
            kind: ApiErrorKind::of(status),
            messages: messages(body),
            retry_after: retry_after.and_then(|header| wait(header.trim(), now)),
        }
    }

    /// The error as JSON.
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            json.shown("status", &self.status);
            json.text("kind", self.kind.as_str());
            json.array("messages", &self.messages, |json, message| json.text_value(message));
            if let Some(wait) = self.retry_after {
                json.shown("retryAfter", &wait.0);
            }
        });
        json.finish()
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.status, self.kind.as_str().replace('_', " "))?;
        if !self.messages.is_empty() {
            write!(f, ": {}", self.messages.join("; "))?;
        }
        match self.retry_after {
            Some(Seconds(1)) => f.write_str(" (retry after 1 second)"),
            Some(Seconds(wait)) => write!(f, " (retry after {wait} seconds)"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ApiError {}

/// Seconds, or the time at which to come again (RFC 9110, section 10.2.3).
fn wait(header: &str, now: Timestamp) -> Option<Seconds> {
    let seconds = if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // What is too large for a number is long enough.
        header.parse().unwrap_or(u64::MAX)
    } else {
        let wait = Timestamp::parse_rss(header)?.since(now);
        u64::try_from(wait).unwrap_or(0).div_ceil(1_000)
    };
    Some(u32::try_from(seconds).map_or(MAX_RETRY_AFTER, |wait| Seconds(wait).min(MAX_RETRY_AFTER)))
}

fn messages(body: &[u8]) -> Vec<String> {
    let body = body.get(..MAX_ERROR_BYTES).unwrap_or(body);
    let bytes = encoding::decode(body).unwrap_or(body.into());
    let mut messages = Vec::new();
    if let Ok(document) = Document::parse(&bytes) {
        return match document.root() {
            root if root.is_object() => said(root),
            root => {
                add(root, "", &mut messages);
                messages
            }
        };
    }
    let text = String::from_utf8_lossy(&bytes);
    // Markup is for browsers, and what it says is mostly that of whoever stands in between.
    push(&mut messages, if text.trim_start().starts_with('<') { "HTML" } else { &text });
    messages
}

/// What a body says if it is an error: nothing, if it is an answer.
///
/// Texts, objects and lists of either, under the names that providers use: Statuspage `message` and
/// `error`; StatusPage.me and `StatusPal` `error`; Datadog `errors`, of texts or as JSON:API has
/// them; incident.io and Better Stack `errors`; Instatus `error` with a `code` and a `message`.
/// Status.io has `status` with `error`, which is `yes` or `no`, and `message`; others have `msg`.
pub(super) fn said(root: Value<'_>) -> Vec<String> {
    let mut messages = Vec::new();
    if !root.is_object() {
        return messages;
    }
    let root = root.object();
    for name in ["message", "msg", "error", "errors"] {
        if let Some(value) = root.get(name) {
            add(value, "", &mut messages);
        }
    }
    if let Some(status) = root.part("status")
        && status.get("error").and_then(Value::as_text).is_some_and(|error| error == "yes")
        && let Some(message) = status.get("message")
    {
        add(message, "", &mut messages);
    }
    messages
}

/// `field` is what the message is about, in envelopes that map fields to their messages.
fn add(value: Value<'_>, field: &str, messages: &mut Vec<String>) {
    if let Some(text) = value.as_text() {
        let about = if field.is_empty() { String::new() } else { [field, ": "].concat() };
        push(messages, &[&about, &*text].concat());
    } else if value.is_array() {
        for row in value.rows(usize::MAX) {
            add(row, field, messages);
        }
    } else if value.is_object() {
        let error = value.object();
        let text = |name| error.get(name).and_then(Value::as_text);
        let title = text("title").or_else(|| text("message"));
        match (title, text("detail")) {
            (Some(title), Some(detail)) => push(messages, &[&*title, ": ", &*detail].concat()),
            (Some(text), None) | (None, Some(text)) => push(messages, &text),
            (None, None) => {
                for (name, value) in error.members() {
                    add(value, &name, messages);
                }
            }
        }
    }
}

fn push(messages: &mut Vec<String>, text: &str) {
    let line = one_line(text, MAX_NAME_CHARS).into_owned();
    if !line.is_empty() && messages.len() < MAX_ERROR_MESSAGES && !messages.contains(&line) {
        messages.push(line);
    }
}
