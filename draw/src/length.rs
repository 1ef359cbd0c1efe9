//! Lengths in a drawing whose texts are not known yet: each is so much in any case, and so much for
//! every pixel of the label and of the message.

use core::ops::{Add, Mul, Sub};

/// In hundredths of a pixel: a fixed part, times 2^32; how often the label's width, times 2^16; how
/// often the message's. As one number, which adds up in one step: badges are laid out in some two
/// hundred, and three numbers each took a kilobyte more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length(i64);

impl Length {
    pub(super) const ZERO: Self = Self(0);
    /// How wide the label is.
    pub(super) const LABEL: Self = Self(1 << 16);
    /// How wide the message is.
    pub(super) const MESSAGE: Self = Self(1);

    pub(super) const fn pixels(pixels: i32) -> Self {
        Self::hundredths(pixels.saturating_mul(100))
    }

    pub(super) const fn hundredths(fixed: i32) -> Self {
        Self((fixed as i64) << 32)
    }

    /// Whether it is the same whatever the texts are.
    pub(super) fn is_fixed(self) -> bool {
        let [_, of_label, of_message] = self.parts();
        of_label == 0 && of_message == 0
    }

    /// What it is with a label and a message that are so wide; never less than nothing.
    #[inline]
    pub(super) fn given(self, [label, message]: [u32; 2]) -> u32 {
        let [fixed, of_label, of_message] = self.parts();
        let sum = fixed + of_label * i64::from(label) + of_message * i64::from(message);
        u32::try_from(sum.max(0)).unwrap_or(u32::MAX)
    }

    /// A part below 0 has borrowed from the one before it.
    #[expect(clippy::cast_possible_truncation, reason = "the lowest bits are what is asked for")]
    fn parts(self) -> [i64; 3] {
        let of_message = i64::from(self.0 as i16);
        let rest = self.0.wrapping_sub(of_message) >> 16;
        let of_label = i64::from(rest as i16);
        [rest.wrapping_sub(of_label) >> 16, of_label, of_message]
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.wrapping_sub(other.0))
    }
}

impl Mul<i64> for Length {
    type Output = Self;

    fn mul(self, times: i64) -> Self {
        Self(self.0.wrapping_mul(times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_add_up_once_the_texts_are_known() {
        let box_around = Length::LABEL + Length::pixels(10);
        assert_eq!(box_around.given([3_700, 0]), 4_700);
        assert!(!box_around.is_fixed());
        let after = box_around * 2 + Length::MESSAGE - Length::hundredths(50);
        assert_eq!(after.given([3_700, 125]), 2 * 4_700 + 125 - 50);
        assert_eq!(box_around - Length::LABEL, Length::pixels(10));
        let less = Length::pixels(90) - Length::LABEL * 2 - Length::MESSAGE * 3;
        assert_eq!(less.given([1_000, 2_000]), 9_000 - 2_000 - 6_000);
        assert_eq!((less * -5).given([1_000, 2_000]), 0);
        assert_eq!((less * -5 * -1).given([1_000, 2_000]), 5_000);
    }

    #[test]
    fn no_length_is_negative() {
        assert_eq!((Length::ZERO - Length::pixels(1)).given([0, 0]), 0);
        assert_eq!((Length::LABEL * 1_000).given([u32::MAX, 0]), u32::MAX);
    }
}
