//! Runs a scenario once on a runtime of its own and notes what happens.
//!
//! Nothing here is generic over the exercise: this is compiled once, not at every save.

use std::any::Any;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, mpsc};

use futures::FutureExt;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;
use tokio::time::sleep;

use crate::gate::{Quiet, RuntimeThread, Waited};
use crate::meter::StretchMeter;
use crate::record::{Clock, Run, RunEnd};
use crate::recorder::Recorder;
use crate::strangers::{Company, Strangers};
use crate::system;
use crate::trace::Stage;
use crate::{ms, panics};

/// Virtual time after which a scenario that still waits will wait for ever. A latency in seconds that was meant in
/// milliseconds ends before it: too long is another mistake than for ever.
const GUARD: std::time::Duration = ms(7_200_000);
/// Virtual time after the return in which late events are noted.
const AFTERWARDS: std::time::Duration = ms(60_000);
/// No scenario has this many reasons to wake: it looks again and again.
const ENDLESS_WAKEUPS: u64 = 20_000;
/// No scenario is polled this often at one instant: it asks to be polled again at once, and again.
const ENDLESS_TURNS: u64 = 6_000;
/// Fewer than these are told as none where threads or sockets wake the runtime.
const FEW_WAKEUPS: u64 = 64;
/// The meter reads files of the system, which a polling loop would do without end.
const METERED_WAKEUPS: u64 = 1_000;

/// A scenario on its way, with its value hidden.
pub(crate) type Scenario = Pin<Box<dyn Future<Output = Box<dyn Any>>>>;

/// Which run this is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) clock: Clock,
    pub(crate) set: u64,
    pub(crate) seeded: bool,
    pub(crate) schedule: u64,
    pub(crate) cut: Option<u64>,
    pub(crate) afterwards: Afterwards,
}

/// What becomes of the runtime when the scenario has returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Afterwards {
    /// It goes on, and what still happens is noted as late.
    LookedAt,
    /// It is shut down at once, and drops its tasks.
    Nothing,
}

/// What the runtime's idle and busy moments tell, shared with its callbacks.
#[derive(Debug, Default)]
struct Pulse {
    wakeups: AtomicU64,
    /// How often the scenario itself was polled.
    polls: AtomicU64,
    threads: AtomicU64,
    running: AtomicBool,
    /// Until the last wakes after the return have settled, the clock waits for the answer's own threads.
    settling: AtomicBool,
    /// The runtime's threads for blocking work.
    pool: Mutex<Vec<i64>>,
    parked: AtomicBool,
    /// Polls of the scenario since the runtime last went idle.
    turns: AtomicU64,
    endless: Notify,
}

impl Pulse {
    fn pool(&self) -> MutexGuard<'_, Vec<i64>> {
        self.pool
            .lock()
            .expect("nothing panics while it holds this lock")
    }

    /// The scenario is polled. One that wakes itself at once is polled again and again without the runtime going idle in
    /// between, and the virtual clock never moves: each of those turns is told as a wake-up.
    fn turn(&self) {
        let turns = self.turns.fetch_add(1, Ordering::Relaxed) + 1;
        if turns == ENDLESS_TURNS {
            self.wakeups.fetch_add(turns, Ordering::Relaxed);
            self.endless.notify_one();
        }
    }

    /// Threads wake the runtime at moments of their own, and two that come together wake it once. Where they take part
    /// the number is rounded, or the same answer would give another record each time.
    /// On clocks that stand still or go on by themselves, looking between two turns is waking, too.
    fn told_wakeups(&self, recorder: &Recorder, wakeups: u64) -> u64 {
        let wakeups = match recorder.clock() {
            Clock::Virtual => wakeups,
            Clock::Held | Clock::Real => wakeups.max(self.polls.load(Ordering::Relaxed)),
        };
        let exact = recorder.clock() == Clock::Virtual
            && self.told_threads() == 0
            && !recorder.was_elsewhere();
        match exact {
            true => wakeups,
            false if wakeups < FEW_WAKEUPS => 0,
            false => 1 << wakeups.ilog2(),
        }
    }

    /// Whether there were any: how many depends on how soon one is free to be used again.
    fn told_threads(&self) -> u64 {
        self.threads.load(Ordering::Relaxed).min(1)
    }
}

