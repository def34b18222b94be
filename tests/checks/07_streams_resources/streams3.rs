//! What judges `streams3`: the pages and nothing else, in order, two at a time and never more.

#![forbid(unsafe_code)]

#[path = "../../exercises/07_streams_resources/streams3.rs"]
mod exercise;

use std::collections::VecDeque;
use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check};

#[derive(Debug, Clone)]
struct Files {
    all: Vec<Page>,
}

impl Files {
    fn new(files: &[(&str, u64)]) -> Self {
        let page = |(name, latency): &(&str, u64)| Page::new(name, *latency);
        Self {
            all: files.iter().map(page).collect(),
        }
    }

    fn pages(&self) -> impl Iterator<Item = &Page> {
        self.all.iter().filter(|file| file.name.ends_with(".html"))
    }

    /// How long it takes if two are under way, and a result that waits for the one before it counts as one of them.
    /// Whoever starts the next as soon as one is done takes no longer.
    fn time(&self) -> Duration {
        let mut under_way: VecDeque<Duration> = VecDeque::new();
        let (mut now, mut end) = (Duration::ZERO, Duration::ZERO);
        for page in self.pages() {
            if under_way.len() == 2 {
                now = now.max(under_way.pop_front().expect("there are two"));
            }
            under_way.push_back(now + page.latency);
            end = end.max(now + page.latency);
        }
        end
    }
}

pub fn main() {
    let even = Files::new(&[
        ("index.html", 300),
        ("logo.png", 510),
        ("about.html", 700),
        ("news.html", 620),
        ("style.css", 90),
        ("contact.html", 250),
        ("map.html", 430),
    ]);
    let uneven = Files::new(&[
        ("photo.jpg", 333),
        ("a.html", 900),
        ("b.html", 170),
        ("c.html", 240),
        ("feed.xml", 401),
        ("b.html.gz", 120),
        ("c.xhtml", 105),
        ("d.html", 610),
    ]);
    check(archive)
        .set(even)
        .set(uneven)
        .set(Files::new(&[("only.html", 150), ("html.png", 140)]))
        .set(Files::new(&[("logo.png", 320), ("style.css", 80)]))
        .set(Files::new(&[]))
        .seeded(8, random_files)
        .require("the_pages_and_nothing_else_come_in_order", |run| {
            let bodies: Vec<String> = run.data().pages().map(|page| page.body.clone()).collect();
            all([
                run.same_list(run.returned(), &bodies),
                run.calls("get").is(bodies.len() as u64),
            ])
        })
        .require("never_more_than_two_at_a_time", |run| run.peak().at_most(2))
        .require("two_at_a_time_whenever_there_are_two", |run| {
            let places = run.places_are_used("get", 2);
            let in_time = match places.holds {
                // In whichever order they are downloaded.
                true => places,
                false => run.elapsed().at_most(run.data().time()),
            };
            all([in_time, run.wakeups().at_most(40)])
        })
        .judge()
}

async fn archive(recorder: Recorder, files: Files) -> Vec<String> {
    let site = Site::new(&recorder, &files.all);
    let names = files.all.into_iter().map(|file| file.name).collect();
    exercise::archive(&site, names).await
}

fn random_files(dice: &mut Dice) -> Files {
    let count = dice.number(0..=9) as usize;
    let times = dice.distinct_ms(count, 40..=900);
    let file = |(index, time): (usize, &Duration)| {
        let kind = *dice.pick(&["html", "html", "html", "png"]);
        Page::new(&format!("{index}.{kind}"), time.as_millis() as u64)
    };
    Files {
        all: times.iter().enumerate().map(file).collect(),
    }
}
