//! wrong: four_are_worked_on_at_a_time / under-used

use std::thread;

use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = spawn_blocking(move || {
        let mut thumbnails = vec![String::new(); photos.len()];
        let part = photos.len().div_ceil(4).max(1);
        thread::scope(|scope| {
            let studio = &studio;
            for (thumbnails, photos) in thumbnails.chunks_mut(part).zip(photos.chunks(part)) {
                scope.spawn(move || {
                    for (thumbnail, photo) in thumbnails.iter_mut().zip(photos) {
                        *thumbnail = studio.shrink(photo);
                    }
                });
            }
        });
        thumbnails
    });
    shrunk.await.expect("shrinking does not panic")
}
