//! Knowing that nothing will come any more: told by what the threads of the process do, and not by how long they do it.
//!
//! A thread that waits for another one (a lock, a channel, a `join`) cannot move by itself. So if two looks in a row find
//! every thread waiting, and no thread has run between the two, nothing moves any more. No stopwatch is needed for that, and
//! a busy machine changes nothing: a thread that lacks a core is runnable and does not wait.
//!
//! A thread that sleeps until a deadline moves by itself, so it is waited for. One that sleeps, looks and sleeps again, or
//! never sleeps at all, would be waited for without end: when it has done that often enough without any effect on a service,
//! it counts as waiting, and the quiet is told as a restless one.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock};
use std::time::{Duration, Instant};

use crate::recorder::Recorder;
use crate::system::{self, Effort, Sleep, ThreadState};

const LOOK_EVERY: Duration = Duration::from_millis(2);
/// What a socket carries is delivered by the system itself, which no thread tells of.
const DELIVERED: Duration = Duration::from_millis(20);
/// Where the system does not tell what threads do, only patience is left.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a thread does while no other one moves, until it counts as one that waits.
#[derive(Debug, Clone, Copy)]
struct Allowance {
    /// How often it left its core with more to do. On a busy machine one that yields in a loop uses hardly any processor time.
    breaks: u64,
    cpu_ns: u64,
}

/// How often it slept until a deadline, and did so again.
const MAX_NAPS: u64 = 5;
const AT_FIRST: Allowance = Allowance {
    breaks: 200,
    cpu_ns: 250_000_000,
};
/// Once a thread of this process has used up all that, the others are let have less: an answer does the same in every run.
const AFTERWARDS: Allowance = Allowance {
    breaks: 50,
    cpu_ns: 20_000_000,
};

static WAS_RESTLESS: AtomicBool = AtomicBool::new(false);

/// Some thread sleeps until a deadline, looks, and does so again, without any effect.
static NAPS_IN_VAIN: AtomicBool = AtomicBool::new(false);

/// The kit's own threads, which are no part of what is watched.
static OURS: Mutex<Vec<i64>> = Mutex::new(Vec::new());

/// Threads that have used up their allowance since a service was last called or answered.
static SPENT: Mutex<Vec<i64>> = Mutex::new(Vec::new());

/// How long judging may take. A deadline that is further off than half of it counts as none: blocking threads of a runtime
/// that have nothing to do wait for ten seconds before they end.
static LIMIT: OnceLock<Duration> = OnceLock::new();

/// The threads that watch, with their rank. They are awake because they look, and must not keep one another from seeing quiet.
static WATCHERS: Mutex<Vec<(i64, Rank)>> = Mutex::new(Vec::new());

/// How often something happened that the kit itself sees: a call began or ended, a thread began or ceased to watch.
static EVENTS: AtomicU64 = AtomicU64::new(0);

/// Judging takes no longer than this, whatever happens.
pub(crate) fn judging_ends_within(limit: Duration) {
    // Only the first one counts: a process judges once.
    let _ = LIMIT.set(limit);
}

/// Every thread that there is now is the kit's. The calling one, which runs the tasks, is watched nevertheless.
pub(crate) fn know_own_threads() {
    let mut ids = system::thread_ids().unwrap_or_default();
    ids.retain(|id| *id != system::thread_id());
    *lock(&OURS) = ids;
}

/// Whether this is the calling thread or one of the kit's, which live as long as the process.
pub(crate) fn lasts(id: i64) -> bool {
    id == system::thread_id() || lock(&OURS).contains(&id)
}

/// Whether this thread waits, in a call of the kit's, for the others to be quiet.
pub(crate) fn is_watching(id: i64) -> bool {
    lock(&WATCHERS).iter().any(|(watcher, _)| *watcher == id)
}

/// What the threads do that the answer started, or that the runtime did for it.
pub(crate) fn others() -> Vec<ThreadState> {
    let mut threads = system::threads().unwrap_or_default();
    threads.retain(|thread| !lasts(thread.id) && !is_watching(thread.id));
    threads
}

