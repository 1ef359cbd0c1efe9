//! A tool of one exact version: what it is called where, and whether a program is it.

use std::path::Path;
use std::process::Command;

use crate::run;

/// The version that the project is known to build with. Unlike wasm-bindgen's it follows from
/// nothing in Cargo.lock, so it is written down here, and only here.
const WASM_PACK_VERSION: &str = "0.15.1";

/// A program and how it is published.
#[derive(Debug, Clone)]
pub(crate) struct Tool {
    /// Its name here, in its repository and in our cache.
    pub(crate) name: &'static str,
    pub(crate) version: String,
    /// The release's tag.
    pub(crate) tag: String,
    /// Its name on crates.io.
    pub(crate) package: &'static str,
    /// The programs that we need of it.
    pub(crate) programs: &'static [&'static str],
}

impl Tool {
    pub(crate) fn wasm_pack() -> Self {
        Self {
            name: "wasm-pack",
            version: WASM_PACK_VERSION.to_owned(),
            tag: format!("v{WASM_PACK_VERSION}"),
            package: "wasm-pack",
            programs: &["wasm-pack"],
        }
    }

    pub(crate) fn wasm_bindgen(version: String) -> Self {
        Self {
            name: "wasm-bindgen",
            tag: version.clone(),
            version,
            package: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        }
    }

    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    pub(crate) fn crate_spec(&self) -> String {
        format!("{}@{}", self.package, self.version)
    }

    /// Whether all programs are in `directory` and answer with the wanted version.
    pub(crate) fn is_in(&self, directory: &Path) -> bool {
        self.programs.iter().all(|program| {
            let mut command = Command::new(directory.join(program));
            command.arg("--version");
            // "wasm-bindgen 0.2.130", which may be followed by a commit's hash.
            run::ask(command).is_ok_and(|answer| {
                answer.split_whitespace().take(2).eq([*program, self.version.as_str()])
            })
        })
    }
}
