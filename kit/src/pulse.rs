//! The runtime's busy and idle moments: how often it wakes and for what, and whom its clock waits for.

use std::future::Future;
use std::io::Write;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::Notify;

use crate::closures::{Listed, Lookout, Standstill, Waiting, step_the_clock};
use crate::meter::StretchMeter;
use crate::ms;
use crate::record::{Clock, Meter};
use crate::recorder::Recorder;
use crate::root::Root;
use crate::strangers::{Company, Strangers};
use crate::system::{self, Naps};

/// No scenario has this many reasons to wake: it looks again and again.
const ENDLESS_WAKEUPS: u64 = 20_000;
/// No scenario is polled this often at one instant: it asks to be polled again at once, and again.
const ENDLESS_TURNS: u64 = 6_000;
/// Fewer than these are told as none where threads or sockets wake the runtime.
const FEW_WAKEUPS: u64 = 64;
/// And half of that and more as this many: how often a loop without end looks depends on the machine.
const MANY_WAKEUPS: u64 = 1_024;
/// No scenario has a thread sleep for so long, and so often, while its clock does not move and nothing happens: it sleeps
/// again for the same thing, which does not come.
const ENDLESS_NAPS: (u64, Duration) = (16, ms(15_000));
/// The meter reads files of the system, which a polling loop would do without end.
const METERED_WAKEUPS: u64 = 1_000;
/// For blocking closures that wait for it the clock goes no further. Whatever still waits then is taken to hang.
const MOST_STEPS: u64 = 120_000;
/// Virtual time after the return in which late events are noted.
pub(crate) const AFTERWARDS: Duration = ms(60_000);
/// After the return. They do not reach the end of the time that is looked at, so that closures that never end hang there,
/// as a program does that waits for them.
const MOST_STEPS_AFTERWARDS: u64 = AFTERWARDS.as_millis() as u64;
/// One that has nothing to do is gone soon, and those that are left have.
const IDLE_THREADS_LIVE: Duration = ms(1);

/// Wakes at equal distances between which nothing happened.
#[derive(Debug, Default)]
struct IdleWakeups {
    /// What had happened when the runtime last went idle.
    events: u64,
    /// When that was, in virtual milliseconds.
    at: u64,
    /// How long it had waited before.
    gap: u64,
    in_a_row: u64,
    most: u64,
}

impl IdleWakeups {
    /// The runtime goes idle again at this instant, and so much has happened by now.
    fn woke(&mut self, events: u64, at: u64) {
        let gap = at - self.at;
        if gap == 0 && events == self.events {
            // The paused clock is asked for events before it moves.
            return;
        }
        self.in_a_row = match events == self.events {
            true if gap == self.gap => self.in_a_row + 1,
            true => 1,
            false => 0,
        };
        (self.events, self.at, self.gap) = (events, at, gap);
        self.most = self.most.max(self.in_a_row);
    }
}

/// Wakes at one instant between which a thread slept and nothing else happened.
#[derive(Debug, Default)]
struct NapsInVain {
    /// What had happened when the runtime last went idle.
    events: u64,
    /// When that was, in virtual milliseconds.
    at: u64,
    /// How often threads had slept by then.
    naps: u64,
    in_a_row: u64,
    /// For how long they had asked to sleep before the first of these.
    asked_before: Duration,
}

impl NapsInVain {
    /// The runtime goes idle again at this instant, and so much has happened by now. Gives whether that was too often.
    fn idle(&mut self, events: u64, at: u64, naps: Naps) -> bool {
        let in_vain = (self.events, self.at) == (events, at) && naps.all > self.naps;
        if !in_vain {
            (self.in_a_row, self.asked_before) = (0, naps.asked);
        }
        (self.events, self.at, self.naps) = (events, at, naps.all);
        self.in_a_row += u64::from(in_vain);
        let (often, long) = ENDLESS_NAPS;
        self.in_a_row >= often && naps.asked - self.asked_before >= long
    }
}

