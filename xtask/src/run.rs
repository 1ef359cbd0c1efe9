//! Running other programs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::stop::{self, Group};

/// How long to listen on after a program has ended: whatever it left running may hold its output
/// open for ever.
const GRACE: Duration = Duration::from_secs(2);

/// How long a program with the terminal may take to stop by itself: the terminal sends Ctrl-C to it
/// as well as to us, but a SIGTERM may have been sent to us alone.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long it may take in all, before it is killed.
const LAST_PATIENCE: Duration = Duration::from_secs(10);

/// A program ran and did not succeed. `output` is everything it said.
#[derive(Debug)]
pub(crate) struct CommandFailed {
    pub(crate) line: String,
    pub(crate) status: ExitStatus,
    pub(crate) output: String,
}

impl fmt::Display for CommandFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` failed ({})", self.line, self.status)
    }
}

impl std::error::Error for CommandFailed {}

/// Runs `command` to its end and returns what it wrote on both streams, in the order it wrote it.
/// `watch` sees each line as it comes.
pub(crate) fn capture(mut command: Command, mut watch: impl FnMut(&str)) -> Result<String> {
    let line = describe(&command);
    let (reader, writer) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    // It is read by us, and counted: no colours, whatever the user's environment wishes.
    command.env("NO_COLOR", "1").env_remove("FORCE_COLOR").env_remove("CARGO_TERM_COLOR");
    let mut group = Group::spawn(&mut command).with_context(|| format!("cannot start `{line}`"))?;
    drop(command); // It holds our copies of the pipe's writing end.

    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for bytes in BufReader::new(reader).split(b'\n').map_while(Result::ok) {
            if sender.send(String::from_utf8_lossy(&bytes).into_owned()).is_err() {
                break;
            }
        }
    });

    let mut output = String::new();
    let mut ended: Option<Instant> = None;
    loop {
        match receiver.recv_timeout(Duration::from_millis(100)) {
            Ok(text) => {
                watch(&text);
                output.push_str(&text);
                output.push('\n');
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                if ended.is_some_and(|at| at.elapsed() > GRACE) {
                    group.end();
                    break;
                }
                if ended.is_none() && group.child.try_wait()?.is_some() {
                    ended = Some(Instant::now());
                }
            }
        }
    }
    let status = group.child.wait()?;
    if status.success() { Ok(output) } else { Err(CommandFailed { line, status, output }.into()) }
}

/// Runs a program that answers at once, such as `node --version`.
pub(crate) fn ask(command: Command) -> Result<String> {
    capture(command, |_| {}).map(|output| output.trim().to_owned())
}

/// Runs `command` with our own standard streams. When we are asked to stop, it is, and what it
/// ends with then counts as success.
pub(crate) fn attached(mut command: Command) -> Result<()> {
    let line = describe(&command);
    stop::attach(true);
    let mut child = command.spawn().with_context(|| format!("cannot start `{line}`"))?;
    let status = wait(&mut child, stop::asked())?;
    stop::attach(false);
    if status.success() || stop::asked().load(Ordering::SeqCst) {
        Ok(())
    } else {
        Err(CommandFailed { line, status, output: String::new() }.into())
    }
}

fn wait(child: &mut Child, stop_asked: &AtomicBool) -> Result<ExitStatus> {
    let mut since: Option<Instant> = None;
    let mut told = false;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if stop_asked.load(Ordering::SeqCst) {
            let waited = since.get_or_insert_with(Instant::now).elapsed();
            if waited > LAST_PATIENCE {
                child.kill()?;
            } else if waited > PATIENCE && !told {
                stop::ask(child)?;
                told = true;
            }
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// The command as one would type it, without the directory of the program.
pub(crate) fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or(program.as_os_str()).display().to_string();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// The first `name` on PATH.
pub(crate) fn find_on_path(name: &str) -> Option<PathBuf> {
    find_in(&env::var_os("PATH")?, name)
}

/// The first `name` in the directories of `path`, which is written as PATH is.
pub(crate) fn find_in(path: &OsStr, name: &str) -> Option<PathBuf> {
    env::split_paths(path).map(|directory| directory.join(name)).find(|file| file.is_file())
}

/// Why a command failed, in one line: the last thing it said.
pub(crate) fn last_words(error: &anyhow::Error) -> String {
    error
        .downcast_ref::<CommandFailed>()
        .and_then(|failed| failed.output.lines().rfind(|line| !line.trim().is_empty()))
        .map_or_else(|| error.to_string(), |line| line.trim().to_owned())
}

/// PATH for a child, with `first` before everything else. Ours stays as it is.
pub(crate) fn path_with(first: &[&Path]) -> Result<OsString> {
    let ours = env::var_os("PATH").unwrap_or_default();
    let directories = first.iter().map(|directory| directory.to_path_buf());
    Ok(env::join_paths(directories.chain(env::split_paths(&ours)))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn captures_both_streams_in_order() {
        let mut seen = Vec::new();
        let output =
            capture(shell("echo a; echo b >&2; echo c"), |line| seen.push(line.to_owned()));
        assert_eq!(output.unwrap(), "a\nb\nc\n");
        assert_eq!(seen, ["a", "b", "c"]);
    }

    #[test]
    fn a_failure_keeps_the_output() {
        let error = capture(shell("echo why; exit 3"), |_| {}).unwrap_err();
        let failed = error.downcast_ref::<CommandFailed>().unwrap();
        assert_eq!(failed.output, "why\n");
        assert_eq!(failed.to_string(), "`sh -c echo why; exit 3` failed (exit status: 3)");
    }

    #[test]
    fn a_program_left_running_does_not_hold_us_up() {
        let begin = Instant::now();
        let output = capture(shell("sleep 20 & echo $!"), |_| {}).unwrap();
        assert!(begin.elapsed() < Duration::from_secs(10));
        // Nor does it run on. An ended process may still await its parent's attention: "Z".
        let state = shell(&format!("ps -o stat= -p {output}")).output().unwrap().stdout;
        assert!(state.is_empty() || state.starts_with(b"Z"), "{state:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_was_not_signalled_is_told_to_stop() {
        let mut child = shell("trap 'exit 7' TERM; while :; do sleep 0.1; done").spawn().unwrap();
        let status = wait(&mut child, &AtomicBool::new(true)).unwrap();
        assert_eq!(status.code(), Some(7));
    }
}
