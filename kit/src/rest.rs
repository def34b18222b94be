//! Do those who wait sleep, and are they woken by what they wait for? Told by causes, for scenarios with threads.
//!
//! A service holds a reply back until everybody else rests. A thread that looks again and again never does. A thread that
//! sleeps for a time of its own choice lets lie what is there.

use std::sync::mpsc::{Receiver, TryRecvError};

use crate::quiet::{Quiet, Waited};
use crate::recorder::Recorder;

/// The name under which it is noted that somebody kept moving with nothing to do: 1, or 0.
pub const RESTLESS: &str = "kept moving with nothing to do";
/// The name under which it is noted that a result was there and did not get on: 1, or 0.
pub const NOT_TOLD: &str = "not told although the result was there";

/// Waits until no other thread of the process moves any more, and notes [`RESTLESS`] if some have to be left out of that:
/// they compute, give way or go to sleep again and again, with nothing to do. Blocks the calling thread.
///
/// Only what a thread did counts, not how long it took: one that lacks a core does nothing. Where the system does not
/// tell what threads do, they are believed to rest.
pub fn everybody_rests(recorder: &Recorder) {
    note_restless(
        recorder,
        Quiet::rest(recorder).wait(|| recorder.is_closed()),
    );
}

/// Notes [`RESTLESS`] after a wait for the others.
pub(crate) fn note_restless(recorder: &Recorder, waited: Waited) {
    let restless = matches!(waited, Waited::Quiet(calm) if calm.restless);
    recorder.gate(RESTLESS, u64::from(restless), 0);
}

/// Waits until somebody tells through `told` that a result got on, or is gone; notes [`NOT_TOLD`] if instead nothing moves
/// any more, or if a thread of the answer slept for a time of its own choice: such a sleep ends when it ends, whatever is
/// there. Blocks the calling thread.
pub fn somebody_is_told(recorder: &Recorder, told: &Receiver<()>) {
    let waited = Quiet::rest(recorder).wait(|| told.try_recv() != Err(TryRecvError::Empty));
    let in_vain = waited != Waited::Over || recorder.somebody_napped();
    recorder.gate(NOT_TOLD, u64::from(in_vain), 0);
}
