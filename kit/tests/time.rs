//! Virtual time: whole milliseconds, exact; what stops the thread does not move it, and a sleep of the thread's counts in the
//! end.

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::record::Observable;
use katas_kit::{Recorder, Run, check, ms};
use tokio::time::{Instant, sleep, timeout};

use crate::case::{cases, look_at, record_of};

cases![serial, together, thread_sleeps, timer_of_its_own, measures];

fn site(recorder: &Recorder) -> Site {
    Site::new(
        recorder,
        &[
            Page::new("a", 101),
            Page::new("b", 203),
            Page::new("c", 307),
        ],
    )
}

fn judged<F: Future<Output = ()> + 'static>(scenario: impl Fn(Site) -> F + 'static) -> ! {
    check(move |recorder, ()| scenario(site(&recorder)))
        .set(())
        .require("no_time_is_wasted", |run: &Run<'_, (), ()>| {
            run.elapsed().is(ms(307))
        })
        .judge()
}

fn serial() -> ! {
    judged(|site| async move {
        for name in ["a", "b", "c"] {
            site.get(name).await;
        }
    })
}

fn together() -> ! {
    judged(|site| async move {
        tokio::join!(site.get("a"), site.get("b"), site.get("c"));
    })
}

#[test]
fn calls_one_after_another_take_the_sum() {
    let record = record_of("serial");
    assert_eq!(record.run().elapsed_ms, Some(611));
    let finding = record.finding("no_time_is_wasted");
    assert!(!finding.holds);
    assert_eq!(
        (
            finding.seen.to_string().as_str(),
            finding.wanted.to_string().as_str()
        ),
        ("0.611 s", "0.307 s")
    );
    assert_eq!(finding.observable, Observable::Elapsed);
}

#[test]
fn calls_together_take_the_longest() {
    let record = record_of("together");
    assert_eq!(record.run().elapsed_ms, Some(307));
    assert!(record.holds("no_time_is_wasted"));
}

fn thread_sleeps() -> ! {
    look_at(|_| async { std::thread::sleep(ms(30)) })
}

#[test]
fn a_thread_that_sleeps_takes_as_long_as_it_asked_for() {
    assert_eq!(record_of("thread_sleeps").run().elapsed_ms, Some(30));
}

fn timer_of_its_own() -> ! {
    look_at(|_| async {
        sleep(ms(7)).await;
        timeout(ms(5), std::future::pending::<()>()).await.is_err()
    })
}

#[test]
fn the_answers_own_timers_count_like_the_services() {
    let record = record_of("timer_of_its_own");
    assert_eq!(
        (record.run().elapsed_ms, record.value()),
        (Some(12), "true")
    );
}

/// What an answer measured; only the virtual half is fit for a record.
struct Times {
    virtually: Duration,
    really: Duration,
}

impl std::fmt::Debug for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.virtually)
    }
}

fn measures() -> ! {
    check(|_, ()| async {
        let (virtually, really) = (Instant::now(), std::time::Instant::now());
        sleep(ms(1500)).await;
        Times {
            virtually: virtually.elapsed(),
            really: really.elapsed(),
        }
    })
    .set(())
    .require("measured_virtually", |run: &Run<'_, (), Times>| {
        run.measured(run.returned().virtually, ms(1500))
    })
    .require("measured_really", |run| {
        run.measured(run.returned().really, ms(1500))
    })
    .judge()
}

#[test]
fn what_an_answer_measures_is_read_the_same_way_twice() {
    let record = record_of("measures");
    assert!(record.holds("measured_virtually"));
    let real = record.finding("measured_really");
    assert_eq!(
        (real.holds, real.observable, real.seen.to_string().as_str()),
        (false, Observable::Measured, "about 0 s")
    );
}
