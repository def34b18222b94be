//! What there is to learn: topics and exercises from `info.toml`, and the files that go with them.

pub mod embedded;
mod info;
mod lookup;
mod parse;
mod rules;
mod set;

pub use info::{Catalogue, CatalogueError, Exercise, Topic};
pub use lookup::{NotFound, nearest};
pub use set::Set;
