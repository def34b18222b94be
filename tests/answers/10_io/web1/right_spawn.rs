//! right: a bare task for each client

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub async fn serve(listener: TcpListener) -> io::Result<()> {
    loop {
        let (client, _) = listener.accept().await?;
        tokio::spawn(async move {
            let _ = greet(client).await;
        });
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
