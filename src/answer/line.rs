//! Answers as one line of text.

use super::Answer;
use crate::language::Fact;

impl Answer {
    /// For a tooltip and an accessible name: `label: message (reason)`, and of a reading that is
    /// too old also when it was made.
    pub fn title(&self) -> String {
        self.line(self.is_stale)
    }

    /// For a terminal or a chat: `label: message (reason) as of 2026-11-22T12:00:00Z`, without a line
    /// end. An empty label goes with its colon, and what nothing was read for has no time.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::answer::Question;
    /// use statuslamp::model::{Indicator, Provider, Snapshot};
    /// use statuslamp::time::Timestamp;
    ///
    /// let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    /// let mut page = Snapshot::new(Provider::Statuspage, noon);
    /// page.indicator = Indicator::Minor;
    /// assert_eq!(
    ///     Question::new(noon).answer(&page).to_text(),
    ///     "status: degraded (indicator from page: minor; no components) as of 2026-11-22T12:00:00Z"
    /// );
    /// ```
    pub fn to_text(&self) -> String {
        self.line(true)
    }

    fn line(&self, is_dated: bool) -> String {
        let mut line = line(&self.label, &self.message, &self.reason);
        if let Some(time) = self.observed_at.filter(|_| is_dated) {
            line.push(' ');
            line.push_str(&self.language.say(Fact::AsOf(&time.to_string())));
        }
        line
    }
}

/// `label: message (reason)`, where there is a label and a reason.
pub(crate) fn line(label: &str, message: &str, reason: &str) -> String {
    let mut line = String::new();
    if !label.is_empty() {
        line.extend([label, ": "]);
    }
    line.push_str(message);
    if !reason.is_empty() {
        line.extend([" (", reason, ")"]);
    }
    line
}
