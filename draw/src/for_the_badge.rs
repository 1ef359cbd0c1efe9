//! The style for-the-badge: 28 pixels tall, in capitals that stand apart. The space between two
//! letters is a pixel and a quarter, so that boxes end between pixels.

use alloc::vec::Vec;

use super::frame;
use super::length::Length;
use super::look::{Look, Rounding};
use super::part::Part;
use super::stencil::Shape;
use super::svg::Svg;

const HEIGHT: Length = Length::pixels(28);
const MARGIN: Length = Length::pixels(12);
const LOGO: Length = Length::pixels(14);
const LOGO_MARGIN: Length = Length::pixels(9);
/// A glyph, and the gap to the text after it.
const GLYPH: Length = Length::pixels(14 + 6);

pub(super) fn draw(look: &Look<'_>, shape: Shape, svg: &mut Svg<'_>) {
    let has_logo = !look.logo().is_empty();
    let has_label = shape.label.is_there();
    let has_left = has_label || has_logo && look.label_color.is_some();
    let label = Part::label(look, shape);
    let parts = Part::all(look, shape);
    // Between logo and text; without any text the box is three pixels narrower than the logo's.
    let has_text = has_label || parts.iter().any(|part| part.presence.is_there());
    let beside_logo = |margin: Length| {
        margin + LOGO + if has_text { Length::pixels(6) } else { Length::ZERO - Length::pixels(3) }
    };
    let label_start = if has_logo { beside_logo(LOGO_MARGIN) } else { MARGIN };
    let left = match (has_left, has_label) {
        (true, true) => label_start + label.width + MARGIN,
        (true, false) => LOGO_MARGIN * 2 + LOGO,
        _ => Length::ZERO,
    };
    // Where each part's box and content begin.
    let mut starts = Vec::new();
    let mut x = left;
    for part in &parts {
        let is_beside_logo = starts.is_empty() && has_logo && !has_left;
        let start = if is_beside_logo { beside_logo(MARGIN) } else { x + MARGIN };
        let glyph = if part.glyph.is_some() { GLYPH } else { Length::ZERO };
        starts.push((x, start, start + glyph));
        x = start + glyph + part.width + MARGIN;
    }
    let width = x;
    let ends = starts.iter().skip(1).map(|(x, ..)| *x).chain([width]);
    let boxes = || starts.iter().zip(ends.clone()).map(|((x, ..), end)| (*x, end - *x));

    frame::begin(look, shape, svg, [width, HEIGHT]);
    let radius = look.rounding.map_or(0, Rounding::as_pixels);
    frame::begin_boxes(look, svg, [width, HEIGHT], radius, true);
    if has_left {
        svg.raw(r#"<rect width=""#).length(left).raw(r#"" height="28""#);
        label.tint.fill.write(svg);
        svg.raw("/>");
    }
    for (part, (x, width)) in parts.iter().zip(boxes()) {
        svg.raw("<rect");
        if x != Length::ZERO {
            svg.raw(r#" x=""#).length(x).raw("\"");
        }
        svg.raw(r#" width=""#).length(width).raw(r#"" height="28""#);
        part.tint.fill.write(svg);
        svg.raw("/>");
    }
    for (x, _) in boxes().skip(1) {
        frame::divider(svg, x, HEIGHT);
    }
    svg.raw(r##"</g><g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" text-rendering="geometricPrecision" font-size="100">"##);
    frame::logo(look, svg, LOGO_MARGIN, Length::pixels(7));
    if has_label {
        let link = look.left_link();
        if !link.is_empty() {
            frame::begin_link(svg, link);
            frame::catcher(svg, Length::ZERO, left, HEIGHT);
        }
        text(svg, &label, label_start, "");
        frame::end_link(svg, link);
    }
    let link = look.right_link();
    if !link.is_empty() {
        frame::begin_link(svg, link);
        frame::catcher(svg, left, width - left, HEIGHT);
    }
    for (part, (_, start, text_start)) in parts.iter().zip(&starts) {
        if let Some(glyph) = part.glyph {
            frame::glyph(svg, glyph, part.tint.text, *start, Length::pixels(7));
        }
        text(svg, part, *text_start, r#" font-weight="bold""#);
    }
    frame::end_link(svg, link);
    svg.raw("</g>");
    frame::end(look, svg);
}

fn text(svg: &mut Svg<'_>, part: &Part<'_>, start: Length, weight: &str) {
    svg.raw(r#"<text transform="scale(.1)" x=""#).length(start * 10 + part.width * 5);
    svg.raw(r#"" y="175""#);
    part.tell_length(svg);
    svg.raw(weight);
    part.tint.text.write_on_white(svg);
    svg.raw(">").ink(part.ink).raw("</text>");
}
