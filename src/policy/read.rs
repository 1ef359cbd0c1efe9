//! Grants and requests from their JSON, and how the gate reads its own.
//!
//! A member that is not known is refused: a misspelt `expiresAt` must never mean that a key has
//! no end.

use super::{Audience, Grant, PageAudience, Pages, Parts, Request};
use crate::json::{Document, Error, Object, Value};
use crate::limits::MAX_ROWS;
use crate::model::Provider;
use crate::scope::Scopes;
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
            grant.only(&[
                "principal",
                "onlyDraws",
                "scopes",
                "pages",
                "organizations",
                "notBefore",
                "expiresAt",
            ]);
            Self::under(&grant, "principal")
        })
    }

    /// The members of a grant, the name of whose key is a member called `name`.
    pub(crate) fn under(members: &Object<'_>, name: &str) -> Self {
        Self {
            principal: members.string(name),
            only_draws: members.get("onlyDraws").is_some_and(Value::boolean),
            scopes: members.scopes("scopes"),
            audience: Audience::under(members),
            not_before: members.instant("notBefore"),
            expires_at: members.instant("expiresAt"),
        }
    }
}

impl Audience {
    /// Reads an audience, as `src/wasm.d.ts` shows it.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no audience.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |audience| {
            audience.only(&["pages", "organizations"]);
            Self::under(&audience)
        })
    }

    /// The members of an audience.
    pub(crate) fn under(members: &Object<'_>) -> Self {
        let pages = members.need("pages");
        let organizations = members.find("organizations");
        Self {
            pages: if pages.as_text().as_deref() == Some("*") {
                Pages::Every
            } else {
                let listed = pages.list(MAX_ROWS, page);
                if is_twice(&listed) {
                    pages.refuse(
                        "a page is named twice, and nobody can say which of the two counts",
                    );
                }
                Pages::Only(listed)
            },
            organizations: organizations.map_or_else(Vec::new, texts),
        }
    }
}

/// An id, or one with the components that it is about.
fn page(row: Value<'_>) -> PageAudience {
    if !row.is_object() {
        return PageAudience { id: row.text().into_owned(), parts: Parts::WHOLE };
    }
    let row = row.object();
    row.only(&["id", "components"]);
    PageAudience { id: row.string("id"), parts: Parts(row.need("components").lists()) }
}

fn is_twice(pages: &[PageAudience]) -> bool {
    let mut ids: Vec<&str> = pages.iter().map(|page| page.id.as_str()).collect();
    ids.sort_unstable();
    ids.windows(2).any(|pair| pair.first() == pair.last())
}

fn texts(list: Value<'_>) -> Vec<String> {
    list.list(MAX_ROWS, |row| row.text().into_owned())
}

impl Request {
    /// Reads what is asked, as `src/wasm.d.ts` shows it.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no request.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |request| Self::under(&request))
    }

    /// Reads a list of what is asked.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no list of requests.
    pub fn list_from_json(json: &str) -> Result<Vec<Self>, Error> {
        let document = Document::parse(json.as_bytes())?;
        let requests = document.root().list(MAX_ROWS, |row| Self::under(&row.object()));
        document.check()?;
        Ok(requests)
    }

    fn under(request: &Object<'_>) -> Self {
        request.only(&["provider", "method", "path", "query", "page"]);
        Self {
            provider: request.provider().unwrap_or(Provider::Statuspage),
            method: request.string("method"),
            path: request.string("path"),
            query: request.optional_string("query").unwrap_or_default(),
            page: request.optional_string("page"),
        }
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
        texts(self.need(name))
    }

    /// A list of scopes.
    pub(crate) fn scopes(&self, name: &str) -> Scopes {
        let mut scopes = Scopes::default();
        for word in self.need(name).rows(MAX_ROWS) {
            if let Err(error) = scopes.add(&word.text()) {
                word.refuse(error.problem);
            }
        }
        scopes
    }

    /// A time that may be missing. One that is null was lost on its way: so JSON writes an invalid
    /// `Date`.
    pub(crate) fn instant(&self, name: &str) -> Option<Timestamp> {
        self.find(name)?.parsed(|text| Timestamp::parse(text).ok_or("expected an RFC 3339 time"))
    }

    /// Whose API it is. As with all that is parsed, there is none only where there is an error.
    pub(crate) fn provider(&self) -> Option<Provider> {
        self.need("provider").parsed(|word| Provider::parse(word).ok_or("no provider that we know"))
    }
}

impl Value<'_> {
    /// Lists of texts; a list that holds no others is one.
    pub(crate) fn lists(self) -> Vec<Vec<String>> {
        if self.is_empty() {
            self.refuse("empty: leave it out for the whole page");
        }
        match self.rows(MAX_ROWS).next() {
            Some(first) if first.is_array() => self.list(MAX_ROWS, texts),
            _ => vec![texts(self)],
        }
    }

    /// What `parse` makes of this text. If it makes nothing of it, that is an error.
    pub(crate) fn parsed<T>(self, parse: fn(&str) -> Result<T, &'static str>) -> Option<T> {
        parse(&self.text()).map_err(|problem| self.refuse(problem)).ok()
    }
}
