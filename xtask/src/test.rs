//! `cargo xtask test`: every check and every test, in the order of what fails soonest.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::project::Project;
use crate::tally::{self, Tally};
use crate::{browser, build, compiler, node, run, setup, size, target, tools};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// cargo fmt
    Fmt,
    /// cargo clippy, for this machine and for wasm32
    Clippy,
    /// cargo test, documentation included
    Native,
    /// Every row of wasm-pack.toml, within its budget
    Build,
    /// tests/web.rs in Node and in Chromium
    Wasm,
    /// tsc
    Types,
    /// biome
    Lint,
    /// tests/e2e: real runtimes, real browsers
    E2e,
}

pub(crate) fn run(project: &Project, only: &[Part]) -> Result<()> {
    if only.is_empty() {
        setup::run(project)?;
    }
    let mut total = Tally::default();
    for part in Part::value_variants() {
        if only.is_empty() || only.contains(part) {
            total += part.run(project).with_context(|| part.failure())?;
        }
    }
    if total.skipped > 0 {
        println!("{} skipped", total.skipped);
    }
    if total == Tally::default() {
        println!("the checks passed; no tests were among them");
    } else {
        println!("{} passed, {} failed", total.passed, total.failed);
    }
    Ok(())
}

impl Part {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn failure(self) -> String {
        format!("step `{0}` failed; to run it alone: cargo xtask test --only {0}", self.name())
    }

    /// Does the part, after installing and building what it needs.
    fn run(self, project: &Project) -> Result<Tally> {
        match self {
            Self::Fmt => fmt(project)?,
            Self::Clippy => clippy(project)?,
            Self::Native => return native(project),
            Self::Build => size::print(project, &build::rows(project, &[])?)?,
            Self::Wasm => return wasm(project),
            Self::Types => types(project)?,
            Self::Lint => lint(project)?,
            Self::E2e => return e2e(project),
        }
        Ok(Tally::default())
    }
}

fn fmt(project: &Project) -> Result<()> {
    check_component(project, "fmt", "rustfmt")?;
    check(project, "fmt", cargo(project, "fmt --all --check -- --color never"))
        .context("the Rust files are not formatted\n  To do: cargo fmt --all")
}

fn clippy(project: &Project) -> Result<()> {
    check_component(project, "clippy", "clippy")?;
    let native = cargo(project, "clippy --workspace --all-targets -- -D warnings");
    check(project, "clippy", native)?;
    target::ensure(project)?;
    // One by one: what one build is made with, another may not stand.
    for what in ["--tests", "--tests --features console", "-p statuslamp-draw-wasm"] {
        let triple = compiler::TRIPLE;
        let arguments = format!("clippy --target {triple} --lib {what} -- -D warnings");
        check(project, &format!("clippy for wasm32 {what}"), cargo(project, &arguments))?;
    }
    Ok(())
}

fn native(project: &Project) -> Result<Tally> {
    // The widths of texts are compared with those of a node module.
    node::ensure(project)?;
    tests(project, "native tests", cargo(project, "test --workspace"), |output| {
        Ok(tally::rust(output))
    })
}

/// The same suite in two runtimes. It has no `wasm_bindgen_test_configure!`, so the runner takes
/// the runtime from the environment: `TestMode` in wasm-bindgen-cli's `wasm_bindgen_test_runner.rs`.
fn wasm(project: &Project) -> Result<Tally> {
    target::ensure(project)?;
    let tools = tools::ensure(project)?;
    let browser = browser::ensure(project)?;
    let arguments = format!("test --target {} --features edge --test web", compiler::TRIPLE);
    let suite = || {
        let mut command = cargo(project, &arguments);
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner());
        for variable in ["WASM_BINDGEN_TEST_ONLY_NODE", "WASM_BINDGEN_TEST_ONLY_WEB", "NO_HEADLESS"]
        {
            command.env_remove(variable);
        }
        command
    };
    let mut in_browser = suite();
    in_browser.env("WASM_BINDGEN_USE_BROWSER", "1").env("CHROMEDRIVER", browser.chromedriver);
    let mut tally =
        tests(project, "wasm tests in Node", suite(), |output| tally::wasm(output, false))?;
    tally +=
        tests(project, "wasm tests in Chromium", in_browser, |output| tally::wasm(output, true))?;
    Ok(tally)
}

fn types(project: &Project) -> Result<()> {
    // The types of the wasm packages are among what is checked.
    build::rows(project, &["page", "edge", "console"].map(str::to_owned))?;
    let mut tsc = project.node_program("tsc");
    tsc.arg("--noEmit");
    check(project, "types (tsc)", tsc)
}

fn lint(project: &Project) -> Result<()> {
    node::ensure(project)?;
    let mut biome = project.node_program("biome");
    biome.args(["ci", "--colors=off", "--error-on-warnings", "."]);
    check(project, "lint (biome)", biome)
        .context("biome objects\n  To do: npx biome check --write, and mend by hand what is left")
}

fn e2e(project: &Project) -> Result<Tally> {
    let files = e2e_files(project)?;
    build::rows(project, &[])?;
    let browser = browser::ensure(project)?;
    let mut node = project.command("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(&files)
        .env("CHROMIUM", browser.chromium)
        .env("CHROMEDRIVER", browser.chromedriver);
    tests(project, "end-to-end tests", node, |output| tally::node(output, &files))
}

/// Expanded here: Node 20 takes no patterns.
fn e2e_files(project: &Project) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(project.path("tests/e2e")).context("cannot read tests/e2e")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.js") {
            files.push(format!("tests/e2e/{name}"));
        }
    }
    if files.is_empty() {
        bail!("tests/e2e has no *.test.js");
    }
    files.sort();
    Ok(files)
}

fn cargo(project: &Project, arguments: &str) -> Command {
    let mut cargo = project.cargo();
    cargo.args(arguments.split(' '));
    cargo
}

/// cargo's subcommands are separate installations.
fn check_component(project: &Project, subcommand: &str, component: &str) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args([subcommand, "--version"]);
    run::ask(cargo).map(drop).with_context(|| {
        format!(
            "cargo {subcommand} is missing\n  To do: rustup component add {component}, or install \
             your distribution's package of it."
        )
    })
}

fn check(project: &Project, what: &str, command: Command) -> Result<()> {
    let step = project.progress.step(what);
    step.run(command)?;
    step.done("");
    Ok(())
}

fn tests(
    project: &Project,
    what: &str,
    command: Command,
    count: impl Fn(&str) -> Result<Tally>,
) -> Result<Tally> {
    let step = project.progress.step(what);
    let tally = count(&step.run(command)?)?.check(what)?;
    step.done(&tally.note());
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_how_to_run_the_step_alone() {
        assert_eq!(
            Part::E2e.failure(),
            "step `e2e` failed; to run it alone: cargo xtask test --only e2e"
        );
    }
}
