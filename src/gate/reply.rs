//! Answers to clients.

use serde::Serialize;

use crate::json::write_text;
use crate::policy::{Fault, Reason, Wire};
use crate::scope::Scope;

const ALLOWED: &str = "GET, HEAD, OPTIONS";

/// An answer to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// All the headers to send.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    #[serde(serialize_with = "as_bytes")]
    pub body: Vec<u8>,
}

/// As bytes, so that JavaScript gets a `Uint8Array` and not a list of numbers.
fn as_bytes<S: serde::Serializer>(body: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(body)
}

impl Reply {
    /// JSON that answers what was asked.
    pub(super) fn json(body: String) -> Self {
        Self::new(200, body)
    }

    /// The refusal of a request.
    pub(super) fn refusal(reason: &Reason) -> Self {
        let Wire { status, code } = reason.wire();
        let scope = reason.missing_scope().map(Scope::as_str);
        let mut reply = Self::error(status, code, &reason.to_string(), scope);
        if let Some(wait) = reason.retry_after() {
            reply.header("Retry-After", &wait.0.to_string());
        }
        match status {
            400 | 401 | 403 => reply.header("WWW-Authenticate", &challenge(code, scope)),
            // RFC 9110, section 15.5.6: a 405 must say what is allowed.
            405 => reply.header("Allow", ALLOWED),
            _ => {}
        }
        reply
    }

    /// That a request could not be judged.
    pub(super) fn fault(fault: Fault) -> Self {
        let Wire { status, code } = fault.wire();
        Self::failure(status, code, &fault.to_string())
    }

    /// What may be asked of a route.
    pub(super) fn methods() -> Self {
        let mut reply = Self::new(204, String::new());
        reply.header("Allow", ALLOWED);
        reply
    }

    /// An error whose fault is not the client's.
    pub(super) fn failure(status: u16, code: &str, message: &str) -> Self {
        Self::error(status, code, message, None)
    }

    pub(super) fn header(&mut self, name: &str, value: &str) {
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    fn error(status: u16, code: &str, message: &str, scope: Option<&str>) -> Self {
        let mut body = "{\"error\":".to_owned();
        write_text(&mut body, message);
        for (name, value) in
            [("code", Some(code).filter(|code| !code.is_empty())), ("scope", scope)]
        {
            if let Some(value) = value {
                body.push(',');
                write_text(&mut body, name);
                body.push(':');
                write_text(&mut body, value);
            }
        }
        body.push('}');
        Self::new(status, body)
    }

    fn new(status: u16, body: String) -> Self {
        let mut reply = Self { status, headers: Vec::new(), body: body.into_bytes() };
        reply.header("Content-Type", "application/json");
        // What one key may read is no answer for another (RFC 9111, section 5.2.2.7).
        reply.header("Cache-Control", "private, no-store");
        reply.header("X-Content-Type-Options", "nosniff");
        reply
    }
}

/// RFC 6750, section 3: bare when no credentials came, else with the code and the scope.
fn challenge(code: &str, scope: Option<&str>) -> String {
    let mut challenge = "Bearer realm=\"statuslamp\"".to_owned();
    for (name, value) in [("error", Some(code).filter(|code| !code.is_empty())), ("scope", scope)] {
        if let Some(value) = value {
            challenge.push_str(", ");
            challenge.push_str(name);
            challenge.push_str("=\"");
            challenge.push_str(value);
            challenge.push('"');
        }
    }
    challenge
}
