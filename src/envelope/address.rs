//! From a page's address, as a person has it, to the address of its status body.

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

/// Where the status body of a page is: Statuspage's `/api/v2/summary.json`, which incident.io
/// serves at the same path. An address that ends in `.json` is taken as it is.
///
/// # Errors
///
/// When the address is not `https`. Plain `http` is for this machine alone: an answer that
/// anybody on the way can write proves nothing.
///
/// # Examples
///
/// ```
/// use statuslamp::envelope::status_url;
///
/// let url = status_url("https://www.githubstatus.com/").unwrap();
/// assert_eq!(url, "https://www.githubstatus.com/api/v2/summary.json");
/// assert!(status_url("http://status.acme.example").is_err());
/// ```
pub fn status_url(page: &str) -> Result<String, AddressError> {
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
    if path.rsplit_once('.').is_some_and(|(_, suffix)| suffix == "json") {
        return Ok(before.to_owned());
    }
    Ok(format!("{}/api/v2/summary.json", path.trim_end_matches('/')))
}
