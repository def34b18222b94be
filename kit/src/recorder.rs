//! The handle through which services write the trace.

use std::collections::BTreeSet;
use std::fmt;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::thread::ThreadId;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::Instant;

use crate::quiet::{self, Quiet};
use crate::record::{
    Clock, Cut, ExtraWait, Gate, NAPS_UNSEEN, Panic, Printed, RUNTIME_HELD, SpanEnd, When,
};
use crate::schedule::Schedule;
use crate::system::{self, Naps};
use crate::trace::{Caller, ROOT, SpanId, Stage, Trace};

/// Records what one run of a scenario does. Cheap to clone; every service holds one.
#[derive(Clone)]
pub struct Recorder {
    shared: Arc<Shared>,
}

/// Without its contents: a service that is printed must say the same each time, and nothing of what was noted.
impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder").finish_non_exhaustive()
    }
}

struct Shared {
    clock: Clock,
    schedule: Schedule,
    /// The extra waits that calls were given.
    given: Mutex<BTreeSet<ExtraWait>>,
    /// Cancel-fuzz: drop the future under test at this wait.
    cut_at: Option<u64>,
    cut: Mutex<Option<Cut>>,
    runtime_thread: ThreadId,
    /// The system's number of that thread.
    runtime_thread_id: i64,
    /// Whether that thread waits for an event, rather than running a task.
    parked: AtomicBool,
    /// How often it had slept when the run began.
    naps_before: Naps,
    /// A service was called, or a thread was seen, where no task runs.
    elsewhere: AtomicBool,
    /// When the run started, and on which runtime: other threads ask the same clock.
    origin: OnceLock<(Instant, Handle)>,
    trace: Mutex<Trace>,
}

impl Recorder {
    /// A recorder for a run on the calling thread.
    pub(crate) fn new(clock: Clock, schedule: Schedule, cut_at: Option<u64>) -> Self {
        system::is_runtime_thread();
        Self {
            shared: Arc::new(Shared {
                clock,
                schedule,
                given: Mutex::default(),
                cut_at,
                cut: Mutex::new(None),
                runtime_thread: std::thread::current().id(),
                runtime_thread_id: system::thread_id(),
                parked: AtomicBool::new(false),
                naps_before: system::naps(),
                elsewhere: AtomicBool::new(false),
                origin: OnceLock::new(),
                trace: Mutex::new(Trace::new(clock)),
            }),
        }
    }

    /// From now on instants count from here. Inside the runtime only.
    pub(crate) fn start_clock(&self) {
        let origin = (Instant::now(), Handle::current());
        self.shared.origin.set(origin).expect("a run starts once");
    }

    /// Virtual milliseconds since the start, on whichever thread.
    pub fn now_ms(&self) -> u64 {
        let Some((origin, runtime)) = self.shared.origin.get() else {
            return 0;
        };
        let _entered = (!self.on_runtime_thread()).then(|| runtime.enter());
        origin.elapsed().as_millis() as u64
    }

    /// Whether the calling thread is the one that runs the tasks.
    pub fn on_runtime_thread(&self) -> bool {
        let here = std::thread::current().id() == self.shared.runtime_thread;
        if !here {
            self.note_elsewhere();
        }
        here
    }

    /// Whether the calling thread is in another runtime than the run's, while the run's has a virtual clock: what takes
    /// time there takes none here.
    pub(crate) fn is_on_another_clock(&self) -> bool {
        let Some((_, own)) = self.shared.origin.get() else {
            return false;
        };
        self.shared.clock == Clock::Virtual
            && Handle::try_current().is_ok_and(|here| here.id() != own.id())
    }

    /// The system's number of the thread that runs the tasks.
    pub(crate) fn runtime_thread(&self) -> i64 {
        self.shared.runtime_thread_id
    }

    /// Whether the thread that runs the tasks waits for an event, or runs one of them.
    pub(crate) fn runtime_is_parked(&self) -> bool {
        self.shared.parked.load(Ordering::SeqCst)
    }

    pub(crate) fn park_runtime(&self, parked: bool) {
        self.shared.parked.store(parked, Ordering::SeqCst);
    }

    /// Whether the answer put the thread that runs the tasks to sleep in this run.
    pub(crate) fn runtime_napped(&self) -> bool {
        system::naps().on_runtime_thread > self.shared.naps_before.on_runtime_thread
    }

    /// For how long it asked that thread to sleep in this run, in all.
    pub(crate) fn runtime_naps(&self) -> Duration {
        system::naps().asked_on_runtime_thread - self.shared.naps_before.asked_on_runtime_thread
    }

