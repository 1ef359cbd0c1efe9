//! StatusPage.me: the authenticated API, version 1, whose scopes are the vendor's own
//! (<https://statuspage.me/docs/api>), and the public answer behind its embeds.

use super::{Bound, Paging, Route, Takes};
use crate::scope::Scope::{
    AnalyticsRead, IncidentsRead, MaintenancesRead, MonitorsRead, StatusPagesRead,
};

/// Where rows are, and how one names its page.
const OF_PAGES: Bound = Bound::Pages { at: "data", id: "status_page_id" };
const OF_PAGE: Bound = Bound::OfPage { at: "data", id: "status_page_id" };

const PAGE: (&str, Takes) = ("status_page_id", Takes::Word);

/// What is watched may have a password or a token in its address.
const MONITOR: &[&str] = &["api_key", "target"];

pub(super) static ROUTES: &[Route] = &[
    // <https://statuspage.me/docs/api/monitors>
    Route::new("statuspage_me.monitors", "/user/api/v1/monitors", &[MonitorsRead])
        .secret(MONITOR)
        .about(OF_PAGES),
    Route::new("statuspage_me.monitor", "/user/api/v1/monitors/{monitor:number}", &[MonitorsRead])
        .secret(MONITOR)
        .about(OF_PAGE),
    // “analytics:read”, and not “monitors:read”. It does not say whose monitor it is.
    Route::new(
        "statuspage_me.availability",
        "/user/api/v1/monitors/{monitor:number}/availability",
        &[AnalyticsRead],
    )
    .about(Bound::Account)
    .asked(&[("period", Takes::OneOf(&["7d", "30d", "90d", "365d"]))]),
    // What a row has is documented for monitors alone; that this filters, for both of these.
    Route::new("statuspage_me.incidents", "/user/api/v1/incidents", &[IncidentsRead])
        .about(Bound::AskedPage("status_page_id"))
        .paged(Paging::Limit(200))
        .asked(&[PAGE]),
    Route::new(
        "statuspage_me.incident",
        "/user/api/v1/incidents/{incident:number|uuid}",
        &[IncidentsRead],
    )
    .about(OF_PAGE),
    Route::new("statuspage_me.maintenances", "/user/api/v1/maintenances", &[MaintenancesRead])
        .about(Bound::AskedPage("status_page_id"))
        .asked(&[PAGE]),
    Route::new(
        "statuspage_me.maintenance",
        "/user/api/v1/maintenances/{maintenance:number|uuid}",
        &[MaintenancesRead],
    )
    .about(OF_PAGE),
    // The scope is documented, “list and detail”; the paths are not, and are like the others.
    Route::new("statuspage_me.pages", "/user/api/v1/status-pages", &[StatusPagesRead])
        .about(Bound::Pages { at: "data", id: "id" }),
    Route::new("statuspage_me.page", "/user/api/v1/status-pages/{page:uuid}", &[StatusPagesRead]),
    // “Not scope-gated”, the vendor says of this older path: there a key for nothing but incidents
    // reads it. Here it takes what the newer path takes.
    Route::new("statuspage_me.metrics", "/user/api/monitors", &[AnalyticsRead])
        .about(Bound::Account)
        .asked(&[("component_ids", Takes::Words)]),
    // <https://statuspage.me/docs/api/api-embed-status>. Here a page goes by its slug.
    Route::new("statuspage_me.status", "/api/embed/status", &[StatusPagesRead])
        .public()
        .about(Bound::AskedPage("slug"))
        .asked(&[
            ("slug", Takes::Word),
            ("inc", Takes::OneOf(&["0", "1"])),
            ("rtm", Takes::Number(1, 240)),
            ("upd", Takes::Number(1, 30)),
        ]),
];
