//! Runs a scenario once on a runtime of its own and notes what happens.
//!
//! Nothing here is generic over the exercise: this is compiled once, not at every save.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use futures::FutureExt;
use tokio::sync::Notify;
use tokio::time::sleep;

use crate::closures::Lookout;
use crate::pulse::{self, AFTERWARDS, Pulse, note_output};
use crate::quiet::{self, Quiet, Waited};
use crate::record::{Clock, ExtraWait, Run, RunEnd};
use crate::recorder::Recorder;
use crate::schedule::Schedule;
use crate::strangers::Strangers;
use crate::system;
use crate::trace::Stage;
use crate::{ms, panics};

/// Virtual time after which a scenario that still waits will wait for ever. A latency in seconds that was meant in
/// milliseconds ends before it: too long is another mistake than for ever.
const GUARD: Duration = ms(7_200_000);
/// A scenario on its way, with its value hidden.
pub(crate) type Scenario = Pin<Box<dyn Future<Output = Box<dyn Any>>>>;

/// Which run this is.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) clock: Clock,
    pub(crate) set: u64,
    pub(crate) seeded: bool,
    pub(crate) schedule: Schedule,
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

/// The run that is being made, for the watchdog to describe when it does not come back.
#[derive(Debug)]
pub(crate) struct Current {
    run: Mutex<Option<(Plan, Recorder, Arc<Pulse>)>>,
    /// They may outlive the run that started them.
    strangers: Arc<Mutex<Strangers>>,
    lookout: Arc<Lookout>,
}

impl Current {
    pub(crate) fn new() -> Self {
        Self {
            run: Mutex::default(),
            strangers: Arc::default(),
            lookout: Arc::new(Lookout::new()),
        }
    }

    /// Before the first run: every thread that there is now belongs to the kit.
    pub(crate) fn know_own_threads(&self) {
        quiet::know_own_threads();
        *self
            .strangers
            .lock()
            .expect("nothing panics while it holds this lock") = Strangers::none_yet();
    }

    /// What is known of the run so far; `None` before the first.
    pub(crate) fn describe(&self) -> Option<Run> {
        let guard = self.run.try_lock().ok()?;
        let (plan, recorder, pulse) = guard.as_ref()?;
        let mut run = blank(plan);
        run.end = RunEnd::Hung;
        run.wakeups = pulse.told_wakeups(pulse.wakeups());
        run.idle_wakeups = pulse.idle_wakeups();
        run.blocking_threads = pulse.told_threads();
        run.napped_ms = pulse.told_naps_ms();
        if let Some(trace) = recorder.try_trace() {
            run.spans = trace.sorted_spans(None);
            run.peak = trace.peak();
            run.gates = trace.gates.clone();
            run.panics = trace.panics.clone();
            run.printed_from = trace.printed_from;
            run.printed = trace.printed.clone();
        }
        Some(run)
    }

    /// How often it was woken so far, or polled.
    pub(crate) fn turns(&self) -> u64 {
        let Ok(guard) = self.run.try_lock() else {
            return 0;
        };
        guard.as_ref().map_or(0, |(_, _, pulse)| pulse.turns())
    }

    /// Whether a scenario runs whose clock can be moved by nothing but its own threads, and some poll has not come back.
    pub(crate) fn is_in_a_poll(&self) -> bool {
        let Ok(guard) = self.run.try_lock() else {
            return false;
        };
        guard
            .as_ref()
            .is_some_and(|(plan, _, pulse)| plan.clock != Clock::Real && !pulse.is_idle())
    }

    /// Whether the runtime itself waits, rather than some poll that never came back.
    pub(crate) fn is_idle(&self) -> bool {
        let Ok(guard) = self.run.try_lock() else {
            return false;
        };
        guard.as_ref().is_some_and(|(_, _, pulse)| pulse.is_idle())
    }
}

/// What came of a run.
pub(crate) struct Driven {
    pub(crate) run: Run,
    /// `None` unless the scenario returned.
    pub(crate) value: Option<Box<dyn Any>>,
    /// How many panics there had been when the scenario was over: if it ended with one, that is the last of them.
    pub(crate) panics: usize,
    /// The extra waits that calls were given.
    pub(crate) waits: Vec<ExtraWait>,
    /// Whether it can be made again, and would then be the same if the answer leaves nothing to chance.
    pub(crate) repeatable: bool,
}

/// Runs the scenario.
pub(crate) fn drive(
    plan: Plan,
    current: &Current,
    scenario: &dyn Fn(Recorder) -> Scenario,
) -> Driven {
    let began = Instant::now();
    let recorder = Recorder::new(plan.clock, plan.schedule.clone(), plan.cut);
    recorder.trace().printed_from = pulse::output_so_far().unwrap_or(0);
    panics::record_into(&recorder);
    let pulse = Pulse::new(&recorder, &current.strangers);
    *current
        .run
        .lock()
        .expect("nothing panics while it holds this lock") =
        Some((plan.clone(), recorder.clone(), pulse.clone()));
    let runtime = pulse::runtime(&pulse, &current.lookout);
    let mut run = blank(&plan);
    let (value, panics) = runtime.block_on(watched(&plan, &mut run, &recorder, &pulse, scenario));
    pulse.close();
    panics::see_that_they_are_heard(&recorder);
    recorder.trace().enter(match plan.afterwards {
        Afterwards::LookedAt => Stage::Closed,
        Afterwards::Nothing => Stage::Ending,
    });
    panics::is_over_for_others(runtime.handle());
    // Dropping a runtime would wait for blocking closures that may never end.
    runtime.shutdown_background();
    recorder.trace().enter(Stage::Closed);
    let trace = recorder.trace();
    run.wakeups = pulse.told_wakeups(run.wakeups);
    run.idle_wakeups = pulse.idle_wakeups();
    run.blocking_threads = pulse.told_threads();
    run.peak = trace.peak();
    run.spans = trace.sorted_spans(run.elapsed_ms);
    run.gates = trace.gates.clone();
    run.panics = trace.panics.clone();
    run.printed_from = trace.printed_from;
    run.printed = trace.printed.clone();
    run.cut = recorder.cut_made();
    drop(trace);
    Driven {
        repeatable: is_repeatable(&run, &recorder, began),
        run,
        value,
        panics,
        waits: recorder.waits_given(),
    }
}

