//! The state of each of the last days, as a row of bars.

use alloc::vec::Vec;

use super::clusters::{display_width, is_complex};
use super::glyph::State;
use super::palette::Theme;
use super::picture::{self, Property, Tone};
use super::svg::Svg;
use super::width::{Font, whole_pixels};
use row::{BAR_HEIGHT, Row};

mod row;

/// A day to draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day<'a> {
    /// What an interactive bar says of itself, such as `3 May 2026: degraded, 12 minutes`.
    pub title: &'a str,
    /// The worst of the day; unknown where there is no data.
    pub state: State,
}

/// A row of bars, one a day. The better the day, the taller its bar, so that trouble is a gap in
/// the row for whoever does not see its colour (WCAG 2.2, 1.4.1 "Use of Color"); a day without data
/// is an outline.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Bars, Day, State};
///
/// let mut days = [Day { title: "", state: State::Operational }; 90];
/// days[88].state = State::PartialOutage;
/// let mut svg = Vec::new();
/// Bars { label: "API", note: "99.95 %", ..Bars::new(&days) }.render(&mut svg);
/// let name = "API, 99.95 %, 90 days: operational on 89, partial outage on 1";
/// assert!(String::from_utf8(svg).unwrap().contains(name));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Bars<'a> {
    /// The oldest first. Of more than 366, the newest 366 are drawn.
    pub days: &'a [Day<'a>],
    /// Above the bars, on the left; empty: nothing is.
    pub label: &'a str,
    /// Above the bars, on the right; empty: nothing is.
    pub note: &'a str,
    /// Accessible name, and where nothing else has one the tooltip, instead of a sum of it all in
    /// English; empty: there is none.
    pub title: &'a str,
    /// Whether each day is an element with its title, for SVG that stands in the page itself. In
    /// an `<img>`, nobody gets at them.
    pub is_interactive: bool,
    /// The language of the texts, as a tag of BCP 47; empty: that is not said.
    pub lang: &'a str,
    /// Whether it is written from the right to the left. Then label and note change places; time
    /// still runs from left to right, as in a chart.
    pub is_right_to_left: bool,
    /// What it is drawn for.
    pub theme: Theme,
}

const MAX_DAYS: usize = 366;
const TEXT_HEIGHT: u32 = 20;
/// Between two texts above the bars.
const TEXT_GAP: u32 = 16;

