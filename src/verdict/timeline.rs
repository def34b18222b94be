//! The learner's run beside the wanted one, and where they first differ.

use katas_kit::record::{Clock, How, Run, RunEnd, Span, SpanEnd, Which};
use serde::{Deserialize, Serialize};

use super::judgement::{Axis, Bar, BarEnd, Divergence, Timeline};
use super::words::Words;

/// What the solution did, recorded once beside it: `solutions/NN_topic/NAME.timeline.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    pub axis: Axis,
    /// One for each set of the check, those that it writes out and those that it makes from seeds.
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
        let plain = runs.iter().filter(|run| is_undisturbed(run));
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

    /// As it is kept: a line for each bar.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let set = |set: &RecordedSet| {
            let bars = set.bars.iter().map(serde_json::to_string);
            let bars = bars.collect::<serde_json::Result<Vec<_>>>()?.join(",\n");
            let end = serde_json::to_string(&set.end)?;
            Ok(format!("{{\"end\":{end},\"bars\":[\n{bars}\n]}}"))
        };
        let sets = self.sets.iter().map(set);
        let sets = sets.collect::<serde_json::Result<Vec<_>>>()?.join(",\n");
        let axis = serde_json::to_string(&self.axis)?;
        Ok(format!("{{\"axis\":{axis},\"sets\":[\n{sets}\n]}}\n"))
    }

    /// What the solution did on this run's data. Under a schedule its instants are the same; a run that was cut short has no
    /// counterpart.
    pub fn set(&self, run: &Run) -> Option<&RecordedSet> {
        match Which::of(run).how {
            How::Plain | How::Schedule(_) => self.sets.get(run.set as usize),
            How::Cut(_) => None,
        }
    }
}

/// A run on a written-out set that nobody disturbed.
pub(super) fn is_plain(run: &Run) -> bool {
    !run.seeded && is_undisturbed(run)
}

/// A plain run, on whichever set.
pub(super) fn is_undisturbed(run: &Run) -> bool {
    Which::of(run).how == How::Plain
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
    let yours_end = run.elapsed_ms.filter(|_| run.end == RunEnd::Returned);
    let wanted_end = set.and_then(|set| set.end);
    let divergence = set.and_then(|_| divergence(&yours, &wanted, words, axis(clock)));
    let return_note = match (&divergence, yours_end, wanted_end) {
        (None, Some(yours), Some(wanted)) if yours != wanted => Some(words.note(
            "returns",
            "",
            &instant(yours, axis(clock)),
            &instant(wanted, axis(clock)),
        )),
        (None, None, Some(_)) if run.end == RunEnd::Hung => {
            Some(words.note("never-returns", "", "", ""))
        }
        (Some(_) | None, Some(_) | None, Some(_) | None) => None,
    };
    Timeline {
        axis: axis(clock),
        divergence,
        return_note,
        blocked: run.runtime_slept(),
        held_ms: Some(run.napped_ms).filter(|held| *held > 0),
        yours_end,
        wanted_end,
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
        ready: span.ready,
        end_at: span.ended,
        end: match span.end {
            SpanEnd::Finished => BarEnd::Finished,
            SpanEnd::Dropped if span.panicked => BarEnd::Panicked,
            SpanEnd::Dropped => BarEnd::Dropped,
            SpanEnd::Pending => BarEnd::Pending,
            SpanEnd::NeverPolled => BarEnd::NeverPolled,
        },
        line: is_answer(&span.file).then_some(span.line),
        blocking: span.blocking && span.on_runtime_thread,
    }
}

fn instant(at: u64, axis: Axis) -> String {
    match axis {
        Axis::VirtualMs => format!("{}.{:03} s", at / 1000, at % 1000),
        Axis::Steps => format!("step {at}"),
    }
}

fn divergence(yours: &[Bar], wanted: &[Bar], words: &Words, axis: Axis) -> Option<Divergence> {
    let show = |at: u64| instant(at, axis);
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
    if let (Some(ready), None) = (bar.ready, twin.ready) {
        return Some(match bar.end {
            BarEnd::Finished | BarEnd::Panicked => {
                words.note("snoozed", &bar.lane, &show(ready), "")
            }
            BarEnd::Dropped | BarEnd::Pending | BarEnd::NeverPolled => {
                words.note("never-polled-again", &bar.lane, &show(ready), "")
            }
        });
    }
    let seen_end = bar.end_at.map(show).unwrap_or_default();
    match (bar.end, twin.end) {
        (BarEnd::Panicked, BarEnd::Finished | BarEnd::Dropped) => {
            Some(words.note("panicked", &bar.lane, "", ""))
        }
        (BarEnd::Dropped, BarEnd::Finished | BarEnd::Panicked) => {
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
