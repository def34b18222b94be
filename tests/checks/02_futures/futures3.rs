//! What judges `futures3`: a function that is not async counts on plain threads, again and again and at once.

#![forbid(unsafe_code)]

#[path = "../../exercises/02_futures/futures3.rs"]
mod exercise;

use std::sync::mpsc;

use katas_kit::rest::{NOT_TOLD, RESTLESS, everybody_rests, somebody_is_told};
use katas_kit::warehouse::{AT_THE_COUNTER, Shelf, Warehouse};
use katas_kit::{Dice, Recorder, check};
use tokio::sync::oneshot;

/// What is asked for at each till, one after another. All tills ask equally often.
type Tills = Vec<Vec<Shelf>>;

pub fn main() {
    check(ask)
        .set(vec![vec![Shelf::new("tea", 17, 4)]])
        // One article asked for again: pieces were sold meanwhile.
        .set(vec![vec![
            Shelf::new("coffee", 140, 3),
            Shelf::new("cocoa", 9, 5),
            Shelf::new("coffee", 131, 3),
        ]])
        .set(vec![
            vec![Shelf::new("sugar", 65, 2)],
            vec![Shelf::new("salt", 230, 6)],
        ])
        .set(vec![
            vec![Shelf::new("nails", 520, 5)],
            vec![Shelf::new("rope", 12, 3)],
            vec![Shelf::new("wire", 77, 1)],
        ])
        .seeded(3, random_tills)
        .on_held_clock()
        .require("every_till_is_told_the_number", |run| {
            let pieces = |till: &Vec<Shelf>| till.iter().map(|shelf| shelf.pieces).collect();
            let wanted: Vec<Vec<u32>> = run.data().iter().map(pieces).collect();
            run.same_list(run.returned(), &wanted)
        })
        .require("no_till_waits_for_another", |run| {
            run.met(AT_THE_COUNTER).at_least(run.data().len() as u64)
        })
        .require("each_article_is_counted_once", |run| {
            let questions: usize = run.data().iter().map(Vec::len).sum();
            run.calls("count").is(questions as u64)
        })
        .require("each_till_is_told_as_soon_as_the_number_is_there", |run| {
            run.met(NOT_TOLD).is(0)
        })
        .require("a_till_that_waits_costs_nothing", |run| {
            run.met(RESTLESS).is(0)
        })
        .judge()
}

/// A till that crashed has told nothing.
async fn ask(recorder: Recorder, tills: Tills) -> Vec<Vec<u32>> {
    let mut warehouse =
        Warehouse::new(&recorder, &tills.concat()).counting_together(tills.len() as u64);
    let (tell_first, first_told) = mpsc::channel();
    if let [[_], [second]] = tills.iter().map(Vec::as_slice).collect::<Vec<_>>()[..] {
        // The second till's number comes when the first till has its own, and nobody moves any more.
        warehouse = warehouse.holding(&second.article, move || {
            somebody_is_told(&recorder, &first_told);
            everybody_rests(&recorder);
        });
    }
    let mut tell_first = Some(tell_first);
    let mut told = Vec::new();
    for till in tills {
        let tell_first = tell_first.take();
        let (warehouse, (tell, numbers)) = (warehouse.clone(), oneshot::channel());
        std::thread::spawn(move || {
            let mut numbers = Vec::new();
            for shelf in till {
                warehouse.restock(&shelf.article, shelf.pieces);
                let pieces: u32 = exercise::in_stock(&warehouse, &shelf.article);
                numbers.push(pieces);
                // In vain where nobody listens.
                let _ = tell_first.as_ref().map(|first| first.send(()));
            }
            tell.send(numbers)
        });
        told.push(numbers);
    }
    let mut numbers = Vec::new();
    for till in told {
        numbers.push(till.await.unwrap_or_default());
    }
    numbers
}

fn random_tills(dice: &mut Dice) -> Tills {
    let (tills, questions) = (dice.number(1..=2), dice.number(1..=3));
    let mut shelf = |till: u64, question: u64| {
        let article = format!("{} {till}.{question}", dice.word());
        Shelf::new(&article, dice.number(1..=5_000) as u32, dice.number(1..=6))
    };
    (0..tills)
        .map(|till| {
            (0..questions)
                .map(|question| shelf(till, question))
                .collect()
        })
        .collect()
}
