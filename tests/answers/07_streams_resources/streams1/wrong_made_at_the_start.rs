//! wrong: each_comes_a_pause_after_it_was_asked_for / too-early
use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures::Stream;
use tokio::time::{Instant, Sleep, sleep};

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    Replay {
        readings: readings.into(),
        pause,
        waiting: Box::pin(sleep(pause)),
    }
}
struct Replay {
    readings: VecDeque<u32>,
    pause: Duration,
    waiting: Pin<Box<Sleep>>,
}
impl Stream for Replay {
    type Item = u32;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.readings.is_empty() {
            return Poll::Ready(None);
        }
        ready!(self.waiting.as_mut().poll(cx));
        let next = Instant::now() + self.pause;
        self.waiting.as_mut().reset(next);
        Poll::Ready(self.readings.pop_front())
    }
}
