//! Whether an answer is judged the same every time, beside work that leaves no core alone: a page of Markdown.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use crate::catalogue::{Exercise, Set};
use crate::event::Report;
use crate::session::Session;
use crate::verdict::judgement::Axis;

use super::bank::{Bank, Expected, Subject};
use super::outcome_of;

const HEAD: &str = "\
# Whether the verdict is the same every time

Written by `katas author steady`: each answer is compiled once and run again and again, several at a time, while as many
threads as there are cores compute without a pause. A verdict is the first requirement that failed with its diagnosis.
";

/// How hard to try.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Runs of each answer.
    pub runs: usize,
    /// Runs that go on side by side.
    pub at_once: usize,
    /// Threads that compute meanwhile.
    pub busy: usize,
    /// Every answer on file, not just the shipped file and the solution.
    pub whole_bank: bool,
}

/// What came out of one answer's runs.
#[derive(Debug, Default)]
struct Tally {
    seen: BTreeMap<String, usize>,
    axis: Option<Axis>,
}

impl Tally {
    fn count(&mut self, report: &Report) {
        *self.seen.entry(outcome_of(report)).or_default() += 1;
        self.axis = Some(report.judgement.timeline.axis);
    }

    fn is_always(&self, wanted: &str) -> bool {
        self.seen.keys().eq([wanted])
    }
}

/// Whom to tell how far it has come.
pub trait Progress {
    /// One more run of this file: how many are done, of how many.
    fn ran(&mut self, file: &str, done: usize, of: usize);
    /// What the page says next.
    fn tell(&mut self, text: &str) -> anyhow::Result<()>;
}

/// Writes the page as it comes, for it may take an hour; gives how many answers were not judged as declared every time.
pub async fn page(
    set: &Set,
    exercises: &[&Exercise],
    session: &Session,
    effort: Effort,
    mut progress: impl Progress,
) -> anyhow::Result<usize> {
    // What is missing is `check`'s to tell.
    let bank = Bank::collect(set, exercises, &mut Vec::new())?;
    let asked = |subject: &&Subject<'_>| effort.whole_bank || subject.is_ours();
    let subjects: Vec<&Subject<'_>> = bank.subjects.iter().filter(asked).collect();
    let all = subjects.len() * effort.runs;
    let (runs, at_once, busy) = (effort.runs, effort.at_once, effort.busy);
    let threads = if busy == 1 { "thread" } else { "threads" };
    progress.tell(&format!(
        "{HEAD}\n{runs} runs of each, {at_once} at a time beside {busy} busy {threads}.\n\n\
         | exercise | clock | answer | runs | verdicts |\n|---|---|---|--:|---|\n"
    ))?;
    let _work = OtherWork::begin(busy);
    let mut unsteady = 0;
    for (index, subject) in subjects.iter().enumerate() {
        let mut tally = Tally::default();
        // On the check's own data, as a learner's file.
        let mut answer = subject.answer();
        answer.seeds = None;
        // What does not compile has one run.
        let mut done = index * runs;
        session
            .judge_repeatedly(&answer, runs, at_once, |report| {
                tally.count(&report);
                done += 1;
                progress.ran(&subject.file, done, all);
            })
            .await?;
        let as_declared = tally.is_always(wanted(subject));
        unsteady += usize::from(!as_declared);
        progress.tell(&line(subject, &tally, as_declared))?;
    }
    progress.tell(&format!(
        "\n{} of {} answers had the declared verdict every time.\n",
        subjects.len() - unsteady,
        subjects.len()
    ))?;
    Ok(unsteady)
}

fn line(subject: &Subject<'_>, tally: &Tally, as_declared: bool) -> String {
    let clock = match tally.axis {
        Some(Axis::VirtualMs) => "virtual",
        Some(Axis::Steps) => "held or real",
        None => "",
    };
    let runs: usize = tally.seen.values().sum();
    let verdicts: Vec<String> = tally
        .seen
        .iter()
        .map(|(verdict, count)| match as_declared {
            true => verdict.clone(),
            false => format!("**{verdict}: {count}**"),
        })
        .collect();
    format!(
        "| {} | {clock} | {} | {runs} | {} |\n",
        subject.exercise.name,
        subject.label(),
        verdicts.join(", ")
    )
}

fn wanted<'a>(subject: &'a Subject<'_>) -> &'a str {
    match &subject.expected {
        Expected::Passes => "passed",
        Expected::Fails(how) => how,
    }
}

/// Threads that compute until they are dropped.
struct OtherWork {
    over: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl OtherWork {
    fn begin(count: usize) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let busy = |_| {
            let over = Arc::clone(&over);
            thread::spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            })
        };
        let threads = (0..count).map(busy).collect();
        Self { over, threads }
    }
}

impl Drop for OtherWork {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            // One that panicked is over, too.
            let _ = thread.join();
        }
    }
}