/// Notes that a service was called or answered: from now on every thread may have something to do again.
pub(crate) fn service_is_used() {
    lock(&SPENT).clear();
    something_happens();
}

fn something_happens() {
    EVENTS.fetch_add(1, Ordering::SeqCst);
}

/// Of several that watch, those with the least rank act first: what they do moves the others on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Returned,
    Meeting,
    Reply,
    Heart,
    Rest,
    Scenario,
}

/// Nothing moves any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Calm {
    /// Except threads that look again and again, with nothing to do.
    pub(crate) restless: bool,
    /// The thread that runs the tasks sleeps inside one of them.
    pub(crate) runtime_is_held: bool,
}

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waited {
    /// What was waited for came.
    Over,
    /// It cannot come any more.
    Quiet(Calm),
}

/// Watches the other threads of this process until nothing moves any more.
pub(crate) struct Quiet {
    rank: Rank,
    /// Of the run whose thread may wait for events, rather than for another thread.
    recorder: Recorder,
    deadlines: Deadlines,
    still_for: Duration,
    own: i64,
    events: u64,
    threads: Threads,
    since: Instant,
}

/// What becomes of threads that sleep until a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deadlines {
    WaitedFor,
    /// Unless another one may wake it before: what is waited for comes long before any limit on the wait, for a clock that is
    /// held does not move.
    NapsWaitedFor,
    /// And none of them is taken for one that looks again and again.
    AllWaitedFor,
    /// They count as still for as long as they sleep.
    PassedOver,
}

impl Quiet {
    /// For a blocking call that waits for others like it.
    pub(crate) fn meeting(recorder: &Recorder) -> Self {
        Self::new(Rank::Meeting, recorder, Deadlines::NapsWaitedFor)
    }

    /// For a reply that is held back until everybody has done what can be done without it.
    pub(crate) fn reply(recorder: &Recorder) -> Self {
        Self::new(Rank::Reply, recorder, Deadlines::NapsWaitedFor)
    }

    /// For a thread that waits for a task, or somebody else, to get a turn.
    pub(crate) fn heart(recorder: &Recorder) -> Self {
        Self::new(Rank::Heart, recorder, Deadlines::NapsWaitedFor)
    }

    /// For a thread that waits until all others rest.
    pub(crate) fn rest(recorder: &Recorder) -> Self {
        Self::new(Rank::Rest, recorder, Deadlines::WaitedFor)
    }

    /// For a scenario that has returned, and whose threads may not have called yet.
    pub(crate) fn returned(recorder: &Recorder) -> Self {
        Self::new(Rank::Returned, recorder, Deadlines::WaitedFor)
    }

    /// For a whole scenario. While a deadline is pending it is not at its end.
    pub(crate) fn scenario(recorder: &Recorder) -> Self {
        Self::new(Rank::Scenario, recorder, Deadlines::AllWaitedFor)
    }

    /// For the other side of a socket. A program that sleeps before it answers is not waited for.
    pub(crate) fn sockets(recorder: &Recorder) -> Self {
        let mut quiet = Self::new(Rank::Meeting, recorder, Deadlines::PassedOver);
        quiet.still_for = DELIVERED;
        quiet
    }

    fn new(rank: Rank, recorder: &Recorder, deadlines: Deadlines) -> Self {
        let own = system::thread_id();
        lock(&WATCHERS).push((own, rank));
        something_happens();
        Self {
            rank,
            recorder: recorder.clone(),
            deadlines,
            still_for: Duration::ZERO,
            own,
            events: 0,
            threads: Threads::default(),
            since: Instant::now(),
        }
    }

