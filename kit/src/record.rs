//! The facts that leave the judged process: their shapes, and the JSON lines that carry them.
//!
//! A record is a list of lines, written as they become known: one [`Line::Hello`], one
//! [`Line::Run`] for each run worth telling, perhaps a [`Line::Stuck`], and one [`Line::Done`].
//! Without `Done` nothing was proven, whatever came before.
//!
//! The kit writes by hand (a learner's first build stays small); the program around it reads with
//! serde, from these same types, so the two cannot drift apart unnoticed.

mod json;
mod seal;
mod which;

use std::cmp::Ordering;
use std::fmt;

#[cfg(feature = "cli")]
use serde::Deserialize;

pub use seal::{Seal, SealKey};
pub use which::{How, Which};

/// The name under which it is noted, like a meeting, that the thread that runs the tasks slept inside one of them while
/// somebody waited for the others: 1, or nothing.
pub const RUNTIME_HELD: &str = "the thread that runs the tasks slept";

/// The name under which it is noted, like a meeting, that threads of the answer's slept again and again, while the virtual
/// clock did not move and nothing else happened: 1, or nothing.
pub const NAPS_UNSEEN: &str = "threads slept, and the clock stood still";

/// One line of a record.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
pub enum Line {
    /// The first line, written before any of the learner's code runs.
    Hello(Hello),
    /// What one run of the scenario did.
    Run(Run),
    /// The scenario has not come back, and the real time limit is near or it never will.
    Stuck(Stuck),
    /// The last line: every requirement was evaluated.
    Done(Done),
}

/// What is going to be judged.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Hello {
    /// Identifiers of the requirements, in the check's order.
    pub requirements: Vec<String>,
    /// Which clock the scenario runs on.
    pub clock: Clock,
    /// How many runs are planned; cancel-fuzz adds one for each wait. One that fails and in which a thread slept is the last.
    pub runs: u64,
    /// The scenario is a whole program: tasks that still wait at its return are dropped.
    pub whole_program: bool,
    /// How many data sets there are, written and seeded.
    pub sets: u64,
    /// Under how many schedules each written set is run, besides the plain run.
    pub schedules: u64,
    /// Whether the future is dropped at every wait, on the written sets.
    pub cuts: bool,
}

/// Which clock a scenario runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
pub enum Clock {
    /// Paused; jumps to the next deadline when every task waits. Instants are milliseconds.
    Virtual,
    /// Paused and held at zero, because threads take part. Instants are steps of the trace.
    Held,
    /// The system's. Instants are steps of the trace.
    Real,
}

/// What one run of the scenario did.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Run {
    /// Index of the data set; the first is the one that is pictured.
    pub set: u64,
    /// True for sets made from a seed, false for those written out in the check.
    pub seeded: bool,
    /// 0 for the plain run; otherwise the seed of the extra waits around each service call.
    pub schedule: u64,
    /// Of these extra waits, the few with which it still fails as it did with all. Empty for a run that passed, or in which
    /// nobody looked for them.
    pub waits: Vec<ExtraWait>,
    /// The same run made again and again does not fail in the same way each time.
    pub by_chance: bool,
    /// Where this run was cut, for cancel-fuzz.
    pub cut: Option<Cut>,
    /// How the scenario ended.
    pub end: RunEnd,
    /// From start to return, in virtual milliseconds and with `napped_ms`; `None` on other clocks.
    pub elapsed_ms: Option<u64>,
    /// What the scenario returned, as `{:?}`, cut to a few hundred characters.
    pub value: Option<String>,
    /// Tasks still alive one virtual millisecond after the return.
    pub left_running: u64,
    /// How often the runtime went idle: few for waiting, many for polling. Exact on the virtual clock while no thread
    /// takes part; otherwise 0, 64 from 64 on, or 1024 from 512 on.
    pub wakeups: u64,
    /// Most wakes in a row, at equal distances, between which nothing was seen to happen: no service was called or answered,
    /// nothing was printed.
    /// Only on the virtual clock while no thread takes part; otherwise 0.
    pub idle_wakeups: u64,
    /// 1 if the runtime started OS threads for blocking work of the answer's, otherwise 0.
    pub blocking_threads: u64,
    /// Most calls in flight at one moment.
    pub peak: u64,
    /// Service calls and noted activities, sorted by (created, op, lane), tasks renumbered.
    pub spans: Vec<Span>,
    /// Meetings that some service waited for.
    pub gates: Vec<Gate>,
    /// Panics of any task or thread, joined or not.
    pub panics: Vec<Panic>,
    /// The longest stretch without giving the thread back; `None` where the system has no figures.
    pub meter: Option<Meter>,
    /// Where standard output stood when the run began.
    pub printed_from: u64,
    /// For how many milliseconds the answer asked the thread that runs the tasks to sleep, as `std::thread::sleep` does: in
    /// all, or the longest one where threads take part. They are slept in part only, except on the system's clock.
    pub napped_ms: u64,
    /// Where standard output stood, and when.
    pub printed: Vec<Printed>,
    /// One for each requirement, in the check's order; empty if the scenario gave no value.
    pub findings: Vec<Finding>,
}

