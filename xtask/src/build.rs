//! `cargo xtask build`: the rows of wasm-pack.toml, one run of wasm-pack each.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::matrix::{self, Row};
use crate::project::Project;
use crate::tools::{self, Tools};
use crate::{compiler, extension, node, remove, run, size, target};

pub(crate) fn run(project: &Project, names: &[String]) -> Result<()> {
    let rows = rows(project, names)?;
    size::print(project, &rows)
}

/// Builds these rows, all if none is named, without a word about their sizes.
pub(crate) fn rows(project: &Project, names: &[String]) -> Result<Vec<Row>> {
    let rows = matrix::select(matrix::read(project)?, names)?;
    let tools = prepare(project)?;
    for row in &rows {
        build(project, &tools, row)?;
    }
    if rows.iter().any(|row| row.out_dir == Path::new(extension::PACKAGE)) {
        extension::assemble(project)?;
    }
    Ok(rows)
}

/// Installs what a build needs and what is missing of it.
pub(crate) fn prepare(project: &Project) -> Result<Tools> {
    // Node first: it is quickly missed, and the tools may take minutes.
    node::ensure(project)?;
    target::ensure(project)?;
    tools::ensure(project)
}

fn build(project: &Project, tools: &Tools, row: &Row) -> Result<()> {
    let title = format!("build {}", row.name);
    let command = wasm_pack(project, tools, row)?;
    let stamp = Stamp {
        file: project.path("target/xtask").join(format!("{}.stamp", row.name)),
        text: format!(
            "{}\n{}, binaryen {}, rustc {}\n",
            run::describe(&command),
            tools.versions,
            node::binaryen_version(project)?,
            compiler::rustc_version()?,
        ),
    };
    let inputs =
        ["src", "digest", "draw", "tape", ".cargo", "Cargo.toml", "Cargo.lock", matrix::FILE]
            .map(|name| project.path(name));
    let outputs = [row.wasm(project), row.glue(project)];
    if stamp.is_fresh(&outputs, &inputs)? {
        project.progress.already(&title, "up to date");
        return Ok(());
    }
    let step = project.progress.step(title);
    stamp.remove()?;
    // A build that was broken off leaves files behind that wasm-pack stumbles over.
    remove_files_named("statuslamp", &project.path(&row.out_dir))?;
    step.run(command).with_context(|| format!("cannot build `{}`", row.name))?;
    stamp.write()?;
    step.done("");
    Ok(())
}

/// Removes the files of a directory whose names begin so, and nothing else that is there.
fn remove_files_named(prefix: &str, directory: &Path) -> Result<()> {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(prefix) && entry.file_type()?.is_file() {
            remove::file(&entry.path())?;
        }
    }
    Ok(())
}

fn wasm_pack(project: &Project, tools: &Tools, row: &Row) -> Result<Command> {
    let mut command = project.command(&tools.wasm_pack);
    // no-install: wasm-pack would otherwise fetch a wasm-opt of its own choice.
    // no-pack: package.json would name an npm package that we do not publish.
    command
        .arg("build")
        .arg(&row.krate)
        .args(["--mode", "no-install", "--no-pack"])
        .args(["--target", &row.target.to_string(), "--out-name", "statuslamp"])
        // It would begin at the crate.
        .arg("--out-dir")
        .arg(project.path(&row.out_dir));
    match &row.profile {
        // One that wasm-pack knows has settings of its own in Cargo.toml.
        None => command.arg("--release"),
        Some(profile) => command.args(["--profile", profile]),
    };
    if !row.features.is_empty() {
        command.args(["--", "--features", &row.features.join(",")]);
    }
    // wasm-pack takes the first wasm-opt on PATH, of any version. Distributions have old ones that
    // break the module without a word, so the one of package-lock.json comes first.
    let node_programs = project.path("node_modules/.bin");
    command.env("PATH", run::path_with(&[&tools.wasm_bindgen, &node_programs])?);
    Ok(command)
}

/// A note of how a build was made. No note, or another one, means that it must be made again.
struct Stamp {
    file: PathBuf,
    text: String,
}

