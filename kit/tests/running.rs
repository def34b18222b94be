//! What still runs when the answer has returned, and what happens after it.

use katas_kit::net::{Page, Site};
use katas_kit::record::SpanEnd;
use katas_kit::{Recorder, Run, check};

use crate::case::{Record, cases, record_of};

cases![
    leaves_two,
    aborts_it,
    waits_for_it,
    leaves_a_chain,
    returns_in_a_burst,
    ends_the_program
];

fn judged<F: Future<Output = ()> + 'static>(scenario: impl Fn(Site) -> F + 'static) -> ! {
    let pages = [
        Page::new("short", 100),
        Page::new("long", 30_000),
        Page::new("endless", 90_000),
    ];
    check(move |recorder: Recorder, ()| scenario(Site::new(&recorder, &pages)))
        .set(())
        .require("nothing_keeps_running", |run: &Run<'_, (), ()>| {
            run.left_running().is(0)
        })
        .judge()
}

fn spawn(site: &Site, name: &'static str) -> tokio::task::JoinHandle<String> {
    let site = site.clone();
    tokio::spawn(async move { site.get(name).await })
}

fn leaves_two() -> ! {
    judged(|site| async move {
        drop(spawn(&site, "long"));
        drop(spawn(&site, "endless"));
        site.get("short").await;
    })
}

fn aborts_it() -> ! {
    judged(|site| async move {
        let handle = spawn(&site, "long");
        site.get("short").await;
        handle.abort();
    })
}

fn waits_for_it() -> ! {
    judged(|site| async move {
        let _ = spawn(&site, "long").await;
    })
}

fn leaves_a_chain() -> ! {
    judged(|site| async move {
        tokio::spawn(async move {
            site.get("short").await;
            site.get("next").await;
        });
    })
}

/// More tasks than a few turns of the runtime would settle.
fn returns_in_a_burst() -> ! {
    judged(|_| async move {
        for _ in 0..5_000 {
            tokio::spawn(tokio::task::yield_now());
        }
    })
}

fn left(record: &Record) -> (u64, bool) {
    (
        record.run().left_running,
        record.holds("nothing_keeps_running"),
    )
}

#[test]
fn a_task_that_nobody_stops_is_left_running() {
    assert_eq!(left(&record_of("leaves_two")), (2, false));
}

#[test]
fn an_aborted_or_finished_task_is_not() {
    let aborted = record_of("aborts_it");
    assert_eq!(left(&aborted), (0, true));
    assert_eq!(
        (aborted.span("long").end, aborted.span("long").ended),
        (SpanEnd::Dropped, Some(100))
    );
    assert_eq!(left(&record_of("waits_for_it")), (0, true));
    assert_eq!(left(&record_of("returns_in_a_burst")), (0, true));
}

#[test]
fn what_ends_after_the_return_is_late_for_a_virtual_minute() {
    let record = record_of("leaves_two");
    assert_eq!(
        record.run().elapsed_ms,
        Some(100),
        "only the answer's own time counts"
    );
    let (long, endless) = (record.span("long"), record.span("endless"));
    assert_eq!(
        (long.end, long.ended, long.late),
        (SpanEnd::Finished, Some(30_000), true)
    );
    assert_eq!(
        (endless.end, endless.ended, endless.late),
        (SpanEnd::Pending, None, false)
    );
    assert!(!record.span("short").late);
    assert!(!record_of("waits_for_it").span("long").late);
}

#[test]
fn what_begins_after_the_return_is_late_too() {
    let record = record_of("leaves_a_chain");
    let next = record.span("next");
    assert_eq!(
        (next.created, next.started, next.late),
        (100, Some(100), true)
    );
}

fn ends_the_program() -> ! {
    check(|recorder: Recorder, ()| async move {
        let site = Site::new(
            &recorder,
            &[Page::new("short", 100), Page::new("long", 101)],
        );
        drop(spawn(&site, "long"));
        site.get("short").await;
        drop(tokio::spawn(site.get("short")));
    })
    .set(())
    .as_a_whole_program()
    .judge()
}

#[test]
fn the_end_of_a_program_drops_its_tasks_where_they_wait() {
    let record = record_of("ends_the_program");
    let long = record.span("long");
    assert_eq!((long.end, long.ended), (SpanEnd::Dropped, Some(100)));
    assert!(!long.late && record.run().left_running > 0);
    let short: Vec<_> = record.run().spans.iter().map(|span| span.end).collect();
    assert!(short.contains(&SpanEnd::NeverPolled), "{short:?}");
}
