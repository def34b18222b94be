//! right: lines of a BufReader, and as many bytes as the head says

use std::io;
use std::net::SocketAddr;

use futures::future::try_join_all;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    try_join_all(paths.iter().map(|path| get(server, path))).await
}

async fn get(server: SocketAddr, path: &str) -> io::Result<String> {
    let mut wire = BufReader::new(TcpStream::connect(server).await?);
    for line in [&format!("GET {path} HTTP/1.1"), "Connection: close", ""] {
        wire.write_all(line.as_bytes()).await?;
        wire.write_all(b"\r\n").await?;
    }
    let mut length = 0;
    loop {
        let mut line = String::new();
        if wire.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().map_err(io::Error::other)?,
            Some(_) => {}
            None if line.trim_end().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    wire.read_exact(&mut body).await?;
    String::from_utf8(body).map_err(io::Error::other)
}
