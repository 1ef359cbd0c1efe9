//! Prebuilt tools from their projects' GitHub releases.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::progress::Step;
use crate::tool::Tool;

/// Both tools live in this organisation.
const GITHUB: &str = "https://github.com/wasm-bindgen";

/// Where releases are fetched from: GitHub, or what `STATUSLAMP_RELEASES` says.
pub(crate) fn base() -> String {
    let base = env::var("STATUSLAMP_RELEASES").unwrap_or_else(|_| GITHUB.to_owned());
    base.trim_end_matches('/').to_owned()
}

/// The address of the tool's archive for this machine, where both tools publish one.
/// Sources: wasm-pack's .github/workflows/release.yml; for wasm-bindgen, `prebuilt_url_for` in
/// wasm-pack's src/install/mod.rs.
pub(crate) fn url(base: &str, tool: &Tool, os: &str, arch: &str) -> Option<String> {
    let platform = match (os, arch) {
        ("linux", "x86_64") => "x86_64-unknown-linux-musl",
        ("linux", "aarch64") => "aarch64-unknown-linux-musl",
        ("macos", "x86_64") => "x86_64-apple-darwin",
        ("macos", "aarch64") => "aarch64-apple-darwin",
        _ => return None,
    };
    let Tool { name, tag, .. } = tool;
    Some(format!("{base}/{name}/releases/download/{tag}/{name}-{tag}-{platform}.tar.gz"))
}

/// Fetches an archive and unpacks it into `directory`.
pub(crate) fn fetch(step: &Step, url: &str, directory: &Path) -> Result<()> {
    fs::create_dir_all(directory)?;
    let archive = directory.join("archive.tar.gz");
    let mut curl = Command::new("curl");
    // A machine without a way out must notice soon, a slow one must be allowed to be slow.
    curl.args(["-fsSL", "--connect-timeout", "5", "--max-time", "180", "-o"])
        .arg(&archive)
        .arg(url);
    step.run(curl)?;
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(&archive).arg("-C").arg(directory).arg("--strip-components=1");
    step.run(tar)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_the_projects() {
        let address = |tool: Tool| url(GITHUB, &tool, "linux", "x86_64").unwrap();
        assert_eq!(
            address(Tool::wasm_bindgen("0.2.130".to_owned())),
            "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.130/\
             wasm-bindgen-0.2.130-x86_64-unknown-linux-musl.tar.gz"
        );
        let wasm_pack = Tool::wasm_pack();
        let tag = format!("v{}", wasm_pack.version);
        assert_eq!(
            address(wasm_pack),
            format!(
                "https://github.com/wasm-bindgen/wasm-pack/releases/download/{tag}/\
                 wasm-pack-{tag}-x86_64-unknown-linux-musl.tar.gz"
            )
        );
    }

    #[test]
    fn unknown_platforms_have_no_archive() {
        assert_eq!(url(GITHUB, &Tool::wasm_pack(), "linux", "s390x"), None);
    }
}
