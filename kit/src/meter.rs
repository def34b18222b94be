//! Was the runtime's thread given back? Measures each busy stretch between two idle moments.
//!
//! Asleep = wall time − processor time − time waiting for a core, and only with a voluntary switch.
//! Without the run-queue term a loaded machine looks like a sleeping thread. Naps that were shortened
//! count as what was asked for. The figures choose a diagnosis and never a verdict.

use std::time::{Duration, Instant};

use crate::record::Meter;
use crate::system::{self, NAPS_SHRINK, ThreadClock, ThreadWatch};

/// Shorter naps are noise: a `println!` into a slow pipe, a page fault.
const NAP_MS: u64 = 25;

/// How things stood when a stretch began.
#[derive(Debug)]
struct Since {
    began: Instant,
    clock: ThreadClock,
    /// What naps had been shortened by.
    saved: Duration,
}

/// Measures the thread on which it was made.
#[derive(Debug)]
pub(crate) struct StretchMeter {
    watch: Option<ThreadWatch>,
    since: Option<Since>,
    longest: Option<Meter>,
}

impl StretchMeter {
    /// For the calling thread.
    pub(crate) fn new() -> Self {
        Self {
            watch: ThreadWatch::of_this_thread(),
            since: None,
            longest: None,
        }
    }

    fn clock(&self) -> Option<ThreadClock> {
        self.watch.as_ref()?.read()
    }

    /// The thread begins to run tasks.
    pub(crate) fn busy(&mut self) {
        self.since = self.clock().map(|clock| Since {
            began: Instant::now(),
            clock,
            saved: system::naps().saved,
        });
    }

    /// The thread was given back.
    pub(crate) fn idle(&mut self) {
        let Some(since) = self.since.take() else {
            return;
        };
        self.longest.get_or_insert_default();
        let (before, wall) = (since.clock, since.began.elapsed());
        // Told are whole milliseconds, and most stretches have none: they need no look at the system's files.
        if wall < crate::ms(1) {
            return;
        }
        let Some(after) = self.clock() else { return };
        let longest = self.longest.get_or_insert_default();
        let wall = wall.as_nanos() as u64;
        let cpu = after.cpu_ns - before.cpu_ns;
        let queued = after.run_queue_ns - before.run_queue_ns;
        let slept = match after.voluntary_switches > before.voluntary_switches {
            true => wall.saturating_sub(cpu).saturating_sub(queued),
            false => 0,
        };
        // A nap is this thread's own, or one that it waits for. Another thread's nap is not charged to it beyond that.
        let saved = (system::naps().saved - since.saved).as_nanos() as u64;
        let slept = (slept + saved.min(slept * u64::from(NAPS_SHRINK - 1))) / 1_000_000;
        if slept >= NAP_MS {
            longest.slept_ms = longest.slept_ms.max(slept);
        }
        longest.computed_ms = longest.computed_ms.max(cpu / 1_000_000);
    }

    /// The longest stretches so far; `None` where the system has no figures.
    pub(crate) fn longest(&self) -> Option<Meter> {
        self.longest
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::StretchMeter;

    #[test]
    fn a_sleeping_thread_is_seen_and_a_computing_one_is_told_apart() {
        let mut meter = StretchMeter::new();
        meter.busy();
        std::thread::park_timeout(crate::ms(60));
        meter.idle();
        let slept = meter.longest().expect("linux has the figures");
        assert!(slept.slept_ms >= 25, "{slept:?}");

        let mut meter = StretchMeter::new();
        meter.busy();
        let cpu_ns = |meter: &StretchMeter| meter.clock().expect("linux has the figures").cpu_ns;
        let before = cpu_ns(&meter);
        while cpu_ns(&meter) - before < 40_000_000 {}
        meter.idle();
        let computed = meter.longest().expect("linux has the figures");
        assert!(
            computed.computed_ms >= 40 && computed.slept_ms == 0,
            "{computed:?}"
        );
    }
}
