//! Services that tell whether the other tasks of the program get their turns: the bank, the archive, the studio.

use std::future::ready;

use futures::future::join_all;
use futures::stream::{self, StreamExt};
use katas_kit::archive::Archive;
use katas_kit::exchange::{self, Bank};
use katas_kit::legacy::Client;
use katas_kit::net::Page;
use katas_kit::rest::RESTLESS;
use katas_kit::studio::{self, Photo, Studio};
use katas_kit::{Check, Recorder, check, ms};
use tokio::runtime::Handle;
use tokio::task::{JoinSet, spawn_blocking, yield_now};
use tokio::time::timeout;

use crate::case::{cases, record_of};

cases![
    awaits_the_bank,
    blocks_on_the_bank_elsewhere,
    joins_the_bank,
    audits_in_one_go,
    audits_with_pauses,
    audits_on_a_blocking_thread,
    audits_on_a_thread,
    audits_on_a_thread_and_joins,
    shrinks_two_at_a_time,
    shrinks_on_the_runtime_thread,
    shrinks_for_a_long_time,
    shrinks_pair_by_pair,
    shrinks_whenever_one_is_done,
    sets_timers_around_old_calls,
    looks_again_and_again
];

fn asked<F: Future<Output = u64> + 'static>(ask: impl Fn(Bank) -> F + 'static) -> ! {
    check(move |recorder: Recorder, ()| {
        let bank = Bank::new(&recorder, 7, 1);
        let asked = ask(bank.clone());
        async move {
            let mut others = JoinSet::new();
            others.spawn(async move { bank.other_tasks().await });
            asked.await == Bank::rate_on(7, "krona")
        }
    })
    .set(())
    .on_held_clock()
    .require("others_ran", |run| {
        run.met(exchange::OTHERS_RAN).at_least(1)
    })
    .judge()
}

fn awaits_the_bank() -> ! {
    asked(|bank| async move { bank.rate("krona").await })
}

fn blocks_on_the_bank_elsewhere() -> ! {
    asked(|bank| async move {
        let rate = move || Handle::current().block_on(bank.rate("krona"));
        spawn_blocking(rate).await.expect("the bank answers")
    })
}

fn joins_the_bank() -> ! {
    asked(|bank| async move {
        let runtime = Handle::current();
        let thread = std::thread::spawn(move || runtime.block_on(bank.rate("krona")));
        thread.join().expect("the bank answers")
    })
}

#[test]
fn the_bank_answers_whoever_waits_and_sees_whether_others_run() {
    for (case, ran) in [
        ("awaits_the_bank", true),
        ("blocks_on_the_bank_elsewhere", true),
        ("joins_the_bank", false),
    ] {
        let record = record_of(case);
        assert_eq!(record.value(), "true", "{case}");
        assert_eq!(record.holds("others_ran"), ran, "{case}");
    }
}

/// The longest stretch is the value.
fn audited<F: Future<Output = u64> + 'static>(audit: impl Fn(Archive) -> F + 'static) -> ! {
    let scenario = move |recorder: Recorder, ()| {
        let archive = Archive::new(&recorder, 1999, 2_000);
        let (audit, others) = (audit(archive.clone()), archive.clone());
        async move {
            let mut tasks = JoinSet::new();
            tasks.spawn(async move { others.other_tasks().await });
            let wrong = audit.await;
            let wanted = (0..2_000).filter(|record| !Archive::adds_up_in(1999, *record));
            (wrong == wanted.count() as u64, archive.longest_stretch())
        }
    };
    let check: Check<(), (bool, u64)> = check(scenario);
    check.set(()).judge()
}

fn count(archive: &Archive, from: u64, to: u64) -> u64 {
    (from..to)
        .filter(|record| !archive.adds_up(*record))
        .count() as u64
}

fn audits_in_one_go() -> ! {
    audited(|archive| async move { count(&archive, 0, 2_000) })
}

fn audits_with_pauses() -> ! {
    audited(|archive| async move {
        let mut wrong = 0;
        for from in (0..2_000).step_by(400) {
            wrong += count(&archive, from, from + 400);
            tokio::task::yield_now().await;
        }
        wrong
    })
}

