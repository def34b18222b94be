//! right: no question mark at all

use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let mut outcome = Ok(Vec::new());
    for letter in letters {
        match (session.send(letter).await, &mut outcome) {
            (Ok(receipt), Ok(receipts)) => receipts.push(receipt),
            (Err(refused), _) => {
                outcome = Err(refused);
                break;
            }
            (Ok(_), Err(_)) => break,
        }
    }
    session.close().await;
    outcome
}
