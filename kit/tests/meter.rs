//! Was the runtime's thread given back? Chooses a diagnosis, never a verdict.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use katas_kit::record::Meter;
use katas_kit::{check, ms};
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
    polls_on_the_real_clock
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
