//! Blocking closures that wait for tasks, as in `spawn_blocking(move || handle.block_on(call))`.
//!
//! tokio's paused clock stands still while a blocking closure runs, for what that one does takes real time. One that
//! waits for the virtual clock would wait for ever. So where all threads of an answer wait for one another, and none of
//! them for real time, the clock goes on nevertheless: by the least step of its timers, so that none is passed by.

use std::future::Future;
use std::pin::pin;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context, Waker};
use std::time::Duration;

use crate::ms;
use crate::system::{self, Sight};

/// The resolution of tokio's timers.
const STEP: Duration = ms(1);
const LOOK_EVERY: Duration = Duration::from_micros(500);
/// A closure that computes for long is looked at less and less often.
const AT_LEAST_EVERY: Duration = ms(8);

/// The threads of the process, as they were listed at one moment.
#[derive(Debug)]
pub(crate) struct Listed {
    /// How many there were.
    pub(crate) all: u64,
    /// Those that are looked at.
    pub(crate) threads: Vec<i64>,
}

/// Sees whether threads wait for one another.
#[derive(Debug, Default)]
pub(crate) struct Standstill {
    /// How many threads the process had when they were last listed.
    count: Option<u64>,
    threads: Vec<i64>,
    seen: Vec<Seen>,
}

#[derive(Debug)]
struct Seen {
    thread: Sight,
    /// How often it had run.
    runs: u64,
    waits: bool,
}

impl Standstill {
    /// Whether each of these threads waits for another one, without a deadline of its own. Never true where the system
    /// does not tell.
    pub(crate) fn look(&mut self, threads: impl FnOnce() -> Listed) -> bool {
        let count = system::count_threads();
        if count.is_none() || self.count != count {
            // The list's own count: between the two looks one thread may have ended, and the next one to begin would
            // make the count right again and stay unseen.
            let Listed { all, threads } = threads();
            (self.count, self.threads) = (Some(all), threads);
        }
        // One that was seen asleep may be woken by another that is looked at after it, and goes to sleep itself in time.
        // So they are believed when none of them has run between two looks.
        let still = match self.nobody_runs() {
            None => {
                // One may have ended, and another begun, even with its number.
                self.count = None;
                self.seen.clear();
                false
            }
            Some(Ran::Nobody) => true,
            Some(Ran::Somebody) => self.nobody_runs() == Some(Ran::Nobody),
        };
        still && self.seen.iter().all(|seen| seen.waits)
    }

    /// `None` if somebody runs or could.
    fn nobody_runs(&mut self) -> Option<Ran> {
        let threads = &self.threads;
        self.seen.retain(|seen| threads.contains(&seen.thread.id()));
        let mut ran = Ran::Nobody;
        for &id in threads {
            let known = self.seen.iter_mut().find(|seen| seen.thread.id() == id);
            match known {
                Some(seen) => {
                    let runs = seen.thread.runs_if_asleep()?;
                    if seen.runs != runs {
                        (seen.runs, seen.waits) = (runs, system::waits_without_deadline(id));
                        ran = Ran::Somebody;
                    }
                }
                None => {
                    let thread = Sight::of(id)?;
                    let runs = thread.runs_if_asleep()?;
                    let waits = system::waits_without_deadline(id);
                    self.seen.push(Seen {
                        thread,
                        runs,
                        waits,
                    });
                    ran = Ran::Somebody;
                }
            }
        }
        Some(ran)
    }
}

/// Since the look before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ran {
    Somebody,
    Nobody,
}

/// Moves the paused clock, and has the runtime look at its timers before it waits for anything. Only for its own hook
/// that runs before it waits.
pub(crate) fn step_the_clock() {
    // Polled once, it has moved the clock and asks for another turn, which nobody needs.
    let advance = pin!(tokio::time::advance(STEP));
    let _ = advance.poll(&mut Context::from_waker(Waker::noop()));
}

/// A runtime that waits while threads may still be on their way to do the same.
pub(crate) trait Waiting: Send {
    /// Whether it is still worth looking.
    fn waits(&self) -> bool;
    /// The threads of the answer.
    fn threads(&self) -> Listed;
    /// Ends the wait.
    fn call(&self);
}

/// A thread that looks on behalf of runtimes that wait, and calls them back when all threads stand still.
#[derive(Debug)]
pub(crate) struct Lookout {
    requests: Sender<Box<dyn Waiting>>,
}

impl Lookout {
    pub(crate) fn new() -> Self {
        let (requests, asked) = channel();
        std::thread::spawn(move || look_out(&asked));
        Self { requests }
    }

    pub(crate) fn look_for(&self, waiting: impl Waiting + 'static) {
        // It is there as long as the process.
        let _ = self.requests.send(Box::new(waiting));
    }
}

fn look_out(asked: &Receiver<Box<dyn Waiting>>) {
    for waiting in asked {
        let (mut standstill, mut pause) = (Standstill::default(), LOOK_EVERY);
        while waiting.waits() {
            if standstill.look(|| waiting.threads()) {
                waiting.call();
                break;
            }
            system::pause(pause);
            pause = AT_LEAST_EVERY.min(pause * 9 / 8);
        }
    }
}
