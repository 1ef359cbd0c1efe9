//! What the pictures without a label box share: size, name, and colours that follow the theme.

use super::color::Color;
use super::glyph::State;
use super::palette::{Palette, Theme, page_text};
use super::svg::Svg;

/// What a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// A state.
    Of(State),
    /// A glyph on the colour of this state.
    On(State),
    /// Text on the page.
    Text,
}

/// Which attribute a colour is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    Fill,
    Stroke,
}

impl Property {
    fn as_str(self) -> &'static str {
        match self {
            Self::Fill => "fill",
            Self::Stroke => "stroke",
        }
    }
}

impl Tone {
    fn color(self, theme: Theme) -> Color {
        match self {
            Self::Of(state) => Palette::default().paint(state, theme).fill,
            Self::On(state) => Palette::default().paint(state, theme).text,
            Self::Text => page_text(theme),
        }
    }

    /// The class says all there is to say: pictures in one document share their classes, and what
    /// one of them says of a class, each says. So no class needs the id suffix.
    fn class(self, property: Property) -> [&'static str; 2] {
        let property = match property {
            Property::Fill => "slf",
            Property::Stroke => "sls",
        };
        let tone = match self {
            Self::Of(State::Operational) => "0",
            Self::Of(State::Maintenance) => "1",
            Self::Of(State::Degraded) => "2",
            Self::Of(State::PartialOutage) => "3",
            Self::Of(State::MajorOutage) => "4",
            Self::Of(State::Unknown) => "5",
            // One colour on all of them.
            Self::On(_) => "g",
            Self::Text => "t",
        };
        [property, tone]
    }
}

/// Begins an SVG, up to the `>` of its first tag: its size in pixels, and in units of the drawing.
pub(super) fn begin(svg: &mut Svg<'_>, (width, height): (u32, u32), units: (u32, u32)) {
    svg.raw(r#"<svg xmlns="http://www.w3.org/2000/svg" width=""#).number(width);
    svg.raw(r#"" height=""#).number(height).raw(r#"" viewBox="0 0 "#).number(units.0);
    svg.raw(" ").number(units.1).raw("\"");
}

/// Writes the language of the texts, if it is told.
pub(super) fn language(svg: &mut Svg<'_>, lang: &str) {
    if !lang.is_empty() {
        svg.raw(r#" lang=""#).text(lang).raw("\"");
    }
}

/// Writes a colour as a presentation attribute, and with [`Theme::Auto`] the class by which the
/// style can change it.
pub(super) fn paint(svg: &mut Svg<'_>, theme: Theme, property: Property, tone: Tone) {
    if theme == Theme::Auto {
        let [begin, end] = tone.class(property);
        svg.raw(r#" class=""#).raw(begin).raw(end).raw("\"");
    }
    svg.raw(" ").raw(property.as_str()).raw(r#"=""#).color(tone.color(theme)).raw("\"");
}

/// Writes the style that makes these colours dark ones for who prefers them; with another theme
/// than [`Theme::Auto`], nothing.
pub(super) fn style(
    svg: &mut Svg<'_>,
    theme: Theme,
    tones: impl Iterator<Item = (Property, Tone)>,
) {
    if theme != Theme::Auto {
        return;
    }
    svg.raw("<style>@media(prefers-color-scheme:dark){");
    for (property, tone) in tones {
        let [begin, end] = tone.class(property);
        svg.raw(".").raw(begin).raw(end).raw("{").raw(property.as_str()).raw(":");
        svg.color(tone.color(Theme::Dark)).raw("}");
    }
    svg.raw("}</style>");
}