    /// Looks once.
    pub(crate) fn look(&mut self) -> Option<Calm> {
        let events = EVENTS.load(Ordering::SeqCst);
        let Some(mut now) = system::threads() else {
            let gives_up = self.since.elapsed() >= PATIENCE;
            return gives_up.then_some(Calm {
                restless: false,
                runtime_is_held: false,
            });
        };
        let watching = lock(&WATCHERS).clone();
        let ours = lock(&OURS).clone();
        now.retain(|thread| {
            !ours.contains(&thread.id) && watching.iter().all(|(id, _)| *id != thread.id)
        });
        // A thread that watched is in none of the lists. It may have ceased to during this look, and moved one that had been
        // looked at already.
        let events_now = EVENTS.load(Ordering::SeqCst);
        let happened = events != self.events || events != events_now;
        self.events = events_now;
        let others_first = watching
            .iter()
            .any(|(id, rank)| *id != self.own && *rank < self.rank);
        let mut runtime_is_held = false;
        let found = self.threads.look(now, self.deadlines, |thread| {
            if self.recorder.runtime_thread() != thread.id {
                return Regard::Usual;
            }
            let parked = self.recorder.runtime_is_parked();
            runtime_is_held = thread.asleep && !parked;
            match (thread.asleep && parked, self.rank) {
                // It wakes when a timer would be due on a clock that stands still, finds that, and waits on.
                (true, _) if self.deadlines != Deadlines::PassedOver => Regard::Waits,
                // For one task to get its turn the thread of all tasks has to go on, which is no vain effort.
                (_, Rank::Heart) => Regard::Patient,
                (_, _) => Regard::Usual,
            }
        });
        if happened {
            self.threads = Threads::default();
        }
        let Some(restless) = found.filter(|_| !happened && !others_first) else {
            self.since = Instant::now();
            return None;
        };
        (self.since.elapsed() >= self.still_for).then_some(Calm {
            restless,
            runtime_is_held,
        })
    }

    /// Waits until nothing else moves or `over`. Blocks the calling thread.
    pub(crate) fn wait(&mut self, mut over: impl FnMut() -> bool) -> Waited {
        loop {
            if over() {
                return Waited::Over;
            }
            if let Some(calm) = self.look() {
                return Waited::Quiet(calm);
            }
            system::pause(LOOK_EVERY);
        }
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let mut watching = lock(&WATCHERS);
        if let Some(place) = watching.iter().position(|(id, _)| *id == self.own) {
            watching.swap_remove(place);
        }
        something_happens();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Threads that are looked at again and again.
#[derive(Debug, Default)]
pub(crate) struct Threads {
    seen: Vec<Seen>,
}

/// How a thread is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Regard {
    /// It is known to wait.
    Waits,
    Usual,
    /// As if none had been restless before.
    Patient,
}

impl Threads {
    /// Looks at these threads, which are not the kit's: whether each of them waits for another one, and none has run since
    /// the last look but such as run or sleep again and again.
    pub(crate) fn are_still(&mut self, now: Vec<ThreadState>) -> bool {
        self.look(now, Deadlines::WaitedFor, |_| Regard::Usual)
            .is_some()
    }

