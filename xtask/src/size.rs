//! How large the builds are, raw and as servers send them, and whether that is within budget.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use indicatif::HumanCount;

use crate::matrix::{self, Row};
use crate::project::Project;

/// The default of Node's zlib, `BROTLI_DEFAULT_WINDOW`, so that the sizes can be checked with it.
const BROTLI_WINDOW_BITS: u32 = 22;

/// `cargo xtask size`: of everything that is built.
pub(crate) fn run(project: &Project) -> Result<()> {
    let rows = matrix::read(project)?;
    if rows.iter().all(|row| !row.wasm(project).exists()) {
        bail!("nothing is built yet\n  To do: cargo xtask build");
    }
    print(project, &rows)
}

/// Prints the table; an error if a build is over its budget.
pub(crate) fn print(project: &Project, rows: &[Row]) -> Result<()> {
    println!(
        "{:<8} {:<20} {:>9} {:>9} {:>9} {:>9} {:>5}",
        "build", "file", "raw", "gzip 9", "brotli 11", "budget", "used"
    );
    let mut over = Vec::new();
    for row in rows {
        let (wasm, glue) = (row.wasm(project), row.glue(project));
        if !wasm.exists() {
            println!("{:<8} not built", row.name);
            continue;
        }
        let size = measure(&wasm)?;
        let used = format!("{}%", (size.brotli * 100).div_ceil(row.budget_br));
        println!(
            "{} {:>9} {used:>5}",
            line(row, &wasm, &size),
            HumanCount(row.budget_br).to_string()
        );
        println!("{}", line(row, &glue, &measure(&glue)?));
        over.extend(over_budget(row, size.brotli));
    }
    if over.is_empty() { Ok(()) } else { bail!(over.join("\n")) }
}

fn line(row: &Row, file: &Path, size: &Size) -> String {
    let file = file.file_name().unwrap_or_default().to_string_lossy();
    let [raw, gzip, brotli] =
        [size.raw, size.gzip, size.brotli].map(|it| HumanCount(it).to_string());
    format!("{:<8} {file:<20} {raw:>9} {gzip:>9} {brotli:>9}", row.name)
}

fn over_budget(row: &Row, brotli: u64) -> Option<String> {
    let excess = brotli.checked_sub(row.budget_br).filter(|excess| *excess > 0)?;
    Some(format!(
        "build `{}` is over budget: its wasm is {} bytes after brotli, {} more than {}\n  \
         To do: make it smaller, or raise `budget-br` of `{0}` in {} and say why in the commit.",
        row.name,
        HumanCount(brotli),
        HumanCount(excess),
        HumanCount(row.budget_br),
        matrix::FILE,
    ))
}

struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

fn measure(file: &Path) -> Result<Size> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let (raw, gzip) = (bytes.len() as u64, gzip.finish()?.len() as u64);
    Ok(Size { raw, gzip, brotli: brotli(&bytes)? })
}

/// The size after brotli 11.
pub(crate) fn brotli(bytes: &[u8]) -> Result<u64> {
    let mut brotli = Vec::new();
    brotli::CompressorWriter::new(&mut brotli, 4096, 11, BROTLI_WINDOW_BITS).write_all(bytes)?;
    Ok(brotli.len() as u64)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::matrix::Target;

    fn row(budget_br: u64) -> Row {
        let (name, out_dir) = ("page".to_owned(), PathBuf::from("www/pkg"));
        Row {
            name,
            krate: PathBuf::from("."),
            profile: None,
            target: Target::Web,
            features: vec![],
            out_dir,
            budget_br,
        }
    }

    #[test]
    fn within_budget_is_silent() {
        assert_eq!(over_budget(&row(60_000), 59_999), None);
        assert_eq!(over_budget(&row(60_000), 60_000), None);
    }

    #[test]
    fn over_budget_says_what_by_how_much_and_what_to_do() {
        assert_eq!(
            over_budget(&row(60_000), 61_234).unwrap(),
            "build `page` is over budget: its wasm is 61,234 bytes after brotli, 1,234 more than \
             60,000\n  To do: make it smaller, or raise `budget-br` of `page` in wasm-pack.toml and \
             say why in the commit."
        );
    }

    #[test]
    fn measures_what_is_sent() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("file");
        fs::write(&file, "lamp ".repeat(1000)).unwrap();
        let size = measure(&file).unwrap();
        assert_eq!(size.raw, 5000);
        assert!((20..100).contains(&size.gzip), "{}", size.gzip);
        assert!((8..60).contains(&size.brotli), "{}", size.brotli);
    }
}
