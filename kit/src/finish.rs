//! Where the record goes: to the process that judges, or in words to whoever ran `cargo test`.

use std::fs::File;
use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use crate::again::MOST_RUNS;
use crate::closures::{Listed, Standstill};
use crate::drive::Current;
use crate::patience::Patience;
use crate::record::{Done, Hello, Line, Run, RunEnd, Seal, SealKey, Stuck, StuckThread, Which};
use crate::{panics, quiet, system};

/// Set by a process that reads the record: standard input is then the channel for it, and the seal's key is in it.
const RECORD: &str = "KATAS_RECORD";
/// Real milliseconds that an answer may take.
const LIMIT: &str = "KATAS_LIMIT_MS";
/// How many seeded data sets to run instead of the check's own number.
const SEEDS: &str = "KATAS_SEEDS";
/// Which run to make alone.
const ONLY: &str = "KATAS_ONLY";
/// Every run is told, for the recording of a solution.
const EVERY_RUN: &str = "KATAS_EVERY_RUN";
const MOST_SPANS: usize = 1_000;
const MOST_PANICS: usize = 20;
const MOST_PRINTED: usize = 1_000;
const USUAL_LIMIT: Duration = Duration::from_secs(10);
const WATCH_EVERY: Duration = Duration::from_millis(100);

/// The seeds of the data sets that are made by chance.
pub(crate) struct Seeds {
    count: u64,
}

impl Seeds {
    /// The check's own number, or what an author's sweep asks for; none stay none.
    pub(crate) fn from_environment(usual: u64) -> Self {
        let asked = std::env::var(SEEDS).ok().and_then(|text| text.parse().ok());
        Self {
            count: if usual == 0 {
                0
            } else {
                asked.unwrap_or(usual)
            },
        }
    }

    pub(crate) fn usual(count: u64) -> Self {
        Self { count }
    }

    pub(crate) fn count(&self) -> u64 {
        self.count
    }
}

/// The run that is asked for, if it is a single one.
pub(crate) fn only() -> Option<Which> {
    let text = std::env::var(ONLY).ok()?;
    match text.parse() {
        Ok(which) => Some(which),
        // Another run than the one that is asked for would be taken for it.
        Err(_) => system::exit_now(125),
    }
}

/// Takes in the runs as they are made and ends the process when all are there.
pub(crate) struct Finish {
    out: Option<File>,
    seal: Seal,
    requirements: Vec<String>,
    /// By requirement: whether a failing run was already told.
    told: Vec<bool>,
    told_end: bool,
    tells: Tells,
    runs: u64,
    /// Runs that may still be made again.
    spare_runs: u64,
    failed: Vec<String>,
    /// How often a thread of the answer had slept when the last run was over.
    naps: u64,
    current: Arc<Current>,
    /// Dropped when judging is over: the watchdog stands down.
    _watchdog: mpsc::Sender<()>,
}

impl Finish {
    /// Says hello and starts the watchdog. None of the learner's code has run yet.
    ///
    /// A process judges once. An answer that starts a judgement of its own would take the recorder and the panic hook
    /// away from the one that it is judged in, so it ends here.
    pub(crate) fn begin(hello: Hello) -> Self {
        static BEGUN: AtomicBool = AtomicBool::new(false);
        if BEGUN.swap(true, Ordering::Relaxed) {
            system::exit_now(125);
        }
        let (out, seal) = match std::env::var_os(RECORD) {
            Some(_) => {
                let (channel, seal) = take_over();
                (Some(channel), seal)
            }
            None => (None, Seal::new(SealKey::new(0))),
        };
        panics::install(if out.is_some() {
            panics::Message::RecordOnly
        } else {
            panics::Message::AlsoPrinted
        });
        let current = Arc::new(Current::new());
        let limit = std::env::var(LIMIT)
            .ok()
            .and_then(|text| text.parse().ok())
            .map_or(USUAL_LIMIT, Duration::from_millis);
        quiet::judging_ends_within(limit);
        let watchdog = watch(
            limit,
            current.clone(),
            out.as_ref().and_then(|file| file.try_clone().ok()),
        );
        current.know_own_threads();
        system::keep_descendants();
        let asked = |name| std::env::var_os(name).is_some();
        let mut finish = Self {
            out,
            seal,
            told: vec![false; hello.requirements.len()],
            requirements: hello.requirements.clone(),
            told_end: false,
            tells: match asked(ONLY) || asked(EVERY_RUN) {
                true => Tells::Everything,
                false => Tells::News,
            },
            runs: 0,
            spare_runs: MOST_RUNS,
            failed: Vec::new(),
            naps: system::naps().all,
            current,
            _watchdog: watchdog,
        };
        finish.write(&Line::Hello(hello));
        finish
    }