fn audits_on_a_blocking_thread() -> ! {
    audited(|archive| async move {
        let audit = spawn_blocking(move || count(&archive, 0, 2_000));
        audit.await.expect("counting does not panic")
    })
}

fn audits_on_a_thread() -> ! {
    audited(|archive| async move {
        let (sender, wrong) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || sender.send(count(&archive, 0, 2_000)));
        wrong.await.expect("the thread sends")
    })
}

fn audits_on_a_thread_and_joins() -> ! {
    audited(|archive| async move {
        let thread = std::thread::spawn(move || count(&archive, 0, 2_000));
        thread.join().expect("counting does not panic")
    })
}

#[test]
fn the_archive_tells_how_long_others_were_kept_waiting() {
    for (case, stretch) in [
        ("audits_in_one_go", 2_000),
        ("audits_with_pauses", 400),
        ("audits_on_a_blocking_thread", 500),
        ("audits_on_a_thread", 500),
        ("audits_on_a_thread_and_joins", 2_000),
    ] {
        let record = record_of(case);
        assert_eq!(record.value(), format!("(true, {stretch})"), "{case}");
        assert_eq!(record.run().elapsed_ms, Some(0), "{case}");
    }
}

fn shrunk<F: Future<Output = Vec<String>> + 'static>(shrink: impl Fn(Studio) -> F + 'static) -> ! {
    check(move |recorder: Recorder, ()| {
        let photos = [30, 10, 20, 40].map(|size| Photo::new(&format!("photo {size}"), size));
        let studio = Studio::new(&recorder, &photos);
        let shrunk = shrink(studio.clone());
        async move {
            let mut others = JoinSet::new();
            others.spawn(async move { studio.other_tasks().await });
            shrunk.await == photos.map(|photo| photo.thumbnail)
        }
    })
    .set(())
    .on_held_clock()
    .require("two_at_a_time", |run| run.peak().is(2))
    .require("met", |run| run.met(studio::AT_WORK).is(2))
    .require("others_ran", |run| run.met(studio::OTHERS_RAN).at_least(4))
    .require("elsewhere", |run| run.on_runtime_thread("shrink").is(0))
    .judge()
}

const SIZES: [u64; 4] = [30, 10, 20, 40];

fn shrinks_two_at_a_time() -> ! {
    shrunk(|studio| async move {
        let mut thumbnails = Vec::new();
        for pair in SIZES.chunks(2) {
            let tasks: Vec<_> = pair
                .iter()
                .map(|size| {
                    let (studio, name) = (studio.clone(), format!("photo {size}"));
                    spawn_blocking(move || studio.shrink(&name))
                })
                .collect();
            for task in tasks {
                thumbnails.push(task.await.expect("the studio does not panic"));
            }
        }
        thumbnails
    })
}

fn shrinks_on_the_runtime_thread() -> ! {
    shrunk(|studio| async move {
        let shrink = |size: &u64| studio.shrink(&format!("photo {size}"));
        SIZES.iter().map(shrink).collect()
    })
}

fn shrinks_for_a_long_time() -> ! {
    check(|recorder: Recorder, ()| {
        let photos: Vec<Photo> = (1..=30)
            .map(|size| Photo::new(&format!("photo {size}"), size))
            .collect();
        let studio = Studio::new(&recorder, &photos);
        async move {
            let mut others = JoinSet::new();
            let program = studio.clone();
            others.spawn(async move { program.other_tasks().await });
            let shrink = move || {
                photos
                    .iter()
                    .all(|photo| studio.shrink(&photo.name) == photo.thumbnail)
            };
            spawn_blocking(shrink)
                .await
                .expect("the studio does not panic")
        }
    })
    .set(())
    .on_held_clock()
    .judge()
}

#[test]
fn a_long_row_of_blocking_calls_is_no_standstill() {
    let record = record_of("shrinks_for_a_long_time");
    assert_eq!(record.value(), "true");
}