/// The run that is being made, for the watchdog to describe when it does not come back.
#[derive(Debug, Default)]
pub(crate) struct Current {
    run: Mutex<Option<(Plan, Recorder, Arc<Pulse>)>>,
    /// They may outlive the run that started them.
    strangers: Arc<Mutex<Strangers>>,
}

impl Current {
    /// Before the first run: every thread that there is now belongs to the kit.
    pub(crate) fn know_own_threads(&self) {
        *self
            .strangers
            .lock()
            .expect("nothing panics while it holds this lock") = Strangers::none_yet();
    }

    /// What is known of the run so far; `None` before the first.
    pub(crate) fn describe(&self) -> Option<Run> {
        let guard = self.run.try_lock().ok()?;
        let (plan, recorder, pulse) = guard.as_ref()?;
        let mut run = blank(*plan);
        run.end = RunEnd::Hung;
        run.wakeups = pulse.told_wakeups(recorder, pulse.wakeups.load(Ordering::Relaxed));
        run.blocking_threads = pulse.told_threads();
        if let Some(trace) = recorder.try_trace() {
            run.spans = trace.sorted_spans();
            run.peak = trace.peak();
            run.gates = trace.gates.clone();
            run.panics = trace.panics.clone();
            run.printed = trace.printed.clone();
        }
        Some(run)
    }

    /// How often it was woken so far, or polled.
    pub(crate) fn turns(&self) -> u64 {
        let Ok(guard) = self.run.try_lock() else {
            return 0;
        };
        guard.as_ref().map_or(0, |(_, _, pulse)| {
            pulse.wakeups.load(Ordering::Relaxed) + pulse.polls.load(Ordering::Relaxed)
        })
    }

    /// Whether the runtime itself waits, rather than some poll that never came back.
    pub(crate) fn is_idle(&self) -> bool {
        let Ok(guard) = self.run.try_lock() else {
            return false;
        };
        guard
            .as_ref()
            .is_some_and(|(_, _, pulse)| pulse.parked.load(Ordering::Relaxed))
    }
}

/// What came of a run.
pub(crate) struct Driven {
    pub(crate) run: Run,
    /// `None` unless the scenario returned.
    pub(crate) value: Option<Box<dyn Any>>,
    /// How many panics there had been when the scenario was over: if it ended with one, that is the last of them.
    pub(crate) panics: usize,
}

/// Runs the scenario.
pub(crate) fn drive(
    plan: Plan,
    current: &Current,
    scenario: &dyn Fn(Recorder) -> Scenario,
) -> Driven {
    let recorder = Recorder::new(plan.clock, plan.schedule, plan.cut);
    panics::record_into(&recorder);
    let pulse = Arc::new(Pulse::default());
    *current
        .run
        .lock()
        .expect("nothing panics while it holds this lock") =
        Some((plan, recorder.clone(), pulse.clone()));
    let meter = Arc::new(Mutex::new(StretchMeter::default()));
    let runtime = runtime(plan.clock, &recorder, &pulse, &meter, &current.strangers);
    let mut run = blank(plan);
    let (value, panics) =
        runtime.block_on(watched(plan, &mut run, &recorder, &pulse, &meter, scenario));
    panics::see_that_they_are_heard(&recorder);
    if plan.afterwards == Afterwards::LookedAt {
        recorder.trace().enter(Stage::Closed);
    }
    // Dropping a runtime would wait for blocking closures that may never end.
    runtime.shutdown_background();
    recorder.trace().enter(Stage::Closed);
    let trace = recorder.trace();
    run.wakeups = pulse.told_wakeups(&recorder, run.wakeups);
    run.blocking_threads = pulse.told_threads();
    run.peak = trace.peak();
    run.spans = trace.sorted_spans();
    run.gates = trace.gates.clone();
    run.panics = trace.panics.clone();
    run.printed = trace.printed.clone();
    run.cut = recorder.cut_made();
    Driven { run, value, panics }
}

