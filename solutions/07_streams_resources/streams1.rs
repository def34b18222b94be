//! Plays a recorded series of readings again, one at a time.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures::Stream;
use tokio::time::{Sleep, sleep};

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    Replay {
        readings: readings.into(),
        pause,
        waiting: None,
    }
}

struct Replay {
    readings: VecDeque<u32>,
    pause: Duration,
    /// Kept between two polls: a `Sleep` that is dropped wakes nobody. Boxed, because it must not move.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Stream for Replay {
    type Item = u32;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.readings.is_empty() {
            return Poll::Ready(None);
        }
        let pause = self.pause;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(pause)));
        // `Pending` is a promise: whoever says it has seen to it that `cx`'s waker will be called. The
        // sleep keeps that promise, because it is polled with this `cx`; `ready!` passes its `Pending` on.
        ready!(waiting.as_mut().poll(cx));
        self.waiting = None;
        Poll::Ready(self.readings.pop_front())
    }
}

// By hand only to see how it works. `stream::iter(readings).then(…)` with a sleep in it, or
// `stream::unfold`, makes the same stream of an async block, and leaves the wakers to it.
