//! The tables of `anafanafo`, as they are installed.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, ensure};

use crate::project::Project;

pub(super) const PACKAGE: &str = "anafanafo";

/// 11 px Verdana, 10 px Verdana, bold 10 px Verdana, bold 11 px Helvetica.
pub(super) const FILES: [&str; 4] = [
    "verdana-11px-normal.json",
    "verdana-10px-normal.json",
    "verdana-10px-bold.json",
    "helvetica-11px-bold.json",
];

/// The widths of a character in the four fonts, in hundredths of a pixel.
pub(super) type Widths = [u32; 4];

pub(super) struct Peer {
    pub(super) widths: BTreeMap<u32, Widths>,
}

impl Peer {
    pub(super) fn read(project: &Project) -> Result<Self> {
        let mut widths = BTreeMap::<u32, Widths>::new();
        for (font, file) in FILES.iter().enumerate() {
            let file = format!("node_modules/{PACKAGE}/data/{file}");
            let text = fs::read_to_string(project.path(&file))
                .with_context(|| format!("cannot read {file}"))?;
            let ranges: Vec<(u32, u32, f64)> =
                serde_json::from_str(&text).with_context(|| format!("cannot read {file}"))?;
            for (first, last, pixels) in ranges {
                let width = hundredths(pixels).with_context(|| format!("{file}: {pixels}"))?;
                for code in first..=last {
                    if let Some(slot) = widths.entry(code).or_default().get_mut(font) {
                        *slot = width;
                    }
                }
            }
        }
        ensure!(!widths.is_empty(), "{PACKAGE} has no widths");
        Ok(Self { widths })
    }
}

/// Every width has two decimals, and is the float that is nearest to them.
fn hundredths(pixels: f64) -> Result<u32> {
    let text = format!("{pixels:.2}");
    ensure!(text.parse::<f64>()?.to_bits() == pixels.to_bits(), "is not in hundredths");
    Ok(text.replace('.', "").parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_hundredths_and_nothing_finer() {
        assert_eq!(hundredths(10.7).unwrap(), 1070);
        assert_eq!(hundredths(0.0).unwrap(), 0);
        assert!(hundredths(10.701).is_err());
        assert!(hundredths(-1.0).is_err());
    }
}
