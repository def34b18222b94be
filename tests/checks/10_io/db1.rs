//! What judges `db1`: the queries together, the inserts together behind them, the goodbye last.

#![forbid(unsafe_code)]

#[path = "../../exercises/10_io/db1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::db::{Server, Table};
use katas_kit::{Dice, Recorder, Run, all, check, ms};

#[derive(Debug, Clone)]
struct Night {
    connect: Duration,
    close: Duration,
    /// Three to be asked, then two to be inserted into.
    tables: Vec<Table>,
}

/// Inserted rows with their tables.
type Rows = Vec<(String, String)>;

const TABLES: [&str; 5] = ["users", "posts", "comments", "counts", "news"];

pub fn main() {
    check(write)
        .set(night(
            [500, 200],
            [1000, 900, 800, 500, 400],
            &mut Dice::new(1),
        ))
        .set(night(
            [120, 310],
            [240, 470, 980, 90, 650],
            &mut Dice::new(2),
        ))
        .seeded(8, |dice: &mut Dice| {
            let (connect, close) = (dice.number(50..=900), dice.number(50..=900));
            let tables: Vec<u64> = (0..5).map(|n| dice.number(10..=180) * 5 + n).collect();
            night(
                [connect, close],
                [tables[0], tables[1], tables[2], tables[3], tables[4]],
                dice,
            )
        })
        .require("the_queries_wait_for_the_connection_alone", |run| {
            let connected = Some(run.data().connect);
            all(TABLES[..3]
                .iter()
                .map(|table| run.lane(table).started().is(connected)))
        })
        .require("the_inserts_wait_for_the_queries_alone", |run| {
            let asked = last_end(run, "query");
            all(TABLES[3..]
                .iter()
                .map(|table| run.lane(table).started().is(asked)))
        })
        .require("the_connection_is_closed_at_the_end", |run| {
            let inserted = last_end(run, "insert");
            let closed = inserted.unwrap_or_default() + run.data().close;
            all([
                run.calls("close").is(1),
                run.lane("close").started().is(inserted),
                run.lane("close").finished_at(closed),
                run.elapsed().is(closed),
            ])
        })
        .require("the_rows_are_right", |run| {
            run.same_list(run.returned(), &wanted(&run.data().tables))
        })
        .require("nothing_is_done_twice", |run| {
            all([
                run.calls("connect").is(1),
                run.calls("query").is(3),
                run.calls("insert").is(2),
                run.wakeups().at_most(60),
            ])
        })
        .judge()
}

async fn write(recorder: Recorder, night: Night) -> Rows {
    let server = Server::new(&recorder, night.connect, night.close, night.tables);
    exercise::write_digest(&server).await;
    server.inserted()
}

/// When the last call of this operation was over; `None` if there was none.
fn last_end(run: &Run<'_, Night, Rows>, op: &str) -> Option<Duration> {
    let ends = run.lanes(op).filter_map(|lane| lane.span()?.ended);
    ends.max().map(ms)
}

fn wanted(tables: &[Table]) -> Rows {
    let count = |table: &Table| format!("{} {}", table.rows.len(), table.name);
    let newest = |table: &Table| table.rows.last().map_or("none", String::as_str).to_owned();
    let asked = tables[..3].iter();
    let rows = [
        asked.clone().map(count).collect::<Vec<_>>().join(", "),
        asked.map(newest).collect::<Vec<_>>().join(", "),
    ];
    let names = TABLES[3..].iter().map(|name| (*name).to_owned());
    names.zip(rows).collect()
}

fn night(ends: [u64; 2], latencies: [u64; 5], dice: &mut Dice) -> Night {
    let table = |(name, latency): (&str, u64)| Table {
        name: name.to_owned(),
        latency: ms(latency),
        rows: (0..dice.number(0..=5)).map(|_| dice.sentence()).collect(),
    };
    Night {
        connect: ms(ends[0]),
        close: ms(ends[1]),
        tables: TABLES.into_iter().zip(latencies).map(table).collect(),
    }
}
