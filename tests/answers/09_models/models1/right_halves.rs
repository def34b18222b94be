//! right: half of the names for another thread, and so on down to single ones

use katas_kit::legacy::Client;
pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    match names {
        [] => vec![],
        [one] => vec![client.get(one)],
        many => {
            let (a, b) = many.split_at(many.len() / 2);
            std::thread::scope(|s| {
                let left = s.spawn(|| fetch_all(client, a));
                let mut r = fetch_all(client, b);
                let mut l = left.join().unwrap();
                l.append(&mut r);
                l
            })
        }
    }
}
