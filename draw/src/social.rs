//! The style social: a label with a speech bubble.

use super::Badge;
use super::frame::{self, Texts};
use super::room::Room;
use super::svg::{Copied, Svg};
use super::tint::Tint;
use super::width::Font;

const LABEL_PADDING: u32 = 5;
const MESSAGE_PADDING: u32 = 4;
const GUTTER: u32 = 6;
/// A glyph, and the gap to the text after it.
const GLYPH: u32 = 14 + 3;

pub(super) fn draw(badge: &Badge<'_>, svg: &mut Svg<'_>) {
    let logo = match (badge.logo().is_empty(), badge.label.is_empty()) {
        (true, _) => 0,
        (_, true) => 14,
        _ => 14 + 3,
    };
    let label_room = Room::of(badge, Font::BoldHelvetica11, badge.label).odd();
    let message_room = Room::of(badge, Font::BoldHelvetica11, badge.message).odd();
    let (label_width, message_width) = (label_room.pixels, message_room.pixels);
    let left = label_width + logo + 2 * LABEL_PADDING;
    let glyph = if badge.glyph().is_some() { GLYPH } else { 0 };
    let right = glyph + message_width + 2 * MESSAGE_PADDING;
    let bubble = left + GUTTER;
    let has_message = !badge.message.is_empty();
    let id = badge.id();

    let mut texts = Texts::of(badge);
    let width = left + 1 + if has_message { GUTTER + right } else { 0 };
    frame::begin(badge, svg, &mut texts, (100 * width, 20));
    svg.raw("<style>a:hover #llink").raw(id).raw("{fill:url(#b").raw(id);
    svg.raw(");stroke:#ccc}a:hover #rlink").raw(id);
    svg.raw(r#"{fill:#4183c4}</style><linearGradient id="a"#).raw(id);
    svg.raw(r##"" x2="0" y2="100%"><stop offset="0" stop-color="#fcfcfc" stop-opacity="0"/><stop offset="1" stop-opacity=".1"/></linearGradient><linearGradient id="b"##).raw(id);
    svg.raw(r##"" x2="0" y2="100%"><stop offset="0" stop-color="#ccc" stop-opacity=".1"/><stop offset="1" stop-opacity=".1"/></linearGradient><g stroke="#d5d5d5"><rect stroke="none" fill="#fcfcfc" x=".5" y=".5" width=""##);
    svg.number(left).raw(r#"" height="19" rx="2"/>"#);
    if has_message {
        svg.raw(r#"<rect x=""#).number(bubble).raw(r#".5" y=".5" width=""#).number(right);
        svg.raw(r##"" height="19" rx="2" fill="#fafafa"/><rect x=""##).number(bubble);
        svg.raw(r##"" y="7.5" width=".5" height="5" stroke="#fafafa"/><path d="M"##);
        svg.number(bubble).raw(r##".5 6.5 l-3 3v1 l3 3" fill="#fafafa"/>"##);
    }
    svg.raw("</g>");
    frame::logo(badge, svg, LABEL_PADDING, 300);
    // The links in it must be heard, where there are two.
    let is_hidden = badge.left_link().is_empty();
    svg.raw(if is_hidden { r#"<g aria-hidden="true""# } else { r#"<g aria-hidden="false""# });
    svg.raw(r##" fill="#333" text-anchor="middle" font-family="Helvetica Neue,Helvetica,Arial,sans-serif" text-rendering="geometricPrecision" font-weight="700" font-size="110px" line-height="14px">"##);

    let link = badge.left_link();
    let x = 10 * (logo + LABEL_PADDING) + 5 * label_width;
    if link.is_empty() {
        outline(svg, id, left);
        text(svg, &mut texts.label, x, label_room, None);
    } else {
        frame::begin_link(svg, link);
        text(svg, &mut texts.label, x, label_room, None);
        outline(svg, id, left);
        frame::end_link(svg, link);
    }
    if has_message {
        let link = badge.right_link();
        if !link.is_empty() {
            frame::begin_link(svg, link);
            frame::catcher(svg, 100 * bubble, 100 * (right + 1), 2_000);
        }
        if let Some(glyph) = badge.glyph() {
            // The bubble is light, whatever the page is.
            let fill = Tint::of_message(badge).fill;
            frame::glyph(svg, glyph, fill, bubble + MESSAGE_PADDING, 3);
        }
        text(
            svg,
            &mut texts.message,
            10 * (bubble + glyph) + 5 * (right - glyph),
            message_room,
            Some(id),
        );
        frame::end_link(svg, link);
    }
    svg.raw("</g>");
    frame::end(badge, svg);
}

/// What shows that the label is a link, when one points at it.
fn outline(svg: &mut Svg<'_>, id: &str, width: u32) {
    svg.raw(r#"<rect id="llink"#).raw(id).raw(r##"" stroke="#d5d5d5" fill="url(#a"##).raw(id);
    svg.raw(r#")" x=".5" y=".5" width=""#).number(width).raw(r#"" height="19" rx="2"/>"#);
}

/// With its white shadow, one pixel below. The message has an id.
fn text(svg: &mut Svg<'_>, text: &mut Copied<'_>, x: u32, room: Room, id: Option<&str>) {
    svg.raw(r#"<text aria-hidden="true" x=""#).number(x);
    svg.raw(r##"" y="150" fill="#fff" transform="scale(.1)""##);
    room.tell(svg, 1_000 * room.pixels);
    svg.raw(">").copied(text).raw("</text><text ");
    if let Some(id) = id {
        svg.raw(r#"id="rlink"#).raw(id).raw("\" ");
    }
    svg.raw(r#"x=""#).number(x).raw(r#"" y="140" transform="scale(.1)""#);
    room.tell(svg, 1_000 * room.pixels);
    svg.raw(">").copied(text).raw("</text>");
}
