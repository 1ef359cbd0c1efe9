//! Markup, piece by piece, into one buffer. Text and attribute values go through the one escaper
//! on their way, so what is written is well-formed whatever they hold. What is not known yet is
//! left open: a hole for [`Stencil`](super::stencil::Stencil) to fill.

use alloc::vec::Vec;

use super::color::Color;
use super::escape::escape;
use super::length::Length;
use super::stencil::scale;

/// An SVG in the making.
pub(super) struct Svg<'a> {
    out: &'a mut Vec<u8>,
    /// In the order of the markup.
    holes: Vec<Hole>,
    /// What they need, each once, and how many percent of it.
    lengths: Vec<(Length, u32)>,
}

/// Where something is left open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hole {
    /// Before which byte.
    pub(super) at: usize,
    pub(super) filling: Filling,
}

/// What goes into a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    Label,
    Message,
    Title,
    /// By its place among the lengths.
    Length(usize),
}

/// A text: known, or not yet.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ink<'a> {
    Open(Filling),
    Text(&'a str),
}

impl<'a> Svg<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, holes: Vec::new(), lengths: Vec::new() }
    }

    /// What was left open, and the lengths that it needs.
    pub(super) fn into_holes(self) -> (Vec<Hole>, Vec<(Length, u32)>) {
        (self.holes, self.lengths)
    }

    /// Markup of ours.
    #[inline(never)]
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.extend_from_slice(markup.as_bytes());
        self
    }

    /// Text from outside.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        escape(self.out, text);
        self
    }

    /// Text from outside, if it is known.
    pub(super) fn ink(&mut self, ink: Ink<'_>) -> &mut Self {
        match ink {
            Ink::Text(text) => escape(self.out, text),
            Ink::Open(filling) => self.holes.push(Hole { at: self.out.len(), filling }),
        }
        self
    }

    /// A whole number.
    pub(super) fn number(&mut self, value: u32) -> &mut Self {
        let mut digits = [b'0'; 10];
        let mut rest = value;
        let mut used = 0;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
            used += 1;
            if rest == 0 {
                break;
            }
        }
        self.out.extend_from_slice(digits.get(10 - used..).unwrap_or_default());
        self
    }

    /// A number of hundredths, as JavaScript writes it: no more digits than it needs.
    pub(super) fn hundredths(&mut self, value: u32) -> &mut Self {
        self.number(value / 100);
        match (value / 10 % 10, value % 10) {
            (0, 0) => self,
            (tenths, 0) => self.raw(".").number(tenths),
            (tenths, hundredths) => self.raw(".").number(tenths).number(hundredths),
        }
    }

    /// A length in pixels, if it is known.
    pub(super) fn length(&mut self, length: Length) -> &mut Self {
        self.scaled(length, 100)
    }

    /// As [`Svg::length`], so many percent of it.
    pub(super) fn scaled(&mut self, length: Length, percent: u32) -> &mut Self {
        if length.is_fixed() {
            return self.hundredths(scale(length.given([0, 0]), percent));
        }
        let known = self.lengths.iter().position(|it| *it == (length, percent));
        let at = known.unwrap_or_else(|| {
            self.lengths.push((length, percent));
            self.lengths.len() - 1
        });
        self.ink(Ink::Open(Filling::Length(at)))
    }

    /// A colour.
    pub(super) fn color(&mut self, color: Color) -> &mut Self {
        color.write(self.out);
        self
    }
}
