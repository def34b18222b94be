//! wrong: four_are_worked_on_at_a_time / under-used

use katas_kit::studio::Studio;
use tokio::task::JoinSet;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut parts = JoinSet::new();
    for part in 0..4 {
        let (studio, photos) = (studio.clone(), photos.clone());
        parts.spawn_blocking(move || {
            let mine = photos.iter().enumerate().skip(part).step_by(4);
            let shrunk = mine.map(|(place, photo)| (place, studio.shrink(photo)));
            shrunk.collect::<Vec<_>>()
        });
    }
    let mut thumbnails: Vec<_> = parts.join_all().await.into_iter().flatten().collect();
    thumbnails.sort();
    thumbnails
        .into_iter()
        .map(|(_, thumbnail)| thumbnail)
        .collect()
}
