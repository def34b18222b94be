//! What judges `practice2`: every order comes to its end, no cook is idle while one waits, no waiter while there is
//! room, and few wait.

#![forbid(unsafe_code)]

#[path = "../../exercises/14_practice/practice2.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::kitchen::{Kitchen, Waiter, Wish};
use katas_kit::record::{Observable, Span};
use katas_kit::{Dice, Observed, Recorder, Run, all, check, ms};

#[derive(Debug, Clone)]
struct Day {
    /// For each waiter, what will be ordered.
    wishes: Vec<Vec<Wish>>,
    cooks: u64,
    room: u64,
}

/// Both lists sorted.
#[derive(Debug)]
struct Evening {
    dishes: Vec<String>,
    spoiled: Vec<String>,
}

pub fn main() {
    check(open)
        .set(Day::new(&mut Dice::new(11), [2, 5, 2, 1], &[1]))
        .set(Day::new(&mut Dice::new(12), [3, 7, 3, 2], &[3, 12]))
        .set(Day::new(&mut Dice::new(13), [4, 5, 2, 2], &[0, 1, 2]))
        .set(Day::new(&mut Dice::new(14), [3, 4, 2, 2], &[1, 5]).with_slow_waiters())
        .set(Day::new(&mut Dice::new(15), [2, 6, 2, 1], &[]).with_a_short_shift())
        // Fewer waiters than cooks, and fewer orders.
        .set(Day::new(&mut Dice::new(20), [1, 7, 3, 2], &[2]))
        .set(Day::new(&mut Dice::new(16), [1, 1, 3, 2], &[]))
        .set(Day::new(&mut Dice::new(17), [1, 1, 1, 1], &[0]))
        .set(Day::new(&mut Dice::new(18), [2, 0, 2, 1], &[]))
        .set(Day::new(&mut Dice::new(19), [0, 0, 1, 1], &[]))
        .seeded(8, |dice: &mut Dice| {
            let shape = [
                dice.number(2..=4),
                dice.number(5..=8),
                dice.number(2..=3),
                dice.number(1..=3),
            ];
            let spoiled = [dice.number(0..=4), dice.number(5..=9)];
            Day::new(dice, shape, &spoiled)
        })
        .expecting_panics()
        .require("every_order_is_cooked_or_told_as_spoiled", |run| {
            let names = |wishes: Vec<&Wish>| sorted(wishes.iter().map(|wish| wish.name.clone()));
            let (spoiled, good): (Vec<&Wish>, _) = run.data().all().partition(|wish| wish.spoiled);
            let dishes = sorted(good.iter().map(|wish| wish.dish()));
            all([
                run.same_list(&run.returned().dishes, &dishes),
                run.same_list(&run.returned().spoiled, &names(spoiled)),
            ])
        })
        .require(
            "the_waiters_work_at_the_same_time",
            |run| match kept_waiting(run) {
                Some((wish, at)) => run.lane(&wish.name).started().is(Some(ms(at))),
                None => run.same(&(), &()),
            },
        )
        .require("every_cook_works_while_orders_wait", |run| {
            let cooks = run.data().cooks;
            all([
                run.wakeups()
                    .at_most(60 + 6 * run.data().all().count() as u64),
                run.peak_of("cook").at_most(cooks),
                Observed::new(Observable::Room, fewest_cooks(run)).at_least(cooks),
            ])
        })
        .require("no_more_orders_wait_than_there_is_room", |run| {
            let Day { wishes, room, .. } = run.data();
            let (taken, begun) = (ends(run, "take"), starts(run, "cook"));
            let waiting = taken
                .iter()
                .map(|at| until(&taken, *at) - until(&begun, *at));
            Observed::new(Observable::Backlog, waiting.max().unwrap_or_default())
                .at_most(room + wishes.len() as u64)
        })
        .require("it_ends_with_the_last_order", |run| {
            let last = ends(run, "cook").into_iter().max();
            all([
                run.left_running().is(0),
                run.elapsed().is(ms(last.unwrap_or_default())),
            ])
        })
        .judge()
}

async fn open(recorder: Recorder, day: Day) -> Evening {
    let waiters = day
        .wishes
        .iter()
        .map(|wishes| Waiter::new(&recorder, wishes));
    let kitchen = Kitchen::new(&recorder);
    let (cooks, room) = (day.cooks as usize, day.room as usize);
    let evening = exercise::serve(waiters.collect(), &kitchen, cooks, room).await;
    Evening {
        dishes: sorted(evening.dishes.into_iter()),
        spoiled: sorted(evening.spoiled.into_iter()),
    }
}

