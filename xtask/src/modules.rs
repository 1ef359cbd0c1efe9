//! `cargo xtask size --modules`: which part of the code takes how many bytes of a build.
//!
//! The build is made once more, with its functions' names kept. What is measured is what ships, but
//! for some thousandth: functions come in another order, and some are not inlined.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use indicatif::HumanCount;

use crate::compiler::TRIPLE;
use crate::matrix::{self, Row};
use crate::project::Project;
use crate::tools::Tools;
use crate::{build, size};

mod owner;
mod pieces;

use pieces::Pieces;

const FOOTNOTE: &str = "
raw           without the names, which do not ship. A function that was inlined counts for the
              one it ended up in, often an export.
brotli alone  that part compressed by itself, which is an estimate: within the whole, parts share
              what repeats, so that they add up to more than the total.
total         is about what `cargo xtask size` says. To keep parts apart, less is inlined.";

pub(crate) fn run(project: &Project, name: &str) -> Result<()> {
    let rows = matrix::select(matrix::read(project)?, &[name.to_owned()])?;
    let tools = build::prepare(project)?;
    for row in &rows {
        let wasm = build_with_names(project, &tools, row)?;
        let wasm = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
        let pieces = pieces::cut(&wasm)?;
        ensure!(
            pieces.functions.iter().any(|function| function.name.is_some()),
            "the build `{name}` has no names of functions\n  \
             To do: see which of cargo, wasm-bindgen and wasm-opt removed its `name` section."
        );
        print(row, &pieces)?;
    }
    println!("{FOOTNOTE}");
    Ok(())
}

/// What wasm-pack does, see `build`, with other options where names are concerned.
fn build_with_names(project: &Project, tools: &Tools, row: &Row) -> Result<PathBuf> {
    let step = project.progress.step(format!("build {} with names", row.name));
    let home = project.path("target/xtask/modules");
    let bound = home.join(&row.name);

    let mut cargo = project.cargo();
    // A directory of its own: other names are other code to cargo, which would compile by turns.
    cargo
        .args(["rustc", "--lib", "--release", "--target", TRIPLE, "--target-dir"])
        .arg(&home)
        .args(["--features", &row.features.join(",")])
        // Unlike the old names, these say for which types generic code was compiled.
        .args(["--", "-Csymbol-mangling-version=v0"])
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo");
    step.run(cargo).with_context(|| format!("cannot compile `{}`", row.name))?;

    let mut wasm_bindgen = project.command(tools.wasm_bindgen.join("wasm-bindgen"));
    wasm_bindgen
        .arg(home.join(TRIPLE).join("release/statuslamp.wasm"))
        .args(["--target", &row.target.to_string(), "--no-demangle", "--out-dir"])
        .arg(&bound);
    step.run(wasm_bindgen).context("cannot run wasm-bindgen")?;

    let wasm = bound.join("named.wasm");
    let manifest = fs::read_to_string(project.path("Cargo.toml"))?;
    let mut wasm_opt = project.node_program("wasm-opt");
    // Left alone, it inlines much of the providers into `export parse`. That saves next to nothing,
    // and would hide the very thing that one wants to know.
    wasm_opt
        .args(["--debuginfo", "--no-inline=*10statuslamp8envelope*"])
        .args(wasm_opt_flags(&manifest)?)
        .arg(bound.join("statuslamp_bg.wasm"))
        .arg("-o")
        .arg(&wasm);
    step.run(wasm_opt).context("cannot run wasm-opt")?;
    step.done("");
    Ok(wasm)
}

/// Those that wasm-pack takes from Cargo.toml.
fn wasm_opt_flags(manifest: &str) -> Result<Vec<String>> {
    let manifest: toml::Table = toml::from_str(manifest)?;
    let metadata = manifest.get("package").and_then(|it| it.get("metadata"));
    metadata
        .and_then(|it| it.get("wasm-pack")?.get("profile")?.get("release")?.get("wasm-opt"))
        .and_then(|flags| flags.clone().try_into().ok())
        .context("Cargo.toml has no list of flags `wasm-opt` for wasm-pack's release profile")
}

fn print(row: &Row, pieces: &Pieces) -> Result<()> {
    println!("{:<8} {:<46} {:>9} {:>6} {:>13}", "build", "part", "raw", "share", "brotli alone");
    let total = pieces.whole.len();
    for (part, bytes) in by_size(parts(pieces)) {
        println!("{}", line(row, &part, bytes.len(), total, size::brotli(&bytes)?));
    }
    println!("{}", line(row, "total", total, total, size::brotli(&pieces.whole)?));
    Ok(())
}

fn line(row: &Row, part: &str, raw: usize, total: usize, brotli: u64) -> String {
    let permille = (raw * 1000 + total / 2) / total.max(1);
    let share = format!("{}.{}%", permille / 10, permille % 10);
    let [raw, brotli] = [raw as u64, brotli].map(|it| HumanCount(it).to_string());
    format!("{:<8} {part:<46} {raw:>9} {share:>6} {brotli:>13}", row.name)
}

/// The bytes of each part. Together they are the whole.
fn parts(pieces: &Pieces) -> BTreeMap<String, Vec<u8>> {
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for function in &pieces.functions {
        let owner = owner::of(function.name, function.export);
        parts.entry(owner).or_default().extend(function.bytes);
    }
    parts.insert("(data section)".to_owned(), pieces.data.to_vec());
    parts.insert("(other sections)".to_owned(), pieces.other.clone());
    parts
}

fn by_size(parts: BTreeMap<String, Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.len()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Target;
    use crate::modules::pieces::Function;

    #[test]
    fn parts_add_up_to_the_whole_the_biggest_first() {
        let function = |name, bytes| Function { name: Some(name), export: None, bytes };
        let core = "_ZN4core3fmt5write17h0123456789abcdefE";
        let pieces = Pieces {
            functions: vec![
                function("memcmp", b"four".as_slice()),
                function(core, b"one"),
                function(core, b"three"),
            ],
            data: b"data and data",
            other: b"x".to_vec(),
            whole: vec![],
        };
        let parts = by_size(parts(&pieces));
        let parts: Vec<_> =
            parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        assert_eq!(
            parts,
            [
                ("(data section)", b"data and data".as_slice()),
                ("core", b"onethree"),
                ("(rest)", b"four"),
                ("(other sections)", b"x"),
            ]
        );
    }

    #[test]
    fn a_line_has_the_share_to_a_tenth() {
        let (name, out_dir) = ("page".to_owned(), PathBuf::from("www/pkg"));
        let row = Row {
            name,
            krate: PathBuf::from("."),
            profile: None,
            target: Target::Web,
            features: vec![],
            out_dir,
            budget_br: 1,
        };
        assert_eq!(
            line(&row, "core", 12_345, 100_000, 6_789),
            "page     core                                              12,345  12.3%         6,789"
        );
    }

    #[test]
    fn the_flags_are_those_of_cargo_toml() {
        let flags = wasm_opt_flags(include_str!("../../Cargo.toml")).unwrap();
        assert!(flags.contains(&"-Oz".to_owned()), "{flags:?}");
        assert!(wasm_opt_flags("[package]").is_err());
    }
}
