//! wasm-pack and wasm-bindgen's command line, each in exactly one version.
//!
//! They are looked for in three places, the quickest first: our cache and PATH, the projects'
//! releases, and crates.io, from where cargo compiles them.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::progress::Progress;
use crate::project::{self, Project};
use crate::tool::Tool;
use crate::{lockfile, release, remove, run};

/// Where the tools are.
#[derive(Debug)]
pub(crate) struct Tools {
    pub(crate) wasm_pack: PathBuf,
    /// The directory of `wasm-bindgen` and `wasm-bindgen-test-runner`.
    pub(crate) wasm_bindgen: PathBuf,
    /// What the tools are, for a build's stamp.
    pub(crate) versions: String,
}

impl Tools {
    pub(crate) fn test_runner(&self) -> PathBuf {
        self.wasm_bindgen.join("wasm-bindgen-test-runner")
    }
}

pub(crate) fn ensure(project: &Project) -> Result<Tools> {
    let wasm_pack = Tool::wasm_pack();
    let wasm_bindgen = Tool::wasm_bindgen(lockfile::wasm_bindgen_version(project)?);
    let versions = format!("{}, {}", wasm_pack.title(), wasm_bindgen.title());
    let installer = Installer {
        progress: &project.progress,
        cache: cache()?,
        path: env::var_os("PATH").unwrap_or_default(),
        releases: release::base(),
        cargo: project::cargo(),
    };
    let [wasm_pack, wasm_bindgen] = installer.ensure(&[wasm_pack, wasm_bindgen])?;
    Ok(Tools { wasm_pack: wasm_pack.join("wasm-pack"), wasm_bindgen, versions })
}

/// Our directory in the user's cache. XDG Base Directory Specification: a relative path in
/// `XDG_CACHE_HOME` is invalid and ignored.
fn cache() -> Result<PathBuf> {
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .map(|cache| cache.join("statuslamp"))
        .context("no home directory\n  To do: set HOME or XDG_CACHE_HOME.")
}

struct Installer<'a> {
    progress: &'a Progress,
    /// Tools are at `<cache>/<name>/<version>/<program>`.
    cache: PathBuf,
    path: OsString,
    releases: String,
    cargo: PathBuf,
}

impl Installer<'_> {
    /// The directory of each tool's programs.
    fn ensure<const N: usize>(&self, tools: &[Tool; N]) -> Result<[PathBuf; N]> {
        if tools.iter().any(|tool| self.find(tool).is_none()) {
            self.install(tools)?;
        } else {
            for tool in tools {
                self.progress.already(&tool.title(), "already there");
            }
        }
        let mut directories = tools.clone().map(|_| PathBuf::new());
        for (directory, tool) in directories.iter_mut().zip(tools) {
            *directory = self
                .find(tool)
                .with_context(|| format!("{} was installed but does not run", tool.title()))?;
        }
        Ok(directories)
    }

    fn find(&self, tool: &Tool) -> Option<PathBuf> {
        let on_path = tool
            .programs
            .first()
            .and_then(|program| run::find_in(&self.path, program)?.parent().map(Path::to_path_buf));
        [Some(self.home(tool)), on_path].into_iter().flatten().find(|place| tool.is_in(place))
    }

    fn home(&self, tool: &Tool) -> PathBuf {
        self.cache.join(tool.name).join(&tool.version)
    }

    fn install(&self, tools: &[Tool]) -> Result<()> {
        let _lock = self.lock()?;
        let staging = self.cache.join("staging");
        // Asked again under the lock: another setup may have been at work until now.
        let missing = |tool: &&Tool| self.find(tool).is_none();
        for tool in tools.iter().filter(missing) {
            self.download(tool, &staging)?;
        }
        let to_compile: Vec<_> = tools.iter().filter(missing).collect();
        if !to_compile.is_empty() {
            self.compile(&to_compile, &staging)?;
        }
        remove::directory(&staging)
    }

    /// Two setups at once would get into each other's way. The lock ends with the process, however
    /// that ends.
    fn lock(&self) -> Result<File> {
        let because = || format!("cannot write to {}", self.cache.display());
        fs::create_dir_all(&self.cache).with_context(because)?;
        let lock = File::create(self.cache.join("lock")).with_context(because)?;
        if lock.try_lock().is_err() {
            self.progress.already("tools", "waiting for another setup to finish");
            lock.lock()?;
        }
        Ok(lock)
    }

    /// Takes the tool from its release, if there is one for this machine and it can be reached.
    /// That it cannot is no error.
    fn download(&self, tool: &Tool, staging: &Path) -> Result<()> {
        let (os, arch) = (env::consts::OS, env::consts::ARCH);
        let Some(url) = release::url(&self.releases, tool, os, arch) else {
            return Ok(());
        };
        let step = self.progress.step(format!("{} from its release", tool.title()));
        let unpacked = staging.join("release").join(tool.name);
        if let Err(error) = release::fetch(&step, &url, &unpacked) {
            step.gave_up(&run::last_words(&error));
        } else if !tool.is_in(&unpacked) {
            step.gave_up("what came is not this version, or does not run here");
        } else {
            self.publish(tool, &unpacked, staging)?;
            step.done("");
        }
        Ok(())
    }

    /// Compiles the tools in one go, since they share many crates. A staging directory that an
    /// interrupted run left behind is taken up again.
    fn compile(&self, tools: &[&Tool], staging: &Path) -> Result<()> {
        let titles = tools.iter().map(|tool| tool.title()).collect::<Vec<_>>().join(" and ");
        let crates: Vec<_> = tools.iter().map(|tool| tool.crate_spec()).collect();
        let root = staging.join("root");
        fs::create_dir_all(&root)?;
        let step = self.progress.step("tools by cargo install (minutes)");
        let mut cargo = Command::new(&self.cargo);
        // Not --locked: the versions in these locks are not to be had from every registry mirror.
        // opt-level 1: the tools run for seconds; 3 takes longer to compile than it saves.
        cargo
            .current_dir(staging)
            .args(["install", "--force", "--root"])
            .arg(&root)
            .args(&crates)
            .env("CARGO_TARGET_DIR", staging.join("target"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        step.run(cargo).with_context(|| {
            format!(
                "cannot install {titles}: neither {} nor `cargo install` gave it\n  \
                 To do: check the network and a C compiler (cc), then run `cargo xtask setup -v`;\n  \
                 or put them on PATH yourself: cargo install {}",
                self.releases,
                crates.join(" ")
            )
        })?;
        for tool in tools {
            let bin = root.join("bin");
            if !tool.is_in(&bin) {
                bail!("cargo install made a {} that does not run here", tool.title());
            }
            self.publish(tool, &bin, staging)?;
        }
        step.done(&titles);
        Ok(())
    }

    /// Puts the programs where `find` looks. The last act is one rename, so that a tool is there as
    /// a whole or not at all.
    fn publish(&self, tool: &Tool, from: &Path, staging: &Path) -> Result<()> {
        let whole = staging.join("whole");
        remove::directory(&whole)?;
        fs::create_dir_all(&whole)?;
        for program in tool.programs {
            fs::rename(from.join(program), whole.join(program))?;
        }
        let home = self.home(tool);
        remove::directory(&home)?; // What is there did not run, or we would not be here.
        if let Some(parent) = home.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(&whole, &home).with_context(|| format!("cannot write {}", home.display()))
    }
}

#[cfg(test)]
#[path = "tools/tests.rs"]
mod tests;
