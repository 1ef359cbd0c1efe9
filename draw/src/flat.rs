//! The styles flat, flat-square and plastic, which differ in little.

use alloc::vec::Vec;
use core::slice;

use super::frame;
use super::length::Length;
use super::look::{Look, Rounding};
use super::palette::Palette;
use super::part::Part;
use super::stencil::Shape;
use super::svg::Svg;

/// Where the three differ.
pub(super) struct Kind {
    /// In pixels.
    height: i32,
    /// The text's baseline, in tenths of a pixel.
    baseline: u32,
    /// The corners' radius and the gradient's stops; square badges have neither, and no shadows.
    shade: Option<(u32, &'static str)>,
}

pub(super) const FLAT: Kind = Kind {
    height: 20,
    baseline: 140,
    shade: Some((
        3,
        r##"<stop offset="0" stop-color="#bbb" stop-opacity=".1"/><stop offset="1" stop-opacity=".1"/>"##,
    )),
};

pub(super) const PLASTIC: Kind = Kind {
    height: 18,
    baseline: 130,
    shade: Some((
        4,
        r##"<stop offset="0" stop-color="#fff" stop-opacity=".7"/><stop offset=".1" stop-color="#aaa" stop-opacity=".1"/><stop offset=".9" stop-color="#000" stop-opacity=".3"/><stop offset="1" stop-color="#000" stop-opacity=".5"/>"##,
    )),
};

pub(super) const SQUARE: Kind = Kind { height: 20, baseline: 140, shade: None };

const PADDING: Length = Length::pixels(5);
const PIXEL: Length = Length::pixels(1);
/// A logo or glyph.
const ICON: Length = Length::pixels(14);
/// Between that and the text after it.
const GAP: Length = Length::pixels(3);

/// A box of the badge: where it is, and what is in it.
struct Cell<'a> {
    x: Length,
    width: Length,
    part: Part<'a>,
    /// Where its glyph begins, or its text; less the padding.
    start: Length,
}

