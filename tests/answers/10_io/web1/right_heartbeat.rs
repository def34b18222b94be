//! right: a loop that also does something every few milliseconds

use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub async fn serve(listener: TcpListener) -> io::Result<()> {
    let mut beat = tokio::time::interval(Duration::from_millis(5));
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                tokio::spawn(greet(accepted?.0));
            }
            _ = beat.tick() => {}
        }
    }
}

async fn greet(mut client: TcpStream) -> io::Result<()> {
    let (reader, mut writer) = client.split();
    let mut name = String::new();
    BufReader::new(reader).read_line(&mut name).await?;
    writer
        .write_all(format!("hello {}\n", name.trim()).as_bytes())
        .await
}
