//! Which providers there are: one row each, and nothing else to touch.

use super::address::Address;
use super::body::Body;
use super::error::Error;
use super::urls::{Urls, next};
use super::{
    aws, azure, better_stack, cachet, checkly, cstate, datadog, gatus, google_cloud, heroku,
    incident_io, infomaniak, instatus, openstatus, slack, sorry, status_io, statusiq, statuspage,
    statuspage_me, statuspal, upptime, uptime_kuma, xai,
};
use crate::json::{Names, Object, Value};
use crate::model::{Provider, Snapshot};
use crate::text::one_line;
use crate::time::Timestamp;
use crate::xml::Element;

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

/// In the order in which a page that could be anybody's is tried: the commonest first, and of
/// those that share a path, all.
pub(super) const PROVIDERS: &[Row] = &[
    Row {
        provider: Provider::Statuspage,
        name: "Atlassian Statuspage",
        anchor: "`page.id` of 12 base-36 characters and `status.indicator`",
        members: &[Names::of("page status")],
        is_anchored: statuspage::is_anchored,
        read: Read::Json(statuspage::snapshot),
        hosts: ".statuspage.io",
        urls: statuspage::URLS,
    },
    Row {
        provider: Provider::IncidentIo,
        name: "incident.io",
        anchor: "`page.id` that is a ULID and `status.indicator`, or `ongoing_incidents`",
        members: &[Names::of("page status"), Names::of("ongoing_incidents"), Names::of("summary")],
        is_anchored: incident_io::is_anchored,
        read: Read::Json(incident_io::snapshot),
        hosts: "",
        urls: incident_io::URLS,
    },
    Row {
        provider: Provider::Instatus,
        name: "Instatus",
        anchor: "`page.status` in upper case",
        members: &[Names::of("page"), Names::of("components")],
        is_anchored: instatus::is_anchored,
        read: Read::Joined(instatus::snapshot),
        hosts: ".instatus.com",
        urls: instatus::URLS,
    },
    Row {
        provider: Provider::BetterStack,
        name: "Better Stack",
        anchor: "`data.type` of `status_page` and `data.attributes.aggregate_state`",
        members: &[Names::of("data")],
        is_anchored: better_stack::is_anchored,
        read: Read::Json(better_stack::snapshot),
        hosts: ".betteruptime.com .betterstack.com",
        urls: better_stack::URLS,
    },
    Row {
        provider: Provider::CState,
        name: "cState",
        anchor: "`cStateVersion`",
        members: &[Names::of("cStateVersion")],
        is_anchored: cstate::is_anchored,
        read: Read::Json(cstate::snapshot),
        hosts: "",
        urls: cstate::URLS,
    },
    Row {
        provider: Provider::UptimeKuma,
        name: "Uptime Kuma",
        anchor: "`config` and `publicGroupList`, or `heartbeatList`",
        members: &[Names::of("heartbeatList"), Names::of("config publicGroupList")],
        is_anchored: uptime_kuma::is_anchored,
        read: Read::Joined(uptime_kuma::snapshot),
        hosts: "",
        urls: uptime_kuma::URLS,
    },
    Row {
        provider: Provider::Gatus,
        name: "Gatus",
        anchor: "an array of rows with `key` and `results`",
        members: &[],
        is_anchored: gatus::is_anchored,
        read: Read::Json(gatus::snapshot),
        hosts: "",
        urls: gatus::URLS,
    },
    Row {
        provider: Provider::OpenStatus,
        name: "OpenStatus",
        anchor: "`pageComponents` and `statusReports`, or `status` alone",
        members: &[Names::of("status"), Names::of("pageComponents statusReports")],
        is_anchored: openstatus::is_anchored,
        read: Read::Json(openstatus::snapshot),
        hosts: ".openstatus.dev",
        urls: openstatus::URLS,
    },
    Row {
        provider: Provider::Statuspal,
        name: "StatusPal",
        anchor: "`status_page.current_incident_type`, a `service` with its own, or `status_page.current_status.severity`",
        members: &[Names::of("status_page"), Names::of("service")],
        is_anchored: statuspal::is_anchored,
        read: Read::Json(statuspal::snapshot),
        hosts: "statuspal.io .statuspal.io statuspal.eu .statuspal.eu .statuspal.page",
        urls: statuspal::URLS,
    },
    Row {
        provider: Provider::Datadog,
        name: "Datadog Status Pages",
        anchor: "`data.type` of `status_pages`; of its lists, rows of type `degradations` or `maintenances`",
        members: &[Names::of("data")],
        is_anchored: datadog::is_anchored,
        read: Read::Joined(datadog::snapshot),
        // Not all below datadoghq.com: Datadog's own page there is Atlassian's.
        hosts: "api.datadoghq.com api.us3.datadoghq.com api.us5.datadoghq.com api.ap1.datadoghq.com api.ap2.datadoghq.com api.uk1.datadoghq.com api.datadoghq.eu api.ddog-gov.com api.us2.ddog-gov.com .statuspage.datadoghq.com",
        urls: datadog::URLS,
    },
    Row {
        provider: Provider::StatuspageMe,
        name: "StatusPage.me",
        anchor: "`overall` and `page`",
        members: &[Names::of("page overall")],
        is_anchored: statuspage_me::is_anchored,
        read: Read::Json(statuspage_me::snapshot),
        hosts: ".statuspage.me",
        urls: statuspage_me::URLS,
    },
    Row {
        provider: Provider::Upptime,
        name: "Upptime",
        anchor: "an array of rows with `slug` and `uptimeDay`",
        members: &[],
        is_anchored: upptime::is_anchored,
        read: Read::Json(upptime::snapshot),
        hosts: "",
        urls: upptime::URLS,
    },
    Row {
        provider: Provider::StatusIo,
        name: "Status.io",
        anchor: "`result.status_overall`",
        members: &[Names::of("result")],
        is_anchored: status_io::is_anchored,
        read: Read::Json(status_io::snapshot),
        hosts: "status.io .status.io",
        urls: status_io::URLS,
    },
    Row {
        provider: Provider::Sorry,
        name: "Sorry™",
        anchor: "`page.state`; beside it `components` and `notices` with a `meta.total_count`",
        members: &[Names::of("page"), Names::of("components meta"), Names::of("notices meta")],
        is_anchored: sorry::is_anchored,
        read: Read::Joined(sorry::snapshot),
        hosts: "status.sorryapp.com",
        urls: sorry::URLS,
    },
    Row {
        provider: Provider::Checkly,
        name: "Checkly",
        anchor: "`incidents` alone, each with a `severity`",
        members: &[Names::of("incidents")],
        is_anchored: checkly::is_anchored,
        read: Read::Json(checkly::snapshot),
        hosts: ".checkly-status-page.com",
        urls: checkly::URLS,
    },
    Row {
        provider: Provider::Slack,
        name: "Slack",
        anchor: "`status` and `active_incidents`",
        members: &[Names::of("status active_incidents")],
        is_anchored: slack::is_anchored,
        read: Read::Json(slack::snapshot),
        hosts: "slack-status.com status.slack.com",
        urls: slack::URLS,
    },
    Row {
        provider: Provider::Heroku,
        name: "Heroku",
        anchor: "`status` as a list of rows with a `system`",
        members: &[Names::of("status")],
        is_anchored: heroku::is_anchored,
        read: Read::Json(heroku::snapshot),
        hosts: "status.heroku.com",
        urls: heroku::URLS,
    },
    Row {
        provider: Provider::GoogleCloud,
        name: "Google Cloud",
        anchor: "an array of rows with a `most_recent_update`",
        members: &[],
        is_anchored: google_cloud::is_anchored,
        read: Read::Json(google_cloud::snapshot),
        hosts: "status.cloud.google.com",
        urls: google_cloud::URLS,
    },
    Row {
        provider: Provider::Aws,
        name: "Amazon Web Services",
        anchor: "an array in UTF-16, its rows with `arn` and `event_log`; or the arrays `archive` and `current`",
        members: &[Names::of("archive current")],
        is_anchored: aws::is_anchored,
        read: Read::Json(aws::snapshot),
        hosts: "health.aws.amazon.com status.aws.amazon.com",
        urls: aws::URLS,
    },
    Row {
        provider: Provider::Azure,
        name: "Microsoft Azure",
        anchor: "an RSS feed titled `Azure Status`",
        members: &[],
        is_anchored: azure::is_anchored,
        read: Read::Xml(azure::snapshot),
        hosts: "azure.status.microsoft .azure.status.microsoft status.azure.com",
        urls: azure::URLS,
    },
    Row {
        provider: Provider::StatusIq,
        name: "Site24x7 StatusIQ",
        anchor: "an RSS feed with the namespace `site24x7`",
        members: &[],
        is_anchored: statusiq::is_anchored,
        read: Read::Xml(statusiq::snapshot),
        hosts: "",
        urls: statusiq::URLS,
    },
    Row {
        provider: Provider::Xai,
        name: "xAI",
        anchor: "an RSS feed titled `xAI System Status`",
        members: &[],
        is_anchored: xai::is_anchored,
        read: Read::Xml(xai::snapshot),
        hosts: "status.x.ai",
        urls: xai::URLS,
    },
    Row {
        provider: Provider::Infomaniak,
        name: "Infomaniak",
        anchor: "`result` of `success`, and `data` of rows with `services` and `started_at`",
        members: &[Names::of("result data")],
        is_anchored: infomaniak::is_anchored,
        read: Read::Json(infomaniak::snapshot),
        hosts: "infomaniakstatus.com api.infomaniak.com",
        urls: infomaniak::URLS,
    },
    Row {
        provider: Provider::Cachet,
        name: "Cachet",
        anchor: "`meta.pagination`, a `meta.path` of `/api/components` or `/api/incidents`, or `data.status` and `data.message`",
        members: &[Names::of("data")],
        is_anchored: cachet::is_anchored,
        read: Read::Joined(cachet::snapshot),
        hosts: "",
        urls: cachet::URLS,
    },
];

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
