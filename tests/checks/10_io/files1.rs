//! What judges `files1`: at the return every line is on the disk, a full disk is an error, and nothing waits in vain.

#![forbid(unsafe_code)]

#[path = "../../exercises/10_io/files1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::disk::{Disk, Document};
use katas_kit::{Dice, Recorder, all, check, ms};

#[derive(Debug, Clone)]
struct Town {
    name: String,
    addresses: Vec<String>,
    read: Duration,
    write: Duration,
    disk: State,
}

/// What the disk does for a town.
#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Fine,
    /// There is no room for the labels.
    Full,
    /// There are no addresses: the file is missing.
    NoAddresses,
}

/// What came of it: whether an error was told, and the lines in each file.
#[derive(Debug)]
struct Day {
    told: &'static str,
    labels: Vec<Vec<String>>,
}

pub fn main() {
    check(write)
        .set(towns(&[
            ("oslo", 500, 400),
            ("porto", 300, 350),
            ("bern", 400, 600),
        ]))
        .set(towns(&[
            ("graz", 210, 640),
            ("lyon", 520, 130),
            ("kiel", 330, 470),
            ("bath", 90, 80),
        ]))
        .set(broken(
            towns(&[("york", 300, 500), ("lund", 500, 200), ("nice", 200, 550)]),
            // The last to be written: then nothing has to be given up for the error.
            0,
            State::Full,
        ))
        .set(broken(
            // The first: the outcomes behind it are good.
            towns(&[("lund", 500, 200), ("york", 100, 250), ("nice", 200, 550)]),
            1,
            State::Full,
        ))
        .set(broken(
            towns(&[("york", 300, 500), ("rome", 0, 100), ("lund", 500, 200)]),
            1,
            State::NoAddresses,
        ))
        .set(towns(&[]))
        .set(towns(&[("nice", 260, 310)]))
        .set(with_a_ghost_town(towns(&[
            ("porto", 300, 350),
            ("bodie", 50, 70),
            ("bern", 400, 600),
        ])))
        .set(some_towns(40, 8, &mut Dice::new(47)))
        .seeded(8, random_towns)
        .require("every_line_is_on_the_disk_at_the_return", |run| {
            // With an error it is not said what becomes of the others.
            let towns = run.data().iter().filter(|_| !is_broken(run.data()));
            let labels = towns.zip(&run.returned().labels).map(|(town, labels)| {
                let wanted = town.addresses.iter().map(|line| line.to_uppercase());
                run.same_list(labels, &wanted.collect::<Vec<_>>())
            });
            all(labels.chain([run.same(&(), &())]))
        })
        .require("an_error_of_the_disk_is_told", |run| {
            run.same(run.returned().told, told(is_broken(run.data())))
        })
        .require("no_time_is_wasted", |run| {
            if is_broken(run.data()) {
                return run.same(&(), &());
            }
            let towns = run.data();
            let longest = |time: fn(&Town) -> Duration| towns.iter().map(time).max();
            let each = longest(|town| town.read + town.write).unwrap_or_default();
            let first_all_reads = longest(|town| town.read).unwrap_or_default()
                + longest(|town| town.write).unwrap_or_default();
            all([
                run.elapsed().is_one_of([each, first_all_reads]),
                run.calls("read").is(towns.len() as u64),
                run.wakeups().at_most(60 + 4 * towns.len() as u64),
            ])
        })
        .judge()
}

async fn write(recorder: Recorder, towns: Vec<Town>) -> Day {
    let documents = towns.iter().flat_map(|town| {
        let lines = town.addresses.iter().map(|line| format!("{line}\n"));
        let (name, text) = (&town.name, lines.collect::<String>());
        let document = |name, latency, text, full| Document {
            name,
            latency,
            text,
            full,
        };
        [
            document(format!("{name}.txt"), town.read, text, false),
            document(
                format!("{name}.labels"),
                town.write,
                String::new(),
                town.disk == State::Full,
            ),
        ]
    });
    let missing = |document: &Document| {
        let towns = towns.iter().filter(|town| town.disk == State::NoAddresses);
        towns
            .into_iter()
            .any(|town| document.name == format!("{}.txt", town.name))
    };
    let documents = documents.filter(|document| !missing(document));
    let disk = Disk::new(&recorder, &documents.collect::<Vec<_>>());
    let names: Vec<String> = towns.into_iter().map(|town| town.name).collect();
    let written = exercise::write_labels(&disk, &names).await;
    let labels = |name: &String| {
        let text = disk.written_to(&format!("{name}.labels"));
        let text = text.unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    };
    Day {
        told: told(written.is_err()),
        labels: names.iter().map(labels).collect(),
    }
}

fn told(is_error: bool) -> &'static str {
    if is_error { "an error" } else { "no error" }
}

fn is_broken(towns: &[Town]) -> bool {
    towns.iter().any(|town| town.disk != State::Fine)
}

fn broken(mut towns: Vec<Town>, which: usize, disk: State) -> Vec<Town> {
    towns[which].disk = disk;
    towns
}

/// Nobody lives in the second one: its file is there, and empty.
fn with_a_ghost_town(mut towns: Vec<Town>) -> Vec<Town> {
    towns[1].addresses.clear();
    towns
}

fn town(name: &str, read: u64, write: u64, dice: &mut Dice) -> Town {
    Town {
        name: name.to_owned(),
        addresses: (0..dice.number(2..=4)).map(|_| dice.sentence()).collect(),
        read: ms(read),
        write: ms(write),
        disk: State::Fine,
    }
}

fn towns(all: &[(&str, u64, u64)]) -> Vec<Town> {
    let all = all.iter();
    all.map(|(name, read, write)| town(name, *read, *write, &mut Dice::of_text(name, *read)))
        .collect()
}

fn random_towns(dice: &mut Dice) -> Vec<Town> {
    let count = dice.number(0..=5);
    some_towns(count, 40, dice)
}

fn some_towns(count: u64, most: u64, dice: &mut Dice) -> Vec<Town> {
    // Odd and even: a read and a write never end at one instant, nor do two of either.
    let towns = (0..count).map(|index| {
        let (read, write) = (
            dice.number(5..=most) * 20 + 2 * index,
            dice.number(5..=most) * 20 + 11,
        );
        town(&format!("{} {index}", dice.word()), read, write, dice)
    });
    towns.collect()
}
