//! The only door in: a provider's bytes become a [`Snapshot`], or an [`Error`] that says what
//! was wrong and where. Never a guess.
//!
//! One file per provider reads its bodies and knows its words; one row of the table below says
//! that it is there.

use crate::json::Document;
use crate::model::{Provider, Snapshot};
use crate::time::Timestamp;

pub use address::{AddressError, Candidate, candidates, status_url};
pub use api_error::{ApiError, ApiErrorKind};
pub use error::{Error, ErrorKind};
pub use providers::resources::{read_resource, resources};
pub use statuslamp::from_json;
#[cfg(target_arch = "wasm32")]
pub(crate) use statuslamp::with_json;

use address::Address;
use body::Body;

mod address;
mod api_error;
mod body;
mod error;
mod feed;
mod grouped;
mod nested;
mod places;
mod poll;
mod providers;
mod read;
mod scale;
mod sections;
mod statuslamp;
mod urls;

/// Reads a provider's body. `observed_at` is when the provider was asked for it, so that the
/// reading is at least as fresh as it says.
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
pub fn parse(body: &[u8], observed_at: Timestamp) -> Result<Snapshot<'static>, Error> {
    parse_all(&[body], observed_at)
}

/// Reads a page that its provider spreads over several bodies, such as Uptime Kuma: the order
/// does not matter.
///
/// # Errors
///
/// As [`parse`], and when the bodies do not belong together.
pub fn parse_all(bodies: &[&[u8]], observed_at: Timestamp) -> Result<Snapshot<'static>, Error> {
    fn own(snapshot: Snapshot<'_>) -> Snapshot<'static> {
        snapshot.into_owned()
    }
    read(bodies, observed_at, own)
}

/// As [`parse_all`], without copying: the snapshot borrows from the bodies.
///
/// # Errors
///
/// As [`parse_all`].
pub fn read<T>(
    bodies: &[&[u8]],
    observed_at: Timestamp,
    use_it: impl FnOnce(Snapshot<'_>) -> T,
) -> Result<T, Error> {
    let bytes = bodies.iter().map(|bytes| body::decode(bytes)).collect::<Result<Vec<_>, _>>()?;
    let bodies = bytes.iter().map(|bytes| Body::parse(bytes)).collect::<Result<Vec<_>, _>>()?;
    let row = providers::detect(&bodies, None)?;
    Ok(use_it(row.snapshot(&bodies, observed_at)?))
}

/// Whose envelope a body is: by its anchor, never by a guess. Where it has the anchors of several
/// providers, the address that it came from may tell whose it is.
///
/// # Errors
///
/// When it is no body that we read, or has the anchors of several providers.
///
/// # Examples
///
/// ```
/// use statuslamp::{envelope, model::Provider};
///
/// let body = br#"{"page":{"id":"abc123def456","name":"Acme"},"status":{"indicator":"none"}}"#;
/// assert_eq!(envelope::detect(body, None)?, Provider::Statuspage);
/// # Ok::<(), envelope::Error>(())
/// ```
pub fn detect(body: &[u8], url: Option<&str>) -> Result<Provider, Error> {
    let bytes = body::decode(body)?;
    let bodies = [Body::parse(&bytes)?];
    let row = providers::detect(&bodies, url.map(Address::new).as_ref())?;
    bodies.iter().try_for_each(Body::check)?;
    Ok(row.provider)
}

/// The providers whose bodies are read: what people call each, and what proves a body to be its own.
/// The README's table is printed from this.
pub fn providers() -> impl Iterator<Item = (Provider, &'static str, &'static str)> {
    providers::PROVIDERS.iter().map(|row| (row.provider, row.name, row.anchor))
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
    let document = Document::parse(body).ok()?;
    let root = document.root();
    root.is_object().then(|| providers::said_error(&root.object())).flatten()
}
