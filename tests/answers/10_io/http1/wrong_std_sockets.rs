//! wrong: the_requests_are_under_way_together / blocked-thread

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};

use futures::future::try_join_all;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    try_join_all(paths.iter().map(|path| get(server, path))).await
}

async fn get(server: SocketAddr, path: &str) -> io::Result<String> {
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
