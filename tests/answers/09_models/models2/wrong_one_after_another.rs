//! wrong: four_are_worked_on_at_a_time / spawn-then-await

use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut thumbnails = Vec::new();
    for photo in photos {
        let studio = studio.clone();
        let shrunk = spawn_blocking(move || studio.shrink(&photo));
        thumbnails.push(shrunk.await.unwrap());
    }
    thumbnails
}
