//! One recorded run, as requirements see it.

use std::fmt::Debug;
use std::ops::Deref;
use std::time::Duration;

use crate::finding::{Measured, Observed, Quantify, Value};
use crate::record::{self, Cut, Observable, Quantity, Span, SpanEnd};

/// What one run of the scenario did: its data set `D`, the value `V` it returned, and, behind the dot, the [`Facts`].
#[derive(Debug)]
pub struct Run<'a, D, V> {
    facts: &'a Facts,
    data: &'a D,
    value: &'a V,
}

/// What was recorded of one run.
#[derive(Debug)]
pub struct Facts {
    record: record::Run,
}

impl<'a, D, V> Run<'a, D, V> {
    pub(crate) fn new(facts: &'a Facts, data: &'a D, value: &'a V) -> Self {
        Self { facts, data, value }
    }

    /// The data set it ran on.
    pub fn data(&self) -> &'a D {
        self.data
    }

    /// What the scenario returned.
    pub fn returned(&self) -> &'a V {
        self.value
    }
}

impl<D, V> Deref for Run<'_, D, V> {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        self.facts
    }
}

impl Facts {
    pub(crate) fn new(record: record::Run) -> Self {
        Self { record }
    }

    pub(crate) fn into_record(self) -> record::Run {
        self.record
    }

    /// Something about the returned value that is either so or not.
    pub fn value<'a, T: Debug + PartialEq + ?Sized>(&self, seen: &'a T) -> Observed<Value<'a, T>> {
        Observed::new(Observable::Value, Value(seen))
    }

    /// Holds if `seen` equals `wanted`: the returned value, or a part of it.
    pub fn same<T: Debug + PartialEq + ?Sized>(&self, seen: &T, wanted: &T) -> record::Finding {
        self.value(seen).is(Value(wanted))
    }

    /// Holds if the list has exactly these members in this order.
    pub fn same_list<T: Debug + PartialEq>(&self, seen: &[T], wanted: &[T]) -> record::Finding {
        self.value(seen).is_list(wanted)
    }

    /// Holds if a duration that the answer measured is exactly this, to the last nanosecond. What is written about it is
    /// rounded; keep a duration of the real clock out of the scenario's own value, which is written in full.
    pub fn measured(&self, seen: Duration, wanted: Duration) -> record::Finding {
        Observed::new(Observable::Measured, Measured(seen)).is(Measured(wanted))
    }

    /// An invariant that must be so wherever the future was dropped.
    pub fn invariant<T: Debug + PartialEq>(&self, seen: &T, wanted: &T) -> record::Finding {
        let observed = Observed::new(Observable::Invariant, Value(seen));
        match &self.record.cut {
            Some(cut) => observed.of(cut_words(cut)).is(Value(wanted)),
            None => observed.is(Value(wanted)),
        }
    }

    /// Virtual time from start to return. What the answer asked the thread that runs the tasks to sleep counts, too.
    ///
    /// # Panics
    /// On a clock that is not virtual: there is no time to speak of.
    pub fn elapsed(&self) -> Observed<Duration> {
        let elapsed = self
            .record
            .elapsed_ms
            .expect("only a virtual clock tells time");
        Observed::new(Observable::Elapsed, crate::ms(elapsed))
    }

    /// Most calls in flight at one moment, over all operations: from a call's first poll to its end.
    pub fn peak(&self) -> Observed<u64> {
        Observed::new(Observable::Peak, self.record.peak)
    }

    /// How many calls of this operation were begun. One that was made and never polled was not.
    pub fn calls(&self, op: &str) -> Observed<u64> {
        let begun = self
            .record
            .spans
            .iter()
            .filter(|span| span.op == op && span.started.is_some());
        Observed::new(Observable::Calls, begun.count() as u64).of(op)
    }

    /// Tasks that were still alive one virtual millisecond after the return. Neither tasks of a `LocalSet` nor blocking
    /// closures nor threads are counted.
    pub fn left_running(&self) -> Observed<u64> {
        Observed::new(Observable::LeftRunning, self.record.left_running)
    }

    /// How often the runtime went idle. Waiting takes a few; looking again and again takes thousands.
    /// Where threads or sockets take part a few are told as 0 and thousands as 1024.
    pub fn wakeups(&self) -> Observed<u64> {
        Observed::new(Observable::Wakeups, self.record.wakeups)
    }

    /// Where cancel-fuzz cut this run; `None` for a run that was left alone.
    pub fn cut(&self) -> Option<&Cut> {
        self.record.cut.as_ref()
    }

    /// Holds if nothing was waited for but calls: each began at the start or at the end of another, and the run was
    /// over with the last of them. It says nothing about calls in a row.
    pub fn without_pauses(&self) -> record::Finding {
        let mut ends: Vec<u64> = self.record.spans.iter().filter_map(|s| s.ended).collect();
        ends.push(0);
        ends.sort_unstable();
        let pause = self.record.spans.iter().find_map(|span| {
            let began = span.started?;
            let free = *ends[..ends.partition_point(|end| *end <= began)].last()?;
            (free < began).then_some((span, began, free))
        });
        match pause {
            Some((span, began, free)) => Observed::new(Observable::Started, Some(crate::ms(began)))
                .of(span.lane.clone())
                .is(Some(crate::ms(free))),
            None => self.elapsed().at_most(crate::ms(ends[ends.len() - 1])),
        }
    }

    /// The first call made for `lane`.
    pub fn lane(&self, lane: &str) -> Lane<'_> {
        Lane {
            name: lane.to_owned(),
            span: self.record.spans.iter().find(|span| span.lane == lane),
        }
    }

    /// Every call of an operation, in the record's order.
    pub fn lanes<'a>(&'a self, op: &'a str) -> impl Iterator<Item = Lane<'a>> {
        self.spans(op).map(|span| Lane {
            name: span.lane.clone(),
            span: Some(span),
        })
    }

    pub(crate) fn spans<'a>(&'a self, op: &'a str) -> impl Iterator<Item = &'a Span> {
        self.record.spans.iter().filter(move |span| span.op == op)
    }

    /// How many came to the meeting `name`.
    pub fn met(&self, name: &str) -> Observed<u64> {
        let arrived = self
            .record
            .gates
            .iter()
            .find(|gate| gate.name == name)
            .map_or(0, |gate| gate.arrived);
        Observed::new(Observable::Gate, arrived).of(name)
    }

    /// Holds if `who` got exactly this answer. Nobody answering is told apart from a wrong answer.
    pub fn answered(&self, who: &str, answer: Option<&str>, wanted: &str) -> record::Finding {
        match answer {
            Some(answer) => self.value(answer).of(who).is(Value(wanted)),
            None => Observed::new(Observable::Gate, Quantity::Never)
                .of(who)
                .is(Value(wanted).quantity()),
        }
    }

    /// How many blocking calls of this operation ran on the thread that runs the tasks.
    pub fn on_runtime_thread(&self, op: &str) -> Observed<u64> {
        let held = self
            .record
            .spans
            .iter()
            .filter(|span| span.op == op && span.blocking && span.on_runtime_thread);
        Observed::new(Observable::Thread, held.count() as u64).of(op)
    }
}

