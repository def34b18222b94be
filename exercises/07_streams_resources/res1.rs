//! Sends letters through a mail server, one after another, in one session. The first letter that is
//! refused ends the sending, and the caller gets that refusal.
//! However it ends, the goodbye has been said when the function returns: the server keeps every other
//! session open, and it has run out of sessions since somebody's letters are being refused.
//!
//! In asyncio you would write:
//!
//!     async with server.connect() as session:
//!         return [await session.send(letter) for letter in letters]

use katas_kit::mail::{Refused, Server};

/// Gives the receipts.
pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let mut receipts = Vec::new();
    for letter in letters {
        receipts.push(session.send(letter).await?);
    }
    // `close` says goodbye and waits for the server's reply. Dropping a session does neither.
    session.close().await;
    Ok(receipts)
}
