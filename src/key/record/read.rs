//! Keys from their JSON.

use super::{KeyRecord, Kind, New, Pending, Retiring, Verifier};
use crate::json::{Error, Object};
use crate::key::{KeyHash, Rate};
use crate::limits::MAX_ROWS;
use crate::policy::{Grant, whole};
use crate::time::{Seconds, Timestamp};

/// The members that a new key and a stored one share, in the order in which they are written.
const NEW: [&str; 9] =
    ["kind", "name", "scopes", "pages", "organizations", "notBefore", "expiresAt", "rate", "note"];

const STORED: [&str; 8] =
    ["id", "createdAt", "firstUsedAt", "lastUsedAt", "active", "pending", "retiring", "revokedAt"];

impl KeyRecord {
    /// Reads a record, as [`to_json`](Self::to_json) writes it.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no record, or has a member that none has.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |record| Self::under(&record))
    }

    /// Reads an object whose only member, `records`, is a list of them.
    ///
    /// # Errors
    ///
    /// As [`KeyRecord::from_json`].
    pub fn list_from_json(json: &str) -> Result<Vec<Self>, Error> {
        whole(json, |keys| {
            keys.only(&["records"]);
            keys.need("records").list(MAX_ROWS, |record| Self::under(&record.object()))
        })
    }

    fn under(record: &Object<'_>) -> Self {
        record.only(&[&STORED[..], &NEW].concat());
        let id = record.string("id");
        let new = new(record);
        let created_at = instant(record, "createdAt");
        let (first_used_at, last_used_at) =
            (record.instant("firstUsedAt"), record.instant("lastUsedAt"));
        let active = record.need("active").object();
        active.only(&["sha256", "publicKey", "issuedAt"]);
        Self {
            id,
            grant: new.grant,
            rate: new.rate,
            note: new.note,
            created_at,
            first_used_at,
            last_used_at,
            active: verifier(&active),
            issued_at: instant(&active, "issuedAt"),
            pending: record.find("pending").map(|value| pending(&value.object())),
            retiring: record.find("retiring").map(|value| retiring(&value.object())),
            revoked_at: record.instant("revokedAt"),
        }
    }
}

impl New {
    /// Reads what a new key is to be: `name`, `scopes`, `pages`, and if need be `kind`,
    /// `organizations`, `notBefore`, `expiresAt`, `rate` and `note`. Whether there may be such a key
    /// is for [`KeyRecord::create`] to say.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or has another member than these.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::key::New;
    ///
    /// let json = r#"{"kind":"secret","name":"wall","scopes":["monitors:read"],"pages":["abc123def456"],
    ///                "rate":{"uses":60,"per":60},"note":"migrated from ada@acme.example"}"#;
    /// assert_eq!(New::from_json(json)?.rate.unwrap().uses, 60);
    /// # Ok::<(), statuslamp::json::Error>(())
    /// ```
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |members| {
            members.only(&NEW);
            new(&members)
        })
    }
}

fn new(members: &Object<'_>) -> New {
    let kind = members.find("kind").and_then(|kind| {
        kind.parsed(|word| Kind::parse(word).ok_or("expected secret or publishable"))
    });
    let grant = Grant::under(members, "name");
    New {
        grant: Grant { only_draws: kind == Some(Kind::Publishable), ..grant },
        rate: members.find("rate").map(|value| rate(&value.object())),
        note: members.find("note").map(|value| value.text().into_owned()),
    }
}

impl Rate {
    /// Reads a rate: `uses` in `per` seconds.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or no rate.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        whole(json, |members| rate(&members))
    }
}

fn rate(rate: &Object<'_>) -> Rate {
    rate.only(&["uses", "per"]);
    Rate { uses: number(rate, "uses"), per: Seconds(number(rate, "per")) }
}

fn pending(pending: &Object<'_>) -> Pending {
    pending.only(&["sha256", "publicKey", "issuedAt", "grace"]);
    Pending {
        verifier: verifier(pending),
        issued_at: instant(pending, "issuedAt"),
        grace: Seconds(number(pending, "grace")),
    }
}

fn retiring(retiring: &Object<'_>) -> Retiring {
    retiring.only(&["sha256", "publicKey", "replacedAt", "grace"]);
    Retiring {
        verifier: verifier(retiring),
        replaced_at: instant(retiring, "replacedAt"),
        grace: Seconds(number(retiring, "grace")),
    }
}

// As with all that is parsed, these make something up only where there is an error.

fn verifier(secret: &Object<'_>) -> Verifier {
    // A public key is written as a hash is.
    let bytes = |name| secret.need(name).parsed(KeyHash::parse).unwrap_or(KeyHash([0; 32]));
    Verifier { sha256: bytes("sha256"), public_key: bytes("publicKey").0 }
}

fn instant(members: &Object<'_>, name: &str) -> Timestamp {
    members.need(name);
    members.instant(name).unwrap_or(Timestamp::EPOCH)
}

fn number(members: &Object<'_>, name: &str) -> u32 {
    let number = members.need(name);
    u32::try_from(number.integer()).unwrap_or_else(|_| {
        number.refuse("out of range");
        0
    })
}
