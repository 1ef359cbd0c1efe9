//! What the keyed APIs answer, one resource at a time. The caller names what it asked for: a bare
//! array does not say what it is.

use super::{datadog, statuspage, statuspage_me, statuspal};
use crate::envelope::{Error, api_error, body};
use crate::json::{Document, Object, Value};
use crate::limits::MAX_WORD_CHARS;
use crate::model::Resource;
use crate::text::{Text, one_line};
use crate::time::Seconds;

/// A resource of a provider's API, and how its body is read.
struct Row {
    /// The provider's word, a dot, and what it is.
    name: &'static str,
    read: for<'a> fn(Value<'a>) -> Resource<'a>,
}

/// Of each provider: a list, and a single object where the API has it.
const RESOURCES: &[Row] = &[
    Row { name: "statuspage.pages", read: statuspage::manage::pages },
    Row { name: "statuspage.page", read: statuspage::manage::page },
    Row { name: "statuspage.components", read: statuspage::manage::components },
    Row { name: "statuspage.component", read: statuspage::manage::component },
    Row { name: "statuspage.groups", read: statuspage::manage::groups },
    Row { name: "statuspage.group", read: statuspage::manage::group },
    Row { name: "statuspage.incidents", read: statuspage::manage::incidents },
    Row { name: "statuspage.incident", read: statuspage::manage::incident },
    Row { name: "statuspage.maintenances", read: statuspage::manage::maintenances },
    Row { name: "statuspage.uptime", read: statuspage::manage::uptime },
    Row { name: "statuspage.metrics", read: statuspage::manage::metrics },
    Row { name: "statuspage.metric", read: statuspage::manage::metric },
    Row { name: "statuspage.users", read: statuspage::manage::users },
    Row { name: "statuspage.permissions", read: statuspage::manage::permissions },
    Row { name: "statuspage_me.monitors", read: statuspage_me::api::monitors },
    Row { name: "statuspage_me.monitor", read: statuspage_me::api::monitor },
    Row { name: "statuspage_me.availability", read: statuspage_me::api::availability },
    Row { name: "statuspage_me.incidents", read: statuspage_me::api::incidents },
    Row { name: "statuspage_me.incident", read: statuspage_me::api::incident },
    Row { name: "statuspage_me.maintenances", read: statuspage_me::api::maintenances },
    Row { name: "statuspage_me.maintenance", read: statuspage_me::api::maintenance },
    Row { name: "statuspage_me.pages", read: statuspage_me::api::pages },
    Row { name: "statuspage_me.page", read: statuspage_me::api::page },
    Row { name: "statuspal.pages", read: statuspal::api::pages },
    Row { name: "statuspal.page", read: statuspal::api::page },
    Row { name: "statuspal.services", read: statuspal::api::services },
    Row { name: "statuspal.service", read: statuspal::api::service },
    Row { name: "statuspal.incidents", read: statuspal::api::incidents },
    Row { name: "statuspal.incident", read: statuspal::api::incident },
    Row { name: "statuspal.metrics", read: statuspal::api::metrics },
    Row { name: "statuspal.metric", read: statuspal::api::metric },
    Row { name: "datadog.account", read: datadog::api::account },
    Row { name: "datadog.url_settings", read: datadog::api::url_settings },
    Row { name: "datadog.url_setting", read: datadog::api::url_setting },
    Row { name: "datadog.pages", read: datadog::api::pages },
    Row { name: "datadog.page", read: datadog::api::page },
    Row { name: "datadog.degradations", read: datadog::api::degradations },
    Row { name: "datadog.degradation", read: datadog::api::degradation },
    Row { name: "datadog.maintenances", read: datadog::api::maintenances },
    Row { name: "datadog.maintenance", read: datadog::api::maintenance },
];

/// Reads what a keyed API answered to the question after the resource called `name`: the
/// provider's word, a dot, and the resource. One row that is not of its shape spoils the answer, and
/// an error in the guise of an answer is one.
///
/// # Errors
///
/// When there is no such resource, and when the body is none.
///
/// # Examples
///
/// ```
/// use statuslamp::envelope::read_resource;
///
/// let body = br#"[{"id":"a","name":"API","status":"operational"}]"#;
/// let json = read_resource("statuspage.components", body, |resource| resource.to_json())?;
/// assert!(json.starts_with(r#"{"kind":"components","components":[{"id":"a""#));
///
/// let body = br#"{"error":"Could not authenticate"}"#;
/// let error = read_resource("statuspage.components", body, |_| ()).unwrap_err();
/// assert_eq!(error.to_string(), "unexpected shape: the body says “Could not authenticate”");
/// # Ok::<(), statuslamp::envelope::Error>(())
/// ```
pub fn read_resource<T>(
    name: &str,
    body: &[u8],
    use_it: impl FnOnce(&Resource<'_>) -> T,
) -> Result<T, Error> {
    let row = RESOURCES.iter().find(|row| row.name == name).ok_or_else(|| no_resource(name))?;
    let bytes = body::decode(body)?;
    let document = Document::parse(bytes.utf8())?;
    let said = api_error::said(document.root());
    if !said.is_empty() {
        return Err(Error::shape(format!("the body says “{}”", said.join("; "))));
    }
    let resource = (row.read)(document.root());
    document.check()?;
    Ok(use_it(&resource))
}

/// The names of the resources that can be read.
pub fn resources() -> impl Iterator<Item = &'static str> {
    RESOURCES.iter().map(|row| row.name)
}

/// Names those of the same provider, or where there is none, all.
fn no_resource(name: &str) -> Error {
    let provider = name.split_inclusive('.').next().unwrap_or("");
    let mut known: Vec<&str> = resources().filter(|known| known.starts_with(provider)).collect();
    if known.is_empty() {
        known = resources().collect();
    }
    Error::no_resource(format!("“{}” is none of {}", one_line(name, 100), known.join(", ")))
}

impl<'a> Object<'a> {
    /// A number as its provider writes it: a fraction loses nothing that way.
    pub(super) fn digits(&self, name: &str) -> Text<'a> {
        let value = self.need(name);
        let digits = value.as_text().unwrap_or_else(|| value.scalar().into());
        let is_number = digits.bytes().any(|byte| byte.is_ascii_digit())
            && digits
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
        if !is_number || digits.len() > MAX_WORD_CHARS {
            value.refuse("expected a number of reasonable length");
        }
        one_line(digits, MAX_WORD_CHARS)
    }

    /// A number of seconds.
    pub(super) fn seconds(&self, name: &str) -> Seconds {
        let value = self.need(name);
        let seconds = u32::try_from(value.integer());
        if seconds.is_err() {
            value.refuse("expected a number of seconds");
        }
        Seconds(seconds.unwrap_or(0))
    }
}
