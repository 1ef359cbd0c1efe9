//! `cargo xtask widths`: packs the width tables of the npm package `anafanafo` into
//! `draw/src/width/*.bin`. `draw/src/width/tables.rs` says how they are read.
//!
//! Source: `anafanafo` 2.0.0, MIT, Copyright (c) 2018 Metabolize LLC.

mod classes;
mod coverage;
mod pages;
mod peer;

use std::fs;

use anyhow::{Context, Result, bail};
use indicatif::HumanCount;

use crate::project::Project;
use crate::{node, size};
use classes::Classes;
use coverage::Coverage;
use peer::Peer;

/// The files below [`FOLDER`], and which characters each has.
const TABLES: [(&str, Coverage); 2] =
    [("common.bin", coverage::common), ("unicode.bin", coverage::unicode)];
const FOLDER: &str = "draw/src/width";

/// Writes the tables; or, with `check`, only says whether they are what would be written.
pub(crate) fn run(project: &Project, check: bool) -> Result<()> {
    node::ensure(project)?;
    let peer = Peer::read(project)?;
    for (name, is_covered) in TABLES {
        let path = project.path(FOLDER).join(name);
        let table = pack(&peer, is_covered)?;
        if check {
            let written =
                fs::read(&path).with_context(|| format!("cannot read {FOLDER}/{name}"))?;
            if written != table {
                bail!(
                    "{FOLDER}/{name} is not what `cargo xtask widths` makes of node_modules/{}\n  \
                     To do: cargo xtask widths, and see what changes.",
                    peer::PACKAGE
                );
            }
        } else {
            fs::write(&path, &table).with_context(|| format!("cannot write {FOLDER}/{name}"))?;
        }
        let (raw, brotli) = (HumanCount(table.len() as u64), HumanCount(size::brotli(&table)?));
        println!("{FOLDER}/{name:<12} {raw:>7} bytes, after brotli {brotli:>6}");
    }
    Ok(())
}

/// One file: how many classes there are and how many of them Verdana has twice, the index of the
/// pages, the classes' widths in three typefaces, the pages.
fn pack(peer: &Peer, is_covered: Coverage) -> Result<Vec<u8>> {
    let classes = Classes::of(peer, is_covered);
    let (index, pages) = pages::pack(|code| classes.of_code(code))?;
    let mut file = Vec::new();
    file.extend(u16::try_from(classes.count())?.to_le_bytes());
    file.extend(u16::try_from(classes.twice())?.to_le_bytes());
    file.extend(index);
    for column in classes.columns()? {
        file.extend(column.iter().flat_map(|units| units.to_le_bytes()));
    }
    file.extend(pages.iter().flat_map(|class| class.to_le_bytes()));
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_what_the_package_says() {
        run(&Project::new(false), true).unwrap();
    }
}
