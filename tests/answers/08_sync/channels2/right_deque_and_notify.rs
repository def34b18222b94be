//! right: a deque behind a lock, and two bells

use std::collections::VecDeque;
use std::sync::Mutex;

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::Notify;

pub async fn copy(log: Feed, database: &Database) {
    let queue = Mutex::new(VecDeque::new());
    let (filled, taken) = (Notify::new(), Notify::new());
    let reading = async {
        loop {
            let line = log.next().await;
            let over = line.is_none();
            while queue.lock().unwrap().len() == 3 {
                taken.notified().await;
            }
            queue.lock().unwrap().push_back(line);
            filled.notify_one();
            if over {
                break;
            }
        }
    };
    let saving = async {
        loop {
            let next = queue.lock().unwrap().pop_front();
            match next {
                Some(Some(line)) => {
                    taken.notify_one();
                    database.save(&line).await;
                }
                Some(None) => break,
                None => filled.notified().await,
            }
        }
    };
    tokio::join!(reading, saving);
}
