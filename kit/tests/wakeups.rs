//! How often the runtime woke: looking again and again is told from waiting.

use std::cell::Cell;
use std::rc::Rc;

use katas_kit::net::{Page, Site};
use katas_kit::record::RunEnd;
use katas_kit::{Recorder, Run, check, ms};
use tokio::time::sleep;

use crate::case::{cases, look_at, record_of};

cases![
    looks_every_millisecond,
    waits,
    looks_for_ever,
    wakes_itself_for_ever,
    gives_way_often,
    looks_at_growing_distances
];

fn judged<F: Future<Output = ()> + 'static>(scenario: impl Fn(Site) -> F + 'static) -> ! {
    check(move |recorder: Recorder, ()| scenario(Site::new(&recorder, &[Page::new("slow", 4_000)])))
        .set(())
        .require("it_waits", |run: &Run<'_, (), ()>| {
            run.wakeups().at_most(10)
        })
        .require("no_time_is_wasted", |run| run.elapsed().at_most(ms(4_001)))
        .judge()
}

fn looks_every_millisecond() -> ! {
    judged(|site| async move {
        let call = tokio::spawn(async move { site.get("slow").await });
        while !call.is_finished() {
            sleep(ms(1)).await;
        }
    })
}

fn waits() -> ! {
    judged(|site| async move {
        site.get("slow").await;
    })
}

fn looks_for_ever() -> ! {
    look_at(|_| async {
        let never = Rc::new(Cell::new(false));
        while !never.get() {
            sleep(ms(1)).await;
        }
    })
}

fn wakes_itself_for_ever() -> ! {
    look_at(|_| {
        std::future::poll_fn(|cx| {
            cx.waker().wake_by_ref();
            std::task::Poll::<()>::Pending
        })
    })
}

fn gives_way_often() -> ! {
    judged(|site| async move {
        for _ in 0..4_000 {
            tokio::task::yield_now().await;
        }
        site.get("slow").await;
    })
}

fn looks_at_growing_distances() -> ! {
    judged(|site| async move {
        let call = tokio::spawn(async move { site.get("slow").await });
        for pause in [100, 200, 400, 800, 1_600] {
            sleep(ms(pause)).await;
        }
        call.await.expect("a page comes");
    })
}

#[test]
fn wakes_at_unequal_distances_are_no_row() {
    assert_eq!(
        record_of("looks_at_growing_distances").run().idle_wakeups,
        1
    );
}

#[test]
fn polling_takes_thousands_and_waiting_takes_a_few() {
    let polls = record_of("looks_every_millisecond");
    assert!(polls.run().wakeups >= 4_000, "{}", polls.run().wakeups);
    assert!(!polls.holds("it_waits") && polls.holds("no_time_is_wasted"));
    assert!(
        polls.run().idle_wakeups > 3_990,
        "{}",
        polls.run().idle_wakeups
    );
    let waits = record_of("waits");
    assert!(waits.run().wakeups <= 3, "{}", waits.run().wakeups);
    // The timer wheel wakes on the way to a deadline that is far off.
    assert!(
        waits.run().idle_wakeups <= 1,
        "{}",
        waits.run().idle_wakeups
    );
    assert!(waits.holds("it_waits") && waits.holds("no_time_is_wasted"));
}

#[test]
fn polling_without_end_is_given_up_before_the_guard() {
    let record = record_of("looks_for_ever");
    let run = record.run();
    assert_eq!((run.end, run.wakeups), (RunEnd::Hung, 20_000));
    assert!(run.elapsed_ms < Some(7_200_000));
}

#[test]
fn waking_itself_without_end_is_given_up_although_the_runtime_never_goes_idle() {
    let record = record_of("wakes_itself_for_ever");
    let run = record.run();
    assert_eq!((run.end, run.wakeups), (RunEnd::Hung, 6_000));
    assert_eq!(run.elapsed_ms, Some(0));
}

#[test]
fn giving_way_is_no_wakeup() {
    let record = record_of("gives_way_often");
    assert!(record.holds("it_waits") && record.holds("no_time_is_wasted"));
}
