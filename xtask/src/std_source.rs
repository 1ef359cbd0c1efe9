//! The standard library for wasm32 compiled from the distribution's sources.
//!
//! For machines that rustup does not serve, or that cannot reach it: Debian packages the sources of
//! each Rust release as `rust-src`. They are taken from the machine's own mirror, but from the suite
//! that has the release of our compiler, without touching the machine's package lists.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::compiler::{self, TRIPLE};
use crate::progress::Step;
use crate::project::Project;
use crate::{remove, run};

/// Where new releases of Rust appear, the most settled suite first.
const SUITES: [&str; 3] = ["trixie-backports", "trixie", "sid"];

/// The keys of Debian's archive, from the package debian-archive-keyring.
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

pub(crate) fn install(project: &Project, library: &Path) -> Result<()> {
    let advice = || {
        format!(
            "the standard library for {TRIPLE} is missing\n  \
             To do: rustup target add {TRIPLE}\n  \
             or install your distribution's package with it."
        )
    };
    if ["apt-get", "apt-cache", "dpkg"].iter().any(|tool| run::find_on_path(tool).is_none()) {
        bail!(advice());
    }
    let step = project.progress.step(format!("{TRIPLE} from rust-src"));
    let work = project.path("target/xtask/std");
    remove::directory(&work)?;
    from_source(project, &step, &work, library).with_context(advice)?;
    remove::directory(&work)?;
    // rustc's version has not changed, so cargo would go on with what it built against an earlier
    // copy of the library, and fail with E0463, "can't find crate".
    remove::directory(&project.path("target").join(TRIPLE))?;
    step.done("");
    Ok(())
}

fn from_source(project: &Project, step: &Step, work: &Path, library: &Path) -> Result<()> {
    let version = compiler::rustc_version()?;
    let apt = Apt::new(work)?;
    let package = apt.find_rust_src(step, &version)?;
    step.run(apt.command("apt-get", &["download", &package]))?;
    let mut dpkg = Command::new("dpkg");
    dpkg.arg("-x").arg(only_file(work, "deb")?).arg(work.join("unpacked"));
    step.run(dpkg)?;

    let sources = work.join(format!("unpacked/usr/src/rustc-{version}/library"));
    let built = work.join("built");
    let mut cargo = project.cargo();
    // As rustc's own bootstrap builds it: -Zforce-unstable-if-unmarked marks the crates as part of
    // the compiler, without which const-stability checks fail. Dependencies come from crates.io, in
    // the versions of the package's Cargo.lock: its vendor directory lacks those of the tests, and
    // cargo wants to see all of them.
    cargo
        .current_dir(&sources)
        .args(["build", "--release", "--target", TRIPLE])
        .args(["-p", "sysroot", "--features", "panic-unwind"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_TARGET_DIR", &built);
    step.run(cargo)?;
    publish(&built.join(TRIPLE).join("release/deps"), library)
}

/// apt with lists, cache and sources of its own.
struct Apt {
    work: PathBuf,
}

impl Apt {
    fn new(work: &Path) -> Result<Self> {
        fs::create_dir_all(work.join("lists/partial"))?;
        fs::create_dir_all(work.join("cache/archives/partial"))?;
        fs::write(work.join("status"), "")?; // dpkg's list of what is installed
        Ok(Self { work: work.to_path_buf() })
    }

    /// Finds the release of our compiler; afterwards `apt-get download` knows where to get it.
    fn find_rust_src(&self, step: &Step, version: &str) -> Result<String> {
        for mirror in mirrors()? {
            for suite in SUITES {
                fs::write(self.work.join("sources.list"), source(&mirror, suite))?;
                if step.run(self.command("apt-get", &["update"])).is_err() {
                    continue; // This mirror has no such suite.
                }
                let listed = step.run(self.command("apt-cache", &["madison", "rust-src"]))?;
                if let Some(found) = pick(&listed, version) {
                    return Ok(format!("rust-src={found}"));
                }
            }
        }
        Err(anyhow!("no suite of {} has rust-src {version}", SUITES.join(", ")))
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let place = |name: &str| self.work.join(name).display().to_string();
        let mut command = Command::new(program);
        command.current_dir(&self.work).args(arguments);
        for option in [
            format!("Dir::Etc::SourceList={}", place("sources.list")),
            "Dir::Etc::SourceParts=/dev/null".to_owned(),
            format!("Dir::State::Lists={}", place("lists")),
            format!("Dir::State::Status={}", place("status")),
            format!("Dir::Cache={}", place("cache")),
            // The user that root's downloads are handed to may not enter our directory.
            "APT::Sandbox::User=root".to_owned(),
            // An unreachable mirror is an error, not a warning about old lists.
            "APT::Update::Error-Mode=any".to_owned(),
        ] {
            command.arg("-o").arg(option);
        }
        command
    }
}

/// The archives that this machine is set up to use.
fn mirrors() -> Result<BTreeSet<String>> {
    let mut apt = Command::new("apt-get");
    apt.args(["indextargets", "--format", "$(REPO_URI)", "Identifier: Packages"]);
    Ok(run::ask(apt)?.lines().map(str::to_owned).collect())
}

fn source(mirror: &str, suite: &str) -> String {
    let mut line = "deb ".to_owned();
    if Path::new(KEYRING).exists() {
        let _ = write!(line, "[signed-by={KEYRING}] ");
    }
    let _ = writeln!(line, "{mirror} {suite} main");
    line
}

/// The package's version for this release of Rust, from the table that `apt-cache madison` prints.
fn pick(listed: &str, version: &str) -> Option<String> {
    listed
        .lines()
        .filter_map(|line| line.split('|').nth(1).map(str::trim))
        .find(|found| found.split('+').next() == Some(version))
        .map(str::to_owned)
}

fn only_file(directory: &Path, extension: &str) -> Result<PathBuf> {
    fs::read_dir(directory)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|it| it == extension))
        .with_context(|| format!("no .{extension} in {}", directory.display()))
}

