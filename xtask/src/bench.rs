//! `cargo xtask bench`: the programs in benches/, which print what they measure.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::{build, run};

/// Shared by the benchmarks, none of them.
const SHARED: [&str; 6] = ["bodies", "harness", "statuspage", "summary", "texts", "tokens"];

pub(crate) fn run(project: &Project, name: Option<&str>) -> Result<()> {
    let names = select(names(project)?, name)?;
    build::rows(project, &["page", "edge", "badges", "badges-unicode"].map(str::to_owned))?;
    for name in names {
        println!("\n# {name}");
        run::attached(program(project, &name))?;
    }
    Ok(())
}

/// A script for Node; or a crate with a workspace of its own, since nothing else wants what it
/// depends on.
fn program(project: &Project, name: &str) -> Command {
    let manifest = project.path(format!("benches/{name}/Cargo.toml"));
    if manifest.is_file() {
        let mut cargo = project.cargo();
        cargo.args(["run", "--release", "--locked", "--manifest-path"]).arg(manifest);
        return cargo;
    }
    let mut node = project.command("node");
    node.arg(format!("benches/{name}.js"));
    node
}

fn names(project: &Project) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(project.path("benches")).into_iter().flatten() {
        let path = entry?.path();
        let is_program =
            path.extension().is_some_and(|it| it == "js") || path.join("Cargo.toml").is_file();
        if let Some(name) = path.file_stem().and_then(|it| it.to_str())
            && is_program
            && !SHARED.contains(&name)
        {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn select(names: Vec<String>, wanted: Option<&str>) -> Result<Vec<String>> {
    if names.is_empty() {
        bail!("benches/ has no benchmark");
    }
    match wanted {
        None => Ok(names),
        Some(wanted) if names.iter().any(|name| name == wanted) => Ok(vec![wanted.to_owned()]),
        Some(wanted) => bail!("benches/ has no `{wanted}`; it has: {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_crates_are_benchmarks_and_what_they_share_is_none() {
        let names = names(&Project::new(false)).unwrap();
        let has = |name: &str| names.iter().any(|it| it == name);
        assert!(has("badge") && has("native"), "{names:?}");
        assert!(!has("harness"), "{names:?}");
        assert_eq!(names.iter().filter(|name| *name == "workerd").count(), 1, "{names:?}");
    }

    #[test]
    fn selects_by_name() {
        let names = || vec!["badge".to_owned(), "parse".to_owned()];
        assert_eq!(select(names(), None).unwrap(), names());
        assert_eq!(select(names(), Some("parse")).unwrap(), ["parse"]);
        assert_eq!(
            select(names(), Some("pasre")).unwrap_err().to_string(),
            "benches/ has no `pasre`; it has: badge, parse"
        );
    }
}
