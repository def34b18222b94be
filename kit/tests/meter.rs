//! Was the runtime's thread given back? Chooses a diagnosis, never a verdict.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use katas_kit::record::{Finding, Meter, RunEnd};
use katas_kit::{Recorder, Run, check, ms};
use tokio::time::sleep;

use crate::case::{cases, look_at, record_of};
use crate::load::Load;

cases![
    sleeps_the_thread,
    waits_for_a_lock,
    computes,
    sleeps_virtually,
    prints,
    saves_files,
    reads_files,
    naps_and_computes,
    polls_on_the_real_clock,
    sleeps_for_long,
    sleeps_in_many_runs,
    a_thread_sleeps_meanwhile,
    a_thread_sleeps_in_many_runs,
    passes_although_it_sleeps,
    threads_sleep_again_and_again,
    threads_sleep_now_and_then
];

fn sleeps_the_thread() -> ! {
    look_at(|_| async { std::thread::sleep(ms(80)) })
}

fn waits_for_a_lock() -> ! {
    look_at(|_| async {
        let lock = Arc::new(Mutex::new(()));
        let (taken, is_taken) = std::sync::mpsc::channel();
        let theirs = lock.clone();
        std::thread::spawn(move || {
            let _guard = theirs.lock();
            let _ = taken.send(());
            std::thread::sleep(ms(80));
        });
        let _ = is_taken.recv();
        drop(lock.lock());
    })
}

/// Processor work, however long the machine takes to give the processor.
fn work() {
    let mut number = 1_u64;
    for _ in 0..200_000 {
        for _ in 0..20 {
            number = std::hint::black_box(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 1);
        }
    }
}

fn busy(count: u64) {
    let began = Instant::now();
    let mut rounds = 0;
    while rounds < 2 || began.elapsed() < ms(count) {
        work();
        rounds += 1;
    }
}

fn computes() -> ! {
    look_at(|_| async { busy(120) })
}

fn sleeps_virtually() -> ! {
    look_at(|_| async { sleep(ms(5_000)).await })
}

fn prints() -> ! {
    look_at(|_| async {
        for round in 0..20 {
            for line in 0..50 {
                println!("line {line} of round {round}");
            }
            sleep(ms(1)).await;
        }
    })
}

fn saves_files() -> ! {
    look_at(|_| async {
        for _ in 0..3 {
            // In memory: a disk that others keep busy really does hold the thread, and that is told.
            let memory = std::path::Path::new("/dev/shm");
            let file = match memory.is_dir() {
                true => tempfile::tempfile_in(memory),
                false => tempfile::tempfile(),
            };
            let mut file = file.expect("there is room for scratch");
            file.write_all(b"a few bytes")
                .and_then(|()| file.sync_all())
                .expect("scratch is writable");
            sleep(ms(1)).await;
        }
    })
}

fn reads_files() -> ! {
    look_at(|_| async {
        for _ in 0..20 {
            for _ in 0..50 {
                std::fs::read("/proc/self/stat").expect("linux has it");
            }
            sleep(ms(1)).await;
        }
    })
}

/// One short nap, and then work that waits for a core on a loaded machine.
fn naps_and_computes() -> ! {
    look_at(|_| async {
        std::thread::sleep(ms(1));
        busy(150);
    })
}

/// More wake-ups than the meter follows.
fn polls_on_the_real_clock() -> ! {
    check(|_, ()| async {
        for _ in 0..1_050 {
            sleep(ms(1)).await;
        }
    })
    .set(())
    .on_real_clock()
    .judge()
}

fn sleeps_for_long() -> ! {
    look_at(|_| async {
        std::thread::sleep(ms(3_000));
        std::thread::sleep(ms(1));
    })
}

