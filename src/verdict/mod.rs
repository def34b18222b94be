//! From facts to meaning: an [`Outcome`] becomes a [`Judgement`]. Pure; runs nothing, prints nothing.

mod checks;
mod classify;
mod compiler;
pub mod diagnosis;
mod evidence;
pub mod judgement;
mod printed;
mod timeline;
pub mod words;

use katas_kit::record::{Clock, ExtraWait, Run, RunEnd, StuckThread, When, Which};

use crate::catalogue::Exercise;
use crate::runner::{Compile, End, Execution, Message, Outcome, Record, answer_path};
use diagnosis::Code;
use evidence::{Evidence, Snoozed};
use judgement::{
    Axis, CompilerMessage, Diagnosis, Judgement, Limit, Location, Timeline, Timing, Told, Verdict,
};
pub use timeline::Recorded;
use words::Words;

/// A requirement that every answer has, whatever its check asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Implied {
    Compiles,
    Finishes,
    NoPanic,
}

impl Implied {
    /// Its identifier, as in expectations and reports.
    pub fn id(self) -> &'static str {
        match self {
            Implied::Compiles => "it_compiles",
            Implied::Finishes => "it_finishes",
            Implied::NoPanic => "nothing_panics",
        }
    }

    pub fn parse(id: &str) -> Option<Implied> {
        [Implied::Compiles, Implied::Finishes, Implied::NoPanic]
            .into_iter()
            .find(|implied| implied.id() == id)
    }
}

/// What was found, before it is put into words.
struct Found<'a> {
    verdict: Verdict,
    limit: Option<Limit>,
    code: Option<Code>,
    /// The declared requirement that is told.
    requirement: Option<&'a str>,
    implied: Option<Implied>,
    /// Something else is told, and this failed as well, in another run.
    besides: Option<Implied>,
    /// The run that is told and pictured.
    run: Option<&'a Run>,
    /// The panic that is told, and its place.
    panic: Option<&'a katas_kit::record::Panic>,
}

/// Judges one answer. `recorded` is what the solution did, for the picture.
pub fn judge(exercise: &Exercise, outcome: &Outcome, recorded: Option<&Recorded>) -> Judgement {
    let words = words::english();
    let is_answer = answers_file(exercise);
    let found = find(outcome, recorded, &is_answer);
    let record = outcome
        .execution
        .as_ref()
        .map(|execution| &execution.record);
    let clock = record.map_or(Clock::Virtual, clock_of);
    let mut timeline = match found.run {
        Some(run) => timeline::compare(clock, run, recorded, &is_answer, words),
        None => empty_timeline(clock),
    };
    // Other instants than the solution's are no fault of an answer that passed, nor of one that gives its results back in
    // the wrong order. Nor is a thread that seemed to be held: on clocks that go on by themselves it may have been kept
    // waiting by the machine.
    let passed = found.verdict == Verdict::Passed;
    if passed || found.code == Some(Code::WrongOrder) {
        timeline.divergence = None;
        timeline.return_note = None;
    }
    timeline.blocked &= !passed;
    timeline.held_ms = timeline.held_ms.filter(|_| !passed);
    let compiler = compiler::messages(outcome, &is_answer, words);
    let snoozed = found
        .run
        .filter(|_| found.code == Some(Code::Snoozed))
        .and_then(|run| evidence::snoozed(run, &is_answer));
    Judgement {
        verdict: found.verdict,
        limit: found.limit,
        diagnosis: found
            .code
            .map(|code| diagnose(code, &found, snoozed.as_ref(), exercise, words)),
        checks: checks::results(exercise, outcome, &found, words),
        location: location(&found, snoozed.as_ref(), &compiler, &timeline, &is_answer),
        virtual_ms: timeline
            .yours_end
            .filter(|_| timeline.axis == Axis::VirtualMs),
        wanted_ms: timeline
            .wanted_end
            .filter(|_| timeline.axis == Axis::VirtualMs),
        printed: outcome
            .execution
            .as_ref()
            .map(|execution| printed::lines(execution, found.run))
            .unwrap_or_default(),
        timeline,
        told: found.run.map(|run| told(run, words)),
        compiler,
        unjudged: None,
        left_something: outcome
            .execution
            .as_ref()
            .is_some_and(|execution| execution.left_something),
        timing: Timing {
            compile_ms: outcome.compile_ms,
            run_ms: outcome.run_ms,
            cached: outcome.cached,
        },
    }
}

