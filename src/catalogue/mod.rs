//! What there is to learn: topics and exercises from `info.toml`, and the files that go with them.

mod info;
mod set;

pub use info::{Catalogue, CatalogueError, Exercise, Expectation, Limits, Topic};
pub use set::Set;