impl Run {
    /// Whether this run alone fails an answer.
    pub fn fails(&self) -> bool {
        let broke = self.end != RunEnd::Returned || !self.panics.is_empty();
        broke || self.findings.iter().any(|finding| !finding.holds)
    }

    /// Whether it hung because threads took the time that the virtual clock should have told.
    pub fn waited_on_threads_for_ever(&self) -> bool {
        self.gates.iter().any(|gate| gate.name == NAPS_UNSEEN)
    }

    /// Whether the thread that runs the tasks slept inside one of them. If it did not ask for that itself, it is seen where
    /// threads or sockets take part when somebody waits for the tasks in vain; the milliseconds of the `meter` would count
    /// each wait for a lock whose holder lacks a core.
    pub fn runtime_slept(&self) -> bool {
        let held = match self.elapsed_ms {
            Some(_) => self.meter.is_some_and(|meter| meter.slept_ms > 0),
            None => self.gates.iter().any(|gate| gate.name == RUNTIME_HELD),
        };
        held || self.napped_ms > 0
    }

    /// The same run without the figures that are the machine's: two runs of one answer may differ in these, and in nothing
    /// else. This is the only place that says which they are.
    ///
    /// Without the `meter`: it counts real milliseconds, which other programs stretch. What it chooses, a diagnosis, is
    /// compared with the judgement.
    pub fn without_machine_figures(self) -> Self {
        Self {
            meter: None,
            ..self
        }
    }
}

/// Extra times that the calls of `op` for `lane` give way to others, at no cost of virtual time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct ExtraWait {
    /// What is called.
    pub op: String,
    /// For whom.
    pub lane: String,
    /// Before the work or after it.
    pub when: When,
    /// How often.
    pub times: u64,
}

/// At which end of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
pub enum When {
    /// Before its work begins.
    Before,
    /// After its work, before it gives its reply.
    After,
}

impl When {
    /// The word for it in records.
    pub fn as_str(self) -> &'static str {
        match self {
            When::Before => "before",
            When::After => "after",
        }
    }
}

/// Where cancel-fuzz dropped the future.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Cut {
    /// How many waits it had survived: 0 is the first.
    pub wait: u64,
    /// The service call that it was waiting for, if any.
    pub during: Option<String>,
}

/// How a scenario ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
pub enum RunEnd {
    /// It returned a value.
    Returned,
    /// It panicked.
    Panicked,
    /// Nothing could make progress any more.
    Hung,
}

/// One service call or noted activity: a lane of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Span {
    /// Whose it is: the argument that tells this call from the others.
    pub lane: String,
    /// What was called: `get`, `save`.
    pub op: String,
    /// The line that called, in the learner's file or elsewhere.
    pub file: String,
    /// 1-based.
    pub line: u32,
    /// Which task polled it first: 0 is the scenario itself, `None` was never polled or is a thread.
    pub task: Option<u64>,
    /// True if it ran on the thread that runs the tasks.
    pub on_runtime_thread: bool,
    /// True if it held its thread until it was done.
    pub blocking: bool,
    /// When the call was made.
    pub created: u64,
    /// When it was first polled.
    pub started: Option<u64>,
    /// When it was woken, if it was not polled at once but later or never: its owner was busy elsewhere. Only on the virtual
    /// clock.
    pub ready: Option<u64>,
    /// When it finished or was dropped.
    pub ended: Option<u64>,
    /// How it ended.
    pub end: SpanEnd,
    /// True if it began or ended after the scenario had returned.
    pub late: bool,
    /// True if it ended in a panic of its own. Others that its task drops then are dropped like any.
    pub panicked: bool,
}

