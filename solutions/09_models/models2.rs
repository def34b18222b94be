//! Make a thumbnail of every photo, four at a time at most, and return them in the order of the photos.

use std::sync::Arc;

use katas_kit::studio::Studio;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let cores = Arc::new(Semaphore::new(4));
    let mut tasks = Vec::new();
    for photo in photos {
        // The pool has hundreds of threads, as is right for work that waits; work that computes has to keep
        // to the number of cores by itself. Whoever is done gives its core to the next photo.
        let core = cores.clone().acquire_owned().await;
        let core = core.expect("nobody closes it");
        let studio = studio.clone();
        // `spawn_blocking` takes the work off the thread that runs the tasks. No processes are needed for
        // that: Rust has no global lock, and threads compute at the same time.
        tasks.push(spawn_blocking(move || {
            // The permit moved in here, and is given back when the photo is done.
            let _core = core;
            studio.shrink(&photo)
        }));
    }
    let mut thumbnails = Vec::new();
    for task in tasks {
        thumbnails.push(task.await.expect("shrinking does not panic"));
    }
    thumbnails
    // Four threads that take photos from a channel serve as well. `buffered(4)` keeps to the limit, but
    // counts photos that are done and wait for an older one: a large photo leaves three cores idle.
}
