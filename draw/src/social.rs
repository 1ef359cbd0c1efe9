//! The style social: a label with a speech bubble.

use alloc::vec::Vec;

use super::frame;
use super::length::Length;
use super::look::{Look, Rounding};
use super::palette::{Palette, Theme};
use super::part::Part;
use super::stencil::Shape;
use super::svg::Svg;

const HEIGHT: Length = Length::pixels(20);
const LABEL_PADDING: Length = Length::pixels(5);
const MESSAGE_PADDING: Length = Length::pixels(4);
const GUTTER: Length = Length::pixels(6);
/// A logo or glyph.
const ICON: Length = Length::pixels(14);
/// Between that and the text after it.
const GAP: Length = Length::pixels(3);
/// Outlines are drawn on the middle of their pixels.
const HALF: Length = Length::hundredths(50);
const PIXEL: Length = Length::pixels(1);

pub(super) fn draw(look: &Look<'_>, shape: Shape, svg: &mut Svg<'_>) {
    // Its boxes are light, whatever the page is.
    let look = &Look { theme: Theme::Light, ..*look };
    let logo = match (look.logo().is_empty(), shape.label.is_there()) {
        (true, _) => Length::ZERO,
        (_, false) => ICON,
        (_, true) => ICON + GAP,
    };
    // An empty label is drawn, too.
    let label = Part { width: Length::LABEL, ..Part::label(look, shape) };
    let left = label.width + logo + LABEL_PADDING * 2;
    let bubble = left + GUTTER;
    let parts: Vec<_> =
        Part::all(look, shape).into_iter().filter(|part| part.presence.is_there()).collect();
    let right = parts
        .iter()
        .fold(Length::ZERO, |sum, part| sum + before_text(part) + part.width + MESSAGE_PADDING * 2);
    let id = look.id();
    let radius = look.rounding.map_or(2, Rounding::as_pixels);

    let width = left + PIXEL + if parts.is_empty() { Length::ZERO } else { GUTTER + right };
    frame::begin(look, shape, svg, [width, HEIGHT]);
    let has_links = !(look.link().is_empty() && look.right_link().is_empty());
    // badge-maker has a style for links even where there are none, and there it is in the way: a
    // page's Content Security Policy may refuse it.
    let has_style = has_links || look.palette == Palette::Shields;
    if has_style {
        svg.raw("<style>a:hover #llink").raw(id).raw("{fill:url(#b").raw(id);
        svg.raw(");stroke:#ccc}a:hover #rlink").raw(id).raw("{fill:#4183c4}</style>");
    }
    svg.raw(r#"<linearGradient id="a"#).raw(id);
    svg.raw(r##"" x2="0" y2="100%"><stop offset="0" stop-color="#fcfcfc" stop-opacity="0"/><stop offset="1" stop-opacity=".1"/></linearGradient>"##);
    if has_style {
        svg.raw(r#"<linearGradient id="b"#).raw(id);
        svg.raw(r##"" x2="0" y2="100%"><stop offset="0" stop-color="#ccc" stop-opacity=".1"/><stop offset="1" stop-opacity=".1"/></linearGradient>"##);
    }
    svg.raw(r##"<g stroke="#d5d5d5"><rect stroke="none" fill="#fcfcfc" x=".5" y=".5" width=""##);
    svg.length(left).raw(r#"" height="19" rx=""#).number(radius).raw(r#""/>"#);
    if !parts.is_empty() {
        svg.raw(r#"<rect x=""#).length(bubble + HALF).raw(r#"" y=".5" width=""#).length(right);
        svg.raw(r#"" height="19" rx=""#).number(radius);
        svg.raw(r##"" fill="#fafafa"/><rect x=""##).length(bubble);
        svg.raw(r##"" y="7.5" width=".5" height="5" stroke="#fafafa"/><path d="M"##);
        svg.length(bubble + HALF).raw(r##" 6.5 l-3 3v1 l3 3" fill="#fafafa"/>"##);
    }
    svg.raw("</g>");
    frame::logo(look, svg, LABEL_PADDING, GAP);
    // The links in it must be heard, where there are two.
    let is_hidden = look.left_link().is_empty();
    svg.raw(if is_hidden { r#"<g aria-hidden="true""# } else { r#"<g aria-hidden="false""# });
    svg.raw(r##" fill="#333" text-anchor="middle" font-family="Helvetica Neue,Helvetica,Arial,sans-serif" text-rendering="geometricPrecision" font-weight="700" font-size="110px" line-height="14px">"##);

    let outline = |svg: &mut Svg<'_>| {
        svg.raw("<rect");
        if has_style {
            svg.raw(r#" id="llink"#).raw(id).raw("\"");
        }
        svg.raw(r##" stroke="#d5d5d5" fill="url(#a"##).raw(id);
        svg.raw(r#")" x=".5" y=".5" width=""#).length(left);
        svg.raw(r#"" height="19" rx=""#).number(radius).raw(r#""/>"#);
    };
    let middle = (logo + LABEL_PADDING) * 10 + label.width * 5;
    let link = look.left_link();
    if link.is_empty() {
        outline(svg);
        text(svg, &label, middle, None);
    } else {
        frame::begin_link(svg, link);
        text(svg, &label, middle, None);
        outline(svg);
        frame::end_link(svg, link);
    }
    let link = look.right_link();
    if !link.is_empty() && !parts.is_empty() {
        frame::begin_link(svg, link);
        frame::catcher(svg, bubble, right + PIXEL, HEIGHT);
    }
    let mut x = bubble;
    for (at, part) in parts.iter().enumerate() {
        let start = x + MESSAGE_PADDING;
        if let Some(glyph) = part.glyph {
            frame::glyph(svg, glyph, part.tint.fill, start, GAP);
        }
        let start = start + before_text(part);
        // An id is there once.
        text(svg, part, start * 10 + part.width * 5, (at == 0 && has_style).then_some(id));
        x = start + part.width + MESSAGE_PADDING;
    }
    if !parts.is_empty() {
        frame::end_link(svg, link);
    }
    svg.raw("</g>");
    frame::end(look, svg);
}

fn before_text(part: &Part<'_>) -> Length {
    if part.glyph.is_some() { ICON + GAP } else { Length::ZERO }
}

/// With its white shadow, one pixel below. The message has an id.
fn text(svg: &mut Svg<'_>, part: &Part<'_>, x: Length, id: Option<&str>) {
    svg.raw(r#"<text aria-hidden="true" x=""#).length(x);
    svg.raw(r##"" y="150" fill="#fff" transform="scale(.1)""##);
    part.tell_length(svg);
    svg.raw(">").ink(part.ink).raw("</text><text ");
    if let Some(id) = id {
        svg.raw(r#"id="rlink"#).raw(id).raw("\" ");
    }
    svg.raw(r#"x=""#).length(x).raw(r#"" y="140" transform="scale(.1)""#);
    part.tell_length(svg);
    svg.raw(">").ink(part.ink).raw("</text>");
}
