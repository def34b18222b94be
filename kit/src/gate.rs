//! Causality in place of stopwatches: meetings of blocking calls, and proof that the tasks get their turns.
//!
//! A gate opens when nothing else can happen any more, so everybody who can come has come, however busy the machine.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::Notify;

use crate::quiet::Quiet;
use crate::recorder::Recorder;

const LOOK_EVERY: Duration = Duration::from_millis(2);

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
    /// A gate at which `wanted` callers should be inside at once.
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

    /// Waits inside until nothing else moves in the process: then everybody is there who comes before this call is over.
    /// Blocks the calling thread; on the thread that runs the tasks it returns at once, for there nobody else can come.
    /// Tells whether enough came.
    pub fn pass(&self) -> bool {
        let gate = &*self.inner;
        gate.coming.fetch_add(1, Ordering::SeqCst);
        let mut state = gate.state.lock().expect("nothing panics inside a gate");
        state.came += 1;
        state.inside += 1;
        gate.recorder.gate(gate.name, state.inside, gate.wanted);
        if gate.recorder.on_runtime_thread() {
            let enough = state.inside >= gate.wanted;
            state.inside -= 1;
            return enough;
        }
        let meeting = state.over.len();
        let mut quiet = Quiet::meeting(&gate.recorder);
        while state.over.len() == meeting && !gate.recorder.is_closed() {
            (state, _) = gate
                .changed
                .wait_timeout(state, LOOK_EVERY)
                .expect("nothing panics inside a gate");
            if state.over.len() > meeting {
                break;
            }
            // Without the lock: a thread that comes needs it to enter, and would look as if it waited.
            drop(state);
            let calm = quiet.look();
            state = gate.state.lock().expect("nothing panics inside a gate");
            // The thread that holds the lock may lose its core: one that waits for the lock has come, too.
            let all_inside = gate.coming.load(Ordering::SeqCst) == state.came;
            if calm.is_some() && all_inside && state.over.len() == meeting {
                let enough = state.inside >= gate.wanted;
                state.over.push(enough);
                gate.changed.notify_all();
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
    /// How often it has begun to beat.
    beating: AtomicU64,
    state: Mutex<HeartState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct HeartState {
    beats: u64,
    /// What passes on the paused clock before the next beat.
    passes: Duration,
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
                beating: AtomicU64::new(0),
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
            let passes = std::mem::take(&mut heart.lock().passes);
            if !passes.is_zero() {
                tokio::time::advance(passes).await;
            }
            heart.beating.fetch_add(1, Ordering::SeqCst);
            heart.lock().beats += 1;
            heart.changed.notify_all();
        }
    }

    /// Lets this much time pass on the paused clock: a reply takes its time, and whoever has set a timer hears of it. Then
    /// waits until it has beaten a few times, or until it is plain that it stands still. Blocks the calling
    /// thread; on the thread that runs the tasks it returns at once, for while that one is here it cannot beat. Where the
    /// thread that runs the tasks has slept by `std::thread::sleep`, however shortly, it stood still meanwhile.
    pub fn feel(&self, passes: Duration) {
        let heart = &*self.inner;
        if heart.recorder.on_runtime_thread() {
            return;
        }
        let mut state = heart.lock();
        state.passes += passes;
        for _ in 0..Self::BEATS {
            let next = state.beats + 1;
            let mut quiet = Quiet::heart(&heart.recorder);
            heart.asked.notify_one();
            while state.beats < next {
                if state.stopped || heart.recorder.is_closed() {
                    return;
                }
                (state, _) = heart
                    .changed
                    .wait_timeout(state, LOOK_EVERY)
                    .expect("nothing panics inside a heart");
                if state.beats < next {
                    // Without the lock: the task needs it to beat, and would look as if it waited.
                    drop(state);
                    let calm = quiet.look();
                    state = heart.lock();
                    // The task may wait for the lock that another caller holds.
                    let beats = heart.beating.load(Ordering::SeqCst) > state.beats;
                    if let Some(calm) = calm.filter(|_| !beats && state.beats < next) {
                        state.stopped = true;
                        if calm.runtime_is_held {
                            heart.recorder.note_held();
                        }
                    }
                }
            }
        }
        if heart.recorder.runtime_napped() {
            state.stopped = true;
            heart.recorder.note_held();
            return;
        }
        state.felt += 1;
        heart.recorder.gate(heart.name, state.felt, heart.wanted);
    }
}

impl HeartInner {
    fn lock(&self) -> MutexGuard<'_, HeartState> {
        self.state.lock().expect("nothing panics inside a heart")
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use crate::Clock;
    use crate::recorder::Recorder;
    use crate::schedule::Schedule;

    fn visitors(count: usize, wanted: u64) -> u64 {
        let recorder = std::thread::spawn(|| Recorder::new(Clock::Held, Schedule::PLAIN, None))
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
