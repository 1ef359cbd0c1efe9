//! From the look of badges to badges: what they share is written once, with holes where their
//! texts belong, and the lengths that these need. To fill it is to copy some thirty pieces.

use alloc::vec::Vec;
use core::iter::zip;

use super::escape::escape;
use super::length::Length;
use super::look::{Look, Style};
use super::room::Room;
use super::svg::{Filling, Hole, Svg};
use super::{flat, for_the_badge, social};

/// The texts of a badge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts<'a> {
    pub(super) label: &'a str,
    pub(super) message: &'a str,
    /// Empty: label and message.
    pub(super) title: &'a str,
    pub(super) wanted: Wanted,
}

/// What is wanted in a text's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Text,
    /// U+0001, which no drawing has otherwise, and the text's first letter: `l`, `m`, `t`.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "JavaScript fills it in"))]
    Mark,
}

/// All that a stencil knows of the texts that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) label: Presence,
    pub(super) message: Presence,
    pub(super) has_title: bool,
}

/// Whether a text is there, and whether a viewer is told its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Absent,
    Told,
    Untold,
}

impl Presence {
    pub(super) fn of(text: &str, room: Room) -> Self {
        match (text.is_empty(), room.is_told) {
            (true, _) => Self::Absent,
            (_, true) => Self::Told,
            (_, false) => Self::Untold,
        }
    }

    pub(super) fn is_there(self) -> bool {
        self != Self::Absent
    }
}

/// Markup with holes.
#[derive(Debug, Default)]
pub(super) struct Stencil {
    /// [`PIECE`] bytes longer than it is.
    markup: Vec<u8>,
    holes: Vec<Hole>,
    lengths: Vec<(Length, u32)>,
    /// How often label, message and title are in it.
    uses: [usize; 3],
}

/// So many bytes are copied at a time, and what is too much is written over by the next piece: a
/// call that copies exactly takes longer than most pieces are long.
const PIECE: usize = 16;

/// What goes into the holes of one badge. Kept, so that the next one finds its memory there.
#[derive(Debug, Default)]
pub(super) struct Fillings {
    texts: Vec<u8>,
    /// Where label, message and title begin and end.
    ends: [usize; 4],
    numbers: Vec<Number>,
}

/// A number in decimal digits.
#[derive(Clone, Copy, Debug, Default)]
struct Number {
    digits: [u8; PIECE],
    length: usize,
}

impl Stencil {
    pub(super) fn cut(look: &Look<'_>, shape: Shape) -> Self {
        // A plastic badge has 1,440 bytes.
        let mut markup = Vec::with_capacity(2_048 + look.logo().len());
        let mut svg = Svg::new(&mut markup);
        match look.style {
            Style::Flat => flat::draw(look, shape, &mut svg, &flat::FLAT),
            Style::FlatSquare => flat::draw(look, shape, &mut svg, &flat::SQUARE),
            Style::Plastic => flat::draw(look, shape, &mut svg, &flat::PLASTIC),
            Style::ForTheBadge => for_the_badge::draw(look, shape, &mut svg),
            Style::Social => social::draw(look, shape, &mut svg),
        }
        let (holes, lengths) = svg.into_holes();
        let uses = [Filling::Label, Filling::Message, Filling::Title]
            .map(|text| holes.iter().filter(|hole| hole.filling == text).count());
        markup.resize(markup.len() + PIECE, 0);
        Self { markup, holes, lengths, uses }
    }

    /// Writes a badge whose texts are so wide, in hundredths of a pixel, from `start` on, and says
    /// where it ends. `out` may be longer than that, before and after.
    pub(super) fn fill(
        &self,
        texts: Texts<'_>,
        widths: [u32; 2],
        fillings: &mut Fillings,
        out: &mut Vec<u8>,
        start: usize,
    ) -> usize {
        fillings.set_texts(texts);
        fillings.numbers.clear();
        fillings.numbers.extend(self.lengths.iter().map(|(length, percent)| {
            let length = length.given(widths);
            Number::of(if *percent == 100 { length } else { scale(length, *percent) })
        }));

        let texts: usize = zip(self.uses, fillings.lengths()).map(|(uses, it)| uses * it).sum();
        let room = start + self.markup.len() + texts + PIECE * self.holes.len();
        if out.len() < room {
            out.resize(room, 0);
        }
        let (mut from, mut to) = (0, start);
        for Hole { at, filling } in &self.holes {
            to = paste(&self.markup, from, *at, out, to);
            from = *at;
            to = fillings.paste(*filling, out, to);
        }
        paste(&self.markup, from, self.markup.len().saturating_sub(PIECE), out, to)
    }
}

