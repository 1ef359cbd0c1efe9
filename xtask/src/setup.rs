//! `cargo xtask setup`: everything the other commands need. Each of them calls the parts it needs
//! itself, so running this first is a choice, not a duty.

use anyhow::Result;

use crate::project::Project;
use crate::{browser, node, target, tools};

pub(crate) const ENVIRONMENT: &str = "\
Environment:
  XDG_CACHE_HOME       where the tools are kept, in statuslamp/ [default: ~/.cache]
  STATUSLAMP_RELEASES  where prebuilt tools are fetched from, for a mirror
                       [default: https://github.com/wasm-bindgen]
                       It must serve wasm-pack/releases/download/... and
                       wasm-bindgen/releases/download/... as GitHub does.

A tool that cannot be fetched is compiled with `cargo install`, which takes some minutes, once.";

pub(crate) fn run(project: &Project) -> Result<()> {
    // What only a person can mend is missed first, before the tools take their minutes.
    node::ensure(project)?;
    browser::ensure(project)?;
    target::ensure(project)?;
    tools::ensure(project)?;
    Ok(())
}
