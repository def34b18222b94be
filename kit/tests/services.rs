//! The simulated services: what they answer, and that a cancelled call has no effect.

use katas_kit::db::Database;
use katas_kit::jobs::{Job, Worker};
use katas_kit::journal::Journal;
use katas_kit::net::{Page, Site};
use katas_kit::record::SpanEnd;
use katas_kit::shelf::Shelf;
use katas_kit::shop::{Latencies, Shop};
use katas_kit::{Recorder, ms};
use tokio::time::timeout;

use crate::case::{cases, look_at, record_of};

cases![
    saves_and_cancels,
    saves_by_row,
    works,
    crashes,
    lends,
    downloads,
    shops,
    notes
];

fn saves_and_cancels() -> ! {
    look_at(|recorder: Recorder| async move {
        let database = Database::new(&recorder, ms(100));
        database.clone().save("kept").await;
        let _ = timeout(ms(99), database.save("cancelled")).await;
        drop(database.save("never polled"));
        database.rows()
    })
}

#[test]
fn a_row_is_saved_when_the_call_is_done_and_not_before() {
    assert_eq!(record_of("saves_and_cancels").value(), "[\"kept\"]");
}

fn saves_by_row() -> ! {
    look_at(|recorder: Recorder| async move {
        let latencies = [("late".to_owned(), 200), ("soon".to_owned(), 100)];
        let database = Database::with_latencies(&recorder, &latencies);
        tokio::join!(
            database.save("late"),
            database.save("soon"),
            database.save("at once")
        );
        database.rows()
    })
}

#[test]
fn a_row_may_have_a_latency_of_its_own() {
    let record = record_of("saves_by_row");
    assert_eq!(
        (record.value(), record.run().elapsed_ms),
        ("[\"at once\", \"soon\", \"late\"]", Some(200))
    );
}

fn works() -> ! {
    look_at(|recorder: Recorder| async move {
        let worker = Worker::new(
            &recorder,
            &[Job::ok("right", 10), Job::fails("wrong", 20, "no paper")],
        );
        let told = worker.run("right").await == Job::ok("right", 10).outcome;
        let said = worker.run("wrong").await.map_err(|error| error.to_string());
        (
            told,
            said,
            worker
                .run("unknown")
                .await
                .map_err(|error| error.to_string()),
        )
    })
}

#[test]
fn a_job_succeeds_or_fails_as_it_was_told() {
    let record = record_of("works");
    assert_eq!(
        record.value(),
        "(true, Err(\"wrong: no paper\"), Err(\"unknown: no such job\"))"
    );
    assert_eq!(record.run().elapsed_ms, Some(30));
}

fn crashes() -> ! {
    katas_kit::check(|recorder: Recorder, ()| async move {
        let worker = Worker::new(&recorder, &[Job::panics("bad", 10, "no paper")]);
        let crash = tokio::spawn(worker.run("bad")).await;
        let crash = crash.expect_err("it panics").into_panic();
        crash.downcast_ref::<String>().cloned()
    })
    .set(())
    .expecting_panics()
    .judge()
}

#[test]
fn a_job_may_panic() {
    let record = record_of("crashes");
    assert_eq!(record.value(), "Some(\"no paper\")");
    let span = record.span("bad");
    assert_eq!((span.end, span.ended), (SpanEnd::Dropped, Some(10)));
}

fn lends() -> ! {
    look_at(|recorder: Recorder| async move {
        let shelf = Shelf::new(&recorder);
        let doc = shelf.lend("here", ms(50));
        let copy = doc.clone();
        let text = doc.read().await;
        drop(doc);
        let lent = shelf.lent();
        drop(copy);
        (text == Shelf::text_of("here", ms(50)), lent, shelf.lent())
    })
}

#[test]
fn a_shelf_counts_the_copies() {
    let record = record_of("lends");
    assert_eq!(
        (record.value(), record.run().elapsed_ms),
        ("(true, 1, 0)", Some(50))
    );
}

fn downloads() -> ! {
    look_at(|recorder: Recorder| async move {
        let page = Page::new("here", 50);
        let site = Site::new(&recorder, std::slice::from_ref(&page));
        (
            site.get("here").await == page.body,
            site.get("gone").await,
            Page::new("here", 51).body == page.body,
        )
    })
}

#[test]
fn a_page_says_what_its_name_and_latency_make_of_it() {
    let record = record_of("downloads");
    assert_eq!(
        (record.value(), record.run().elapsed_ms),
        ("(true, \"404 gone\", false)", Some(60))
    );
}

fn shops() -> ! {
    look_at(|recorder: Recorder| async move {
        let latencies = Latencies {
            user: ms(10),
            orders: ms(20),
            ads: ms(40),
        };
        let shop = Shop::new(&recorder, latencies);
        let user = shop.user("Noor").await;
        (
            user == Shop::user_of("Noor", ms(10)),
            shop.orders(user.id).await == Shop::orders_of(user.id),
            shop.orders(7).await.len(),
            shop.ads().await == Shop::ads_of(ms(40)),
        )
    })
}

#[test]
fn the_shop_knows_its_users_orders() {
    let record = record_of("shops");
    assert_eq!(
        (record.value(), record.run().elapsed_ms),
        ("(true, true, 0, true)", Some(90))
    );
}

fn notes() -> ! {
    look_at(|recorder: Recorder| async move {
        let journal = Journal::new(&recorder);
        let cooking = journal.begin("cooking");
        tokio::time::sleep(ms(30)).await;
        cooking.done();
        drop(journal.begin("cleaning"));
    })
}

#[test]
fn an_activity_is_done_or_abandoned() {
    let record = record_of("notes");
    let told = |lane: &str| {
        (
            record.span(lane).started,
            record.span(lane).ended,
            record.span(lane).end,
        )
    };
    assert_eq!(told("cooking"), (Some(0), Some(30), SpanEnd::Finished));
    assert_eq!(told("cleaning"), (Some(30), Some(30), SpanEnd::Dropped));
}
