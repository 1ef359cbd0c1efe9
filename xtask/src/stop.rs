//! Ctrl-C and SIGTERM: what we started does not outlive us.
//!
//! Programs whose output we capture run in process groups of their own, which we end with all that
//! they started in turn: wasm-pack, the cargo it runs, the compilers that one runs. A program that
//! has the terminal, such as the demo, is left to end in its own time; see `run::attached`.

use std::collections::BTreeSet;
use std::io;
use std::process::{self, Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;

static GROUPS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());
static ATTACHED: AtomicBool = AtomicBool::new(false);
static ASKED: AtomicBool = AtomicBool::new(false);

/// What shells report for a program that Ctrl-C ended: 128 and the signal's number.
const INTERRUPTED: i32 = 130;

/// From here on the signals are ours.
pub(crate) fn listen() -> Result<()> {
    ctrlc::set_handler(|| {
        ASKED.store(true, Ordering::SeqCst);
        if ATTACHED.load(Ordering::SeqCst) {
            return;
        }
        for leader in groups().iter() {
            end_group(*leader);
        }
        eprintln!("\nstopped");
        process::exit(INTERRUPTED);
    })?;
    Ok(())
}

/// Whether we were asked to stop while a program had the terminal.
pub(crate) fn asked() -> &'static AtomicBool {
    &ASKED
}

/// Leaves it to the caller to act on `asked`.
pub(crate) fn attach(attached: bool) {
    ATTACHED.store(attached, Ordering::SeqCst);
}

/// A program in a process group of its own.
pub(crate) struct Group {
    pub(crate) child: Child,
}

impl Group {
    pub(crate) fn spawn(command: &mut Command) -> io::Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut groups = groups(); // Held meanwhile, so that no signal falls between.
        let child = command.spawn()?;
        groups.insert(child.id());
        Ok(Self { child })
    }

    /// Ends what the program has left running.
    pub(crate) fn end(&self) {
        end_group(self.child.id());
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        groups().remove(&self.child.id());
    }
}

fn groups() -> MutexGuard<'static, BTreeSet<u32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn end_group(leader: u32) {
    use nix::sys::signal::{Signal, killpg};

    // An error means that it is gone already, which is what we want.
    let _ = killpg(nix::unistd::Pid::from_raw(leader.cast_signed()), Signal::SIGTERM);
}

#[cfg(unix)]
pub(crate) fn ask(child: &mut Child) -> Result<()> {
    use nix::sys::signal::{Signal, kill};

    Ok(kill(nix::unistd::Pid::from_raw(child.id().cast_signed()), Signal::SIGTERM)?)
}

/// Elsewhere Ctrl-C reaches every program of the console, and there is nothing gentler than this.
#[cfg(not(unix))]
fn end_group(_leader: u32) {}

#[cfg(not(unix))]
pub(crate) fn ask(child: &mut Child) -> Result<()> {
    Ok(child.kill()?)
}
