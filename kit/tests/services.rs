//! The simulated services: what they answer, and that a cancelled call has no effect.

use katas_kit::db::{Database, Server, Table};
use katas_kit::disk::{Disk, Document};
use katas_kit::jobs::{Job, Worker};
use katas_kit::journal::Journal;
use katas_kit::kitchen::{Kitchen, Waiter, Wish};
use katas_kit::net::{Page, Site};
use katas_kit::record::SpanEnd;
use katas_kit::shop::{Latencies, Shop};
use katas_kit::{Recorder, check, ms};
use tokio::io::{AsyncWriteExt, BufWriter};
use tokio::time::timeout;

use crate::case::{cases, look_at, record_of};

cases![
    saves_and_cancels,
    works,
    downloads,
    shops,
    notes,
    writes,
    connects,
    cooks
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

fn writes() -> ! {
    look_at(|recorder: Recorder| async move {
        let document = |name: &str, full| Document {
            name: name.to_owned(),
            latency: ms(10),
            text: "said".to_owned(),
            full,
        };
        let disk = Disk::new(&recorder, &[document("old", false), document("full", true)]);
        let read = disk.read_to_string("old").await.ok();
        let missing = disk.read_to_string("gone").await.is_err();
        let mut kept = disk.create("kept");
        let cut = timeout(ms(9), disk.create("old").write_all(b"cut")).await;
        let kept = kept.write_all(b"kept").await.is_ok();
        let mut buffered = BufWriter::new(disk.create("buffered"));
        let buffered = buffered.write_all(b"never flushed").await.is_ok();
        let full = disk.create("full").write_all(b"too much").await.is_err();
        let files = ["kept", "old", "buffered", "full", "never made"];
        let files = files.map(|name| disk.written_to(name));
        (read, missing, cut.is_err(), kept, buffered, full, files)
    })
}

#[test]
fn the_disk_has_what_was_written_and_no_more() {
    let record = record_of("writes");
    let wanted = "(Some(\"said\"), true, true, true, true, true, \
                  [Some(\"kept\"), Some(\"\"), Some(\"\"), Some(\"\"), None])";
    assert_eq!(record.value(), wanted);
    // Read, cut at nine, refused when it was full; a file that the disk does not know takes no time.
    assert_eq!(record.run().elapsed_ms, Some(29));
}

fn connects() -> ! {
    look_at(|recorder: Recorder| async move {
        let table = |name: &str, latency| Table {
            name: name.to_owned(),
            latency: ms(latency),
            rows: vec![format!("one of {name}")],
        };
        let server = Server::new(
            &recorder,
            ms(1),
            ms(20),
            vec![table("users", 4), table("log", 30)],
        );
        let connection = server.connect().await;
        let other = server.connect().await;
        let users = connection.clone().query("users").await;
        let (late, ()) = tokio::join!(connection.query("log"), connection.close());
        connection.insert("users", "too late").await;
        other.insert("users", "Noor").await;
        (users, late, server.inserted())
    })
}

#[test]
fn a_closed_connection_takes_and_gives_nothing() {
    let record = record_of("connects");
    let wanted = "([\"one of users\"], [], [(\"users\", \"Noor\")])";
    assert_eq!(record.value(), wanted);
    assert_eq!(record.run().elapsed_ms, Some(2 + 4 + 30 + 4 + 4));
}

fn cooks() -> ! {
    check(|recorder: Recorder, ()| async move {
        let wish = |name: &str, spoiled| Wish {
            name: name.to_owned(),
            taking: ms(10),
            cooking: ms(20),
            spoiled,
        };
        let (soup, fish) = (wish("soup", false), wish("fish", true));
        let mut waiter = Waiter::new(&recorder, &[soup.clone(), fish]);
        let kitchen = Kitchen::new(&recorder);
        let _ = timeout(ms(9), waiter.take_order()).await;
        let mut dishes = Vec::new();
        while let Some(order) = waiter.take_order().await {
            let name = order.name().to_owned();
            let dish = tokio::spawn(kitchen.cook(order)).await;
            dishes.push((name, dish.is_ok_and(|dish| dish == soup.dish())));
        }
        dishes
    })
    .set(())
    .expecting_panics()
    .judge()
}

#[test]
fn an_order_is_taken_once_and_a_spoiled_one_panics() {
    let record = record_of("cooks");
    assert_eq!(record.value(), "[(\"soup\", true), (\"fish\", false)]");
    assert_eq!(record.run().elapsed_ms, Some(9 + 10 + 20 + 10 + 20));
}
