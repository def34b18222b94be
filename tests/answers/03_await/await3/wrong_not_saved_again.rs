//! wrong: everything_before_the_bad_line_is_saved_and_nothing_after_it / lost-or-repeated

use katas_kit::db::Database;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    for (number, line) in (1..).zip(lines) {
        let order = check(number, line)?;
        if !db.rows().iter().any(|row| row == order) {
            db.save(order).await;
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
