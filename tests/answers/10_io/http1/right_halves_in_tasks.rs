//! right: a task that writes and one that reads, and all of it under a generous timeout

use std::io;
use std::net::SocketAddr;

use std::time::Duration;

use futures::future::try_join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let pages = try_join_all(paths.iter().map(|path| get(server, path)));
    timeout(Duration::from_secs(60), pages).await?
}

async fn get(server: SocketAddr, path: &str) -> io::Result<String> {
    let (mut reader, mut writer) = TcpStream::connect(server).await?.into_split();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n");
    let writing = tokio::spawn(async move {
        writer.write_all(request.as_bytes()).await?;
        Ok::<_, io::Error>(writer)
    });
    let mut reply = String::new();
    let reading = reader.read_to_string(&mut reply);
    let (_writer, _count) = tokio::try_join!(async { writing.await? }, reading)?;
    println!("{path}: {} bytes", reply.len());
    match reply.split_once("\r\n\r\n") {
        Some((_head, body)) => Ok(body.to_owned()),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
