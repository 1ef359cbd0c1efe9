//! Pages, keys and changes to what a key may not see, the same in every run.

use statuslamp::model::{
    Component, ComponentStatus, DayStatus, Impact, Incident, IncidentStatus, Indicator,
    IndicatorSource, Maintenance, MaintenanceStatus, Provider, Snapshot, Update,
};
use statuslamp::policy::{Audience, PageAudience, Pages, Parts};
use statuslamp::text::Text;
use statuslamp::time::{Day, Timestamp};

use crate::sketch::{PAGE, noon};
use seen::{is_seen, seen_ids};

pub(crate) use seen::view;

mod seen;

/// Numbers that are the same in every run (xorshift, Marsaglia 2003).
pub(crate) struct Random(pub(crate) u64);

/// How odd a page may be.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Groups come before what is in them, and no two rows share an id.
    Plain,
    /// Whatever a body may say.
    Odd,
}

/// The kinds of [`Random::edit`].
pub(crate) const EDITS: usize = 10;

const IDS: usize = 14;

type Ids = Vec<Text<'static>>;

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % bound as u64).unwrap()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn id(&mut self) -> Text<'static> {
        format!("c{}", self.below(IDS)).into()
    }

    fn ids(&mut self) -> Ids {
        (0..self.below(4)).map(|_| self.id()).collect()
    }

    /// A time in this year: hidden ones are in another.
    fn time(&mut self, year: &str) -> Option<Timestamp> {
        let (day, hour) = (1 + self.below(28), self.below(24));
        let text = format!("{year}-11-{day:02}T{hour:02}:00:00Z");
        (!self.one_in(4)).then(|| Timestamp::parse(&text).unwrap())
    }

    fn status(&mut self, unknown: &str) -> ComponentStatus {
        ComponentStatus::parse(self.pick(&[
            "operational",
            "operational",
            "operational",
            "under_maintenance",
            "degraded_performance",
            "partial_outage",
            "major_outage",
            unknown,
        ]))
    }

    fn history(&mut self, year: &str) -> Vec<DayStatus> {
        let day = |at| Day::parse(&format!("{year}-11-{at:02}")).unwrap();
        (0..self.below(3))
            .map(|at| DayStatus {
                day: day(10 + at),
                status: self.status("on_fire"),
                downtime: self.one_in(2).then_some(60),
            })
            .collect()
    }

    /// The newest first.
    fn updates(&mut self, word: &str, year: &str) -> Vec<Update<'static>> {
        let mut updates: Vec<_> = (0..self.below(3))
            .map(|at| Update {
                id: format!("{word}-{at}").into(),
                status: word.to_owned().into(),
                body: format!("{word} body {at}").into(),
                created_at: self.time(year),
            })
            .collect();
        updates.sort_by_key(|update| std::cmp::Reverse(update.created_at));
        updates
    }

    fn row(&mut self, id: Text<'static>, name: String, year: &str) -> Component<'static> {
        let status = self.status(&name);
        let description = self.one_in(2).then(|| format!("{name} does things").into());
        let (group, history) = (self.one_in(3), self.history(year));
        let row = Component::new(id, name, status);
        Component { description, group, history, ..row }
    }

    fn incident(&mut self, word: &str, year: &str, component_ids: Ids) -> Incident<'static> {
        let status = IncidentStatus::parse(self.pick(&["investigating", "monitoring", "resolved"]));
        let impact = Impact::parse(self.pick(&["none", "minor", "major", "critical", word]));
        let incident = Incident::new(word.to_owned(), format!("{word} happens"), status, impact);
        Incident {
            url: self.one_in(2).then(|| format!("https://acme.example/{word}").into()),
            started_at: self.time(year),
            updated_at: self.time(year),
            updates: self.updates(word, year),
            component_ids,
            ..incident
        }
    }

    fn planned(&mut self, word: &str, year: &str, component_ids: Ids) -> Maintenance<'static> {
        let status = MaintenanceStatus::parse(self.pick(&["scheduled", "in_progress", word]));
        let planned = Maintenance::new(word.to_owned(), format!("{word} is done"), status);
        Maintenance {
            starts_at: self.time(year),
            ends_at: self.time(year),
            updated_at: self.time(year),
            updates: self.updates(word, year),
            component_ids,
            ..planned
        }
    }

    pub(crate) fn snapshot(&mut self, kind: Kind) -> Snapshot<'static> {
        let mut page = Snapshot::new(Provider::Statuspage, noon());
        page.page.id = PAGE.into();
        page.page.name = "Acme".into();
        page.page.time_zone = Some("Etc/UTC".into());
        page.page.updated_at = self.time("2026");
        page.indicator = Indicator::parse(self.pick(&["none", "minor", "critical", "odd"]));
        page.description = "All about it".into();
        let first = self.below(IDS);
        for at in 0..self.below(IDS) {
            let (id, group) = match kind {
                Kind::Plain => {
                    let above = if at == 0 { 0 } else { self.below(at) };
                    let id = |at| format!("c{}", (first + at) % IDS).into();
                    (id(at), (at > 0).then(|| id(above)))
                }
                Kind::Odd => (self.id(), Some(self.id())),
            };
            let mut row = self.row(id, format!("row {at}"), "2026");
            row.group_id = group.filter(|_| !self.one_in(3));
            page.components.push(row);
        }
        for at in 0..self.below(4) {
            let ids = self.ids();
            page.incidents.push(self.incident(&format!("incident{at}"), "2026", ids));
        }
        for at in 0..self.below(3) {
            let ids = self.ids();
            page.maintenances.push(self.planned(&format!("window{at}"), "2026", ids));
        }
        page
    }

    /// At least one list, so never the whole page.
    pub(crate) fn parts(&mut self) -> Parts {
        let mut list = || (0..self.below(6)).map(|_| self.id().into_owned()).collect();
        let mut lists = vec![list()];
        while lists.len() < 3 && self.one_in(3) {
            lists.push((0..=self.below(5)).map(|_| self.id().into_owned()).collect());
        }
        Parts(lists)
    }

    pub(crate) fn audience(&mut self) -> Audience {
        let id = self.pick(&[PAGE, PAGE, PAGE, PAGE, PAGE, PAGE, "fed654cba321"]);
        let parts = if self.one_in(6) { Parts::WHOLE } else { self.parts() };
        let only = Pages::Only(vec![PageAudience { id: id.to_owned(), parts }]);
        let pages = if self.one_in(8) { Pages::Every } else { only };
        Audience { pages, organizations: Vec::new() }
    }

    /// Changes much of what is hidden, and nothing else. In the end all words of it are canaries, and
    /// all its times of another year. Counts the edits by their kind.
    pub(crate) fn change_hidden(
        &mut self,
        page: &mut Snapshot<'static>,
        parts: &Parts,
        tally: &mut [usize; EDITS],
    ) {
        let view = view(page, parts);
        for round in 0..12 {
            let kind = self.below(EDITS);
            let mut edited = page.clone();
            self.edit(kind, &mut edited, parts, &format!("canary{round}"));
            // What changes what is seen, is no change to hidden parts.
            if edited != *page && seen::view(&edited, parts) == view {
                *page = edited;
                tally[kind] += 1;
            }
        }
        self.paint(page, parts);
        assert_eq!(seen::view(page, parts), view);
    }

    fn edit(&mut self, kind: usize, page: &mut Snapshot<'static>, parts: &Parts, word: &str) {
        let hidden: Vec<_> =
            (0..page.components.len()).filter(|at| !is_seen(page, *at, parts)).collect();
        let row = (!hidden.is_empty()).then(|| self.pick(&hidden));
        let word = word.to_owned();
        match (kind, row) {
            // A row, or all of a group, becomes another, goes or comes.
            (0, Some(row)) => page.components[row].status = self.status(&word),
            (1, Some(row)) => {
                let old = std::mem::replace(&mut page.components[row].id, word.clone().into());
                let follow = self.one_in(2);
                for row in &mut page.components {
                    if follow && row.group_id.as_ref() == Some(&old) {
                        row.group_id = Some(word.clone().into());
                    }
                }
            }
            (2, Some(row)) => drop(page.components.remove(row)),
            (3, Some(row)) => {
                let id = page.components[row].id.clone();
                page.components.retain(|row| row.id != id && row.group_id.as_ref() != Some(&id));
            }
            (4, _) => {
                let mut new = self.row(word.clone().into(), word, "2031");
                new.group_id = row.map(|row| page.components[row].id.clone());
                if self.one_in(4) {
                    new.id = self.id();
                }
                page.components.insert(self.below(page.components.len() + 1), new);
            }
            (5, Some(row)) => page.components[row].group_id = Some(self.id()),
            // An event comes, or all but those that are seen go.
            (6, _) => {
                let ids = if self.one_in(3) { self.ids() } else { self.hidden_ids(page, &hidden) };
                let at = self.below(page.incidents.len() + 1);
                page.incidents.insert(at, self.incident(&word, "2031", ids.clone()));
                let at = self.below(page.maintenances.len() + 1);
                page.maintenances.insert(at, self.planned(&word, "2031", ids));
            }
            (7, _) => {
                let ids = seen_ids(page, parts);
                page.incidents.retain(|it| it.component_ids.iter().any(|id| ids.contains(id)));
                page.maintenances.retain(|it| it.component_ids.iter().any(|id| ids.contains(id)));
            }
            // One that is seen concerns other hidden rows.
            (8, _) => {
                let hidden = self.hidden_ids(page, &hidden);
                let mut lists: Vec<_> =
                    page.incidents.iter_mut().map(|it| &mut it.component_ids).collect();
                lists.extend(page.maintenances.iter_mut().map(|it| &mut it.component_ids));
                for ids in lists {
                    let at = self.below(ids.len() + 1);
                    ids.splice(at..at, hidden.clone());
                }
            }
            // The page's own words.
            (9, _) => {
                page.indicator = Indicator::parse(self.pick(&["none", "major", &word]));
                page.indicator_from = self.pick(IndicatorSource::ALL);
                page.description = word.into();
                page.page.updated_at = Timestamp::parse("2031-11-22T12:00:00Z");
            }
            _ => {}
        }
    }

    fn hidden_ids(&mut self, page: &Snapshot<'static>, hidden: &[usize]) -> Ids {
        let mut ids: Ids = vec!["canary".into()];
        if !hidden.is_empty() {
            ids.push(page.components[self.pick(hidden)].id.clone());
        }
        ids
    }

    /// Makes canaries of all that is hidden but the ids.
    fn paint(&mut self, page: &mut Snapshot<'static>, parts: &Parts) {
        let seen: Vec<_> = (0..page.components.len()).map(|at| is_seen(page, at, parts)).collect();
        for (row, _) in page.components.iter_mut().zip(seen).filter(|(_, seen)| !seen) {
            let painted = self.row(row.id.clone(), "canary".to_owned(), "2031");
            *row = Component { group_id: row.group_id.take(), ..painted };
        }
        let ids = seen_ids(page, parts);
        let is_hidden = |own: &Ids| !own.iter().any(|id| ids.contains(id));
        for it in page.incidents.iter_mut().filter(|it| is_hidden(&it.component_ids)) {
            *it = self.incident("canary", "2031", it.component_ids.clone());
        }
        for it in page.maintenances.iter_mut().filter(|it| is_hidden(&it.component_ids)) {
            *it = self.planned("canary", "2031", it.component_ids.clone());
        }
        page.description = "canary".into();
        page.page.updated_at = Timestamp::parse("2031-11-22T12:00:00Z");
    }
}
