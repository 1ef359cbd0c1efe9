//! One value on the tape, in eight bytes: a body of 212 kB has 15,000 of them.

use super::MAX_BODY_BYTES;

/// Where a value stands, and where it ends.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Where in the body it begins, and its kind in the lowest four bits.
    head: u32,
    tail: u32,
}

// A position must have room in a node's head.
const _: () = assert!(MAX_BODY_BYTES < 1 << 28);

/// What sort of value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `false`
    False,
    /// `true`
    True,
    /// A number, of any form that JSON knows.
    Number,
    /// A text, which begins and ends between the quotes.
    Text,
    /// A text with a backslash in it.
    EscapedText,
    /// Its inside is value, value…
    Array,
    /// Its inside is name, value, name, value…
    Object,
}

impl Kind {
    #[inline(always)]
    pub(super) fn text(is_escaped: bool) -> Self {
        if is_escaped { Self::EscapedText } else { Self::Text }
    }
}

impl Node {
    /// Stands beyond the tape's end, and for what is missing: a `null` of no length.
    pub const NOTHING: Self = Self { head: 0, tail: 0 };

    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "below MAX_BODY_BYTES")]
    pub(super) fn new(kind: Kind, start: usize, tail: usize) -> Self {
        Self { head: (start as u32) << 4 | kind as u32, tail: tail as u32 }
    }

    #[expect(clippy::cast_possible_truncation, reason = "below MAX_VALUES")]
    pub(super) fn close(&mut self, next: usize) {
        self.tail = next as u32;
    }

    /// What sort of value it is.
    #[inline(always)]
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.head & 0xf {
            0 => Kind::Null,
            1 => Kind::False,
            2 => Kind::True,
            3 => Kind::Number,
            4 => Kind::Text,
            5 => Kind::EscapedText,
            6 => Kind::Array,
            _ => Kind::Object,
        }
    }

    /// Where in the body it begins.
    #[inline(always)]
    #[must_use]
    pub fn start(self) -> usize {
        (self.head >> 4) as usize
    }

    /// Of an array or object: where on the tape the next value after all that is inside stands. Of
    /// all else: where in the body it ends.
    #[inline(always)]
    #[must_use]
    pub fn tail(self) -> u32 {
        self.tail
    }

    /// Whether it is an array or object.
    #[inline(always)]
    #[must_use]
    pub fn holds_others(self) -> bool {
        self.head & 0xf >= Kind::Array as u32
    }
}
