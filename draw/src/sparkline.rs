//! A line of the last readings, such as response times.

use alloc::vec::Vec;

use super::glyph::State;
use super::palette::Theme;
use super::picture::{self, Property, Tone};
use super::svg::Svg;

/// A line through numbers, with a dot at the newest.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::Sparkline;
///
/// let mut svg = Vec::new();
/// let values = [Some(120), Some(95), None, Some(310), Some(140)];
/// Sparkline { label: "response time", ..Sparkline::new(&values) }.render(&mut svg);
/// let name = "response time: 140 ms, between 95 and 310 ms";
/// assert!(String::from_utf8(svg).unwrap().contains(name));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Sparkline<'a> {
    /// The readings, the oldest first; where there is none, the line has a gap. Of more than 240,
    /// the newest 240 are drawn.
    pub values: &'a [Option<u32>],
    /// Behind each number in the accessible name, with the space that it wants.
    pub unit: &'a str,
    /// Before the numbers in the accessible name.
    pub label: &'a str,
    /// Tooltip and accessible name instead of these; empty: there is none.
    pub title: &'a str,
    /// The state whose colour it has; unknown: grey.
    pub state: State,
    /// In pixels, 16 to 1,000; what is less or more becomes that.
    pub width: u32,
    /// In pixels, 8 to 400.
    pub height: u32,
    /// What it is drawn for.
    pub theme: Theme,
}

const MAX_VALUES: usize = 240;
/// Tenths of a pixel: whole numbers draw as finely as decimals, in fewer bytes.
const UNITS: u32 = 10;
/// Around the line, for the dot: its radius, and the width of the line around it.
const MARGIN: u32 = 30;

/// What there is to say of the readings.
struct Summary {
    last: Option<u32>,
    least: u32,
    most: u32,
}

impl<'a> Sparkline<'a> {
    /// One of 120 by 24 pixels in grey, of milliseconds, for a light page.
    #[must_use]
    pub fn new(values: &'a [Option<u32>]) -> Self {
        Self {
            values,
            unit: " ms",
            label: "",
            title: "",
            state: State::Unknown,
            width: 120,
            height: 24,
            theme: Theme::Light,
        }
    }

