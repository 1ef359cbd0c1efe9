//! What is around every badge: size, name, links.

use super::Badge;
use super::glyph::Glyph;
use super::svg::{Copied, Svg};
use super::tint::{self, Fill};

/// The texts of a badge.
pub(super) struct Texts<'a> {
    pub(super) label: Copied<'a>,
    pub(super) message: Copied<'a>,
}

impl<'a> Texts<'a> {
    pub(super) fn of(badge: &Badge<'a>) -> Self {
        Self { label: Copied::new(badge.label), message: Copied::new(badge.message) }
    }
}

/// Begins the drawing. Its size is in hundredths of a pixel.
pub(super) fn begin(badge: &Badge<'_>, svg: &mut Svg<'_>, texts: &mut Texts<'_>, size: (u32, u32)) {
    svg.raw(r#"<svg xmlns="http://www.w3.org/2000/svg" width=""#).hundredths(size.0);
    svg.raw(r#"" height=""#).number(size.1);
    if !badge.lang.is_empty() {
        svg.raw(r#"" lang=""#).raw(badge.lang);
    }
    if badge.is_right_to_left {
        // Each text is of one direction and in the middle of its box, which stays where it is.
        svg.raw(r#"" direction="rtl"#);
    }
    // An image hides the links in it from whoever cannot see it (WAI-ARIA 1.2, "Presentational
    // Children"), so that a badge with links is a group.
    let has_links = !(badge.link().is_empty() && badge.right_link().is_empty());
    svg.raw(if has_links {
        r#"" role="group" aria-label=""#
    } else {
        r#"" role="img" aria-label=""#
    });
    name(badge, svg, texts);
    svg.raw(r#""><title>"#);
    name(badge, svg, texts);
    svg.raw("</title>");
    tint::style(badge, svg);
    begin_link(svg, badge.link());
}

/// Ends it.
pub(super) fn end(badge: &Badge<'_>, svg: &mut Svg<'_>) {
    end_link(svg, badge.link());
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

/// What catches the clicks of a half that is a link: `x`, `width` and `height` in hundredths.
pub(super) fn catcher(svg: &mut Svg<'_>, x: u32, width: u32, height: u32) {
    svg.raw(r#"<rect width=""#).hundredths(width).raw(r#"" x=""#).hundredths(x);
    svg.raw(r#"" height=""#).hundredths(height).raw(r#"" fill="rgba(0,0,0,0)"/>"#);
}

/// The logo, 14 by 14 pixels; `y` is in hundredths.
pub(super) fn logo(badge: &Badge<'_>, svg: &mut Svg<'_>, x: u32, y: u32) {
    if !badge.logo().is_empty() {
        svg.raw(r#"<image x=""#).number(x).raw(r#"" y=""#).hundredths(y);
        svg.raw(r#"" width="14" height="14" href=""#).text(badge.logo()).raw(r#""/>"#);
    }
}

/// What tells a state by its shape, 14 by 14 pixels.
pub(super) fn glyph(svg: &mut Svg<'_>, glyph: Glyph, fill: Fill, x: u32, y: u32) {
    svg.raw(r#"<path transform="translate("#).number(x).raw(" ").number(y).raw(r#")""#);
    fill.write_on_white(svg);
    svg.raw(r#" d=""#).raw(glyph.path()).raw(r#""/>"#);
}

fn name(badge: &Badge<'_>, svg: &mut Svg<'_>, texts: &mut Texts<'_>) {
    if !badge.title.is_empty() {
        svg.text(badge.title);
        return;
    }
    if !texts.label.is_empty() {
        svg.copied(&mut texts.label);
        if !texts.message.is_empty() {
            svg.raw(": ");
        }
    }
    if !texts.message.is_empty() {
        svg.copied(&mut texts.message);
    }
}
