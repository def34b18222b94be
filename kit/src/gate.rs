//! Causality in place of stopwatches: meetings that threads wait for, and knowing that nothing will come any more.
//!
//! A gate opens when enough callers have arrived. It gives up when everything else is provably quiet:
//! every other thread of the process sleeps and has not moved for a while. A thread that is merely
//! kept waiting for a core by a loaded machine is runnable, not asleep, so load never closes a gate.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::recorder::Recorder;
use crate::system::{ThreadState, thread_id, threads};

/// How long nothing may move before it is looked who naps. To be wrong costs nothing but the sight of one.
const A_MOMENT: Duration = Duration::from_millis(5);
/// How long nothing may move before a meeting is given up.
const STILL: Duration = Duration::from_millis(20);
/// How long nothing may move before the tasks are taken to stand still. Longer than a nap that the meter
/// would overlook, so that a thread that is held here is always seen as held.
const LIFELESS: Duration = Duration::from_millis(60);
/// How long nothing may move before everybody is taken to rest. Longer than the tasks' standstill takes: a nap that is
/// over too soon for the one is seen by the other.
const AT_REST: Duration = Duration::from_millis(100);
/// How long nothing may move before a whole scenario is given up: a gate's turn comes first.
const DEAD: Duration = Duration::from_millis(250);
const LOOK_EVERY: Duration = Duration::from_millis(2);
/// Where the system does not tell what threads do, only patience is left.
const PATIENCE: Duration = Duration::from_secs(2);

// Threads that look around are awake because they look; they must not keep one another from seeing quiet.
static WATCHERS: Mutex<Vec<i64>> = Mutex::new(Vec::new());

// How often one began or ceased to look around: that is progress, too. A row of blocking calls looks around nearly all
// the time, and what it does in between is too short to be seen.
static TURNS: AtomicU64 = AtomicU64::new(0);

fn watchers() -> MutexGuard<'static, Vec<i64>> {
    WATCHERS
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The threads that do not themselves look around; `None` where the system does not tell.
pub(crate) fn others() -> Option<Vec<ThreadState>> {
    let mut now = threads()?;
    let watching = watchers().clone();
    now.retain(|thread| !watching.contains(&thread.id));
    Some(now)
}

/// Watches the other threads of this process until they have been still for a while.
pub(crate) struct Quiet {
    still_for: Duration,
    runtime: Option<RuntimeThread>,
    /// The threads, and how many turns there had been.
    seen: Option<(u64, Vec<ThreadState>)>,
    since: Instant,
    own: i64,
}

impl Quiet {
    /// For the calling thread, which waits for a meeting.
    pub(crate) fn meeting() -> Self {
        Self::new(STILL, None)
    }

    /// For the calling thread, which waits for a task or somebody else to get a turn.
    pub(crate) fn heart() -> Self {
        Self::new(LIFELESS, None)
    }

    /// For the calling thread, which waits until nothing moves for a moment.
    pub(crate) fn moment() -> Self {
        Self::new(A_MOMENT, None)
    }

    /// For the calling thread, which waits until all others rest.
    pub(crate) fn rest() -> Self {
        Self::new(AT_REST, None)
    }

    /// For the calling thread, which waits for a whole scenario.
    pub(crate) fn scenario(runtime: RuntimeThread) -> Self {
        Self::new(DEAD, Some(runtime))
    }

    fn new(still_for: Duration, runtime: Option<RuntimeThread>) -> Self {
        let own = thread_id();
        watchers().push(own);
        TURNS.fetch_add(1, Ordering::Relaxed);
        Self {
            still_for,
            runtime,
            seen: None,
            since: Instant::now(),
            own,
        }
    }

