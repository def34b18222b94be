//! Reports: one file a format, data in, bytes out. Judges nothing and runs nothing.

pub mod human;
pub mod json;
pub mod picture;
pub mod progress;
#[cfg(test)]
pub(crate) mod samples;

use crate::event::{Environment, Report, Summary};

/// Everything that a format may say about one session.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// This program's version.
    pub katas: &'a str,
    pub environment: &'a Environment,
    /// In the order of the catalogue.
    pub reports: &'a [Report],
    pub summary: Summary,
}

/// One format: a finished session in, bytes for a file or standard output out.
pub trait Format {
    /// The whole document, ending in a newline.
    fn render(&self, run: &Run<'_>) -> Vec<u8>;
}
