//! right: std's sockets, each on a thread that may wait

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};

use futures::future::try_join_all;
use tokio::task::spawn_blocking;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let requests = paths.iter().cloned();
    let requests = requests.map(|path| spawn_blocking(move || get(server, &path)));
    try_join_all(requests.collect::<Vec<_>>())
        .await?
        .into_iter()
        .collect()
}

fn get(server: SocketAddr, path: &str) -> io::Result<String> {
    let mut wire = TcpStream::connect(server)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n");
    wire.write_all(request.as_bytes())?;
    let mut reply = String::new();
    wire.read_to_string(&mut reply)?;
    match reply.split_once("\r\n\r\n") {
        Some((_head, body)) => Ok(body.to_owned()),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
