//! Grants and requests from their JSON, and how the gate reads its own.
//!
//! A member that is not known is refused: a misspelt `expiresAt` must never mean that a key has
//! no end.

use super::{Grant, Request};
use crate::json::{Document, Error, Object, Value};
use crate::limits::MAX_ROWS;
use crate::model::Provider;
use crate::scope::Scope;
use crate::time::Timestamp;

impl Grant {
    /// Reads a grant, as `src/wasm.d.ts` shows it.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no grant.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::policy::Grant;
    ///
    /// let json = r#"{"principal":"wall","scopes":["monitors:read"],"pages":["abc123def456"],
    ///                "expires":"2027-01-31T00:00:00Z"}"#;
    /// assert!(Grant::from_json(json).unwrap_err().to_string().starts_with("expires: no such member"));
    /// assert!(Grant::from_json(&json.replace("expires", "expiresAt")).is_ok());
    /// ```
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |grant| {
            grant.only(&["principal", "scopes", "pages", "expiresAt"]);
            Self::under(&grant, "principal")
        })
    }

    /// The members of a grant, the name of whose key is a member called `name`.
    pub(crate) fn under(members: &Object<'_>, name: &str) -> Self {
        Self {
            principal: members.string(name),
            scopes: members
                .need("scopes")
                .rows(MAX_ROWS)
                .map(|word| Scope::parse(&word.text()))
                .collect(),
            pages: members.strings("pages"),
            // An end that is null was lost on its way: so JSON writes an invalid `Date`.
            expires_at: members.find("expiresAt").and_then(|end| {
                end.parsed(|text| Timestamp::parse(text).ok_or("expected an RFC 3339 time"))
            }),
        }
    }
}

impl Request {
    /// Reads what is asked, as `src/wasm.d.ts` shows it.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no request.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |request| {
            request.only(&["provider", "method", "path"]);
            Self {
                provider: request.provider().unwrap_or(Provider::Statuspage),
                method: request.string("method"),
                path: request.string("path"),
            }
        })
    }
}

/// Reads an object. What is wrong with it sticks to the document, so that `read` cannot fail.
pub(crate) fn whole<T>(json: &str, read: fn(Object<'_>) -> T) -> Result<T, Error> {
    let document = Document::parse(json.as_bytes())?;
    let value = read(document.root().object());
    document.check()?;
    Ok(value)
}

impl Object<'_> {
    /// Refuses a member of any other name.
    pub(crate) fn only(&self, known: &[&str]) {
        if let Some((_, other)) = self.members().find(|(name, _)| !known.contains(&&**name)) {
            other.refuse(&["no such member; there are ", &known.join(", ")].concat());
        }
    }

    /// Text, copied.
    pub(crate) fn string(&self, name: &str) -> String {
        self.need(name).text().into_owned()
    }

    /// Text that may be missing.
    pub(crate) fn optional_string(&self, name: &str) -> Option<String> {
        self.get(name).map(|value| value.text().into_owned())
    }

    /// A list of texts.
    pub(crate) fn strings(&self, name: &str) -> Vec<String> {
        self.need(name).list(MAX_ROWS, |row| row.text().into_owned())
    }

    /// Whose API it is. As with all that is parsed, there is none only where there is an error.
    pub(crate) fn provider(&self) -> Option<Provider> {
        self.need("provider").parsed(|word| Provider::parse(word).ok_or("no provider that we know"))
    }
}

impl Value<'_> {
    /// What `parse` makes of this text. If it makes nothing of it, that is an error.
    pub(crate) fn parsed<T>(self, parse: fn(&str) -> Result<T, &'static str>) -> Option<T> {
        parse(&self.text()).map_err(|problem| self.refuse(problem)).ok()
    }
}
