//! Data sets from seeds, and schedules: what varies from run to run, and what never does.

use std::collections::BTreeSet;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, Run, check, ms};

use crate::case::{cases, record_of, record_with};

cases![seeded, unseeded, schedules, odd_sets_fail];

fn seeded() -> ! {
    check(|_, data: Vec<u64>| async move { println!("set {data:?}") })
        .set(vec![0])
        .seeded(5, |dice| {
            (0..3).map(|_| dice.number(0..=1_000_000)).collect()
        })
        .judge()
}

fn unseeded() -> ! {
    check(|_, data: u64| async move { println!("set {data}") })
        .set(1)
        .set(2)
        .judge()
}

#[test]
fn a_seed_makes_the_same_set_every_time_and_each_seed_another() {
    let record = record_of("seeded");
    let sets = record.lines("set ");
    // The written set runs under four further schedules.
    assert_eq!(
        (&sets[..5], sets.len()),
        (&["[0]"; 5].map(String::from)[..], 10)
    );
    assert_eq!(
        sets.iter().collect::<BTreeSet<_>>().len(),
        6,
        "no two seeds agree: {sets:?}"
    );
    assert_eq!(sets, record_of("seeded").lines("set "));
    assert_eq!(
        (
            record.hello.expect("hello").runs,
            record.done.expect("done").runs
        ),
        (10, 10)
    );
}

#[test]
fn an_authors_sweep_asks_for_more_and_begins_alike() {
    let (usual, swept) = (
        record_of("seeded").lines("set "),
        record_with("seeded", &[("KATAS_SEEDS", "40")]),
    );
    let sets = swept.lines("set ");
    assert_eq!((sets.len(), &sets[..10]), (45, &usual[..]));
    assert_eq!(sets.iter().collect::<BTreeSet<_>>().len(), 41);
    assert_eq!(
        record_with("seeded", &[("KATAS_SEEDS", "0")])
            .lines("set ")
            .len(),
        5
    );
    assert_eq!(
        record_with("seeded", &[("KATAS_SEEDS", "many")]).lines("set "),
        usual
    );
}

#[test]
fn a_check_without_seeds_gets_none() {
    assert_eq!(
        record_with("unseeded", &[("KATAS_SEEDS", "40")])
            .lines("set ")
            .len(),
        10
    );
}

fn schedules() -> ! {
    check(|recorder: Recorder, ()| async move {
        let names = ["a", "b", "c", "d", "e"];
        let site = Site::new(&recorder, &names.map(|name| Page::new(name, 100)));
        let calls: FuturesUnordered<_> = names
            .into_iter()
            .map(|name| {
                let call = site.get(name);
                async move {
                    call.await;
                    name
                }
            })
            .collect();
        let order: String = calls.collect().await;
        println!("order {order}");
    })
    .set(())
    .require("no_time_is_wasted", |run: &Run<'_, (), ()>| {
        run.elapsed().is(ms(100))
    })
    .require("all_overlap", |run| run.peak().is(5))
    .judge()
}

#[test]
fn schedules_change_the_order_and_no_time() {
    let record = record_of("schedules");
    let orders: BTreeSet<String> = record.lines("order ").into_iter().collect();
    assert_eq!(record.done.as_ref().expect("done").runs, 5);
    assert!(orders.len() >= 3, "{orders:?}");
    assert!(record.holds("no_time_is_wasted") && record.holds("all_overlap"));
    assert_eq!(
        record.runs.len(),
        1,
        "only the plain run is told where nothing fails"
    );
}

fn odd_sets_fail() -> ! {
    check(|_, data: u64| async move { data })
        .set(4)
        .seeded(12, |dice: &mut Dice| dice.number(0..=99))
        .require("it_is_even", |run: &Run<'_, u64, u64>| {
            run.same(&(run.returned() % 2), &0)
        })
        .judge()
}

#[test]
fn of_the_seeded_runs_the_first_that_fails_is_told() {
    let record = record_of("odd_sets_fail");
    let [written, failing] = &record.runs[..] else {
        panic!("only news is told: {:#?}", record.runs)
    };
    assert!(!written.seeded && failing.seeded && failing.set >= 1);
    assert_eq!(record.finding("it_is_even").seen.to_string(), "1");
    // Before it every seeded set was even: the sweep that stops there finds nothing.
    let before = (failing.set - 1).to_string();
    assert!(record_with("odd_sets_fail", &[("KATAS_SEEDS", &before)]).holds("it_is_even"));
}
