//! right: a runtime of its own whose pool has four threads

use katas_kit::studio::Studio;
use tokio::runtime::Builder;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let pool = Builder::new_current_thread()
        .max_blocking_threads(4)
        .build()
        .unwrap();
    let shrunk: Vec<_> = photos
        .into_iter()
        .map(|photo| {
            let studio = studio.clone();
            pool.spawn_blocking(move || studio.shrink(&photo))
        })
        .collect();
    let mut thumbnails = Vec::new();
    for thumbnail in shrunk {
        thumbnails.push(thumbnail.await.expect("shrinking does not panic"));
    }
    pool.shutdown_background();
    thumbnails
}
