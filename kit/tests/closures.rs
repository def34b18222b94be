//! Blocking closures that wait for tasks and for the virtual clock.

use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::record::{RunEnd, SpanEnd};
use katas_kit::{Recorder, check};
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep, timeout};

use crate::case::{cases, look_at, record_of};
use crate::load::Load;

cases![
    waits_for_a_call_in_a_closure,
    waits_for_three_at_once,
    waits_for_a_channel_that_a_task_feeds,
    naps_and_then_waits,
    ticks_beside_a_closure,
    waits_for_a_closure_that_computes,
    asks_a_task_again_and_again,
    leaves_a_closure_behind,
    gives_up_a_closure,
    waits_beside_a_runtime_of_its_own,
    ends_before_its_closures,
    closures_that_come_and_go,
];

fn site(recorder: &Recorder) -> Site {
    Site::new(
        recorder,
        &[
            Page::new("a", 2000),
            Page::new("b", 1900),
            Page::new("c", 2100),
        ],
    )
}

fn waits_for_a_call_in_a_closure() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        spawn_blocking(move || handle.block_on(site.get("a")))
            .await
            .expect("it returns");
    })
}

fn waits_for_three_at_once() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let closures = ["a", "b", "c"].map(|page| {
            let (site, handle) = (site.clone(), Handle::current());
            spawn_blocking(move || handle.block_on(site.get(page)))
        });
        for closure in closures {
            closure.await.expect("it returns");
        }
    })
}

fn waits_for_a_channel_that_a_task_feeds() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let (sender, receiver) = channel();
        let task = tokio::spawn(async move {
            sleep(Duration::from_secs(1)).await;
            sender.send(site.get("a").await).expect("it listens");
        });
        spawn_blocking(move || receiver.recv().expect("it is fed"))
            .await
            .expect("it returns");
        task.await.expect("it returns");
    })
}

/// What it does in real time takes no virtual time.
fn naps_and_then_waits() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        let closure = spawn_blocking(move || {
            std::thread::sleep(Duration::from_millis(30));
            handle.block_on(site.get("a"));
            std::thread::park_timeout(Duration::from_millis(30));
        });
        closure.await.expect("it returns");
    })
}

/// No timer is passed by: each tick comes at its instant.
fn ticks_beside_a_closure() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        let began = Instant::now();
        let closure = spawn_blocking(move || handle.block_on(site.get("b")));
        let mut ticks = tokio::time::interval(Duration::from_millis(475));
        let mut instants = Vec::new();
        for _ in 0..5 {
            ticks.tick().await;
            instants.push(began.elapsed().as_millis());
        }
        closure.await.expect("it returns");
        instants
    })
}

/// A closure that computes is not taken for one that waits.
fn waits_for_a_closure_that_computes() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        let began = Instant::now();
        let closure = spawn_blocking(move || {
            let real = std::time::Instant::now();
            while real.elapsed() < Duration::from_millis(40) {}
            let computed = began.elapsed().as_millis();
            handle.block_on(site.get("a"));
            (computed, began.elapsed().as_millis())
        });
        closure.await.expect("it returns")
    })
}

/// A task that was woken runs before the clock goes on, however soon its caller sleeps.
fn asks_a_task_again_and_again() -> ! {
    look_at(|_| async move {
        let (asks, mut asked) = tokio::sync::mpsc::unbounded_channel::<Sender<()>>();
        let task = tokio::spawn(async move {
            while let Some(answer) = asked.recv().await {
                answer.send(()).expect("it listens");
            }
        });
        let began = Instant::now();
        let closure = spawn_blocking(move || {
            for _ in 0..2000 {
                let (answer, answered) = channel();
                asks.send(answer).expect("it is served");
                answered.recv().expect("it is answered");
            }
        });
        closure.await.expect("it returns");
        task.await.expect("it returns");
        began.elapsed().as_millis()
    })
}

fn leaves_a_closure_behind() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        drop(spawn_blocking(move || handle.block_on(site.get("a"))));
    })
}

fn gives_up_a_closure() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        let closure = spawn_blocking(move || handle.block_on(site.get("a")));
        timeout(Duration::from_millis(700), closure).await.is_err()
    })
}

/// Its workers wait for events, and for nothing else.
fn waits_beside_a_runtime_of_its_own() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        let closure = spawn_blocking(move || {
            let mut builder = tokio::runtime::Builder::new_multi_thread();
            let runtime = builder.worker_threads(2).enable_all().build();
            let runtime = runtime.expect("there are threads and descriptors");
            let pages = runtime.spawn(async move { handle.spawn(site.get("a")).await });
            runtime.block_on(pages).is_ok()
        });
        closure.await.expect("it returns")
    })
}

