//! wrong: it_finishes / thread-per-wait
use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::Stream;
use tokio::time::Instant;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    Replay {
        readings: readings.into(),
        pause,
        due: None,
    }
}
struct Replay {
    readings: VecDeque<u32>,
    pause: Duration,
    due: Option<Instant>,
}
impl Stream for Replay {
    type Item = u32;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.readings.is_empty() {
            return Poll::Ready(None);
        }
        let pause = self.pause;
        let due = *self.due.get_or_insert_with(|| Instant::now() + pause);
        if Instant::now() < due {
            let waker = cx.waker().clone();
            std::thread::spawn(move || {
                std::thread::sleep(pause);
                waker.wake();
            });
            return Poll::Pending;
        }
        self.due = None;
        Poll::Ready(self.readings.pop_front())
    }
}
