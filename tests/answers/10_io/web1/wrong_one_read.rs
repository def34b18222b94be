//! wrong: a_client_may_take_its_time / wrong-value

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Serves until it is dropped.
pub async fn serve(listener: TcpListener) -> io::Result<()> {
    loop {
        let (client, _address) = listener.accept().await?;
        tokio::spawn(async move {
            if let Err(error) = greet(client).await {
                eprintln!("a client was not greeted: {error}");
            }
        });
    }
}

async fn greet(mut client: TcpStream) -> io::Result<()> {
    // Whatever has come by now is taken for the whole line.
    let mut bytes = [0; 256];
    let count = client.read(&mut bytes).await?;
    let name = std::str::from_utf8(&bytes[..count]).map_err(io::Error::other)?;
    let reply = format!("hello {}\n", name.trim());
    client.write_all(reply.as_bytes()).await
}
