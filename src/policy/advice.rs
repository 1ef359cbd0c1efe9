//! The least that would do: which scopes and audience allow some requests and no more, and how weak
//! a key of each provider's may be.

use super::audience::{Audience, PageAudience, Pages, Parts};
use super::{Fault, No, Reason, Request, vendor};
use crate::json::Writer;
use crate::model::Provider;
use crate::route::{self, Bound, Route, Sensitivity};
use crate::scope::{KeyPower, Scopes};

/// The least that allows what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The scopes that it takes, without one of which something is refused.
    pub scopes: Scopes,
    /// What it is about, without a part of which something is refused.
    pub audience: Audience,
    /// The weakest key of each provider that is asked.
    pub keys: Vec<Needed>,
    /// What to know before such a key is given out.
    pub warnings: Vec<String>,
    /// What no key of ours allows.
    pub refused: Vec<Refused>,
}

/// The weakest key of a provider's that would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// Whose.
    pub provider: Provider,
    /// What it may do; `None` where no key is needed.
    pub power: Option<KeyPower>,
    /// What its vendor does not do as one might think.
    pub warnings: Vec<&'static str>,
}

/// A request that is refused whatever the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which one, from 0.
    pub at: usize,
    /// Why, in words. Nothing of its path or of its query's values is among them.
    pub reason: String,
}

/// The least that allows all of these requests but those that no key allows.
///
/// Requests from a log are what somebody asked for, not what they should have: read the advice
/// before you follow it.
///
/// # Examples
///
/// ```
/// use statuslamp::policy::{advise, requests_of};
///
/// let logged = requests_of(
///     "GET https://api.statuspage.io/v1/pages/abc123def456/components/cmp123def456
///      GET https://api.statuspage.io/v1/pages/abc123def456/components/cmp456def456/uptime
///      DELETE https://api.statuspage.io/v1/pages/abc123def456/components/cmp123def456",
/// );
/// let advice = advise(&logged.requests);
/// assert_eq!(advice.scopes.to_string(), "monitors:read analytics:read");
/// let page = advice.audience.page("abc123def456").unwrap();
/// assert!(page.hold(&["cmp123def456"]) && page.hold(&["cmp456def456"]) && !page.is_whole());
/// assert_eq!(advice.refused[0].reason, "DELETE is refused: only GET and HEAD go through");
/// assert_eq!(
///     advice.keys[0].warnings,
///     ["Statuspage has no read-only key: keep it in the gate."]
/// );
/// ```
pub fn advise(requests: &[Request]) -> Advice {
    let mut needs = Needs::default();
    let mut refused = Vec::new();
    for (at, request) in requests.iter().enumerate() {
        if let Err(no) = needs.add(request) {
            refused.push(Refused { at, reason: request.why(no) });
        }
    }
    let every = needs.noted.iter().any(|route| is_about_all(route.bound));
    let warnings = needs.warnings(every);
    let keys = route::providers().filter_map(|provider| needs.key(provider)).collect();
    needs.organizations.sort_unstable();
    needs.organizations.dedup();
    let organizations = needs.organizations.iter().map(|&id| id.to_owned()).collect();
    let pages = if every { Pages::Every } else { Pages::Only(pages(needs.parts)) };
    let audience = Audience { pages, organizations };
    Advice { scopes: needs.scopes, audience, keys, warnings, refused }
}

/// What requests need, one after the other.
#[derive(Default)]
struct Needs<'a> {
    scopes: Scopes,
    /// Every route once.
    routes: Vec<(Provider, &'static Route)>,
    /// Those of which it takes a word to say whom they are about.
    noted: Vec<&'static Route>,
    /// A page and a component of it; an empty one is the whole page.
    parts: Vec<(&'a str, &'a str)>,
    organizations: Vec<&'a str>,
}

impl<'a> Needs<'a> {
    fn add(&mut self, request: &'a Request) -> Result<(), No> {
        request.method()?;
        let found = request.found()?;
        let route = found.route;
        route.query(&request.query).map_err(Reason::Query)?;
        if !self.routes.iter().any(|(_, known)| std::ptr::eq(*known, route)) {
            self.routes.push((request.provider, route));
        }
        // An empty id is nobody's name.
        let page = request.page_of(&found).filter(|page| !page.is_empty());
        match (route.bound, page) {
            (Bound::Account | Bound::Pages { .. } | Bound::OfPage { .. }, _)
            | (Bound::AskedPage(_), None) => {
                if !self.noted.iter().any(|known| std::ptr::eq(*known, route)) {
                    self.noted.push(route);
                }
            }
            (Bound::Organization, _) => {
                self.organizations.push(found.param("organization").unwrap_or_default());
            }
            (Bound::Component(_) | Bound::LoneComponent, Some(page)) => {
                self.parts.push((page, found.param("component").unwrap_or_default()));
            }
            (Bound::Page | Bound::AskedPage(_) | Bound::Components(_), Some(page)) => {
                self.parts.push((page, ""));
            }
            (_, None) => return Err(Fault::NoPage.into()),
        }
        let scopes: Scopes = route.scopes.iter().copied().collect();
        self.scopes = std::mem::take(&mut self.scopes).union(&scopes);
        Ok(())
    }

