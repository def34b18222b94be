//! Threads that an answer started itself. The virtual clock does not know them: it jumps to the next deadline
//! as soon as every task waits, even for a thread that is about to answer. So before the runtime waits,
//! it is made to wait for them.

use std::time::Duration;

use crate::closures::Listed;
use crate::quiet::{self, Threads};
use crate::system::{self, ThreadState};

const LOOK_EVERY: Duration = Duration::from_micros(500);

/// The threads of this process that are neither ours nor the runtime's.
#[derive(Debug, Default)]
pub(crate) struct Strangers {
    ours: Vec<i64>,
    /// Whether all of them live as long as the process: then their number alone tells that there is no other. A thread of an
    /// earlier run may be ending still, and another take its place in the count.
    ours_last: bool,
    /// As they were when they were last seen to wait for somebody else.
    settled: Vec<ThreadState>,
}

/// Whether there was anybody to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Company {
    Alone,
    Strangers,
}

impl Strangers {
    /// Every thread that there is now is ours. None of the learner's code has run yet.
    pub(crate) fn none_yet() -> Self {
        let ours = system::thread_ids().unwrap_or_default();
        Self {
            ours_last: ours.iter().all(|id| quiet::lasts(*id)),
            ours,
            settled: Vec::new(),
        }
    }

    /// Every thread of the process that is not ours, the runtime's own for blocking work among them.
    pub(crate) fn with_pool(&self) -> Listed {
        let mut ids = system::thread_ids().unwrap_or_default();
        let all = ids.len() as u64;
        ids.retain(|id| !self.ours.contains(id));
        Listed { all, threads: ids }
    }

    /// Waits until every stranger has ended or waits for somebody else. `pool` tells the runtime's own threads. One that
    /// sleeps until a deadline is waited for, and one that never rests until that has been in vain often enough. Nobody is
    /// waited for when there is work to do.
    pub(crate) fn settle(
        &mut self,
        pool: impl Fn() -> Vec<i64>,
        has_work: impl Fn() -> bool,
    ) -> Company {
        let mut company = Company::Alone;
        if self.ours_last && system::count_threads() == Some(self.ours.len() as u64) {
            return company;
        }
        let mut threads = Threads::default();
        loop {
            let Some(ids) = system::thread_ids() else {
                return company;
            };
            let pool = pool();
            let (mut now, mut ended) = (Vec::new(), false);
            for id in ids {
                if self.ours.contains(&id) || pool.contains(&id) {
                    continue;
                }
                match system::thread(id) {
                    Some(thread) => now.push(thread),
                    None => ended = true,
                }
            }
            if ended || !now.is_empty() {
                company = Company::Strangers;
            }
            // One that ended during the look may have woken another that had been looked at already.
            if !ended && now.iter().all(|thread| self.settled.contains(thread)) {
                return company;
            }
            // One that watches the others goes on by itself when they are quiet.
            let watches = now.iter().any(|thread| quiet::is_watching(thread.id));
            if threads.are_still(now.clone()) && !ended && !watches {
                self.settled = now;
                return company;
            }
            if has_work() {
                return company;
            }
            system::pause(LOOK_EVERY);
        }
    }
}
