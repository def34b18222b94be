//! Calls in the trace: how they end, when, whose they are, from which line; peak and number.

use futures::StreamExt;
use katas_kit::legacy::Client;
use katas_kit::net::{Page, Site};
use katas_kit::record::SpanEnd;
use katas_kit::{Recorder, Run, check, ms};
use tokio::time::{sleep, timeout};

use crate::case::{cases, look_at, record_of};

cases![
    every_end,
    made_early,
    called_from_here,
    tasks,
    on_a_thread,
    one_by_one,
    three_together,
    two_at_a_time,
    lanes,
    races,
    in_batches,
    in_a_row_of_two
];

fn site(recorder: &Recorder) -> Site {
    let names = ["a", "b", "c"];
    let pages: Vec<Page> = names
        .iter()
        .zip([100, 200, 300])
        .map(|(name, latency)| Page::new(name, latency))
        .collect();
    Site::new(recorder, &pages)
}

fn every_end() -> ! {
    look_at(|recorder| async move {
        let site = Site::new(
            &recorder,
            &[
                Page::new("finished", 100),
                Page::new("dropped", 300),
                Page::new("pending", 1_000_000),
            ],
        );
        drop(site.get("never polled"));
        site.get("finished").await;
        let _ = timeout(ms(50), site.get("dropped")).await;
        let waits = site.clone();
        tokio::spawn(async move { waits.get("pending").await });
        sleep(ms(1)).await;
    })
}

#[test]
fn a_call_ends_finished_dropped_pending_or_never_polled() {
    let record = record_of("every_end");
    let told = |lane: &str| {
        let span = record.span(lane);
        (span.created, span.started, span.ended, span.end)
    };
    assert_eq!(told("never polled"), (0, None, None, SpanEnd::NeverPolled));
    assert_eq!(told("finished"), (0, Some(0), Some(100), SpanEnd::Finished));
    assert_eq!(
        told("dropped"),
        (100, Some(100), Some(150), SpanEnd::Dropped)
    );
    assert_eq!(told("pending"), (150, Some(150), None, SpanEnd::Pending));
}

fn made_early() -> ! {
    look_at(|recorder| async move {
        let call = site(&recorder).get("a");
        sleep(ms(40)).await;
        call.await;
    })
}

#[test]
fn a_call_begins_when_it_is_first_polled() {
    let record = record_of("made_early");
    let span = record.span("a");
    assert_eq!(
        (span.created, span.started, span.ended),
        (0, Some(40), Some(140))
    );
}

fn called_from_here() -> ! {
    look_at(|recorder| async move {
        let (call, line) = (site(&recorder).get("a"), line!());
        call.await;
        line
    })
}

#[test]
fn a_call_knows_the_callers_line() {
    let record = record_of("called_from_here");
    let span = record.span("a");
    assert_eq!(span.line.to_string(), record.value());
    assert_eq!((span.file.as_str(), span.op.as_str()), (file!(), "get"));
}

fn tasks() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        site.get("a").await;
        let (two, one) = (site.clone(), site.clone());
        let two = tokio::spawn(async move {
            two.get("b").await;
            two.get("in the same task").await;
        });
        let one = tokio::spawn(async move { one.get("c").await });
        let _ = tokio::join!(two, one);
        drop(site.get("in none"));
    })
}

#[test]
fn a_call_knows_its_task() {
    let record = record_of("tasks");
    let task = |lane: &str| record.span(lane).task;
    assert_eq!(
        (task("a"), task("b"), task("c")),
        (Some(0), Some(1), Some(2))
    );
    assert_eq!((task("in the same task"), task("in none")), (Some(1), None));
    assert!(record.span("a").on_runtime_thread && !record.span("a").blocking);
}

fn on_a_thread() -> ! {
    check(|recorder: Recorder, ()| async move {
        let client = Client::new(&recorder, &[], 1);
        let (sender, receiver) = tokio::sync::oneshot::channel();
        let outside = client.clone();
        std::thread::spawn(move || sender.send(outside.get("outside")));
        receiver.await.expect("the thread answers");
        client.get("inside");
    })
    .set(())
    .on_held_clock()
    .require("no_call_on_the_runtime_thread", |run: &Run<'_, (), ()>| {
        run.on_runtime_thread("get").is(0)
    })
    .judge()
}

#[test]
fn a_blocking_call_knows_its_thread() {
    let record = record_of("on_a_thread");
    let (outside, inside) = (record.span("outside"), record.span("inside"));
    assert!(outside.blocking && !outside.on_runtime_thread && outside.task.is_none());
    assert!(inside.blocking && inside.on_runtime_thread && inside.task == Some(0));
    assert_eq!(
        record
            .finding("no_call_on_the_runtime_thread")
            .seen
            .to_string(),
        "1"
    );
}

fn counted<F: Future<Output = ()> + 'static>(scenario: impl Fn(Site) -> F + 'static) -> ! {
    check(move |recorder, ()| scenario(site(&recorder)))
        .set(())
        .require("at_most_two_at_once", |run: &Run<'_, (), ()>| {
            run.peak().at_most(2)
        })
        .require("at_least_two_at_once", |run| run.peak().at_least(2))
        .require("three_calls", |run| run.calls("get").is(3))
        .require("no_saves", |run| run.calls("save").is(0))
        .judge()
}

fn one_by_one() -> ! {
    counted(|site| async move {
        site.get("a").await;
        site.get("b").await;
        drop(site.get("c"));
    })
}

