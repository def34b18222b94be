//! right: four threads that take photos from a shared list, and a channel back

use std::sync::{Arc, Mutex};

use katas_kit::studio::Studio;
use tokio::sync::mpsc;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut thumbnails = vec![String::new(); photos.len()];
    let todo = Arc::new(Mutex::new(photos.into_iter().enumerate()));
    let (sender, mut shrunk) = mpsc::unbounded_channel();
    for _ in 0..4 {
        let (studio, todo, sender) = (studio.clone(), todo.clone(), sender.clone());
        std::thread::spawn(move || {
            loop {
                // The lock is given back at the end of this statement.
                let next = todo.lock().unwrap().next();
                let Some((place, photo)) = next else { return };
                let _ = sender.send((place, studio.shrink(&photo)));
            }
        });
    }
    drop(sender);
    while let Some((place, thumbnail)) = shrunk.recv().await {
        thumbnails[place] = thumbnail;
    }
    thumbnails
}
