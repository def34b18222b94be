//! The table that is printed.

use std::fmt;
use std::time::Duration;

/// One line: what, how long, how long cargo took for the same, the ratio.
#[derive(Debug)]
pub(crate) struct Row {
    what: String,
    katas: Duration,
    cargo: Duration,
}

impl Row {
    pub(crate) fn ratio(what: &str, katas: Duration, cargo: Duration) -> Self {
        Self {
            what: what.to_owned(),
            katas,
            cargo,
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Figures {
    rows: Vec<Row>,
    notes: Vec<String>,
}

impl Figures {
    pub(crate) fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub(crate) fn note(&mut self, note: String) {
        self.notes.push(note);
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| what | katas | `cargo test` | ratio |\n|---|---|---|---|"
        )?;
        for Row { what, katas, cargo } in &self.rows {
            let ms = |time: &Duration| time.as_secs_f64() * 1000.0;
            let ratio = katas.as_secs_f64() / cargo.as_secs_f64();
            writeln!(
                f,
                "| {what} | {:.1} ms | {:.1} ms | {ratio:.3} |",
                ms(katas),
                ms(cargo)
            )?;
        }
        for note in &self.notes {
            write!(f, "\n{note}\n")?;
        }
        Ok(())
    }
}
