//! wrong: four_are_worked_on_at_a_time / serial

use std::sync::{Arc, Mutex};

use katas_kit::studio::Studio;
use tokio::task::JoinSet;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let thumbnails = Arc::new(Mutex::new(Vec::new()));
    let todo = Arc::new(Mutex::new(photos.into_iter().enumerate()));
    let mut workers = JoinSet::new();
    for _ in 0..4 {
        let (studio, todo, thumbnails) = (studio.clone(), todo.clone(), thumbnails.clone());
        workers.spawn_blocking(move || {
            // The guard in the head of `while let` lives as long as its body.
            while let Some((place, photo)) = todo.lock().unwrap().next() {
                let thumbnail = studio.shrink(&photo);
                thumbnails.lock().unwrap().push((place, thumbnail));
            }
        });
    }
    workers.join_all().await;
    let mut thumbnails = std::mem::take(&mut *thumbnails.lock().unwrap());
    thumbnails.sort();
    thumbnails
        .into_iter()
        .map(|(_, thumbnail)| thumbnail)
        .collect()
}
