//! wrong: the_requests_are_under_way_together / starved

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    names.iter().map(|name| client.get(name)).collect()
}
