//! The browser extension, put together in target/extension for "Load unpacked".
//!
//! Its files keep the places that they have under www/, so that `../statuslamp.js` means the same
//! in both; only the manifest must be at the top.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::remove;

/// The build that the extension is made with.
pub(crate) const PACKAGE: &str = "www/pkg";
const MANIFEST: &str = "manifest.json";
/// What of www/ it is made of.
const PARTS: &[&str] = &[
    "extension",
    "element",
    "pkg",
    "core.js",
    "draw.js",
    "fields.js",
    "look.js",
    "search.js",
    "statuslamp.js",
];

pub(crate) fn assemble(project: &Project) -> Result<()> {
    let (www, out) = (project.path("www"), project.path("target/extension"));
    let manifest = www.join("extension").join(MANIFEST);
    if !manifest.exists() {
        return Ok(());
    }
    assemble_from(&www, &out).context("cannot put the extension together")?;
    project.progress.already("extension", "in target/extension");
    Ok(())
}

fn assemble_from(www: &Path, out: &Path) -> Result<()> {
    remove::directory(out)?;
    for name in PARTS {
        copy(&www.join(name), &out.join(name))?;
    }
    Ok(fs::rename(out.join("extension").join(MANIFEST), out.join(MANIFEST))?)
}

/// Copies a file, or a directory without its hidden files: wasm-pack leaves a .gitignore.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            copy(&from.join(&name), &to.join(&name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_relative_imports_valid() {
        let directory = tempfile::tempdir().unwrap();
        let (www, out) = (directory.path().join("www"), directory.path().join("out"));
        for file in [
            "extension/manifest.json",
            "extension/popup.js",
            "extension/icons/16.png",
            "element/define.js",
            "pkg/.gitignore",
            "pkg/statuslamp_bg.wasm",
            "pkg-edge/statuslamp_bg.wasm",
            "core.js",
            "draw.js",
            "fields.js",
            "look.js",
            "search.js",
            "statuslamp.js",
            "index.html",
        ] {
            let path = www.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        fs::create_dir_all(out.join("left-over")).unwrap();
        assemble_from(&www, &out).unwrap();
        assert_eq!(
            files(&out, &out),
            [
                "core.js",
                "draw.js",
                "element/define.js",
                "extension/icons/16.png",
                "extension/popup.js",
                "fields.js",
                "look.js",
                "manifest.json",
                "pkg/statuslamp_bg.wasm",
                "search.js",
                "statuslamp.js",
            ]
        );
    }

    fn files(directory: &Path, root: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files(&path, root));
            } else {
                found.push(path.strip_prefix(root).unwrap().display().to_string());
            }
        }
        found.sort();
        found
    }
}
