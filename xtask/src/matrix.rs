//! The build matrix: wasm-pack.toml read into rows.
//!
//! Every mistake is an error that names the file, the line and the key; nothing is ignored.

use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use toml::Spanned;

use crate::project::Project;

pub(crate) const FILE: &str = "wasm-pack.toml";

/// One `[[build]]`: one run of wasm-pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// The folder of its crate, from the project's root.
    pub(crate) krate: PathBuf,
    /// A Cargo profile of our own; else it is wasm-pack's `release`.
    pub(crate) profile: Option<String>,
    pub(crate) target: Target,
    pub(crate) features: Vec<String>,
    /// From the project's root.
    pub(crate) out_dir: PathBuf,
    /// Largest allowed size of the .wasm after brotli, in bytes.
    pub(crate) budget_br: u64,
}

impl Row {
    pub(crate) fn wasm(&self, project: &Project) -> PathBuf {
        project.path(&self.out_dir).join("statuslamp_bg.wasm")
    }

    pub(crate) fn glue(&self, project: &Project) -> PathBuf {
        project.path(&self.out_dir).join("statuslamp.js")
    }
}

/// What wasm-pack takes for `--target`; see `wasm-pack build --help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Target {
    Bundler,
    Deno,
    NoModules,
    Nodejs,
    Web,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bundler => "bundler",
            Self::Deno => "deno",
            Self::NoModules => "no-modules",
            Self::Nodejs => "nodejs",
            Self::Web => "web",
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    build: Spanned<Vec<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    name: Spanned<String>,
    #[serde(rename = "crate")]
    krate: Option<Spanned<PathBuf>>,
    profile: Option<String>,
    target: Target,
    features: Vec<String>,
    out_dir: Spanned<PathBuf>,
    budget_br: Spanned<u64>,
}

pub(crate) fn read(project: &Project) -> Result<Vec<Row>> {
    let text =
        fs::read_to_string(project.path(FILE)).with_context(|| format!("cannot read {FILE}"))?;
    parse(&text)
}

/// The rows with these names, in the order of the file; all of them when `names` is empty.
pub(crate) fn select(rows: Vec<Row>, names: &[String]) -> Result<Vec<Row>> {
    if let Some(name) = names.iter().find(|name| rows.iter().all(|row| row.name != **name)) {
        let known: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
        bail!("{FILE} has no build `{name}`; it has: {}", known.join(", "));
    }
    Ok(rows.into_iter().filter(|row| names.is_empty() || names.contains(&row.name)).collect())
}

fn parse(text: &str) -> Result<Vec<Row>> {
    let document: Document =
        toml::from_str(text).map_err(|error| at(text, error.span(), error.message()))?;
    let span = document.build.span();
    let mut rows: Vec<Row> = Vec::new();
    for entry in document.build.into_inner() {
        check(text, &entry, &rows)?;
        rows.push(Row {
            name: entry.name.into_inner(),
            krate: entry.krate.map_or_else(|| PathBuf::from("."), Spanned::into_inner),
            profile: entry.profile,
            target: entry.target,
            features: entry.features,
            out_dir: entry.out_dir.into_inner(),
            budget_br: entry.budget_br.into_inner(),
        });
    }
    if rows.is_empty() {
        return Err(at(text, Some(span), "`build` is empty"));
    }
    Ok(rows)
}

/// What the types cannot say.
fn check(text: &str, entry: &Entry, before: &[Row]) -> Result<()> {
    let name = entry.name.get_ref();
    let name_error = |message: &str| Err(at(text, Some(entry.name.span()), message));
    if name.is_empty() {
        return name_error("`name` is empty");
    }
    // The name is part of a file name, and of commands.
    if !name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
        return name_error("`name` may have letters, digits and hyphens only");
    }
    if before.iter().any(|row| row.name == *name) {
        return name_error(&format!("`name` \"{name}\" is taken by an earlier build"));
    }

    if let Some(krate) = entry.krate.as_ref().filter(|krate| !is_inside(krate.get_ref())) {
        let message = "`crate` must be a relative path inside the project, without `..`";
        return Err(at(text, Some(krate.span()), message));
    }

    let out_dir = entry.out_dir.get_ref();
    let out_dir_error = |message: &str| Err(at(text, Some(entry.out_dir.span()), message));
    if !is_inside(out_dir) {
        return out_dir_error("`out-dir` must be a relative path inside the project, without `..`");
    }
    if before.iter().any(|row| row.out_dir == *out_dir) {
        return out_dir_error("`out-dir` is taken by an earlier build");
    }

    if *entry.budget_br.get_ref() == 0 {
        return Err(at(text, Some(entry.budget_br.span()), "`budget-br` must be more than 0"));
    }
    Ok(())
}

fn is_inside(path: &Path) -> bool {
    let mut components = path.components().peekable();
    components.peek().is_some() && components.all(|part| matches!(part, Component::Normal(_)))
}

