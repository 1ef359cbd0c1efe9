//! Markup, piece by piece, into one buffer. Text and attribute values go through the one escaper
//! on their way, so what is written is well-formed whatever they hold.

use alloc::vec::Vec;
use core::ops::Range;

use super::color::Color;
use super::escape::escape;

/// An SVG in the making.
pub(super) struct Svg<'a> {
    out: &'a mut Vec<u8>,
}

/// A text that is written several times: escaped once, and then copied.
pub(super) struct Copied<'a> {
    raw: &'a str,
    /// Where it stands in the buffer, as soon as it does.
    at: Option<Range<usize>>,
}

impl<'a> Copied<'a> {
    pub(super) fn new(raw: &'a str) -> Self {
        Self { raw, at: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }
}

impl<'a> Svg<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out }
    }

    /// Markup of ours.
    #[inline]
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.extend_from_slice(markup.as_bytes());
        self
    }

    /// Text from outside.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        escape(self.out, text);
        self
    }

    /// Text from outside that is written several times.
    #[inline]
    pub(super) fn copied(&mut self, text: &mut Copied<'_>) -> &mut Self {
        if let Some(at) = text.at.clone().filter(|at| at.end <= self.out.len()) {
            self.out.extend_from_within(at);
        } else {
            let start = self.out.len();
            escape(self.out, text.raw);
            text.at = Some(start..self.out.len());
        }
        self
    }

    /// A whole number.
    #[inline]
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

    /// A colour.
    pub(super) fn color(&mut self, color: Color) -> &mut Self {
        color.write(self.out);
        self
    }
}
