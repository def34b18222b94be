//! What becomes of a run that fails: which one it was, whether it fails by chance, which extra waits it needs, and how it is
//! made alone.

use std::collections::HashMap;
use std::future::poll_fn;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;

use katas_kit::db::Database;
use katas_kit::net::{Page, Site};
use katas_kit::record::{How, Run as Record, RunEnd, Which};
use katas_kit::{Dice, Recorder, Run, check, ms};
use tokio::task::JoinError;
use tokio::time::sleep;

use crate::case::{cases, record_of, record_with};

cases![
    order_of_a_map,
    serial_in_any_order,
    select_of_two,
    select_of_two_in_order,
    select_that_changes_nothing,
    waits_without_end_by_chance,
    first_time_only,
    chance_on_a_thread,
    error_of_a_task,
    counted,
    counted_with_naps,
    counted_with_much_output,
    reads_too_soon,
    fails_with_every_schedule,
    later_sets_fail,
    cut_short,
];

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// The names in the order of a map that is made anew.
fn shuffled() -> Vec<&'static str> {
    let names: HashMap<_, _> = NAMES.into_iter().enumerate().collect();
    names.into_values().collect()
}

fn site(recorder: &Recorder) -> Site {
    Site::new(recorder, &NAMES.map(|name| Page::new(name, 100)))
}

fn order_of_a_map() -> ! {
    check(|_, ()| async { shuffled() })
        .set(())
        .require("in_order", |run: &Run<'_, (), Vec<&str>>| {
            run.same_list(run.returned(), &["a", "b", "c", "never"])
        })
        .judge()
}

/// The calls come in another order each time; that they come one after another is no chance.
fn serial_in_any_order() -> ! {
    check(|recorder: Recorder, ()| async move {
        let site = site(&recorder);
        for name in shuffled() {
            site.get(name).await;
        }
    })
    .set(())
    .require("all_at_once", |run: &Run<'_, (), ()>| run.peak().is(4))
    .require("a_comes_first", |run| {
        run.lane("a").started().is(Some(ms(999)))
    })
    .judge()
}

fn answers_with(first: impl Fn() -> u8 + 'static) -> ! {
    check(move |_, ()| {
        let first = first();
        async move { first }
    })
    .set(())
    .require("the_third", |run: &Run<'_, (), u8>| {
        run.same(run.returned(), &3)
    })
    .judge()
}

fn select_of_two() -> ! {
    check(|_, ()| async {
        tokio::select! {
            one = async { 1 } => one,
            two = async { 2 } => two,
        }
    })
    .set(())
    .require("the_third", |run: &Run<'_, (), i32>| {
        run.same(run.returned(), &3)
    })
    .judge()
}

fn select_of_two_in_order() -> ! {
    check(|_, ()| async {
        tokio::select! {
            biased;
            one = async { 1 } => one,
            two = async { 2 } => two,
        }
    })
    .set(())
    .require("the_third", |run: &Run<'_, (), i32>| {
        run.same(run.returned(), &3)
    })
    .judge()
}

/// Which branch is looked at first is chance, and the earlier one wins each time.
fn select_that_changes_nothing() -> ! {
    check(|recorder: Recorder, ()| async move {
        let site = Site::new(&recorder, &[Page::new("a", 100), Page::new("b", 200)]);
        tokio::select! {
            page = site.get("a") => page,
            page = site.get("b") => page,
        }
    })
    .set(())
    .require("it_is_slow", |run: &Run<'_, (), String>| {
        run.elapsed().is(ms(300))
    })
    .judge()
}

fn waits_without_end_by_chance() -> ! {
    check(|_, ()| async {
        if ["a", "b"].contains(&shuffled()[0]) {
            std::future::pending::<()>().await;
        }
    })
    // One of twenty runs hangs.
    .set(())
    .set(())
    .set(())
    .set(())
    .judge()
}

/// Something is remembered in a static: the first run alone fails, and each repeat does the same.
fn first_time_only() -> ! {
    static BEFORE: AtomicBool = AtomicBool::new(false);
    answers_with(|| match BEFORE.swap(true, Ordering::Relaxed) {
        false => 1,
        true => 3,
    })
}

