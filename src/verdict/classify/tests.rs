//! The table, row by row: for each row one failure that reaches it, and no row before it.

use katas_kit::record::{
    Cut, Finding, Meter, Observable, Quantity, Run, RunEnd, Span, SpanEnd, Wanted,
};
use katas_kit::rest;

use super::{
    Calls, Elapsed, Ended, Gate, Invariant, LeftRunning, Measured, Members, Order, Peak, Started,
    TABLE, Thread, Value, Wakeups,
};
use crate::verdict::diagnosis::Code;
use crate::verdict::evidence::Evidence;
use crate::verdict::judgement::{Axis, Bar, BarEnd};
use crate::verdict::timeline::{Recorded, RecordedSet};

use SpanEnd::{Dropped, Finished, NeverPolled, Pending};

/// One failure: what the requirement says, what happened, and what the solution does.
struct Failure {
    finding: Finding,
    run: Run,
    /// How long the written-out sets took.
    plain: Vec<u64>,
    solution: RecordedSet,
    warned_unused: bool,
    whole_program: bool,
}

/// Of a run that took a second and in which no call was made, as in the solution.
fn failure(observable: Observable, seen: Quantity, wanted: Quantity) -> Failure {
    let finding = Finding {
        requirement: "it".to_owned(),
        holds: false,
        observable,
        subject: Some("a".to_owned()),
        seen,
        wanted: Wanted::Exactly(wanted),
    };
    Failure {
        run: Run {
            set: 0,
            seeded: false,
            schedule: 0,
            waits: Vec::new(),
            by_chance: false,
            cut: None,
            end: RunEnd::Returned,
            elapsed_ms: Some(1_000),
            value: None,
            left_running: 0,
            wakeups: 0,
            idle_wakeups: 0,
            blocking_threads: 0,
            peak: 2,
            spans: Vec::new(),
            gates: Vec::new(),
            panics: Vec::new(),
            meter: None,
            printed_from: 0,
            napped_ms: 0,
            printed: Vec::new(),
            findings: vec![finding.clone()],
        },
        finding,
        plain: Vec::new(),
        solution: RecordedSet {
            end: Some(1_000),
            bars: Vec::new(),
        },
        warned_unused: false,
        whole_program: false,
    }
}

fn late() -> Failure {
    failure(Elapsed, Quantity::Duration(1_000), Quantity::Duration(400))
}

fn early() -> Failure {
    failure(
        Elapsed,
        Quantity::Duration(1_000),
        Quantity::Duration(2_000),
    )
}

fn members(seen: u64) -> Failure {
    let list = |count| Quantity::List(count, "[…]".to_owned());
    failure(Members, list(seen), list(3))
}

fn value(observable: Observable) -> Failure {
    let text = |text: &str| Quantity::Value(text.to_owned());
    failure(observable, text("1"), text("2"))
}

fn began(seen: u64, wanted: u64) -> Failure {
    failure(Started, Quantity::Instant(seen), Quantity::Instant(wanted))
}

fn count(observable: Observable, seen: u64, wanted: u64) -> Failure {
    failure(observable, Quantity::Count(seen), Quantity::Count(wanted))
}

impl Failure {
    /// The answer calls `lane`.
    fn call(mut self, lane: &str, from: u64, to: u64, end: SpanEnd) -> Self {
        let polled = end != NeverPolled;
        self.run.spans.push(Span {
            lane: lane.to_owned(),
            op: "get".to_owned(),
            file: "answer.rs".to_owned(),
            line: 1,
            task: polled.then_some(0),
            on_runtime_thread: true,
            blocking: false,
            created: from,
            started: polled.then_some(from),
            ready: None,
            ended: matches!(end, Finished | Dropped).then_some(to),
            end,
            late: false,
            panicked: false,
        });
        self
    }

    /// The solution calls it.
    fn wants(mut self, lane: &str, start: u64, end_at: u64, end: BarEnd) -> Self {
        self.solution.bars.push(Bar {
            lane: lane.to_owned(),
            op: "get".to_owned(),
            start,
            ready: None,
            end_at: Some(end_at),
            end,
            line: None,
            blocking: false,
        });
        self
    }

    /// Both do, in the same way.
    fn shared(self, lane: &str, from: u64, to: u64) -> Self {
        self.call(lane, from, to, Finished)
            .wants(lane, from, to, BarEnd::Finished)
    }

    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn about(self, subject: &str) -> Self {
        self.with(|failure| failure.finding.subject = Some(subject.to_owned()))
    }

