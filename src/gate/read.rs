//! What the shell hands to the gate, from its JSON.

use super::{ClientRequest, Config, Fetch, GateKey, Origin, Upstream};
use crate::json::{Error, Object, Value};
use crate::key::{KeyHash, Secret};
use crate::limits::MAX_ROWS;
use crate::policy::{Grant, Parts, whole};

impl Config {
    /// Reads a configuration, as `src/wasm.d.ts` shows it.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no configuration. The error names the place, and holds
    /// nothing of what stands there: it may be a secret.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |config| {
            config.only(&["upstreams", "keys"]);
            Self {
                upstreams: upstreams(&config.need("upstreams").object()),
                // A row that is none is an error, and then there is no configuration.
                keys: config.need("keys").rows(MAX_ROWS).filter_map(key).collect(),
            }
        })
    }
}

fn upstreams(named: &Object<'_>) -> Vec<Upstream> {
    if named.members().nth(MAX_ROWS).is_some() {
        named.value().refuse(&format!("more than {MAX_ROWS} members"));
        return Vec::new();
    }
    // Looking a name up refuses a second one.
    named.members().filter_map(|(name, _)| upstream(named.find(&name)?, &name)).collect()
}

fn upstream(row: Value<'_>, name: &str) -> Option<Upstream> {
    let row = row.object();
    row.only(&["provider", "origin", "page", "secret"]);
    Some(Upstream {
        name: name.to_owned(),
        provider: row.provider()?,
        origin: row.need("origin").parsed(Origin::parse)?,
        page: row.optional_string("page"),
        secret: row.need("secret").parsed(Secret::parse)?,
    })
}

fn key(row: Value<'_>) -> Option<GateKey> {
    let row = row.object();
    row.only(&[
        "name",
        "sha256",
        "scopes",
        "upstreams",
        "pages",
        "organizations",
        "notBefore",
        "expiresAt",
    ]);
    Some(GateKey {
        sha256: row.need("sha256").parsed(KeyHash::parse)?,
        upstreams: row.strings("upstreams"),
        grant: Grant::under(&row, "name"),
    })
}

impl ClientRequest {
    /// Reads a client's request, as `src/wasm.d.ts` shows it.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no request.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |request| {
            request.only(&["method", "path", "query", "authorization", "apiKey"]);
            Self {
                method: request.string("method"),
                path: request.string("path"),
                query: request.string("query"),
                authorization: request.optional_string("authorization"),
                api_key: request.optional_string("apiKey"),
            }
        })
    }
}

impl Fetch {
    /// Reads a plan to fetch back. What the shell added to it for itself is passed over.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no plan to fetch.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |plan| Self {
            method: plan.string("method"),
            url: plan.string("url"),
            headers: plan.need("headers").list(MAX_ROWS, header),
            timeout: number(&plan, "timeout"),
            max_bytes: number(&plan, "maxBytes"),
            route: plan.string("route"),
            page: plan.optional_string("page"),
            ids: plan.get("ids").map(|lists| Parts(lists.lists())),
        })
    }
}

fn header(row: Value<'_>) -> (String, String) {
    let mut pair = row.rows(2).map(|text| text.text().into_owned());
    let (name, value) = (pair.next(), pair.next());
    if value.is_none() {
        row.refuse("expected a name and a value");
    }
    (name.unwrap_or_default(), value.unwrap_or_default())
}

fn number<T: TryFrom<i64> + Default>(plan: &Object<'_>, name: &str) -> T {
    let number = plan.need(name);
    number.integer().try_into().unwrap_or_else(|_| {
        number.refuse("out of range");
        T::default()
    })
}
