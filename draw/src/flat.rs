//! The styles flat, flat-square and plastic, which differ in little.

use super::Badge;
use super::frame::{self, Texts};
use super::room::Room;
use super::svg::{Copied, Svg};
use super::tint::{Fill, Tint};
use super::width::Font;

/// Where the three differ.
pub(super) struct Look {
    height: u32,
    /// The text's baseline, in tenths of a pixel.
    baseline: u32,
    /// The corners' radius and the gradient's stops; square badges have neither, and no shadows.
    shade: Option<(u32, &'static str)>,
}

pub(super) const FLAT: Look = Look {
    height: 20,
    baseline: 140,
    shade: Some((
        3,
        r##"<stop offset="0" stop-color="#bbb" stop-opacity=".1"/><stop offset="1" stop-opacity=".1"/>"##,
    )),
};

pub(super) const PLASTIC: Look = Look {
    height: 18,
    baseline: 130,
    shade: Some((
        4,
        r##"<stop offset="0" stop-color="#fff" stop-opacity=".7"/><stop offset=".1" stop-color="#aaa" stop-opacity=".1"/><stop offset=".9" stop-color="#000" stop-opacity=".3"/><stop offset="1" stop-color="#000" stop-opacity=".5"/>"##,
    )),
};

pub(super) const SQUARE: Look = Look { height: 20, baseline: 140, shade: None };

/// One text, and where.
struct Half<'a> {
    text: &'a mut Copied<'a>,
    tint: Tint,
    link: &'a str,
    /// Where it begins, less the padding.
    start: u32,
    room: Room,
    /// Of the box that it stands in.
    outer: u32,
    /// What stands before the text takes so much.
    glyph: u32,
}

const PADDING: u32 = 5;
/// A glyph, and the gap to the text after it.
const GLYPH: u32 = 14 + 3;

