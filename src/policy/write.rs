//! Decisions as JSON, as `src/wasm.d.ts` shows them.

use super::{Allowed, Decision, Fault, Grant, Method, Reason, Wire};
use crate::json::Writer;

impl Decision {
    /// The decision as JSON.
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| match self {
            Self::Allow(allowed) => allowed.write(json),
            Self::Deny(reason) => reason.write(json),
            Self::Indeterminate(fault) => fault.write(json),
        });
        json.finish()
    }
}

impl Grant {
    /// The grant as JSON, as [`Grant::from_json`] reads it.
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            json.text("principal", &self.principal);
            json.boolean("onlyDraws", self.only_draws);
            json.array("scopes", self.scopes.words(), Writer::text_value);
            self.audience.write(json);
            json.time("notBefore", self.not_before);
            json.time("expiresAt", self.expires_at);
        });
        json.finish()
    }
}

impl Allowed {
    fn write(&self, json: &mut Writer) {
        let route = self.route;
        json.text("decision", "allow");
        json.text("resource", route.name);
        json.array("scopes", route.scopes, |json, scope| json.text_value(scope.as_str()));
        json.text("sensitivity", route.sensitivity.as_str());
        json.text("method", self.method.as_str());
        json.optional("page", self.page.as_deref());
        json.optional("query", Some(&*self.query).filter(|query| !query.is_empty()));
        json.array("masked", route.masked, |json, name| json.text_value(name));
        if let (Some(ids), Some((at, members))) = (&self.ids, route.bound.place()) {
            json.name("filter");
            json.object(|json| {
                json.text("at", at);
                json.array("members", members, |json, name| json.text_value(name));
                json.array("ids", &ids.0, |json, list| {
                    json.array_value(list, |json, id| json.text_value(id));
                });
            });
        }
        json.name("cache");
        json.object(|json| {
            json.text("for", self.cache.keep.as_str());
            json.shown("maxAge", &self.cache.max_age.0);
        });
    }
}

impl Reason {
    fn write(&self, json: &mut Writer) {
        json.text("decision", "deny");
        wire(json, self.wire(), self);
        if let Self::MissingScope { needed, held } = self {
            json.text("scope", needed.as_str());
            json.array("held", held.words(), Writer::text_value);
        }
        if let Some(wait) = self.retry_after() {
            json.shown("retryAfter", &wait.0);
        }
    }
}

impl Fault {
    fn write(self, json: &mut Writer) {
        json.text("decision", "indeterminate");
        wire(json, self.wire(), &self);
    }
}

fn wire(json: &mut Writer, Wire { status, code }: Wire, reason: &dyn std::fmt::Display) {
    json.shown("status", &status);
    json.text("code", code);
    json.text("reason", &reason.to_string());
}

impl Method {
    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
        }
    }
}
