//! Feeds, ledgers and mail servers; and what can be seen of the work that flows between services.

use katas_kit::bank::{Balance, Ledger};
use katas_kit::feed::{Feed, Item};
use katas_kit::jobs::{Job, Worker};
use katas_kit::mail::{Letter, Server};
use katas_kit::{Recorder, check, ms};
use tokio::time::{sleep, timeout};

use crate::case::{cases, record_of};

cases![feeds, books, posts, hands_on, keeps_two_places];

fn feeds() -> ! {
    crate::case::look_at(|recorder: Recorder| async move {
        let feed = Feed::new(
            &recorder,
            "shop",
            &[Item::new("one", 30), Item::new("two", 20)],
        );
        let given_up = timeout(ms(29), feed.next()).await.is_err();
        let (one, two) = (feed.next().await, feed.clone().next().await);
        (given_up, one, two, feed.next().await, format!("{feed:?}"))
    })
}

#[test]
fn a_feed_gives_its_items_in_order_and_keeps_what_nobody_waited_for() {
    let record = record_of("feeds");
    let told = "(true, Some(\"one\"), Some(\"two\"), None, \"Feed { .. }\")";
    assert_eq!(
        (record.value(), record.run().elapsed_ms),
        (told, Some(29 + 30 + 20))
    );
    assert_eq!(record.span("shop").op, "end");
}

fn books() -> ! {
    crate::case::look_at(|recorder: Recorder| async move {
        let balance = Balance::new(7);
        let ledger = Ledger::new(&recorder, "savings", &balance, [ms(10), ms(20)]);
        let (before, ()) = tokio::join!(ledger.read(), ledger.write(9));
        let _ = timeout(ms(19), ledger.write(100)).await;
        (
            before,
            ledger.read().await,
            balance.amount(),
            format!("{ledger:?}"),
        )
    })
}

#[test]
fn a_ledger_tells_what_it_holds_when_the_reply_leaves() {
    let record = record_of("books");
    assert_eq!(
        (record.value(), record.run().elapsed_ms),
        ("(7, 9, 9, \"Ledger { .. }\")", Some(20 + 19 + 10))
    );
}

fn posts() -> ! {
    crate::case::look_at(|recorder: Recorder| async move {
        let letters = [
            Letter::taken("hello", 10),
            Letter::refused("spam", 20, "no"),
        ];
        let server = Server::new(&recorder, [ms(100), ms(200)], &letters);
        let before = server.open_sessions();
        let (kept, closed) = (server.connect().await, server.connect().await);
        let taken = closed.send("hello").await == letters[0].reply;
        let refused = closed.send("spam").await.map_err(|error| error.to_string());
        let unknown = closed.send("none").await.map_err(|error| error.to_string());
        let open = server.open_sessions();
        closed.close().await;
        drop(kept);
        (
            before,
            taken,
            refused,
            unknown,
            open,
            server.open_sessions(),
        )
    })
}

#[test]
fn a_session_stays_open_until_it_is_closed() {
    let record = record_of("posts");
    let told = "(0, true, Err(\"spam: no\"), Err(\"none: no such letter\"), 2, 1)";
    assert_eq!(
        (record.value(), record.run().elapsed_ms),
        (told, Some(200 + 30 + 200))
    );
}

/// Three items at 10, 20 and 30; the first is begun at 10, the second at 25, the third at 40.
fn hands_on() -> ! {
    let scenario = |recorder: Recorder, ()| async move {
        let items = ["a", "b", "c"].map(|name| Item::new(name, 10));
        let jobs = ["a", "b", "c"].map(|name| Job::ok(name, 15));
        let (feed, worker) = (
            Feed::new(&recorder, "feed", &items),
            Worker::new(&recorder, &jobs),
        );
        let reads = async { while feed.next().await.is_some() {} };
        let works = async {
            sleep(ms(10)).await;
            for job in &jobs {
                let _ = worker.run(&job.name).await;
            }
        };
        tokio::join!(reads, works);
    };
    check(scenario)
        .set(())
        .require("one_waits", |run| run.backlog("next", "run").is(1))
        .require("one_job_at_a_time", |run| run.peak_of("run").is(1))
        .require("one_call_at_a_time", |run| run.peak().is(1))
        .require("none_waits", |run| run.backlog("next", "run").at_most(0))
        .judge()
}

#[test]
fn the_backlog_is_what_was_given_and_not_begun() {
    let record = record_of("hands_on");
    assert!(record.holds("one_waits"), "{}", record.text);
    assert_eq!(record.finding("none_waits").seen.to_string(), "1");
    assert!(record.holds("one_job_at_a_time"), "{}", record.text);
    assert_eq!(record.finding("one_call_at_a_time").seen.to_string(), "2");
}

fn keeps_two_places() -> ! {
    let scenario = |recorder: Recorder, in_pairs: bool| async move {
        let jobs = [("a", 10), ("b", 40), ("c", 20)].map(|(name, time)| Job::ok(name, time));
        let worker = Worker::new(&recorder, &jobs);
        let first = async {
            let _ = worker.run("a").await;
            if !in_pairs {
                let _ = worker.run("c").await;
            }
        };
        let _ = tokio::join!(first, worker.run("b"));
        if in_pairs {
            let _ = worker.run("c").await;
        }
    };
    check(scenario)
        .set(false)
        .set(true)
        .require("two_places", |run| run.places_are_used("run", 2))
        .judge()
}

#[test]
fn a_free_place_that_nobody_takes_is_told() {
    let record = record_of("keeps_two_places");
    let told = |run: usize| {
        let finding = &record.runs[run].findings[0];
        (
            finding.holds,
            finding.subject.as_deref(),
            &*finding.seen.to_string().leak(),
            &*finding.wanted.to_string().leak(),
        )
    };
    assert_eq!(told(0), (true, Some("c"), "0.010 s", "0.010 s"));
    assert_eq!(told(1), (false, Some("c"), "0.040 s", "0.010 s"));
}
