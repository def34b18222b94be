//! wrong: the_requests_are_under_way_together / blocked-thread

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};

use tokio::task::JoinHandle;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let spawn = |path: &String| {
        let path = path.clone();
        tokio::spawn(async move { get(server, &path).await })
    };
    let tasks: Vec<JoinHandle<io::Result<String>>> = paths.iter().map(spawn).collect();
    let mut bodies = Vec::new();
    for task in tasks {
        bodies.push(task.await??);
    }
    Ok(bodies)
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
