//! right: poll_fn with one Sleep that is set anew for each reading

use std::time::Duration;

use futures::{Stream, stream};
use tokio::time::{Instant, sleep};

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    let mut readings = readings.into_iter().peekable();
    let mut waiting = Box::pin(sleep(pause));
    let mut asked = false;
    stream::poll_fn(move |cx| {
        if readings.peek().is_none() {
            return std::task::Poll::Ready(None);
        }
        if !asked {
            waiting.as_mut().reset(Instant::now() + pause);
            asked = true;
        }
        waiting.as_mut().poll(cx).map(|()| {
            asked = false;
            readings.next()
        })
    })
}
