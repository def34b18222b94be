//! Cancel-fuzz: the part under test is dropped at each of its waits, and the cut is named.

use katas_kit::db::Database;
use katas_kit::record::{Cut, Observable};
use katas_kit::{Recorder, Run, check, ms};
use tokio::time::sleep;

use crate::case::{Record, cases, record_of};

cases![
    saves_half,
    saves_whole,
    sleeps_between,
    never_waits,
    cuts_every_wait
];

type Rows = (bool, Vec<String>);

/// Books come in pairs: a row `out` without a row `in` is a torn one.
fn judged<F: Future<Output = ()> + 'static>(book: impl Fn(Database) -> F + 'static) -> ! {
    let book = std::rc::Rc::new(book);
    check(move |recorder: Recorder, ()| {
        let (book, database) = (book.clone(), Database::new(&recorder, ms(100)));
        async move {
            let whole = recorder.cut(book(database.clone())).await.is_some();
            println!("cut {}", !whole);
            (whole, database.rows())
        }
    })
    .set(())
    .cancelled_at_every_wait()
    .require("nothing_is_torn", |run: &Run<'_, (), Rows>| {
        run.invariant(&(run.returned().1.len() % 2), &0)
    })
    .require("a_whole_run_saves", |run| match run.cut() {
        None => run.same(&run.returned().0, &true),
        Some(_) => run.same(&run.returned().0, &false),
    })
    .judge()
}

fn saves_half() -> ! {
    judged(|database| async move {
        database.save("out").await;
        database.save("in").await;
    })
}

/// Waits, but never between two halves.
fn saves_whole() -> ! {
    judged(|database| async move {
        sleep(ms(10)).await;
        drop(database.save("out"));
        sleep(ms(10)).await;
    })
}

fn sleeps_between() -> ! {
    judged(|database| async move {
        database.save("out").await;
        sleep(ms(10)).await;
        database.save("in").await;
    })
}

fn never_waits() -> ! {
    judged(|_| async {})
}

fn cuts_every_wait() -> ! {
    check(|recorder: Recorder, ()| async move {
        let database = Database::new(&recorder, ms(100));
        recorder
            .cut(async { tokio::join!(database.save("a"), sleep(ms(50))) })
            .await
            .is_some()
    })
    .set(())
    .cancelled_at_every_wait()
    .require("not_cut_at_wait_0", |run: &Run<'_, (), bool>| {
        not_cut_at(run, 0)
    })
    .require("not_cut_at_wait_1", |run| not_cut_at(run, 1))
    .require("not_cut_at_wait_2", |run| not_cut_at(run, 2))
    .judge()
}

fn not_cut_at(run: &Run<'_, (), bool>, wait: u64) -> katas_kit::Finding {
    run.invariant(&run.cut().is_some_and(|cut| cut.wait == wait), &false)
}

fn runs(record: &Record) -> u64 {
    record.done.as_ref().expect("it was judged to the end").runs
}

#[test]
fn a_torn_pair_is_found_at_the_one_wait_that_tears_it() {
    let record = record_of("saves_half");
    // The whole run, two cuts, and once more whole: the cut behind the last wait, which tells nothing new.
    // The cut that fails is made again and again, to see whether it was chance.
    let mut cuts = record.lines("cut ");
    cuts.dedup();
    assert_eq!(
        (runs(&record), cuts),
        (3, ["false", "true", "false"].map(String::from).to_vec())
    );
    let [whole, torn] = &record.runs[..] else {
        panic!("only news is told: {:#?}", record.runs)
    };
    assert_eq!(whole.cut, None);
    assert!(whole.findings.iter().all(|finding| finding.holds));
    assert_eq!(
        torn.cut,
        Some(Cut {
            wait: 1,
            during: Some("save in".into())
        })
    );
    let finding = record.finding("nothing_is_torn");
    assert_eq!(
        (finding.holds, finding.observable),
        (false, Observable::Invariant)
    );
    assert_eq!(finding.subject.as_deref(), Some("dropped during save in"));
    assert!(record.holds("a_whole_run_saves"));
}

#[test]
fn what_is_never_torn_is_cut_all_the_same_and_holds() {
    let record = record_of("saves_whole");
    assert_eq!((runs(&record), record.runs.len()), (3, 1));
    assert!(record.holds("nothing_is_torn"));
}

#[test]
fn a_wait_for_no_call_is_named_by_its_number() {
    let record = record_of("sleeps_between");
    assert_eq!(runs(&record), 4);
    assert_eq!(
        record.finding("nothing_is_torn").subject.as_deref(),
        Some("dropped at wait 2")
    );
}

#[test]
fn every_wait_is_a_cut_and_nothing_else_is() {
    let record = record_of("cuts_every_wait");
    let cuts: Vec<_> = record
        .runs
        .iter()
        .filter_map(|run| run.cut.as_ref())
        .map(|cut| cut.wait)
        .collect();
    assert_eq!((cuts, runs(&record)), (vec![0, 1], 3));
    assert!(record.holds("not_cut_at_wait_2"));
}

#[test]
fn what_never_waits_is_never_cut() {
    let record = record_of("never_waits");
    assert_eq!((runs(&record), record.runs.len()), (1, 1));
    assert!(record.holds("nothing_is_torn") && record.holds("a_whole_run_saves"));
}