/// How a span ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
pub enum SpanEnd {
    /// It gave its result.
    Finished,
    /// It was dropped while it waited: cancelled.
    Dropped,
    /// It still waits.
    Pending,
    /// It was made and nobody ever polled it.
    NeverPolled,
}

impl SpanEnd {
    /// The word for it in records and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            SpanEnd::Finished => "finished",
            SpanEnd::Dropped => "dropped",
            SpanEnd::Pending => "pending",
            SpanEnd::NeverPolled => "never-polled",
        }
    }
}

/// A meeting that a service waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Gate {
    /// What met.
    pub name: String,
    /// How many came.
    pub arrived: u64,
    /// How many were wanted.
    pub wanted: u64,
}

/// A panic of any task or thread.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Panic {
    /// Its text.
    pub message: String,
    /// Where it was raised; may be inside a library.
    pub file: String,
    /// 1-based.
    pub line: u32,
}

/// The longest stretch for which the runtime's thread was not given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Meter {
    /// Real milliseconds asleep in one stretch: neither running nor waiting for a core.
    pub slept_ms: u64,
    /// Processor milliseconds used in one stretch.
    pub computed_ms: u64,
}

/// Standard output had this length at this instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Printed {
    /// Bytes from the start of the process's standard output.
    pub offset: u64,
    /// The instant, as in spans.
    pub at: u64,
}

/// What became of one requirement in one run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Finding {
    /// The requirement's identifier.
    pub requirement: String,
    /// Whether it holds.
    pub holds: bool,
    /// What was looked at.
    pub observable: Observable,
    /// Which one of several, if that needs saying: a lane.
    pub subject: Option<String>,
    /// What was seen.
    pub seen: Quantity,
    /// What was wanted.
    pub wanted: Wanted,
}

impl Finding {
    /// Whether less was seen than wanted, or more; `None` if it holds, or if the two cannot be compared in this way.
    pub fn direction(&self) -> Option<Ordering> {
        let against = |wanted: &Quantity| Some(self.seen.amount()?.cmp(&wanted.amount()?));
        if self.holds {
            return None;
        }
        match &self.wanted {
            Wanted::Exactly(wanted) | Wanted::AtMost(wanted) | Wanted::AtLeast(wanted) => {
                against(wanted)
            }
            Wanted::OneOf(wanted) => {
                let first = wanted.first().and_then(against)?;
                let all_agree = wanted.iter().all(|wanted| against(wanted) == Some(first));
                all_agree.then_some(first)
            }
        }
    }
}

/// Something that was seen in a run, or wanted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
pub enum Quantity {
    /// How many.
    Count(u64),
    /// How long, in milliseconds.
    Duration(u64),
    /// A duration of the real clock that is next to nothing: its own figure would differ from run to run.
    AboutZero,
    /// When, in milliseconds since the start, or in steps.
    Instant(u64),
    /// No instant: it did not happen.
    Never,
    /// How a call ended.
    End(SpanEnd),
    /// How a call ended, and when.
    EndAt(SpanEnd, u64),
    /// No end: the call was not made.
    NeverCalled,
    /// A list: how many members, and their `{:?}`, cut to a few hundred characters.
    List(u64, String),
    /// Anything else, as `{:?}`, cut to a few hundred characters.
    Value(String),
}

impl Quantity {
    /// What can be more or less: a number, of members too, or milliseconds.
    pub fn amount(&self) -> Option<u64> {
        match self {
            Quantity::Count(amount)
            | Quantity::List(amount, _)
            | Quantity::Duration(amount)
            | Quantity::Instant(amount)
            | Quantity::EndAt(_, amount) => Some(*amount),
            Quantity::AboutZero => Some(0),
            Quantity::Never | Quantity::End(_) | Quantity::NeverCalled | Quantity::Value(_) => None,
        }
    }

    /// How a call ended, if that is what it says.
    pub fn end(&self) -> Option<SpanEnd> {
        match self {
            Quantity::End(end) | Quantity::EndAt(end, _) => Some(*end),
            Quantity::Count(_)
            | Quantity::List(..)
            | Quantity::Duration(_)
            | Quantity::AboutZero
            | Quantity::Instant(_)
            | Quantity::Never
            | Quantity::NeverCalled
            | Quantity::Value(_) => None,
        }
    }
}

