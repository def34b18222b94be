//! Which mistake it was. A requirement that failed says little alone, and so do the facts; the code follows from both.
//! The order of evidence is one table, and the first row that fits wins.

use std::cmp::Ordering;

use katas_kit::record::{Observable, Run, RunEnd, SpanEnd};
use katas_kit::rest;

use super::diagnosis::Code;
use super::evidence::{self, Evidence, Snoozed};

/// One piece of evidence: what it says where a requirement about one of these failed and the condition is true.
struct Row {
    about: &'static [Observable],
    when: fn(&Evidence<'_>) -> bool,
    code: Code,
}

use Observable::{
    Backlog, Calls, Elapsed, Ended, Gate, Invariant, LeftRunning, Measured, Members, Order, Peak,
    Room, Started, Thread, Value, Wakeups,
};

const TIME: &[Observable] = &[Elapsed, Started, Ended, Peak, Room, Backlog];
const TIME_OR_TURNS: &[Observable] = &[Elapsed, Started, Ended, Peak, Room, Backlog, Gate];
const RESULT: &[Observable] = &[Value, Order, Members];

/// What explains most comes first: a thread that was held, then calls that are too many, then looking again and again, then
/// the order of calls, then calls that are missing, then the clock, and last what was asked for itself.
const TABLE: &[Row] = &[
    row(Observable::ALL, |e| e.is_by_chance(), Code::ByChance),
    row(&[Thread], always, Code::OnRuntimeThread),
    row(&[Invariant], |e| e.was_dropped(), Code::Torn),
    // The thread.
    row(TIME_OR_TURNS, |e| e.slept(), Code::BlockedThread),
    row(
        &[Value, Order, Members, Measured, Calls, Wakeups, LeftRunning],
        |e| e.slept() && (e.has_unpolled_calls() || e.dropped_a_call() || e.left_tasks()),
        Code::BlockedThread,
    ),
    row(
        TIME_OR_TURNS,
        |e| e.waited_on_threads(),
        Code::ThreadPerWait,
    ),
    // The requirement itself names a call that went on, or did not.
    row(
        &[Ended],
        |e| e.dropped_the_named_call(),
        Code::CancelledEarly,
    ),
    row(&[Ended], |e| e.kept_a_call(), Code::NotCancelled),
    // More than was wanted.
    row(
        &[Elapsed, Started, Ended, Peak, Room, Backlog, Calls],
        |e| e.has_extra_calls(),
        Code::ExtraCalls,
    ),
    row(&[Wakeups], always, Code::Polling),
    row(&[Gate], |e| e.is_about(rest::RESTLESS), Code::Polling),
    row(&[Gate], |e| e.is_about(rest::NOT_TOLD), Code::SleptAndHoped),
    row(TIME, |e| e.polls(), Code::Polling),
    row(&[Peak, Backlog], |e| e.too_much(), Code::OverLimit),
    // One after another.
    row(
        TIME,
        |e| !e.is_short() && e.calls_in_a_row() && e.calls_from_tasks(),
        Code::SpawnThenAwait,
    ),
    row(TIME, |e| !e.is_short() && e.calls_in_a_row(), Code::Serial),
    // What came too late is missing in the result.
    row(
        &[Members],
        |e| e.too_little() && e.begins_every_call() && e.calls_in_a_row(),
        Code::Serial,
    ),
    // Something is missing.
    row(
        &[
            Elapsed, Started, Ended, Gate, Value, Order, Members, Measured,
        ],
        |e| e.has_unpolled_calls(),
        Code::NeverPolled,
    ),
    row(
        &[Peak, Room, Calls],
        |e| e.too_little() && e.has_unpolled_calls(),
        Code::NeverPolled,
    ),
    row(
        &[Elapsed, Started],
        |e| e.is_back_too_soon() && e.dropped_a_call(),
        Code::CancelledEarly,
    ),
    row(RESULT, |e| e.dropped_a_call(), Code::CancelledEarly),
    row(&[Value, Members], |e| e.was_outlived(), Code::LeftRunning),
    row(
        &[Value, Members],
        |e| e.has_unpolled_tasks(),
        Code::NeverPolled,
    ),
    row(&[Value, Members], |e| e.kept_a_call(), Code::NotCancelled),
    row(
        &[Elapsed, Started, Ended],
        |e| e.too_much() && e.snoozed_a_call(),
        Code::Snoozed,
    ),
    row(
        &[Members],
        |e| {
            let begun_late = e.begins_every_call() && e.last_start() == Some(Ordering::Greater);
            e.too_little() && begun_late && !e.was_dropped()
        },
        Code::StartedLate,
    ),
    // By the clock.
    row(
        &[Elapsed],
        |e| e.returned_by_the_clock(),
        Code::SleptAndHoped,
    ),
    row(&[Started], |e| e.began_by_the_clock(), Code::SleptAndHoped),
    row(
        RESULT,
        |e| e.returned_meanwhile() || e.always_takes_the_same_time(),
        Code::SleptAndHoped,
    ),
    row(&[Measured], |e| e.clock_stood_still(), Code::StdClock),
    row(
        &[Elapsed],
        |e| e.too_little() && e.left_tasks(),
        Code::LeftRunning,
    ),
    row(
        &[Value, Members, Measured, Started, Ended, Gate],
        |e| e.warned_unused(),
        Code::NeverPolled,
    ),
    row(
        &[Elapsed, Calls],
        |e| e.too_little() && e.warned_unused(),
        Code::NeverPolled,
    ),
    row(
        &[
            Value, Members, Measured, Calls, Peak, Room, Elapsed, Started, Gate,
        ],
        |e| e.called_nobody(),
        Code::HardCoded,
    ),
    // What was asked for itself.
    row(&[Started], |e| e.too_much(), Code::StartedLate),
    row(&[Started], |e| e.too_little(), Code::TooEarly),
    row(&[Started], always, Code::WrongValue),
    row(&[Peak, Room], |e| e.too_little(), Code::UnderUsed),
    row(
        &[Elapsed, Ended],
        |e| !e.is_short() && e.last_start() == Some(Ordering::Greater),
        Code::StartedLate,
    ),
    row(
        &[Elapsed, Ended],
        |e| !e.is_long() && e.last_start() == Some(Ordering::Less),
        Code::TooEarly,
    ),
    row(
        &[Elapsed],
        |e| e.too_much() && e.has_room_left(),
        Code::UnderUsed,
    ),
    row(
        &[Elapsed],
        |e| e.too_much() && e.has_later_call(),
        Code::StartedLate,
    ),
    row(
        &[Elapsed, Ended, Measured, Peak, Room, Backlog],
        always,
        Code::WrongTime,
    ),
    row(&[Order], always, Code::WrongOrder),
    row(&[Members], always, Code::LostOrRepeated),
    row(&[Value, Calls, Invariant], always, Code::WrongValue),
    row(&[LeftRunning], always, Code::LeftRunning),
    row(&[Gate], always, Code::Starved),
];

const fn row(about: &'static [Observable], when: fn(&Evidence<'_>) -> bool, code: Code) -> Row {
    Row { about, when, code }
}