/// An error with its place: the line's number and its text, which shows the key.
fn at(text: &str, span: Option<Range<usize>>, message: &str) -> anyhow::Error {
    let message = message.trim_end();
    let Some(before) = span.and_then(|span| text.get(..span.start)) else {
        return anyhow!("{FILE}: {message}");
    };
    let index = before.matches('\n').count();
    let line = text.lines().nth(index).unwrap_or_default().trim();
    anyhow!("{FILE}, line {}: {message}\n    {line}", index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"# builds
[[build]]
name = "page"
target = "web"
features = []
out-dir = "www/pkg"
budget-br = 60000
"#;

    #[track_caller]
    fn assert_error(text: &str, expected: &str) {
        assert_eq!(parse(text).unwrap_err().to_string(), expected);
    }

    #[test]
    fn reads_rows() {
        let second = PAGE.replace("\"page\"\nt", "\"edge\"\nt").replace("www/pkg", "target/edge");
        let rows = parse(&format!("{PAGE}{second}")).unwrap();
        let page = Row {
            name: "page".to_owned(),
            krate: PathBuf::from("."),
            profile: None,
            target: Target::Web,
            features: vec![],
            out_dir: PathBuf::from("www/pkg"),
            budget_br: 60_000,
        };
        let edge =
            Row { name: "edge".to_owned(), out_dir: PathBuf::from("target/edge"), ..page.clone() };
        assert_eq!(rows, [page, edge]);

        let text = PAGE.replace("target", "crate = \"a/b\"\nprofile = \"fast\"\ntarget");
        let [row] = parse(&text).unwrap().try_into().unwrap();
        assert_eq!((row.krate, row.profile.as_deref()), (PathBuf::from("a/b"), Some("fast")));
    }

    #[test]
    fn the_projects_own_file_is_valid_and_has_the_builds_that_are_asked_for() {
        let rows = read(&Project::new(false)).unwrap();
        for name in ["page", "edge"] {
            assert!(rows.iter().any(|row| row.name == name), "{name}");
        }
    }

    #[test]
    fn a_misspelt_key_names_line_and_key() {
        assert_error(
            &PAGE.replace("budget-br", "budget"),
            "wasm-pack.toml, line 7: unknown field `budget`, expected one of `name`, `crate`, \
             `profile`, `target`, `features`, `out-dir`, `budget-br`\n    budget = 60000",
        );
        assert_error(
            &PAGE.replace("[[build]]", "[[builds]]"),
            "wasm-pack.toml, line 2: unknown field `builds`, expected `build`\n    [[builds]]",
        );
    }

    #[test]
    fn a_missing_key_names_its_build_and_key() {
        assert_error(
            &PAGE.replace("out-dir = \"www/pkg\"\n", ""),
            "wasm-pack.toml, line 2: missing field `out-dir`\n    [[build]]",
        );
    }

    #[test]
    fn a_wrong_value_names_line_and_key() {
        assert_error(
            &PAGE.replace("target = \"web\"", "target = \"wbe\""),
            "wasm-pack.toml, line 4: unknown variant `wbe`, expected one of `bundler`, `deno`, \
             `no-modules`, `nodejs`, `web`\n    target = \"wbe\"",
        );
        assert_error(
            &PAGE.replace("60000", "0"),
            "wasm-pack.toml, line 7: `budget-br` must be more than 0\n    budget-br = 0",
        );
        assert_error(
            &PAGE.replace("name = \"page\"", "name = \"\""),
            "wasm-pack.toml, line 3: `name` is empty\n    name = \"\"",
        );
        assert_error(
            &PAGE.replace("name = \"page\"", "name = \"../web\""),
            "wasm-pack.toml, line 3: `name` may have letters, digits and hyphens only\n    \
             name = \"../web\"",
        );
    }

    #[test]
    fn names_and_directories_are_unique() {
        assert_error(
            &format!("{PAGE}{PAGE}"),
            "wasm-pack.toml, line 10: `name` \"page\" is taken by an earlier build\n    \
             name = \"page\"",
        );
        let other = PAGE.replace("name = \"page\"", "name = \"edge\"");
        assert_error(
            &format!("{PAGE}{other}"),
            "wasm-pack.toml, line 13: `out-dir` is taken by an earlier build\n    \
             out-dir = \"www/pkg\"",
        );
    }

    #[test]
    fn the_output_stays_inside_the_project() {
        assert_error(
            &PAGE.replace("target = ", "crate = \"..\"\ntarget = "),
            "wasm-pack.toml, line 4: `crate` must be a relative path inside the project, without \
             `..`\n    crate = \"..\"",
        );
        for path in ["", ".", "..", "../pkg", "www/../../pkg", "/tmp/pkg"] {
            assert_error(
                &PAGE.replace("www/pkg", path),
                &format!(
                    "wasm-pack.toml, line 6: `out-dir` must be a relative path inside the project, \
                     without `..`\n    out-dir = \"{path}\""
                ),
            );
        }
    }

    #[test]
    fn at_least_one_build() {
        assert_error("", "wasm-pack.toml, line 1: missing field `build`\n    ");
        assert_error("build = []", "wasm-pack.toml, line 1: `build` is empty\n    build = []");
    }

    #[test]
    fn select_knows_its_rows() {
        let rows = || parse(PAGE).unwrap();
        assert_eq!(select(rows(), &[]).unwrap().len(), 1);
        assert_eq!(select(rows(), &["page".to_owned()]).unwrap().len(), 1);
        let error = select(rows(), &["wbe".to_owned()]).unwrap_err();
        assert_eq!(error.to_string(), "wasm-pack.toml has no build `wbe`; it has: page");
    }
}
