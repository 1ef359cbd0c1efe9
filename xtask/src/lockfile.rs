//! Reading versions from Cargo.lock, so that no version is written down twice.

use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::project::Project;

#[derive(Deserialize)]
struct Lockfile {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The version of wasm-bindgen that the project is compiled with. Its command-line tool must be of
/// exactly this version: the two speak a format that has no stability promise.
pub(crate) fn wasm_bindgen_version(project: &Project) -> Result<String> {
    let path = project.path("Cargo.lock");
    let text = fs::read_to_string(&path)
        .context("cannot read Cargo.lock; run `cargo generate-lockfile` to write it")?;
    locked_version(&text, "wasm-bindgen")
}

fn locked_version(text: &str, name: &str) -> Result<String> {
    let lockfile: Lockfile = toml::from_str(text).context("cannot read Cargo.lock")?;
    let mut versions =
        lockfile.package.into_iter().filter(|package| package.name == name).map(|it| it.version);
    match (versions.next(), versions.next()) {
        (Some(version), None) => Ok(version),
        (None, _) => bail!("Cargo.lock has no package `{name}`"),
        (Some(one), Some(other)) => {
            bail!("Cargo.lock has `{name}` twice, {one} and {other}; only one can be built for")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
dependencies = ["cfg-if"]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "syn"
version = "1.0.0"

[[package]]
name = "syn"
version = "2.0.0"
"#;

    #[test]
    fn reads_the_version_of_exactly_that_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn an_absent_or_double_package_is_an_error() {
        let message = |name| locked_version(LOCK, name).unwrap_err().to_string();
        assert_eq!(message("web-sys"), "Cargo.lock has no package `web-sys`");
        assert_eq!(
            message("syn"),
            "Cargo.lock has `syn` twice, 1.0.0 and 2.0.0; only one can be built for"
        );
    }
}
