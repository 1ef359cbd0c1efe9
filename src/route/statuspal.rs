//! `StatusPal`, version 2: <https://statuspal.io/api-docs>. A page goes by its subdomain.

use super::{Bound, Paging, Route, Takes};
use crate::scope::Scope::{
    AnalyticsRead, IncidentsRead, MaintenancesRead, MonitorsRead, StatusPagesRead, SubscribersRead,
    UpstreamsRead,
};

macro_rules! of_page {
    ($rest:literal) => {
        concat!("/api/v2/status_pages/{page:id}", $rest)
    };
}

/// Of a service: the addresses that change its status, and how it is watched, with headers that may
/// hold a key (statuspal/terraform-provider-statuspal, `internal/client/models.go`).
const SERVICE: &[&str] = &[
    "api_key",
    "inbound_email_address",
    "inbound_email_id",
    "incoming_webhook_url",
    "monitoring_options",
    "ping_url",
    "webhook_custom_jsonpath_settings",
];

/// Where a subscriber's webhook or chat is told. What it is called is not documented.
const SUBSCRIPTION: &[&str] = &["api_key", "callback_url", "endpoint", "url", "webhook_url"];

pub(super) static ROUTES: &[Route] = &[
    // It says hello, to a key that is good.
    Route::new("statuspal.hello", "/api/v2/hello", &[UpstreamsRead]).about(Bound::Account),
    // Public, without a key.
    Route::new("statuspal.status", of_page!("/status"), &[StatusPagesRead]).public(),
    Route::new("statuspal.summary", of_page!("/summary"), &[StatusPagesRead]).public(),
    // With the services below it, but not with the one above.
    Route::new(
        "statuspal.service_status",
        of_page!("/services/{component:number}/status"),
        &[MonitorsRead],
    )
    .public()
    .about(Bound::LoneComponent),
    // With a key.
    Route::new("statuspal.services", of_page!("/services"), &[MonitorsRead])
        .secret(SERVICE)
        .about(Bound::Components("services"))
        .paged(Paging::Cursor),
    Route::new("statuspal.service", of_page!("/services/{component:number}"), &[MonitorsRead])
        .secret(SERVICE)
        .about(Bound::Component("service")),
    // Maintenances are among them, as the type “scheduled”: there is no list of their own.
    // A service may be embedded.
    Route::new("statuspal.incidents", of_page!("/incidents"), &[IncidentsRead, MaintenancesRead])
        .secret(SERVICE)
        .paged(Paging::Cursor)
        .asked(&[("type", Takes::OneOf(&["major", "minor", "scheduled"]))]),
    Route::new(
        "statuspal.incident",
        of_page!("/incidents/{incident:number}"),
        &[IncidentsRead, MaintenancesRead],
    )
    .secret(SERVICE),
    Route::new("statuspal.metrics", of_page!("/metrics"), &[AnalyticsRead]).paged(Paging::Cursor),
    Route::new("statuspal.metric", of_page!("/metrics/{metric:number}"), &[AnalyticsRead]),
    Route::new("statuspal.subscriptions", of_page!("/subscriptions"), &[SubscribersRead])
        .personal()
        .masking(SUBSCRIPTION)
        .paged(Paging::Cursor),
    // An organisation's key covers all its pages; of those, a key of ours sees its own.
    Route::new(
        "statuspal.pages",
        "/api/v2/orgs/{organization:id}/status_pages",
        &[StatusPagesRead],
    )
    .about(Bound::Pages { at: "status_pages", id: "subdomain" })
    .paged(Paging::Cursor),
    Route::new(
        "statuspal.page",
        "/api/v2/orgs/{organization:id}/status_pages/{page:id}",
        &[StatusPagesRead],
    ),
];
