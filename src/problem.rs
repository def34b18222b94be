//! An error that knows the way out, and how errors are printed: `error:`, the causes, `hint:`. And the errors that are
//! our own: a panic ends the program.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic;
use std::process;

/// What is wrong, and what to type about it.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    message: String,
    hints: Vec<String>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Problem {
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hints: Vec::new(),
            source: None,
        }
    }

    /// Adds a `hint:` line.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Names what led to it.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(cause.into());
        self
    }
}

/// The whole text for stderr: the error, its causes, and the hints of all of them.
pub fn render(error: &anyhow::Error) -> String {
    let mut text = format!("error: {error}\n");
    let mut hints = String::new();
    for (depth, cause) in error.chain().enumerate() {
        if depth > 0 {
            writeln!(text, "  because: {cause}").expect("a String takes every write");
        }
        for hint in cause
            .downcast_ref::<Problem>()
            .into_iter()
            .flat_map(|problem| &problem.hints)
        {
            writeln!(hints, "hint: {hint}").expect("a String takes every write");
        }
    }
    text + &hints
}

/// From now on a panic, in whatever thread, says that the mistake is ours and ends the program with this code: what
/// goes on without one of its parts shows an old verdict for a new one. What was started is the guard's to end.
pub fn end_on_panic(code: u8) {
    let next = panic::take_hook();
    panic::set_hook(Box::new(move |found| {
        next(found);
        // Nowhere is left to report that stderr is closed.
        let _ = std::io::stderr().write_all(ours().as_bytes());
        process::exit(code.into());
    }));
}

fn ours() -> String {
    let place = match env!("CARGO_PKG_REPOSITORY") {
        "" => "where you got katas".to_owned(),
        repository => format!("at {repository}/issues"),
    };
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "error: this is a mistake in katas {version}, not in your file; your work and your progress are on disk\n\
         hint: please report it, with the lines above, {place}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_shows_its_causes_and_then_the_way_out() {
        let disk = std::io::Error::other("no space left");
        let problem = Problem::new("cannot save the progress")
            .because(disk)
            .hint("free some space, then `katas next`");
        assert_eq!(
            render(&anyhow::Error::new(problem).context("cannot move on")),
            "error: cannot move on\n  because: cannot save the progress\n  because: no space left\n\
             hint: free some space, then `katas next`\n"
        );
    }
}
