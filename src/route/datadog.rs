//! Datadog: the integration of Atlassian Statuspage
//! (<https://docs.datadoghq.com/api/latest/statuspage-integration/>) and the product Status Pages
//! (<https://docs.datadoghq.com/api/latest/status-pages/>).
//!
//! Of Status Pages no route takes `include`, which adds the persons who wrote something.

use super::{Bound, Paging, Route, Takes};
use crate::scope::Scope::{
    IncidentsRead, MaintenancesRead, MonitorsRead, StatusPagesRead, UpstreamsRead,
};

pub(super) static ROUTES: &[Route] = &[
    // One account for the organisation. Its key is documented to come masked.
    Route::new("datadog.account", "/api/v2/integration/statuspage/account", &[UpstreamsRead])
        .secret(&["api_key"])
        .about(Bound::Account),
    Route::new(
        "datadog.url_settings",
        "/api/v2/integration/statuspage/url_settings",
        &[UpstreamsRead],
    )
    .about(Bound::Account),
    Route::new("datadog.pages", "/api/v2/statuspages", &[StatusPagesRead])
        .about(Bound::Pages { at: "data", id: "id" })
        .paged(Paging::Offset),
    // Of all pages, or of the one that is asked for.
    Route::new("datadog.degradations", "/api/v2/statuspages/degradations", &[IncidentsRead])
        .about(Bound::AskedPage("filter[page_id]"))
        .paged(Paging::Offset)
        .asked(&[
            ("filter[page_id]", Takes::Word),
            (
                "filter[status]",
                Takes::OneOf(&["investigating", "identified", "monitoring", "resolved"]),
            ),
            ("sort", Takes::OneOf(&["created_at", "-created_at", "modified_at", "-modified_at"])),
        ]),
    Route::new("datadog.maintenances", "/api/v2/statuspages/maintenances", &[MaintenancesRead])
        .about(Bound::AskedPage("filter[page_id]"))
        .paged(Paging::Offset)
        .asked(&[
            ("filter[page_id]", Takes::Word),
            ("filter[status]", Takes::OneOf(&["scheduled", "in_progress", "completed"])),
            ("sort", Takes::OneOf(&["created_at", "-created_at", "start_date", "-start_date"])),
        ]),
    Route::new("datadog.page", "/api/v2/statuspages/{page:uuid}", &[StatusPagesRead]),
    // A group stands there with what is in it; a component in one does not say so by a `group_id`.
    Route::new("datadog.components", "/api/v2/statuspages/{page:uuid}/components", &[MonitorsRead])
        .about(Bound::Components("data")),
    Route::new(
        "datadog.component",
        "/api/v2/statuspages/{page:uuid}/components/{component:uuid}",
        &[MonitorsRead],
    )
    .about(Bound::Component("data")),
    Route::new(
        "datadog.degradation",
        "/api/v2/statuspages/{page:uuid}/degradations/{degradation:uuid}",
        &[IncidentsRead],
    ),
    Route::new(
        "datadog.maintenance",
        "/api/v2/statuspages/{page:uuid}/maintenances/{maintenance:uuid}",
        &[MaintenancesRead],
    ),
];