    /// Appends the drawing, which is UTF-8: the same bytes for the same line.
    pub fn render(&self, out: &mut Vec<u8>) {
        let (width, height) = (self.width.clamp(16, 1_000), self.height.clamp(8, 400));
        let units = (UNITS * width, UNITS * height);
        let start = self.values.len().saturating_sub(MAX_VALUES);
        let values = self.values.get(start..).unwrap_or_default();
        let present = || values.iter().copied().flatten();
        let summary = present().min().zip(present().max()).map(|(least, most)| Summary {
            last: values.last().copied().flatten(),
            least,
            most,
        });

        out.reserve(600 + 9 * values.len());
        let svg = &mut Svg::new(out);
        picture::begin(svg, (width, height), units);
        svg.raw(r#" role="img" aria-label=""#);
        self.name(svg, summary.as_ref());
        svg.raw(r#""><title>"#);
        self.name(svg, summary.as_ref());
        svg.raw("</title>");
        let line = Tone::Of(self.state);
        let dot = summary.as_ref().and_then(|summary| summary.last);
        let tones =
            [Some((Property::Stroke, line)), dot.is_some().then_some((Property::Fill, line))];
        picture::style(svg, self.theme, tones.into_iter().flatten());
        svg.raw(r#"<path stroke-width="15" stroke-linecap="round" stroke-linejoin="round""#);
        if summary.is_none() {
            svg.raw(r#" stroke-dasharray="1 40""#);
        }
        svg.raw(r#" fill="none""#);
        picture::paint(svg, self.theme, Property::Stroke, line);
        svg.raw(r#" d=""#);
        if let Some(summary) = &summary {
            let place = Place::new(values.len(), units, summary);
            place.draw(svg, values);
            svg.raw(r#""/>"#);
            if let Some(last) = summary.last {
                let (x, y) = place.of(values.len().saturating_sub(1), last);
                svg.raw("<circle");
                picture::paint(svg, self.theme, Property::Fill, line);
                svg.raw(r#" cx=""#).number(x).raw(r#"" cy=""#).number(y).raw(r#"" r="25"/>"#);
            }
        } else {
            svg.raw("M").number(MARGIN).raw(" ").number(units.1 / 2);
            svg.raw("H").number(units.0 - MARGIN).raw(r#""/>"#);
        }
        svg.raw("</svg>");
    }

    fn name(&self, svg: &mut Svg<'_>, summary: Option<&Summary>) {
        if !self.title.is_empty() {
            svg.text(self.title);
            return;
        }
        if !self.label.is_empty() {
            svg.text(self.label).raw(": ");
        }
        let Some(summary) = summary else {
            svg.raw("no values");
            return;
        };
        match summary.last {
            Some(last) => svg.number(last).text(self.unit),
            None => svg.raw("no value now"),
        };
        if summary.least < summary.most {
            svg.raw(", between ").number(summary.least).raw(" and ").number(summary.most);
            svg.text(self.unit);
        }
    }
}

/// Where a value stands: the highest above, the newest on the right.
struct Place {
    /// How many steps there are from the first to the last.
    steps: usize,
    /// What is left of the drawing within its margin.
    width: u32,
    height: u32,
    most: u32,
    range: u32,
    spread: u32,
}

impl Place {
    fn new(values: usize, (width, height): (u32, u32), summary: &Summary) -> Self {
        let range = summary.most - summary.least;
        Self {
            steps: values.saturating_sub(1),
            width: width.saturating_sub(2 * MARGIN),
            height: height.saturating_sub(2 * MARGIN),
            most: summary.most,
            range,
            // The height is a tenth of the highest at least: a wobble of one per cent is no
            // mountain, and what does not change at all is a line through the middle.
            spread: range.max(summary.most / 10).max(1),
        }
    }

    fn of(&self, at: usize, value: u32) -> (u32, u32) {
        let (at, steps) = (at as u64, self.steps as u64);
        // One value alone is the newest.
        let x = (at * u64::from(self.width) + steps / 2)
            .checked_div(steps)
            .unwrap_or(u64::from(self.width));
        let (height, spread) = (u64::from(self.height), u64::from(self.spread));
        let below_top =
            2 * u64::from(self.most.saturating_sub(value)) + u64::from(self.spread - self.range);
        let y = below_top * height / (2 * spread);
        let whole = |value: u64| MARGIN + u32::try_from(value).unwrap_or_default();
        (whole(x), whole(y))
    }

    /// Writes the path: after `m`, each pair of numbers is a line to there.
    fn draw(&self, svg: &mut Svg<'_>, values: &[Option<u32>]) {
        let (mut x, mut y) = (0, 0);
        // How many points the piece of line has that is being drawn.
        let mut points = 0_u32;
        for (at, value) in values.iter().enumerate() {
            let Some(value) = *value else {
                end_piece(svg, points);
                points = 0;
                continue;
            };
            let to = self.of(at, value);
            if points == 0 {
                svg.raw("m");
            } else if to.0 >= x {
                svg.raw(" ");
            }
            distance(svg, x, to.0);
            if to.1 >= y {
                svg.raw(" ");
            }
            distance(svg, y, to.1);
            (x, y) = to;
            points += 1;
        }
        end_piece(svg, points);
    }
}

/// A point alone is a line to itself, whose round ends show.
fn end_piece(svg: &mut Svg<'_>, points: u32) {
    if points == 1 {
        svg.raw("h0");
    }
}

fn distance(svg: &mut Svg<'_>, from: u32, to: u32) {
    if to < from {
        svg.raw("-");
    }
    svg.number(to.abs_diff(from));
}
