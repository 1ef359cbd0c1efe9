//! The colours of half a badge: its fill, its text, and the text's shadow.

use super::color::Color;
use super::glyph::State;
use super::look::{Look, Segment};
use super::palette::{Palette, Theme, reads_best};
use super::svg::Svg;

/// A colour, and the class by which a reader who prefers dark gets another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fill {
    pub(super) color: Color,
    class: &'static str,
}

/// What is drawn in one half of a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tint {
    pub(super) fill: Fill,
    pub(super) text: Fill,
    pub(super) shadow: Fill,
}

impl Fill {
    const fn plain(color: Color) -> Self {
        Self { color, class: "" }
    }

    /// Writes it as an attribute, after a space.
    pub(super) fn write(self, svg: &mut Svg<'_>) {
        if !self.class.is_empty() {
            svg.raw(r#" class=""#).raw(self.class).raw("\"");
        }
        svg.raw(r#" fill=""#).color(self.color).raw("\"");
    }

    /// As [`Fill::write`], where what is around it is white: white needs no attribute there.
    pub(super) fn write_on_white(self, svg: &mut Svg<'_>) {
        if self.color != Color::WHITE || !self.class.is_empty() {
            self.write(svg);
        }
    }
}

impl Tint {
    /// Of the left half.
    pub(super) fn of_label(look: &Look<'_>) -> Self {
        if let Some(color) = look.label_color {
            return Self::of(color, look.palette);
        }
        let mut tint = Self::of(look.palette.label(look.theme).fill, Palette::Shields);
        if is_auto(look) {
            tint.fill.class = "slfl";
        }
        tint
    }

    /// Of the right half, where it is one.
    pub(super) fn of_message(look: &Look<'_>) -> Self {
        Self::of_part(look, look.state, look.color)
    }

    /// Of one of several parts of it.
    pub(super) fn of_segment(look: &Look<'_>, segment: &Segment<'_>) -> Self {
        Self::of_part(look, segment.state, segment.color)
    }

    fn of_part(look: &Look<'_>, state: Option<State>, color: Option<Color>) -> Self {
        let Some(state) = state else {
            return Self::of(color.unwrap_or(look.palette.unsaid()), look.palette);
        };
        let paint = look.palette.paint(state, look.theme);
        let mut tint = Self::with_text(paint.fill, paint.text);
        if is_auto(look) {
            tint.fill.class = class(state);
            tint.text.class = "slfg";
            tint.shadow.class = "slfs";
        }
        tint
    }

    fn of(fill: Color, palette: Palette) -> Self {
        let text = match palette {
            Palette::Readable => reads_best(fill),
            Palette::Shields if fill.wants_white_text() => Color::WHITE,
            Palette::Shields => Color::DARK,
        };
        Self::with_text(fill, text)
    }

    fn with_text(fill: Color, text: Color) -> Self {
        let is_white = text == Color::WHITE;
        Self {
            fill: Fill::plain(fill),
            text: Fill::plain(text),
            shadow: Fill::plain(if is_white { Color::BLACK } else { Color::PALE }),
        }
    }
}

/// Whether the colours follow the reader: those of states and of the label, in our own palette.
fn is_auto(look: &Look<'_>) -> bool {
    look.theme == Theme::Auto
        && look.palette == Palette::Readable
        && (look.states().next().is_some() || look.label_color.is_none())
}

fn class(state: State) -> &'static str {
    match state {
        State::Operational => "slf0",
        State::Maintenance => "slf1",
        State::Degraded => "slf2",
        State::PartialOutage => "slf3",
        State::MajorOutage => "slf4",
        State::Unknown => "slf5",
    }
}

/// Writes the style that makes the colours dark ones for who prefers them.
pub(super) fn style(look: &Look<'_>, svg: &mut Svg<'_>) {
    if !is_auto(look) {
        return;
    }
    svg.raw("<style>@media(prefers-color-scheme:dark){");
    for state in look.states() {
        let fill = look.palette.paint(state, Theme::Dark).fill;
        svg.raw(".").raw(class(state)).raw("{fill:").color(fill).raw("}");
    }
    if look.states().next().is_some() {
        // One colour on all of them.
        let text = look.palette.paint(State::Unknown, Theme::Dark).text;
        svg.raw(".slfg{fill:").color(text).raw("}.slfs{fill:").color(Color::PALE).raw("}");
    }
    if look.label_color.is_none() {
        svg.raw(".slfl{fill:").color(look.palette.label(Theme::Dark).fill).raw("}");
    }
    svg.raw("}</style>");
}
