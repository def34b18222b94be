//! wrong: waiting_is_not_asking_again_and_again / polling

use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use tokio::time::{Instant, sleep_until};

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    stream::iter(readings).then(move |reading| async move {
        let due = Instant::now() + pause;
        while Instant::now() < due {
            sleep_until(due.min(Instant::now() + Duration::from_millis(5))).await;
        }
        reading
    })
}
