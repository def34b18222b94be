//! Schedules: extra times that service calls give way, which change the order of completions and no virtual time.

use std::sync::Arc;

use crate::Dice;
use crate::record::{ExtraWait, When};

/// The extra waits of one run.
#[derive(Debug, Clone)]
pub(crate) struct Schedule {
    seed: u64,
    /// Of those that the dice give, only these.
    kept: Option<Arc<[ExtraWait]>>,
}

impl Schedule {
    /// Without extra waits.
    pub(crate) const PLAIN: Schedule = Schedule {
        seed: 0,
        kept: None,
    };

    /// As the dice fall for this seed; 0 is the plain one.
    pub(crate) fn of_seed(seed: u64) -> Self {
        Self { seed, kept: None }
    }

    /// The same one with these waits alone.
    pub(crate) fn with_only(&self, kept: &[ExtraWait]) -> Self {
        Self {
            seed: self.seed,
            kept: Some(kept.into()),
        }
    }

    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    /// Extra times that a call of `op` for `lane` gives way: 0 to 3 before its work and after it.
    ///
    /// Drawn from the call itself rather than from a shared stream, so that the order in which a
    /// `select!` polls its branches does not change what each call draws.
    pub(crate) fn waits(&self, op: &str, lane: &str) -> (u64, u64) {
        if let Some(kept) = &self.kept {
            let times = |when| {
                let wait = kept.iter().find(|wait| wait.is_at(op, lane, when));
                wait.map_or(0, |wait| wait.times)
            };
            return (times(When::Before), times(When::After));
        }
        if self.seed == 0 {
            return (0, 0);
        }
        let mut dice = Dice::of_text(&format!("{op} {lane}"), self.seed);
        (dice.number(0..=3), dice.number(0..=3))
    }
}

impl ExtraWait {
    pub(crate) fn is_at(&self, op: &str, lane: &str, when: When) -> bool {
        self.op == op && self.lane == lane && self.when == when
    }
}
