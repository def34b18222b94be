//! Do those who wait sleep, and are they woken by what they wait for? Told by causes, for scenarios with threads.
//!
//! A service holds a reply back until everybody else rests. Whoever looks again and again never does. Whoever naps lets
//! what is there lie.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use crate::gate::{Quiet, Waited, others};
use crate::recorder::Recorder;
use crate::system::{self, Effort, ThreadState, effort};

/// The name under which it is noted that somebody kept moving with nothing to do: 1, or 0.
pub const RESTLESS: &str = "kept moving with nothing to do";
/// The name under which it is noted that a result was there and did not get on: 1, or 0.
pub const NOT_TOLD: &str = "not told although the result was there";

/// More processor time than this takes no thread that has nothing to do.
const MUCH_CPU_NS: u64 = 250_000_000;
/// So often goes no thread to sleep that has nothing to do.
const MANY_SLEEPS: u64 = 25;
/// So often leaves no thread its core that has nothing to do. On a busy machine one that gives way again and again takes
/// hardly any processor time.
const MANY_BREAKS: u64 = 200;
/// When to stop looking, whatever was seen. It accuses nobody.
const LONG: Duration = Duration::from_secs(6);
/// Who naps for longer is not outlasted.
const LONGEST_NAP: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_millis(2);
/// How often it was seen that nobody naps, or in vain tried to see who does.
static LOOKED: AtomicU64 = AtomicU64::new(0);
/// Who does not nap in this many runs does not nap in those after them.
const LOOKS: u64 = 2;

/// Waits until every other thread of the process has slept for 100 ms of real time without moving, and notes
/// [`RESTLESS`] if that does not come about because of one that computes, gives way or goes to sleep again and again.
/// Blocks the calling thread.
///
/// Only what a thread did counts, not how long it took: one that lacks a core does nothing. Where the system does not
/// tell what threads do, they are believed to rest.
pub fn everybody_rests(recorder: &Recorder) {
    let began = Instant::now();
    let (mut efforts, mut restless) = (Efforts::default(), false);
    if others().is_some() {
        Quiet::rest().wait(|| {
            restless = efforts.are_unrest();
            restless || began.elapsed() > LONG
        });
    }
    recorder.gate(RESTLESS, u64::from(restless), 0);
}

/// Waits until somebody tells through `told` that a result got on, or is gone; notes [`NOT_TOLD`] if instead everybody
/// rests, so that nothing but a clock can bring it on. Blocks the calling thread.
pub fn somebody_is_told(recorder: &Recorder, told: &Receiver<()>) {
    let waited = Quiet::heart().wait(|| told.try_recv() != Err(TryRecvError::Empty));
    recorder.gate(NOT_TOLD, u64::from(waited == Waited::Quiet), 0);
}

/// Waits until whoever naps has woken, and has done what it does then. Blocks the calling thread.
///
/// It notes nothing and accuses nobody: it makes a reply take longer than a nap, and whoever waits for the reply itself
/// waits as long. Where somebody never stands still, or the system does not tell, it returns.
pub(crate) fn outlast_naps() {
    if others().is_none() {
        return;
    }
    let began = Instant::now();
    let (mut quiet, mut efforts) = (Quiet::moment(), Efforts::default());
    let mut napped: Option<Vec<ThreadState>> = None;
    while LOOKED.load(Ordering::Relaxed) < LOOKS {
        let mut in_vain = || efforts.are_unrest() || began.elapsed() > LONGEST_NAP;
        if quiet.wait(&mut in_vain) == Waited::Over {
            LOOKED.store(LOOKS, Ordering::Relaxed);
            return;
        }
        let now = others().unwrap_or_default();
        let naps = |thread: &ThreadState| system::naps(thread.id);
        let napped = napped.get_or_insert_with(|| {
            let napping = now.iter().filter(|thread| naps(thread));
            napping.cloned().collect()
        });
        if !now.iter().any(|thread| napped.contains(thread)) {
            LOOKED.fetch_add(u64::from(napped.is_empty()), Ordering::Relaxed);
            if !napped.is_empty() {
                // It may have woken since nothing moved, and has not had its turn.
                quiet.wait(in_vain);
            }
            return;
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

/// What each thread had done when it was first seen.
#[derive(Default)]
struct Efforts(HashMap<i64, Effort>);

impl Efforts {
    /// Whether some thread has done more since than a thread does that has nothing to do.
    fn are_unrest(&mut self) -> bool {
        let threads = others().unwrap_or_default();
        threads.iter().any(|thread| {
            let Some(now) = effort(thread.id) else {
                return false;
            };
            let before = self.0.entry(thread.id).or_insert(now);
            // A number may be given again to another thread, which has done less.
            let cpu_ns = now.cpu_ns.saturating_sub(before.cpu_ns);
            let sleeps = now.sleeps.saturating_sub(before.sleeps);
            let breaks = now.breaks.saturating_sub(before.breaks);
            cpu_ns > MUCH_CPU_NS || sleeps > MANY_SLEEPS || breaks > MANY_BREAKS
        })
    }
}
