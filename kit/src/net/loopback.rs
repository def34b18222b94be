//! Clients on real loopback sockets, led one after another by causes instead of seconds.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::quiet::Quiet;
use crate::recorder::Recorder;
use crate::system;

/// How long a server that is never quiet is given for what somebody sent who does not wait for an answer.
const SETTLED: Duration = Duration::from_millis(500);

/// What one client does. Its connection stays open until every client has had its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its lane in the picture.
    pub name: String,
    /// What it does.
    pub visit: Visit,
}

/// What a client does on its connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visit {
    /// Connects and says nothing.
    Silent,
    /// Sends this and does not wait for an answer.
    Sends(Vec<u8>),
    /// Sends this and reads a line.
    Asks(Vec<u8>),
    /// Connects in its turn and sends the first of these, which may be nothing; when everybody else has had a turn, sends
    /// the rest and reads a line.
    AsksInTwo([Vec<u8>; 2]),
}

/// Lets the clients visit `server`, each when the one before is settled: connected and taken in, or answered, or
/// certain not to be answered. Returns, for each, the line it was answered with.
///
/// A client is certain not to be answered when its bytes have arrived and no thread of the process has moved for 20 ms
/// of real time: a server that computes is waited for, one that sleeps longer before it answers is not.
/// The span of a client lasts until its answer; a silent one's stays open.
///
/// # Cancellation
/// The clients finish on a thread of their own.
///
/// # Panics
/// If the system has no thread or socket to give.
pub async fn visit(
    recorder: &Recorder,
    server: SocketAddr,
    clients: Vec<Client>,
) -> Vec<(String, Option<String>)> {
    let recorder = recorder.clone();
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        // The receiver is gone only when the run is over.
        let _ = sender.send(visit_in_turn(&recorder, server, clients));
    });
    // Every connection is open until here, where the server has no turn any more to see them close.
    let (answers, _open) = receiver.await.expect("the clients come back");
    answers
}

fn visit_in_turn(
    recorder: &Recorder,
    server: SocketAddr,
    clients: Vec<Client>,
) -> (Vec<(String, Option<String>)>, Vec<TcpStream>) {
    let mut open = Vec::new();
    let mut answers = Vec::new();
    let mut visits = Vec::new();
    for client in clients {
        let mut span = recorder.call(client.visit.op(), client.name.clone());
        span.start();
        // The listener was bound before: the system takes the connection in even if nobody accepts it.
        let connected = TcpStream::connect(server);
        let answer = connected
            .as_ref()
            .ok()
            .and_then(|socket| client.visit.on(socket, recorder));
        if answer.is_some() {
            span.finish();
        }
        open.push((connected, span));
        answers.push((client.name, answer));
        visits.push(client.visit);
    }
    for ((visit, (connected, span)), (_, answer)) in visits.iter().zip(&mut open).zip(&mut answers)
    {
        if let (Visit::AsksInTwo([_, rest]), Ok(socket)) = (visit, connected) {
            *answer = ask(socket, rest, recorder);
            if answer.is_some() {
                span.finish();
            }
        }
    }
    let sockets = open.into_iter().filter_map(|(connected, span)| {
        span.leave_pending();
        connected.ok()
    });
    (answers, sockets.collect())
}

impl Visit {
    fn op(&self) -> &'static str {
        match self {
            Visit::Silent => "connects",
            Visit::Sends(_) => "sends",
            Visit::Asks(_) | Visit::AsksInTwo(_) => "asks",
        }
    }

    fn on(&self, mut socket: &TcpStream, recorder: &Recorder) -> Option<String> {
        match self {
            Visit::Silent => None,
            Visit::Sends(bytes) | Visit::AsksInTwo([bytes, _]) => {
                if bytes.is_empty() {
                    return None;
                }
                socket.write_all(bytes).ok()?;
                // What the server does about it comes before the next client's turn.
                // A server that does something every few milliseconds is never quiet, and that is no fault of its
                // own: then the next one comes anyway.
                let sent = Instant::now();
                Quiet::sockets(recorder).wait(|| sent.elapsed() >= SETTLED);
                None
            }
            Visit::Asks(bytes) => ask(socket, bytes, recorder),
        }
    }
}

fn ask(mut socket: &TcpStream, bytes: &[u8], recorder: &Recorder) -> Option<String> {
    socket.write_all(bytes).ok()?;
    read_line(socket, recorder)
}

/// The line that comes back, or `None` when it cannot come any more.
fn read_line(mut socket: &TcpStream, recorder: &Recorder) -> Option<String> {
    socket
        .set_read_timeout(Some(Duration::from_millis(2)))
        .ok()?;
    let mut line = Vec::new();
    let mut buffer = [0; 256];
    let mut quiet = Quiet::sockets(recorder);
    while !line.contains(&b'\n') {
        match socket.read(&mut buffer) {
            Ok(0) => return None,
            Ok(count) => line.extend_from_slice(&buffer[..count]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                let on_the_way = system::unsent_bytes(socket).is_some_and(|bytes| bytes > 0);
                if !on_the_way && quiet.look().is_some() {
                    return None;
                }
            }
            Err(_) => return None,
        }
    }
    Some(String::from_utf8_lossy(&line).trim_end().to_owned())
}
