//! Which pages a key may read, and which components of them.

use serde::Serialize;

use crate::json::Writer;

/// Whom and what a key may read about. Empty means nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// The pages.
    pub pages: Pages,
    /// The ids of the organisations whose people it may read about, whatever page they see.
    pub organizations: Vec<String>,
}

/// The pages that a key may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pages {
    /// Whatever pages there are, now and later, and what belongs to no page.
    Every,
    /// These. Of two with one id, the first counts.
    Only(Vec<PageAudience>),
}

/// None.
impl Default for Pages {
    fn default() -> Self {
        Self::Only(Vec::new())
    }
}

/// A page, or some of its components.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageAudience {
    /// The page's id.
    pub id: String,
    /// What of it.
    pub parts: Parts,
}

/// Lists of ids of components and groups. Who may see a component has it, or a group that it is in,
/// in every list: a narrower key adds a list. No list at all is the whole page.
///
/// A group that the list names need not be a row of the page: a component says itself which group
/// it is in. An empty id is nobody's name.
///
/// The lists stay apart because it takes the page to tell whether a component of one is in a
/// group of the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts(pub Vec<Vec<String>>);

impl Parts {
    /// The whole page.
    pub const WHOLE: Self = Self(Vec::new());

    /// Whether it is the whole page.
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a component may be seen that has one of these ids: its own, and those of the
    /// groups that it is in.
    pub fn hold(&self, ids: &[&str]) -> bool {
        let is_there = |id: &String| !id.is_empty() && ids.contains(&id.as_str());
        self.0.iter().all(|list| list.iter().any(is_there))
    }
}

impl Audience {
    /// Whole pages.
    pub fn of_pages<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let whole = |id: &str| PageAudience { id: id.to_owned(), parts: Parts::WHOLE };
        Self { pages: Pages::Only(ids.into_iter().map(whole).collect()), organizations: Vec::new() }
    }

    /// What of a page it holds, `None` if nothing. A page without an id is in [`Pages::Every`] alone.
    pub fn page(&self, id: &str) -> Option<&Parts> {
        const WHOLE: &Parts = &Parts::WHOLE;
        match &self.pages {
            Pages::Every => Some(WHOLE),
            Pages::Only(_) if id.is_empty() => None,
            Pages::Only(pages) => pages.iter().find(|page| page.id == id).map(|page| &page.parts),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.pages == Pages::default() && self.organizations.is_empty()
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let pages = match (&self.pages, &other.pages) {
            (Pages::Every, pages) | (pages, Pages::Every) => pages.clone(),
            (Pages::Only(ours), Pages::Only(_)) => {
                let both = ours.iter().filter_map(|page| {
                    let mut lists = page.parts.0.clone();
                    for list in &other.page(&page.id)?.0 {
                        if !lists.contains(list) {
                            lists.push(list.clone());
                        }
                    }
                    Some(PageAudience { id: page.id.clone(), parts: Parts(lists) })
                });
                Pages::Only(both.collect())
            }
        };
        let organizations = self.organizations.iter();
        let organizations = organizations.filter(|id| other.organizations.contains(id));
        Self { pages, organizations: organizations.cloned().collect() }
    }

    /// Writes it as `src/wasm.d.ts` shows it: `pages`, and `organizations` where there are any.
    pub(crate) fn write(&self, json: &mut Writer) {
        match &self.pages {
            Pages::Every => json.text("pages", "*"),
            Pages::Only(pages) => json.array("pages", pages, PageAudience::write),
        }
        if !self.organizations.is_empty() {
            json.array("organizations", &self.organizations, |json, id| json.text_value(id));
        }
    }
}

impl PageAudience {
    fn write(json: &mut Writer, page: &Self) {
        if page.parts.is_whole() {
            return json.text_value(&page.id);
        }
        json.object(|json| {
            json.text("id", &page.id);
            json.array("components", &page.parts.0, |json, list| {
                json.array_value(list, |json, id| json.text_value(id));
            });
        });
    }
}