    /// Whether the answer put any thread to sleep in this run.
    pub(crate) fn somebody_napped(&self) -> bool {
        system::naps().all > self.shared.naps_before.all
    }

    /// The thread that runs the tasks slept inside one of them while somebody waited for the others.
    pub(crate) fn note_held(&self) {
        self.gate(RUNTIME_HELD, 1, 0);
    }

    /// Threads of the answer's sleep for times of their own choice, again and again, and the clock does not see it.
    pub(crate) fn note_naps_unseen(&self) {
        self.gate(NAPS_UNSEEN, 1, 0);
    }

    /// Nothing of this run is noted any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.trace().stage() == Stage::Closed
    }

    /// Threads of the answer's own take part: what follows from who is faster is not told exactly.
    pub(crate) fn note_elsewhere(&self) {
        self.shared.elsewhere.store(true, Ordering::Relaxed);
    }

    pub(crate) fn was_elsewhere(&self) -> bool {
        self.shared.elsewhere.load(Ordering::Relaxed)
    }

    /// Which clock this run is on.
    pub fn clock(&self) -> Clock {
        self.shared.clock
    }

    /// Notes that `op` was called for `lane`, from the caller's line. It begins with [`SpanGuard::start`].
    ///
    /// Once the run is over nothing is noted any more, and the guard does nothing.
    #[track_caller]
    pub fn call(&self, op: &'static str, lane: impl Into<String>) -> SpanGuard {
        let from = Location::caller();
        let lane = lane.into();
        let caller = Caller {
            file: from.file().to_owned(),
            line: from.line(),
        };
        let now = self.now_ms();
        let id = self.trace().created(op, &lane, caller, now);
        SpanGuard {
            recorder: self.clone(),
            id,
            state: SpanState::Made,
            op,
            lane,
        }
    }

    /// Notes that `arrived` of `wanted` came to the meeting `name`. Of several notes the largest `arrived` counts.
    pub fn gate(&self, name: &str, arrived: u64, wanted: u64) {
        let mut trace = self.trace();
        if trace.stage() == Stage::Closed {
            return;
        }
        match trace.gates.iter_mut().find(|gate| gate.name == name) {
            Some(gate) => gate.arrived = gate.arrived.max(arrived),
            None => trace.gates.push(Gate {
                name: name.to_owned(),
                arrived,
                wanted,
            }),
        }
    }

    pub(crate) fn panicked(&self, panic: Panic) {
        let mut trace = self.trace();
        if trace.stage() != Stage::Closed {
            trace.panics.push(panic);
        }
    }

    /// The runtime is about to wait: what was printed until now belongs to this instant.
    pub(crate) fn note_printed(&self, offset: u64) {
        let now = self.now_ms();
        let mut trace = self.trace();
        let at = match self.shared.clock {
            Clock::Virtual => now,
            Clock::Held | Clock::Real => return,
        };
        if trace.stage() == Stage::Closed {
            return;
        }
        match trace.printed.last_mut() {
            Some(last) if last.offset == offset => {}
            Some(last) if last.at == at => last.offset = offset,
            Some(_) | None => trace.printed.push(Printed { offset, at }),
        }
    }

    pub(crate) fn cut_at(&self) -> Option<u64> {
        self.shared.cut_at
    }

    pub(crate) fn note_cut(&self, wait: u64) {
        let during = self.trace().waiting_for();
        *self
            .shared
            .cut
            .lock()
            .expect("nothing panics while it holds this lock") = Some(Cut { wait, during });
    }

    pub(crate) fn cut_made(&self) -> Option<Cut> {
        self.shared
            .cut
            .lock()
            .expect("nothing panics while it holds this lock")
            .clone()
    }

    /// Extra times that a call of `op` for `lane` gives way, before its work and after it.
    pub(crate) fn extra_waits(&self, op: &str, lane: &str) -> (u64, u64) {
        let (before, after) = self.shared.schedule.waits(op, lane);
        let given = [(When::Before, before), (When::After, after)];
        let given = given.into_iter().filter(|(_, times)| *times > 0);
        self.given().extend(given.map(|(when, times)| ExtraWait {
            op: op.to_owned(),
            lane: lane.to_owned(),
            when,
            times,
        }));
        (before, after)
    }

    /// The extra waits that calls were given so far.
    pub(crate) fn waits_given(&self) -> Vec<ExtraWait> {
        self.given().iter().cloned().collect()
    }

    fn given(&self) -> MutexGuard<'_, BTreeSet<ExtraWait>> {
        self.shared
            .given
            .lock()
            .expect("nothing panics while it holds this lock")
    }

    pub(crate) fn trace(&self) -> MutexGuard<'_, Trace> {
        self.shared
            .trace
            .lock()
            .expect("nothing panics while it holds this lock")
    }

    /// The trace, unless the thread that is stuck holds it.
    pub(crate) fn try_trace(&self) -> Option<MutexGuard<'_, Trace>> {
        self.shared.trace.try_lock().ok()
    }

    fn task(&self) -> Option<String> {
        match tokio::task::try_id() {
            Some(id) => Some(id.to_string()),
            None if self.on_runtime_thread() => Some(ROOT.to_owned()),
            None => None,
        }
    }
}