/// What a run's runtime does, seen from its own callbacks.
#[derive(Debug)]
pub(crate) struct Pulse {
    recorder: Recorder,
    root: Arc<Root>,
    /// They may outlive the run that started them.
    strangers: Arc<Mutex<Strangers>>,
    meter: Mutex<StretchMeter>,
    wakeups: AtomicU64,
    idle: Mutex<IdleWakeups>,
    naps_in_vain: Mutex<NapsInVain>,
    /// How often the scenario itself was polled.
    polls: AtomicU64,
    /// Polls of the scenario since the runtime last went idle.
    turns: AtomicU64,
    endless: Notify,
    /// Between the start of the scenario and its end.
    running: AtomicBool,
    /// Between the start of the scenario and the last look at what it left behind.
    looked_at: AtomicBool,
    /// Until the last wakes after the return have settled, the clock waits for the answer's own threads.
    settling: AtomicBool,
    /// It does so now.
    waits_for_threads: AtomicBool,
    /// It was woken by the kit itself, to look whether the clock has to be moved.
    called: AtomicBool,
    /// How many threads it started for blocking work.
    threads: AtomicU64,
    /// Those that there are.
    pool: Mutex<Vec<i64>>,
    standstill: Mutex<Standstill>,
    /// How often the clock was moved for blocking closures that wait for it.
    steps: AtomicU64,
    /// How many of them waited for it when the scenario was over.
    closures_left: AtomicU64,
}

impl Pulse {
    /// For a runtime of the calling thread.
    pub(crate) fn new(recorder: &Recorder, strangers: &Arc<Mutex<Strangers>>) -> Arc<Self> {
        Arc::new(Self {
            recorder: recorder.clone(),
            root: Root::new(),
            strangers: strangers.clone(),
            meter: Mutex::new(StretchMeter::new()),
            wakeups: AtomicU64::new(0),
            idle: Mutex::default(),
            naps_in_vain: Mutex::default(),
            polls: AtomicU64::new(0),
            turns: AtomicU64::new(0),
            endless: Notify::new(),
            running: AtomicBool::new(false),
            looked_at: AtomicBool::new(false),
            settling: AtomicBool::new(false),
            waits_for_threads: AtomicBool::new(false),
            called: AtomicBool::new(false),
            threads: AtomicU64::new(0),
            pool: Mutex::default(),
            standstill: Mutex::default(),
            steps: AtomicU64::new(0),
            closures_left: AtomicU64::new(0),
        })
    }

    /// The scenario begins.
    pub(crate) fn begin(&self) {
        self.running.store(true, Ordering::Relaxed);
        self.looked_at.store(true, Ordering::Relaxed);
        self.settling.store(true, Ordering::Relaxed);
        lock(&self.meter).busy();
    }

    /// The scenario is over; gives how it used the runtime's thread, and how often that was woken.
    pub(crate) fn end(&self) -> (Option<Meter>, u64) {
        let mut meter = lock(&self.meter);
        meter.idle();
        self.running.store(false, Ordering::Relaxed);
        let steps = MOST_STEPS - MOST_STEPS_AFTERWARDS;
        self.steps.store(steps, Ordering::Relaxed);
        (meter.longest(), self.wakeups())
    }

    /// The last wakes after the return have settled.
    pub(crate) fn settled(&self) {
        self.settling.store(false, Ordering::Relaxed);
    }

    /// Nobody looks any more at what the scenario left behind.
    pub(crate) fn close(&self) {
        self.looked_at.store(false, Ordering::Relaxed);
    }

    /// How many blocking closures waited for the clock when the scenario was over. They are no tasks.
    pub(crate) fn closures_left(&self) -> u64 {
        self.closures_left.load(Ordering::Relaxed)
    }

    /// Polls the scenario, and counts that. One that wakes itself at once is polled again and again without the runtime
    /// going idle in between, and the virtual clock never moves: each of those turns is told as a wake-up.
    pub(crate) fn poll<F: Future + ?Sized>(
        &self,
        scenario: Pin<&mut F>,
        cx: &Context<'_>,
    ) -> Poll<F::Output> {
        self.root.poll(scenario, cx, || {
            self.polls.fetch_add(1, Ordering::Relaxed);
            let turns = self.turns.fetch_add(1, Ordering::Relaxed) + 1;
            if turns == ENDLESS_TURNS && self.is_virtual() {
                self.wakeups.fetch_add(turns, Ordering::Relaxed);
                self.endless.notify_one();
            }
        })
    }

    /// Comes when the scenario was woken or polled more often than any that waits for something.
    pub(crate) async fn endless(&self) {
        self.endless.notified().await;
    }

