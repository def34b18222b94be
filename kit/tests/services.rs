//! The simulated services: what they answer, and that a cancelled call has no effect.

use katas_kit::db::Database;
use katas_kit::jobs::{Job, Worker};
use katas_kit::journal::Journal;
use katas_kit::net::{Page, Site};
use katas_kit::record::SpanEnd;
use katas_kit::shop::{Latencies, Shop};
use katas_kit::warehouse::{AT_THE_COUNTER, Shelf, Warehouse};
use katas_kit::{Recorder, check, ms};
use tokio::time::timeout;

use crate::case::{cases, look_at, record_of};

cases![
    saves_and_cancels,
    works,
    downloads,
    shops,
    notes,
    counts,
    two_threads_count_at_once,
    two_threads_count_in_turn
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
        journal.note("dinner");
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
    assert_eq!(told("dinner"), (Some(30), Some(30), SpanEnd::Finished));
    assert_eq!(told("cleaning"), (Some(30), Some(30), SpanEnd::Dropped));
}

fn counts() -> ! {
    look_at(|recorder: Recorder| async move {
        let shelves = [Shelf::new("tea", 17, 40), Shelf::new("tea", 18, 50)];
        let warehouse = Warehouse::new(&recorder, &shelves);
        (
            warehouse.count("tea").await,
            warehouse.count("silk").await,
            format!("{warehouse:?}"),
        )
    })
}

#[test]
fn a_warehouse_counts_what_it_has_and_shows_nothing_by_itself() {
    let record = record_of("counts");
    assert_eq!(
        (record.value(), record.run().elapsed_ms),
        ("(17, 0, \"Warehouse { .. }\")", Some(40))
    );
}

/// Two threads with runtimes of their own ask one warehouse, which waits for both.
fn two_threads_count(
    turn: impl Fn() -> Option<std::sync::MutexGuard<'static, ()>> + Copy + Send + 'static,
) -> ! {
    check(move |recorder: Recorder, ()| async move {
        let shelves = [Shelf::new("tea", 17, 2), Shelf::new("silk", 5, 3)];
        let warehouse = Warehouse::new(&recorder, &shelves).counting_together(2);
        let counted = ["tea", "silk"].map(|article| {
            let (warehouse, (tell, told)) = (warehouse.clone(), tokio::sync::oneshot::channel());
            std::thread::spawn(move || {
                let _turn = turn();
                let runtime = tokio::runtime::Runtime::new().expect("a runtime");
                tell.send(runtime.block_on(warehouse.count(article)))
            });
            told
        });
        let mut pieces = Vec::new();
        for told in counted {
            pieces.push(told.await.expect("the thread tells"));
        }
        pieces
    })
    .set(())
    .on_held_clock()
    .judge()
}

fn two_threads_count_at_once() -> ! {
    two_threads_count(|| None)
}

fn two_threads_count_in_turn() -> ! {
    static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
    two_threads_count(|| Some(TURN.lock().expect("nothing panics in a turn")))
}

#[test]
fn a_warehouse_sees_whether_questions_are_under_way_together() {
    for (case, met) in [
        ("two_threads_count_at_once", 2),
        ("two_threads_count_in_turn", 1),
    ] {
        let record = record_of(case);
        let gate = &record.run().gates[0];
        assert_eq!(
            (record.value(), gate.name.as_str(), gate.arrived),
            ("[17, 5]", AT_THE_COUNTER, met)
        );
    }
}
