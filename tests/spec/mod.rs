//! Text specs: a file of cases, each a title, its input and what comes of it. `UPDATE_GOLDEN=1`
//! writes what comes of it anew; then look at the difference.
//!
//! ```text
//! == all is well ==
//! {"page": …}
//! [and]
//! {"a second body": "where a provider sends two"}
//! [expect]
//! statuspage abc123def456 “Acme”
//! ```

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// One case of a file.
pub(crate) struct Case {
    pub(crate) title: String,
    pub(crate) bodies: Vec<String>,
    pub(crate) expected: String,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The spec files of a folder.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/specs").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

pub(crate) fn cases(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut part = String::new();
    let mut expects = false;
    for line in text.lines().chain(["== end =="]) {
        if let Some(title) = line.strip_prefix("== ").and_then(|line| line.strip_suffix(" ==")) {
            if let Some(case) = cases.last_mut() {
                assert!(expects, "{}: “{}” has no [expect]", file.display(), case.title);
                part.trim_end().clone_into(&mut case.expected);
            }
            let (bodies, expected) = (Vec::new(), String::new());
            cases.push(Case { title: title.to_owned(), bodies, expected });
            expects = false;
            part.clear();
        } else if line == "[and]" || line == "[expect]" {
            let body = std::mem::take(&mut part).trim().to_owned();
            cases.last_mut().unwrap().bodies.push(body);
            expects = line == "[expect]";
        } else {
            part.push_str(line);
            part.push('\n');
        }
    }
    cases.pop();
    cases
}

/// Runs every case of a file; writes the file anew if asked to.
pub(crate) fn check(file: &Path, outcome: impl Fn(&Case) -> String) -> usize {
    let cases = cases(file);
    let actual: Vec<String> =
        cases.iter().map(|case| outcome(case).trim_end().to_owned()).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let mut text = String::new();
        for (case, actual) in cases.iter().zip(&actual) {
            let bodies = case.bodies.join("\n[and]\n");
            write!(text, "== {} ==\n{bodies}\n[expect]\n{actual}\n\n", case.title).unwrap();
        }
        std::fs::write(file, text.trim_end().to_owned() + "\n").unwrap();
        return cases.len();
    }
    for (case, actual) in cases.iter().zip(&actual) {
        assert!(
            case.expected == *actual,
            "{}: “{}”\n--- expected\n{}\n--- actual\n{actual}\n--- then UPDATE_GOLDEN=1",
            file.display(),
            case.title,
            case.expected
        );
    }
    cases.len()
}
