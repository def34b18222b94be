//! wrong: each_comes_a_pause_after_it_was_asked_for / too-early

use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use tokio::time::{Instant, interval_at};
use tokio_stream::wrappers::IntervalStream;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    let ticks = IntervalStream::new(interval_at(Instant::now() + pause, pause));
    stream::iter(readings)
        .zip(ticks)
        .map(|(reading, _)| reading)
}
