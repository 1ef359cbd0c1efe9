//! Keys as JSON: for the store, and for those who may see them.

use super::{KeyRecord, Verifier};
use crate::json::Writer;
use crate::text::hex;
use crate::time::Timestamp;

impl KeyRecord {
    /// The record for the store, with all that is known of it.
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            json.text("id", &self.id);
            self.write_given(json);
            self.write_past(json);
            json.name("active");
            json.object(|json| {
                write_verifier(json, &self.active);
                json.time("issuedAt", Some(self.issued_at));
            });
            if let Some(pending) = &self.pending {
                json.name("pending");
                json.object(|json| {
                    write_verifier(json, &pending.verifier);
                    json.time("issuedAt", Some(pending.issued_at));
                    json.shown("grace", &pending.grace.0);
                });
            }
            if let Some(retiring) = &self.retiring {
                json.name("retiring");
                json.object(|json| {
                    write_verifier(json, &retiring.verifier);
                    json.time("replacedAt", Some(retiring.replaced_at));
                    json.shown("grace", &retiring.grace.0);
                });
            }
            json.time("revokedAt", self.revoked_at);
        });
        json.finish()
    }

    /// The record for a list: no hash and no public key, but the key as [`masked`](Self::masked),
    /// its `state` and whether it is `inUse`. The `id` is there in whole, since who would revoke a
    /// key has to name it; it opens nothing.
    pub fn to_shown(&self, now: Timestamp) -> String {
        let mut json = Writer::new();
        json.object(|json| self.write_shown(json, now));
        json.finish()
    }

    pub(in crate::key) fn write_shown(&self, json: &mut Writer, now: Timestamp) {
        json.text("id", &self.id);
        json.text("key", &self.masked());
        json.text("state", self.state(now).as_str());
        json.boolean("inUse", self.is_in_use(now));
        self.write_given(json);
        self.write_past(json);
        json.time("issuedAt", Some(self.issued_at));
        if self.revoked_at.is_none() {
            json.time("pendingSince", self.pending.as_ref().map(|pending| pending.issued_at));
            let retiring = self.retiring.as_ref().filter(|_| self.is_retiring(now));
            json.time("oldSecretUntil", retiring.map(super::Retiring::until));
        }
        json.time("revokedAt", self.revoked_at);
    }

    /// The key as it is shown: its kind, and of its id enough to recognise it.
    pub fn masked(&self) -> String {
        self.kind().masked(&self.id)
    }

    /// What it was given when it was made.
    fn write_given(&self, json: &mut Writer) {
        let grant = &self.grant;
        json.text("kind", self.kind().as_str());
        json.text("name", &grant.principal);
        json.array("scopes", grant.scopes.words(), Writer::text_value);
        grant.audience.write(json);
        json.time("notBefore", grant.not_before);
        json.time("expiresAt", grant.expires_at);
        if let Some(rate) = self.rate {
            json.name("rate");
            json.object(|json| {
                json.shown("uses", &rate.uses);
                json.shown("per", &rate.per.0);
            });
        }
        json.optional("note", self.note.as_deref());
    }

    fn write_past(&self, json: &mut Writer) {
        json.time("createdAt", Some(self.created_at));
        json.time("firstUsedAt", self.first_used_at);
        json.time("lastUsedAt", self.last_used_at);
    }
}

fn write_verifier(json: &mut Writer, verifier: &Verifier) {
    json.text("sha256", &String::from(verifier.sha256));
    json.text("publicKey", &hex(&verifier.public_key));
}
