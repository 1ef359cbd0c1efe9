//! The read-only table: which of a provider's paths may be read, what scopes that takes, what of the
//! answer is masked, and for whom it may be kept. What is not in the table is denied.

use crate::model::Provider;
use crate::scope::Scope;
use crate::time::Seconds;

pub use path::{Malformed, Match};
pub use query::{Paging, Takes};

mod datadog;
mod path;
mod query;
mod statuspage;
mod statuspage_me;
mod statuspal;

/// One path that may be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Route {
    /// The provider's word, a dot, and what it reads. Where
    /// [`read_resource`](crate::envelope::read_resource) knows the answer, it has that name there.
    pub name: &'static str,
    /// The path. `{page:code}` stands for one segment, the page's id: see [`path`].
    pub template: &'static str,
    /// What a key must hold to read it: all of these.
    pub scopes: &'static [Scope],
    /// How much harm the answer does in wrong hands.
    pub sensitivity: Sensitivity,
    /// What of the provider's it is about, and how an answer about more is cut.
    pub bound: Bound,
    /// Members of the answer, wherever they stand in it, of which the value is masked: what opens
    /// something, or changes a status. `api_key` is always among them.
    pub masked: &'static [&'static str],
    /// How a long list is asked for.
    pub paging: Paging,
    /// What else may be asked, and nothing more.
    pub query: &'static [(&'static str, Takes)],
}

/// How much harm an answer does in wrong hands, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sensitivity {
    /// What a page shows to its visitors.
    Public,
    /// What is for the team: settings, drafts, hidden components.
    Internal,
    /// About persons.
    Personal,
    /// With some of it somebody could act: it opens something, or changes a status. Such members are
    /// masked, and the answer as it came must not be kept anywhere.
    Secret,
}

impl Sensitivity {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Personal => "personal",
            Self::Secret => "secret",
        }
    }

    /// How long an answer may be kept, and for whom.
    pub fn cache(self) -> Cache {
        match self {
            Self::Public => Cache { keep: Keep::ForAll, max_age: Seconds(60) },
            // Of what is secret, what is left after masking is for the team.
            Self::Internal | Self::Secret => Cache { keep: Keep::ForKey, max_age: Seconds(30) },
            Self::Personal => Cache { keep: Keep::ForNobody, max_age: Seconds(0) },
        }
    }
}

/// How long an answer may be kept, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cache {
    /// For whom.
    pub keep: Keep,
    /// For how long at most.
    pub max_age: Seconds,
}

/// Whom a kept answer may be given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Whoever may read the same.
    ForAll,
    /// The same key only.
    ForKey,
    /// Nobody: it is not kept.
    ForNobody,
}

impl Keep {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ForAll => "all",
            Self::ForKey => "key",
            Self::ForNobody => "nobody",
        }
    }
}

/// What of the provider's a route is about, and how the answer is cut to what a key may see.
///
/// Places in an answer are member names with dots in between; `""` is the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A whole page: the `page` of the path, or where it has none, the one that the upstream is.
    Page,
    /// A whole page, which this member of the query names, and never the one that the upstream is.
    /// Without it, all that the provider's key can see.
    AskedPage(&'static str),
    /// A page, the rows at this place being components, with an `id` and perhaps a `group_id` or
    /// `parent_id`: those that the key may not see are left out.
    Components(&'static str),
    /// The `component` of the path, whose own object stands at this place. It may be in a group.
    Component(&'static str),
    /// The `component` of the path, whose group the answer does not say.
    LoneComponent,
    /// Pages: rows at `at`, each with its page's id as `id`.
    Pages {
        /// Where the rows are.
        at: &'static str,
        /// The member of a row that names its page.
        id: &'static str,
    },
    /// One object, at `at`, that names its page.
    OfPage {
        /// Where the object is.
        at: &'static str,
        /// The member that names its page.
        id: &'static str,
    },
    /// The `organization` of the path.
    Organization,
    /// All that the provider's key can see.
    Account,
}

impl Bound {
    /// Whether the answer is rows, and not one object.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Components(_) | Self::Pages { .. })
    }

    /// Where the rows of an answer are, or its one object, and the members that tell whose a row is.
    pub fn place(&'static self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
            Self::Components(at) | Self::Component(at) => {
                Some((at, &["id", "group_id", "parent_id"]))
            }
            Self::Pages { at, id } | Self::OfPage { at, id } => {
                Some((at, std::slice::from_ref(id)))
            }
            Self::Page
            | Self::AskedPage(_)
            | Self::LoneComponent
            | Self::Organization
            | Self::Account => None,
        }
    }
}

