//! What happened, in order: spans, gates, panics, and where standard output stood.
//!
//! Plain data under the recorder's lock; knows no clock and no runtime.

use std::collections::BTreeMap;

use crate::record::{Clock, Gate, Panic, Printed, Span, SpanEnd};

/// Everything recorded in one run.
#[derive(Debug)]
pub(crate) struct Trace {
    clock: Clock,
    spans: Vec<Span>,
    /// The runtime's own number of the task that first polled a span, by span.
    tasks: BTreeMap<usize, String>,
    pub(crate) gates: Vec<Gate>,
    pub(crate) panics: Vec<Panic>,
    pub(crate) printed_from: u64,
    pub(crate) printed: Vec<Printed>,
    /// How often a call was made, began or ended.
    events: u64,
    in_flight: u64,
    peak: u64,
    step: u64,
    last_was_end: bool,
    stage: Stage,
}

/// How far the run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// The scenario runs, or its last wakes settle.
    Running,
    /// It returned; what still happens is late.
    Late,
    /// The runtime drops its tasks. Other threads learn of it at moments of their own, which are not noted.
    Ending,
    /// Nothing is recorded any more: the runtime is being torn down.
    Closed,
}

/// Which span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SpanId(usize);

/// Who calls, and from where.
#[derive(Debug)]
pub(crate) struct Caller {
    pub(crate) file: String,
    pub(crate) line: u32,
}

