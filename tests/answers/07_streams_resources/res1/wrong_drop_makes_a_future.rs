//! wrong: the_session_is_closed_when_it_returns / never-polled

use katas_kit::mail::{Refused, Server, Session};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let guard = Guard(Some(server.connect().await));
    let mut receipts = Vec::new();
    for letter in letters {
        let session = guard.0.as_ref().expect("it is open");
        receipts.push(session.send(letter).await?);
    }
    Ok(receipts)
}

struct Guard(Option<Session>);

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(session) = self.0.take() {
            let _ = session.close();
        }
    }
}
