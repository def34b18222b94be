//! The watch screen: what it shows as pure state, and the loop that keeps it true.

mod body;
mod desk;
mod elsewhere;
mod list;
mod markdown;
mod press;
mod render;
mod run;
mod table;
#[cfg(test)]
mod tests;
mod view;

pub use desk::{Advising, After, Desk, Reply, Saved};
pub use press::Request;
pub use run::{Ended, run};
pub use view::{Done, Hints, Panel, Place, Row, View};
