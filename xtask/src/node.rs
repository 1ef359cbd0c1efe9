//! Node.js and the packages of package-lock.json.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::run;

/// As in package.json's "engines".
const OLDEST_MAJOR: u32 = 20;

pub(crate) fn ensure(project: &Project) -> Result<()> {
    check_version(project)?;
    let lock = modified(&project.path("package-lock.json"))
        .context("cannot read package-lock.json; it belongs to the repository")?;
    // npm writes this file last, so a broken-off installation is not taken for a whole one.
    let installed = modified(&project.path("node_modules/.package-lock.json"));
    if installed.is_ok_and(|installed| installed >= lock) {
        project.progress.already("node modules", "up to date");
        return Ok(());
    }
    if run::find_on_path("npm").is_none() {
        bail!("npm is not on PATH\n  To do: install npm, which comes with Node.js (nodejs.org).");
    }
    let step = project.progress.step("node modules (npm ci)");
    let mut npm = project.command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]);
    step.run(npm).context(
        "cannot install the node modules\n  \
         To do: see what npm says above; `npm ci` must succeed in the project's root.",
    )?;
    step.done("");
    Ok(())
}

/// The wasm optimiser's version, from its npm package.
pub(crate) fn binaryen_version(project: &Project) -> Result<String> {
    let mut node = project.command("node");
    node.args(["-p", "require('./node_modules/binaryen/package.json').version"]);
    run::ask(node).context("node_modules has no binaryen\n  To do: npm ci")
}

fn check_version(project: &Project) -> Result<()> {
    let advice = format!("To do: install Node.js {OLDEST_MAJOR} or later (nodejs.org).");
    let mut node = project.command("node");
    node.arg("--version");
    let version = run::ask(node).with_context(|| format!("node does not run\n  {advice}"))?;
    match major(&version) {
        Some(major) if major >= OLDEST_MAJOR => Ok(()),
        _ => bail!("node is {version}, which is too old\n  {advice}"),
    }
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn modified(path: &Path) -> Result<SystemTime> {
    Ok(fs::metadata(path)?.modified()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_nodes_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.0.0-pre"), Some(9));
        assert_eq!(major("20.1"), None);
    }
}
