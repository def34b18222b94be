//! wrong: the_other_tasks_go_on / blocked-thread

use std::sync::Mutex;
use std::thread;

use katas_kit::studio::Studio;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut thumbnails = vec![String::new(); photos.len()];
    let todo = Mutex::new(thumbnails.iter_mut().zip(photos));
    // Fine in a program without tasks: the end of the scope waits for its threads.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let next = todo.lock().unwrap().next();
                    let Some((thumbnail, photo)) = next else {
                        return;
                    };
                    *thumbnail = studio.shrink(&photo);
                }
            });
        }
    });
    drop(todo);
    thumbnails
}
