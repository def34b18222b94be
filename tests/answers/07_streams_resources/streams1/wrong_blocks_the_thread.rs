//! wrong: each_comes_a_pause_after_it_was_asked_for / blocked-thread

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::Stream;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    Replay {
        readings: readings.into(),
        pause,
    }
}

struct Replay {
    readings: VecDeque<u32>,
    pause: Duration,
}

impl Stream for Replay {
    type Item = u32;

    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.readings.is_empty() {
            return Poll::Ready(None);
        }
        std::thread::sleep(self.pause);
        Poll::Ready(self.readings.pop_front())
    }
}
