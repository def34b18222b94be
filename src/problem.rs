//! An error that knows the way out, and how errors are printed: `error:`, the causes, `hint:`. And the errors that are
//! our own: a panic ends the program.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};
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
    if hints.is_empty()
        && let Some(hint) = way_out(error)
    {
        writeln!(hints, "hint: {hint}").expect("a String takes every write");
    }
    text + &hints
}

/// Something that failed and stopped nobody, with its causes and the way out, for stderr.
pub fn note(what: &str, error: &anyhow::Error) -> String {
    let mut text = format!("note: {what}: {error:#}");
    if let Some(hint) = way_out(error) {
        write!(text, "\nhint: {hint}").expect("a String takes every write");
    }
    text
}

/// With its causes in one line, and the ways out in lines of their own, where neither `error:` nor `hint:` is wanted.
pub fn in_words(error: &anyhow::Error) -> String {
    let problems = error.chain().filter_map(|cause| cause.downcast_ref());
    let hints = problems.flat_map(|problem: &Problem| problem.hints.iter().cloned());
    let mut lines = vec![format!("{error:#}").replace("\nhint: ", "\n")];
    lines.extend(hints);
    if lines.len() == 1 {
        lines.extend(way_out(error).map(str::to_owned));
    }
    lines.join("\n")
}

/// What to do about a system that refuses, where that can be told from how it does.
fn way_out(error: &anyhow::Error) -> Option<&'static str> {
    use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    let mut causes = error.chain();
    let kind = causes
        .find_map(|cause| cause.downcast_ref::<io::Error>())?
        .kind();
    if matches!(kind, PermissionDenied | ReadOnlyFilesystem) {
        Some(
            "`ls -ld` tells who may read and write there; `katas init DIR` makes a workspace elsewhere, `--dir DIR` \
             uses a copy of this one, `chmod -R u+w` opens it if it is yours, and with KATAS_BUILD_DIR=DIR katas \
             builds elsewhere",
        )
    } else if matches!(kind, StorageFull | QuotaExceeded) {
        Some("there is no room on the disk: make some, and do it again")
    } else {
        None
    }
}

/// From now on a panic, in whatever thread, says that the mistake is ours and ends the program with this code: what
/// goes on without one of its parts shows an old verdict for a new one. What was started is the guard's to end.
pub fn end_on_panic(code: u8) {
    let next = panic::take_hook();
    panic::set_hook(Box::new(move |found| {
        next(found);
        // Nowhere is left to report that stderr is closed.
        let _ = io::stderr().write_all(ours().as_bytes());
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
    fn what_the_system_refuses_has_a_way_out_unless_there_is_a_better_one() {
        let refused = |kind: io::ErrorKind| anyhow::Error::new(io::Error::from(kind));
        for (kind, words) in [
            (io::ErrorKind::PermissionDenied, "hint: `ls -ld` tells"),
            (io::ErrorKind::ReadOnlyFilesystem, "hint: `ls -ld` tells"),
            (io::ErrorKind::StorageFull, "hint: there is no room"),
        ] {
            let error = refused(kind).context("cannot write `a`");
            assert!(render(&error).contains(words), "{kind:?}");
            let note = note("it is not noted", &error);
            assert!(note.starts_with("note: it is not noted: cannot write `a`: "));
            assert!(note.contains(words), "{kind:?}");
            let told = in_words(&error);
            assert!(told.starts_with("cannot write `a`: "), "{told}");
            assert_eq!(told.lines().count(), 2, "{told}");
            let better = Problem::new("no")
                .because(io::Error::from(kind))
                .hint("do this");
            assert!(render(&better.into()).ends_with("\nhint: do this\n"));
        }
        assert!(!render(&refused(io::ErrorKind::NotFound)).contains("hint"));
    }

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
        let problem = Problem::new("cannot save").because("no space left");
        assert_eq!(
            in_words(&problem.hint("free some space").into()),
            "cannot save: no space left\nfree some space"
        );
    }
}