pub(super) fn draw(badge: &Badge<'_>, svg: &mut Svg<'_>, look: &Look) {
    let has_logo = !badge.logo().is_empty();
    let has_label = !badge.label.is_empty();
    let has_left = has_label || badge.label_color.is_some();
    let logo = match (has_logo, has_label) {
        (true, true) => 14 + 3,
        (true, false) => 14,
        _ => 0,
    };
    let glyph = if badge.glyph().is_some() { GLYPH } else { 0 };
    let label_room = Room::of(badge, Font::Verdana11, badge.label).odd();
    let label_width = if has_label { label_room.pixels } else { 0 };
    let left = if has_left { label_width + 2 * PADDING + logo } else { 0 };
    let message_room = Room::of(badge, Font::Verdana11, badge.message).odd();
    let message_width = message_room.pixels;
    let lean = u32::from(!badge.message.is_empty());
    let mut right = message_width + 2 * PADDING + glyph;
    // Both texts lean one pixel towards the seam; a lone message does not.
    let mut message_start = left + 1 - lean;
    if has_left {
        message_start -= 1;
    } else if has_logo {
        message_start += logo + PADDING - 1;
        right += logo + lean * (PADDING - 1);
    }
    let message = Tint::of_message(badge);
    let label = if has_left || has_logo { Tint::of_label(badge) } else { message };

    let mut texts = Texts::of(badge);
    frame::begin(badge, svg, &mut texts, (100 * (left + right), look.height));
    background(badge, svg, look, (left, right), (label.fill, message.fill));
    svg.raw(r##"<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" text-rendering="geometricPrecision" font-size="110">"##);
    frame::logo(badge, svg, PADDING, 50 * (look.height - 14));
    if let Some(glyph) = badge.glyph() {
        frame::glyph(svg, glyph, message.text, message_start + PADDING, (look.height - 14) / 2);
    }
    Half {
        text: &mut texts.label,
        tint: label,
        link: badge.left_link(),
        start: logo + 1,
        room: label_room,
        outer: left,
        glyph: 0,
    }
    .draw(svg, look, badge);
    Half {
        text: &mut texts.message,
        tint: message,
        link: badge.right_link(),
        start: message_start,
        room: message_room,
        outer: right,
        glyph,
    }
    .draw(svg, look, badge);
    svg.raw("</g>");
    frame::end(badge, svg);
}

fn background(
    badge: &Badge<'_>,
    svg: &mut Svg<'_>,
    look: &Look,
    (left, right): (u32, u32),
    (label, message): (Fill, Fill),
) {
    let Look { height, shade, .. } = look;
    let width = left + right;
    if let Some((radius, stops)) = shade {
        svg.raw(r#"<filter id="blur"#).raw(badge.id());
        svg.raw(r#""><feGaussianBlur stdDeviation="16"/></filter><linearGradient id="s"#);
        svg.raw(badge.id()).raw(r#"" x2="0" y2="100%">"#).raw(stops);
        svg.raw(r#"</linearGradient><clipPath id="r"#).raw(badge.id());
        svg.raw(r#""><rect width=""#).number(width).raw(r#"" height=""#).number(*height);
        svg.raw(r#"" rx=""#).number(*radius);
        svg.raw(r#""/></clipPath><g clip-path="url(#r"#).raw(badge.id()).raw(r#")">"#);
    } else {
        svg.raw(r#"<g shape-rendering="crispEdges">"#);
    }
    svg.raw(r#"<rect width=""#).number(left).raw(r#"" height=""#).number(*height).raw("\"");
    label.write(svg);
    svg.raw(r#"/><rect x=""#).number(left).raw(r#"" width=""#).number(right);
    svg.raw(r#"" height=""#).number(*height).raw("\"");
    message.write(svg);
    if shade.is_some() {
        svg.raw(r#"/><rect width=""#).number(width).raw(r#"" height=""#).number(*height);
        svg.raw(r#"" fill="url(#s"#).raw(badge.id()).raw(r#")"/></g>"#);
    } else {
        svg.raw("/></g>");
    }
}

impl Half<'_> {
    /// With its shadow, drawn ten times as large and scaled down, which some viewers need in order
    /// to place it between pixels.
    fn draw(self, svg: &mut Svg<'_>, look: &Look, badge: &Badge<'_>) {
        let Self { text, tint, link, start, room, outer, glyph } = self;
        if text.is_empty() {
            return;
        }
        if !link.is_empty() {
            frame::begin_link(svg, link);
            let x = if start > 1 { start + 1 } else { 0 };
            frame::catcher(svg, 100 * x, 100 * outer, 100 * look.height);
        }
        let x = 10 * (start + glyph + PADDING) + 5 * room.pixels;
        let length = 1_000 * room.pixels;
        let place = |svg: &mut Svg<'_>, y: u32| {
            svg.raw(r#"<text x=""#).number(x).raw(r#"" y=""#).number(y).raw("\"");
        };
        if look.shade.is_some() {
            svg.raw(r#"<g transform="scale(.1)"><g aria-hidden="true""#);
            tint.shadow.write(svg);
            svg.raw(">");
            place(svg, look.baseline + 10);
            svg.raw(r#" fill-opacity=".8" filter="url(#blur"#).raw(badge.id()).raw(r#")""#);
            room.tell(svg, length);
            svg.raw(">").copied(text).raw("</text>");
            place(svg, look.baseline + 10);
            svg.raw(r#" fill-opacity=".3""#);
            room.tell(svg, length);
            svg.raw(">").copied(text).raw("</text></g>");
        }
        place(svg, look.baseline);
        room.tell(svg, length);
        if look.shade.is_none() {
            svg.raw(r#" transform="scale(.1)""#);
        }
        tint.text.write_on_white(svg);
        svg.raw(">").copied(text);
        svg.raw(if look.shade.is_some() { "</text></g>" } else { "</text>" });
        frame::end_link(svg, link);
    }
}
