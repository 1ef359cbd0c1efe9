//! Where each id stands on a list: what is linked by id is joined by this.

use crate::text::Text;

/// Ids and their places, sorted: most providers list them in order, so that each new one comes
/// last. A hash table takes 2 kB of brotli. What is added must be bounded: in the worst order
/// [`MAX_COMPONENTS`](crate::limits::MAX_COMPONENTS) ids take a tenth of a second.
#[derive(Default)]
pub(super) struct Places<'a>(Vec<(Text<'a>, usize)>);

impl<'a> Places<'a> {
    /// Notes where an id stands. One that is there already stays where it is, and that is `false`.
    pub(super) fn insert(&mut self, id: Text<'a>, at: usize) -> bool {
        let found = self.find(&id);
        if let Err(sorted_at) = found {
            self.0.insert(sorted_at, (id, at));
        }
        found.is_err()
    }

    /// Where an id stands.
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        let found = self.find(id).ok()?;
        self.0.get(found).map(|(_, at)| *at)
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_ref().cmp(id))
    }
}
