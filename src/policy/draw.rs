//! What a key may have drawn: badges and banners.

use super::{Grant, Parts, Reason};
use crate::scope::Scope;
use crate::time::Timestamp;

impl Grant {
    /// What of a page this key may have badges and banners drawn of, now: cut the snapshot with
    /// [`Parts::filter`] first.
    ///
    /// A key that is there for everybody to see may for the pages of its audience, and needs no
    /// scope; any other needs `status-pages:read`.
    ///
    /// # Errors
    ///
    /// When the key does not hold now, lacks the scope, or is not for this page.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::{policy::{Grant, Reason}, time::Timestamp};
    ///
    /// let grant = Grant::from_json(
    ///     r#"{"principal":"readme","onlyDraws":true,"scopes":[],"pages":["abc123def456"]}"#,
    /// )?;
    /// let now = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    /// assert!(grant.may_draw("abc123def456", now).unwrap().is_whole());
    /// assert_eq!(grant.may_draw("fed654cba321", now), Err(Reason::OtherAudience));
    /// # Ok::<(), statuslamp::json::Error>(())
    /// ```
    pub fn may_draw(&self, page: &str, now: Timestamp) -> Result<Parts, Reason> {
        self.check_time(now)?;
        let needed = Scope::StatusPagesRead;
        if !self.only_draws && !self.scopes.holds(needed) {
            return Err(Reason::MissingScope { needed, held: self.scopes.clone() });
        }
        self.audience.page(page).cloned().ok_or(Reason::OtherAudience)
    }
}
