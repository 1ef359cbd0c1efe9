//! The only door in: a provider's bytes become a [`Snapshot`], or an [`Error`] that says what
//! was wrong and where. Never a guess.

use crate::json::{self, Document, Fault};
use crate::model::Snapshot;
use crate::text::one_line;
use crate::time::Timestamp;

mod address;
mod statuspage;

pub use address::{AddressError, status_url};

/// Why bytes did not become a [`Snapshot`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    problem: String,
}

/// What sort of thing was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The body is larger than [`MAX_BODY_BYTES`](crate::limits::MAX_BODY_BYTES).
    TooLarge,
    /// The bytes are not UTF-8.
    Encoding,
    /// They are text, but not one whole JSON value: HTML perhaps, or cut off.
    NotJson,
    /// They are JSON, but no status page that we read; no provider's anchor was found.
    NoAnchor,
    /// They are a provider's, but not in the shape it documents.
    Shape,
}

impl Error {
    /// What sort of thing was wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    fn no_anchor(problem: impl Into<String>) -> Self {
        Self { kind: ErrorKind::NoAnchor, problem: problem.into() }
    }
}

impl From<json::Error> for Error {
    fn from(error: json::Error) -> Self {
        let kind = match error.fault {
            Fault::TooLarge => ErrorKind::TooLarge,
            Fault::Encoding => ErrorKind::Encoding,
            Fault::Syntax => ErrorKind::NotJson,
            Fault::Shape => ErrorKind::Shape,
        };
        Self { kind, problem: error.to_string() }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self.kind {
            ErrorKind::TooLarge => "too large",
            ErrorKind::Encoding => "not UTF-8",
            ErrorKind::NotJson => "not JSON",
            ErrorKind::NoAnchor => "no status page",
            ErrorKind::Shape => "unexpected shape",
        };
        write!(f, "{kind}: {}", self.problem)
    }
}

impl std::error::Error for Error {}

/// Reads a provider's body. `observed_at` is when the provider was asked for it, so that the
/// reading is at least as fresh as it says.
///
/// Reads Statuspage's public `summary.json` and `status.json`, and incident.io's in the same
/// shape.
///
/// # Errors
///
/// When the bytes are no whole status body of a provider that we read: see [`ErrorKind`].
///
/// # Examples
///
/// ```
/// use statuslamp::{envelope, time::Timestamp};
///
/// let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
/// let error = envelope::parse(br#"{"message":"Forbidden"}"#, noon).unwrap_err();
/// assert_eq!(error.to_string(), "no status page: the body says “Forbidden”");
/// ```
pub fn parse(body: &[u8], observed_at: Timestamp) -> Result<Snapshot, Error> {
    let document = Document::parse(body)?;
    let root = document.root();

    if statuspage::is_anchored(root)? {
        return statuspage::snapshot(root, observed_at);
    }
    Err(Error::no_anchor(match said_error(root) {
        Some(words) => format!("the body says “{words}”"),
        None => "“page.id” and “status.indicator” are not there".to_owned(),
    }))
}

/// What the body of an HTTP error says of itself, where it is JSON and says anything.
///
/// # Examples
///
/// ```
/// use statuslamp::envelope::error_text;
///
/// assert_eq!(error_text(br#"{"error":"Could not authenticate"}"#).as_deref(), Some("Could not authenticate"));
/// assert_eq!(error_text(b"<html>"), None);
/// ```
pub fn error_text(body: &[u8]) -> Option<String> {
    said_error(Document::parse(body).ok()?.root())
}

/// In the members that providers use for it.
fn said_error(root: json::Value<'_>) -> Option<String> {
    let said = ["message", "error"].into_iter().find_map(|name| root.get(name).ok().flatten())?;
    Some(one_line(&said.text().ok()?, 100))
}
