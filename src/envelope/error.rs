//! Why bytes did not become a snapshot.

use crate::encoding;
use crate::json::{self, Fault};

/// Why bytes did not become a [`Snapshot`](crate::model::Snapshot).
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
    /// The bytes are not in the encoding that their byte order mark names, or not UTF-8.
    Encoding,
    /// They are text, but not one whole JSON value or XML document: HTML perhaps, or cut off.
    Syntax,
    /// They are no status page that we read: no provider's anchor was found.
    NoAnchor,
    /// They have the anchors of several providers.
    Ambiguous,
    /// There is no resource of the name that was given.
    NoResource,
    /// They are a provider's, but not in the shape it documents.
    Shape,
}

impl Error {
    /// What sort of thing was wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    pub(super) fn no_anchor(problem: impl Into<String>) -> Self {
        Self { kind: ErrorKind::NoAnchor, problem: problem.into() }
    }

    pub(super) fn no_resource(problem: impl Into<String>) -> Self {
        Self { kind: ErrorKind::NoResource, problem: problem.into() }
    }

    pub(super) fn shape(problem: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Shape, problem: problem.into() }
    }

    pub(super) fn ambiguous(candidates: impl Iterator<Item = &'static str>) -> Self {
        let mut problem = "this could be".to_owned();
        for name in candidates {
            problem.extend([" ", name]);
        }
        Self { kind: ErrorKind::Ambiguous, problem }
    }
}

impl From<json::Error> for Error {
    fn from(error: json::Error) -> Self {
        let kind = match error.fault {
            Fault::TooLarge => ErrorKind::TooLarge,
            Fault::Encoding => ErrorKind::Encoding,
            Fault::Syntax => ErrorKind::Syntax,
            Fault::Shape => ErrorKind::Shape,
        };
        Self { kind, problem: error.to_string() }
    }
}

impl From<encoding::Error> for Error {
    fn from(error: encoding::Error) -> Self {
        Self { kind: ErrorKind::Encoding, problem: error.to_string() }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self.kind {
            ErrorKind::TooLarge => "too large",
            ErrorKind::Encoding => "wrong encoding",
            ErrorKind::Syntax => "malformed",
            ErrorKind::NoAnchor => "no status page",
            ErrorKind::Ambiguous => "ambiguous",
            ErrorKind::NoResource => "no resource",
            ErrorKind::Shape => "unexpected shape",
        };
        write!(f, "{kind}: {}", self.problem)
    }
}

impl std::error::Error for Error {}
