//! How long an answer may take: the time in which it could run. What other programs took of the machine is not counted,
//! or a class that is verified on one busy machine would get other verdicts than a learner alone.

use std::time::{Duration, Instant};

/// However busy the machine, after so many times the limit nobody waits any longer.
const AT_MOST: u32 = 4;
/// Asked more often than this, the one who waits would be the load.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// What a process got of the processor so far; nothing where the system does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How long its first thread was ready to run and waited for a core.
    pub queued: Duration,
    /// How long its threads computed, all together.
    pub computed: Duration,
}

/// A limit on time, running.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    limit: Duration,
    began: Instant,
}

impl Patience {
    /// From now on, for so long.
    pub fn begin(limit: Duration) -> Self {
        let began = Instant::now();
        Self { limit, began }
    }

    /// How long until it is worth asking again; `None` when the time is up.
    pub fn left(&self, share: Share) -> Option<Duration> {
        left(self.limit, self.began.elapsed(), share)
    }
}

fn left(limit: Duration, elapsed: Duration, share: Share) -> Option<Duration> {
    // Threads of its own that compute keep one another waiting: that is nobody else's doing.
    let had_it_all = elapsed >= limit && share.computed >= limit;
    if had_it_all || elapsed >= limit * AT_MOST {
        return None;
    }
    let spent = elapsed.saturating_sub(share.queued);
    let left = limit.checked_sub(spent).filter(|left| !left.is_zero())?;
    Some(left.max(LOOK_EVERY).min(limit * AT_MOST - elapsed))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Share, left};

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn after(elapsed: u64, queued: u64, computed: u64) -> Option<Duration> {
        let (queued, computed) = (s(queued), s(computed));
        left(s(10), s(elapsed), Share { queued, computed })
    }

    #[test]
    fn on_an_idle_machine_it_is_a_stopwatch() {
        assert_eq!(after(0, 0, 0), Some(s(10)));
        assert_eq!(after(4, 0, 4), Some(s(6)));
        assert_eq!(after(10, 0, 0), None, "one that sleeps");
        assert_eq!(after(10, 0, 10), None, "one that computes");
    }

    #[test]
    fn time_that_others_took_is_given_back() {
        assert_eq!(after(10, 7, 3), Some(s(7)));
        assert_eq!(after(17, 7, 10), None);
    }

    #[test]
    fn its_own_threads_are_not_others() {
        assert_eq!(after(10, 7, 20), None);
    }

    #[test]
    fn nobody_waits_for_ever() {
        assert_eq!(after(39, 38, 1), Some(s(1)));
        assert_eq!(after(40, 39, 1), None);
    }

    #[test]
    fn the_last_moment_may_be_shorter_than_a_look() {
        let moment = Duration::from_millis(1);
        let share = Share {
            queued: s(39),
            computed: s(1),
        };
        assert_eq!(left(s(10), s(40) - moment, share), Some(moment));
    }

    #[test]
    fn it_does_not_ask_without_a_pause() {
        let share = Share {
            queued: Duration::from_micros(10),
            computed: s(9),
        };
        assert_eq!(left(s(10), s(10), share), Some(Duration::from_millis(10)));
    }
}