    fn slept(self) -> Self {
        self.with(|failure| {
            failure.run.meter = Some(Meter {
                slept_ms: 100,
                computed_ms: 0,
            });
        })
    }

    fn tasks(self) -> Self {
        self.with(|failure| {
            for (index, span) in failure.run.spans.iter_mut().enumerate() {
                span.task = Some(index as u64 + 1);
            }
        })
    }

    /// The two calls do not overlap, and the solution's do.
    fn in_a_row(self) -> Self {
        self.with(|failure| failure.run.peak = 1)
            .call("a", 0, 400, Finished)
            .call("b", 400, 1_000, Finished)
            .wants("a", 0, 400, BarEnd::Finished)
            .wants("b", 0, 600, BarEnd::Finished)
    }

    /// The first row that fits.
    fn row(&self) -> usize {
        let plain: Vec<Run> = self
            .plain
            .iter()
            .map(|elapsed| Run {
                elapsed_ms: Some(*elapsed),
                ..failure(Value, Quantity::Never, Quantity::Never).run
            })
            .collect();
        let recorded = Recorded {
            axis: Axis::VirtualMs,
            sets: vec![self.solution.clone()],
        };
        let evidence = Evidence {
            finding: &self.finding,
            run: &self.run,
            plain: &plain.iter().collect::<Vec<_>>(),
            is_answer: &|file| file == "answer.rs",
            warned_unused: self.warned_unused,
            recorded: Some(&recorded),
            whole_program: self.whole_program,
            by_chance: self.run.by_chance,
        };
        TABLE
            .iter()
            .position(|row| row.about.contains(&self.finding.observable) && (row.when)(&evidence))
            .expect("the last rows take every observable")
    }
}

