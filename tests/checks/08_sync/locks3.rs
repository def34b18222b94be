//! What judges `locks3`: a free worker takes the next photo at once, and there are no more than there are.

#![forbid(unsafe_code)]

#[path = "../../exercises/08_sync/locks3.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Finding, Recorder, Run, all, check, ms};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

#[derive(Debug, Clone)]
struct Queue {
    /// When each photo comes into the queue, and its copy.
    photos: Vec<(Duration, Page)>,
    workers: usize,
}

impl Queue {
    fn new(photos: &[(u64, u64)], workers: usize) -> Self {
        let photo = |(index, (comes, takes)): (usize, &(u64, u64))| {
            let page = Page::new(&format!("photo {}", index + 1), *takes);
            (ms(*comes), page)
        };
        Self {
            photos: photos.iter().enumerate().map(photo).collect(),
            workers,
        }
    }

    /// When each photo is taken: as soon as it is there and a worker is free.
    fn taken(&self) -> Vec<Duration> {
        let mut free = vec![Duration::ZERO; self.workers];
        let take = |(comes, page): &(Duration, Page)| {
            free.sort_unstable();
            let at = free[0].max(*comes);
            free[0] = at + page.latency;
            at
        };
        self.photos.iter().map(take).collect()
    }
}

pub fn main() {
    let there = [110, 90, 130, 100, 120, 95].map(|takes| (0, takes));
    let coming = [
        (0, 210),
        (0, 340),
        (70, 150),
        (430, 90),
        (520, 260),
        (533, 180),
        (541, 75),
    ];
    check(copy)
        .set(Queue::new(&there, 3))
        .set(Queue::new(&coming, 2))
        .set(Queue::new(&there[..2], 4))
        .set(Queue::new(&there[..1], 1))
        .set(Queue::new(&[], 2))
        .seeded(8, random_queue)
        .require("every_photo_is_copied_once", |run| {
            let photos = run.data().photos.iter();
            let copies: Vec<String> = photos.map(|(_, page)| page.body.clone()).collect();
            all([
                run.same_list(&in_order(run.returned()), &in_order(&copies)),
                run.calls("get").is(copies.len() as u64),
            ])
        })
        .require("no_more_at_a_time_than_there_are_workers", |run| {
            run.peak().at_most(run.data().workers as u64)
        })
        .require("a_free_worker_takes_the_next_at_once", takes)
        .judge()
}

fn takes(run: &Run<Queue, Vec<String>>) -> Finding {
    let photos = run.data().photos.iter().zip(run.data().taken());
    let mut findings: Vec<Finding> = photos
        .map(|((_, page), at)| {
            let lane = run.lane(&page.name);
            let seen = lane.span().and_then(|span| span.started).map(ms);
            // Too many at a time are another matter.
            lane.started()
                .is(Some(seen.map_or(at, |seen| seen.min(at))))
        })
        .collect();
    findings.push(run.left_running().is(0));
    findings.push(run.wakeups().at_most(100));
    all(findings)
}

/// Any order will do, so they are compared in one.
fn in_order(copies: &[String]) -> Vec<String> {
    let mut copies = copies.to_vec();
    copies.sort_unstable();
    copies
}

async fn copy(recorder: Recorder, queue: Queue) -> Vec<String> {
    let pages: Vec<Page> = queue.photos.iter().map(|(_, page)| page.clone()).collect();
    let service = Site::new(&recorder, &pages);
    let (tx, photos) = mpsc::channel(16);
    let begun = Instant::now();
    let coming = async move {
        for (comes, page) in queue.photos {
            if begun + comes > Instant::now() {
                sleep_until(begun + comes).await;
            }
            // A queue that is given up is told by what is missing.
            let _ = tx.send(page.name).await;
        }
    };
    tokio::join!(exercise::copies(photos, &service, queue.workers), coming).0
}

fn random_queue(dice: &mut Dice) -> Queue {
    let count = dice.number(0..=9) as usize;
    let takes = dice.distinct_ms(count, 40..=400);
    let mut comes = dice.distinct_ms(count, 1..=900);
    comes.sort_unstable();
    let there = dice.number(0..=count as u64) as usize;
    comes[..there].fill(Duration::ZERO);
    let millis = |time: &Duration| time.as_millis() as u64;
    let photos: Vec<(u64, u64)> = comes
        .iter()
        .zip(&takes)
        .map(|(comes, takes)| (millis(comes), millis(takes)))
        .collect();
    Queue::new(&photos, dice.number(1..=4) as usize)
}
