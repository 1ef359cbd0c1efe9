//! A disc in the colour of a state, and the same as a favicon.

use alloc::vec::Vec;

use super::glyph::State;
use super::palette::Theme;
use super::picture::{self, Property, Tone};
use super::svg::Svg;

/// A disc with the state's glyph on it; below 12 pixels, where no glyph reads, without.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Dot, State};
///
/// let mut svg = Vec::new();
/// Dot { title: "API: degraded", ..Dot::new(State::Degraded) }.render(&mut svg);
/// assert!(String::from_utf8(svg).unwrap().contains(r#"role="img" aria-label="API: degraded""#));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot<'a> {
    /// What it tells.
    pub state: State,
    /// Width and height in pixels, 8 to 64; what is less or more becomes that.
    pub size: u32,
    /// Tooltip and accessible name; empty: the state's name in English.
    pub title: &'a str,
    /// The title's language, as a tag of BCP 47; empty: that is not said.
    pub lang: &'a str,
    /// What it is drawn for.
    pub theme: Theme,
}

/// A rounded square with the state's glyph as large as it can be: 32 pixels, and clear at 16.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Favicon, State, Theme};
///
/// let mut svg = Vec::new();
/// let (state, title) = (State::MajorOutage, "Acme: down");
/// Favicon { state, title, theme: Theme::Auto, ..Favicon::default() }.render(&mut svg);
/// assert!(String::from_utf8(svg).unwrap().contains("@media(prefers-color-scheme:dark)"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Favicon<'a> {
    /// What it tells.
    pub state: State,
    /// Tooltip and accessible name; empty: the state's name in English.
    pub title: &'a str,
    /// The title's language, as a tag of BCP 47; empty: that is not said.
    pub lang: &'a str,
    /// What it is drawn for; browsers hold a favicon's media queries against the reader's wish.
    pub theme: Theme,
}

/// Below it, a glyph's strokes are thinner than a pixel.
const SMALLEST_WITH_GLYPH: u32 = 12;

impl Dot<'_> {
    /// One of 16 pixels for a light page.
    #[must_use]
    pub fn new(state: State) -> Self {
        Self { state, size: 16, title: "", lang: "", theme: Theme::Light }
    }

    /// Appends the drawing, which is UTF-8: the same bytes for the same dot.
    pub fn render(&self, out: &mut Vec<u8>) {
        let size = self.size.clamp(8, 64);
        let has_glyph = size >= SMALLEST_WITH_GLYPH;
        // The glyph's grid of 14 by 14, and three more on each side for the disc.
        let Self { state, title, lang, theme, .. } = *self;
        let frame = Frame { state, title, lang, theme, has_glyph };
        frame.draw(&mut Svg::new(out), size, 20, r#"<circle cx="10" cy="10" r="10""#, "3 3");
    }
}

impl Favicon<'_> {
    /// Appends the drawing, which is UTF-8: the same bytes for the same favicon.
    pub fn render(&self, out: &mut Vec<u8>) {
        let Self { state, title, lang, theme } = *self;
        // At 16 pixels the glyph's grid is the screen's.
        let frame = Frame { state, title, lang, theme, has_glyph: true };
        let shape = r#"<rect width="16" height="16" rx="3.5""#;
        frame.draw(&mut Svg::new(out), 32, 16, shape, "1 1");
    }
}

struct Frame<'a> {
    state: State,
    title: &'a str,
    lang: &'a str,
    theme: Theme,
    has_glyph: bool,
}

impl Frame<'_> {
    fn draw(&self, svg: &mut Svg<'_>, size: u32, units: u32, shape: &str, glyph_at: &str) {
        let fill = (Property::Fill, Tone::Of(self.state));
        let text = (Property::Fill, Tone::On(self.state));
        let name = if self.title.is_empty() { self.state.as_str() } else { self.title };
        picture::begin(svg, (size, size), (units, units));
        picture::language(svg, self.lang);
        svg.raw(r#" role="img" aria-label=""#).text(name).raw(r#""><title>"#);
        svg.text(name).raw("</title>");
        let tones = [Some(fill), self.has_glyph.then_some(text)];
        picture::style(svg, self.theme, tones.into_iter().flatten());
        svg.raw(shape);
        picture::paint(svg, self.theme, fill.0, fill.1);
        svg.raw("/>");
        if self.has_glyph {
            svg.raw(r#"<path transform="translate("#).raw(glyph_at).raw(r#")""#);
            picture::paint(svg, self.theme, text.0, text.1);
            svg.raw(r#" d=""#).raw(self.state.glyph().path()).raw(r#""/>"#);
        }
        svg.raw("</svg>");
    }
}
