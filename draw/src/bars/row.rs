//! Bars: where each stands, and its outline.

use crate::glyph::State;
use crate::svg::Svg;

/// From the top of the tallest bar to the bottom of all.
pub(super) const BAR_HEIGHT: u32 = 32;

/// Where the bars stand.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// From one bar to the next.
    pub(super) step: u32,
    /// Of a bar.
    pub(super) width: u32,
    pub(super) top: u32,
}

impl Row {
    /// Thirty days and ninety are about as wide.
    pub(super) fn new(days: usize, top: u32) -> Self {
        let (step, width) = match days {
            0..=31 => (15, 9),
            32..=60 => (8, 5),
            61..=120 => (5, 3),
            _ => (4, 3),
        };
        Self { step, width, top }
    }

    /// How much of a bar is between the centres of its round ends.
    fn shaft(self, state: State) -> u32 {
        let height = match state {
            State::Operational | State::Unknown => BAR_HEIGHT,
            State::Maintenance => 27,
            State::Degraded => 22,
            State::PartialOutage => 17,
            State::MajorOutage => 12,
        };
        height - self.width
    }

    /// Where a bar begins: its upper end's centre, or the corner of its outline.
    pub(super) fn begin(self, svg: &mut Svg<'_>, state: State, at: u32) {
        let inset = if state == State::Unknown { 50 } else { 50 * self.width };
        let bottom = 100 * (self.top + BAR_HEIGHT) - 50 * self.width;
        let y = if state == State::Unknown && !self.has_round_outlines() {
            100 * self.top + inset
        } else {
            bottom - 100 * self.shaft(state)
        };
        svg.raw("M").hundredths(100 * at * self.step + inset).raw(" ").hundredths(y);
    }

    /// The bar itself, with the pen where it began.
    pub(super) fn draw(self, svg: &mut Svg<'_>, state: State) {
        if state != State::Unknown {
            svg.raw("v").number(self.shaft(state));
            return;
        }
        let inner = self.width - 1;
        if self.has_round_outlines() {
            for (bow, side) in [("0 0 1 ", "v"), ("0 0 1-", "z")] {
                svg.raw("a").number(inner / 2).raw(" ").number(inner / 2).raw(" ").raw(bow);
                svg.number(inner).raw(" 0").raw(side);
                if side == "v" {
                    svg.number(BAR_HEIGHT - self.width);
                }
            }
        } else {
            svg.raw("h").number(inner).raw("v").number(BAR_HEIGHT - 1).raw("h-").number(inner);
            svg.raw("z");
        }
    }

    /// Three pixels are too few to tell a round end from a square one whose line is round.
    fn has_round_outlines(self) -> bool {
        self.width > 3
    }

    /// Moves the pen from the end of a bar to the beginning of another of the same state.
    pub(super) fn skip(self, svg: &mut Svg<'_>, state: State, days: u32) {
        svg.raw("m").number(days * self.step);
        match state {
            State::Unknown => svg.raw(" 0"),
            _ => svg.raw("-").number(self.shaft(state)),
        };
    }
}