async fn watched(
    plan: Plan,
    run: &mut Run,
    recorder: &Recorder,
    pulse: &Arc<Pulse>,
    meter: &Mutex<StretchMeter>,
    scenario: &dyn Fn(Recorder) -> Scenario,
) -> (Option<Box<dyn Any>>, usize) {
    let dead = Arc::new(Notify::new());
    let held = match recorder.clock() {
        Clock::Held => Some(hold_the_clock(dead.clone(), pulse.clone())),
        Clock::Virtual | Clock::Real => None,
    };
    recorder.start_clock();
    pulse.running.store(true, Ordering::Relaxed);
    pulse.settling.store(true, Ordering::Relaxed);
    meter
        .lock()
        .expect("nothing panics while it holds this lock")
        .busy();
    let mut scenario = scenario(recorder.clone());
    // Counts every poll: code that gives way and looks again keeps the runtime from ever going idle.
    let counted = std::future::poll_fn(|cx| {
        pulse.polls.fetch_add(1, Ordering::Relaxed);
        scenario.as_mut().poll(cx)
    });
    let mut work = AssertUnwindSafe(counted).catch_unwind();
    let ended = match recorder.clock() {
        Clock::Virtual => tokio::select! {
            biased;
            // Before the work: polled once more at the guard's instant, code that only looks at the clock would go on there.
            () = sleep(GUARD) => None,
            ended = turning(&mut work, pulse) => Some(ended),
            () = pulse.endless.notified() => None,
        },
        Clock::Held => tokio::select! {
            biased;
            ended = &mut work => Some(ended),
            () = dead.notified() => None,
        },
        Clock::Real => Some((&mut work).await),
    };
    meter
        .lock()
        .expect("nothing panics while it holds this lock")
        .idle();
    pulse.running.store(false, Ordering::Relaxed);
    run.meter = meter
        .lock()
        .expect("nothing panics while it holds this lock")
        .longest();
    run.wakeups = pulse.wakeups.load(Ordering::Relaxed);
    run.elapsed_ms = match recorder.clock() {
        Clock::Virtual => Some(recorder.now_ms()),
        Clock::Held | Clock::Real => None,
    };
    note_output(recorder);
    let panics = recorder.trace().panics.len();
    let Some(ended) = ended else {
        recorder.trace().enter(Stage::Closed);
        run.end = RunEnd::Hung;
        if let Some(held) = held {
            held.release().await;
        }
        return (None, panics);
    };
    drop(work);
    match (plan.afterwards, recorder.clock()) {
        (Afterwards::LookedAt, Clock::Virtual) => sleep(ms(1)).await,
        // A blocking closure that is stuck would hold the clock for ever: let the tasks settle by turns.
        (Afterwards::LookedAt, Clock::Held | Clock::Real) => yield_often().await,
        (Afterwards::Nothing, Clock::Virtual | Clock::Held | Clock::Real) => {}
    }
    pulse.settling.store(false, Ordering::Relaxed);
    run.left_running = tokio::runtime::Handle::current()
        .metrics()
        .num_alive_tasks() as u64;
    if plan.afterwards == Afterwards::LookedAt {
        recorder.trace().enter(Stage::Late);
    }
    if plan.afterwards == Afterwards::LookedAt && recorder.clock() == Clock::Virtual {
        sleep(AFTERWARDS).await;
        note_output(recorder);
    }
    if let Some(held) = held {
        recorder.trace().enter(Stage::Closed);
        held.release().await;
    }
    match ended {
        Ok(value) => {
            run.end = RunEnd::Returned;
            (Some(value), panics)
        }
        Err(_) => {
            run.end = RunEnd::Panicked;
            (None, panics)
        }
    }
}

/// The same work, its polls counted.
async fn turning<F: Future + Unpin>(mut work: F, pulse: &Pulse) -> F::Output {
    std::future::poll_fn(|cx| {
        pulse.turn();
        work.poll_unpin(cx)
    })
    .await
}

async fn yield_often() {
    for _ in 0..64 {
        tokio::task::yield_now().await;
    }
}