    /// How often the runtime had something to do after it had none.
    pub(crate) fn wakeups(&self) -> u64 {
        self.wakeups.load(Ordering::Relaxed)
    }

    /// How often the runtime was woken so far, or the scenario polled.
    pub(crate) fn turns(&self) -> u64 {
        self.wakeups() + self.polls.load(Ordering::Relaxed)
    }

    /// Whether the runtime itself waits, for an event or for threads of the answer's, rather than some poll that never came
    /// back.
    pub(crate) fn is_idle(&self) -> bool {
        self.is_parked() || self.waits_for_threads.load(Ordering::Relaxed)
    }

    fn is_parked(&self) -> bool {
        self.recorder.runtime_is_parked()
    }

    /// The calling one, which does blocking work for the kit itself.
    pub(crate) fn do_not_count_this_thread(&self) {
        self.threads.fetch_sub(1, Ordering::Relaxed);
    }

    /// `wakeups` as they are told. Threads wake the runtime at moments of their own, and two that come together wake it
    /// once. Where they take part the number is rounded, or the same answer would give another record each time.
    /// On clocks that stand still or go on by themselves, looking between two turns is waking, too.
    pub(crate) fn told_wakeups(&self, wakeups: u64) -> u64 {
        let wakeups = match self.recorder.clock() {
            Clock::Virtual => wakeups,
            Clock::Held | Clock::Real => wakeups.max(self.polls.load(Ordering::Relaxed)),
        };
        match self.is_exact() {
            true => wakeups,
            false if wakeups < FEW_WAKEUPS => 0,
            false if wakeups < MANY_WAKEUPS / 2 => FEW_WAKEUPS,
            false => MANY_WAKEUPS,
        }
    }

    /// Most wakes in a row, at equal distances, between which nothing happened; 0 where threads or sockets may be what was waited for.
    pub(crate) fn idle_wakeups(&self) -> u64 {
        match self.is_exact() {
            true => lock(&self.idle).most,
            false => 0,
        }
    }

    /// Whether nothing but the virtual clock wakes the runtime.
    fn is_exact(&self) -> bool {
        self.is_virtual() && self.told_threads() == 0 && !self.recorder.was_elsewhere()
    }

    /// Whether there were any: how many depends on how soon one is free to be used again.
    pub(crate) fn told_threads(&self) -> u64 {
        self.threads.load(Ordering::Relaxed).min(1)
    }

    /// For how many milliseconds the answer put this thread to sleep. Where threads take part, how often it does so depends
    /// on them, and the longest one is told.
    pub(crate) fn told_naps_ms(&self) -> u64 {
        let naps = match self.is_exact() {
            true => self.recorder.runtime_naps(),
            false => system::longest_nap(),
        };
        naps.as_millis() as u64
    }

    fn is_virtual(&self) -> bool {
        self.recorder.clock() == Clock::Virtual
    }

    fn thread_starts(&self) {
        self.threads.fetch_add(1, Ordering::Relaxed);
        lock(&self.pool).push(system::thread_id());
    }

    fn thread_stops(&self) {
        let id = system::thread_id();
        lock(&self.pool).retain(|known| *known != id);
    }

    fn parks(self: &Arc<Self>, lookout: &Lookout) {
        let running = self.running.load(Ordering::Relaxed);
        let is_virtual = self.is_virtual();
        let polled = self.turns.swap(0, Ordering::Relaxed) > 0;
        let looked_at = is_virtual && self.looked_at.load(Ordering::Relaxed);
        if looked_at && self.closures_wait_for_the_clock() {
            if running {
                lock(&self.meter).idle();
                note_output(&self.recorder);
            }
            // Most steps wake nobody.
            self.wakeups.fetch_add(u64::from(polled), Ordering::Relaxed);
            return step_the_clock();
        }
        let counts = running && !self.called.swap(false, Ordering::Relaxed);
        let wakeups = self.wakeups.fetch_add(u64::from(counts), Ordering::Relaxed) + 1;
        if running && wakeups <= METERED_WAKEUPS {
            lock(&self.meter).idle();
        }
        if is_virtual && self.settling.load(Ordering::Relaxed) && wakeups <= METERED_WAKEUPS {
            self.waits_for_threads.store(true, Ordering::Relaxed);
            let company =
                lock(&self.strangers).settle(|| lock(&self.pool).clone(), || self.has_work());
            self.waits_for_threads.store(false, Ordering::Relaxed);
            if company == Company::Strangers {
                self.recorder.note_elsewhere();
            }
        }
        self.recorder.park_runtime(true);
        if looked_at && self.has_closures() {
            lookout.look_for(Arc::clone(self));
        }
        if !running {
            return;
        }
        if wakeups == ENDLESS_WAKEUPS {
            self.endless.notify_one();
        }
        note_output(&self.recorder);
        if counts {
            let (events, now) = (self.recorder.trace().events(), self.recorder.now_ms());
            lock(&self.idle).woke(events, now);
            if is_virtual && lock(&self.naps_in_vain).idle(events, now, system::naps()) {
                self.recorder.note_naps_unseen();
                self.endless.notify_one();
            }
        }
    }

