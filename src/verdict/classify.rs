//! Which mistake it was. A requirement that failed says little alone, and so do the facts; the code follows
//! from both. First match wins.

use katas_kit::record::{Finding, Observable, Run, RunEnd, Span, SpanEnd};
use katas_kit::rest;

use super::diagnosis::Code;

/// What the code is chosen from.
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
    /// The solution calls services in this set.
    pub(super) services_wanted: bool,
    /// Lanes and operations that the solution drops, too: that they were dropped explains nothing.
    pub(super) wanted_drops: Vec<(&'a str, &'a str)>,
    /// The latest instant at which a call of the solution begins in this set.
    pub(super) wanted_starts: Option<u64>,
    /// The solution's own calls follow one another in this set: that they do explains nothing.
    pub(super) wanted_in_a_row: bool,
    /// How many calls the solution begins in this set.
    pub(super) wanted_calls: Option<usize>,
    /// When the solution returns in this set, if it lets every call come to its end.
    pub(super) wanted_whole: Option<u64>,
}

/// The mistake behind a run that did not come back.
pub(super) fn of_hang(run: &Run) -> Code {
    match polls(run) {
        true => Code::Polling,
        false => Code::NeverWoken,
    }
}

/// Waiting wakes a runtime a few times for each call; looking again and again wakes it without end.
fn polls(run: &Run) -> bool {
    run.wakeups > 50 + 20 * run.spans.len() as u64
}

/// The mistake behind a requirement that failed.
pub(super) fn of_finding(evidence: &Evidence<'_>) -> Code {
    let Evidence { finding, run, .. } = evidence;
    debug_assert!(
        run.end == RunEnd::Returned,
        "a run that did not return has no findings"
    );
    if finding.observable == Observable::Thread {
        return Code::OnRuntimeThread;
    }
    if evidence.never_polled() {
        return Code::NeverPolled;
    }
    if let Some(code) = evidence.thread_was_held() {
        return code;
    }
    match finding.observable {
        Observable::Thread => Code::OnRuntimeThread,
        Observable::Gate => match finding.subject.as_deref() {
            Some(rest::RESTLESS) => Code::Polling,
            Some(rest::NOT_TOLD) => Code::SleptAndHoped,
            Some(_) | None => Code::Starved,
        },
        Observable::Invariant => Code::Torn,
        Observable::Wakeups => Code::Polling,
        Observable::LeftRunning => Code::LeftRunning,
        Observable::Order => evidence.cancelled().unwrap_or(Code::WrongOrder),
        Observable::Members => evidence
            .cancelled()
            .or(evidence.outlived())
            .or(evidence.hard_coded())
            .unwrap_or(Code::LostOrRepeated),
        Observable::Value => evidence
            .cancelled()
            .or(evidence.outlived())
            .or(evidence.hard_coded())
            .unwrap_or(Code::WrongValue),
        Observable::Measured => evidence
            .clock_stood_still()
            .or(evidence.hard_coded())
            .unwrap_or(Code::WrongTime),
        Observable::Calls => evidence.calls(),
        Observable::Ended => evidence.ended(),
        Observable::Peak => evidence.peak(),
        Observable::Elapsed | Observable::Started => evidence.time(),
    }
}

