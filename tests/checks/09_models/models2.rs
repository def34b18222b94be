//! What judges `models2`: four photos at a time, on threads that may be busy, and the tasks go on.

#![forbid(unsafe_code)]

#[path = "../../exercises/09_models/models2.rs"]
mod exercise;

use katas_kit::record::Observable;
use katas_kit::rest::RESTLESS;
use katas_kit::studio::{OTHERS_RAN, Photo, Studio};
use katas_kit::{Dice, Observed, Recorder, all, check};
use tokio::task::JoinSet;

const AT_A_TIME: u64 = 4;

#[derive(Debug)]
struct Shrunk {
    thumbnails: Vec<String>,
    fewest_while_others_wait: u64,
}

pub fn main() {
    check(shrink)
        .set(photos(&[40, 30, 20, 10, 60, 80, 50, 70]))
        .set(last_photo_first(&[10, 20, 30, 40, 50, 60, 70]))
        // The oldest is the slowest: the places beside it are free again and again.
        .set(photos(&[400, 30, 20, 10, 60, 80, 50, 70, 90, 25]))
        .set(photos(&[]))
        .set(photos(&[30]))
        .set(photos(&[20, 30, 10]))
        .seeded(6, random_photos)
        .on_held_clock()
        .require("the_thumbnails_come_back_in_order", |run| {
            let thumbnails: Vec<String> = run
                .data()
                .iter()
                .map(|photo| photo.thumbnail.clone())
                .collect();
            run.same_list(&run.returned().thumbnails, &thumbnails)
        })
        .require("the_other_tasks_go_on", |run| {
            all([
                run.on_runtime_thread("shrink").is(0),
                run.met(OTHERS_RAN).at_least(run.data().len() as u64),
                run.met(RESTLESS).is(0),
            ])
        })
        .require("four_are_worked_on_at_a_time", |run| {
            let photos = run.data().len() as u64;
            let fewest = run.returned().fewest_while_others_wait;
            all([
                run.peak().is(AT_A_TIME.min(photos)),
                Observed::new(Observable::Room, fewest).at_least(AT_A_TIME),
            ])
        })
        .require("each_photo_is_shrunk_once", |run| {
            run.calls("shrink").is(run.data().len() as u64)
        })
        .judge()
}

async fn shrink(recorder: Recorder, photos: Vec<Photo>) -> Shrunk {
    let studio = Studio::new(&recorder, &photos);
    // Ends with the scenario.
    let mut others = JoinSet::new();
    let program = studio.clone();
    others.spawn(async move { program.other_tasks().await });
    let names = photos.into_iter().map(|photo| photo.name).collect();
    let thumbnails = exercise::shrink_all(studio.clone(), names).await;
    Shrunk {
        thumbnails,
        fewest_while_others_wait: studio.fewest_while_others_wait(),
    }
}

/// The smallest is done first; on this clock that is all the sizes say.
fn photos(sizes: &[u64]) -> Vec<Photo> {
    let photo = |(index, size): (usize, &u64)| Photo::new(&format!("photo {}", index + 1), *size);
    sizes.iter().enumerate().map(photo).collect()
}

/// An answer that sorts the thumbnails must not look as if it had kept their order.
fn last_photo_first(sizes: &[u64]) -> Vec<Photo> {
    let mut photos = photos(sizes);
    photos.reverse();
    photos
}

fn random_photos(dice: &mut Dice) -> Vec<Photo> {
    let count = dice.number(5..=9) as usize;
    let sizes = dice.distinct_ms(count, 1..=1000);
    let sizes: Vec<u64> = sizes.iter().map(|size| size.as_millis() as u64).collect();
    last_photo_first(&sizes)
}
