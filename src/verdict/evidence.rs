//! What a diagnosis is chosen from: the requirement that failed, the run in which it did, and what the solution does in
//! the same set. Each method is one fact that can be true of a run.

use std::cmp::Ordering;

use katas_kit::record::{Finding, Observable, Quantity, Run, Span, SpanEnd, Wanted};

use super::judgement::{Bar, BarEnd};
use super::timeline::{Recorded, RecordedSet};

/// More wakes in a row than this, between which nothing happened, are no timers that somebody had a reason for.
const MOST_IDLE_WAKEUPS: u64 = 4;

/// What is known about one failure.
pub(super) struct Evidence<'a> {
    /// The first requirement that failed, in the run that is told.
    pub(super) finding: &'a Finding,
    pub(super) run: &'a Run,
    /// The plain runs of the sets that the check writes out.
    pub(super) plain: &'a [&'a Run],
    /// The answer's file as the record names it.
    pub(super) is_answer: &'a dyn Fn(&str) -> bool,
    /// rustc warned that a value that must be used was not.
    pub(super) warned_unused: bool,
    /// What the solution did.
    pub(super) recorded: Option<&'a Recorded>,
    /// The return ends every task.
    pub(super) whole_program: bool,
    /// A run of this answer was made again and came out otherwise.
    pub(super) by_chance: bool,
}

/// Waiting wakes a runtime a few times for each call; looking again and again wakes it without end.
pub(super) fn polls(run: &Run) -> bool {
    // Where no service is called, wakes say nothing about what happened between them.
    let idle = !run.spans.is_empty() && run.idle_wakeups > MOST_IDLE_WAKEUPS;
    idle || run.wakeups > 50 + 20 * run.spans.len() as u64
}

/// A call of the answer's that was ready, and that its owner did not poll at once.
pub(super) struct Snoozed<'a> {
    pub(super) call: &'a Span,
    pub(super) ready: u64,
    /// The call of the same task that was waited for in the meantime, if it was a call.
    pub(super) busy_with: Option<&'a Span>,
}

/// The first of them, and first of all one that was never polled again.
pub(super) fn snoozed<'a>(run: &'a Run, is_answer: &dyn Fn(&str) -> bool) -> Option<Snoozed<'a>> {
    let own = || run.spans.iter().filter(|span| is_answer(&span.file));
    let calls = own().filter(|span| !span.late);
    let (ready, call) = calls
        .filter_map(|span| Some((span.ready?, span)))
        .min_by_key(|(ready, call)| (call.end != SpanEnd::Pending, *ready))?;
    let was_waited_for = |other: &&Span| {
        let in_time = match (call.ended, other.ended) {
            (Some(polled), Some(ended)) => ready < ended && ended <= polled,
            (Some(_), None) => false,
            (None, Some(ended)) => ready < ended,
            (None, None) => other.end == SpanEnd::Pending,
        };
        other.task == call.task
            && other.ready.is_none()
            && other.started.is_some_and(|started| started <= ready)
            && in_time
    };
    Some(Snoozed {
        call,
        ready,
        busy_with: own().find(was_waited_for),
    })
}

