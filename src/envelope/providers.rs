//! What there is to know of a provider, and whose a body is.

use super::address::Address;
use super::body::Body;
use super::error::Error;
use super::urls::{Urls, next};
use crate::json::{Names, Object, Value};
use crate::model::{Provider, Snapshot};
use crate::text::one_line;
use crate::time::Timestamp;
use crate::xml::Element;

pub(super) use table::PROVIDERS;

mod aws;
mod azure;
mod better_stack;
mod cachet;
mod checkly;
mod cstate;
mod datadog;
mod gatus;
mod google_cloud;
mod heroku;
mod incident_io;
mod infomaniak;
mod instatus;
mod openstatus;
pub(super) mod resources;
mod slack;
mod sorry;
mod status_io;
mod statusiq;
mod statuspage;
mod statuspage_me;
mod statuspal;
mod table;
mod upptime;
mod uptime_kuma;
mod xai;

/// What there is to know of a provider.
pub(super) struct Row {
    pub(super) provider: Provider,
    /// What people call it.
    pub(super) name: &'static str,
    /// What proves that a body is its own, in words.
    pub(super) anchor: &'static str,
    /// The outermost members without which no object carries it, in each of its forms: to look for
    /// them is how most providers are passed over at once.
    pub(super) members: &'static [Names],
    /// Whether a body carries the anchor.
    pub(super) is_anchored: fn(&Body<'_>) -> bool,
    /// Reads bodies that all carry it.
    pub(super) read: Read,
    /// The hosts that are its alone, with spaces in between; with a dot in front, all below that
    /// domain.
    pub(super) hosts: &'static str,
    /// Where the bodies of a page may be.
    pub(super) urls: Urls,
}

/// How a provider's bodies are read. What is not of the shape that it should be sticks to the
/// body as an error.
pub(super) enum Read {
    /// A page is one JSON body.
    Json(for<'a> fn(Value<'a>, Timestamp) -> Snapshot<'a>),
    /// A page may be spread over several JSON bodies, in any order.
    Joined(for<'a> fn(&[Value<'a>], Timestamp) -> Snapshot<'a>),
    /// A page is one XML body.
    Xml(for<'a> fn(Element<'a>, Timestamp) -> Snapshot<'a>),
}

impl Row {
    /// Whether a body may carry the anchor.
    fn may_own(&self, body: &Body<'_>) -> bool {
        body.object().is_none() || self.members.iter().any(|names| body.may_have(*names))
    }

    /// Whether the host of an address is this provider's alone.
    pub(super) fn owns(&self, address: &Address<'_>) -> bool {
        let mut hosts = Some(self.hosts);
        while let Some(host) = next(&mut hosts, b' ') {
            if !host.is_empty() && address.is_below(host) {
                return true;
            }
        }
        false
    }

    /// Reads bodies that all carry the anchor.
    pub(super) fn snapshot<'a>(
        &self,
        bodies: &'a [Body<'a>],
        observed_at: Timestamp,
    ) -> Result<Snapshot<'a>, Error> {
        let snapshot = match (&self.read, bodies) {
            (Read::Json(read), [body]) => body.json().map(|root| read(root, observed_at)),
            (Read::Xml(read), [body]) => body.xml().map(|root| read(root, observed_at)),
            (Read::Joined(read), bodies) => {
                let roots: Option<Vec<Value<'a>>> = bodies.iter().map(Body::json).collect();
                roots.map(|roots| read(&roots, observed_at))
            }
            _ => return Err(Error::shape(format!("{} sends one body", self.name))),
        };
        // Whatever the reader found to be wrong stuck to the body that it is in.
        bodies.iter().try_for_each(Body::check)?;
        let mut snapshot = snapshot.ok_or_else(|| Error::shape("neither JSON nor XML"))?;
        // Where a page has no name of its own, it is the provider's.
        if snapshot.page.name.is_empty() {
            snapshot.page.name = self.name.into();
        }
        Ok(snapshot)
    }
}

/// The row whose anchor all these bodies carry. Where several do, the address that they came from
/// may tell: it is below a host that is one's alone.
pub(super) fn detect(
    bodies: &[Body<'_>],
    from: Option<&Address<'_>>,
) -> Result<&'static Row, Error> {
    let mut found: Vec<&Row> = Vec::new();
    for row in PROVIDERS {
        // One body with the anchors of two is no part of either's page.
        if bodies.iter().any(|body| row.may_own(body) && (row.is_anchored)(body)) {
            found.push(row);
        }
    }
    if let Some(from) = from.filter(|_| found.len() > 1)
        && let Some(own) = found.iter().find(|row| row.owns(from))
        && bodies.iter().all(own.is_anchored)
    {
        return Ok(own);
    }
    match found.as_slice() {
        [row] if bodies.len() == 1 || bodies.iter().all(row.is_anchored) => Ok(row),
        [] | [_] => Err(no_anchor(bodies)),
        several => Err(Error::ambiguous(several.iter().map(|row| row.provider.as_str()))),
    }
}

fn no_anchor(bodies: &[Body<'_>]) -> Error {
    let said = match bodies {
        [body] => body.object().and_then(|root| said_error(&root)),
        _ => return Error::no_anchor("the bodies are not of one provider that we read"),
    };
    Error::no_anchor(match said {
        Some(words) => format!("the body says “{words}”"),
        None => "no provider's anchor was found".to_owned(),
    })
}

/// In the members that providers use for it.
pub(super) fn said_error(root: &Object<'_>) -> Option<String> {
    let said = ["message", "error"].into_iter().find_map(|name| root.get(name))?;
    Some(one_line(said.as_text()?, 100).into_owned())
}
