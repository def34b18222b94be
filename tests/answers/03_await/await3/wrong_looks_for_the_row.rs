//! wrong: the_lines_are_saved_one_after_another / polling

use std::time::Duration;

use katas_kit::db::Database;
use tokio::time::sleep;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    for (number, line) in (1..).zip(lines) {
        let order = check(number, line)?;
        let task = tokio::spawn(db.save(order));
        while !task.is_finished() {
            sleep(Duration::from_millis(1)).await;
        }
    }
    Ok(())
}

/// An order looks like `3 x tea`.
fn check(number: usize, line: &str) -> Result<&str, BadLine> {
    let (count, _article) = line.split_once(" x ").ok_or(BadLine(number))?;
    let _count: u32 = count.parse().map_err(|_| BadLine(number))?;
    Ok(line)
}
