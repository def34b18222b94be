//! wrong: each_comes_a_pause_after_it_was_asked_for / wrong-time

use std::time::Duration;

use futures::{FutureExt, Stream, stream};
use tokio::time::sleep;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    async move {
        sleep(pause * readings.len() as u32).await;
        stream::iter(readings)
    }
    .flatten_stream()
}
