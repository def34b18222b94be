//! wrong: everything_before_the_bad_line_is_saved_and_nothing_after_it / never-polled

use katas_kit::db::Database;
use tokio::task::JoinSet;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    let mut tasks = JoinSet::new();
    for (number, line) in (1..).zip(lines) {
        let order = check(number, line)?;
        tasks.spawn(db.save(order));
    }
    tasks.join_all().await;
    Ok(())
}

/// An order looks like `3 x tea`.
fn check(number: usize, line: &str) -> Result<&str, BadLine> {
    let (count, _article) = line.split_once(" x ").ok_or(BadLine(number))?;
    let _count: u32 = count.parse().map_err(|_| BadLine(number))?;
    Ok(line)
}