/// In the order of the table.
fn failures() -> Vec<(Failure, Code)> {
    let ended = |seen, wanted| {
        failure(
            Ended,
            Quantity::EndAt(seen, 1_000),
            Quantity::EndAt(wanted, 400),
        )
    };
    vec![
        (
            value(Value).with(|f| f.run.by_chance = true),
            Code::ByChance,
        ),
        (count(Thread, 1, 0), Code::OnRuntimeThread),
        (
            value(Invariant).with(|f| {
                f.run.cut = Some(Cut {
                    wait: 0,
                    during: None,
                });
            }),
            Code::Torn,
        ),
        (late().slept(), Code::BlockedThread),
        (
            value(Value).slept().call("a", 0, 0, NeverPolled),
            Code::BlockedThread,
        ),
        (
            value(Value).slept().with(|f| f.run.left_running = 1),
            Code::BlockedThread,
        ),
        (
            late().with(|f| (f.run.blocking_threads, f.run.elapsed_ms) = (1, Some(0))),
            Code::ThreadPerWait,
        ),
        (ended(Dropped, Finished), Code::CancelledEarly),
        (ended(Finished, Dropped), Code::NotCancelled),
        (
            late().shared("a", 0, 400).call("a", 400, 1_000, Finished),
            Code::ExtraCalls,
        ),
        (count(Wakeups, 900, 40), Code::Polling),
        (count(Gate, 1, 0).about(rest::RESTLESS), Code::Polling),
        (count(Gate, 1, 0).about(rest::NOT_TOLD), Code::SleptAndHoped),
        (
            late().shared("a", 0, 400).with(|f| f.run.idle_wakeups = 40),
            Code::Polling,
        ),
        (count(Peak, 3, 2), Code::OverLimit),
        (late().in_a_row().tasks(), Code::SpawnThenAwait),
        (late().in_a_row(), Code::Serial),
        (members(1).in_a_row(), Code::Serial),
        (value(Value).call("a", 0, 0, NeverPolled), Code::NeverPolled),
        (
            count(Calls, 1, 2).call("a", 0, 0, NeverPolled),
            Code::NeverPolled,
        ),
        (
            early()
                .call("a", 0, 1_000, Dropped)
                .wants("a", 0, 2_000, BarEnd::Finished)
                .with(|f| f.solution.end = Some(2_000)),
            Code::CancelledEarly,
        ),
        (
            value(Value)
                .call("a", 0, 500, Dropped)
                .wants("a", 0, 500, BarEnd::Finished),
            Code::CancelledEarly,
        ),
        (
            value(Value)
                .call("a", 0, 0, Pending)
                .wants("a", 0, 1_000, BarEnd::Finished)
                .with(|f| (f.run.spans[0].late, f.run.left_running) = (true, 1)),
            Code::LeftRunning,
        ),
        (
            value(Value)
                .wants("a", 0, 1_000, BarEnd::Finished)
                .with(|f| (f.whole_program, f.run.left_running) = (true, 1)),
            Code::NeverPolled,
        ),
        (
            value(Value).with(|f| {
                f.run
                    .findings
                    .push(ended(Finished, Dropped).finding.clone());
            }),
            Code::NotCancelled,
        ),
        (
            late()
                .call("a", 0, 1_000, Finished)
                .wants("a", 0, 400, BarEnd::Finished)
                .with(|f| f.run.spans[0].ready = Some(400)),
            Code::Snoozed,
        ),
        (
            members(1)
                .call("a", 0, 600, Finished)
                .call("b", 500, 1_000, Finished)
                .wants("a", 0, 600, BarEnd::Finished)
                .wants("b", 0, 500, BarEnd::Finished),
            Code::StartedLate,
        ),
        (late().shared("a", 0, 400), Code::SleptAndHoped),
        (
            began(450, 400).shared("a", 0, 400).shared("b", 450, 1_000),
            Code::SleptAndHoped,
        ),
        (
            value(Value)
                .call("a", 0, 0, Pending)
                .wants("a", 0, 1_000, BarEnd::Finished),
            Code::SleptAndHoped,
        ),
        (
            failure(Measured, Quantity::AboutZero, Quantity::Duration(1_000)).shared("a", 0, 1_000),
            Code::StdClock,
        ),
        (
            early()
                .shared("a", 0, 1_000)
                .with(|f| f.run.left_running = 1),
            Code::LeftRunning,
        ),
        (
            value(Value).with(|f| f.warned_unused = true),
            Code::NeverPolled,
        ),
        (
            early()
                .shared("a", 0, 1_000)
                .with(|f| f.warned_unused = true),
            Code::NeverPolled,
        ),
        (
            value(Value).wants("a", 0, 1_000, BarEnd::Finished),
            Code::HardCoded,
        ),
        (began(400, 0), Code::StartedLate),
        (began(0, 400), Code::TooEarly),
        (
            failure(Started, Quantity::Never, Quantity::Instant(0)),
            Code::WrongValue,
        ),
        (count(Peak, 1, 2), Code::UnderUsed),
        (
            late()
                .call("a", 400, 1_000, Finished)
                .wants("a", 0, 1_000, BarEnd::Finished),
            Code::StartedLate,
        ),
        (
            early()
                .call("a", 0, 1_000, Finished)
                .wants("a", 500, 1_000, BarEnd::Finished),
            Code::TooEarly,
        ),
        (
            late()
                .with(|f| f.run.peak = 1)
                .call("a", 0, 1_000, Finished)
                .call("b", 0, 0, Finished)
                .wants("a", 0, 400, BarEnd::Finished)
                .wants("b", 0, 400, BarEnd::Finished),
            Code::UnderUsed,
        ),
        (
            late()
                .call("a", 0, 400, Finished)
                .call("b", 0, 500, Finished)
                .call("c", 500, 1_000, Finished)
                .wants("a", 500, 900, BarEnd::Finished)
                .wants("b", 0, 500, BarEnd::Finished)
                .wants("c", 0, 500, BarEnd::Finished),
            Code::StartedLate,
        ),
        (late(), Code::WrongTime),
        (value(Order), Code::WrongOrder),
        (members(2), Code::LostOrRepeated),
        (value(Value), Code::WrongValue),
        (count(LeftRunning, 1, 0), Code::LeftRunning),
        (count(Gate, 0, 1), Code::Starved),
    ]
}

#[test]
fn each_row_is_reached_by_a_failure_that_reaches_none_before_it() {
    let failures = failures();
    let mut rows: Vec<usize> = failures.iter().map(|(failure, _)| failure.row()).collect();
    for ((_, code), row) in failures.iter().zip(&rows) {
        assert_eq!(TABLE[*row].code, *code, "row {row}");
    }
    rows.dedup();
    assert_eq!(rows, (0..TABLE.len()).collect::<Vec<_>>());
}
