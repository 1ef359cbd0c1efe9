//! `cargo xtask bench`: the programs in benches/, which print what they measure.

use std::fs;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::{build, run};

/// Shared by the benchmarks, none of them.
const SHARED: [&str; 3] = ["bodies", "harness", "statuspage"];

pub(crate) fn run(project: &Project, name: Option<&str>) -> Result<()> {
    let names = select(names(project)?, name)?;
    build::rows(project, &["page", "edge", "badges-unicode"].map(str::to_owned))?;
    for name in names {
        println!("\n# {name}");
        let mut node = project.command("node");
        node.arg(format!("benches/{name}.js"));
        run::attached(node)?;
    }
    Ok(())
}

fn names(project: &Project) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(project.path("benches")).into_iter().flatten() {
        let file = entry?.file_name();
        if let Some(name) = file.to_str().and_then(|it| it.strip_suffix(".js"))
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
