//! Clients on loopback sockets: answered, not answered, and answered with something else.

use katas_kit::net::{Client, Visit, visit};
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
    computes_first
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
        (finding.holds, finding.seen.clone())
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
        [(false, "no answer".into()), (false, "no answer".into())]
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
        [(true, "\"hello Bea\"".into()), (false, "no answer".into())]
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
        [(false, "no answer".into()), (false, "no answer".into())]
    );
}

#[test]
fn a_server_that_computes_is_waited_for() {
    assert!(seen("computes_first").iter().all(|(holds, _)| *holds));
}