    /// `None` if some thread moves, or will; else whether there are restless ones.
    fn look(
        &mut self,
        now: Vec<ThreadState>,
        deadlines: Deadlines,
        mut regard: impl FnMut(&ThreadState) -> Regard,
    ) -> Option<bool> {
        let same = now.iter().map(|thread| thread.id);
        if !same.eq(self.seen.iter().map(|seen| seen.state.id)) {
            self.seen = now.into_iter().map(Seen::first).collect();
            return None;
        }
        let spent_before = lock(&SPENT).clone();
        let (mut still, mut restless, mut progress) = (true, false, false);
        for (seen, now) in self.seen.iter_mut().zip(now) {
            let regard = regard(&now);
            if regard == Regard::Waits {
                seen.state = now;
                continue;
            }
            let (was, moved) = (seen.doing, seen.state != now);
            let unknown = seen.look(now, deadlines);
            progress |= moved && (was == Doing::Waits || seen.doing == Doing::Waits);
            let spent_before = regard == Regard::Usual && spent_before.contains(&seen.state.id);
            let spent = match deadlines {
                Deadlines::WaitedFor | Deadlines::NapsWaitedFor => {
                    spent_before || seen.is_spent(regard)
                }
                Deadlines::AllWaitedFor | Deadlines::PassedOver => false,
            };
            restless |= spent;
            let waits = match seen.doing {
                Doing::Waits => true,
                Doing::WaitsForAWhile => deadlines == Deadlines::NapsWaitedFor,
                Doing::Naps | Doing::Runs => false,
            };
            still &= spent || (!unknown && waits);
        }
        if progress {
            // What the restless ones did until now may have been in vain because this one had not moved.
            lock(&SPENT).clear();
            self.seen.iter_mut().for_each(Seen::begin_again);
        }
        (still && !progress).then_some(restless)
    }
}

/// A thread as it was at the last look.
#[derive(Debug)]
struct Seen {
    state: ThreadState,
    doing: Doing,
    /// How often it moved after it had slept until a deadline.
    naps: u64,
    /// What it had done when it was first seen to move.
    before: Option<Effort>,
    done: Allowance,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// It runs, or could.
    Runs,
    /// It sleeps until a deadline.
    Naps,
    /// It waits for another one, until a deadline.
    WaitsForAWhile,
    /// It waits for another one.
    Waits,
}

impl Seen {
    fn first(state: ThreadState) -> Self {
        let nothing = Allowance {
            breaks: 0,
            cpu_ns: 0,
        };
        Self {
            doing: Doing::Runs,
            before: system::effort(state.id),
            state,
            naps: 0,
            done: nothing,
        }
    }

    /// What it did until now counts no more.
    fn begin_again(&mut self) {
        self.naps = 0;
        self.before = system::effort(self.state.id);
        self.done = Allowance {
            breaks: 0,
            cpu_ns: 0,
        };
    }

    /// Whether it may have moved since the last look, or does so now.
    fn look(&mut self, now: ThreadState, deadlines: Deadlines) -> bool {
        let changed = self.state != now;
        let slept = matches!(self.doing, Doing::Naps | Doing::WaitsForAWhile);
        self.naps += u64::from(changed && slept);
        if changed || !now.asleep {
            self.done = self.effort(now.id);
        }
        let unknown = changed || self.doing == Doing::Runs;
        if !now.asleep {
            self.doing = Doing::Runs;
        } else if unknown {
            self.doing = match system::sleep_of(now.id, LIMIT.get().map(|limit| *limit / 2)) {
                Sleep::UntilADeadline | Sleep::UntilWokenOrADeadline
                    if deadlines == Deadlines::PassedOver =>
                {
                    Doing::Waits
                }
                Sleep::UntilADeadline => Doing::Naps,
                Sleep::UntilWokenOrADeadline => Doing::WaitsForAWhile,
                Sleep::UntilWoken => Doing::Waits,
                Sleep::Over => Doing::Runs,
            };
        }
        self.state = now;
        // It may have moved between being seen asleep and being asked for what: the next look will tell.
        unknown
    }

    fn effort(&self, id: i64) -> Allowance {
        let (Some(before), Some(now)) = (self.before, system::effort(id)) else {
            return self.done;
        };
        Allowance {
            breaks: now.breaks.saturating_sub(before.breaks),
            cpu_ns: now.cpu_ns.saturating_sub(before.cpu_ns),
        }
    }

    /// Whether it did more than a thread does that has something to do.
    fn is_spent(&self, regard: Regard) -> bool {
        let naps_in_vain = self.naps > MAX_NAPS;
        let most = match (WAS_RESTLESS.load(Ordering::Relaxed), regard) {
            (true, Regard::Usual) => AFTERWARDS,
            (_, _) => AT_FIRST,
        };
        let restless = self.done.breaks > most.breaks || self.done.cpu_ns > most.cpu_ns;
        NAPS_IN_VAIN.fetch_or(naps_in_vain, Ordering::Relaxed);
        WAS_RESTLESS.fetch_or(restless, Ordering::Relaxed);
        let naps = self.naps > 0 && NAPS_IN_VAIN.load(Ordering::Relaxed);
        if naps_in_vain || restless || naps {
            lock(&SPENT).push(self.state.id);
        }
        naps_in_vain || restless || naps
    }
}