    /// The run that the watchdog would describe.
    pub(crate) fn current(&self) -> &Arc<Current> {
        &self.current
    }

    /// How many runs may be made again to look into this one: none unless it fails in a way that was not told yet, and
    /// somebody reads the record.
    pub(crate) fn spare_runs(&mut self, run: &Run) -> Option<&mut u64> {
        (self.out.is_some() && self.fails_anew(run)).then_some(&mut self.spare_runs)
    }

    fn fails_anew(&self, run: &Run) -> bool {
        let mut findings = self.told.iter().zip(&run.findings);
        broke(run) && !self.told_end || findings.any(|(told, finding)| !finding.holds && !told)
    }

    /// Takes in a run; writes it down if it tells something new. If it fails and a thread slept in it, it is the last:
    /// nobody need wait for the others.
    pub(crate) fn run(&mut self, run: Run) {
        self.runs += 1;
        let naps = std::mem::replace(&mut self.naps, system::naps().all);
        let is_last = run.fails() && (self.naps > naps || run.runtime_slept());
        let news = self.fails_anew(&run) || self.tells.also(&run);
        if broke(&run) {
            self.told_end = true;
            self.failed.push(match run.panics.first() {
                Some(panic) => format!("panicked: {}", panic.message),
                None => "nothing can make progress any more".to_owned(),
            });
        }
        for (told, finding) in self.told.iter_mut().zip(&run.findings) {
            if !finding.holds && !*told {
                *told = true;
                let subject = finding
                    .subject
                    .as_ref()
                    .map(|subject| format!("{subject}: "))
                    .unwrap_or_default();
                self.failed.push(format!(
                    "{}: {subject}{} {}, wanted {}",
                    finding.requirement.replace('_', " "),
                    finding.observable.as_str(),
                    finding.seen,
                    finding.wanted
                ));
            }
        }
        if news {
            self.write(&Line::Run(readable(run)));
        }
        if is_last {
            self.done()
        }
    }

    /// Every requirement was evaluated: says so and ends the process.
    pub(crate) fn done(&mut self) -> ! {
        let done = Done {
            runs: self.runs,
            seal: self.seal.to_text(),
        };
        self.write(&Line::Done(done));
        let _ = std::io::stdout().flush();
        if self.out.is_some() {
            system::exit_now(0);
        }
        for failed in &self.failed {
            eprintln!("✗ {failed}");
        }
        if self.failed.is_empty() {
            eprintln!(
                "✓ {} requirements hold in {} runs",
                self.requirements.len(),
                self.runs
            );
        }
        system::exit_now(if self.failed.is_empty() { 0 } else { 101 })
    }

    fn write(&mut self, line: &Line) {
        if let Some(file) = &mut self.out {
            let line = line.to_json();
            self.seal.add(&line);
            write_line(file, &line);
        }
    }
}

/// Which runs are told besides those that fail in a new way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// The plain runs of the sets that are written out.
    News,
    /// Every run.
    Everything,
}

impl Tells {
    fn also(self, run: &Run) -> bool {
        match self {
            Tells::News => !run.seeded && run.schedule == 0 && run.cut.is_none(),
            Tells::Everything => true,
        }
    }
}

fn broke(run: &Run) -> bool {
    run.end != RunEnd::Returned || !run.panics.is_empty()
}

/// A loop can make calls, panics and lines without number, and nobody reads more than the first of them. The
/// findings were made from all.
fn readable(mut run: Run) -> Run {
    run.spans.truncate(MOST_SPANS);
    run.panics.truncate(MOST_PANICS);
    run.printed.truncate(MOST_PRINTED);
    run
}

fn write_line(file: &mut File, line: &str) {
    // One write a line: a reader never sees half of one from two threads.
    if file.write_all(format!("{line}\n").as_bytes()).is_err() {
        system::exit_now(125);
    }
}

