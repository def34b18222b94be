//! right: the permit is taken before the work is begun, and moves into the closure

use std::sync::Arc;

use katas_kit::studio::Studio;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let cores = Arc::new(Semaphore::new(4));
    let mut shrunk = Vec::new();
    for photo in photos {
        let core = cores.clone().acquire_owned().await.unwrap();
        let studio = studio.clone();
        shrunk.push(spawn_blocking(move || {
            let thumbnail = studio.shrink(&photo);
            drop(core);
            thumbnail
        }));
    }
    let mut thumbnails = Vec::new();
    for thumbnail in shrunk {
        thumbnails.push(thumbnail.await.expect("shrinking does not panic"));
    }
    thumbnails
}