/// How many cook, at the least, at an instant at which some order has been taken and not begun.
fn fewest_cooks(run: &Run<'_, Day, Evening>) -> u64 {
    let (taken, begun, done) = (ends(run, "take"), starts(run, "cook"), ends(run, "cook"));
    let instants = taken.iter().chain(&done);
    let waiting = instants.filter(|at| until(&taken, **at) > until(&begun, **at));
    let cooking = waiting.map(|at| until(&begun, *at) - until(&done, *at));
    cooking.min().unwrap_or(u64::MAX)
}

/// The first order that should have been about to be taken at an instant and was not: its waiter had none in hand, or
/// there was room for it on the shelf. An order in a waiter's hand counts as one that waits, too.
fn kept_waiting<'a>(run: &Run<'a, Day, Evening>) -> Option<(&'a Wish, u64)> {
    let Day { wishes, room, .. } = run.data();
    let (taken, begun) = (ends(run, "take"), starts(run, "cook"));
    let mut instants = [&[0], &taken[..], &begun[..]].concat();
    instants.sort_unstable();
    instants.into_iter().find_map(|at| {
        let idle = wishes.iter().filter_map(|wishes| {
            let next = wishes.iter().position(|wish| take(run, wish).0 > at)?;
            let before = next.checked_sub(1).map(|index| &wishes[index]);
            let has_time = before.is_none_or(|wish| take(run, wish).1 <= at);
            has_time.then_some((&wishes[next], before.is_some()))
        });
        let idle: Vec<(&Wish, bool)> = idle.collect();
        let in_hand = idle.iter().filter(|(_, in_hand)| *in_hand).count() as u64;
        let full = until(&taken, at) - until(&begun, at) >= room + in_hand;
        let free = idle.iter().find(|(_, in_hand)| !(*in_hand && full));
        free.map(|(wish, _)| (*wish, at))
    })
}

/// When this order began to be taken, and when it was; never is late.
fn take(run: &Run<'_, Day, Evening>, wish: &Wish) -> (u64, u64) {
    let lane = run.lane(&wish.name);
    let [started, ended] = [|span: &Span| span.started, |span: &Span| span.ended]
        .map(|time| lane.span().and_then(time).unwrap_or(u64::MAX));
    (started, ended)
}

/// How many of these instants have come.
fn until(instants: &[u64], at: u64) -> u64 {
    instants.iter().filter(|instant| **instant <= at).count() as u64
}

fn starts(run: &Run<'_, Day, Evening>, op: &str) -> Vec<u64> {
    run.lanes(op)
        .filter_map(|lane| lane.span()?.started)
        .collect()
}

fn ends(run: &Run<'_, Day, Evening>, op: &str) -> Vec<u64> {
    run.lanes(op)
        .filter_map(|lane| lane.span()?.ended)
        .collect()
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

impl Day {
    /// So many waiters, orders for each, cooks, and room on the shelf. Orders come much faster than they are cooked.
    fn new(dice: &mut Dice, [waiters, orders, cooks, room]: [u64; 4], spoiled: &[u64]) -> Self {
        let count = (waiters * orders) as usize;
        let taking = dice.distinct_ms(count, 5..=60);
        let cooking = dice.distinct_ms(count, 100..=400);
        let wish = |waiter: u64, order: u64| {
            // Counted across the waiters, so that the first of them are spoiled early.
            let index = order * waiters + waiter;
            Wish {
                name: format!("{}-{}", ["a", "b", "c", "d"][waiter as usize], order + 1),
                taking: taking[index as usize],
                cooking: cooking[index as usize],
                spoiled: spoiled.contains(&index),
            }
        };
        let of_waiter = |waiter| (0..orders).map(|order| wish(waiter, order)).collect();
        Self {
            wishes: (0..waiters).map(of_waiter).collect(),
            cooks,
            room,
        }
    }

    /// Orders are cooked much faster than they come.
    fn with_slow_waiters(mut self) -> Self {
        for wish in self.wishes.iter_mut().flatten() {
            std::mem::swap(&mut wish.taking, &mut wish.cooking);
        }
        self
    }

    /// The first waiter takes one order, and goes home.
    fn with_a_short_shift(mut self) -> Self {
        self.wishes[0].truncate(1);
        self
    }

    fn all(&self) -> impl Iterator<Item = &Wish> {
        self.wishes.iter().flatten()
    }
}
