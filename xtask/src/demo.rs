//! `cargo xtask demo`: the whole thing on this machine, until Ctrl-C.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;

use crate::project::Project;
use crate::{build, run};

#[derive(Args)]
pub(crate) struct Options {
    /// Status page to show: an address, or a file with what it answers [default: a fictional one]
    #[arg(long, value_name = "URL-OR-FILE")]
    page: Option<String>,
    /// Port on 127.0.0.1; the next port is used too, for the fictional provider
    #[arg(long, default_value_t = 8787, value_parser = clap::value_parser!(u16).range(1..=65534))]
    port: u16,
}

pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let upstream_port = options.port + 1;
    for port in [options.port, upstream_port] {
        check_free(port)?;
    }
    let page = options.page.as_deref().map(check_page).transpose()?;
    build::rows(project, &["page".to_owned(), "edge".to_owned()])?;

    let mut node = project.command("node");
    node.arg("xtask/demo/main.js");
    node.args(["--port", &options.port.to_string()]);
    node.args(["--upstream-port", &upstream_port.to_string()]);
    if let Some(page) = page {
        node.args(["--page", &page]);
    }
    run::attached(node).map_err(|_| anyhow!("the demo stopped; what it said is above"))
}

/// Better said before minutes of building than after.
fn check_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
            "port {port} on 127.0.0.1 is in use; the demo needs two in a row\n  \
             To do: choose another with --port, or stop the program that uses it."
        ),
        Err(error) => Err(error).with_context(|| {
            format!("cannot use port {port} on 127.0.0.1\n  To do: choose another with --port.")
        }),
    }
}

/// The demo runs in the project's root, we may not, so a file is passed on with its full path.
fn check_page(page: &str) -> Result<String> {
    let to_do = "To do: give the path of a file, or an address that begins with https://.";
    if page.contains("://") {
        return Ok(page.to_owned());
    }
    let path = Path::new(page);
    if !path.is_file() {
        bail!("--page: “{page}” is no file\n  {to_do}");
    }
    Ok(path.canonicalize()?.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_told_before_the_build() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        assert_eq!(
            check_free(port).unwrap_err().to_string(),
            format!(
                "port {port} on 127.0.0.1 is in use; the demo needs two in a row\n  \
                 To do: choose another with --port, or stop the program that uses it."
            )
        );
        drop(listener);
        check_free(port).unwrap();
    }

    #[test]
    fn a_page_is_an_address_or_a_file() {
        assert_eq!(check_page("https://example.com/x").unwrap(), "https://example.com/x");
        assert!(check_page("Cargo.toml").unwrap().ends_with("/xtask/Cargo.toml"));
        assert_eq!(
            check_page("absent.json").unwrap_err().to_string(),
            "--page: “absent.json” is no file\n  \
             To do: give the path of a file, or an address that begins with https://."
        );
    }
}
