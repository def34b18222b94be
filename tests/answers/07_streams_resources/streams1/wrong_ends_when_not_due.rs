//! wrong: the_readings_come_in_order / lost-or-repeated
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
    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<u32>> {
        let pause = self.pause;
        let due = *self.due.get_or_insert_with(|| Instant::now() + pause);
        if Instant::now() < due {
            return Poll::Ready(None);
        }
        self.due = None;
        Poll::Ready(self.readings.pop_front())
    }
}