/// The routes of a provider, a literal segment before one that stands for others; `None` where
/// there is no table.
pub fn table(provider: Provider) -> Option<&'static [Route]> {
    match provider {
        Provider::Statuspage => Some(statuspage::ROUTES),
        Provider::StatuspageMe => Some(statuspage_me::ROUTES),
        Provider::Statuspal => Some(statuspal::ROUTES),
        Provider::Datadog => Some(datadog::ROUTES),
        _ => None,
    }
}

/// The providers that have a table.
pub fn providers() -> impl Iterator<Item = Provider> {
    [Provider::Statuspage, Provider::StatuspageMe, Provider::Statuspal, Provider::Datadog]
        .into_iter()
}

/// The route of this name.
pub fn named(name: &str) -> Option<&'static Route> {
    providers().filter_map(table).flatten().find(|route| route.name == name)
}

/// The route of a provider's path, `None` where there is none.
///
/// # Errors
///
/// When the path is written as no client writes one: see [`Malformed`].
///
/// # Examples
///
/// ```
/// use statuslamp::{model::Provider, route};
///
/// let found = route::find(Provider::Statuspage, "/v1/pages/abc123def456/components")?.unwrap();
/// assert_eq!(found.route.name, "statuspage.components");
/// assert_eq!(found.param("page"), Some("abc123def456"));
///
/// let error = route::find(Provider::Statuspage, "/v1/pages/%2e%2e/organizations").unwrap_err();
/// assert_eq!(error.to_string(), "the path has “%” in it: write segments of a-z, 0-9, _ and - as they are");
/// # Ok::<(), route::Malformed>(())
/// ```
pub fn find(provider: Provider, path: &str) -> Result<Option<Match<'_>>, Malformed> {
    path::check(path)?;
    let routes = table(provider).unwrap_or_default();
    Ok(routes.iter().find_map(|route| path::matches(route, path)))
}

/// Members that are masked whatever the route: no answer of a status API is the place for one.
const ALWAYS_MASKED: [&str; 7] =
    ["api_key", "application_key", "access_token", "token", "secret", "password", "private_key"];

impl Route {
    /// Whether the value of a member of this name is masked in the answer, wherever it stands.
    pub fn masks(&self, member: &str) -> bool {
        self.masked.iter().chain(&ALWAYS_MASKED).any(|name| is_alike(name, member))
    }

    /// A route to what is for the team, about a whole page, with no query.
    const fn new(name: &'static str, template: &'static str, scopes: &'static [Scope]) -> Self {
        Self {
            name,
            template,
            scopes,
            sensitivity: Sensitivity::Internal,
            bound: Bound::Page,
            masked: &["api_key"],
            paging: Paging::None,
            query: &[],
        }
    }

    const fn public(self) -> Self {
        Self { sensitivity: Sensitivity::Public, ..self }
    }

    const fn personal(self) -> Self {
        Self { sensitivity: Sensitivity::Personal, ..self }
    }

    /// With these members masked.
    const fn secret(self, masked: &'static [&'static str]) -> Self {
        Self { sensitivity: Sensitivity::Secret, masked, ..self }
    }

    const fn masking(self, masked: &'static [&'static str]) -> Self {
        Self { masked, ..self }
    }

    const fn about(self, bound: Bound) -> Self {
        Self { bound, ..self }
    }

    const fn paged(self, paging: Paging) -> Self {
        Self { paging, ..self }
    }

    const fn asked(self, query: &'static [(&'static str, Takes)]) -> Self {
        Self { query, ..self }
    }
}

/// Whether two names differ in nothing but case, `_` and `-`: APIs change from one to the other.
fn is_alike(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    let bytes = name.bytes().filter(|byte| !matches!(byte, b'_' | b'-'));
    bytes.map(|byte| byte.to_ascii_lowercase())
}