/// Where threads take part, what differs may be the machine's.
fn chance_on_a_thread() -> ! {
    check(|_, ()| async {
        tokio::task::spawn_blocking(|| RandomState::new().hash_one(1))
            .await
            .expect("it does not panic")
    })
    .set(())
    .require("it_is_one", |run: &Run<'_, (), u64>| {
        run.same(run.returned(), &1)
    })
    .judge()
}

/// The error tells a number of the task that tokio counts on from run to run.
fn error_of_a_task() -> ! {
    check(|_, ()| async {
        let task = tokio::spawn(std::future::pending::<()>());
        task.abort();
        let error = task.await.expect_err("it was aborted");
        (error.to_string(), error)
    })
    .set(())
    .require("it_says_so", |run: &Run<'_, (), (String, JoinError)>| {
        run.same(&format!("{:?}", run.returned()), &"aborted".to_owned())
    })
    .judge()
}

fn counted() -> ! {
    answers_with(|| {
        println!("made");
        1
    })
}

fn counted_with_naps() -> ! {
    answers_with(|| {
        println!("made");
        std::thread::sleep(ms(1));
        1
    })
}

fn counted_with_much_output() -> ! {
    answers_with(|| {
        println!("made {}", "x".repeat(2_000));
        1
    })
}

/// Gives way once, as a service call does for each extra wait.
async fn turn() {
    let mut first = true;
    poll_fn(|cx| {
        cx.waker().wake_by_ref();
        match std::mem::take(&mut first) {
            true => Poll::Pending,
            false => Poll::Ready(()),
        }
    })
    .await;
}

/// A reader comes at the instant of the writer: whether it finds `d` depends on how often that call gives way.
fn reads_too_soon() -> ! {
    check(|recorder: Recorder, ()| async move {
        println!("begins");
        let site = site(&recorder);
        let found = Arc::new(Mutex::new(None));
        let (others, writer) = (site.clone(), found.clone());
        tokio::spawn(
            async move { futures::join!(others.get("a"), others.get("b"), others.get("c")) },
        );
        tokio::spawn(async move {
            let page = site.get("d").await;
            *writer.lock().expect("nothing panics") = Some(page);
        });
        let reader = tokio::spawn(async move {
            sleep(ms(100)).await;
            turn().await;
            found.lock().expect("nothing panics").is_some()
        });
        reader.await.expect("it does not panic")
    })
    .set(())
    .require("d_is_found", |run: &Run<'_, (), bool>| {
        run.same(run.returned(), &true)
    })
    .judge()
}

fn fails_with_every_schedule() -> ! {
    check(|recorder: Recorder, ()| async move { site(&recorder).get("a").await })
        .set(())
        .require("it_is_slow", |run: &Run<'_, (), String>| {
            run.elapsed().is(ms(300))
        })
        .judge()
}

fn later_sets_fail() -> ! {
    check(|_, data: u64| async move {
        println!("set {data}");
        data
    })
    .set(0)
    .set(1)
    .seeded(3, |dice: &mut Dice| dice.number(100..=999))
    .require("it_is_small", |run: &Run<'_, u64, u64>| {
        run.same(run.returned(), &0)
    })
    .judge()
}

fn cut_short() -> ! {
    check(|recorder: Recorder, ()| {
        let database = Database::new(&recorder, ms(100));
        async move {
            let saves = async {
                database.save("out").await;
                database.save("in").await;
            };
            recorder.cut(saves).await;
            database.rows().len()
        }
    })
    .set(())
    .cancelled_at_every_wait()
    .require("nothing_is_torn", |run: &Run<'_, (), usize>| {
        run.invariant(&(run.returned() % 2), &0)
    })
    .judge()
}

fn by_chance(case: &str) -> bool {
    let record = record_of(case);
    let failing = record
        .runs
        .iter()
        .find(|run| run.findings.iter().any(|finding| !finding.holds));
    failing.expect("a run fails").by_chance
}

#[test]
fn what_comes_out_otherwise_on_the_same_run_fails_by_chance() {
    assert!(by_chance("order_of_a_map"));
    assert!(by_chance("select_of_two"));
    let hung = record_of("waits_without_end_by_chance");
    let broke = hung.runs.iter().find(|run| run.end == RunEnd::Hung);
    assert!(broke.expect("one of twenty hangs").by_chance);
}

#[test]
fn what_fails_in_the_same_way_each_time_does_not() {
    for case in [
        "serial_in_any_order",
        "select_of_two_in_order",
        "select_that_changes_nothing",
        "fails_with_every_schedule",
        "reads_too_soon",
        "error_of_a_task",
    ] {
        assert!(!by_chance(case), "{case}");
    }
}

