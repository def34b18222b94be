//! wrong: nothing_keeps_running / left-running

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::Stream;
use tokio::time::{Instant, sleep_until};

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
        match self.due {
            Some(due) if due <= Instant::now() => {
                self.due = None;
                Poll::Ready(self.readings.pop_front())
            }
            due => {
                let due = due.unwrap_or_else(|| Instant::now() + self.pause);
                self.due = Some(due);
                let waker = cx.waker().clone();
                tokio::spawn(async move {
                    sleep_until(due).await;
                    waker.wake();
                });
                Poll::Pending
            }
        }
    }
}