    fn key(&self, provider: Provider) -> Option<Needed> {
        let of_it = || self.routes.iter().filter(|(whose, _)| *whose == provider);
        of_it().next()?;
        // What a page shows to its visitors it shows without a key.
        let keyed = of_it().map(|(_, route)| *route);
        let keyed: Vec<_> = keyed.filter(|r| r.sensitivity != Sensitivity::Public).collect();
        let power = (!keyed.is_empty()).then(|| vendor::weakest(provider, &keyed));
        let warnings = vendor::warnings(provider, power.as_ref());
        Some(Needed { provider, power, warnings })
    }

    fn warnings(&self, every: bool) -> Vec<String> {
        let mut warnings = Vec::new();
        for route in &self.noted {
            let text: &[&str] = match route.bound {
                Bound::AskedPage(member) => &[
                    " is about every page where “",
                    member,
                    "” names none: name one, and the key can be for that one alone.",
                ],
                Bound::Pages { .. } | Bound::OfPage { .. } if every => continue,
                Bound::Pages { .. } => &[
                    " is a list of which a key sees the pages that it is for as a whole: name them.",
                ],
                Bound::OfPage { .. } => {
                    &[" does not say in its path whose page it is about: name that page."]
                }
                _ => &[
                    " is about no one page: only a key for every page reads it, so give it one of \
                     its own.",
                ],
            };
            warnings.push([&[route.name], text].concat().concat());
        }
        let personal = self.routes.iter().map(|(_, route)| *route);
        let personal = personal.filter(|route| route.sensitivity == Sensitivity::Personal);
        warnings
            .extend(personal.map(|route| [route.name, " answers data about persons."].concat()));
        if let Some((first, _)) = self.routes.first()
            && self.routes.iter().any(|(provider, _)| provider != first)
        {
            warnings
                .push("More than one provider is asked: a key for each can do less.".to_owned());
        }
        warnings
    }
}

fn is_about_all(bound: Bound) -> bool {
    matches!(bound, Bound::Account | Bound::AskedPage(_))
}

/// Sorted, every page once: some of its components, unless something is about the whole.
fn pages(mut parts: Vec<(&str, &str)>) -> Vec<PageAudience> {
    parts.sort_unstable();
    parts.dedup();
    let of_page = |rows: &[(&str, &str)]| {
        // The whole page, should it be among them, comes first.
        let (page, first) = rows.first()?;
        let ids = || rows.iter().map(|(_, id)| (*id).to_owned()).collect();
        let parts = if first.is_empty() { Parts::WHOLE } else { Parts(vec![ids()]) };
        Some(PageAudience { id: (*page).to_owned(), parts })
    };
    parts.chunk_by(|(one, _), (other, _)| one == other).filter_map(of_page).collect()
}

impl Request {
    /// Why not, to somebody who is not to be kept in the dark.
    fn why(&self, no: No) -> String {
        match no {
            No::Denied(Reason::NoRoute) => match self.path.strip_suffix(".json") {
                // So the vendor's own examples have it: see `src/route/statuspage.rs`.
                Some(path) if matches!(route::find(self.provider, path), Ok(Some(_))) => {
                    "write the path without “.json”".to_owned()
                }
                _ => "the path is none of those that are known to be only read".to_owned(),
            },
            No::Denied(reason) => reason.to_string(),
            No::Unjudged(Fault::NoPage) => {
                "the path has no page in it: say which page the host is".to_owned()
            }
            No::Unjudged(fault) => fault.to_string(),
        }
    }
}

impl Advice {
    /// The advice as JSON. `scopes`, `pages` and `organizations` are those of a grant.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::policy::advise;
    ///
    /// let nothing = r#"{"scopes":[],"pages":[],"keys":[],"warnings":[],"refused":[]}"#;
    /// assert_eq!(advise(&[]).to_json(), nothing);
    /// ```
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            json.array("scopes", self.scopes.words(), Writer::text_value);
            self.audience.write(json);
            json.array("keys", &self.keys, |json, key| json.object(|json| key.write(json)));
            json.array("warnings", &self.warnings, |json, text| json.text_value(text));
            json.array("refused", &self.refused, |json, refused| {
                json.object(|json| {
                    json.shown("at", &refused.at);
                    json.text("reason", &refused.reason);
                });
            });
        });
        json.finish()
    }
}

impl Needed {
    fn write(&self, json: &mut Writer) {
        json.text("provider", self.provider.as_str());
        let (key, words) = match &self.power {
            None => ("none", Vec::new()),
            Some(power) => vendor::named(power),
        };
        json.text("key", key);
        if !words.is_empty() {
            json.array("words", words, Writer::text_value);
        }
        json.array("warnings", &self.warnings, |json, text| json.text_value(text));
    }
}