fn three_together() -> ! {
    counted(|site| async move {
        tokio::join!(site.get("a"), site.get("b"), site.get("c"));
    })
}

fn two_at_a_time() -> ! {
    counted(|site| async move {
        let calls = ["a", "b", "c"].map(|name| site.get(name));
        futures::stream::iter(calls).buffered(2).count().await;
    })
}

#[test]
fn the_peak_is_the_most_calls_in_flight() {
    let judged = |case: &str| {
        let record = record_of(case);
        (
            record.run().peak,
            record.holds("at_most_two_at_once"),
            record.holds("at_least_two_at_once"),
        )
    };
    assert_eq!(judged("one_by_one"), (1, true, false));
    assert_eq!(judged("two_at_a_time"), (2, true, true));
    assert_eq!(judged("three_together"), (3, false, true));
}

#[test]
fn calls_are_counted_when_they_begin() {
    assert_eq!(
        record_of("one_by_one")
            .finding("three_calls")
            .seen
            .to_string(),
        "2"
    );
    let record = record_of("three_together");
    assert!(record.holds("three_calls") && record.holds("no_saves"));
}

fn lanes() -> ! {
    check(|recorder: Recorder, ()| async move {
        let site = site(&recorder);
        site.get("a").await;
        let _ = timeout(ms(50), site.get("b")).await;
    })
    .set(())
    .require("a_finished_at_100", |run: &Run<'_, (), ()>| {
        run.lane("a").finished_at(ms(100))
    })
    .require("b_finished_at_150", |run| {
        run.lane("b").finished_at(ms(150))
    })
    .require("b_dropped_at_150", |run| run.lane("b").dropped_at(ms(150)))
    .require("b_began_at_0", |run| {
        run.lane("b").started().is(Some(ms(0)))
    })
    .require("c_ended_by_then", |run| {
        run.lane("c").ended().is(Some(ms(9)))
    })
    .require("c_finished_at_9", |run| run.lane("c").finished_at(ms(9)))
    .judge()
}

#[test]
fn a_lane_tells_when_and_how_it_ended() {
    let record = record_of("lanes");
    let told = |id: &str| {
        let finding = record.finding(id);
        (
            finding.holds,
            finding.subject.as_deref(),
            &*finding.seen.to_string().leak(),
        )
    };
    assert_eq!(
        told("a_finished_at_100"),
        (true, Some("a"), "finished at 0.100 s")
    );
    assert_eq!(
        told("b_finished_at_150"),
        (false, Some("b"), "dropped at 0.150 s")
    );
    assert_eq!(
        told("b_dropped_at_150"),
        (true, Some("b"), "dropped at 0.150 s")
    );
    assert_eq!(told("b_began_at_0"), (false, Some("b"), "0.100 s"));
    assert_eq!(told("c_ended_by_then"), (false, Some("c"), "never"));
    assert_eq!(told("c_finished_at_9"), (false, Some("c"), "never called"));
}

/// `select!` polls its branches in an order of its own each time.
fn races() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        for _ in 0..4 {
            tokio::select! {
                _ = async { site.get("a").await } => {}
                _ = async { site.get("b").await } => {}
                _ = async { site.get("c").await } => {}
            }
        }
    })
}

#[test]
fn calls_of_one_instant_are_told_in_one_order() {
    let record = record_of("races");
    let order: String = record
        .run()
        .spans
        .iter()
        .map(|span| span.lane.as_str())
        .collect();
    assert_eq!(order, "abcabcabcabc");
    assert_eq!(
        (record.span("a").end, record.span("b").end),
        (SpanEnd::Finished, SpanEnd::Dropped)
    );
}

/// Pages of 100, 200 and 300 ms, and one more of 50, two at a time.
fn two_at_most<F: Future<Output = ()> + 'static>(work: impl Fn(Site) -> F + 'static) -> ! {
    check(move |recorder: Recorder, ()| {
        let latencies = [("a", 100), ("b", 200), ("c", 300), ("d", 50)];
        let pages = latencies.map(|(name, latency)| Page::new(name, latency));
        work(Site::new(&recorder, &pages))
    })
    .set(())
    .require("never_three", |run: &Run<'_, (), ()>| {
        run.peak_of("get").at_most(2)
    })
    .require("always_two", |run| {
        run.fewest_while_others_wait("get", ms(0)).at_least(2)
    })
    .require("always_two_at_the_end", |run| {
        run.fewest_while_others_wait("get", ms(250)).at_least(2)
    })
    .judge()
}

fn in_batches() -> ! {
    two_at_most(|site| async move {
        tokio::join!(site.get("a"), site.get("b"));
        tokio::join!(site.get("c"), site.get("d"));
    })
}

fn in_a_row_of_two() -> ! {
    two_at_most(|site| async move {
        let calls = ["a", "b", "c", "d"].map(|name| site.get(name));
        futures::stream::iter(calls)
            .buffer_unordered(2)
            .for_each(|_| std::future::ready(()))
            .await;
    })
}

#[test]
fn a_batch_leaves_room_unused_while_its_slowest_member_is_waited_for() {
    let record = record_of("in_batches");
    assert_eq!(record.finding("never_three").seen.to_string(), "2");
    assert_eq!(record.finding("always_two").seen.to_string(), "1");
    // Everything had begun.
    assert!(record.holds("always_two_at_the_end"));
}

#[test]
fn whoever_starts_the_next_when_one_is_done_leaves_none() {
    let record = record_of("in_a_row_of_two");
    assert_eq!(record.finding("never_three").seen.to_string(), "2");
    assert!(record.holds("always_two"));
}
