//! From a page's address, as a person has it, to the addresses of its status bodies.

use super::providers::PROVIDERS;
use super::urls::urls;
use crate::model::Provider;
use crate::text::{is_secure, one_line, web_address};

/// Why an address cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressError(String);

impl std::fmt::Display for AddressError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for AddressError {}

/// What may be a page's status, and what proves that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Whose it would be; `None` when the address names a file, which may be anybody's.
    pub provider: Option<Provider>,
    /// What to ask for. Several are read together, by [`parse_all`](super::parse_all).
    pub urls: Vec<String>,
    /// What the body must hold, in words.
    pub anchor: &'static str,
}

/// The address of a page, in parts.
#[derive(Debug)]
pub(super) struct Address<'a> {
    /// Scheme, host and port.
    pub(super) origin: &'a str,
    /// In lower case, without the port.
    pub(super) host: String,
    /// Without a slash at its end; empty at the root.
    pub(super) path: &'a str,
}

/// Where the status of a page may be: what to ask for, in this order, until a body proves whose it
/// is. Where the host is a provider's own, that provider alone; else everybody that a page
/// of one's own domain may belong to. An address that ends in `.json`, `.xml` or `.rss` is
/// taken as it is.
///
/// # Errors
///
/// When the address is not `https`. Plain `http` is for this machine alone: an answer that
/// anybody on the way can write proves nothing.
///
/// # Examples
///
/// ```
/// use statuslamp::envelope::candidates;
///
/// let [first, ..] = &candidates("https://www.githubstatus.com/")?[..] else { panic!() };
/// assert_eq!(first.urls, ["https://www.githubstatus.com/api/v2/summary.json"]);
/// assert!(candidates("http://status.acme.example").is_err());
/// # Ok::<(), statuslamp::envelope::AddressError>(())
/// ```
pub fn candidates(page: &str) -> Result<Vec<Candidate>, AddressError> {
    let shown = || one_line(page, 100);
    let Some(page) = web_address(page) else {
        return Err(AddressError(format!(
            "“{}” is no web address: write it as https://status.example.com",
            shown()
        )));
    };
    if !is_secure(&page) {
        return Err(AddressError(format!("“{}” is not https", shown())));
    }
    let (before, _fragment) = page.split_once('#').unwrap_or((&page, ""));
    let (path, _query) = before.split_once('?').unwrap_or((before, ""));
    // A file name on a provider's server: its case counts.
    let suffix = path.rsplit_once('.').map_or("", |(_, suffix)| suffix);
    if matches!(suffix, "json" | "xml" | "rss") {
        let urls = vec![before.to_owned()];
        return Ok(vec![Candidate { provider: None, urls, anchor: "any provider's" }]);
    }
    let address = Address::new(path);
    let is_owned = PROVIDERS.iter().any(|row| row.owns(&address));
    let mut candidates = Vec::new();
    for row in PROVIDERS {
        if !is_owned || row.owns(&address) {
            for urls in urls(&address, row.urls) {
                let (provider, anchor) = (Some(row.provider), row.anchor);
                candidates.push(Candidate { provider, urls, anchor });
            }
        }
    }
    Ok(candidates)
}

/// The likeliest address of a page's status: the first of its [`candidates`].
///
/// # Errors
///
/// As [`candidates`].
pub fn status_url(page: &str) -> Result<String, AddressError> {
    let first =
        candidates(page)?.into_iter().next().and_then(|first| first.urls.into_iter().next());
    first.ok_or_else(|| AddressError(format!("“{}” names no page", one_line(page, 100))))
}

impl<'a> Address<'a> {
    /// Splits a web address without query and fragment.
    pub(super) fn new(address: &'a str) -> Self {
        let after_scheme = address.find(':').map_or(0, |at| at + "://".len());
        let end = address.get(after_scheme..).and_then(|rest| rest.find('/'));
        let (origin, path) = end
            .and_then(|length| address.split_at_checked(after_scheme + length))
            .unwrap_or((address, ""));
        let authority = origin.get(after_scheme..).unwrap_or("");
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => authority,
        };
        Self { origin, host: host.to_ascii_lowercase(), path: path.trim_end_matches('/') }
    }

    /// Whether its host is this one or, with a dot in front, below that domain.
    pub(super) fn is_below(&self, host: &str) -> bool {
        if host.starts_with('.') { self.host.ends_with(host) } else { self.host == host }
    }
}
