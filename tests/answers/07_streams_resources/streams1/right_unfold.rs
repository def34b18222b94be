//! right: stream::unfold over the readings that are left

use std::collections::VecDeque;
use std::time::Duration;

use futures::{Stream, stream};
use tokio::time::sleep;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    stream::unfold(VecDeque::from(readings), move |mut readings| async move {
        let reading = readings.pop_front()?;
        sleep(pause).await;
        Some((reading, readings))
    })
}
