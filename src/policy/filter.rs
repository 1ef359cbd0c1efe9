//! A snapshot cut to what a key may see, so that what is hidden tells nothing.

use std::collections::HashSet;

use super::{Audience, Parts};
use crate::model::{IndicatorSource, Snapshot};
use crate::text::Text;

impl Audience {
    /// What of a snapshot may be seen: `None` if its page may not be seen at all. See
    /// [`Parts::filter`] for a page of which some parts may.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::policy::{Audience, PageAudience, Pages, Parts};
    /// use statuslamp::{envelope, time::Timestamp};
    ///
    /// let body = br#"{"page":{"id":"abc123def456","name":"Acme"},
    ///   "components":[{"id":"web","name":"Web","status":"major_outage","group":true},
    ///                 {"id":"eu","name":"Europe","status":"operational","group_id":"web"},
    ///                 {"id":"us","name":"America","status":"major_outage","group_id":"web"}],
    ///   "incidents":[{"id":"i","name":"America is down","status":"investigating",
    ///                 "impact":"critical","components":[{"id":"us"}]}],
    ///   "scheduled_maintenances":[],
    ///   "status":{"indicator":"critical","description":"Major System Outage"}}"#;
    /// let snapshot = envelope::parse(body, Timestamp::parse("2026-11-22T12:00:00Z").unwrap())?;
    ///
    /// let europe = Parts(vec![vec!["eu".into()]]);
    /// let audience = Audience {
    ///     pages: Pages::Only(vec![PageAudience { id: "abc123def456".into(), parts: europe }]),
    ///     organizations: Vec::new(),
    /// };
    /// let seen = audience.filter(snapshot.clone()).unwrap();
    /// assert_eq!(seen.why(), "indicator from components: none; its component is operational");
    /// assert_eq!(seen.components[0].group_id, None, "the group may not be seen");
    ///
    /// let all = Audience::of_pages(["abc123def456"]);
    /// assert_eq!(all.filter(snapshot.clone()).as_ref(), Some(&snapshot));
    /// assert_eq!(Audience::of_pages(["fed654cba321"]).filter(snapshot), None);
    /// # Ok::<(), envelope::Error>(())
    /// ```
    pub fn filter<'a>(&self, snapshot: Snapshot<'a>) -> Option<Snapshot<'a>> {
        Some(self.page(&snapshot.page.id)?.filter(snapshot))
    }
}

impl Parts {
    /// What of a snapshot may be seen. Of the whole page everything, as it came. Of parts of it what
    /// follows, so that two pages that differ in hidden parts alone become the same bytes.
    ///
    /// A component or a group is seen if each list names it or a group that it is in: of a group
    /// that is seen, so is all that is in it. A row keeps its `group_id` if the group may be seen.
    /// What is in what, is as [`Snapshot::tree`] has it; and a row is seen by the name of its group
    /// also where the group is behind it or not there. Where two rows share an id, a list that names
    /// it names both; but nobody can tell which of the two another row is in, so a list that names
    /// what one of them is in does not reach that row.
    ///
    /// An incident or a maintenance is seen if it names a row that is seen, and of its
    /// `component_ids` those stay. One that names none is hidden: nobody knows whom it concerns. For
    /// the same reason an id that a hidden row shares counts for nothing here.
    ///
    /// An event that is seen is shown whole, also where it concerns hidden components: its title, its
    /// impact, its times and its texts are words that its provider wrote about it, and nobody can
    /// tell which of them are about which component. To leave out the texts of those events alone
    /// would itself tell that they concern something hidden, and to leave out all texts would leave a
    /// banner that says nothing.
    ///
    /// The page keeps its name, its address and its zone. Its own word and description, and when it
    /// was changed, rest on hidden parts too, so they go. The indicator is made anew of what is
    /// left: of nothing, it is unknown.
    #[must_use]
    pub fn filter<'a>(&self, mut snapshot: Snapshot<'a>) -> Snapshot<'a> {
        if self.is_whole() {
            return snapshot;
        }
        let mut sights = self.sights(&snapshot);
        let Snapshot { components, incidents, maintenances, .. } = &mut snapshot;

        let rows = || components.iter().zip(&sights);
        let mut seen: HashSet<&str> =
            rows().filter(|(_, sight)| sight.row).map(|(row, _)| &*row.id).collect();
        for (hidden, _) in rows().filter(|(_, sight)| !sight.row) {
            seen.remove(&*hidden.id);
        }
        seen.remove("");
        for (row, sight) in components.iter().zip(&mut sights) {
            sight.group |= row.group_id.as_deref().is_some_and(|id| seen.contains(id));
        }
        let concerns = |ids: &mut Vec<Text<'a>>| {
            ids.retain(|id| seen.contains(&**id));
            !ids.is_empty()
        };
        incidents.retain_mut(|incident| concerns(&mut incident.component_ids));
        maintenances.retain_mut(|planned| concerns(&mut planned.component_ids));

        let mut sights = sights.into_iter();
        components.retain_mut(|row| {
            let sight = sights.next().unwrap_or_default();
            row.group_id = row.group_id.take().filter(|_| sight.group);
            sight.row
        });
        snapshot.page.updated_at = None;
        snapshot.description = Text::default();
        snapshot.rolled_up(IndicatorSource::Components)
    }

    /// Of each row, whether every list holds it, and whether every list names its group.
    fn sights(&self, snapshot: &Snapshot<'_>) -> Vec<Sight> {
        let rows = &snapshot.components;
        let mut ids = HashSet::new();
        let shared: HashSet<&str> =
            rows.iter().map(|row| &*row.id).filter(|id| !ids.insert(*id)).collect();
        let is_shared = |at: usize| rows.get(at).is_some_and(|row| shared.contains(&*row.id));
        let parents = snapshot.parents().into_iter();
        let parents: Vec<_> = parents.map(|at| at.filter(|at| !is_shared(*at))).collect();

        let mut sights = vec![Sight { row: true, group: true }; rows.len()];
        for list in &self.0 {
            let named: HashSet<&str> =
                list.iter().map(String::as_str).filter(|id| !id.is_empty()).collect();
            // A group comes before what is in it, so that it is known when that is asked for.
            let mut held: Vec<bool> = Vec::with_capacity(rows.len());
            for ((row, parent), sight) in rows.iter().zip(&parents).zip(&mut sights) {
                let group = row.group_id.as_deref().is_some_and(|id| named.contains(id));
                let is_inside = parent.and_then(|at| held.get(at)).is_some_and(|held| *held);
                let own = group || is_inside || named.contains(&*row.id);
                held.push(own);
                sight.row &= own;
                sight.group &= group;
            }
        }
        sights
    }
}

/// What may be seen of a row.
#[derive(Clone, Copy, Default)]
struct Sight {
    /// The row itself.
    row: bool,
    /// The group that it names.
    group: bool,
}