impl<'a> Bars<'a> {
    /// Bars that are one image, without text, for a light page.
    #[must_use]
    pub fn new(days: &'a [Day<'a>]) -> Self {
        Self {
            days,
            label: "",
            note: "",
            title: "",
            is_interactive: false,
            lang: "",
            is_right_to_left: false,
            theme: Theme::Light,
        }
    }

    /// Appends the drawing, which is UTF-8: the same bytes for the same days.
    pub fn render(&self, out: &mut Vec<u8>) {
        let start = self.days.len().saturating_sub(MAX_DAYS);
        let days = self.days.get(start..).unwrap_or_default();
        let texts = [self.label, self.note];
        let has_text = texts.iter().any(|text| !text.is_empty());
        let row = Row::new(days.len(), if has_text { TEXT_HEIGHT } else { 0 });
        let bars = (row.step * whole(days.len())).saturating_sub(row.step - row.width);
        let width = bars.max(text_width(texts)).max(1);
        let size = (width, row.top + BAR_HEIGHT);

        out.reserve(1_600 + if self.is_interactive { 200 * days.len() } else { 9 * days.len() });
        let svg = &mut Svg::new(out);
        picture::begin(svg, size, size);
        picture::language(svg, self.lang);
        if self.is_right_to_left {
            svg.raw(r#" direction="rtl""#);
        }
        // The children of an image are not heard (WAI-ARIA 1.2, "Presentational Children"), so that
        // bars to be heard are a list.
        svg.raw(if self.is_interactive { r#" role="list""# } else { r#" role="img""# });
        svg.raw(r#" aria-label=""#);
        self.name(svg, days);
        svg.raw("\">");
        if !self.is_interactive {
            svg.raw("<title>");
            self.name(svg, days);
            svg.raw("</title>");
        }
        let is_there = |state: &State| days.iter().any(|day| day.state == *state);
        let states = || State::ALL.into_iter().filter(is_there);
        let tones = states().map(|state| (Property::Stroke, Tone::Of(state)));
        let text = has_text.then_some((Property::Fill, Tone::Text));
        picture::style(svg, self.theme, text.into_iter().chain(tones));
        if has_text {
            self.texts(svg, width);
        }
        svg.raw(r#"<g fill="none" stroke-linecap="round" stroke-width=""#);
        svg.number(row.width).raw("\"");
        if self.is_interactive {
            svg.raw(r#" role="presentation" pointer-events="fill">"#);
            self.list(svg, days, row);
        } else {
            svg.raw(">");
            for state in states() {
                self.path(svg, days, row, state);
            }
        }
        svg.raw("</g></svg>");
    }

    /// All bars of one state in one path.
    fn path(&self, svg: &mut Svg<'_>, days: &[Day<'_>], row: Row, state: State) {
        self.begin_path(svg, state);
        svg.raw(r#" d=""#);
        let mut last = None;
        for (at, _) in days.iter().enumerate().filter(|(_, day)| day.state == state) {
            let at = whole(at);
            match last {
                None => row.begin(svg, state, at),
                Some(last) => row.skip(svg, state, at - last),
            }
            row.draw(svg, state);
            last = Some(at);
        }
        svg.raw(r#""/>"#);
    }

    /// Each bar in an element of its own. The newest is in the page's tab order, and a script can
    /// move the focus from there with the arrow keys (ARIA Authoring Practices Guide, "roving
    /// tabindex"): ninety stops would keep a keyboard from what stands behind them.
    fn list(&self, svg: &mut Svg<'_>, days: &[Day<'_>], row: Row) {
        for (at, day) in days.iter().enumerate() {
            let is_last = at + 1 == days.len();
            svg.raw(r#"<g role="listitem" tabindex=""#).raw(if is_last { "0" } else { "-1" });
            let at = whole(at);
            svg.raw(r#""><title>"#);
            svg.text(if day.title.is_empty() { day.state.as_str() } else { day.title });
            // What a pointer is held over is as tall as the row and has no gaps.
            svg.raw(r#"</title><path d="M"#).number(at * row.step);
            svg.raw(" ").number(row.top).raw("h").number(row.step).raw("v").number(BAR_HEIGHT);
            svg.raw("h-").number(row.step).raw(r#"z"/>"#);
            self.begin_path(svg, day.state);
            svg.raw(r#" d=""#);
            row.begin(svg, day.state, at);
            row.draw(svg, day.state);
            svg.raw(r#""/></g>"#);
        }
    }

    fn begin_path(&self, svg: &mut Svg<'_>, state: State) {
        svg.raw("<path");
        if state == State::Unknown {
            svg.raw(r#" stroke-width="1" stroke-linejoin="round""#);
        }
        picture::paint(svg, self.theme, Property::Stroke, Tone::Of(state));
    }

    fn texts(&self, svg: &mut Svg<'_>, width: u32) {
        svg.raw(r#"<g aria-hidden="true" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11""#);
        picture::paint(svg, self.theme, Property::Fill, Tone::Text);
        svg.raw(">");
        // Where a line of text begins is on the left or on the right (SVG 2, "text-anchor").
        let (begin, end) = if self.is_right_to_left { (width, 0) } else { (0, width) };
        for (text, anchor, x) in
            [(self.label, "<text", begin), (self.note, r#"<text text-anchor="end""#, end)]
        {
            if text.is_empty() {
                continue;
            }
            svg.raw(anchor);
            if x > 0 {
                svg.raw(r#" x=""#).number(x).raw("\"");
            }
            svg.raw(r#" y="11">"#).text(text).raw("</text>");
        }
        svg.raw("</g>");
    }

    /// What it is called: the texts above the bars, and how many days there are of each state.
    fn name(&self, svg: &mut Svg<'_>, days: &[Day<'_>]) {
        if !self.title.is_empty() {
            svg.text(self.title);
            return;
        }
        for text in [self.label, self.note] {
            if !text.is_empty() {
                svg.text(text).raw(", ");
            }
        }
        svg.number(whole(days.len())).raw(if days.len() == 1 { " day" } else { " days" });
        let mut mark = ": ";
        for state in State::ALL {
            let count = days.iter().filter(|day| day.state == state).count();
            if count > 0 {
                svg.raw(mark).raw(state.as_str()).raw(" on ").number(whole(count));
                mark = ", ";
            }
        }
    }
}

/// How wide the texts above the bars are, side by side.
fn text_width(texts: [&str; 2]) -> u32 {
    let widths = texts.map(|text| {
        if !is_complex(text) {
            return whole_pixels(Font::Verdana11, text);
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "what is longer than this fits nowhere"
        )]
        #[expect(clippy::cast_sign_loss, reason = "no width is negative")]
        let pixels = display_width(Font::Verdana11, text) as u32;
        pixels
    });
    let [label, note] = widths;
    let gap = if label > 0 && note > 0 { TEXT_GAP } else { 0 };
    label.saturating_add(note).saturating_add(gap)
}

/// A number of days.
fn whole(days: usize) -> u32 {
    u32::try_from(days).unwrap_or(u32::MAX)
}
