//! Whether an answer leaves the same record every time, beside work that leaves no core alone: a page of Markdown.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use similar::TextDiff;

use crate::catalogue::{Exercise, Set};
use crate::event::Report;
use crate::runner::{Execution, Extent, Outcome};
use crate::session::Session;
use crate::verdict::judgement::{Judgement, Timing};

use super::bank::{Bank, Expected, Subject};
use super::outcome_of;

const HEAD: &str = "\
# Whether the verdict is the same every time

Written by `katas author steady`: each answer is compiled once and run again and again, several runs at a time, while other
threads compute without a pause. All that is recorded and shown of a run is compared: its end, every requirement with its
message, the diagnosis, the pictures, the printed lines. Only the figures that the machine chooses are left out.
";

/// Lines of a difference that are shown.
const MAX_DIFFERENCE: usize = 40;

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

/// What came out of one answer's runs: how many left which record.
#[derive(Debug, Default)]
struct Tally {
    variants: BTreeMap<Variant, usize>,
}

/// What one run left.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Variant {
    /// The first requirement that failed, with the diagnosis.
    verdict: String,
    /// Everything else, line by line.
    record: String,
}

impl Tally {
    fn count(&mut self, outcome: &Outcome, report: &Report) {
        let variant = Variant {
            verdict: outcome_of(report),
            record: record(outcome, &report.judgement),
        };
        *self.variants.entry(variant).or_default() += 1;
    }

    /// The variants, the most frequent first.
    fn by_frequency(&self) -> Vec<(&Variant, usize)> {
        let mut variants: Vec<_> = self
            .variants
            .iter()
            .map(|(variant, count)| (variant, *count))
            .collect();
        variants.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        variants
    }
}

/// All that was recorded of a run and is shown of it, without the figures that the machine chooses.
fn record(outcome: &Outcome, judgement: &Judgement) -> String {
    let shown = Judgement {
        // Real milliseconds.
        timing: Timing::default(),
        ..judgement.clone()
    };
    let mut text = format!("{shown:#?}\n");
    if let Some(Execution {
        end,
        record,
        stdout,
        stderr,
        left_something,
    }) = &outcome.execution
    {
        let runs: Vec<_> = record
            .runs
            .iter()
            .map(|run| run.clone().without_machine_figures())
            .collect();
        let stuck = record
            .stuck
            .as_ref()
            .map(|stuck| (stuck.thread, stuck.run.clone().without_machine_figures()));
        // The last line seals a nonce: whether it is there, and for how many runs, is all there is to compare.
        let done = record.done.as_ref().map(|done| done.runs);
        let facts = (end, &record.hello, runs, stuck, done, left_something);
        let printed = [stdout, stderr].map(|captured| String::from_utf8_lossy(&captured.head));
        // Writing to a string cannot fail.
        let _ = write!(text, "{facts:#?}\n{printed:#?}\n");
    }
    text
}

/// Whom to tell how far it has come.
pub trait Progress {
    /// One more run of this file: how many are done, of how many.
    fn ran(&mut self, file: &str, done: usize, of: usize);
    /// What the page says next.
    fn tell(&mut self, text: &str) -> anyhow::Result<()>;
}

/// Writes the page as it comes, for it may take an hour; gives how many answers were not judged as declared every time,
/// or did not leave the same record every time. The right answers come first: to refuse one of them is the worst fault.
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
    let mut subjects: Vec<&Subject<'_>> = bank.subjects.iter().filter(asked).collect();
    subjects.sort_by_key(|subject| subject.expected != Expected::Passes);
    let all = subjects.len() * effort.runs;
    let (runs, at_once, busy) = (effort.runs, effort.at_once, effort.busy);
    let threads = if busy == 1 { "thread" } else { "threads" };
    progress.tell(&format!(
        "{HEAD}\n{runs} runs of each, {at_once} at a time beside {busy} busy {threads}.\n\n"
    ))?;
    let _work = OtherWork::begin(busy);
    let mut unsteady = 0;
    for (index, subject) in subjects.iter().enumerate() {
        let mut tally = Tally::default();
        // On the check's own data, as a learner's file.
        let mut answer = subject.answer();
        answer.extent = Extent::Whole;
        // What does not compile has one run.
        let mut done = index * runs;
        session
            .judge_repeatedly(&answer, runs, at_once, |outcome, report| {
                tally.count(outcome, &report);
                done += 1;
                progress.ran(&subject.file, done, all);
            })
            .await?;
        let (text, is_steady) = item(subject, &tally);
        unsteady += usize::from(!is_steady);
        progress.tell(&text)?;
    }
    progress.tell(&format!(
        "\n{} of {} answers were judged as declared and left the same record every time.\n",
        subjects.len() - unsteady,
        subjects.len()
    ))?;
    Ok(unsteady)
}

/// One answer's place on the page, and whether it had the declared verdict and one record.
fn item(subject: &Subject<'_>, tally: &Tally) -> (String, bool) {
    let (name, label) = (&subject.exercise.name, subject.label());
    let variants = tally.by_frequency();
    let wanted = wanted(subject);
    if let [(variant, count)] = variants[..]
        && variant.verdict == wanted
    {
        let times = if count == 1 {
            "once"
        } else {
            &format!("{count} times")
        };
        return (format!("- {name}, {label}: {wanted}, {times}\n"), true);
    }
    let mut text = format!("- **{name}, {label}**: declared as {wanted}\n");
    for (index, (variant, count)) in variants.iter().enumerate() {
        text.push_str(&format!("  - {count}: {}\n", variant.verdict));
        if index > 0 {
            let difference = difference(&variants[0].0.record, &variant.record);
            text.push_str(&format!("\n    ```diff\n{difference}    ```\n\n"));
        }
    }
    (text, false)
}

/// The lines that are in one of the records only, each with the line before it.
fn difference(usual: &str, other: &str) -> String {
    let diff = TextDiff::from_lines(usual, other);
    let diff = diff.unified_diff().context_radius(1).to_string();
    let mut lines: Vec<String> = diff.lines().map(|line| format!("    {line}\n")).collect();
    let left_out = lines.len().saturating_sub(MAX_DIFFERENCE);
    lines.truncate(MAX_DIFFERENCE);
    if left_out > 0 {
        lines.push(format!("    … and {left_out} lines more\n"));
    }
    lines.concat()
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