fn runtime(
    clock: Clock,
    recorder: &Recorder,
    pulse: &Arc<Pulse>,
    meter: &Arc<Mutex<StretchMeter>>,
    strangers: &Arc<Mutex<Strangers>>,
) -> Runtime {
    let mut builder = Builder::new_current_thread();
    builder.enable_all();
    if clock != Clock::Real {
        builder.start_paused(true);
    }
    let (parked, unparked) = (
        (recorder.clone(), pulse.clone(), meter.clone()),
        (pulse.clone(), meter.clone()),
    );
    let (started, stopped, strangers) = (pulse.clone(), pulse.clone(), strangers.clone());
    builder.on_thread_start(move || {
        started.threads.fetch_add(1, Ordering::Relaxed);
        started.pool().push(system::thread_id());
    });
    builder.on_thread_stop(move || {
        let id = system::thread_id();
        stopped.pool().retain(|known| *known != id);
    });
    builder.on_thread_park(move || {
        let (recorder, pulse, meter) = &parked;
        let running = pulse.running.load(Ordering::Relaxed);
        let wakeups = pulse
            .wakeups
            .fetch_add(u64::from(running), Ordering::Relaxed)
            + 1;
        if running && wakeups <= METERED_WAKEUPS {
            meter
                .lock()
                .expect("nothing panics while it holds this lock")
                .idle();
        }
        if clock == Clock::Virtual
            && pulse.settling.load(Ordering::Relaxed)
            && wakeups <= METERED_WAKEUPS
        {
            let mut strangers = strangers
                .lock()
                .expect("nothing panics while it holds this lock");
            if strangers.settle(|| pulse.pool().clone()) == Company::Strangers {
                recorder.note_elsewhere();
            }
        }
        pulse.parked.store(true, Ordering::Relaxed);
        pulse.turns.store(0, Ordering::Relaxed);
        if !running {
            return;
        }
        if wakeups == ENDLESS_WAKEUPS {
            pulse.endless.notify_one();
        }
        note_output(recorder);
    });
    builder.on_thread_unpark(move || {
        let (pulse, meter) = &unparked;
        pulse.parked.store(false, Ordering::Relaxed);
        // A stretch is only begun if the park that ends it is still metered.
        if pulse.running.load(Ordering::Relaxed)
            && pulse.wakeups.load(Ordering::Relaxed) < METERED_WAKEUPS
        {
            meter
                .lock()
                .expect("nothing panics while it holds this lock")
                .busy();
        }
    });
    builder
        .build()
        .expect("a runtime needs a few descriptors and the system has them")
}

/// What was printed so far belongs to this instant.
fn note_output(recorder: &Recorder) {
    use std::io::Write;
    // A closed standard output is the reader's business.
    let _ = std::io::stdout().flush();
    if let Some(offset) = system::stdout_offset() {
        recorder.note_printed(offset);
    }
}

/// What keeps the virtual clock at zero: a running blocking closure holds tokio's paused clock.
struct Held {
    release: mpsc::Sender<()>,
    closure: tokio::task::JoinHandle<()>,
}

/// Holds the clock until [`Held::release`], and tells `dead` when no thread of the process can move any more.
fn hold_the_clock(dead: Arc<Notify>, pulse: Arc<Pulse>) -> Held {
    let (release, held) = mpsc::channel::<()>();
    let id = system::thread_id();
    let closure = tokio::task::spawn_blocking(move || {
        // This thread is the kit's own.
        pulse.threads.fetch_sub(1, Ordering::Relaxed);
        let released = || held.try_recv() == Err(mpsc::TryRecvError::Disconnected);
        let is_idle = Box::new(move || pulse.parked.load(Ordering::Relaxed));
        if Quiet::scenario(RuntimeThread { id, is_idle }).wait(released) == Waited::Quiet {
            dead.notify_one();
            let _ = held.recv();
        }
    });
    Held { release, closure }
}

impl Held {
    /// Lets the clock go and waits until the closure is over, so that its thread is not counted as the answer's.
    async fn release(self) {
        drop(self.release);
        // It cannot panic, and nobody aborts it.
        let _ = self.closure.await;
    }
}

fn blank(plan: Plan) -> Run {
    Run {
        set: plan.set,
        seeded: plan.seeded,
        schedule: plan.schedule,
        cut: None,
        end: RunEnd::Returned,
        elapsed_ms: None,
        value: None,
        left_running: 0,
        wakeups: 0,
        blocking_threads: 0,
        peak: 0,
        spans: Vec::new(),
        gates: Vec::new(),
        panics: Vec::new(),
        meter: None,
        printed: Vec::new(),
        findings: Vec::new(),
    }
}
