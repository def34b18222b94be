//! wrong: whoever_asks_is_greeted / starved

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub async fn serve(listener: TcpListener) -> io::Result<()> {
    loop {
        let (client, _) = listener.accept().await?;
        if let Err(error) = greet(client).await {
            eprintln!("{error}");
        }
    }
}

async fn greet(client: TcpStream) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut name = String::new();
    client.read_line(&mut name).await?;
    let reply = format!("hello {}\n", name.trim());
    client.write_all(reply.as_bytes()).await
}
