//! Answers for shields' endpoint badge, for those who have it drawn there.
//!
//! Its schema is <https://shields.io/badges/endpoint-badge>: a member that it does not know is an
//! error, the label may be empty, the message may not.

use statuslamp_draw::{Palette, State, Theme};

use super::Answer;
use crate::json::Writer;
use crate::limits::{MAX_ENDPOINT_CACHE, MIN_ENDPOINT_CACHE};
use crate::time::Seconds;

impl Answer {
    /// As JSON of `schemaVersion` 1, which shields may keep for so long: at least
    /// [`MIN_ENDPOINT_CACHE`], below which it does not go, and at most [`MAX_ENDPOINT_CACHE`].
    ///
    /// What is unknown is an error, so that no `?color=` in an address makes it green.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::{answer::Question, time::{Seconds, Timestamp}};
    /// use statuslamp_draw::Palette;
    ///
    /// let answer = Question::new(Timestamp::EPOCH).unanswered("nothing has been read");
    /// assert_eq!(
    ///     answer.to_endpoint(Palette::Readable, Seconds(60)),
    ///     r##"{"schemaVersion":1,"label":"status","message":"unknown","color":"#6b7280","isError":true,"cacheSeconds":300}"##
    /// );
    /// ```
    pub fn to_endpoint(&self, palette: Palette, cache: Seconds) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            json.shown("schemaVersion", &1);
            json.text("label", &self.label);
            json.text("message", &self.message);
            json.text("color", &palette.paint(self.state, Theme::Light).fill.to_string());
            json.boolean("isError", self.state == State::Unknown);
            let Seconds(cache) = cache.clamp(MIN_ENDPOINT_CACHE, MAX_ENDPOINT_CACHE);
            json.shown("cacheSeconds", &cache);
        });
        json.finish()
    }
}
