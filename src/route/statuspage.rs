//! Atlassian Statuspage: every GET of the manage API, version 1, as its `OpenAPI` file has them
//! (<https://developer.statuspage.io>), and those of the public API, version 2, that a page documents
//! below `/api/v2`.
//!
//! Every path of the manage API answers as well with `.json` behind it. That is another way to
//! write the same, so it is in no table.

use super::{Bound, Paging, Route, Takes};
use crate::scope::Scope::{
    AnalyticsRead, IncidentsRead, MaintenancesRead, MonitorsRead, StatusPagesRead, SubscribersRead,
    UsersRead,
};

macro_rules! of_page {
    ($rest:literal) => {
        concat!("/v1/pages/{page:code}", $rest)
    };
}

const PAGED: Paging = Paging::Pages { first: 1 };

/// Of a component, wherever one is embedded: whoever may write to this address changes its status.
const COMPONENT: &[&str] = &["api_key", "automation_email"];

/// With it a draft can be read that is not published.
const POSTMORTEM: &[&str] = &["api_key", "preview_key"];

/// What a provider of metrics is set up with. The answer is documented without; should it ever
/// not be, it goes nowhere from here.
const PROVIDER: &[&str] = &["api_key", "api_token", "application_key", "email", "password"];

/// Of a subscriber's webhook: whoever knows it can post there.
const SUBSCRIBER: &[&str] = &["api_key", "endpoint"];

const CHANNEL: (&str, Takes) =
    ("type", Takes::OneOf(&["email", "sms", "webhook", "slack", "teams", "integration_partner"]));
const STATE: (&str, Takes) =
    ("state", Takes::OneOf(&["active", "unconfirmed", "quarantined", "all"]));

/// Not `q`, which looks through addresses: what is asked for stands in logs.
const SUBSCRIBERS: &[(&str, Takes)] = &[
    CHANNEL,
    STATE,
    ("sort_field", Takes::OneOf(&["primary", "created_at", "quarantined_at", "relevance"])),
    ("sort_direction", Takes::OneOf(&["asc", "desc"])),
];

/// Days, six months apart at most.
const SPAN: &[(&str, Takes)] = &[
    ("start", Takes::Word),
    ("end", Takes::Word),
    ("skip_related_events", Takes::OneOf(&["true", "false"])),
];