/// The end of the runtime makes both of them panic, while the next run is under way.
fn ends_before_its_closures() -> ! {
    let scenario = |recorder: Recorder, ()| async move {
        let site = site(&recorder);
        let (one, other) = (Handle::current(), Handle::current());
        let elsewhere = site.clone();
        drop(spawn_blocking(move || one.block_on(site.get("a"))));
        drop(std::thread::spawn(move || {
            other.block_on(elsewhere.get("b"))
        }));
        sleep(Duration::from_millis(500)).await;
    };
    check(scenario).set(()).set(()).as_a_whole_program().judge()
}

/// Each of their threads ends while the next one begins.
fn closures_that_come_and_go() -> ! {
    look_at(|_| async move {
        let began = Instant::now();
        for turn in 1..=400_u64 {
            sleep(Duration::from_millis(7)).await;
            let empty = spawn_blocking(|| ());
            let waiting = empty.await;
            waiting.expect("it returns");
            if began.elapsed() != Duration::from_millis(7 * turn) {
                return Some((turn, began.elapsed()));
            }
        }
        None
    })
}

#[track_caller]
fn returns_after(case: &str, virtual_ms: u64) -> String {
    let record = record_of(case);
    let [run] = &record.runs[..] else {
        panic!("{record:#?}");
    };
    assert_eq!(run.end, RunEnd::Returned, "{run:#?}");
    assert_eq!(run.elapsed_ms, Some(virtual_ms), "{run:#?}");
    run.value.clone().unwrap_or_default()
}

#[test]
fn the_clock_goes_on_for_a_closure_that_waits_for_it() {
    returns_after("waits_for_a_call_in_a_closure", 2000);
}

#[test]
fn closures_wait_at_the_same_time() {
    returns_after("waits_for_three_at_once", 2100);
}

#[test]
fn the_clock_goes_on_for_a_task_that_a_closure_waits_for() {
    returns_after("waits_for_a_channel_that_a_task_feeds", 3000);
}

#[test]
fn real_time_is_not_virtual_time() {
    returns_after("naps_and_then_waits", 2000);
}

#[test]
fn no_timer_is_passed_by() {
    let ticks = returns_after("ticks_beside_a_closure", 1900);
    assert_eq!(ticks, "[0, 475, 950, 1425, 1900]");
}

#[test]
fn the_clock_stands_still_for_a_closure_that_computes() {
    let seen = returns_after("waits_for_a_closure_that_computes", 2000);
    assert_eq!(seen, "(0, 2000)");
}

#[test]
fn a_task_that_was_woken_comes_before_the_clock() {
    let took = returns_after("asks_a_task_again_and_again", 0);
    assert_eq!(took, "0");
}

/// It is told as a task would be.
#[track_caller]
fn leaves_its_closure_behind(case: &str) {
    let record = record_of(case);
    let run = record.run();
    assert_eq!(run.left_running, 1, "{run:#?}");
    let span = record.span("a");
    assert_eq!(span.end, SpanEnd::Finished, "{span:#?}");
    assert_eq!(span.ended, Some(2000), "{span:#?}");
}

#[test]
fn a_closure_that_waits_at_the_return_was_left_running() {
    returns_after("leaves_a_closure_behind", 0);
    leaves_its_closure_behind("leaves_a_closure_behind");
}

#[test]
fn a_closure_that_was_given_up_goes_on() {
    assert_eq!(returns_after("gives_up_a_closure", 700), "true");
    leaves_its_closure_behind("gives_up_a_closure");
}

#[test]
fn the_clock_goes_on_beside_a_runtime_of_the_answers_own() {
    let came = returns_after("waits_beside_a_runtime_of_its_own", 2000);
    assert_eq!(came, "true");
}

#[test]
fn closures_that_do_not_wait_take_no_time() {
    let _load = Load::of(3);
    let late = returns_after("closures_that_come_and_go", 2800);
    assert_eq!(late, "None");
}

#[test]
fn a_panic_at_the_end_of_a_run_is_not_the_next_ones() {
    let record = record_of("ends_before_its_closures");
    assert_eq!(record.runs.len(), 2, "{record:#?}");
    for run in &record.runs {
        assert!(run.panics.is_empty(), "{run:#?}");
    }
}