    fn unparks(&self) {
        self.recorder.park_runtime(false);
        // A stretch is only begun if the park that ends it is still metered.
        if self.running.load(Ordering::Relaxed) && self.wakeups() < METERED_WAKEUPS {
            lock(&self.meter).busy();
        }
    }

    /// Whether there may be blocking closures for which the clock can still be moved.
    fn has_closures(&self) -> bool {
        !lock(&self.pool).is_empty() && self.steps.load(Ordering::Relaxed) < MOST_STEPS
    }

    /// Whether the scenario or a task was woken by another thread since the runtime last had something to do.
    fn has_work(&self) -> bool {
        // One that has returned is not polled any more.
        let root = self.running.load(Ordering::Relaxed) && self.root.is_woken();
        root || Handle::current().metrics().global_queue_depth() > 0
    }

    /// True when the clock has to be moved, for nothing else will.
    fn closures_wait_for_the_clock(&self) -> bool {
        let threads = || lock(&self.strangers).with_pool();
        // Asked last: one that sleeps now may have woken a task before.
        let wait = self.has_closures() && lock(&self.standstill).look(threads) && !self.has_work();
        if wait {
            self.steps.fetch_add(1, Ordering::Relaxed);
            if !self.running.load(Ordering::Relaxed) && self.closures_left() == 0 {
                let left = lock(&self.pool).len() as u64;
                self.closures_left.store(left, Ordering::Relaxed);
            }
        }
        wait
    }
}

impl Waiting for Arc<Pulse> {
    fn waits(&self) -> bool {
        self.is_parked() && self.looked_at.load(Ordering::Relaxed) && self.has_closures()
    }

    fn threads(&self) -> Listed {
        lock(&self.strangers).with_pool()
    }

    fn call(&self) {
        self.called.store(true, Ordering::Relaxed);
        self.root.call_runtime();
    }
}

/// A runtime whose busy and idle moments `pulse` tells.
pub(crate) fn runtime(pulse: &Arc<Pulse>, lookout: &Arc<Lookout>) -> Runtime {
    let mut builder = Builder::new_current_thread();
    builder.enable_all();
    match pulse.recorder.clock() {
        Clock::Virtual | Clock::Held => {
            _ = builder
                .start_paused(true)
                .thread_keep_alive(IDLE_THREADS_LIVE)
        }
        Clock::Real => {}
    }
    let (starts, stops) = (Arc::clone(pulse), Arc::clone(pulse));
    let (parks, unparks, lookout) = (Arc::clone(pulse), Arc::clone(pulse), Arc::clone(lookout));
    builder
        .on_thread_start(move || starts.thread_starts())
        .on_thread_stop(move || stops.thread_stops())
        .on_thread_park(move || parks.parks(&lookout))
        .on_thread_unpark(move || unparks.unparks())
        .build()
        .expect("a runtime needs a few descriptors and the system has them")
}

/// What was printed so far belongs to this instant.
pub(crate) fn note_output(recorder: &Recorder) {
    if let Some(offset) = output_so_far() {
        recorder.note_printed(offset);
    }
}

/// Where standard output stands; `None` where it is no file.
pub(crate) fn output_so_far() -> Option<u64> {
    // A closed standard output is the reader's business.
    let _ = std::io::stdout().flush();
    system::stdout_offset()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .expect("nothing panics while it holds this lock")
}
