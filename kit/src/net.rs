//! A simulated site whose pages take their time, and clients and a server on real loopback sockets.

mod http;
mod loopback;
mod site;

pub use http::{AT_THE_WEB_SERVER, WebServer};
pub use loopback::{Client, Visit, visit};
pub use site::{Page, Site};