impl Evidence<'_> {
    /// Whether less was seen than wanted, or more.
    pub(super) fn direction(&self) -> Option<Ordering> {
        self.finding.direction()
    }

    pub(super) fn too_much(&self) -> bool {
        self.direction() == Some(Ordering::Greater)
    }

    pub(super) fn too_little(&self) -> bool {
        self.direction() == Some(Ordering::Less)
    }

    /// The meeting or the call that the requirement names.
    pub(super) fn is_about(&self, subject: &str) -> bool {
        self.finding.subject.as_deref() == Some(subject)
    }

    /// What the solution does in this run's set.
    fn wanted(&self) -> Option<&RecordedSet> {
        self.recorded?.set(self.run)
    }

    fn wanted_bars(&self) -> &[Bar] {
        self.wanted().map_or(&[], |set| &set.bars)
    }

    fn own_spans(&self) -> impl Iterator<Item = &Span> {
        self.run
            .spans
            .iter()
            .filter(|span| (self.is_answer)(&span.file))
    }

    fn own_begun(&self) -> impl Iterator<Item = &Span> {
        self.own_spans().filter(|span| span.started.is_some())
    }

    fn begun(&self) -> impl Iterator<Item = &Span> {
        self.run.spans.iter().filter(|span| span.started.is_some())
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        self.plain.iter().copied().chain([self.run])
    }

    /// The same run does not fail in the same way each time.
    pub(super) fn is_by_chance(&self) -> bool {
        self.by_chance
    }

    /// The thread that runs the tasks slept inside one of them.
    pub(super) fn slept(&self) -> bool {
        self.runs().any(Run::runtime_slept)
    }

    /// Blocking threads took the time that the virtual clock should have told.
    pub(super) fn waited_on_threads(&self) -> bool {
        self.runs()
            .any(|run| run.blocking_threads > 0 && run.elapsed_ms == Some(0))
    }

    /// The answer made more calls than the solution that nobody polled.
    pub(super) fn has_unpolled_calls(&self) -> bool {
        let unpolled = self
            .own_spans()
            .filter(|span| span.end == SpanEnd::NeverPolled);
        let wanted = self
            .wanted_bars()
            .iter()
            .filter(|bar| bar.end == BarEnd::NeverPolled);
        unpolled.count() > wanted.count()
    }

    /// A call that the solution makes was never made, and a task that waits for no call was left when the program ended: it
    /// never had its turn.
    pub(super) fn has_unpolled_tasks(&self) -> bool {
        if !self.whole_program {
            return false;
        }
        let missing = self.wanted_bars().iter().any(|bar| {
            let same = |span: &&Span| span.lane == bar.lane && span.op == bar.op;
            !self.run.spans.iter().any(|span| same(&span))
        });
        let waits = |span: &Span| span.end == SpanEnd::Pending;
        missing && self.run.left_running > 0 && !self.own_spans().any(waits)
    }

    /// A future that must be used was thrown away, in the compiler's eyes.
    pub(super) fn warned_unused(&self) -> bool {
        self.warned_unused
    }

    /// More calls of one kind were begun than the solution begins. Where the requirement does not count them, those that took
    /// no time explain nothing.
    pub(super) fn has_extra_calls(&self) -> bool {
        let (about, wanted) = (self.finding.observable, &self.finding.wanted);
        if about == Observable::Calls {
            return self.too_much();
        }
        if about == Observable::Started && *wanted == Wanted::Exactly(Quantity::Never) {
            return true;
        }
        let Some(wanted) = self.wanted() else {
            return false;
        };
        let long = |span: &&Span| span.ended.is_none_or(|ended| Some(ended) > span.started);
        self.begun().filter(long).any(|span| {
            let yours = self
                .begun()
                .filter(long)
                .filter(|other| other.op == span.op);
            let theirs = wanted
                .bars
                .iter()
                .filter(|bar| bar.op == span.op && bar.end != BarEnd::NeverPolled);
            yours.count() > theirs.count()
        })
    }

    /// It looked again and again.
    pub(super) fn polls(&self) -> bool {
        polls(self.run)
    }

    /// A call of the answer's was dropped that the solution drops later or not at all, and it was not the check that dropped it.
    pub(super) fn dropped_a_call(&self) -> bool {
        let unwanted = |span: &Span| !self.wants_drop_of(span);
        let dropped = |span: &Span| {
            span.end == SpanEnd::Dropped && !span.late && !span.panicked && unwanted(span)
        };
        self.run.cut.is_none() && self.own_spans().any(dropped)
    }

    /// What the solution does in this run's set; where that was not recorded, in any set.
    fn bars_of_the_solution(&self) -> impl Iterator<Item = &Bar> {
        let sets = match (self.recorded, self.wanted()) {
            (_, Some(set)) => std::slice::from_ref(set),
            (Some(recorded), None) => &recorded.sets,
            (None, None) => &[],
        };
        sets.iter().flat_map(|set| &set.bars)
    }

    /// Whether the solution drops this call, too, and no later.
    fn wants_drop_of(&self, span: &Span) -> bool {
        // Only the virtual clock has instants that can be compared.
        let comparable = self.wanted().is_some() && self.run.elapsed_ms.is_some();
        self.bars_of_the_solution().any(|bar| {
            let ends = matches!(bar.end, BarEnd::Dropped | BarEnd::Panicked);
            let sooner = comparable && span.ended < bar.end_at;
            ends && !sooner && bar.lane == span.lane && bar.op == span.op
        })
    }

    /// A call of the answer's was ready and not polled at once, which happens to none of the solution's.
    pub(super) fn snoozed_a_call(&self) -> bool {
        snoozed(self.run, self.is_answer).is_some()
            && self.bars_of_the_solution().all(|bar| bar.ready.is_none())
    }

    /// A call that was to be dropped went on: in this requirement, or in another one that failed in the same run.
    pub(super) fn kept_a_call(&self) -> bool {
        self.run.findings.iter().any(|finding| {
            let wanted = finding.wanted.exactly().and_then(Quantity::end);
            wanted == Some(SpanEnd::Dropped)
                && matches!(
                    finding.seen.end(),
                    Some(SpanEnd::Finished | SpanEnd::Pending)
                )
        })
    }

    /// Something was dropped in this run, by the check or by somebody else.
    pub(super) fn was_dropped(&self) -> bool {
        let dropped = |span: &Span| span.end == SpanEnd::Dropped;
        self.run.cut.is_some() || self.run.spans.iter().any(dropped)
    }

    /// Every call was begun, and one that should have given something goes on after the return.
    pub(super) fn was_outlived(&self) -> bool {
        let waits_on = |span: &Span| span.blocking && span.end == SpanEnd::Pending;
        let goes_on = self
            .own_spans()
            .any(|span| span.started.is_some() && (span.late || waits_on(span)));
        let all_begun = self.wanted().is_some() && self.begins_every_call();
        // A thread is no task, and not counted among them.
        let left = self.run.left_running > 0 || self.own_spans().any(waits_on);
        left && goes_on && all_begun
    }

    /// Tasks went on after the return.
    pub(super) fn left_tasks(&self) -> bool {
        self.run.left_running > 0
    }

    /// No service was called at all.
    pub(super) fn called_nobody(&self) -> bool {
        let wanted = match self.wanted() {
            Some(set) => !set.bars.is_empty(),
            None => self
                .recorded
                .is_some_and(|recorded| recorded.sets.iter().any(|set| !set.bars.is_empty())),
        };
        wanted && self.run.spans.is_empty()
    }

    /// The clock that the answer read did not move while services took their time.
    pub(super) fn clock_stood_still(&self) -> bool {
        self.finding.seen == Quantity::AboutZero && !self.run.spans.is_empty()
    }

    /// The call that the requirement names was dropped, and should have come to its end.
    pub(super) fn dropped_the_named_call(&self) -> bool {
        let wanted = self.finding.wanted.exactly().and_then(Quantity::end);
        self.finding.seen.end() == Some(SpanEnd::Dropped)
            && wanted.is_some_and(|wanted| wanted != SpanEnd::Dropped)
    }

    /// Two sets that differ took equally long, although no call did; or it came back when no call had ended.
    pub(super) fn returned_by_the_clock(&self) -> bool {
        let same = are_all_the_same(self.plain.iter().filter_map(|run| run.elapsed_ms));
        let ends = || self.run.spans.iter().filter_map(|span| span.ended);
        same || !self.run.spans.is_empty() && self.run.elapsed_ms > ends().max()
    }

    /// It takes the same time on sets for which the solution takes different times.
    pub(super) fn always_takes_the_same_time(&self) -> bool {
        let yours = self.plain.iter().filter_map(|run| run.elapsed_ms);
        let sets = self.recorded.map_or(&[][..], |recorded| &recorded.sets);
        let wanted = sets.iter().take(self.plain.len()).filter_map(|set| set.end);
        are_all_the_same(yours) && !are_all_the_same(wanted)
    }

    /// It came back at an instant at which nothing happened, with calls under way that the solution waits for.
    pub(super) fn returned_meanwhile(&self) -> bool {
        let ends = || self.run.spans.iter().filter_map(|span| span.ended);
        let under_way = |span: &Span| span.late || span.end == SpanEnd::Pending;
        let solution_waits = self
            .wanted_bars()
            .iter()
            .any(|bar| bar.end_at.is_some() && bar.end_at == self.wanted().and_then(|set| set.end));
        self.run.elapsed_ms > Some(0)
            && solution_waits
            && self.own_spans().any(under_way)
            && !ends().any(|end| Some(end) == self.run.elapsed_ms)
    }

    /// A call was to begin when another ended, and began later, when none did: no call let it begin.
    pub(super) fn began_by_the_clock(&self) -> bool {
        // A call of no length ends where it begins.
        let ends_at = |at: Option<u64>| {
            let mut long = self
                .run
                .spans
                .iter()
                .filter(|span| span.ended > span.started);
            at.is_some() && long.any(|span| span.ended == at)
        };
        let wanted = self.finding.wanted.exactly().and_then(Quantity::amount);
        self.too_much() && ends_at(wanted) && !ends_at(self.finding.seen.amount())
    }

    /// It came back sooner than the solution.
    pub(super) fn is_back_too_soon(&self) -> bool {
        self.run.elapsed_ms < self.wanted().and_then(|set| set.end)
    }

    /// Each of the answer's calls began when the one before had ended, where the solution's do not: three or more in a row,
    /// or all of two. Calls that all began at one instant were not kept waiting by each other, however little time they took.
    pub(super) fn calls_in_a_row(&self) -> bool {
        let begun: Vec<&Span> = self.own_begun().collect();
        let follows = |pair: &[&Span]| pair[0].ended.is_some() && pair[1].started >= pair[0].ended;
        let own = |bar: &&Bar| begun.iter().any(|span| span.op == bar.op);
        let wanted: Vec<&Bar> = self.wanted_bars().iter().filter(own).collect();
        match begun.as_slice() {
            [first, .., last] => {
                first.started < last.started && begun.windows(2).all(follows) && !in_a_row(&wanted)
            }
            [] | [_] => false,
        }
    }

    /// No fewer calls were begun than in the solution.
    pub(super) fn begins_every_call(&self) -> bool {
        self.begun().count() >= self.wanted_bars().len()
    }

    /// Each call was made by a task of its own.
    pub(super) fn calls_from_tasks(&self) -> bool {
        let mut tasks: Vec<u64> = self
            .own_begun()
            .filter_map(|span| span.task)
            .filter(|task| *task != 0)
            .collect();
        tasks.sort_unstable();
        tasks.dedup();
        tasks.len() == self.own_begun().count()
    }

    /// How the last call to begin stands to the solution's.
    pub(super) fn last_start(&self) -> Option<Ordering> {
        let yours = self.begun().filter_map(|span| span.started).max()?;
        let wanted = self.wanted_bars().iter().map(|bar| bar.start).max()?;
        Some(yours.cmp(&wanted))
    }

    /// A call began later than in the solution.
    pub(super) fn has_later_call(&self) -> bool {
        self.begun().any(|span| {
            let mut same = self
                .wanted_bars()
                .iter()
                .filter(|bar| bar.lane == span.lane && bar.op == span.op)
                .peekable();
            same.peek().is_some() && same.all(|bar| Some(bar.start) < span.started)
        })
    }

    /// As many calls as in the solution, and fewer of them at a time.
    pub(super) fn has_room_left(&self) -> bool {
        let wanted = self.wanted_bars();
        let at = |instant: u64| {
            let under_way =
                |bar: &&Bar| bar.start <= instant && bar.end_at.is_none_or(|end| end > instant);
            wanted.iter().filter(under_way).count() as u64
        };
        let most = wanted.iter().map(|bar| at(bar.start)).max();
        self.begins_every_call() && most.is_some_and(|most| self.run.peak < most)
    }
}

/// Whether these are two times at least, and no two of them differ.
fn are_all_the_same(times: impl Iterator<Item = u64>) -> bool {
    let times: Vec<u64> = times.collect();
    times.len() >= 2 && times[0] > 0 && times.iter().all(|time| *time == times[0])
}

/// Whether each of the solution's calls begins when the one before has ended.
fn in_a_row(bars: &[&Bar]) -> bool {
    let follows = |pair: &[&Bar]| pair[0].end_at.is_some_and(|end| end <= pair[1].start);
    match bars {
        [first, .., last] => first.start < last.start && bars.windows(2).all(follows),
        [] | [_] => false,
    }
}
