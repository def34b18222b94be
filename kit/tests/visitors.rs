//! Clients on loopback sockets: answered, not answered, and answered with something else. And a server there, which
//! answers when enough have come or nobody else can.

use katas_kit::net::{AT_THE_WEB_SERVER, Client, Page, Visit, WebServer, visit};
use katas_kit::record::{Observable, SpanEnd};
use katas_kit::{Recorder, Run, check, ms};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::case::{cases, record_of};

cases![
    greets_everybody,
    greets_in_turn,
    ends_at_garbage,
    greets_wrongly,
    hangs_up,
    computes_first,
    asks_together,
    asks_in_turn,
    asks_half
];

type Answers = Vec<(String, Option<String>)>;

/// A silent client, a polite one, a garbled one and another polite one come to this server.
fn judged<F: Future<Output = ()> + 'static>(server: impl Fn(TcpListener) -> F + 'static) -> ! {
    let server = std::rc::Rc::new(server);
    check(move |recorder: Recorder, ()| {
        let server = server.clone();
        async move {
            let listener = TcpListener::bind("127.0.0.1:0")
                .await
                .expect("loopback has a free port");
            let address = listener
                .local_addr()
                .expect("a bound listener has an address");
            let client = |name: &str, visit: Visit| Client {
                name: name.to_owned(),
                visit,
            };
            let clients = vec![
                client("silent", Visit::Silent),
                client("Bea", Visit::Asks(b"Bea\n".to_vec())),
                client("garbled", Visit::Sends(vec![0xff, b'\n'])),
                client("Dan", Visit::Asks(b"Dan\n".to_vec())),
            ];
            let server = async {
                server(listener).await;
                std::future::pending().await
            };
            tokio::select! {
                answers = visit(&recorder, address, clients) => answers,
                never = server => never,
            }
        }
    })
    .set(())
    .on_real_clock()
    .require("bea_is_greeted", |run: &Run<'_, (), Answers>| {
        run.answered("Bea", run.returned()[1].1.as_deref(), "hello Bea")
    })
    .require("dan_is_greeted", |run| {
        run.answered("Dan", run.returned()[3].1.as_deref(), "hello Dan")
    })
    .judge()
}

async fn read_name(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut name = String::new();
    BufReader::new(stream).read_line(&mut name).await?;
    Ok(name.trim_end().to_owned())
}

async fn greet(mut stream: TcpStream, word: &str) -> std::io::Result<()> {
    let name = read_name(&mut stream).await?;
    stream
        .write_all(format!("{word} {name}\n").as_bytes())
        .await?;
    // Until the client hangs up.
    stream.read_u8().await.map(drop)
}

fn greets_everybody() -> ! {
    judged(|listener| async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(greet(stream, "hello"));
        }
    })
}

fn greets_in_turn() -> ! {
    judged(|listener| async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = greet(stream, "hello").await;
        }
    })
}

fn ends_at_garbage() -> ! {
    judged(|listener| async move {
        let mut clients = tokio::task::JoinSet::new();
        loop {
            tokio::select! {
                Ok((stream, _)) = listener.accept() => { clients.spawn(greet(stream, "hello")); }
                Some(Ok(Err(_))) = clients.join_next() => return,
            }
        }
    })
}

fn greets_wrongly() -> ! {
    judged(|listener| async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(greet(stream, "goodbye"));
        }
    })
}

fn hangs_up() -> ! {
    judged(|listener| async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                read_name(&mut stream).await?;
                stream.write_all(b"half a li").await
            });
        }
    })
}

fn computes_first() -> ! {
    judged(|listener| async move {
        while let Ok((stream, _)) = listener.accept().await {
            let until = std::time::Instant::now() + ms(60);
            while std::time::Instant::now() < until {}
            tokio::spawn(greet(stream, "hello"));
        }
    })
}

/// What Bea and Dan were answered, and whether both requirements hold.
fn seen(case: &str) -> [(bool, String); 2] {
    let record = record_of(case);
    assert_eq!(record.run().elapsed_ms, None, "nothing is said about time");
    ["bea_is_greeted", "dan_is_greeted"].map(|id| {
        let finding = record.finding(id);
        (finding.holds, finding.seen.to_string())
    })
}

#[test]
fn who_is_answered_gets_the_line() {
    let record = record_of("greets_everybody");
    assert!(record.holds("bea_is_greeted") && record.holds("dan_is_greeted"));
    assert_eq!(
        (record.span("Bea").end, record.span("silent").end),
        (SpanEnd::Finished, SpanEnd::Pending)
    );
    let order: Vec<&str> = record
        .run()
        .spans
        .iter()
        .map(|span| span.lane.as_str())
        .collect();
    assert_eq!(order, ["silent", "Bea", "garbled", "Dan"]);
}

