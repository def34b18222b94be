//! A simulated site whose pages take their time, and real loopback clients.

mod loopback;
mod site;

pub use loopback::{Client, Visit, visit};
pub use site::{Page, Site};
