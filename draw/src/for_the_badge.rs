//! The style for-the-badge: 28 pixels tall, in capitals that stand apart. Lengths are in hundredths
//! of a pixel, since the space between two letters is a pixel and a quarter.

use super::Badge;
use super::frame::{self, Texts};
use super::room::Room;
use super::svg::{Copied, Svg};
use super::tint::{Fill, Tint};
use super::width::Font;

const HEIGHT: u32 = 2_800;
const MARGIN: u32 = 1_200;
const LETTER_SPACING: u32 = 125;
const LOGO: u32 = 1_400;
const LOGO_MARGIN: u32 = 900;
/// A glyph, and the gap to the text after it.
const GLYPH: u32 = 1_400 + 600;

pub(super) fn draw(badge: &Badge<'_>, svg: &mut Svg<'_>) {
    let has_logo = !badge.logo().is_empty();
    let has_label = !badge.label.is_empty();
    let has_left = has_label || has_logo && badge.label_color.is_some();
    let label_room = Room::of(badge, Font::Verdana10, badge.label);
    let message_room = Room::of(badge, Font::BoldVerdana10, badge.message);
    let label_width = spaced(label_room, badge.label);
    let message_width = spaced(message_room, badge.message);
    // Between logo and text; without any text the box is three pixels narrower than the logo's.
    let beside_logo = |margin: u32| {
        if has_label || !badge.message.is_empty() {
            margin + LOGO + 600
        } else {
            margin + LOGO - 300
        }
    };
    let label_start = if has_logo { beside_logo(LOGO_MARGIN) } else { MARGIN };
    let left = match (has_left, has_label) {
        (true, true) => label_start + label_width + MARGIN,
        (true, false) => 2 * LOGO_MARGIN + LOGO,
        _ => 0,
    };
    let message_start = if has_logo && !has_left { beside_logo(MARGIN) } else { left + MARGIN };
    let glyph = if badge.glyph().is_some() { GLYPH } else { 0 };
    let right = message_start - left + glyph + message_width + MARGIN;

    let label = Tint::of_label(badge);
    let message = Tint::of_message(badge);
    let mut texts = Texts::of(badge);
    frame::begin(badge, svg, &mut texts, (left + right, 28));
    svg.raw(r#"<g shape-rendering="crispEdges">"#);
    if has_left {
        svg.raw(r#"<rect width=""#).hundredths(left).raw(r#"" height="28""#);
        label.fill.write(svg);
        svg.raw(r#"/><rect x=""#).hundredths(left).raw(r#"" width=""#);
    } else {
        svg.raw(r#"<rect width=""#);
    }
    svg.hundredths(right).raw(r#"" height="28""#);
    message.fill.write(svg);
    svg.raw(r##"/></g><g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" text-rendering="geometricPrecision" font-size="100">"##);
    frame::logo(badge, svg, LOGO_MARGIN / 100, 700);
    if has_label {
        let link = badge.left_link();
        if !link.is_empty() {
            frame::begin_link(svg, link);
            frame::catcher(svg, 0, left, HEIGHT);
        }
        text(svg, &mut texts.label, label_start, (label_room, label_width), label.text, "");
        frame::end_link(svg, link);
    }
    let link = badge.right_link();
    if !link.is_empty() {
        frame::begin_link(svg, link);
        frame::catcher(svg, left, right, HEIGHT);
    }
    if let Some(glyph) = badge.glyph() {
        // On a whole pixel, which the box may not begin on.
        frame::glyph(svg, glyph, message.text, message_start.div_ceil(100), 7);
    }
    let bold = r#" font-weight="bold""#;
    let start = message_start + glyph;
    text(svg, &mut texts.message, start, (message_room, message_width), message.text, bold);
    frame::end_link(svg, link);
    svg.raw("</g>");
    frame::end(badge, svg);
}

fn text(
    svg: &mut Svg<'_>,
    text: &mut Copied<'_>,
    start: u32,
    (room, width): (Room, u32),
    fill: Fill,
    weight: &str,
) {
    svg.raw(r#"<text transform="scale(.1)" x=""#).hundredths(10 * start + 5 * width);
    svg.raw(r#"" y="175""#);
    room.tell(svg, 10 * width);
    svg.raw(weight);
    fill.write_on_white(svg);
    svg.raw(">").copied(text).raw("</text>");
}

/// In hundredths of a pixel, spaced by UTF-16 units, as badge-maker counts them.
fn spaced(room: Room, text: &str) -> u32 {
    let units = text.chars().map(|letter| if letter > '\u{ffff}' { 2 } else { 1 }).sum::<u32>();
    100 * room.pixels + LETTER_SPACING * units
}
