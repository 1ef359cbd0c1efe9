//! Classes: characters that are equally wide in every font.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use super::coverage::Coverage;
use super::peer::{Peer, Widths};

/// The fonts' sizes, in hundredths of a pixel.
const SIZES: [u32; 4] = [1100, 1000, 1000, 1100];
/// The parts of an em that widths are kept in: with fewer, more widths of Verdana at 10 pixels
/// would not follow from those at 11.
const UNITS: u32 = 8192;
/// What one em is in every font.
const EM: Widths = SIZES;

pub(super) struct Classes<'a> {
    peer: &'a Peer,
    is_covered: Coverage,
    /// The widths of each class: ASCII's 128 characters, what is absent, one em, the others, and
    /// at the end those which Verdana must have twice.
    widths: Vec<Widths>,
    /// The class of each character that is not ASCII, by its widths.
    by_widths: BTreeMap<Widths, u16>,
    twice: usize,
}

impl<'a> Classes<'a> {
    pub(super) fn of(peer: &'a Peer, is_covered: Coverage) -> Self {
        let mut widths: Vec<Widths> = (0..0x80).map(|code| ascii(peer, code)).collect();
        widths.push(ascii(peer, u32::from(b'm')));
        widths.push(EM);
        let mut by_widths = BTreeMap::new();
        for (at, listed) in (0_u16..).zip(&widths) {
            // Neither a control, since it counts even where its number is another's lower half,
            // nor what is absent.
            if (0x20..0x7f).contains(&at) || *listed == EM {
                by_widths.entry(*listed).or_insert(at);
            }
        }
        let others: BTreeSet<Widths> = listed(peer, is_covered)
            .map(|(_, widths)| *widths)
            .filter(|widths| !by_widths.contains_key(widths))
            .collect();
        let (twice, once): (Vec<Widths>, Vec<Widths>) =
            others.into_iter().partition(|[at_11, at_10, ..]| shared(*at_11, *at_10).is_none());
        for other in once.iter().chain(&twice) {
            if let Ok(class) = u16::try_from(widths.len()) {
                by_widths.insert(*other, class);
                widths.push(*other);
            }
        }
        Self { peer, is_covered, widths, by_widths, twice: twice.len() }
    }

    pub(super) fn count(&self) -> usize {
        self.widths.len()
    }

    /// How many classes, the last, Verdana must have twice.
    pub(super) fn twice(&self) -> usize {
        self.twice
    }

    /// The class of a character beyond ASCII; nothing if it has none.
    pub(super) fn of_code(&self, code: u32) -> Option<u16> {
        let widths = self.peer.widths.get(&code).filter(|_| (self.is_covered)(code))?;
        self.by_widths.get(widths).copied()
    }

    /// The widths of all classes in Verdana, bold Verdana and bold Helvetica, in 1/8192 em.
    pub(super) fn columns(&self) -> Result<[Vec<u16>; 3]> {
        let mut ranges: [Vec<Range>; 3] = Default::default();
        let [verdana, bold_verdana, bold_helvetica] = &mut ranges;
        for [at_11, at_10, bold, helvetica] in &self.widths {
            verdana.push(shared(*at_11, *at_10).unwrap_or(Range::of(*at_11, 1100)));
            bold_verdana.push(Range::of(*bold, 1000));
            bold_helvetica.push(Range::of(*helvetica, 1100));
        }
        let twice = self.widths.iter().skip(self.count() - self.twice);
        verdana.extend(twice.map(|[_, at_10, ..]| Range::of(*at_10, 1000)));
        // What suits many is taken by all of them: it compresses better.
        let mut popularity = BTreeMap::<u32, u32>::new();
        for units in ranges.iter().flatten().copied().flat_map(Range::preferred) {
            *popularity.entry(units).or_default() += 1;
        }
        let popular = |units: &u32| popularity.get(units).copied().unwrap_or(0);
        let chosen = |range: &Range| {
            let units = range.preferred().rev().max_by_key(popular).context("an empty range")?;
            Ok(u16::try_from(units)?)
        };
        let [verdana, bold_verdana, bold_helvetica] =
            ranges.map(|ranges| ranges.iter().map(chosen).collect::<Result<Vec<_>>>());
        Ok([verdana?, bold_verdana?, bold_helvetica?])
    }
}

fn ascii(peer: &Peer, code: u32) -> Widths {
    peer.widths.get(&code).copied().unwrap_or_default()
}

fn listed(peer: &Peer, is_covered: Coverage) -> impl Iterator<Item = (&u32, &Widths)> {
    peer.widths
        .iter()
        .filter(move |(code, _)| is_covered(**code) && !is_ideograph_of_plane_2(**code))
}

/// Their widths are those of their lower 16 bits.
fn is_ideograph_of_plane_2(code: u32) -> bool {
    (0x2_0000..0x2_a6df).contains(&code)
}

/// The widths in units that come to one width in hundredths of a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    first: u32,
    last: u32,
}

impl Range {
    fn of(hundredths: u32, size: u32) -> Self {
        let first = (hundredths * UNITS).saturating_sub(UNITS / 2).div_ceil(size);
        Self { first, last: (hundredths * UNITS + UNITS / 2 - 1) / size }
    }

    /// Where there are any, multiples of 1/2048 em, which is what the fonts are made in.
    fn preferred(self) -> impl DoubleEndedIterator<Item = u32> {
        let step = if self.first.next_multiple_of(4) <= self.last { 4 } else { 1 };
        (self.first..=self.last).filter(move |units| units % step == 0)
    }
}

/// The units that come to Verdana's widths both at 11 and at 10 pixels.
fn shared(at_11: u32, at_10: u32) -> Option<Range> {
    let (one, other) = (Range::of(at_11, 1100), Range::of(at_10, 1000));
    let both = Range { first: one.first.max(other.first), last: one.last.min(other.last) };
    (both.first <= both.last).then_some(both)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_come_to_the_width_again() {
        for width in 0..3100 {
            for size in [1000, 1100] {
                let range = Range::of(width, size);
                for (units, expected) in
                    [(range.first, true), (range.last, true), (range.last + 1, false)]
                {
                    assert_eq!((units * size + 4096) / 8192 == width, expected, "{width} {size}");
                }
                assert!(range.first == 0 || ((range.first - 1) * size + 4096) / 8192 < width);
            }
        }
    }

    #[test]
    fn one_em_fits_both_sizes_and_some_widths_do_not() {
        assert!(shared(1100, 1000).unwrap().preferred().any(|units| units == 8192));
        assert_eq!(shared(777, 708), None);
    }
}
