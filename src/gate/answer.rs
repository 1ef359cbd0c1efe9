//! From the upstream's answer to the client's reply.

use super::copy::copy;
use super::{Fetch, Reply};
use crate::policy::Reason;
use crate::route;

/// What the upstream answered, or that it did not.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It did not, for this reason.
    Failed(Failure),
    /// It did.
    Answered {
        /// The status.
        status: u16,
        /// The `Content-Type` header.
        content_type: Option<String>,
        /// The `Retry-After` header.
        retry_after: Option<String>,
        /// The body's bytes.
        body: Vec<u8>,
    },
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It took too long.
    Timeout,
    /// It could not be asked.
    Unreachable,
    /// It was too long.
    TooLarge,
}

impl Failure {
    /// The failure that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "timeout" => Some(Self::Timeout),
            "unreachable" => Some(Self::Unreachable),
            "too_large" => Some(Self::TooLarge),
            _ => None,
        }
    }
}

/// What the client gets for what the upstream answered.
///
/// The upstream's own errors are not the client's: a key that the upstream refuses is ours, so
/// the client gets 502 and not 401. Statuspage's 420 means 429, as its documentation says.
pub fn finish(fetch: &Fetch, answer: &Answer) -> Reply {
    let (status, content_type, retry_after, body) = match answer {
        Answer::Failed(Failure::Timeout) => {
            return Reply::failure(504, "upstream_timeout", "the upstream did not answer in time");
        }
        Answer::Failed(Failure::Unreachable) => {
            return Reply::failure(502, "upstream_unreachable", "the upstream cannot be reached");
        }
        Answer::Failed(Failure::TooLarge) => return bad("is too large"),
        Answer::Answered { status, content_type, retry_after, body } => {
            (*status, content_type.as_deref().unwrap_or(""), retry_after.as_deref(), body)
        }
    };
    match status {
        200 if is_json(content_type) => {}
        200 => return bad("is not JSON"),
        // In the words for what the key may not see: another text would tell that from this.
        404 => return Reply::refusal(&Reason::OtherAudience),
        420 | 429 => {
            let mut reply =
                Reply::failure(429, "rate_limited", "the upstream asks for fewer requests");
            let seconds =
                retry_after.filter(|s| s.len() < 6 && s.bytes().all(|b| b.is_ascii_digit()));
            reply.header("Retry-After", seconds.filter(|s| !s.is_empty()).unwrap_or("60"));
            return reply;
        }
        401 | 403 => {
            return Reply::failure(
                502,
                "upstream_refused",
                "the upstream refused the key that the gate has for it",
            );
        }
        _ => return bad(&format!("has the status {status}")),
    }
    let Some(route) = route::named(&fetch.route) else {
        return bad("belongs to no route");
    };
    let Some(secret) = secret(fetch) else {
        return bad("belongs to no plan");
    };
    match copy(body, route, fetch, secret) {
        Ok(Some(body)) => Reply::json(body),
        // As for a path that is not there: the client may not know of it.
        Ok(None) => Reply::refusal(&Reason::OtherAudience),
        Err(problem) => bad(&format!("is not as documented ({problem})")),
    }
}

fn bad(what: &str) -> Reply {
    Reply::failure(502, "upstream_bad_answer", &format!("the upstream's answer {what}"))
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// The key that went upstream: what follows the scheme in the one header that has it. An empty
/// one could not be looked for.
fn secret(fetch: &Fetch) -> Option<&str> {
    let (_, value) = fetch.headers.iter().find(|(name, _)| name == "Authorization")?;
    value.split_once(' ').map(|(_, secret)| secret).filter(|secret| !secret.is_empty())
}
