//! A page as pictures that are no badges: its last days as bars, its state as a dot or a favicon.
//!
//! How they look is `statuslamp_draw`'s affair; here is what they say.

use statuslamp_draw::{Bars, Day, Dot, Favicon, Theme};

use crate::answer::{Answer, Past};
use crate::limits::MAX_REASON_CHARS;
use crate::text::one_line;

/// The days as bars, with the uptime above them.
///
/// # Examples
///
/// ```
/// use statuslamp::{answer::Question, picture, time::Timestamp};
/// use statuslamp_draw::Theme;
///
/// let past = Question { days: 7, ..Question::new(Timestamp::EPOCH) }.no_past("it answered HTML");
/// let svg = picture::bars(&past, Theme::Light);
/// assert!(svg.contains("uptime: unknown; unknown: 7 d (it answered HTML)"));
/// ```
pub fn bars(past: &Past, theme: Theme) -> String {
    let uptime = &past.uptime;
    let days: Vec<_> = past.days.iter().map(|state| Day { title: "", state: *state }).collect();
    let bars = Bars {
        label: &uptime.label,
        note: &uptime.message,
        title: &one_line(past.title(), MAX_REASON_CHARS),
        lang: uptime.language.tag(),
        is_right_to_left: uptime.language.is_right_to_left(),
        theme,
        ..Bars::new(&days)
    };
    let mut svg = Vec::new();
    bars.render(&mut svg);
    String::from_utf8(svg).unwrap_or_default()
}

/// The answer's state as a disc of so many pixels.
///
/// # Examples
///
/// ```
/// use statuslamp::{answer::Question, picture, time::Timestamp};
/// use statuslamp_draw::Theme;
///
/// let answer = Question::new(Timestamp::EPOCH).unanswered("it answered HTML");
/// let svg = picture::dot(&answer, 16, Theme::Light);
/// assert!(svg.contains("<title>status: unknown (it answered HTML)</title>"));
/// ```
pub fn dot(answer: &Answer, size: u32, theme: Theme) -> String {
    let title = one_line(answer.title(), MAX_REASON_CHARS);
    let (state, lang) = (answer.state, answer.language.tag());
    let mut svg = Vec::new();
    Dot { state, size, title: &title, lang, theme }.render(&mut svg);
    String::from_utf8(svg).unwrap_or_default()
}

/// The answer's state as a favicon.
pub fn favicon(answer: &Answer, theme: Theme) -> String {
    let title = one_line(answer.title(), MAX_REASON_CHARS);
    let (state, lang) = (answer.state, answer.language.tag());
    let mut svg = Vec::new();
    Favicon { state, title: &title, lang, theme }.render(&mut svg);
    String::from_utf8(svg).unwrap_or_default()
}
