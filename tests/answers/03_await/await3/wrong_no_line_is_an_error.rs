//! wrong: the_bad_line_is_named / wrong-value

use katas_kit::db::Database;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    if lines.is_empty() {
        return Err(BadLine(0));
    }
    for (number, line) in (1..).zip(lines) {
        db.save(check(number, line)?).await;
    }
    Ok(())
}

/// An order looks like `3 x tea`.
fn check(number: usize, line: &str) -> Result<&str, BadLine> {
    let (count, _article) = line.split_once(" x ").ok_or(BadLine(number))?;
    let _count: u32 = count.parse().map_err(|_| BadLine(number))?;
    Ok(line)
}
