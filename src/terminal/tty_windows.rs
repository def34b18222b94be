//! A terminal that others configure, too. On Windows an answer has a console mode of ours no more than we have its.

/// This program's terminal, and what it was: nothing that would have to be kept.
#[derive(Debug)]
pub struct Kept;

impl Kept {
    pub fn now() -> Option<Kept> {
        None
    }

    pub fn in_words(&self) -> String {
        String::new()
    }

    pub fn hold(&self) {}

    pub fn put_back(&self) {}
}

/// No terminal stops anybody here.
pub fn never_stopped() {}

/// Nothing is left behind here.
pub fn put_back_after_death(_words: &str) {}
