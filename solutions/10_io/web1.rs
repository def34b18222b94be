//! Serve greetings: a client sends a line with a name, gets the line `hello NAME` back, and is done.

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Serves until it is dropped.
pub async fn serve(listener: TcpListener) -> io::Result<()> {
    // A task for each client: one that says nothing keeps only its own task waiting.
    // A `JoinSet` rather than bare `tokio::spawn`: when `serve` is dropped, so is every greeting.
    let mut clients = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let (client, _address) = accepted?;
                clients.spawn(greet(client));
            }
            // Take in what has ended, or the set grows for ever. What went wrong with one client
            // is that client's trouble: it must not reach the others through a `?`.
            Some(ended) = clients.join_next() => {
                if let Ok(Err(error)) = ended {
                    eprintln!("a client was not greeted: {error}");
                }
            }
        }
    }
}

async fn greet(client: TcpStream) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut name = String::new();
    client.read_line(&mut name).await?; // an error if it is not UTF-8
    let reply = format!("hello {}\n", name.trim());
    client.write_all(reply.as_bytes()).await?;
    Ok(())
}
