//! Pages: the classes of 32 characters, each different page once.

use anyhow::{Context, Result};

const PAGE: u32 = 32;
/// The class of what is in no table.
const ABSENT: u16 = 128;

/// The runs that have pages, in the order of the index: the Basic Multilingual Plane, and what
/// `RUNS` in `draw/src/width/tables.rs` has.
const RUNS: [(u32, u32); 8] = [
    (0, 0xffff),
    (0x1_0100, 0x1_013f),
    (0x1_0300, 0x1_035f),
    (0x1_0400, 0x1_045f),
    (0x1_d100, 0x1_d1ff),
    (0x1_d400, 0x1_d7ff),
    (0x2_f800, 0x2_fa1f),
    (0xe_0000, 0xe_007f),
];

/// The number of each page in the order of the runs, and the pages. ASCII's are never asked for,
/// and stand as the page that is empty.
pub(super) fn pack(class: impl Fn(u32) -> Option<u16>) -> Result<(Vec<u8>, Vec<u16>)> {
    let mut pages: Vec<Vec<u16>> = Vec::new();
    let mut index = Vec::new();
    for start in RUNS.iter().flat_map(|(first, last)| (*first..=*last).step_by(PAGE as usize)) {
        let codes = start..start + PAGE;
        let page: Vec<u16> = if start < 0x80 {
            vec![ABSENT; PAGE as usize]
        } else {
            codes.map(|code| class(code).unwrap_or(ABSENT)).collect()
        };
        let known = pages.iter().position(|other| *other == page);
        let number = known.unwrap_or_else(|| {
            pages.push(page);
            pages.len() - 1
        });
        index.push(u8::try_from(number).context("more than 256 pages")?);
    }
    Ok((index, pages.into_iter().flatten().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_pages_are_kept_once() {
        let (index, pages) = pack(|code| (code == 0x100 || code == 0x120).then_some(7)).unwrap();
        assert_eq!(index.len(), 2048 + 69);
        assert_eq!(pages.len(), 64);
        assert_eq!(index.get(7..11), Some(&[0, 1, 1, 0][..]));
        assert_eq!(pages.get(31..34), Some(&[ABSENT, 7, ABSENT][..]));
    }
}
