//! wrong: the_requests_are_under_way_together / starved

use std::io;
use std::net::SocketAddr;

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let mut tasks = Vec::new();
    for path in paths.iter().cloned() {
        tasks.push(tokio::spawn(async move { get(server, &path).await }));
        sleep(Duration::from_millis(100)).await;
    }
    let mut bodies = Vec::new();
    for task in tasks {
        bodies.push(task.await??);
    }
    Ok(bodies)
}

async fn get(server: SocketAddr, path: &str) -> io::Result<String> {
    let mut wire = TcpStream::connect(server).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n");
    wire.write_all(request.as_bytes()).await?;
    let mut reply = String::new();
    wire.read_to_string(&mut reply).await?;
    match reply.split_once("\r\n\r\n") {
        Some((_head, body)) => Ok(body.to_owned()),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
