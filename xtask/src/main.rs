//! The project's automation, run as `cargo xtask <command>`.
//!
//! Each command is one file; the files that they share are named after what they take care of.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::todo,
    clippy::unreachable
)]

mod bench;
mod browser;
mod build;
mod compiler;
mod demo;
mod extension;
mod lockfile;
mod matrix;
mod modules;
mod node;
mod progress;
mod project;
mod release;
mod remove;
mod run;
mod setup;
mod size;
mod std_source;
mod stop;
mod tally;
mod target;
mod test;
mod tool;
mod tools;
mod widths;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::project::Project;

/// Set up, build, test, measure and show Statuslamp.
///
/// Every command first installs what it needs and lacks, so any of them works on a fresh checkout.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Cli {
    /// Show the output of the programs that are run, as it comes
    #[arg(short, long, global = true)]
    verbose: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing: wasm32 target, wasm-pack, wasm-bindgen, node modules, browser
    #[command(after_help = setup::ENVIRONMENT)]
    Setup,
    /// Build the rows of wasm-pack.toml and unpack the browser extension into target/extension
    Build {
        /// Rows of wasm-pack.toml to build [default: all]
        #[arg(value_name = "NAME")]
        names: Vec<String>,
    },
    /// Print how large each build is, against its budget
    Size {
        /// Print instead what each part of one build's code takes [default: page]
        #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "page")]
        modules: Option<String>,
    },
    /// Run every check and every test; the last line is `N passed, 0 failed`
    Test {
        /// Run this step only (may be repeated)
        #[arg(long, value_enum, value_name = "STEP")]
        only: Vec<test::Part>,
    },
    /// Build and serve the demo until Ctrl-C
    Demo(demo::Options),
    /// Run the benchmarks in benches/
    Bench {
        /// One benchmark, by its name in benches/ [default: all]
        name: Option<String>,
    },
    /// Pack the width tables of anafanafo, which badge-maker measures with, into draw/src/width
    Widths {
        /// Write nothing; fail if the tables are not what would be written
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let project = Project::new(cli.verbose);
    let outcome = stop::listen().and_then(|()| match cli.command {
        Command::Setup => setup::run(&project),
        Command::Build { names } => build::run(&project, &names),
        Command::Size { modules: None } => size::run(&project),
        Command::Size { modules: Some(name) } => modules::run(&project, &name),
        Command::Test { only } => test::run(&project, &only),
        Command::Demo(options) => demo::run(&project, &options),
        Command::Bench { name } => bench::run(&project, name.as_deref()),
        Command::Widths { check } => widths::run(&project, check),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error, cli.verbose);
            ExitCode::FAILURE
        }
    }
}

/// One error, one message: the output of the program that failed, then what failed and why.
fn report(error: &anyhow::Error, verbose: bool) {
    if let Some(failed) = error.downcast_ref::<run::CommandFailed>()
        && !verbose
        && !failed.output.is_empty()
    {
        eprintln!("\n{}", failed.output.trim_end());
    }
    eprintln!("\nerror: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}
