//! The standard library for wasm32.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::compiler::TRIPLE;
use crate::project::{self, Project};
use crate::{run, std_source};

/// Three ways, the surest first. Each is tried only when the library is absent: two copies side by
/// side fail every build with E0464, "multiple candidates for `rlib` dependency `core`".
pub(crate) fn ensure(project: &Project) -> Result<()> {
    let library = library_directory(project)?;
    if is_installed(&library) {
        project.progress.already(TRIPLE, "already there");
        return Ok(());
    }
    if run::find_on_path("rustup").is_some() {
        let step = project.progress.step(format!("{TRIPLE} by rustup"));
        let mut rustup = project.command("rustup");
        rustup.args(["target", "add", TRIPLE]);
        match step.run(rustup) {
            Ok(_) if is_installed(&library) => {
                step.done("");
                return Ok(());
            }
            Ok(_) => step.gave_up("rustup does not manage the compiler in use"),
            Err(error) => step.gave_up(&run::last_words(&error)),
        }
    }
    std_source::install(project, &library)
}

fn library_directory(project: &Project) -> Result<PathBuf> {
    let mut rustc = project.command(project::rustc());
    rustc.args(["--print", "target-libdir", "--target", TRIPLE]);
    Ok(run::ask(rustc).context("rustc does not run\n  To do: install Rust (rustup.rs).")?.into())
}

/// rustup's files have a hash in their names, libstd-0123.rlib; home-made ones may not.
fn is_installed(library: &Path) -> bool {
    let has = |name: &str| {
        fs::read_dir(library).into_iter().flatten().flatten().any(|entry| {
            let file = entry.path();
            file.extension().is_some_and(|extension| extension == "rlib")
                && file.file_name().is_some_and(|it| it.to_string_lossy().starts_with(name))
        })
    };
    has("libcore") && has("libstd")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_there_with_core_and_std() {
        let directory = tempfile::tempdir().unwrap();
        let add = |name: &str| fs::write(directory.path().join(name), "").unwrap();
        assert!(!is_installed(&directory.path().join("absent")));
        add("libcore-0123.rlib");
        add("libstd-0123.rmeta");
        assert!(!is_installed(directory.path()));
        add("libstd.rlib");
        assert!(is_installed(directory.path()));
    }
}
