//! The rows of the table: one per provider, in the order of `src/envelope/providers/table.rs`.

use super::*;

#[rustfmt::skip]
pub(crate) const TRUTHS: &[Truth] = &[
    Truth {
        provider: Provider::Statuspage,
        proof: &[
            "page", "page.id", "status", "status.indicator", "components",
            "components[*].status", "incidents", "scheduled_maintenances",
        ],
        lists: &["components", "incidents"],
        says_so: &[],
    },
    Truth {
        provider: Provider::IncidentIo,
        proof: &[
            "page", "page.id", "status", "status.indicator", "components",
            "components[*].status", "incidents", "ongoing_incidents",
            "in_progress_maintenances", "scheduled_maintenances", "summary",
            "summary.ongoing_incidents", "summary.components", "summary.affected_components",
        ],
        lists: &[
            "components", "incidents", "ongoing_incidents", "in_progress_maintenances",
            "scheduled_maintenances", "summary.affected_components", "summary.ongoing_incidents",
        ],
        says_so: &[
            ("{\"summary\":", &[Wrap], "a widget's body within `summary` is what `/proxy/HOST` answers"),
        ],
    },
    Truth {
        provider: Provider::Instatus,
        proof: &["page", "page.status", "components"],
        lists: &["activeIncidents", "components", "[*].children"],
        says_so: &[
            ("a body", &[Drop], "the page's word stands for itself"),
            ("activeIncidents", &[Drop, Null], "left out where there is none"),
            ("[*].children", &[Drop, Null, Rename], "left out of what is no group"),
            ("components", &[Reorder], "the first row is the anchor, and may be in a word that nobody knows"),
        ],
    },
    Truth {
        provider: Provider::BetterStack,
        proof: &[
            "data", "data.type", "data.attributes", "data.attributes.aggregate_state",
            "data.relationships", "data.relationships.resources",
            "data.relationships.status_reports", "included", "included[*].attributes.status",
        ],
        lists: &[],
        says_so: &[("", &[Retype], "an empty array in UTF-16 is Amazon's word for fine")],
    },
    Truth {
        provider: Provider::CState,
        proof: &[
            "cStateVersion", "summaryStatus", "systems", "systems[*].status",
        ],
        lists: &["systems", "systems[*].unresolvedIssues"],
        says_so: &[("cStateVersion", &[Empty, Unknown], "any version")],
    },
    Truth {
        provider: Provider::UptimeKuma,
        proof: &[
            "config", "publicGroupList", "heartbeatList", "heartbeatList.*", "incident",
            "incidents",
        ],
        lists: &["incidents", "publicGroupList[*].monitorList"],
        says_so: &[
            ("incident", &[Null], "version 1 has one or none"),
            ("heartbeatList.*", &[Reorder], "the last is the newest"),
        ],
    },
    Truth {
        provider: Provider::Gatus,
        proof: &["[*].results", "[*].results[*].success", "[*].results[*].timestamp"],
        lists: &["", "[*].results"],
        says_so: &[
            ("[*].results", &[Reorder], "the last is the newest"),
        ],
    },
    Truth {
        provider: Provider::OpenStatus,
        proof: &[
            "status", "pageComponents", "statusReports",
            "statusReports[*].status", "monitors[*].status",
        ],
        lists: &["pageComponents", "statusReports", "monitors"],
        says_so: &[
            ("pageComponents[*].monitorId", &[Null], "of what has no monitor"),
            ("monitors[*].id", &[Retype, Unknown], "another monitor is in trouble, of which the page has no component"),
        ],
    },
    Truth {
        provider: Provider::Statuspal,
        proof: &[
            "status_page", "status_page.current_incident_type", "status_page.current_status",
            "status_page.current_status.severity", "services[*].current_incident_type",
            "services[*].children[*].current_incident_type", "incidents", "ongoing_notices",
        ],
        lists: &[
            "incidents", "services", "services[*].children", "service.children",
            "ongoing_notices", "planned_notices",
        ],
        says_so: &[
            ("status_page.current_incident_type", &[Null], "null is the word for fine"),
            ("services[*].current_incident_type", &[Null], "the same"),
            ("services[*].children[*].current_incident_type", &[Null], "the same"),
            ("service.children[*].current_incident_type", &[Null], "the same"),
            ("status_page.current_status.notice_type", &[Null], "the same in Next"),
            ("planned_notices", &[Drop, Null, Rename], "older servers do not list what is planned"),
        ],
    },
    Truth {
        provider: Provider::Datadog,
        proof: &[
            "data", "data.type", "data.attributes", "data.attributes.components",
            "data.attributes.components[*].status",
            "data.attributes.components[*].components[*].status", "meta", "meta.page.total",
        ],
        lists: &["data.attributes.components[*].components"],
        says_so: &[
            ("a body", &[Drop], "without the lists the components stand for themselves"),
            ("data.id", &[Unknown], "the degradations are those of another page"),
        ],
    },
    Truth {
        provider: Provider::StatuspageMe,
        proof: &["overall", "incidents"],
        lists: &["incidents"],
        says_so: &[],
    },
    Truth {
        provider: Provider::Upptime,
        proof: &["[*].status"],
        lists: &[""],
        says_so: &[],
    },
    Truth {
        provider: Provider::StatusIo,
        proof: &[
            "result", "result.status_overall", "result.status_overall.status_code",
            "result.status[*].status_code", "result.status[*].containers[*].status_code",
            "result.incidents", "result.maintenance", "result.maintenance.active",
        ],
        lists: &["result.incidents", "result.status", "result.status[*].containers"],
        says_so: &[],
    },
    Truth {
        provider: Provider::Sorry,
        proof: &[
            "page", "page.state", "components", "components[*].state", "notices", "meta",
        ],
        lists: &["components", "notices"],
        says_so: &[
            ("a body", &[Drop], "the page's word stands for itself"),
        ],
    },
    Truth {
        provider: Provider::Checkly,
        proof: &["incidents", "incidents[*].lastUpdateStatus"],
        lists: &["incidents"],
        says_so: &[],
    },
    Truth {
        provider: Provider::Slack,
        proof: &["status", "active_incidents"],
        lists: &["active_incidents"],
        says_so: &[],
    },
    Truth {
        provider: Provider::Heroku,
        proof: &[
            "status", "status[*].status", "incidents", "incidents[*].state", "scheduled",
        ],
        lists: &["status", "incidents", "scheduled"],
        says_so: &[],
    },
    Truth {
        provider: Provider::Cachet,
        proof: &[
            "data", "data.status", "data[*].attributes", "meta", "meta.pagination",
            "meta.pagination.total", "meta.path",
        ],
        lists: &["data"],
        says_so: &[
            ("a body", &[Drop], "the word of version 3 stands for itself"),
            ("links", &[Empty, Retype, Swap], "as without `next`"),
            ("links.next", &[Drop, Null, Rename], "the last page has none, or null"),
            ("data[*]", &[Repeat], "the list seems to be whole by its count"),
        ],
    },
    Truth {
        provider: Provider::GoogleCloud,
        proof: &["[*].end"],
        lists: &["", "[*].currently_affected_locations"],
        says_so: &[(
            "[*].currently_affected_locations",
            &[Drop, Null, Rename],
            "its own end says that it is over",
        )],
    },
    Truth {
        provider: Provider::Aws,
        proof: &["current", "[*].status", "[*].event_log"],
        lists: &["", "current", "[*].impacted_services"],
        says_so: &[],
    },
    Truth {
        provider: Provider::Azure,
        proof: &["channel", "channel.title"],
        lists: &[],
        says_so: &[("channel.item", &[Drop], "while nothing is wrong there is none")],
    },
    Truth {
        provider: Provider::StatusIq,
        proof: &["channel", "channel.item.title"],
        lists: &[],
        says_so: &[("channel.item", &[Drop], "each is one component")],
    },
    Truth {
        provider: Provider::Xai,
        proof: &["channel", "channel.title"],
        lists: &[],
        says_so: &[],
    },
    Truth {
        provider: Provider::Infomaniak,
        proof: &["result", "data", "data[*].status", "total"],
        lists: &[],
        says_so: &[
            ("data[*]", &[Repeat], "the list seems to be whole by its count"),
        ],
    },
];
