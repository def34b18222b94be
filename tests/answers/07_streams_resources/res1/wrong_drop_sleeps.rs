//! wrong: the_first_refusal_ends_the_sending / blocked-thread
use katas_kit::mail::{Refused, Server};
use std::time::Duration;

struct Goodbye<F: Future<Output = ()> + Send + 'static>(Option<F>);

impl<F: Future<Output = ()> + Send + 'static> Drop for Goodbye<F> {
    fn drop(&mut self) {
        if let Some(close) = self.0.take() {
            tokio::spawn(close);
            std::thread::sleep(Duration::from_millis(500));
        }
    }
}

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let mut outcome = Ok(Vec::new());
    for letter in letters {
        match session.send(letter).await {
            Ok(receipt) => outcome.as_mut().unwrap().push(receipt),
            Err(refused) => {
                outcome = Err(refused);
                break;
            }
        }
    }
    drop(Goodbye(Some(async move {
        session.close().await;
    })));
    outcome
}
