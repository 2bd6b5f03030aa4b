//! Ctrl-C and SIGTERM: remembered, so that what was started is stopped in order.

use crate::failure::{Attempt, Failure, Result};
use nix::{
    sys::signal::{Signal, kill, killpg},
    unistd::Pid,
};
use std::{
    process::Child,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

static ASKED_TO_STOP: AtomicBool = AtomicBool::new(false);

/// From now on a request to stop is remembered instead of ending the process on the spot.
pub fn listen() -> Result<()> {
    ctrlc::set_handler(|| ASKED_TO_STOP.store(true, Ordering::SeqCst)).attempt("listen for Ctrl-C")
}

/// Whether somebody asked the command to stop.
pub fn asked() -> bool {
    ASKED_TO_STOP.load(Ordering::SeqCst)
}

/// Fails when somebody asked the command to stop.
pub fn check() -> Result<()> {
    if asked() { Err(Failure::new("stopped on request")) } else { Ok(()) }
}

/// Stops a child that leads its own process group: `signal` first, then, after `patience`, by force.
///
/// Answers whether the child left by itself.
pub fn stop(child: &mut Child, signal: Signal, patience: Duration) -> bool {
    let group = Pid::from_raw(child.id().cast_signed());
    if matches!(child.try_wait(), Ok(Some(_))) {
        return true;
    }
    // A child that is just starting may not lead its group yet.
    if killpg(group, signal).is_err() {
        let _ = kill(group, signal);
    }
    let started = Instant::now();
    while started.elapsed() < patience {
        if !matches!(child.try_wait(), Ok(None)) {
            return true;
        }
        crate::machine::pause(Duration::from_millis(20));
    }
    let _ = killpg(group, Signal::SIGKILL);
    let _ = child.wait();
    false
}
