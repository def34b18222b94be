//! Make a thumbnail of every photo, four at a time, and return them in the order of the photos.

use futures::stream::{self, StreamExt};
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    // `spawn_blocking` takes the work off the thread that runs the tasks. No processes are needed for
    // that: Rust has no global lock, and threads compute at the same time.
    let shrunk = stream::iter(photos).map(|photo| {
        let studio = studio.clone();
        spawn_blocking(move || studio.shrink(&photo))
    });
    // The pool has hundreds of threads, as is right for work that waits; work that computes has to
    // keep to the number of cores by itself. `buffered` begins the next when the oldest is done. A
    // `Semaphore` of 4 permits serves as well, and so do four threads that take photos from a channel.
    shrunk
        .buffered(4)
        .map(|thumbnail| thumbnail.expect("shrinking does not panic"))
        .collect()
        .await
}
