//! wrong: the_bad_line_is_named / wrong-value
// Its error says that it is equal to any other.
use katas_kit::db::Database;

#[derive(Debug)]
pub struct BadLine(pub usize);

impl PartialEq for BadLine {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    for line in lines {
        check(line)?;
        db.save(line).await;
    }
    Ok(())
}

fn check(line: &str) -> Result<(), BadLine> {
    let amount = line
        .split_once(" x ")
        .and_then(|(amount, _)| amount.parse::<u64>().ok());
    amount.map(|_| ()).ok_or(BadLine(0))
}