impl Fillings {
    fn set_texts(&mut self, Texts { label, message, title, wanted }: Texts<'_>) {
        self.texts.clear();
        let mut end = |text, mark| {
            match wanted {
                Wanted::Text => escape(&mut self.texts, text),
                Wanted::Mark => self.texts.extend_from_slice(mark),
            }
            self.texts.len()
        };
        self.ends = [0, end(label, b"\x01l"), end(message, b"\x01m"), end(title, b"\x01t")];
        self.texts.extend_from_slice(&[0; PIECE]);
    }

    fn lengths(&self) -> [usize; 3] {
        let [start, label, message, title] = self.ends;
        [label - start, message - label, title - message]
    }

    #[inline]
    fn paste(&self, filling: Filling, out: &mut [u8], to: usize) -> usize {
        let [start, label, message, title] = self.ends;
        match filling {
            Filling::Label => paste(&self.texts, start, label, out, to),
            Filling::Message => paste(&self.texts, label, message, out, to),
            Filling::Title => paste(&self.texts, message, title, out, to),
            Filling::Length(at) => {
                let Some(number) = self.numbers.get(at) else { return to };
                if let Some(place) = out.get_mut(to..).and_then(<[u8]>::first_chunk_mut) {
                    *place = number.digits;
                }
                to + number.length
            }
        }
    }
}

impl Number {
    /// Of hundredths, as JavaScript writes it: no more digits than it needs.
    #[inline]
    fn of(hundredths: u32) -> Self {
        if hundredths >= 10_000_000 {
            return Self::long(hundredths);
        }
        let (mut whole, part) = (hundredths / 100, hundredths % 100);
        // Eight letters at most, which a register holds: the last is the first that is put there.
        let (mut letters, mut length) = (0_u64, 0);
        let mut put = |letter: u32| {
            letters = letters << 8 | u64::from(letter);
            length += 1;
        };
        if part > 0 {
            if part % 10 > 0 {
                put(0x30 + part % 10);
            }
            put(0x30 + part / 10);
            put(0x2e);
        }
        loop {
            put(0x30 + whole % 10);
            whole /= 10;
            if whole == 0 {
                break;
            }
        }
        Self { digits: u128::from(letters).to_le_bytes(), length }
    }

    #[cold]
    fn long(hundredths: u32) -> Self {
        let mut text = Vec::new();
        Svg::new(&mut text).hundredths(hundredths);
        let length = text.len();
        text.resize(PIECE, b' ');
        Self { digits: text.try_into().unwrap_or_default(), length }
    }
}

/// So many percent of it.
pub(super) fn scale(length: u32, percent: u32) -> u32 {
    u32::try_from(u64::from(length) * u64::from(percent) / 100).unwrap_or(u32::MAX)
}

/// Copies what is between two places, and up to [`PIECE`] − 1 bytes more. Says where it ends.
#[inline]
fn paste(source: &[u8], from: usize, end: usize, out: &mut [u8], to: usize) -> usize {
    let count = end - from;
    let padded = count.next_multiple_of(PIECE);
    let source = source.get(from..from + padded);
    if let (Some(source), Some(out)) = (source, out.get_mut(to..to + padded)) {
        if padded > 512 {
            out.copy_from_slice(source);
        } else {
            let pairs = source.as_chunks::<8>().0.as_chunks::<2>().0;
            let places = out.as_chunks_mut::<8>().0.as_chunks_mut::<2>().0;
            for ([one, other], [place, next]) in zip(pairs, places) {
                *place = *one;
                *next = *other;
            }
        }
    }
    to + count
}

#[cfg(test)]
mod tests {
    use std::string::{String, ToString as _};
    use std::vec;

    use super::*;

    #[test]
    fn numbers_have_no_more_digits_than_they_need() {
        let text = |hundredths| {
            let Number { digits, length } = Number::of(hundredths);
            String::from_utf8(digits.into_iter().take(length).collect()).unwrap()
        };
        for hundredths in (0..30_000).chain([9_999_999, 10_000_000, 1_234_567_890, u32::MAX]) {
            let expected = (f64::from(hundredths) / 100.0).to_string();
            assert_eq!(text(hundredths), expected);
        }
    }

    #[test]
    fn a_piece_of_any_length_is_copied() {
        let source: Vec<u8> = (1..=250).cycle().take(1_000).collect();
        for (from, end) in [(0, 0), (0, 1), (3, 19), (0, 16), (5, 500), (7, 900)] {
            let mut out = vec![0; 1_000];
            let pasted = paste(&source, from, end, &mut out, 20);
            assert_eq!(pasted, 20 + end - from);
            assert_eq!(out.get(20..pasted), source.get(from..end));
            assert_eq!(out.get(..20), Some([0; 20].as_slice()));
        }
    }
}
