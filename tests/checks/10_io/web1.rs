//! What judges `web1`: silent clients and a garbled one, and the polite ones are greeted all the same.

#![forbid(unsafe_code)]

#[path = "../../exercises/10_io/web1.rs"]
mod exercise;

use katas_kit::net::{Client, Visit, visit};
use katas_kit::{Dice, Recorder, check};

/// Who comes, in this order.
#[derive(Debug, Clone)]
struct Day {
    clients: Vec<Client>,
}

pub fn main() {
    check(open)
        .set(day(3, "Bea", "Dan"))
        .set(day(5, "Noor", "Ines"))
        .seeded(1, |dice: &mut Dice| {
            day(
                dice.number(2..=6),
                dice.word(),
                &format!("{} 2", dice.word()),
            )
        })
        .on_real_clock()
        .require("silent_clients_keep_nobody_waiting", |run| {
            greeted(run.data(), run.returned(), run, 0)
        })
        .require("a_garbled_client_harms_nobody_else", |run| {
            greeted(run.data(), run.returned(), run, 1)
        })
        .judge()
}

type Answers = Vec<(String, Option<String>)>;

/// Whether the polite client number `which` got its greeting.
fn greeted(
    day: &Day,
    answers: &Answers,
    run: &katas_kit::Run<Day, Answers>,
    which: usize,
) -> katas_kit::Finding {
    let polite = day
        .clients
        .iter()
        .filter(|client| matches!(client.visit, Visit::Asks(_)));
    let name = &polite
        .map(|client| &client.name)
        .nth(which)
        .expect("two are polite")
        .clone();
    let answer = answers
        .iter()
        .find(|(who, _)| who == name)
        .and_then(|(_, line)| line.clone());
    run.answered(name, answer.as_deref(), &format!("hello {name}"))
}

async fn open(recorder: Recorder, day: Day) -> Answers {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("loopback has a free port");
    let address = listener
        .local_addr()
        .expect("a bound listener has an address");
    // A server that gives up is no reason to stop asking it.
    let server = async {
        let _ = exercise::serve(listener).await;
        std::future::pending::<Answers>().await
    };
    tokio::select! {
        answers = visit(&recorder, address, day.clients) => answers,
        never = server => never,
    }
}

fn day(silent: u64, first: &str, last: &str) -> Day {
    let client = |name: &str, visit: Visit| Client {
        name: name.to_owned(),
        visit,
    };
    let asks = |name: &str| Visit::Asks(format!("{name}\n").into_bytes());
    let mut clients: Vec<Client> = (1..=silent)
        .map(|n| client(&format!("silent {n}"), Visit::Silent))
        .collect();
    clients.push(client(first, asks(first)));
    clients.push(client("garbled", Visit::Sends(vec![0xff, 0xfe, b'\n'])));
    clients.push(client(last, asks(last)));
    Day { clients }
}
