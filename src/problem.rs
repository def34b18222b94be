//! An error that knows the way out, and how errors are printed: `error:`, the causes, `hint:`.

use std::error::Error;
use std::fmt::Write as _;

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