/// What clippy said about an answer, in the same words as rustc's warnings. Says nothing about the verdict.
pub fn advice(exercise: &Exercise, messages: &[Message]) -> Vec<CompilerMessage> {
    compiler::advice(messages, &answers_file(exercise), words::english())
}

fn answers_file(exercise: &Exercise) -> impl Fn(&str) -> bool {
    let path = answer_path(&exercise.topic, &exercise.name);
    move |file| file.replace('\\', "/").ends_with(&path)
}

/// The judgement of an answer that could not be judged.
pub fn unjudged(reason: String) -> Judgement {
    Judgement {
        verdict: Verdict::Unjudged,
        limit: None,
        diagnosis: None,
        checks: Vec::new(),
        location: None,
        virtual_ms: None,
        wanted_ms: None,
        timeline: empty_timeline(Clock::Virtual),
        told: None,
        compiler: Vec::new(),
        printed: Vec::new(),
        unjudged: Some(reason),
        left_something: false,
        timing: Timing::default(),
    }
}

fn find<'a>(
    outcome: &'a Outcome,
    recorded: Option<&Recorded>,
    is_answer: &dyn Fn(&str) -> bool,
) -> Found<'a> {
    let found = |verdict, code, implied| Found {
        verdict,
        limit: None,
        code,
        requirement: None,
        implied,
        besides: None,
        run: None,
        panic: None,
    };
    match (outcome.compile, &outcome.execution) {
        (Compile::Failed, _) => found(
            Verdict::DidNotCompile,
            Some(Code::DidNotCompile),
            Some(Implied::Compiles),
        ),
        (Compile::TimedOut, _) => Found {
            limit: Some(Limit::CompileTime),
            ..found(
                Verdict::TimedOut,
                Some(Code::CompileTooLong),
                Some(Implied::Compiles),
            )
        },
        (Compile::OverMemory, _) => Found {
            limit: Some(Limit::CompileMemory),
            ..found(
                Verdict::OverMemory,
                Some(Code::CompileTooLong),
                Some(Implied::Compiles),
            )
        },
        (Compile::Succeeded, Some(execution)) => find_in(execution, outcome, recorded, is_answer),
        (Compile::Succeeded, None) => found(
            Verdict::Crashed,
            Some(Code::Crashed),
            Some(Implied::Finishes),
        ),
    }
}

fn clock_of(record: &Record) -> Clock {
    let hello = record.hello.as_ref();
    hello.map_or(Clock::Virtual, |hello| hello.clock)
}