/// Threads come when they come, and what takes real time or prints a lot would take too much of that.
fn is_repeatable(run: &Run, recorder: &Recorder, began: Instant) -> bool {
    const MUCH_WORK: Duration = ms(5);
    const LONG: Duration = ms(50);
    const MUCH_OUTPUT: u64 = 1_024;
    const MANY_WAKEUPS: u64 = 1_000;
    let alone = run.blocking_threads == 0 && !recorder.was_elsewhere();
    let quick = match run.meter {
        Some(meter) => meter.slept_ms == 0 && ms(meter.computed_ms) < MUCH_WORK,
        None => began.elapsed() < LONG,
    };
    let printed = run
        .printed
        .last()
        .map_or(0, |last| last.offset)
        .saturating_sub(run.printed_from);
    recorder.clock() == Clock::Virtual
        && alone
        && quick
        && !recorder.somebody_napped()
        && printed <= MUCH_OUTPUT
        && run.wakeups <= MANY_WAKEUPS
}

async fn watched(
    plan: &Plan,
    run: &mut Run,
    recorder: &Recorder,
    pulse: &Arc<Pulse>,
    scenario: &dyn Fn(Recorder) -> Scenario,
) -> (Option<Box<dyn Any>>, usize) {
    let dead = Arc::new(Notify::new());
    let held = match recorder.clock() {
        Clock::Held => Some(hold_the_clock(dead.clone(), pulse.clone(), recorder)),
        Clock::Virtual | Clock::Real => None,
    };
    system::shorten_naps(plan.clock != Clock::Real);
    recorder.start_clock();
    pulse.begin();
    let mut scenario = scenario(recorder.clone());
    let polled = poll_fn(|cx| pulse.poll(scenario.as_mut(), cx));
    let mut work = AssertUnwindSafe(polled).catch_unwind();
    let ended = match recorder.clock() {
        Clock::Virtual => tokio::select! {
            biased;
            // Before the work: polled once more at the guard's instant, code that only looks at the clock would go on there.
            () = sleep(GUARD) => None,
            ended = &mut work => Some(ended),
            () = pulse.endless() => None,
        },
        Clock::Held => tokio::select! {
            biased;
            ended = &mut work => Some(ended),
            () = dead.notified() => None,
        },
        Clock::Real => Some((&mut work).await),
    };
    (run.meter, run.wakeups) = pulse.end();
    run.napped_ms = pulse.told_naps_ms();
    run.elapsed_ms = match recorder.clock() {
        // This clock stood still while the thread slept, as the system's does not.
        Clock::Virtual => Some(recorder.now_ms() + run.napped_ms),
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
        // A thread that was started may not have called yet.
        (Afterwards::LookedAt, Clock::Held) => wait_for_threads(recorder).await,
        // A blocking closure that is stuck would hold the clock for ever: let the tasks settle by turns.
        (Afterwards::LookedAt, Clock::Real) => yield_often().await,
        (Afterwards::Nothing, Clock::Virtual | Clock::Held | Clock::Real) => {}
    }
    pulse.settled();
    run.left_running = tokio::runtime::Handle::current()
        .metrics()
        .num_alive_tasks() as u64
        + pulse.closures_left();
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

/// Waits until neither tasks nor threads move any more, with no service answering meanwhile.
async fn wait_for_threads(recorder: &Recorder) {
    let (tell, told) = tokio::sync::oneshot::channel();
    let recorder = recorder.clone();
    std::thread::spawn(move || {
        Quiet::returned(&recorder).wait(|| false);
        // It is waited for.
        let _ = tell.send(());
    });
    told.await.expect("nothing panics there");
}

async fn yield_often() {
    for _ in 0..64 {
        tokio::task::yield_now().await;
    }
}

/// What keeps the virtual clock at zero: a running blocking closure holds tokio's paused clock.
struct Held {
    release: mpsc::Sender<()>,
    closure: tokio::task::JoinHandle<()>,
}

/// Holds the clock until [`Held::release`], and tells `dead` when no thread of the process can move any more.
fn hold_the_clock(dead: Arc<Notify>, pulse: Arc<Pulse>, recorder: &Recorder) -> Held {
    let (release, held) = mpsc::channel::<()>();
    let recorder = recorder.clone();
    let closure = tokio::task::spawn_blocking(move || {
        pulse.do_not_count_this_thread();
        let released = || held.try_recv() == Err(mpsc::TryRecvError::Disconnected);
        if Quiet::scenario(&recorder).wait(released) != Waited::Over {
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

fn blank(plan: &Plan) -> Run {
    Run {
        set: plan.set,
        seeded: plan.seeded,
        schedule: plan.schedule.seed(),
        waits: Vec::new(),
        by_chance: false,
        cut: None,
        end: RunEnd::Returned,
        elapsed_ms: None,
        value: None,
        left_running: 0,
        wakeups: 0,
        idle_wakeups: 0,
        blocking_threads: 0,
        peak: 0,
        spans: Vec::new(),
        gates: Vec::new(),
        panics: Vec::new(),
        meter: None,
        printed_from: 0,
        napped_ms: 0,
        printed: Vec::new(),
        findings: Vec::new(),
    }
}
