//! What became of each requirement.

use katas_kit::record::{Finding, Run, Which};

use super::judgement::{CheckOutcome, CheckResult, Limit};
use super::words::Words;
use super::{Found, Implied};
use crate::catalogue::Exercise;
use crate::runner::{End, Outcome, Record};

/// The first run in which a requirement does not hold.
fn failure<'a>(record: &'a Record, id: &str) -> Option<(&'a Run, &'a Finding)> {
    record.runs.iter().find_map(|run| failure_in(run, id))
}

fn failure_in<'a>(run: &'a Run, id: &str) -> Option<(&'a Run, &'a Finding)> {
    let failed = run
        .findings
        .iter()
        .find(|finding| finding.requirement == id && !finding.holds);
    failed.map(|finding| (run, finding))
}

/// Every requirement with what became of it; an implied one first, if that is what failed.
pub(super) fn results(
    exercise: &Exercise,
    outcome: &Outcome,
    found: &Found<'_>,
    words: &Words,
) -> Vec<CheckResult> {
    let record = outcome
        .execution
        .as_ref()
        .map(|execution| &execution.record);
    let title = |id: &str| words.requirement(id, &exercise.requirements);
    let implied = found.implied.map(|implied| CheckResult {
        name: implied.id().to_owned(),
        title: title(implied.id()),
        outcome: CheckOutcome::Failed,
        message: match (found.panic, found.limit) {
            (Some(panic), _) => panic.message.lines().next().map(str::to_owned),
            (None, Some(limit)) => Some(stopped(limit, outcome, words)),
            (None, None) => outcome
                .execution
                .as_ref()
                .and_then(|execution| signal(execution.end))
                .map(|signal| words.limit("signal", &signal)),
        },
    });
    let ids = record
        .and_then(|record| record.hello.as_ref())
        .map(|hello| hello.requirements.as_slice());
    let declared = ids.unwrap_or_default().iter().map(|id| {
        let told = found.run.and_then(|run| failure_in(run, id));
        let failed = told.or_else(|| record.and_then(|record| failure(record, id)));
        // A run that broke off says nothing about what it did not reach.
        let outcome = match (failed, found.implied.or(found.besides)) {
            (Some(_), _) => CheckOutcome::Failed,
            (None, Some(_)) => CheckOutcome::NotRun,
            (None, None) => CheckOutcome::Passed,
        };
        let message = failed.map(|(run, finding)| match found.run {
            Some(told) if Which::of(run) != Which::of(told) => {
                words.elsewhere(&words.finding(finding), &Which::of(run).in_words())
            }
            Some(_) | None => words.finding(finding),
        });
        CheckResult {
            name: id.clone(),
            title: title(id),
            outcome,
            message,
        }
    });
    let besides = found.besides.map(|implied| CheckResult {
        name: implied.id().to_owned(),
        title: title(implied.id()),
        outcome: CheckOutcome::Failed,
        message: Some(match implied {
            Implied::NoPanic => words.limit("panics-later", ""),
            Implied::Compiles | Implied::Finishes => words.limit("never-later", ""),
        }),
    });
    implied.into_iter().chain(declared).chain(besides).collect()
}

/// Which signal ended it: `6 (SIGABRT)`.
fn signal(end: End) -> Option<String> {
    match end {
        #[cfg(unix)]
        End::Signalled(number) => {
            use std::os::unix::process::ExitStatusExt as _;
            let status = std::process::ExitStatus::from_raw(number).to_string();
            Some(status.trim_start_matches("signal: ").to_owned())
        }
        #[cfg(not(unix))]
        End::Signalled(number) => Some(number.to_string()),
        End::Exited(_)
        | End::TimeLimit
        | End::MemoryLimit
        | End::OutputLimit
        | End::ThreadLimit => None,
    }
}

/// Which limit it was, and how far the answer had got by then.
fn stopped(limit: Limit, outcome: &Outcome, words: &Words) -> String {
    let limits = &outcome.limits;
    let mib = |bytes: u64| (bytes >> 20).to_string();
    let (key, most) = match limit {
        Limit::CompileTime => ("compile-time", limits.compile.as_secs().to_string()),
        Limit::CompileMemory => ("compile-memory", mib(limits.compile_memory)),
        Limit::RunTime => ("run-time", limits.run.as_secs().to_string()),
        Limit::Memory => ("memory", mib(limits.memory)),
        Limit::Output => ("output", (limits.output >> 10).to_string()),
        Limit::Threads => ("threads", limits.threads.to_string()),
    };
    let stopped = words.limit(key, &most);
    match (limit, &outcome.execution) {
        (Limit::CompileTime | Limit::CompileMemory, _) | (_, None) => stopped,
        (Limit::RunTime | Limit::Memory | Limit::Output | Limit::Threads, Some(execution)) => {
            let first = execution.record.runs.first();
            let reached = if first.is_some() { "later" } else { "at-first" };
            format!("{stopped}, {}", words.limit(reached, ""))
        }
    }
}
