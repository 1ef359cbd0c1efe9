//! Where the project lies, and how its steps are shown.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::progress::Progress;

pub(crate) struct Project {
    pub(crate) root: PathBuf,
    pub(crate) progress: Progress,
}

impl Project {
    pub(crate) fn new(verbose: bool) -> Self {
        // `cargo run` sets the variable, so a moved checkout with an old binary still finds itself.
        let xtask = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = xtask.parent().map_or_else(|| xtask.clone(), Path::to_path_buf);
        Self { root, progress: Progress::new(verbose) }
    }

    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A command that runs in the project's root.
    pub(crate) fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(&self.root);
        command
    }

    pub(crate) fn cargo(&self) -> Command {
        self.command(cargo())
    }

    /// A program that `npm ci` installed.
    pub(crate) fn node_program(&self, name: &str) -> Command {
        self.command(self.path("node_modules/.bin").join(name))
    }
}

/// The cargo that runs us, so that nested calls use the same toolchain.
pub(crate) fn cargo() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

pub(crate) fn rustc() -> PathBuf {
    env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from)
}
