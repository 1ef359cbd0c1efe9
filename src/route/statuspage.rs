//! Atlassian Statuspage: every GET of the manage API, version 1, and of the public API, version 2.

use super::{Bound, Paging, Route};
use crate::scope::Scope::{
    IncidentsRead, MaintenancesRead, MonitorsRead, StatusPagesRead, UsersRead,
};

const PAGED: Paging = Paging::Pages { first: 1 };

/// <https://developer.statuspage.io>
pub(super) static ROUTES: &[Route] = &[
    Route::new("statuspage.pages", "/v1/pages", &[StatusPagesRead])
        .about(Bound::Pages { at: "", id: "id" }),
    Route::new("statuspage.page", "/v1/pages/{page:code}", &[StatusPagesRead]),
    // Whoever may write to automation_email changes the status.
    Route::new("statuspage.components", "/v1/pages/{page:code}/components", &[MonitorsRead])
        .secret(&["automation_email"])
        .about(Bound::Components(""))
        .paged(PAGED),
    Route::new(
        "statuspage.component",
        "/v1/pages/{page:code}/components/{component:code}",
        &[MonitorsRead],
    )
    .secret(&["automation_email"])
    .about(Bound::Component("")),
    // Maintenances are among them.
    Route::new(
        "statuspage.incidents",
        "/v1/pages/{page:code}/incidents",
        &[IncidentsRead, MaintenancesRead],
    )
    .secret(&["automation_email"])
    .paged(Paging::PagesOfLimit),
    Route::new("statuspage.users", "/v1/organizations/{organization:id}/users", &[UsersRead])
        .personal()
        .about(Bound::Organization)
        .paged(PAGED),
    Route::new("statuspage.summary", "/api/v2/summary.json", &[StatusPagesRead]).public(),
];
