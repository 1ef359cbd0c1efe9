//! The read-only table: which of a provider's paths may be read, what scope that takes, and
//! which members of the answer go on. What is not in the table is denied.

use crate::model::Provider;
use crate::scope::Scope;

/// One path that may be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Route {
    /// Its name in plans and logs.
    pub name: &'static str,
    /// Whose API it belongs to.
    pub provider: Provider,
    /// Segments of the path; `{page}` stands for a page id.
    template: &'static str,
    /// What it reads.
    pub resource: &'static str,
    /// What a key must hold to read it.
    pub scope: Scope,
    /// The members of each row that go on to the client, in this order. An allow list: a member that the
    /// provider adds tomorrow stays behind until somebody has looked at it.
    pub fields: &'static [&'static str],
}

/// A path that matched.
#[derive(Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The row of the table.
    pub route: &'static Route,
    /// The page that it is about.
    pub page: &'a str,
}

/// <https://developer.statuspage.io/#tag/components>
static ROUTES: [Route; 1] = [Route {
    name: "statuspage.components",
    provider: Provider::Statuspage,
    template: "/v1/pages/{page}/components",
    resource: "components",
    scope: Scope::MonitorsRead,
    // Left behind: automation_email, to which anybody may write in order to change the status.
    fields: &[
        "id",
        "name",
        "status",
        "description",
        "position",
        "group",
        "group_id",
        "page_id",
        "showcase",
        "only_show_if_degraded",
        "start_date",
        "created_at",
        "updated_at",
    ],
}];

/// The route of a provider's path, or `None` where there is none.
///
/// A path matches as it stands: nothing is decoded, folded or trimmed, so that no two readers
/// of it can disagree. Dot segments, empty segments, `%2f`, `;` and `.json` match nothing.
pub fn find(provider: Provider, path: &str) -> Option<Match<'_>> {
    ROUTES.iter().filter(|route| route.provider == provider).find_map(|route| {
        let mut page = None;
        let mut given = path.split('/');
        for wanted in route.template.split('/') {
            let segment = given.next()?;
            if wanted == "{page}" {
                page = is_page_id(segment).then_some(segment);
                page?;
            } else if segment != wanted {
                return None;
            }
        }
        given.next().is_none().then_some(())?;
        Some(Match { route, page: page? })
    })
}

/// The route of this name.
pub fn named(name: &str) -> Option<&'static Route> {
    ROUTES.iter().find(|route| route.name == name)
}

/// Statuspage's ids are 12 lower-case base-36 characters.
fn is_page_id(segment: &str) -> bool {
    segment.len() == 12 && segment.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'z'))
}
