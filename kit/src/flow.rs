//! How work flows through a run: how much of it is under way, what waits between two services, and whether free places
//! are used.
//!
//! All is read off the services' calls, whatever the answer puts between them.

use std::time::Duration;

use crate::finding::Observed;
use crate::record::{Finding, Observable, Span, SpanEnd};
use crate::run::Facts;

impl Facts {
    /// Most calls of this operation in flight at one moment. At one instant, what ends counts before what begins.
    pub fn peak_of(&self, op: &str) -> Observed<u64> {
        let begun = sorted(self.spans(op).filter_map(|span| span.started));
        let ended = sorted(self.spans(op).filter_map(|span| span.ended));
        let in_flight = |(index, at): (usize, &u64)| {
            let gone = ended.partition_point(|end| end <= at);
            (index + 1).saturating_sub(gone) as u64
        };
        let most = begun.iter().enumerate().map(in_flight).max();
        Observed::new(Observable::Peak, most.unwrap_or(0))
    }

    /// Fewest calls of this operation in flight at an instant at which another one had yet to begin: how far a limit
    /// was made use of. Looked at are the instant `from` and every later one at which a call ended. Where all had begun
    /// by `from` nothing was kept waiting, and it is `u64::MAX`; so ask for [`Observed::at_least`].
    pub fn fewest_while_others_wait(&self, op: &str, from: Duration) -> Observed<u64> {
        let from = from.as_millis() as u64;
        let begun = || self.spans(op).filter(|span| span.started.is_some());
        let last = begun().filter_map(|span| span.started).max();
        let looked_at = begun()
            .filter_map(|span| span.ended)
            .chain([from])
            .filter(|at| *at >= from && Some(*at) < last);
        // When everything that happens at this instant has happened.
        let in_flight = |at: u64| {
            let there = begun().filter(|span| {
                span.started <= Some(at) && span.ended.is_none_or(|ended| ended > at)
            });
            there.count() as u64
        };
        let fewest = looked_at.map(in_flight).min();
        Observed::new(Observable::Room, fewest.unwrap_or(u64::MAX))
    }

    /// Most items that waited at one time: `from` had given them, and `to` had not begun with them. At one instant,
    /// what begins counts before what is given.
    pub fn backlog(&self, from: &str, to: &str) -> Observed<u64> {
        let given = self
            .spans(from)
            .filter(|span| span.end == SpanEnd::Finished);
        let given = sorted(given.filter_map(|span| span.ended));
        let begun = sorted(self.spans(to).filter_map(|span| span.started));
        let waiting = |(index, at): (usize, &u64)| {
            let gone = begun.partition_point(|begin| begin <= at);
            (index + 1).saturating_sub(gone) as u64
        };
        let most = given.iter().enumerate().map(waiting).max();
        Observed::new(Observable::Backlog, most.unwrap_or(0))
    }

    /// Holds if the calls of this operation, all of which could begin at the start, began as soon as one of `places` was
    /// free: the first ones at once, each further one when another had ended. Their order does not matter, and neither
    /// does it here that one began although no place was free: [`Facts::peak`] tells that.
    pub fn places_are_used(&self, op: &str, places: u64) -> Finding {
        let mut begun: Vec<&Span> = self
            .spans(op)
            .filter(|span| span.started.is_some())
            .collect();
        begun.sort_by_key(|span| span.started);
        let ended = sorted(begun.iter().filter_map(|span| span.ended));
        let mut last = None;
        for (index, span) in begun.iter().enumerate() {
            let free = match (index as u64).checked_sub(places) {
                Some(earlier) => ended.get(earlier as usize).copied(),
                None => Some(0),
            };
            let wanted = free.min(span.started);
            let finding = Observed::new(Observable::Started, span.started.map(crate::ms))
                .of(span.lane.clone())
                .is(wanted.map(crate::ms));
            if !finding.holds {
                return finding;
            }
            last = Some(finding);
        }
        last.unwrap_or_else(|| {
            Observed::new(Observable::Started, None::<Duration>)
                .of(op)
                .is(None)
        })
    }
}

fn sorted(instants: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut instants: Vec<u64> = instants.collect();
    instants.sort_unstable();
    instants
}
