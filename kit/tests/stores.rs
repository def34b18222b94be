//! Services that keep things: the disk, the database server, the kitchen.

use katas_kit::db::{Server, Table};
use katas_kit::disk::{Disk, Document};
use katas_kit::kitchen::{Kitchen, Waiter, Wish};
use katas_kit::{Recorder, check, ms};
use tokio::io::{AsyncWriteExt, BufWriter};
use tokio::time::timeout;

use crate::case::{cases, look_at, record_of};

cases![writes, connects, cooks];

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