/// As the reader sees it: instants and durations in seconds with three decimals.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = |ms: &u64| format!("{}.{:03} s", ms / 1000, ms % 1000);
        match self {
            Quantity::Count(count) => write!(f, "{count}"),
            Quantity::Duration(ms) | Quantity::Instant(ms) => f.write_str(&seconds(ms)),
            Quantity::AboutZero => f.write_str("about 0 s"),
            Quantity::Never => f.write_str("never"),
            Quantity::End(end) => f.write_str(end.as_str()),
            Quantity::EndAt(end, ms) => write!(f, "{} at {}", end.as_str(), seconds(ms)),
            Quantity::NeverCalled => f.write_str("never called"),
            Quantity::List(_, text) | Quantity::Value(text) => f.write_str(text),
        }
    }
}

/// What a requirement asks of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
pub enum Wanted {
    /// This one.
    Exactly(Quantity),
    /// Any of these.
    OneOf(Vec<Quantity>),
    /// No more than this.
    AtMost(Quantity),
    /// No less than this.
    AtLeast(Quantity),
}

impl Wanted {
    /// The only quantity that will do.
    pub fn exactly(&self) -> Option<&Quantity> {
        match self {
            Wanted::Exactly(wanted) => Some(wanted),
            Wanted::OneOf(_) | Wanted::AtMost(_) | Wanted::AtLeast(_) => None,
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wanted::Exactly(wanted) => wanted.fmt(f),
            Wanted::OneOf(wanted) => {
                for (index, wanted) in wanted.iter().enumerate() {
                    let or = if index > 0 { " or " } else { "" };
                    write!(f, "{or}{wanted}")?;
                }
                Ok(())
            }
            Wanted::AtMost(wanted) => write!(f, "at most {wanted}"),
            Wanted::AtLeast(wanted) => write!(f, "at least {wanted}"),
        }
    }
}

macro_rules! observables {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What a requirement looks at.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
        pub enum Observable { $($(#[$doc])* $name,)* }

        impl Observable {
            /// Every observable.
            pub const ALL: &'static [Observable] = &[$(Observable::$name,)*];

            /// The word for it in records and reports.
            pub fn as_str(self) -> &'static str {
                match self { $(Observable::$name => $word,)* }
            }
        }
    };
}

observables! {
    /// The returned value, or a part of it.
    Value = "value",
    /// The order of a list whose members are right.
    Order = "order",
    /// The members of a list: some are lost or repeated.
    Members = "members",
    /// A duration that the answer itself measured.
    Measured = "measured",
    /// Virtual time from start to return.
    Elapsed = "elapsed",
    /// Most calls in flight at one moment.
    Peak = "peak",
    /// Fewest calls in flight while others wait for their turn.
    Room = "room",
    /// Most items that wait between two services at one time.
    Backlog = "backlog",
    /// Number of calls.
    Calls = "calls",
    /// Tasks that outlive the answer.
    LeftRunning = "left-running",
    /// When a call began.
    Started = "started",
    /// When and how a call ended.
    Ended = "ended",
    /// Where a blocking call ran.
    Thread = "thread",
    /// Who came to a meeting.
    Gate = "gate",
    /// How often the runtime woke.
    Wakeups = "wakeups",
    /// What must be true wherever the future is dropped.
    Invariant = "invariant",
}

/// The scenario has not come back, and the limit is near or it never will.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Stuck {
    /// What the runtime's thread is doing.
    pub thread: StuckThread,
    /// The run so far; it has no findings.
    pub run: Run,
}

/// What the runtime's thread does then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize), serde(rename_all = "kebab-case"))]
pub enum StuckThread {
    /// One poll has never come back and the thread computes.
    Computing,
    /// One poll has never come back and the thread sleeps.
    Asleep,
    /// The same, and every thread waits for another one: this was told at once, and not when the limit was near.
    Dead,
    /// Its polls come back, and each time it is woken again: it looks without end. Or the runtime waits, and a thread of the
    /// answer does so.
    Restless,
    /// The runtime itself waits for an event.
    Idle,
}

/// Every requirement was evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(Deserialize))]
pub struct Done {
    /// How many runs were made.
    pub runs: u64,
    /// The [`Seal`] of every line before this one.
    pub seal: String,
}