impl Stamp {
    /// Whether all of `outputs` were made in this way, after the last change to any of `inputs`.
    fn is_fresh(&self, outputs: &[PathBuf], inputs: &[PathBuf]) -> Result<bool> {
        let changed = newest(inputs)?;
        let is_newer = |output| {
            fs::metadata(output).and_then(|it| it.modified()).is_ok_and(|made| made > changed)
        };
        let same_way = fs::read_to_string(&self.file).is_ok_and(|text| text == self.text);
        Ok(same_way && outputs.iter().all(is_newer))
    }

    fn remove(&self) -> Result<()> {
        remove::file(&self.file)
    }

    fn write(&self) -> Result<()> {
        if let Some(parent) = self.file.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(fs::write(&self.file, &self.text)?)
    }
}

/// The last change below `paths`. A directory's own time counts: it is when a file was removed.
fn newest(paths: &[PathBuf]) -> Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    let mut todo = paths.to_vec();
    while let Some(path) = todo.pop() {
        let metadata =
            fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?;
        newest = newest.max(metadata.modified()?);
        if metadata.is_dir() {
            for entry in fs::read_dir(&path)? {
                todo.push(entry?.path());
            }
        }
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::Duration;

    use super::*;

    /// A source, its output made one minute later, and a stamp for it.
    struct Fixture {
        directory: tempfile::TempDir,
        begin: SystemTime,
    }

    impl Fixture {
        fn new() -> Self {
            let fixture = Self {
                directory: tempfile::tempdir().unwrap(),
                begin: SystemTime::now() - Duration::from_hours(1),
            };
            fs::create_dir_all(fixture.path("src/deep")).unwrap();
            fixture.write("src/deep/lib.rs", 0);
            fixture.write("out.wasm", 1);
            fixture.write("out.js", 1);
            fixture.touch("src/deep", 0);
            fixture.touch("src", 0);
            fixture.stamp("one").write().unwrap();
            fixture
        }

        fn path(&self, name: &str) -> PathBuf {
            self.directory.path().join(name)
        }

        fn write(&self, name: &str, minute: u64) {
            fs::write(self.path(name), "x").unwrap();
            self.touch(name, minute);
        }

        fn touch(&self, name: &str, minute: u64) {
            let file = File::open(self.path(name)).unwrap();
            file.set_modified(self.begin + Duration::from_secs(60 * minute)).unwrap();
        }

        fn stamp(&self, text: &str) -> Stamp {
            Stamp { file: self.path("stamps/web.stamp"), text: text.to_owned() }
        }

        fn is_fresh(&self, text: &str) -> bool {
            let outputs = [self.path("out.wasm"), self.path("out.js")];
            self.stamp(text).is_fresh(&outputs, &[self.path("src")]).unwrap()
        }
    }

    #[test]
    fn fresh_when_newer_than_all_inputs_and_made_in_the_same_way() {
        let fixture = Fixture::new();
        assert!(fixture.is_fresh("one"));
        assert!(!fixture.is_fresh("other"));
    }

    #[test]
    fn stale_after_a_change() {
        let fixture = Fixture::new();
        fixture.write("src/deep/lib.rs", 2);
        assert!(!fixture.is_fresh("one"));
    }

    #[test]
    fn stale_after_a_removal() {
        let fixture = Fixture::new();
        fs::remove_file(fixture.path("src/deep/lib.rs")).unwrap();
        assert!(!fixture.is_fresh("one"));
    }

    #[test]
    fn stale_without_output_or_stamp() {
        for output in ["out.wasm", "out.js"] {
            let fixture = Fixture::new();
            fs::remove_file(fixture.path(output)).unwrap();
            assert!(!fixture.is_fresh("one"));
        }
        let fixture = Fixture::new();
        fixture.stamp("one").remove().unwrap();
        assert!(!fixture.is_fresh("one"));
    }

    #[test]
    fn what_a_broken_off_build_left_is_removed_and_nothing_else() {
        let fixture = Fixture::new();
        fixture.write("src/statuslamp_bg.wasm-opt.wasm", 0);
        remove_files_named("statuslamp", &fixture.path("src")).unwrap();
        assert!(!fixture.path("src/statuslamp_bg.wasm-opt.wasm").exists());
        assert!(fixture.path("src/deep/lib.rs").exists());
        remove_files_named("statuslamp", &fixture.path("absent")).unwrap();
    }

    #[test]
    fn a_missing_input_is_an_error() {
        let fixture = Fixture::new();
        let absent = [fixture.path("absent")];
        assert!(fixture.stamp("one").is_fresh(&[], &absent).is_err());
    }
}
