//! What is around every badge: size, name, links, corners.

use super::glyph::Glyph;
use super::length::Length;
use super::look::Look;
use super::stencil::Shape;
use super::svg::{Filling, Ink, Svg};
use super::tint::{self, Fill};

/// Begins the drawing.
pub(super) fn begin(look: &Look<'_>, shape: Shape, svg: &mut Svg<'_>, size: [Length; 2]) {
    let [width, height] = size;
    let percent = look.scale.as_percent();
    svg.raw(r#"<svg xmlns="http://www.w3.org/2000/svg" width=""#).scaled(width, percent);
    svg.raw(r#"" height=""#).scaled(height, percent);
    if percent != 100 {
        svg.raw(r#"" viewBox="0 0 "#).length(width).raw(" ").length(height);
    }
    if !look.lang.is_empty() {
        svg.raw(r#"" lang=""#).raw(look.lang);
    }
    if look.is_right_to_left {
        // Each text is of one direction and in the middle of its box, which stays where it is.
        svg.raw(r#"" direction="rtl"#);
    }
    // An image hides the links in it from whoever cannot see it (WAI-ARIA 1.2, "Presentational
    // Children"), so that a badge with links is a group.
    let has_links = !(look.link().is_empty() && look.right_link().is_empty());
    svg.raw(if has_links {
        r#"" role="group" aria-label=""#
    } else {
        r#"" role="img" aria-label=""#
    });
    name(look, shape, svg);
    svg.raw(r#""><title>"#);
    name(look, shape, svg);
    svg.raw("</title>");
    tint::style(look, svg);
    begin_link(svg, look.link());
}

/// Ends it.
pub(super) fn end(look: &Look<'_>, svg: &mut Svg<'_>) {
    end_link(svg, look.link());
    svg.raw("</svg>");
}

/// Begins a link, if there is one.
pub(super) fn begin_link(svg: &mut Svg<'_>, link: &str) {
    if !link.is_empty() {
        svg.raw(r#"<a target="_blank" rel="noopener noreferrer" href=""#).text(link).raw("\">");
    }
}

/// Ends a link, if there is one.
pub(super) fn end_link(svg: &mut Svg<'_>, link: &str) {
    if !link.is_empty() {
        svg.raw("</a>");
    }
}

/// What catches the clicks of a half that is a link.
pub(super) fn catcher(svg: &mut Svg<'_>, x: Length, width: Length, height: Length) {
    svg.raw(r#"<rect width=""#).length(width).raw(r#"" x=""#).length(x);
    svg.raw(r#"" height=""#).length(height).raw(r#"" fill="rgba(0,0,0,0)"/>"#);
}

/// Begins the group of the boxes, with what cuts its corners off.
pub(super) fn begin_boxes(
    look: &Look<'_>,
    svg: &mut Svg<'_>,
    [width, height]: [Length; 2],
    radius: u32,
    is_crisp: bool,
) {
    if radius > 0 {
        svg.raw(r#"<clipPath id="r"#).raw(look.id()).raw(r#""><rect width=""#).length(width);
        svg.raw(r#"" height=""#).length(height).raw(r#"" rx=""#).number(radius);
        svg.raw(r#""/></clipPath><g clip-path="url(#r"#).raw(look.id()).raw(")\"");
    } else {
        svg.raw("<g");
    }
    svg.raw(if is_crisp { r#" shape-rendering="crispEdges">"# } else { ">" });
}

/// The logo, 14 by 14 pixels.
pub(super) fn logo(look: &Look<'_>, svg: &mut Svg<'_>, x: Length, y: Length) {
    if !look.logo().is_empty() {
        svg.raw(r#"<image x=""#).length(x).raw(r#"" y=""#).length(y);
        svg.raw(r#"" width="14" height="14" href=""#).text(look.logo()).raw(r#""/>"#);
    }
}

/// What tells a state by its shape, 14 by 14 pixels.
pub(super) fn glyph(svg: &mut Svg<'_>, glyph: Glyph, fill: Fill, x: Length, y: Length) {
    svg.raw(r#"<path transform="translate("#).length(x).raw(" ").length(y).raw(r#")""#);
    fill.write_on_white(svg);
    svg.raw(r#" d=""#).raw(glyph.path()).raw(r#""/>"#);
}

/// A line between two neighbours, which may be of one colour.
pub(super) fn divider(svg: &mut Svg<'_>, x: Length, height: Length) {
    svg.raw(r#"<rect x=""#).length(x).raw(r#"" width="1" height=""#).length(height);
    svg.raw(r##"" fill="#fff" fill-opacity=".35"/>"##);
}

fn name(look: &Look<'_>, shape: Shape, svg: &mut Svg<'_>) {
    if shape.has_title {
        svg.ink(Ink::Open(Filling::Title));
        return;
    }
    let mut between = "";
    if shape.label.is_there() {
        svg.ink(Ink::Open(Filling::Label));
        between = ": ";
    }
    if shape.message.is_there() {
        svg.raw(between).ink(Ink::Open(Filling::Message));
    }
    for segment in look.segments.iter().filter(|segment| !segment.text.is_empty()) {
        svg.raw(between).text(segment.text);
        between = ", ";
    }
}