impl Evidence<'_> {
    fn own_spans(&self) -> impl Iterator<Item = &Span> {
        self.run
            .spans
            .iter()
            .filter(|span| (self.is_answer)(&span.file))
    }

    /// A call was made and never polled, or something is missing and rustc saw a future thrown away.
    fn never_polled(&self) -> bool {
        let unpolled = self
            .own_spans()
            .any(|span| span.end == SpanEnd::NeverPolled);
        let timely = !matches!(
            self.finding.observable,
            Observable::Invariant | Observable::LeftRunning
        );
        // A thread that slept through the limit leaves behind a spawned call that never had its turn.
        timely && (unpolled && !self.slept() || self.warned_unused && self.something_is_missing())
    }

    /// Where more happened than was wanted, or all of it too late, a future that was thrown away did no harm.
    fn something_is_missing(&self) -> bool {
        match self.finding.observable {
            Observable::Elapsed => millis(&self.finding.seen) < millis(&self.finding.wanted),
            Observable::Calls => numbers(self.finding).is_none_or(|(seen, wanted)| seen < wanted),
            Observable::Peak | Observable::Order | Observable::Wakeups | Observable::Thread => {
                false
            }
            Observable::Invariant | Observable::LeftRunning => false,
            Observable::Value | Observable::Members | Observable::Measured => true,
            Observable::Started | Observable::Ended | Observable::Gate => true,
        }
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        self.plain.iter().copied().chain([self.run])
    }

    fn slept(&self) -> bool {
        self.runs().any(Run::runtime_slept)
    }

    /// Too little virtual time passed, or others came too late, because a thread slept for it.
    fn thread_was_held(&self) -> Option<Code> {
        let about_time = match self.finding.observable {
            Observable::Elapsed
            | Observable::Started
            | Observable::Ended
            | Observable::Peak
            | Observable::Gate => true,
            Observable::Value
            | Observable::Order
            | Observable::Members
            | Observable::Measured
            | Observable::Calls
            | Observable::LeftRunning
            | Observable::Thread
            | Observable::Wakeups
            | Observable::Invariant => false,
        };
        let unpolled = self
            .own_spans()
            .any(|span| span.end == SpanEnd::NeverPolled);
        let pooled = self
            .runs()
            .any(|run| run.blocking_threads > 0 && run.elapsed_ms == Some(0));
        if self.slept() && (about_time || unpolled) {
            return Some(Code::BlockedThread);
        }
        (about_time && pooled).then_some(Code::ThreadPerWait)
    }

    /// Something is missing, and a call that should have given it was dropped.
    fn cancelled(&self) -> Option<Code> {
        let unwanted = |span: &Span| {
            !self
                .wanted_drops
                .contains(&(span.lane.as_str(), span.op.as_str()))
        };
        let dropped = self.own_spans().any(|span| {
            span.end == SpanEnd::Dropped && !span.late && !span.panicked && unwanted(span)
        });
        (dropped && self.run.cut.is_none()).then_some(Code::CancelledEarly)
    }

    /// Something is missing, although every call was begun: one that should have given it goes on after the return.
    fn outlived(&self) -> Option<Code> {
        let waits_on = |span: &Span| span.blocking && span.end == SpanEnd::Pending;
        let goes_on = self
            .own_spans()
            .any(|span| span.started.is_some() && (span.late || waits_on(span)));
        let begun = self.run.spans.iter().filter(|span| span.started.is_some());
        let all_begun = self
            .wanted_calls
            .is_some_and(|wanted| begun.count() >= wanted);
        // A thread is no task, and not counted among them.
        let left = self.run.left_running > 0 || self.own_spans().any(waits_on);
        (left && goes_on && all_begun).then_some(Code::LeftRunning)
    }

    /// Said only when no service was called at all.
    fn hard_coded(&self) -> Option<Code> {
        (self.services_wanted && self.run.spans.is_empty()).then_some(Code::HardCoded)
    }

    fn clock_stood_still(&self) -> Option<Code> {
        (self.finding.seen == "about 0 s" && !self.run.spans.is_empty()).then_some(Code::StdClock)
    }

    fn calls(&self) -> Code {
        match numbers(self.finding) {
            Some((seen, wanted)) if seen > wanted => Code::ExtraCalls,
            Some((0, _)) => self.hard_coded().unwrap_or(Code::WrongValue),
            Some(_) | None => Code::WrongValue,
        }
    }

    fn ended(&self) -> Code {
        let (seen, wanted) = (&self.finding.seen, &self.finding.wanted);
        let dropped = SpanEnd::Dropped.as_str();
        match (seen.starts_with(dropped), wanted.starts_with(dropped)) {
            (false, true) if seen == "never called" => Code::WrongValue,
            (false, true) => Code::NotCancelled,
            (true, false) => Code::CancelledEarly,
            // Dropped, but only when something else had happened.
            (true, true) => self.time(),
            (false, false) => self.time(),
        }
    }

    fn peak(&self) -> Code {
        match numbers(self.finding) {
            Some((seen, wanted)) if seen > wanted => Code::OverLimit,
            Some(_) | None => self
                .one_by_one()
                .or(self.hard_coded())
                .unwrap_or(Code::UnderUsed),
        }
    }

    fn time(&self) -> Code {
        if polls(self.run) {
            return Code::Polling;
        }
        if let Some(code) = self.slept_and_hoped() {
            return code;
        }
        if self.began_by_the_clock() {
            return Code::SleptAndHoped;
        }
        // Back too soon, and a call that should have come to its end was dropped on the way.
        if self.run.elapsed_ms < self.wanted_whole
            && let Some(code) = self.cancelled()
        {
            return code;
        }
        if let Some(code) = self.one_by_one() {
            return code;
        }
        match (self.finding.observable, instants(self.finding)) {
            // It came back before its work was over, and the work went on without it.
            (Observable::Elapsed, Some((seen, wanted)))
                if seen < wanted && self.run.left_running > 0 =>
            {
                return Code::LeftRunning;
            }
            // The requirement names the call that began at the wrong time.
            (Observable::Started, Some((seen, wanted))) if seen > wanted => {
                return Code::StartedLate;
            }
            (Observable::Started, Some((seen, wanted))) if seen < wanted => return Code::TooEarly,
            // Not late but never: no instant of another call says anything about it.
            (Observable::Started, None) if self.finding.seen == "never" => {
                return self.hard_coded().unwrap_or(Code::WrongValue);
            }
            (_, Some(_) | None) => {}
        }
        let starts = self.run.spans.iter().filter_map(|span| span.started).max();
        match (starts, self.wanted_starts) {
            (Some(yours), Some(wanted)) if yours > wanted => Code::StartedLate,
            (Some(yours), Some(wanted)) if yours < wanted => Code::TooEarly,
            (Some(_) | None, Some(_) | None) => self.hard_coded().unwrap_or(Code::WrongTime),
        }
    }

    /// Two sets that differ took equally long, although no call did.
    fn slept_and_hoped(&self) -> Option<Code> {
        if self.finding.observable != Observable::Elapsed {
            return None;
        }
        let times: Vec<u64> = self.plain.iter().filter_map(|run| run.elapsed_ms).collect();
        let same = times.len() >= 2 && times[0] > 0 && times.iter().all(|time| *time == times[0]);
        let by_itself = same
            || self
                .run
                .spans
                .iter()
                .all(|span| span.ended != self.run.elapsed_ms);
        let idle = by_itself
            && self.run.elapsed_ms > self.run.spans.iter().filter_map(|span| span.ended).max();
        (same || idle && !self.run.spans.is_empty()).then_some(Code::SleptAndHoped)
    }

    /// A call was to begin when another ended, and began later, when none did: no call let it begin.
    fn began_by_the_clock(&self) -> bool {
        if self.finding.observable != Observable::Started {
            return false;
        }
        let ends_at = |at: u64| self.run.spans.iter().any(|span| span.ended == Some(at));
        instants(self.finding)
            .is_some_and(|(seen, wanted)| seen > wanted && ends_at(wanted) && !ends_at(seen))
    }

    /// Each call began when the one before had ended: three or more in a row, or all of two. Calls that all began
    /// at one instant were not kept waiting by each other, however little time they took.
    fn one_by_one(&self) -> Option<Code> {
        let begun: Vec<&Span> = self
            .run
            .spans
            .iter()
            .filter(|span| span.started.is_some())
            .collect();
        // Calls that took no time at all touch one another at one instant, overlapping or not.
        let in_a_row = self.run.peak <= 1
            && begun.len() >= 2
            && begun[0].started < begun[begun.len() - 1].started
            && begun
                .windows(2)
                .all(|pair| pair[0].ended.is_some() && pair[1].started >= pair[0].ended);
        if !in_a_row || self.wanted_in_a_row {
            return None;
        }
        let mut tasks: Vec<u64> = begun
            .iter()
            .filter_map(|span| span.task)
            .filter(|task| *task != 0)
            .collect();
        tasks.sort_unstable();
        tasks.dedup();
        match tasks.len() == begun.len() {
            true => Some(Code::SpawnThenAwait),
            false => Some(Code::Serial),
        }
    }
}

/// `2.100 s`, as findings tell it.
fn millis(text: &str) -> Option<u64> {
    text.strip_suffix(" s")?.replace('.', "").parse().ok()
}

fn numbers(finding: &Finding) -> Option<(u64, u64)> {
    let number = |text: &str| text.rsplit(' ').next().and_then(|last| last.parse().ok());
    Some((number(&finding.seen)?, number(&finding.wanted)?))
}

/// The two instants of a finding about time, in milliseconds; `None` if one of them is another kind of text.
fn instants(finding: &Finding) -> Option<(u64, u64)> {
    let instant = |text: &str| text.strip_suffix(" s")?.replace('.', "").parse().ok();
    Some((instant(&finding.seen)?, instant(&finding.wanted)?))
}