pub(super) static ROUTES: &[Route] = &[
    Route::new("statuspage.pages", "/v1/pages", &[StatusPagesRead])
        .about(Bound::Pages { at: "", id: "id" }),
    Route::new("statuspage.page", "/v1/pages/{page:code}", &[StatusPagesRead]),
    Route::new("statuspage.embed_config", of_page!("/status_embed_config"), &[StatusPagesRead]),
    // Components. A group is one as well: its id is among theirs.
    Route::new("statuspage.components", of_page!("/components"), &[MonitorsRead])
        .secret(COMPONENT)
        .about(Bound::Components(""))
        .paged(PAGED),
    Route::new("statuspage.component", of_page!("/components/{component:code}"), &[MonitorsRead])
        .secret(COMPONENT)
        .about(Bound::Component("")),
    Route::new(
        "statuspage.uptime",
        of_page!("/components/{component:code}/uptime"),
        &[AnalyticsRead],
    )
    .about(Bound::LoneComponent)
    .asked(SPAN),
    Route::new("statuspage.groups", of_page!("/component-groups"), &[MonitorsRead])
        .about(Bound::Components(""))
        .paged(PAGED),
    Route::new("statuspage.group", of_page!("/component-groups/{component:code}"), &[MonitorsRead])
        .about(Bound::Component("")),
    Route::new(
        "statuspage.group_uptime",
        of_page!("/component-groups/{component:code}/uptime"),
        &[AnalyticsRead],
    )
    .about(Bound::LoneComponent)
    .asked(SPAN),
    // Incidents. A maintenance is one as well, with another status.
    Route::new("statuspage.incidents", of_page!("/incidents"), &[IncidentsRead, MaintenancesRead])
        .secret(COMPONENT)
        .paged(Paging::PagesOfLimit { first: 1 })
        .asked(&[("q", Takes::Word)]),
    // Not documented to be without maintenances, as the public list of that name is.
    Route::new(
        "statuspage.unresolved",
        of_page!("/incidents/unresolved"),
        &[IncidentsRead, MaintenancesRead],
    )
    .secret(COMPONENT)
    .paged(PAGED),
    Route::new("statuspage.maintenances", of_page!("/incidents/scheduled"), &[MaintenancesRead])
        .secret(COMPONENT)
        .paged(PAGED),
    Route::new(
        "statuspage.upcoming_maintenances",
        of_page!("/incidents/upcoming"),
        &[MaintenancesRead],
    )
    .secret(COMPONENT)
    .paged(PAGED),
    Route::new(
        "statuspage.active_maintenances",
        of_page!("/incidents/active_maintenance"),
        &[MaintenancesRead],
    )
    .secret(COMPONENT)
    .paged(PAGED),
    Route::new(
        "statuspage.incident",
        of_page!("/incidents/{incident:code}"),
        &[IncidentsRead, MaintenancesRead],
    )
    .secret(COMPONENT),
    Route::new(
        "statuspage.postmortem",
        of_page!("/incidents/{incident:code}/postmortem"),
        &[IncidentsRead],
    )
    .secret(POSTMORTEM),
    Route::new("statuspage.incident_templates", of_page!("/incident_templates"), &[IncidentsRead])
        .secret(COMPONENT)
        .paged(PAGED),
    // Metrics, of which none says whose component it measures.
    Route::new("statuspage.metrics", of_page!("/metrics"), &[AnalyticsRead]).paged(PAGED),
    Route::new("statuspage.metric", of_page!("/metrics/{metric:code}"), &[AnalyticsRead]),
    Route::new("statuspage.metrics_providers", of_page!("/metrics_providers"), &[AnalyticsRead])
        .secret(PROVIDER),
    Route::new(
        "statuspage.metrics_provider",
        of_page!("/metrics_providers/{provider:id}"),
        &[AnalyticsRead],
    )
    .secret(PROVIDER),
    Route::new(
        "statuspage.provider_metrics",
        of_page!("/metrics_providers/{provider:id}/metrics"),
        &[AnalyticsRead],
    )
    .paged(PAGED),
    // Who is told.
    Route::new("statuspage.subscriber_count", of_page!("/subscribers/count"), &[SubscribersRead])
        .asked(&[CHANNEL, STATE]),
    Route::new(
        "statuspage.subscriber_histogram",
        of_page!("/subscribers/histogram_by_state"),
        &[SubscribersRead],
    ),
    Route::new(
        "statuspage.unsubscribed",
        of_page!("/subscribers/unsubscribed"),
        &[SubscribersRead],
    )
    .personal()
    .masking(SUBSCRIBER)
    .paged(PAGED),
    Route::new("statuspage.subscribers", of_page!("/subscribers"), &[SubscribersRead])
        .personal()
        .masking(SUBSCRIBER)
        .paged(Paging::PagesOfLimit { first: 0 })
        .asked(SUBSCRIBERS),
    Route::new(
        "statuspage.subscriber",
        of_page!("/subscribers/{subscriber:code}"),
        &[SubscribersRead],
    )
    .personal()
    .masking(SUBSCRIBER),
    Route::new(
        "statuspage.incident_subscribers",
        of_page!("/incidents/{incident:code}/subscribers"),
        &[SubscribersRead],
    )
    .personal()
    .masking(SUBSCRIBER)
    .paged(PAGED),
    Route::new(
        "statuspage.incident_subscriber",
        of_page!("/incidents/{incident:code}/subscribers/{subscriber:code}"),
        &[SubscribersRead],
    )
    .personal()
    .masking(SUBSCRIBER),
    // Who may see the page, and of it what. Not `email`, by which one can be looked up: what is
    // asked for stands in logs.
    Route::new("statuspage.access_users", of_page!("/page_access_users"), &[UsersRead])
        .personal()
        .paged(PAGED),
    Route::new("statuspage.access_user", of_page!("/page_access_users/{user:code}"), &[UsersRead])
        .personal(),
    Route::new(
        "statuspage.access_user_components",
        of_page!("/page_access_users/{user:code}/components"),
        &[UsersRead, MonitorsRead],
    )
    .personal()
    .masking(COMPONENT)
    .paged(PAGED),
    Route::new(
        "statuspage.access_user_metrics",
        of_page!("/page_access_users/{user:code}/metrics"),
        &[UsersRead, AnalyticsRead],
    )
    .personal()
    .paged(PAGED),
    Route::new("statuspage.access_groups", of_page!("/page_access_groups"), &[UsersRead])
        .personal()
        .paged(PAGED),
    Route::new(
        "statuspage.access_group",
        of_page!("/page_access_groups/{group:code}"),
        &[UsersRead],
    )
    .personal(),
    Route::new(
        "statuspage.access_group_components",
        of_page!("/page_access_groups/{group:code}/components"),
        &[UsersRead, MonitorsRead],
    )
    .personal()
    .masking(COMPONENT)
    .paged(PAGED),
    // The roster, which is all that Flexera One and Snow read.
    Route::new("statuspage.users", "/v1/organizations/{organization:id}/users", &[UsersRead])
        .personal()
        .about(Bound::Organization)
        .paged(PAGED),
    Route::new(
        "statuspage.permissions",
        "/v1/organizations/{organization:id}/permissions/{user:id}",
        &[UsersRead],
    )
    .personal()
    .about(Bound::Organization),
    // The public API, at the page's own host: <https://kctbh9vrtdwd.statuspage.io/api/v2>.
    Route::new("statuspage.summary", "/api/v2/summary.json", &[StatusPagesRead]).public(),
    Route::new("statuspage.status", "/api/v2/status.json", &[StatusPagesRead]).public(),
    Route::new("statuspage.public_components", "/api/v2/components.json", &[MonitorsRead])
        .public()
        .about(Bound::Components("components")),
    Route::new("statuspage.public_incidents", "/api/v2/incidents.json", &[IncidentsRead]).public(),
    Route::new(
        "statuspage.public_unresolved",
        "/api/v2/incidents/unresolved.json",
        &[IncidentsRead],
    )
    .public(),
    Route::new(
        "statuspage.public_maintenances",
        "/api/v2/scheduled-maintenances.json",
        &[MaintenancesRead],
    )
    .public(),
    Route::new(
        "statuspage.public_upcoming",
        "/api/v2/scheduled-maintenances/upcoming.json",
        &[MaintenancesRead],
    )
    .public(),
    Route::new(
        "statuspage.public_active",
        "/api/v2/scheduled-maintenances/active.json",
        &[MaintenancesRead],
    )
    .public(),
];