    /// Looks once. True when every thread that does not itself look around has slept unchanged for a while.
    pub(crate) fn look(&mut self) -> bool {
        let idle = self
            .runtime
            .as_ref()
            .is_none_or(|runtime| (runtime.is_idle)());
        let Some(mut now) = threads() else {
            if !idle {
                self.since = Instant::now();
            }
            return self.since.elapsed() >= PATIENCE;
        };
        let watching = watchers().clone();
        let runtime = self.runtime.as_ref().map(|runtime| runtime.id);
        now.retain(|thread| !watching.contains(&thread.id) && Some(thread.id) != runtime);
        let asleep = now.iter().all(|thread| thread.asleep);
        let seen = Some((TURNS.load(Ordering::Relaxed), now));
        // Whoever waits for a meeting ends by itself: a scenario with one inside has its next move before it.
        let waited_for = self.runtime.is_some() && watching.iter().any(|id| *id != self.own);
        let still = idle && !waited_for && asleep && self.seen == seen;
        if !still {
            self.seen = seen;
            self.since = Instant::now();
        }
        still && self.since.elapsed() >= self.still_for
    }

    /// Waits until everything else is quiet or `over`. Blocks the calling thread.
    pub(crate) fn wait(&mut self, mut over: impl FnMut() -> bool) -> Waited {
        loop {
            if over() {
                return Waited::Over;
            }
            if self.look() {
                return Waited::Quiet;
            }
            std::thread::sleep(LOOK_EVERY);
        }
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let mut watching = watchers();
        if let Some(place) = watching.iter().position(|id| *id == self.own) {
            watching.swap_remove(place);
        }
        TURNS.fetch_add(1, Ordering::Relaxed);
    }
}

/// The thread that runs the tasks, for whoever watches a held clock: it wakes whenever a timer would be due, finds
/// that the clock has not moved and waits on. That is no progress, so what it says of itself counts, not its counters.
pub(crate) struct RuntimeThread {
    pub(crate) id: i64,
    /// Whether it waits for an event, rather than running a task.
    pub(crate) is_idle: Box<dyn Fn() -> bool + Send>,
}

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waited {
    /// What was waited for came.
    Over,
    /// It cannot come any more.
    Quiet,
}

/// A meeting of blocking calls: each waits inside until `wanted` are there.
#[derive(Debug, Clone)]
pub struct Gate {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    name: &'static str,
    wanted: u64,
    recorder: Recorder,
    /// How many have begun to enter, ever.
    coming: AtomicU64,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    inside: u64,
    /// How many have entered, ever.
    came: u64,
    /// The meetings that are over, and whether everybody came; if not, nobody else could.
    over: Vec<bool>,
}

impl Gate {
    /// A gate that opens when `wanted` callers are inside at once.
    pub fn new(recorder: &Recorder, name: &'static str, wanted: u64) -> Self {
        recorder.gate(name, 0, wanted);
        let (state, changed) = (Mutex::new(State::default()), Condvar::new());
        Self {
            inner: Arc::new(Inner {
                name,
                wanted,
                recorder: recorder.clone(),
                coming: AtomicU64::new(0),
                state,
                changed,
            }),
        }
    }

    /// Waits inside until enough are there, or until nothing else can come: every other thread of the process has slept
    /// for 20 ms of real time without moving. Blocks the calling thread;
    /// on the thread that runs the tasks it returns at once, for there nobody else can come. Tells whether enough came.
    pub fn pass(&self) -> bool {
        let gate = &*self.inner;
        gate.coming.fetch_add(1, Ordering::SeqCst);
        let mut state = gate.state.lock().expect("nothing panics inside a gate");
        state.came += 1;
        state.inside += 1;
        gate.recorder.gate(gate.name, state.inside, gate.wanted);
        let meeting = state.over.len();
        if state.inside >= gate.wanted {
            state.over.push(true);
            gate.changed.notify_all();
        }
        if !gate.recorder.on_runtime_thread() {
            let mut quiet = Quiet::meeting();
            while state.over.len() == meeting {
                (state, _) = gate
                    .changed
                    .wait_timeout(state, LOOK_EVERY)
                    .expect("nothing panics inside a gate");
                if state.over.len() == meeting {
                    // Not with the lock: who comes needs it to enter, and would look as if it slept.
                    drop(state);
                    let is_quiet = quiet.look();
                    state = gate.state.lock().expect("nothing panics inside a gate");
                    // Whoever looks may lose its core with the lock in hand: one that waits for it has come, too.
                    let all_inside = gate.coming.load(Ordering::SeqCst) == state.came;
                    if state.over.len() == meeting && is_quiet && all_inside {
                        state.over.push(false);
                        gate.changed.notify_all();
                    }
                }
            }
        }
        state.inside -= 1;
        state.over.get(meeting) == Some(&true)
    }
}

