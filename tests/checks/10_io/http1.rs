//! What judges `http1`: every request arrives before the first answer, every body stands in its place.

#![forbid(unsafe_code)]

#[path = "../../exercises/10_io/http1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{AT_THE_WEB_SERVER, Page, WebServer};
use katas_kit::{Dice, Recorder, check};

/// What the server has, in the order in which it is asked for. A page that says nothing breaks its connection.
type Pages = Vec<Page>;

pub fn main() {
    check(fetch)
        .set(pages(&[("/users", 20), ("/posts", 30), ("/comments", 10)]))
        .set(pages(&[
            ("/a", 50),
            ("/b", 20),
            ("/c", 40),
            ("/d", 10),
            ("/e", 30),
        ]))
        .set(slowest_breaks(pages(&[
            ("/tea", 30),
            ("/cups", 90),
            ("/milk", 10),
        ])))
        .set(pages(&[]))
        .set(pages(&[("/only", 20)]))
        .set(slowest_breaks(pages(&[("/gone", 20)])))
        .set(with_blank_lines(some_pages(20, &mut Dice::new(53))))
        .seeded(1, random_pages)
        .on_real_clock()
        .require("every_body_stands_in_its_place", |run| {
            match (bodies(run.data()), run.returned()) {
                (Some(wanted), Some(seen)) => run.same_list(seen, &wanted),
                (Some(wanted), None) => run.same(run.returned(), &Some(wanted)),
                (None, _) => run.same(&(), &()),
            }
        })
        .require("a_broken_connection_is_an_error", |run| {
            match bodies(run.data()) {
                None => run.same(run.returned(), &None),
                Some(_) => run.same(&(), &()),
            }
        })
        .require("the_requests_are_under_way_together", |run| {
            run.met(AT_THE_WEB_SERVER).at_least(run.data().len() as u64)
        })
        .require("each_page_is_asked_for_once", |run| {
            run.calls("get").at_most(run.data().len() as u64)
        })
        .judge()
}

/// The bodies, or `None` where the error is what comes of it.
async fn fetch(recorder: Recorder, pages: Pages) -> Option<Vec<String>> {
    let server = WebServer::start(&recorder, &pages, pages.len() as u64);
    let paths: Vec<String> = pages.into_iter().map(|page| page.name).collect();
    let fetched = exercise::fetch_all(server.address(), &paths).await;
    server.close().await;
    fetched.ok()
}

fn bodies(pages: &Pages) -> Option<Vec<String>> {
    let bodies = pages.iter().map(|page| page.body.clone());
    bodies
        .map(|body| (!body.is_empty()).then_some(body))
        .collect()
}

/// On this clock the latencies say only who is answered first.
fn pages(latencies: &[(&str, u64)]) -> Pages {
    let page = |(path, latency): &(&str, u64)| Page::new(path, *latency);
    latencies.iter().map(page).collect()
}

fn slowest_breaks(mut pages: Pages) -> Pages {
    if let Some(slowest) = pages.iter_mut().max_by_key(|page| page.latency) {
        slowest.body.clear();
    }
    pages
}

/// A body may hold what ends a head.
fn with_blank_lines(mut pages: Pages) -> Pages {
    for page in &mut pages {
        page.body = format!("{}\r\n\r\n{}\n", page.name, page.body);
    }
    pages
}

fn random_pages(dice: &mut Dice) -> Pages {
    let count = dice.number(2..=6) as usize;
    some_pages(count, dice)
}

fn some_pages(count: usize, dice: &mut Dice) -> Pages {
    let latencies = dice.distinct_ms(count, 1..=1000);
    let page = |(index, latency): (usize, &Duration)| {
        Page::new(
            &format!("/{index}/{}", dice.word()),
            latency.as_millis() as u64,
        )
    };
    latencies.iter().enumerate().map(page).collect()
}