fn find_in<'a>(
    execution: &'a Execution,
    outcome: &Outcome,
    recorded: Option<&Recorded>,
    is_answer: &dyn Fn(&str) -> bool,
) -> Found<'a> {
    let record = &execution.record;
    let plain: Vec<&Run> = record
        .runs
        .iter()
        .filter(|run| timeline::is_plain(run))
        .collect();
    let told = record
        .stuck
        .as_ref()
        .map(|stuck| &stuck.run)
        .or(plain.first().copied())
        .or(record.runs.first());
    let ended = |verdict, limit, code| Found {
        verdict,
        limit,
        code: Some(code),
        requirement: None,
        implied: Some(Implied::Finishes),
        besides: None,
        run: told,
        panic: None,
    };
    let broke_off = abnormal_end(execution, is_answer);
    if let Some((verdict, Some(limit), code)) = broke_off
        && limit != Limit::RunTime
    {
        // What it took of the machine is told before what came of it.
        return ended(verdict, Some(limit), code);
    }
    let broke_off = broke_off.map(|(verdict, limit, code)| ended(verdict, limit, code));
    if let Some(run) = first_failing(record) {
        // What came to an end and went wrong is what the learner sees and mends first.
        let later = match broke_off {
            Some(_) => Some(Implied::Finishes),
            None => later_end(record, run),
        };
        let failed = Found {
            verdict: Verdict::Failed,
            limit: None,
            code: None,
            requirement: None,
            implied: None,
            besides: later,
            run: Some(run),
            panic: None,
        };
        return match (
            run.panics.first(),
            run.findings.iter().find(|finding| !finding.holds),
        ) {
            (Some(panic), _) => Found {
                code: Some(Code::Panicked),
                implied: Some(Implied::NoPanic),
                besides: later.filter(|later| *later != Implied::NoPanic),
                panic: Some(panic),
                ..failed
            },
            (None, Some(finding)) if run.end == RunEnd::Returned => {
                let evidence = Evidence {
                    finding,
                    run,
                    plain: &plain,
                    is_answer,
                    warned_unused: compiler::warned_unused(outcome, is_answer),
                    recorded,
                    whole_program: record
                        .hello
                        .as_ref()
                        .is_some_and(|hello| hello.whole_program),
                    by_chance: record.runs.iter().any(|run| run.by_chance),
                };
                Found {
                    code: Some(classify::of_finding(&evidence)),
                    requirement: Some(&finding.requirement),
                    ..failed
                }
            }
            (None, _) => Found {
                verdict: Verdict::Hung,
                code: Some(classify::of_hang(run, is_answer)),
                implied: Some(Implied::Finishes),
                besides: later.filter(|later| *later != Implied::Finishes),
                ..failed
            },
        };
    }
    if let Some(ended) = broke_off {
        return ended;
    }
    match execution.left_something {
        // What still ran may have had a hand in the result.
        true => ended(Verdict::Failed, None, Code::LeftRunning),
        false => Found {
            verdict: Verdict::Passed,
            code: None,
            implied: None,
            ..ended(Verdict::Passed, None, Code::LeftRunning)
        },
    }
}

/// The first run that failed. One that nobody disturbed says more than one under a schedule, or one that was cut.
fn first_failing(record: &Record) -> Option<&Run> {
    let failing = |run: &&Run| breaks(run) || run.findings.iter().any(|finding| !finding.holds);
    let failing = record.runs.iter().filter(failing);
    failing.min_by_key(|run| !timeline::is_undisturbed(run))
}

/// It did not return, or something panicked.
fn breaks(run: &Run) -> bool {
    run.end != RunEnd::Returned || !run.panics.is_empty()
}

/// How other runs than the one that is told broke off.
fn later_end(record: &Record, told: &Run) -> Option<Implied> {
    let mut others = record
        .runs
        .iter()
        .filter(|run| !std::ptr::eq(*run, told) && breaks(run));
    let other = others.next()?;
    Some(match other.end {
        RunEnd::Hung => Implied::Finishes,
        RunEnd::Returned | RunEnd::Panicked => Implied::NoPanic,
    })
}

/// The process did not come to an end of its own.
fn abnormal_end(
    execution: &Execution,
    is_answer: &dyn Fn(&str) -> bool,
) -> Option<(Verdict, Option<Limit>, Code)> {
    let record = &execution.record;
    if let Some(stuck) = &record.stuck {
        let code = match stuck.thread {
            // A long sleep is none without end.
            StuckThread::Asleep if stuck.run.napped_ms > 0 => Code::BlockedThread,
            StuckThread::Computing | StuckThread::Asleep => Code::NeverYields,
            StuckThread::Dead => return Some((Verdict::Hung, None, Code::NeverYields)),
            StuckThread::Restless => Code::Polling,
            // While a closure of `spawn_blocking` runs, the virtual clock stands, and the runtime wakes only to find it so.
            // One that waits for that clock has had its time: what this one waits for does not come.
            StuckThread::Idle
                if clock_of(record) == Clock::Virtual && stuck.run.blocking_threads > 0 =>
            {
                Code::NeverWoken
            }
            StuckThread::Idle => classify::of_hang(&stuck.run, is_answer),
        };
        return Some((Verdict::TimedOut, Some(Limit::RunTime), code));
    }
    Some(match execution.end {
        End::TimeLimit => (Verdict::TimedOut, Some(Limit::RunTime), Code::NeverYields),
        End::MemoryLimit => (Verdict::OverMemory, Some(Limit::Memory), Code::OverMemory),
        End::OutputLimit => (Verdict::OutputFlood, Some(Limit::Output), Code::OutputFlood),
        End::ThreadLimit => (
            Verdict::OverThreads,
            Some(Limit::Threads),
            Code::OverThreads,
        ),
        End::Signalled(_) => (Verdict::Crashed, None, Code::Crashed),
        End::Exited(_) if record.done.is_none() => (Verdict::Crashed, None, Code::ExitedEarly),
        End::Exited(_) => return None,
    })
}