/// One call in the record, or its absence.
#[derive(Debug)]
pub struct Lane<'a> {
    name: String,
    span: Option<&'a Span>,
}

impl Lane<'_> {
    /// When it began, in virtual time since the start.
    pub fn started(&self) -> Observed<Option<Duration>> {
        let at = self.span.and_then(|span| span.started).map(crate::ms);
        Observed::new(Observable::Started, at).of(self.name.clone())
    }

    /// When it was over, however it ended.
    pub fn ended(&self) -> Observed<Option<Duration>> {
        let at = self.span.and_then(|span| span.ended).map(crate::ms);
        Observed::new(Observable::Ended, at).of(self.name.clone())
    }

    /// Holds if it gave its result at this instant.
    pub fn finished_at(&self, at: Duration) -> record::Finding {
        self.end(SpanEnd::Finished, at)
    }

    /// Holds if it was dropped while it waited, at this instant.
    pub fn dropped_at(&self, at: Duration) -> record::Finding {
        self.end(SpanEnd::Dropped, at)
    }

    /// The record's own line about it.
    pub fn span(&self) -> Option<&Span> {
        self.span
    }

    fn end(&self, end: SpanEnd, at: Duration) -> record::Finding {
        let seen = match self.span {
            None => Quantity::NeverCalled,
            Some(span) => match span.ended {
                Some(at) => Quantity::EndAt(span.end, at),
                None => Quantity::End(span.end),
            },
        };
        Observed::new(Observable::Ended, seen)
            .of(self.name.clone())
            .is(Quantity::EndAt(end, at.as_millis() as u64))
    }
}

fn cut_words(cut: &Cut) -> String {
    match &cut.during {
        Some(call) => format!("dropped during {call}"),
        None => format!("dropped at wait {}", cut.wait + 1),
    }
}
