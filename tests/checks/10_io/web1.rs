//! What judges `web1`: silent clients and a garbled one, and the polite ones are greeted all the
//! same; so is one that was silent for long.

#![forbid(unsafe_code)]

#[path = "../../exercises/10_io/web1.rs"]
mod exercise;

use katas_kit::net::{Client, Visit, visit};
use katas_kit::{Dice, Recorder, all, check};

/// Who comes, in this order.
#[derive(Debug, Clone)]
struct Day {
    clients: Vec<Client>,
    /// Who asks after the silent ones, and who after the garbled one.
    first: String,
    last: String,
}

/// Who connects among the silent ones and asks when everybody else is served.
const SLOW: &str = "Slow";

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
        .require("whoever_asks_is_greeted", |run| {
            // The first asks while others are silent, the last when one has sent garbage.
            all([&run.data().first, &run.data().last]
                .map(|name| greeted(run.returned(), run, name)))
        })
        .require("a_client_may_take_its_time", |run| {
            // It was turned away rather than kept waiting: nobody is starved.
            run.same(&line_for(run.returned(), SLOW), &Some("hello Slow"))
        })
        .judge()
}

type Answers = Vec<(String, Option<String>)>;

/// Whether this client got its greeting.
fn greeted(
    answers: &Answers,
    run: &katas_kit::Run<Day, Answers>,
    name: &str,
) -> katas_kit::Finding {
    run.answered(name, line_for(answers, name), &format!("hello {name}"))
}

fn line_for<'a>(answers: &'a Answers, name: &str) -> Option<&'a str> {
    let answer = answers.iter().find(|(who, _)| who == name);
    answer.and_then(|(_, line)| line.as_deref())
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
    clients.push(client(
        SLOW,
        Visit::AsksLast(format!("{SLOW}\n").into_bytes()),
    ));
    clients.push(client(first, asks(first)));
    clients.push(client("garbled", Visit::Sends(vec![0xff, 0xfe, b'\n'])));
    clients.push(client(last, asks(last)));
    Day {
        clients,
        first: first.to_owned(),
        last: last.to_owned(),
    }
}
