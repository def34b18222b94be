//! right: one blocking task, in which four threads of a scope take photos from a shared list

use std::sync::Mutex;
use std::thread;

use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = spawn_blocking(move || {
        let thumbnails = Mutex::new(vec![String::new(); photos.len()]);
        let left = Mutex::new(photos.iter().enumerate());
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    loop {
                        let next = left.lock().unwrap().next();
                        let Some((place, photo)) = next else { break };
                        let thumbnail = studio.shrink(photo);
                        thumbnails.lock().unwrap()[place] = thumbnail;
                    }
                });
            }
        });
        thumbnails.into_inner().unwrap()
    });
    shrunk.await.expect("shrinking does not panic")
}
