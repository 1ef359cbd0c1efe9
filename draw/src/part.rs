//! The parts of a badge's right half: the message alone, or one for every segment.

use alloc::vec;
use alloc::vec::Vec;

use super::glyph::Glyph;
use super::length::Length;
use super::look::Look;
use super::room::Room;
use super::stencil::{Presence, Shape};
use super::svg::{Filling, Ink, Svg};
use super::tint::Tint;

/// Of a segment, in hundredths of a pixel: wider than any page, and so little that lengths add up.
const WIDEST: u32 = 2_000_000;

/// A text, and how it is drawn.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) ink: Ink<'a>,
    pub(super) width: Length,
    pub(super) presence: Presence,
    pub(super) glyph: Option<Glyph>,
    pub(super) tint: Tint,
}

impl<'a> Part<'a> {
    /// The left half.
    pub(super) fn label(look: &Look<'a>, shape: Shape) -> Self {
        Self {
            ink: Ink::Open(Filling::Label),
            width: if shape.label.is_there() { Length::LABEL } else { Length::ZERO },
            presence: shape.label,
            glyph: None,
            tint: Tint::of_label(look),
        }
    }

    /// The right half, from the left to the right: at least one.
    pub(super) fn all(look: &Look<'a>, shape: Shape) -> Vec<Self> {
        if look.segments.is_empty() {
            return vec![Self {
                ink: Ink::Open(Filling::Message),
                width: Length::MESSAGE,
                presence: shape.message,
                glyph: look.glyph(look.state),
                tint: Tint::of_message(look),
            }];
        }
        let part = |segment: &super::look::Segment<'a>| {
            let room = Room::of_message(look.style, look.palette, segment.text);
            Self {
                ink: Ink::Text(segment.text),
                width: Length::hundredths(room.hundredths.min(WIDEST).cast_signed()),
                presence: Presence::of(segment.text, room),
                glyph: look.glyph(segment.state),
                tint: Tint::of_segment(look, segment),
            }
        };
        look.segments.iter().map(part).collect()
    }

    /// Tells a viewer how long its text is, ten times enlarged, after a space.
    pub(super) fn tell_length(&self, svg: &mut Svg<'_>) {
        if self.presence != Presence::Untold {
            svg.raw(r#" textLength=""#).length(self.width * 10).raw("\"");
        }
    }
}
