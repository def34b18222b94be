//! right: and_then and try_collect over a stream

use futures::{TryStreamExt, stream};
use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let outcome = stream::iter(letters.iter().map(Ok))
        .and_then(|letter| session.send(letter))
        .try_collect()
        .await;
    session.close().await;
    outcome
}
