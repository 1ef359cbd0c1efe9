//! One line per step, on standard error: a spinner with a clock on a terminal, plain lines elsewhere.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io::{self, IsTerminal};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

use crate::run;

pub(crate) struct Progress {
    verbose: bool,
    said: RefCell<HashSet<String>>,
}

impl Progress {
    pub(crate) fn new(verbose: bool) -> Self {
        Self { verbose, said: RefCell::default() }
    }

    /// A line for what needs no work, such as a tool that is "already there". Said once, however
    /// many parts of a command ask for it.
    pub(crate) fn already(&self, what: &str, state: &str) {
        if self.said.borrow_mut().insert(what.to_owned()) {
            eprintln!("{what:<28}  {state}");
        }
    }

    pub(crate) fn step(&self, what: impl Into<String>) -> Step {
        let what = what.into();
        self.said.borrow_mut().insert(what.clone());
        let spinner = (!self.verbose && io::stderr().is_terminal()).then(|| spinner(&what));
        if spinner.is_none() {
            eprintln!("{what} ...");
        }
        Step { what, begin: Instant::now(), spinner, verbose: self.verbose, ended: false }
    }
}

fn spinner(what: &str) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{spinner} {prefix:<28} {elapsed:>4}  {wide_msg:.dim}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
    let bar = ProgressBar::new_spinner().with_style(style).with_prefix(what.to_owned());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

/// A step under way. Dropped before its end, as `?` does, it says that it failed.
pub(crate) struct Step {
    what: String,
    begin: Instant,
    spinner: Option<ProgressBar>,
    verbose: bool,
    ended: bool,
}

impl Step {
    /// Runs a command as part of this step. Its output is kept for the case that it fails, and its
    /// last line is shown beside the spinner.
    pub(crate) fn run(&self, command: Command) -> Result<String> {
        if self.verbose {
            eprintln!("$ {}", run::describe(&command));
        }
        run::capture(command, |line| {
            if self.verbose {
                eprintln!("{line}");
            } else if let Some(spinner) = &self.spinner {
                spinner.set_message(line.replace(char::is_control, " "));
            }
        })
    }

    pub(crate) fn done(self, note: &str) {
        self.end("done", note);
    }

    /// Ends a step that did not work out, where something else can take its place.
    pub(crate) fn gave_up(self, why: &str) {
        self.end("not to be had,", why);
    }

    fn end(mut self, outcome: &str, note: &str) {
        self.ended = true;
        self.line(outcome, note);
    }

    fn line(&self, outcome: &str, note: &str) {
        if let Some(spinner) = &self.spinner {
            spinner.finish_and_clear();
        }
        let seconds = self.begin.elapsed().as_secs_f64();
        let separator = if note.is_empty() { "" } else { "  " };
        eprintln!("{:<28}  {outcome} {seconds:.1}s{separator}{note}", self.what);
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        if !self.ended {
            self.line("FAILED", "");
        }
    }
}