#[test]
fn who_cannot_be_answered_any_more_is_given_up() {
    assert_eq!(
        seen("greets_in_turn"),
        [(false, "never".into()), (false, "never".into())]
    );
    let record = record_of("greets_in_turn");
    assert_eq!(
        record.finding("bea_is_greeted").observable,
        Observable::Gate
    );
    assert_eq!(record.span("Bea").end, SpanEnd::Pending);
}

#[test]
fn a_garbled_client_that_ends_the_server_costs_the_next_one_its_answer() {
    assert_eq!(
        seen("ends_at_garbage"),
        [(true, "\"hello Bea\"".into()), (false, "never".into())]
    );
}

#[test]
fn a_wrong_answer_is_told_from_none() {
    assert_eq!(
        seen("greets_wrongly"),
        [
            (false, "\"goodbye Bea\"".into()),
            (false, "\"goodbye Dan\"".into())
        ]
    );
    assert_eq!(
        record_of("greets_wrongly")
            .finding("bea_is_greeted")
            .observable,
        Observable::Value
    );
}

#[test]
fn half_a_line_is_no_answer() {
    assert_eq!(
        seen("hangs_up"),
        [(false, "never".into()), (false, "never".into())]
    );
}

#[test]
fn a_server_that_computes_is_waited_for() {
    assert!(seen("computes_first").iter().all(|(holds, _)| *holds));
}

/// Asks a server of three pages and no more for them; the last one breaks its connection.
fn asking<F: Future<Output = Vec<String>> + 'static>(
    ask: impl Fn(std::net::SocketAddr) -> F + 'static,
) -> ! {
    let ask = std::rc::Rc::new(ask);
    check(move |recorder: Recorder, ()| {
        let ask = ask.clone();
        async move {
            let pages = [("/slow", 20), ("/quick", 10), ("/broken", 30)];
            let mut pages = pages.map(|(path, latency)| Page::new(path, latency));
            pages[2].body.clear();
            let server = WebServer::start(&recorder, &pages, 3);
            let replies = ask(server.address()).await;
            server.close().await;
            replies
        }
    })
    .set(())
    .on_real_clock()
    .require("all_come_together", |run| {
        run.met(AT_THE_WEB_SERVER).at_least(3)
    })
    .judge()
}

async fn get(server: std::net::SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(server).await?;
    let request = format!("GET {path} HTTP/1.1\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await?;
    let body = reply.split_once("\r\n\r\n").map(|(_, body)| body);
    Ok(body.unwrap_or("nothing").to_owned())
}

fn asks_together() -> ! {
    asking(|server| async move {
        let replies = tokio::join!(
            get(server, "/slow"),
            get(server, "/quick"),
            get(server, "/broken")
        );
        let reply = |reply: std::io::Result<String>| reply.unwrap_or_default();
        vec![reply(replies.0), reply(replies.1), reply(replies.2)]
    })
}

fn asks_in_turn() -> ! {
    asking(|server| async move {
        let mut replies = Vec::new();
        for path in ["/slow", "/elsewhere"] {
            replies.push(get(server, path).await.unwrap_or_default());
        }
        replies
    })
}

#[test]
fn a_server_answers_the_quickest_first_when_enough_have_come() {
    let record = record_of("asks_together");
    let bodies = [Page::new("/slow", 20).body, Page::new("/quick", 10).body];
    let wanted = [bodies[0].as_str(), bodies[1].as_str(), "nothing"];
    assert_eq!(record.value(), format!("{wanted:?}"));
    assert!(record.holds("all_come_together"));
    let ends = ["/quick", "/slow", "/broken"].map(|lane| record.span(lane).ended);
    assert!(ends.is_sorted(), "{ends:?}");
}

#[test]
fn a_server_does_not_wait_for_those_who_cannot_come() {
    let record = record_of("asks_in_turn");
    let slow = Page::new("/slow", 20).body;
    assert_eq!(
        record.value(),
        format!("{:?}", [slow.as_str(), "no such page"])
    );
    assert_eq!(record.finding("all_come_together").seen.to_string(), "1");
}

fn asks_half() -> ! {
    asking(|server| async move {
        let mut stream = TcpStream::connect(server).await.expect("it listens");
        let sent = stream.write_all(b"GET /slow HTTP/1.1\r\n").await;
        let mut reply = String::new();
        let read = stream.read_to_string(&mut reply).await;
        vec![format!("{} {}", sent.is_ok() && read.is_ok(), reply)]
    })
}

#[test]
fn a_server_hangs_up_on_half_a_request() {
    let record = record_of("asks_half");
    assert_eq!(record.value(), "[\"true \"]");
    assert_eq!(record.finding("all_come_together").seen.to_string(), "0");
}