#[test]
fn the_studio_sees_how_many_are_at_work_and_where() {
    let record = record_of("shrinks_two_at_a_time");
    assert_eq!(record.value(), "true");
    for id in ["two_at_a_time", "met", "others_ran", "elsewhere"] {
        assert!(record.holds(id), "{id}: {:?}", record.finding(id));
    }
    let record = record_of("shrinks_on_the_runtime_thread");
    assert_eq!(record.value(), "true");
    for id in ["two_at_a_time", "met", "others_ran", "elsewhere"] {
        assert!(!record.holds(id), "{id}: {:?}", record.finding(id));
    }
}

/// How many were at work, at the least, while others waited.
fn fewest<F: Future<Output = ()> + 'static>(
    shrink: impl Fn(Studio, Vec<String>) -> F + 'static,
) -> ! {
    check(move |recorder: Recorder, ()| {
        let photos = SIZES.map(|size| Photo::new(&format!("photo {size}"), size));
        let studio = Studio::new(&recorder, &photos);
        let names = photos.map(|photo| photo.name).to_vec();
        let shrunk = shrink(studio.clone(), names);
        async move {
            let mut others = JoinSet::new();
            let program = studio.clone();
            others.spawn(async move { program.other_tasks().await });
            shrunk.await;
            studio.fewest_while_others_wait()
        }
    })
    .set(())
    .on_held_clock()
    .judge()
}

fn begin(studio: &Studio, name: String) -> tokio::task::JoinHandle<String> {
    let studio = studio.clone();
    spawn_blocking(move || studio.shrink(&name))
}

fn shrinks_pair_by_pair() -> ! {
    fewest(|studio, names| async move {
        for pair in names.chunks(2) {
            join_all(pair.iter().map(|name| begin(&studio, name.clone()))).await;
        }
    })
}

fn shrinks_whenever_one_is_done() -> ! {
    fewest(|studio, names| async move {
        let shrunk = stream::iter(names).map(|name| begin(&studio, name));
        shrunk.buffer_unordered(2).for_each(|_| ready(())).await;
    })
}

#[test]
fn the_studio_tells_whether_a_core_was_idle_while_a_photo_waited() {
    assert_eq!(record_of("shrinks_pair_by_pair").value(), "1");
    assert_eq!(record_of("shrinks_whenever_one_is_done").value(), "2");
}

/// Two old calls, and a task that takes the part of all others.
fn called<F: Future<Output = Vec<bool>> + 'static>(call: impl Fn(Client) -> F + 'static) -> ! {
    check(move |recorder: Recorder, ()| {
        let pages = [Page::new("quick", 20), Page::new("slow", 60)];
        let client = Client::new(&recorder, &pages, 2);
        let called = call(client.clone());
        async move {
            let mut others = JoinSet::new();
            others.spawn(async move { client.other_tasks().await });
            called.await
        }
    })
    .set(())
    .on_held_clock()
    .require("rests", |run| run.met(RESTLESS).is(0))
    .judge()
}

fn calls(client: &Client) -> [tokio::task::JoinHandle<String>; 2] {
    ["quick", "slow"].map(|name| {
        let client = client.clone();
        spawn_blocking(move || client.get(name))
    })
}

/// Whether each came in time.
fn sets_timers_around_old_calls() -> ! {
    called(|client| async move {
        let calls = calls(&client).map(|call| timeout(ms(40), call));
        let came = join_all(calls).await;
        came.iter().map(Result::is_ok).collect()
    })
}

fn looks_again_and_again() -> ! {
    called(|client| async move {
        let calls = calls(&client);
        let looks = tokio::spawn(async move {
            while !calls.iter().all(|call| call.is_finished()) {
                yield_now().await;
            }
        });
        vec![looks.await.is_ok()]
    })
}

#[test]
fn a_blocking_reply_takes_its_time_on_the_held_clock() {
    let record = record_of("sets_timers_around_old_calls");
    assert_eq!(record.value(), "[true, false]");
    assert!(record.holds("rests"), "{:?}", record.finding("rests"));
}

#[test]
fn a_task_that_looks_again_and_again_is_noted() {
    let record = record_of("looks_again_and_again");
    assert_eq!(record.value(), "[true]");
    assert!(!record.holds("rests"), "{:?}", record.finding("rests"));
}