#[test]
fn what_a_static_remembers_and_what_threads_do_is_no_chance() {
    assert!(!by_chance("first_time_only"));
    assert!(!by_chance("chance_on_a_thread"));
}

#[test]
fn what_takes_real_time_or_prints_a_lot_is_not_made_again() {
    let made = |case| record_of(case).lines("made").len();
    assert!(made("counted") > 15);
    // A run that failed and in which a thread slept is the last one, too.
    assert_eq!(made("counted_with_naps"), 1);
    assert_eq!(made("counted_with_much_output"), 5);
}

#[test]
fn nobody_looks_further_where_nobody_reads_the_record() {
    let said = crate::case::without_record("counted");
    assert_eq!(said.lines("made").len(), 5);
}

/// The run that failed, and the environment that makes it alone.
fn told(case: &str) -> (Record, Which) {
    let record = record_of(case);
    let failing = record
        .runs
        .into_iter()
        .find(|run| run.findings.iter().any(|finding| !finding.holds))
        .expect("a run fails");
    let which = Which::of(&failing);
    (failing, which)
}

/// Without what was printed before, and what the machine measured.
fn comparable(run: Record) -> Record {
    Record {
        printed_from: 0,
        printed: Vec::new(),
        ..run.without_machine_figures()
    }
}

#[track_caller]
fn is_repeated(case: &str) -> Which {
    let (failing, which) = told(case);
    let only = which.to_string();
    let alone = record_with(case, &[("KATAS_ONLY", &only)]);
    assert_eq!(alone.done.expect("it is whole").runs, 1);
    let [again] = &alone.runs[..] else {
        panic!("one run is made: {:#?}", alone.runs)
    };
    assert_eq!(comparable(again.clone()), comparable(failing));
    which
}

#[test]
fn of_a_schedule_that_fails_only_the_waits_that_matter_are_left() {
    let (failing, which) = told("reads_too_soon");
    assert!(matches!(which.how, How::Schedule(1..)), "{which}");
    let waits = &failing.waits;
    assert!((1..=2).contains(&waits.len()), "{waits:#?}");
    assert!(waits.iter().all(|wait| wait.lane == "d"), "{waits:#?}");
    let record = record_of("reads_too_soon");
    assert!(record.run().waits.is_empty(), "the plain run needs none");
}

#[test]
fn a_failing_run_is_made_alone_by_its_name() {
    let schedule = is_repeated("reads_too_soon");
    assert_ne!(schedule.how, How::Plain);
    let set = is_repeated("later_sets_fail");
    assert_eq!(set.to_string(), "set=2");
    let cut = is_repeated("cut_short");
    assert!(matches!(cut.how, How::Cut(_)), "{cut}");
}

#[test]
fn a_seeded_set_has_the_number_that_follows_the_written_ones() {
    let all = record_of("later_sets_fail");
    let made = |only| record_with("later_sets_fail", &[("KATAS_ONLY", only)]);
    let hello = all.hello.as_ref().expect("hello");
    assert_eq!((hello.sets, hello.schedules, hello.cuts), (5, 4, false));
    let every = record_with("later_sets_fail", &[("KATAS_EVERY_RUN", "yes")]);
    let sets: Vec<u64> = every.runs.iter().map(|run| run.set).collect();
    assert_eq!(sets, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 3, 4]);
    let seeded = made("set=4");
    assert!(seeded.run().seeded);
    assert_eq!(seeded.run().value, every.runs[11].value);
}

#[test]
fn a_run_that_there_is_not_is_not_made() {
    let none = record_with("later_sets_fail", &[("KATAS_ONLY", "set=6")]);
    assert!(none.runs.is_empty() && none.lines("set").is_empty());
    assert_eq!(none.hello.expect("it says what there is").sets, 5);
}

#[test]
fn where_its_output_begins_is_told_of_a_later_run() {
    let record = record_of("later_sets_fail");
    let failing = record.runs.iter().find(|run| run.set == 1).expect("told");
    let from = failing.printed_from as usize;
    let to = failing.printed.last().expect("it printed").offset as usize;
    assert_eq!(String::from_utf8_lossy(&record.stdout[from..to]), "set 1\n");
}
