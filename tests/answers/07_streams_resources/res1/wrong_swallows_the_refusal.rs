//! wrong: the_outcome_is_passed_on / wrong-value

use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let mut receipts = Vec::new();
    for letter in letters {
        let Ok(receipt) = session.send(letter).await else {
            break;
        };
        receipts.push(receipt);
    }
    session.close().await;
    Ok(receipts)
}