/// One call's place in the trace. Dropped before it finishes, it notes a cancelled call; dropped
/// before it began, a call that nobody polled.
#[derive(Debug)]
pub struct SpanGuard {
    recorder: Recorder,
    id: Option<SpanId>,
    state: SpanState,
    op: &'static str,
    lane: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpanState {
    Made,
    Begun,
    /// It computes its result, and may panic.
    Replies,
    Over,
}

impl SpanGuard {
    /// The call begins: its future is polled for the first time, or its thread runs. Once only; later calls do nothing.
    pub fn start(&mut self) {
        if self.state != SpanState::Made {
            return;
        }
        self.state = SpanState::Begun;
        if let Some(id) = self.id {
            let (task, on_runtime, now) = (
                self.recorder.task(),
                self.recorder.on_runtime_thread(),
                self.recorder.now_ms(),
            );
            quiet::service_is_used();
            self.recorder.trace().started(id, task, on_runtime, now);
        }
    }

    /// The call begins and holds the calling thread until it is done.
    pub fn start_blocking(&mut self) {
        self.start();
        if let Some(id) = self.id {
            self.recorder.trace().blocks(id);
        }
    }

    /// The call computes its result: a panic before it has one is its own.
    pub(crate) fn reply(&mut self) {
        self.state = SpanState::Replies;
    }

    /// The call will be woken when `latency` is over. Virtual time only moves on when everybody who was woken has been
    /// polled, so one that ends later was not: whoever owns it was busy with something else. What threads poll is not
    /// told, for they take time of their own.
    pub(crate) fn is_ready_after(&self, latency: Duration) {
        let virtual_clock = self.recorder.clock() == Clock::Virtual;
        if let (true, true, Some(id)) = (virtual_clock, self.recorder.on_runtime_thread(), self.id)
        {
            // Timers fire at whole milliseconds.
            let latency = latency.as_nanos().div_ceil(1_000_000);
            let latency = u64::try_from(latency).unwrap_or(u64::MAX);
            let ready = self.recorder.now_ms().saturating_add(latency);
            self.recorder.trace().is_ready_at(id, ready);
        }
    }

    /// The call gave its result.
    pub fn finish(&mut self) {
        self.end(SpanEnd::Finished);
    }

    /// Leaves the call as it stands: it was still waiting when nobody looked any more.
    pub fn leave_pending(mut self) {
        self.state = SpanState::Over;
    }

    /// The recorder that this span belongs to.
    pub fn recorder(&self) -> &Recorder {
        &self.recorder
    }

    /// What was called.
    pub fn op(&self) -> &'static str {
        self.op
    }

    /// For whom.
    pub fn lane(&self) -> &str {
        &self.lane
    }

    fn end(&mut self, end: SpanEnd) {
        let begun = matches!(self.state, SpanState::Begun | SpanState::Replies);
        let panicked = self.state == SpanState::Replies && std::thread::panicking();
        self.state = SpanState::Over;
        if let (true, Some(id)) = (begun, self.id) {
            let here = self.recorder.on_runtime_thread();
            let now = self.recorder.now_ms();
            quiet::service_is_used();
            let mut trace = self.recorder.trace();
            if here || trace.stage() != Stage::Ending {
                trace.ended(id, end, panicked, now);
            }
        }
    }
}

impl Drop for SpanGuard {
    fn drop(&mut self) {
        let threads = self.recorder.clock() == Clock::Held && self.state == SpanState::Begun;
        if threads && !self.recorder.on_runtime_thread() {
            // Another thread may be about to call: which of the two comes first would be the machine's to say.
            Quiet::returned(&self.recorder).wait(|| self.recorder.is_closed());
        }
        self.end(SpanEnd::Dropped);
    }
}

#[cfg(test)]
mod tests {
    use super::Recorder;
    use crate::record::Clock;
    use crate::schedule::Schedule;

    #[test]
    fn printed_it_tells_nothing_of_what_was_noted() {
        let recorder = Recorder::new(Clock::Virtual, Schedule::PLAIN, None);
        let _span = recorder.call("get", "page 1");
        assert_eq!(format!("{recorder:?}"), "Recorder { .. }");
    }
}
