use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;

use tempfile::TempDir;

use super::*;

/// A tool that nobody has installed, so that PATH cannot interfere.
fn lamp() -> Tool {
    Tool {
        name: "lamp",
        version: "1.2.3".to_owned(),
        tag: "v1.2.3".to_owned(),
        package: "lamp-cli",
        programs: &["lamp", "lamp-runner"],
    }
}

/// A machine: a cache, a PATH, a release server that answers nothing, and a cargo that fails.
struct Machine {
    directory: TempDir,
    progress: Progress,
    releases: String,
}

impl Machine {
    fn new() -> Self {
        let directory = TempDir::new().unwrap();
        let machine = Self {
            directory,
            progress: Progress::new(false),
            releases: "http://127.0.0.1:1".to_owned(),
        };
        machine.script("cargo", "echo no registry; exit 1");
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn script(&self, name: &str, body: &str) {
        // Written by another process: a file that we have open for writing may be inherited by what
        // a parallel test starts, and "text file busy" is then the answer to running it.
        let draft = self.path("draft");
        fs::write(&draft, format!("#!/bin/sh\n{body}\n")).unwrap();
        let mut install = Command::new("install");
        install.args(["-D", "-m", "755"]).arg(draft).arg(self.path(name));
        run::ask(install).unwrap();
    }

    fn programs(&self, directory: &str, version: &str) {
        for program in lamp().programs {
            self.script(&format!("{directory}/{program}"), &format!("echo '{program} {version}'"));
        }
    }

    fn ensure(&self) -> Result<PathBuf> {
        let installer = Installer {
            progress: &self.progress,
            cache: self.path("cache"),
            path: self.path("bin").into_os_string(),
            releases: self.releases.clone(),
            cargo: self.path("cargo"),
        };
        installer.ensure(&[lamp()]).map(|[directory]| directory)
    }

    /// Serves one archive with programs of this version, and nothing else.
    fn serve_release(&mut self, version: &str) {
        self.programs("release/lamp-v1.2.3-platform", version);
        let mut tar = Command::new("tar");
        tar.arg("-czf").arg(self.path("release.tar.gz")).arg("-C").arg(self.path("release"));
        tar.arg("lamp-v1.2.3-platform");
        run::ask(tar).unwrap();
        let archive = fs::read(self.path("release.tar.gz")).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        self.releases = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let mut request = String::new();
                BufReader::new(&stream).read_line(&mut request).unwrap();
                let known = request.starts_with("GET /lamp/releases/download/v1.2.3/lamp-v1.2.3-");
                let (status, body) = if known { ("200", &archive[..]) } else { ("404", &[][..]) };
                let head = format!("HTTP/1.0 {status} x\r\ncontent-length: {}\r\n\r\n", body.len());
                stream.write_all(head.as_bytes()).unwrap();
                stream.write_all(body).unwrap();
            }
        });
    }

    /// A cargo that notes how it was called and "compiles" programs of this version.
    fn working_cargo(&self, version: &str) {
        self.programs("compiled", version);
        let (compiled, log) = (self.path("compiled"), self.path("cargo.log"));
        self.script(
            "cargo",
            &format!(
                "echo \"$CARGO_PROFILE_RELEASE_OPT_LEVEL $*\" >> {}\n\
                 mkdir -p \"$4/bin\" && cp {}/* \"$4/bin\"",
                log.display(),
                compiled.display()
            ),
        );
    }
}

#[test]
fn first_the_cache() {
    let machine = Machine::new();
    machine.programs("cache/lamp/1.2.3", "1.2.3");
    machine.programs("bin", "1.2.3");
    assert_eq!(machine.ensure().unwrap(), machine.path("cache/lamp/1.2.3"));
}

#[test]
fn then_path_if_it_is_the_very_version() {
    let machine = Machine::new();
    machine.programs("bin", "1.2.3 (0123abc)");
    assert_eq!(machine.ensure().unwrap(), machine.path("bin"));
    machine.programs("bin", "1.2.4");
    assert!(machine.ensure().is_err());
}

#[test]
fn then_the_release() {
    let mut machine = Machine::new();
    machine.programs("bin", "1.2.2");
    machine.serve_release("1.2.3");
    assert_eq!(machine.ensure().unwrap(), machine.path("cache/lamp/1.2.3"));
    assert!(!machine.path("cache/staging").exists());
}

#[test]
fn a_release_of_another_version_is_thrown_away_and_cargo_asked() {
    let mut machine = Machine::new();
    machine.serve_release("1.2.30");
    machine.working_cargo("1.2.3");
    assert_eq!(machine.ensure().unwrap(), machine.path("cache/lamp/1.2.3"));
    assert!(!machine.path("cache/staging").exists());
    let root = machine.path("cache/staging/root");
    assert_eq!(
        fs::read_to_string(machine.path("cargo.log")).unwrap(),
        format!("1 install --force --root {} lamp-cli@1.2.3\n", root.display())
    );
    machine.ensure().unwrap();
    assert_eq!(fs::read_to_string(machine.path("cargo.log")).unwrap().lines().count(), 1);
}

#[test]
fn half_a_tool_is_no_tool() {
    let machine = Machine::new();
    machine.programs("cache/lamp/1.2.3", "1.2.3");
    fs::remove_file(machine.path("cache/lamp/1.2.3/lamp-runner")).unwrap();
    machine.working_cargo("1.2.3");
    assert_eq!(machine.ensure().unwrap(), machine.path("cache/lamp/1.2.3"));
    assert!(machine.path("cache/lamp/1.2.3/lamp-runner").exists());
}

#[test]
fn a_failure_says_what_to_do() {
    let machine = Machine::new();
    let error = machine.ensure().unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot install lamp 1.2.3: neither http://127.0.0.1:1 nor `cargo install` gave it\n  \
         To do: check the network and a C compiler (cc), then run `cargo xtask setup -v`;\n  \
         or put them on PATH yourself: cargo install lamp-cli@1.2.3"
    );
    assert_eq!(error.downcast_ref::<run::CommandFailed>().unwrap().output, "no registry\n");
}
