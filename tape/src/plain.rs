//! Whether a text can be taken as it is: eight bytes at a time, since nearly all can.

pub(super) const ONES: u64 = 0x0101_0101_0101_0101;
pub(super) const HIGHS: u64 = ONES * 0x80;

/// Whether all of a text is [plain](is_plain), with no space at its ends and no two side by side.
/// Nearly every line of a status page is.
#[must_use]
pub fn is_plain_line(text: &str) -> bool {
    let mut after_space = HIGHS >> 56;
    all_eights(text, |eight| {
        let spaces = zeros(eight ^ (ONES * 0x20));
        let doubled = spaces & ((spaces << 8) | after_space);
        after_space = spaces >> 56;
        doubled == 0 && are_plain(eight)
    }) && !text.ends_with(' ')
}

/// Whether all of a text is [plain](is_plain) or a line feed.
#[must_use]
pub fn is_plain_text(text: &str) -> bool {
    all_eights(text, |eight| {
        let line_feeds = zeros(eight ^ (ONES * 0x0a)) >> 7;
        are_plain(eight + line_feeds * (0x20 - 0x0a))
    })
}

/// Whether all of a text is of ASCII, and none of it below `least`.
#[inline(always)]
pub(super) fn is_ascii_from(least: u8, text: &str) -> bool {
    all_eights(text, |eight| (eight | eight.wrapping_sub(ONES * u64::from(least))) & HIGHS == 0)
}

/// The bytes of a text eight at a time, the last filled up with a letter.
#[inline(always)]
fn all_eights(text: &str, mut holds: impl FnMut(u64) -> bool) -> bool {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let last =
        rest.iter().rev().fold(ONES * u64::from(b'x'), |last, byte| last << 8 | u64::from(*byte));
    eights.iter().all(|eight| holds(u64::from_le_bytes(*eight))) && (rest.is_empty() || holds(last))
}

/// The highest bit of each byte that is 0.
#[inline(always)]
fn zeros(eight: u64) -> u64 {
    !(((eight & !HIGHS) + !HIGHS) | eight) & HIGHS
}

#[inline(always)]
fn are_plain(eight: u64) -> bool {
    if eight & HIGHS != 0 {
        return eight.to_le_bytes().iter().all(|byte| is_plain(*byte));
    }
    // None below a space, and none that is the last of ASCII.
    (eight.wrapping_sub(ONES * 0x20) | (eight + ONES)) & HIGHS == 0
}

/// Printable ASCII, and of what is beyond, U+00C0 to U+05FF: two bytes that begin with 0xC3 to
/// 0xD7. There are letters and their marks, and no space, control or mark of direction.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | 0x80..=0xbf | 0xc3..=0xd7)
}