fn told(run: &Run, words: &Words) -> Told {
    // At most two are about one call, and they stand side by side.
    let calls = run
        .waits
        .chunk_by(|one, other| (&one.op, &one.lane) == (&other.op, &other.lane));
    let call = |waits: &[ExtraWait]| {
        let note = match (waits.len(), waits[0].when) {
            (1, When::Before) => "begins-later",
            (1, When::After) => "answers-later",
            (_, When::Before | When::After) => "begins-and-answers-later",
        };
        words.note(note, &format!("{} {}", waits[0].op, waits[0].lane), "", "")
    };
    Told {
        which: Which::of(run),
        waits: calls.map(call).collect(),
    }
}

fn diagnose(
    code: Code,
    found: &Found<'_>,
    snoozed: Option<&Snoozed<'_>>,
    exercise: &Exercise,
    words: &Words,
) -> Diagnosis {
    let explained = words.diagnosis(code);
    let mut title = explained.title.clone();
    let mut text = exercise
        .diagnoses
        .get(code.as_str())
        .unwrap_or(&explained.text)
        .trim()
        .to_owned();
    if let Some(panic) = found.panic {
        let message = panic.message.lines().next().unwrap_or_default();
        title = format!("{title}: {message}");
        if let Some(note) = words.panic(&panic.message) {
            text = format!("{note}\n{text}");
        }
    }
    let implied = found.implied.map(Implied::id);
    if let Some(snoozed) = snoozed {
        text = format!("{}\n{text}", words.snoozed(snoozed));
    }
    Diagnosis {
        requirement: implied.or(found.requirement).unwrap_or_default().to_owned(),
        code: code.as_str().to_owned(),
        title,
        text,
    }
}

/// The line of the answer to look at: where it panicked, where it does not compile, what kept it from polling a call that
/// was ready, where the picture first differs.
fn location(
    found: &Found<'_>,
    snoozed: Option<&Snoozed<'_>>,
    compiler: &[CompilerMessage],
    timeline: &Timeline,
    is_answer: &dyn Fn(&str) -> bool,
) -> Option<Location> {
    let line = |line: u32| Location { line, column: None };
    match found.verdict {
        Verdict::Passed | Verdict::Unjudged => None,
        Verdict::DidNotCompile => compiler.iter().find_map(|message| message.location),
        Verdict::Failed
        | Verdict::Hung
        | Verdict::TimedOut
        | Verdict::Crashed
        | Verdict::OverMemory
        | Verdict::OutputFlood
        | Verdict::OverThreads => found
            .panic
            .filter(|panic| is_answer(&panic.file))
            .map(|panic| line(panic.line))
            .or_else(|| snoozed.map(|snoozed| line(snoozed.busy_with.unwrap_or(snoozed.call).line)))
            .or_else(|| {
                let divergent = timeline
                    .divergence
                    .as_ref()
                    .and_then(|divergence| divergence.bar);
                divergent.and_then(|bar| timeline.yours[bar].line).map(line)
            })
            .or_else(|| compiler.iter().find_map(|message| message.location))
            .or_else(|| timeline.yours.iter().find_map(|bar| bar.line).map(line)),
    }
}

fn empty_timeline(clock: Clock) -> Timeline {
    Timeline {
        axis: timeline::axis(clock),
        yours: Vec::new(),
        wanted: Vec::new(),
        divergence: None,
        blocked: false,
        held_ms: None,
        yours_end: None,
        wanted_end: None,
        return_note: None,
    }
}