impl Trace {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            spans: Vec::new(),
            tasks: BTreeMap::new(),
            gates: Vec::new(),
            panics: Vec::new(),
            printed_from: 0,
            printed: Vec::new(),
            events: 0,
            in_flight: 0,
            peak: 0,
            step: 0,
            last_was_end: false,
            stage: Stage::Running,
        }
    }

    pub(crate) fn stage(&self) -> Stage {
        self.stage
    }

    /// Moves on; never back.
    pub(crate) fn enter(&mut self, stage: Stage) {
        self.stage = self.stage.max(stage);
    }

    /// A call was made. `None` once the trace is closed.
    pub(crate) fn created(
        &mut self,
        op: &str,
        lane: &str,
        caller: Caller,
        now_ms: u64,
    ) -> Option<SpanId> {
        if self.stage == Stage::Closed {
            return None;
        }
        self.events += 1;
        let created = match self.clock {
            Clock::Virtual => now_ms,
            Clock::Held | Clock::Real => self.step,
        };
        self.spans.push(Span {
            lane: lane.to_owned(),
            op: op.to_owned(),
            file: caller.file,
            line: caller.line,
            task: None,
            on_runtime_thread: false,
            blocking: false,
            created,
            started: None,
            ready: None,
            ended: None,
            end: SpanEnd::NeverPolled,
            late: self.stage == Stage::Late,
            panicked: false,
        });
        Some(SpanId(self.spans.len() - 1))
    }

    /// A call began: its future was polled, or its thread runs.
    pub(crate) fn started(
        &mut self,
        id: SpanId,
        task: Option<String>,
        on_runtime_thread: bool,
        now_ms: u64,
    ) {
        if self.stage == Stage::Closed {
            return;
        }
        let at = self.at(now_ms, Turn::Begins);
        self.events += 1;
        let span = &mut self.spans[id.0];
        span.started = Some(at);
        span.end = SpanEnd::Pending;
        span.on_runtime_thread = on_runtime_thread;
        span.late |= self.stage == Stage::Late;
        if let Some(task) = task {
            self.tasks.insert(id.0, task);
        }
        self.in_flight += 1;
        self.peak = self.peak.max(self.in_flight);
    }

    /// A call that began holds its thread until it is done.
    pub(crate) fn blocks(&mut self, id: SpanId) {
        self.spans[id.0].blocking = true;
    }

    /// A call that began will be woken at this instant.
    pub(crate) fn is_ready_at(&mut self, id: SpanId, at: u64) {
        self.spans[id.0].ready = Some(at);
    }

    /// A call that had begun ended.
    pub(crate) fn ended(&mut self, id: SpanId, end: SpanEnd, panicked: bool, now_ms: u64) {
        if self.stage == Stage::Closed {
            return;
        }
        let at = self.at(now_ms, Turn::Ends);
        self.events += 1;
        let span = &mut self.spans[id.0];
        span.ended = Some(at);
        span.ready = span.ready.filter(|ready| *ready < at);
        span.end = end;
        span.late |= self.stage == Stage::Late;
        span.panicked = panicked;
        self.in_flight -= 1;
    }

    /// How much was seen to happen so far: calls that were made, began or ended, and lines that were printed.
    pub(crate) fn events(&self) -> u64 {
        self.events + self.printed.len() as u64
    }

    pub(crate) fn peak(&self) -> u64 {
        self.peak
    }

    /// The call that has been waiting for the shortest time, if any waits.
    pub(crate) fn waiting_for(&self) -> Option<String> {
        let waiting = self
            .spans
            .iter()
            .rfind(|span| span.end == SpanEnd::Pending)?;
        Some(format!("{} {}", waiting.op, waiting.lane))
    }

    /// The spans in an order that does not depend on who was polled first, tasks renumbered from 0. On the real
    /// clock the clients are led one after another, so the order in which they came says more. `over`: when the scenario
    /// was, if it is.
    pub(crate) fn sorted_spans(&self, over: Option<u64>) -> Vec<Span> {
        let mut order: Vec<usize> = (0..self.spans.len()).collect();
        if self.clock != Clock::Real {
            order.sort_by(|&a, &b| {
                let key = |i: usize| {
                    let span = &self.spans[i];
                    (
                        span.created,
                        span.started,
                        &span.op,
                        natural(&span.lane),
                        span.ended,
                        span.line,
                    )
                };
                key(a).cmp(&key(b))
            });
        }
        let mut numbers: Vec<&str> = vec![ROOT];
        order
            .into_iter()
            .map(|i| {
                let mut span = self.spans[i].clone();
                if span.end == SpanEnd::Pending {
                    span.ready = span.ready.filter(|ready| Some(*ready) < over);
                }
                span.task = self.tasks.get(&i).map(|task| {
                    let number = numbers
                        .iter()
                        .position(|known| known == task)
                        .unwrap_or_else(|| {
                            numbers.push(task);
                            numbers.len() - 1
                        });
                    number as u64
                });
                span
            })
            .collect()
    }

    /// The instant to note: virtual milliseconds, or a step that advances when an end follows a beginning,
    /// so that what overlaps shares a step whichever thread was first.
    fn at(&mut self, now_ms: u64, turn: Turn) -> u64 {
        match self.clock {
            Clock::Virtual => now_ms,
            Clock::Held | Clock::Real => {
                if turn == Turn::Ends && !self.last_was_end {
                    self.step += 1;
                }
                self.last_was_end = turn == Turn::Ends;
                self.step
            }
        }
    }
}

/// To sort names as people do: "file 2" stands before "file 10". Digits come as how many they are and which, so that no
/// number is too large.
fn natural(name: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != is_number);
        let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
        parts.push(match is_number {
            true => {
                let digits = part.trim_start_matches('0');
                (digits.len(), digits)
            }
            false => (usize::MAX, part),
        });
        rest = behind;
    }
    parts
}

/// The name of the scenario itself among tasks.
pub(crate) const ROOT: &str = "root";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Begins,
    Ends,
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn names_stand_as_people_sort_them() {
        let sorted = [
            "",
            "0",
            "07",
            "12",
            "file",
            "file 2",
            "file 2b",
            "file 10",
            "file 18446744073709551616",
            "page 1",
        ];
        for pair in sorted.windows(2) {
            assert!(natural(pair[0]) < natural(pair[1]), "{pair:?}");
        }
    }
}