fn five_sets(
    scenario: impl AsyncFn() + Clone + 'static,
    holds: fn(&Run<'_, (), ()>) -> Finding,
) -> ! {
    let scenario = move |_: Recorder, ()| {
        let scenario = scenario.clone();
        async move { scenario().await }
    };
    let five = (0..5).fold(check(scenario), |check, _| check.set(()));
    five.require("it_holds", holds).judge()
}

fn took_a_minute(run: &Run<'_, (), ()>) -> Finding {
    run.elapsed().at_least(ms(60_000))
}

fn sleeps_in_many_runs() -> ! {
    five_sets(async || std::thread::sleep(ms(200)), took_a_minute)
}

fn a_thread_sleeps_in_many_runs() -> ! {
    let nap = async || {
        let nap = tokio::task::spawn_blocking(|| std::thread::sleep(ms(200)));
        nap.await.expect("it sleeps");
    };
    five_sets(nap, took_a_minute)
}

fn passes_although_it_sleeps() -> ! {
    five_sets(
        async || std::thread::sleep(ms(200)),
        |run| run.elapsed().is(ms(200)),
    )
}

/// Each thread wakes the scenario when it has slept, and nothing has come of it: the clock has not moved.
async fn naps_on_threads(times: usize) {
    for _ in 0..times {
        let (done, nap) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            std::thread::sleep(ms(1_000));
            done.send(())
        });
        nap.await.expect("it wakes");
    }
}

fn threads_sleep_again_and_again() -> ! {
    look_at(|_| naps_on_threads(usize::MAX))
}

fn threads_sleep_now_and_then() -> ! {
    look_at(|_| naps_on_threads(3))
}

/// The thread that runs the tasks never waits for it.
fn a_thread_sleeps_meanwhile() -> ! {
    look_at(|_| async {
        let nap = std::thread::spawn(|| std::thread::sleep(ms(2_000)));
        while !nap.is_finished() {
            busy(1);
        }
    })
}

fn meter(case: &str) -> Meter {
    record_of(case).run().meter.expect("linux has the figures")
}

#[cfg(target_os = "linux")]
#[test]
fn a_thread_that_slept_is_seen_idle_and_under_load() {
    for case in ["sleeps_the_thread", "waits_for_a_lock"] {
        assert!(meter(case).slept_ms >= 25, "{case}");
        let _load = Load::of(2);
        assert!(meter(case).slept_ms >= 25, "{case} under load");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_nap_counts_as_it_was_asked_for_and_takes_less() {
    let began = Instant::now();
    let record = record_of("sleeps_for_long");
    // Five runs.
    assert!(began.elapsed() < ms(3_000), "{:?}", began.elapsed());
    let run = record.run();
    assert_eq!((run.napped_ms, run.elapsed_ms), (3_001, Some(3_001)));
    let slept = run.meter.expect("linux has the figures").slept_ms;
    assert!(slept >= 2_000, "{slept}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_nap_of_another_thread_is_not_charged_to_one_that_does_not_wait_for_it() {
    assert_eq!(meter("a_thread_sleeps_meanwhile").slept_ms, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn threads_that_sleep_without_end_while_the_clock_stands_are_found() {
    let record = record_of("threads_sleep_again_and_again");
    let run = record.run();
    assert!(
        run.end == RunEnd::Hung && run.waited_on_threads_for_ever(),
        "{run:#?}"
    );
    assert_eq!(
        record_of("threads_sleep_now_and_then").run().end,
        RunEnd::Returned
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_fails_and_sleeps_is_the_last() {
    for case in ["sleeps_in_many_runs", "a_thread_sleeps_in_many_runs"] {
        let record = record_of(case);
        let done = record.done.expect("it was judged to the end").runs;
        assert_eq!((done, record.runs.len()), (1, 1), "{case}");
    }
    let record = record_of("passes_although_it_sleeps");
    assert_eq!(record.done.expect("it was judged to the end").runs, 25);
}

#[cfg(target_os = "linux")]
#[test]
fn a_thread_that_computed_is_not_called_asleep() {
    let seen = meter("computes");
    assert!(seen.slept_ms == 0 && seen.computed_ms >= 10, "{seen:?}");
    let _load = Load::of(2);
    for case in ["computes", "naps_and_computes"] {
        for _ in 0..4 {
            assert_eq!(meter(case).slept_ms, 0, "{case} under load");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn ordinary_work_is_not_mistaken_for_sleep() {
    let cases = ["sleeps_virtually", "prints", "saves_files", "reads_files"];
    for case in cases {
        assert_eq!(meter(case).slept_ms, 0, "{case}");
    }
    let _load = Load::of(2);
    for _ in 0..3 {
        for case in cases {
            assert_eq!(meter(case).slept_ms, 0, "{case} under load");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_runtime_that_waits_on_the_real_clock_gave_its_thread_back_each_time() {
    assert_eq!(meter("polls_on_the_real_clock").slept_ms, 0);
}
