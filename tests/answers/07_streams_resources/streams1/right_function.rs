//! right: tokio-stream's iter, and the sleep in a function of its own

use std::time::Duration;

use futures::{Stream, StreamExt};
use tokio::time::{Instant, sleep_until};

pub fn replay(mut readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    readings.reverse();
    let readings = std::iter::from_fn(move || readings.pop());
    tokio_stream::iter(readings).then(move |reading| late(reading, pause))
}

async fn late(reading: u32, pause: Duration) -> u32 {
    sleep_until(Instant::now() + pause).await;
    reading
}
