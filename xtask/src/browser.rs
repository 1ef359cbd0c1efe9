//! Chromium and its driver, for the tests that run in a browser.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::run;

pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
}

const INSTALL: &str = "apt-get install -y --no-install-recommends chromium chromium-driver";

pub(crate) fn ensure(project: &Project) -> Result<Browser> {
    if let Some(browser) = find() {
        project.progress.already("chromium, chromedriver", "already there");
        return Ok(browser);
    }
    if run::find_on_path("apt-get").is_none() {
        bail!(
            "chromium or chromedriver is not on PATH\n  \
             To do: install both, in the same version, with your system's package manager."
        );
    }
    if !is_root() {
        bail!(
            "chromium or chromedriver is not on PATH\n  \
             To do: sudo apt-get update && sudo {INSTALL}"
        );
    }
    let step = project.progress.step("chromium, chromedriver");
    for arguments in ["apt-get update", INSTALL] {
        let mut words = arguments.split(' ');
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        step.run(command).with_context(|| {
            format!("cannot install the browser\n  To do: apt-get update && {INSTALL}")
        })?;
    }
    let browser =
        find().context("chromium or chromedriver is not on PATH after its installation")?;
    step.done("installed");
    Ok(browser)
}

/// Debian says `chromium`, other systems `chromium-browser` or Chrome's own names.
fn find() -> Option<Browser> {
    let chromium = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .into_iter()
        .find_map(run::find_on_path)?;
    Some(Browser { chromium, chromedriver: run::find_on_path("chromedriver")? })
}

fn is_root() -> bool {
    let mut id = Command::new("id");
    id.arg("-u");
    run::ask(id).is_ok_and(|answer| answer == "0")
}
