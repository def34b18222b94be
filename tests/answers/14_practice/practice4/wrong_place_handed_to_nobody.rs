//! wrong: always_five_while_others_wait / under-used

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use katas_kit::net::Site;
use tokio::sync::oneshot;

pub const AT_MOST: usize = 5;

struct Places {
    free: usize,
    waiting: VecDeque<oneshot::Sender<()>>,
}

#[derive(Clone)]
pub struct Client {
    site: Site,
    places: Arc<Mutex<Places>>,
}

/// Hands its place on when it is dropped.
struct Place(Arc<Mutex<Places>>);

impl Drop for Place {
    fn drop(&mut self) {
        let mut places = self.0.lock().unwrap();
        while let Some(next) = places.waiting.pop_front() {
            // Sent is not received: the caller may go away before looking, and the place with it.
            if next.send(()).is_ok() {
                return;
            }
        }
        places.free += 1;
    }
}

impl Client {
    pub fn new(site: Site) -> Self {
        let (free, waiting) = (AT_MOST, VecDeque::new());
        let places = Arc::new(Mutex::new(Places { free, waiting }));
        Self { site, places }
    }

    pub async fn get(&self, name: &str) -> String {
        let turn = {
            let mut places = self.places.lock().unwrap();
            match places.free {
                0 => {
                    let (next, turn) = oneshot::channel();
                    places.waiting.push_back(next);
                    Some(turn)
                }
                _ => {
                    places.free -= 1;
                    None
                }
            }
        };
        if let Some(turn) = turn {
            turn.await.expect("whoever leaves hands the place on");
        }
        let _place = Place(self.places.clone());
        self.site.get(name).await
    }
}