/// Proves that the tasks of the program get their turns while a thread is inside a blocking call.
///
/// The thread asks for signs of life, one after another, and a task that runs [`Heart::beat`] gives them. One
/// could be owed to chance, a `yield_now` between two blocking calls; a row of them needs a thread that is free.
#[derive(Debug, Clone)]
pub struct Heart {
    inner: Arc<HeartInner>,
}

#[derive(Debug)]
struct HeartInner {
    name: &'static str,
    wanted: u64,
    recorder: Recorder,
    asked: Notify,
    state: Mutex<HeartState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct HeartState {
    beats: u64,
    /// How many blocking calls felt it beat.
    felt: u64,
    /// It was waited for in vain: nobody need wait again.
    stopped: bool,
}

impl Heart {
    const BEATS: u64 = 3;

    /// A heart that `wanted` blocking calls should feel beating; noted like a meeting.
    pub fn new(recorder: &Recorder, name: &'static str, wanted: u64) -> Self {
        recorder.gate(name, 0, wanted);
        let (state, changed) = (Mutex::new(HeartState::default()), Condvar::new());
        Self {
            inner: Arc::new(HeartInner {
                name,
                wanted,
                recorder: recorder.clone(),
                asked: Notify::new(),
                state,
                changed,
            }),
        }
    }

    /// Beats whenever it is asked to, for ever. A task of the program runs it.
    pub async fn beat(&self) {
        let heart = &*self.inner;
        loop {
            heart.asked.notified().await;
            heart
                .state
                .lock()
                .expect("nothing panics inside a heart")
                .beats += 1;
            heart.changed.notify_all();
        }
    }

    /// Waits until it has beaten a few times, or until it is plain that it stands still. Blocks the calling
    /// thread; on the thread that runs the tasks it returns at once, for while that one is here it cannot beat.
    pub fn feel(&self) {
        let heart = &*self.inner;
        if heart.recorder.on_runtime_thread() {
            return;
        }
        let mut state = heart.state.lock().expect("nothing panics inside a heart");
        for _ in 0..Self::BEATS {
            let next = state.beats + 1;
            let mut quiet = Quiet::heart();
            heart.asked.notify_one();
            while state.beats < next {
                if state.stopped {
                    return;
                }
                (state, _) = heart
                    .changed
                    .wait_timeout(state, LOOK_EVERY)
                    .expect("nothing panics inside a heart");
                if state.beats < next {
                    // Not with the lock: a task needs it to give a sign, and would look as if it slept.
                    drop(state);
                    let is_quiet = quiet.look();
                    state = heart.state.lock().expect("nothing panics inside a heart");
                    state.stopped |= is_quiet && state.beats < next;
                }
            }
        }
        state.felt += 1;
        heart.recorder.gate(heart.name, state.felt, heart.wanted);
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use crate::Clock;
    use crate::recorder::Recorder;

    fn visitors(count: usize, wanted: u64) -> u64 {
        let recorder = std::thread::spawn(|| Recorder::new(Clock::Held, 0, None))
            .join()
            .expect("makes a recorder");
        let gate = Gate::new(&recorder, "meeting", wanted);
        let threads: Vec<_> = (0..count)
            .map(|_| gate.clone())
            .map(|gate| std::thread::spawn(move || gate.pass()))
            .collect();
        for thread in threads {
            thread.join().expect("a gate lets everybody out");
        }
        recorder.trace().gates[0].arrived
    }

    #[test]
    fn a_full_meeting_opens_the_gate() {
        assert_eq!(visitors(3, 3), 3);
    }

    #[test]
    fn a_meeting_that_cannot_fill_is_given_up() {
        assert!(visitors(1, 3) < 3);
    }
}