/// Takes the channel away from standard input, before any of the learner's code runs, and reads the seal's key from it.
fn take_over() -> (File, Seal) {
    let Ok(mut channel) = system::take_standard_input() else {
        system::exit_now(125)
    };
    let mut line = [0; SealKey::LINE_LENGTH];
    let read = channel.read_exact(&mut line).ok();
    let key = read.and_then(|()| SealKey::from_line(std::str::from_utf8(&line).ok()?));
    match key {
        Some(key) => (channel, Seal::new(key)),
        None => system::exit_now(125),
    }
}

/// Near the real limit, tells what the answer was doing and ends the process: whoever judges then knows
/// more than that it took too long. Likewise as soon as the judged thread and all others wait for one another.
fn watch(limit: Duration, current: Arc<Current>, out: Option<File>) -> mpsc::Sender<()> {
    let judged = system::thread_id();
    let (stand_down, stood_down) = mpsc::channel::<()>();
    std::thread::spawn(move || {
        let patience = Patience::begin(limit);
        let mut standstill = Standstill::default();
        let thread = loop {
            let Some(left) = patience.left(system::share(judged)) else {
                break look_at(judged, &current);
            };
            let look = stood_down.recv_timeout(left.min(WATCH_EVERY));
            if look != Err(mpsc::RecvTimeoutError::Timeout) {
                return;
            }
            if current.is_in_a_poll() && standstill.look(everybody_else) && current.is_in_a_poll() {
                break StuckThread::Dead;
            }
        };
        let Some(run) = current.describe() else {
            system::exit_now(124)
        };
        match out {
            Some(mut file) => write_line(
                &mut file,
                &Line::Stuck(Stuck {
                    thread,
                    run: readable(run),
                })
                .to_json(),
            ),
            None if thread == StuckThread::Dead => eprintln!("✗ never done: {thread:?}"),
            None => eprintln!("✗ not done after {} s: {thread:?}", limit.as_secs()),
        }
        system::exit_now(124)
    });
    stand_down
}

/// Every thread but the calling one: who sleeps may wait for any of them.
fn everybody_else() -> Listed {
    let mut ids = system::thread_ids().unwrap_or_default();
    let all = ids.len() as u64;
    ids.retain(|id| *id != system::thread_id());
    Listed { all, threads: ids }
}

/// What the judged thread does. One look would tell of a moment: a runtime that waits on the real clock wakes now and
/// then, and a thread that is woken waits for a core like one that computes. And one that waits for a core does nothing,
/// so it is looked at until it has had some of it.
fn look_at(judged: i64, current: &Current) -> StuckThread {
    const LOOKS: usize = 15;
    const MOST_LOOKS: usize = 20 * LOOKS;
    const SOME_NS: u64 = 3_000_000;
    let worked = || system::effort(judged).map_or(u64::MAX, |effort| effort.cpu_ns);
    let (turns, before) = (current.turns(), worked());
    let (mut idle, mut asleep, mut busy, mut looks) = (0, 0, 0, 0);
    let others_now = || {
        let mut threads = quiet::others();
        threads.retain(|thread| thread.id != judged);
        threads
    };
    let mut others = others_now();
    loop {
        looks += 1;
        let looked = std::mem::replace(&mut others, others_now());
        busy += usize::from(
            others
                .iter()
                .any(|now| !now.asleep || !looked.contains(now)),
        );
        idle += usize::from(current.is_idle());
        asleep += usize::from(system::thread(judged).is_some_and(|thread| thread.asleep));
        system::pause(Duration::from_millis(3));
        let rests = 2 * idle.max(asleep) > looks;
        let has_worked = worked().saturating_sub(before) >= SOME_NS || before == u64::MAX;
        if looks >= MOST_LOOKS || (looks >= LOOKS && (rests || has_worked)) {
            break;
        }
    }
    // One turn may have been under way.
    let turned = current.turns() > turns + 1;
    match (2 * idle > looks, turned, 2 * asleep > looks) {
        // Another thread spins, or sleeps and looks again.
        (true, _, _) if 2 * busy > looks => StuckThread::Restless,
        (true, _, _) => StuckThread::Idle,
        (false, true, _) => StuckThread::Restless,
        (false, false, true) => StuckThread::Asleep,
        (false, false, false) => StuckThread::Computing,
    }
}
