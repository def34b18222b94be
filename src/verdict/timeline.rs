//! The learner's run beside the wanted one, and where they first differ.

use katas_kit::record::{Clock, Run, Span, SpanEnd};
use serde::{Deserialize, Serialize};

use super::judgement::{Axis, Bar, BarEnd, Divergence, Timeline};
use super::words::Words;

/// What the solution did, recorded once beside it: `solutions/NN_topic/NAME.timeline.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    pub axis: Axis,
    /// One for each set that the check writes out.
    pub sets: Vec<RecordedSet>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedSet {
    /// Instant of the return.
    pub end: Option<u64>,
    pub bars: Vec<Bar>,
}

impl Recorded {
    /// What there is to record of a passing solution.
    pub fn of(clock: Clock, runs: &[Run]) -> Self {
        let plain = runs.iter().filter(|run| is_plain(run));
        let set = |run: &Run| RecordedSet {
            end: run.elapsed_ms,
            // The solution's lines are no use beside the learner's.
            bars: bars(run, &|_| false),
        };
        Self {
            axis: axis(clock),
            sets: plain.map(set).collect(),
        }
    }

    pub fn set(&self, run: &Run) -> Option<&RecordedSet> {
        // A seeded set, or one cut short, has no counterpart in the recording.
        (!run.seeded && run.cut.is_none())
            .then(|| self.sets.get(run.set as usize))
            .flatten()
    }
}

/// A run on a written-out set that nobody disturbed.
pub(super) fn is_plain(run: &Run) -> bool {
    !run.seeded && run.schedule == 0 && run.cut.is_none()
}

pub(super) fn axis(clock: Clock) -> Axis {
    match clock {
        Clock::Virtual => Axis::VirtualMs,
        Clock::Held | Clock::Real => Axis::Steps,
    }
}

/// The picture of this run beside the recorded one.
pub(super) fn compare(
    clock: Clock,
    run: &Run,
    recorded: Option<&Recorded>,
    is_answer: &dyn Fn(&str) -> bool,
    words: &Words,
) -> Timeline {
    let set = recorded.and_then(|recorded| recorded.set(run));
    let yours = bars(run, is_answer);
    let wanted = set.map(|set| set.bars.clone()).unwrap_or_default();
    let returned = run.end == katas_kit::record::RunEnd::Returned;
    Timeline {
        axis: axis(clock),
        divergence: set.and_then(|_| divergence(&yours, &wanted, words, axis(clock))),
        blocked: run.runtime_slept(),
        held_ms: Some(run.napped_ms).filter(|held| *held > 0),
        yours_end: run.elapsed_ms.filter(|_| returned),
        wanted_end: set.and_then(|set| set.end),
        yours,
        wanted,
    }
}

fn bars(run: &Run, is_answer: &dyn Fn(&str) -> bool) -> Vec<Bar> {
    run.spans.iter().map(|span| bar(span, is_answer)).collect()
}

fn bar(span: &Span, is_answer: &dyn Fn(&str) -> bool) -> Bar {
    Bar {
        lane: span.lane.clone(),
        op: span.op.clone(),
        start: span.started.unwrap_or(span.created),
        end_at: span.ended,
        end: match span.end {
            SpanEnd::Finished => BarEnd::Finished,
            SpanEnd::Dropped => BarEnd::Dropped,
            SpanEnd::Pending => BarEnd::Pending,
            SpanEnd::NeverPolled => BarEnd::NeverPolled,
        },
        line: is_answer(&span.file).then_some(span.line),
        blocking: span.blocking && span.on_runtime_thread,
    }
}

fn divergence(yours: &[Bar], wanted: &[Bar], words: &Words, axis: Axis) -> Option<Divergence> {
    let show = |at: u64| match axis {
        Axis::VirtualMs => format!("{}.{:03} s", at / 1000, at % 1000),
        Axis::Steps => format!("step {at}"),
    };
    let mut unmatched: Vec<&Bar> = wanted.iter().collect();
    for (index, bar) in yours.iter().enumerate() {
        let twin = unmatched
            .iter()
            .position(|other| (&other.lane, &other.op) == (&bar.lane, &bar.op));
        let Some(twin) = twin.map(|found| unmatched.remove(found)) else {
            return Some(Divergence {
                bar: Some(index),
                note: words.note("too-many", &bar.lane, "", ""),
            });
        };
        let note = note(bar, twin, yours, words, &show);
        if let Some(note) = note {
            return Some(Divergence {
                bar: Some(index),
                note,
            });
        }
    }
    let missing = unmatched.first()?;
    Some(Divergence {
        bar: None,
        note: words.note("missing", &missing.lane, "", ""),
    })
}

fn note(
    bar: &Bar,
    twin: &Bar,
    yours: &[Bar],
    words: &Words,
    show: &dyn Fn(u64) -> String,
) -> Option<String> {
    let wanted_end = twin.end_at.map(show).unwrap_or_default();
    if bar.end == BarEnd::NeverPolled && twin.end != BarEnd::NeverPolled {
        return Some(words.note("never-awaited", &bar.lane, "", &wanted_end));
    }
    if bar.start > twin.start {
        let before = yours
            .iter()
            .find(|other| other.end_at == Some(bar.start) && other != &bar);
        return Some(match before {
            Some(before) => words.note("starts-after", &before.lane, "", ""),
            None => words.note(
                "starts-late",
                &bar.lane,
                &show(bar.start),
                &show(twin.start),
            ),
        });
    }
    if bar.start < twin.start {
        return Some(words.note(
            "starts-early",
            &bar.lane,
            &show(bar.start),
            &show(twin.start),
        ));
    }
    let seen_end = bar.end_at.map(show).unwrap_or_default();
    match (bar.end, twin.end) {
        (BarEnd::Dropped, BarEnd::Finished) => {
            Some(words.note("dropped", &bar.lane, &seen_end, &wanted_end))
        }
        (BarEnd::Finished | BarEnd::Pending, BarEnd::Dropped) => {
            Some(words.note("not-dropped", &bar.lane, &seen_end, &wanted_end))
        }
        (BarEnd::Pending, BarEnd::Finished) => Some(words.note("still-waiting", &bar.lane, "", "")),
        _ if bar.end_at != twin.end_at => {
            Some(words.note("ends-elsewhere", &bar.lane, &seen_end, &wanted_end))
        }
        _ => None,
    }
}
