//! The Rust compiler in use, and what it compiles for.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{project, run};

pub(crate) const TRIPLE: &str = "wasm32-unknown-unknown";

/// "1.95.0" of "rustc 1.95.0 (59807616e 2026-04-14)".
pub(crate) fn rustc_version() -> Result<String> {
    let mut rustc = Command::new(project::rustc());
    rustc.arg("--version");
    let answer = run::ask(rustc)?;
    let version = answer.split_whitespace().nth(1);
    Ok(version.with_context(|| format!("rustc has an unknown version: {answer}"))?.to_owned())
}
