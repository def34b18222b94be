//! The simulated services: what they answer, and that a cancelled call has no effect.

use katas_kit::auth::Auth;
use katas_kit::db::Database;
use katas_kit::jobs::{Job, Worker};
use katas_kit::journal::Journal;
use katas_kit::net::{Page, Site};
use katas_kit::record::SpanEnd;
use katas_kit::shelf::Shelf;
use katas_kit::shop::{Latencies, Shop};
use katas_kit::warehouse::{self, AT_THE_COUNTER, Warehouse};
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
    two_threads_count_in_turn,
    saves_by_row,
    crashes,
    lends,
    are_printed,
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
        let shelves = [
            warehouse::Shelf::new("tea", 17, 40),
            warehouse::Shelf::new("tea", 18, 50),
        ];
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

fn are_printed() -> ! {
    look_at(|recorder: Recorder| async move {
        let database = Database::with_latencies(&recorder, &[("row".to_owned(), 7)]);
        database.save("row").await;
        let auth = Auth::new(&recorder, "ada", [ms(1), ms(2)]);
        let _token = auth.sign_in();
        let latencies = Latencies {
            user: ms(3),
            orders: ms(4),
            ads: ms(5),
        };
        format!(
            "{database:?} {auth:?} {:?}",
            Shop::new(&recorder, latencies)
        )
    })
}

#[test]
fn what_a_service_knows_is_not_shown_by_printing_it() {
    assert_eq!(
        record_of("are_printed").value(),
        "\"Database { .. } Auth { .. } Shop { .. }\""
    );
}

/// Two threads with runtimes of their own ask one warehouse, which waits for both.
fn two_threads_count(in_turn: bool) -> ! {
    check(move |recorder: Recorder, ()| async move {
        let shelves = [
            warehouse::Shelf::new("tea", 17, 2),
            warehouse::Shelf::new("silk", 5, 3),
        ];
        let warehouse = Warehouse::new(&recorder, &shelves).counting_together(2);
        let mut before = None::<std::thread::JoinHandle<_>>;
        let counted = ["tea", "silk"].map(|article| {
            let (warehouse, (tell, told)) = (warehouse.clone(), tokio::sync::oneshot::channel());
            let other = before.take().filter(|_| in_turn);
            let thread = std::thread::spawn(move || {
                let _ = other.map(std::thread::JoinHandle::join);
                let runtime = tokio::runtime::Runtime::new().expect("a runtime");
                let _ = tell.send(runtime.block_on(warehouse.count(article)));
            });
            before = Some(thread);
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
    two_threads_count(false)
}

fn two_threads_count_in_turn() -> ! {
    two_threads_count(true)
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