pub(super) fn draw(look: &Look<'_>, shape: Shape, svg: &mut Svg<'_>, kind: &Kind) {
    let (label, cells) = lay_out(look, shape);
    let width = cells.iter().fold(label.width, |sum, cell| sum + cell.width);
    frame::begin(look, shape, svg, [width, kind.height()]);
    background(look, svg, kind, &label, &cells);
    svg.raw(r##"<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" text-rendering="geometricPrecision" font-size="110">"##);
    frame::logo(look, svg, PADDING, kind.icon());
    draw_half(look, svg, kind, look.left_link(), slice::from_ref(&label));
    draw_half(look, svg, kind, look.right_link(), &cells);
    svg.raw("</g>");
    frame::end(look, svg);
}

/// Draws what stands in the boxes of one half; where nothing does, nothing is a link.
fn draw_half(look: &Look<'_>, svg: &mut Svg<'_>, kind: &Kind, link: &str, cells: &[Cell<'_>]) {
    let mut texts = cells.iter().filter(|cell| cell.part.presence.is_there()).peekable();
    let link = if texts.peek().is_some() { link } else { "" };
    if let Some(first) = cells.first().filter(|_| !link.is_empty()) {
        let width = cells.iter().fold(Length::ZERO, |sum, cell| sum + cell.width);
        frame::begin_link(svg, link);
        frame::catcher(svg, first.x, width, kind.height());
    }
    for cell in texts {
        cell.draw(look, svg, kind);
    }
    frame::end_link(svg, link);
}

/// The left box, which may be empty, and all others.
fn lay_out<'a>(look: &Look<'a>, shape: Shape) -> (Cell<'a>, Vec<Cell<'a>>) {
    let has_label = shape.label.is_there();
    let has_left = has_label || look.label_color.is_some();
    let logo = match (look.logo().is_empty(), has_label) {
        (true, _) => Length::ZERO,
        (_, true) => ICON + GAP,
        (_, false) => ICON,
    };
    let part = Part::label(look, shape);
    let mut label = Cell {
        x: Length::ZERO,
        width: if has_left { part.width + PADDING * 2 + logo } else { Length::ZERO },
        part,
        start: logo + PIXEL,
    };
    let mut cells: Vec<Cell<'_>> = Vec::new();
    let mut x = label.width;
    for part in Part::all(look, shape) {
        let has_text = part.presence.is_there();
        let mut width = part.width + PADDING * 2 + before_text(&part);
        // Both texts lean one pixel towards the seam; a lone message does not, and stands where
        // there is a logo beside that.
        let lean = if has_text && cells.is_empty() { PIXEL } else { Length::ZERO };
        let mut start = x - lean;
        if cells.is_empty() && !has_left {
            if look.logo().is_empty() {
                start = start + PIXEL;
            } else {
                start = start + logo + PADDING;
                width = width + logo + if has_text { PADDING - PIXEL } else { Length::ZERO };
            }
        }
        cells.push(Cell { x, width, part, start });
        x = x + width;
    }
    if let Some(cell) = cells.first().filter(|_| !has_left && look.logo().is_empty()) {
        label.part.tint = cell.part.tint;
    }
    (label, cells)
}

fn before_text(part: &Part<'_>) -> Length {
    if part.glyph.is_some() { ICON + GAP } else { Length::ZERO }
}

fn background(
    look: &Look<'_>,
    svg: &mut Svg<'_>,
    kind: &Kind,
    label: &Cell<'_>,
    cells: &[Cell<'_>],
) {
    let height = kind.height();
    let width = cells.iter().fold(label.width, |sum, cell| sum + cell.width);
    let own = kind.shade.map_or(0, |(radius, _)| radius);
    let radius = look.rounding.map_or(own, Rounding::as_pixels);
    if let Some((_, stops)) = kind.shade {
        let has_text = cells.iter().chain([label]).any(|cell| cell.part.presence.is_there());
        // badge-maker has it even where there is no shadow to blur.
        if has_text || look.palette == Palette::Shields {
            svg.raw(r#"<filter id="blur"#).raw(look.id());
            svg.raw(r#""><feGaussianBlur stdDeviation="16"/></filter>"#);
        }
        svg.raw(r#"<linearGradient id="s"#)
            .raw(look.id())
            .raw(r#"" x2="0" y2="100%">"#)
            .raw(stops)
            .raw("</linearGradient>");
    }
    frame::begin_boxes(look, svg, [width, height], radius, kind.shade.is_none());
    svg.raw(r#"<rect width=""#).length(label.width).raw(r#"" height=""#).length(height).raw("\"");
    label.part.tint.fill.write(svg);
    for cell in cells {
        svg.raw(r#"/><rect x=""#).length(cell.x).raw(r#"" width=""#).length(cell.width);
        svg.raw(r#"" height=""#).length(height).raw("\"");
        cell.part.tint.fill.write(svg);
    }
    svg.raw("/>");
    for cell in cells.iter().skip(1) {
        frame::divider(svg, cell.x, height);
    }
    if kind.shade.is_some() {
        svg.raw(r#"<rect width=""#).length(width).raw(r#"" height=""#).length(height);
        svg.raw(r#"" fill="url(#s"#).raw(look.id()).raw(r#")"/>"#);
    }
    svg.raw("</g>");
}

impl Kind {
    fn height(&self) -> Length {
        Length::pixels(self.height)
    }

    /// Where a logo or glyph begins.
    fn icon(&self) -> Length {
        Length::pixels((self.height - 14) / 2)
    }
}

impl Cell<'_> {
    /// With its shadow, drawn ten times as large and scaled down, which some viewers need in order
    /// to place it between pixels.
    fn draw(&self, look: &Look<'_>, svg: &mut Svg<'_>, kind: &Kind) {
        let Self { part, start, .. } = self;
        if let Some(glyph) = part.glyph {
            frame::glyph(svg, glyph, part.tint.text, *start + PADDING, kind.icon());
        }
        let middle = (*start + before_text(part) + PADDING) * 10 + part.width * 5;
        let place = |svg: &mut Svg<'_>, y: u32| {
            svg.raw(r#"<text x=""#).length(middle).raw(r#"" y=""#).number(y).raw("\"");
        };
        if kind.shade.is_some() {
            svg.raw(r#"<g transform="scale(.1)"><g aria-hidden="true""#);
            part.tint.shadow.write(svg);
            svg.raw(">");
            place(svg, kind.baseline + 10);
            svg.raw(r#" fill-opacity=".8" filter="url(#blur"#).raw(look.id()).raw(r#")""#);
            part.tell_length(svg);
            svg.raw(">").ink(part.ink).raw("</text>");
            place(svg, kind.baseline + 10);
            svg.raw(r#" fill-opacity=".3""#);
            part.tell_length(svg);
            svg.raw(">").ink(part.ink).raw("</text></g>");
        }
        place(svg, kind.baseline);
        part.tell_length(svg);
        if kind.shade.is_none() {
            svg.raw(r#" transform="scale(.1)""#);
        }
        part.tint.text.write_on_white(svg);
        svg.raw(">").ink(part.ink);
        svg.raw(if kind.shade.is_some() { "</text></g>" } else { "</text>" });
    }
}