/// Copies beside the place, then renames: the library is there as a whole or not at all.
fn publish(from: &Path, library: &Path) -> Result<()> {
    let partial = library.with_extension("partial");
    let because = || format!("cannot write {}; run as its owner", partial.display());
    remove::directory(&partial).with_context(because)?;
    fs::create_dir_all(&partial).with_context(because)?;
    for entry in fs::read_dir(from)? {
        let file = entry?.path();
        if let (Some(name), Some("rlib")) =
            (file.file_name(), file.extension().and_then(|it| it.to_str()))
        {
            fs::copy(&file, partial.join(name))?;
        }
    }
    remove::directory(library)?;
    Ok(fs::rename(&partial, library)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTED: &str = "  rust-src | 1.95.1+dfsg1-1~bpo13+1 | http://mirror/debian trixie/main
  rust-src | 1.95.0+dfsg1-2~bpo13+1 | http://mirror/debian trixie/main amd64 Packages
";

    #[test]
    fn picks_the_compilers_own_release() {
        assert_eq!(pick(LISTED, "1.95.0").as_deref(), Some("1.95.0+dfsg1-2~bpo13+1"));
        assert_eq!(pick(LISTED, "1.95"), None);
        assert_eq!(pick("", "1.95.0"), None);
    }

    #[test]
    fn an_old_library_is_replaced_as_a_whole() {
        let directory = tempfile::tempdir().unwrap();
        let (from, library) = (directory.path().join("deps"), directory.path().join("wasm/lib"));
        fs::create_dir_all(&from).unwrap();
        fs::create_dir_all(&library).unwrap();
        fs::write(library.join("libstd-old.rlib"), "").unwrap();
        for name in ["libstd.rlib", "libstd.rmeta", "libstd.d"] {
            fs::write(from.join(name), "").unwrap();
        }
        publish(&from, &library).unwrap();
        let names: Vec<_> =
            fs::read_dir(&library).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(names, ["libstd.rlib"]);
    }
}