fn always(_: &Evidence<'_>) -> bool {
    true
}

impl Evidence<'_> {
    /// It took less time than wanted.
    fn is_short(&self) -> bool {
        self.finding.observable == Elapsed && self.too_little()
    }

    /// It took more time than wanted.
    fn is_long(&self) -> bool {
        self.finding.observable == Elapsed && self.too_much()
    }
}

/// The mistake behind a run that did not come back.
pub(super) fn of_hang(run: &Run, is_answer: &dyn Fn(&str) -> bool) -> Code {
    let is_left = |found: Snoozed<'_>| found.call.end == SpanEnd::Pending;
    if run.by_chance {
        Code::ByChance
    } else if run.waited_on_threads_for_ever() {
        Code::ThreadPerWait
    } else if evidence::polls(run) {
        Code::Polling
    } else if evidence::snoozed(run, is_answer).is_some_and(is_left) {
        Code::Snoozed
    } else {
        Code::NeverWoken
    }
}

/// The mistake behind a requirement that failed.
pub(super) fn of_finding(evidence: &Evidence<'_>) -> Code {
    debug_assert!(
        evidence.run.end == RunEnd::Returned,
        "a run that did not return has no findings"
    );
    let fits =
        |row: &&Row| row.about.contains(&evidence.finding.observable) && (row.when)(evidence);
    let row = TABLE.iter().find(fits);
    row.expect("the last rows take every observable").code
}

#[cfg(test)]
mod tests;
