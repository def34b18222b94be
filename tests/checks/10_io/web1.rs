//! What judges `web1`: silent clients and a garbled one, and the polite ones are greeted all the
//! same; so are one that was silent for long, and one whose line comes in two pieces.

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
/// Whose line comes in two pieces, the second when everybody else is served.
const HALTING: &str = "Halting";

pub fn main() {
    check(open)
        .set(day(3, "Bea", "Dan"))
        .set(day(5, "Noor", "Ines"))
        .set(day(12, "Ada", "Lin"))
        .seeded(1, |dice: &mut Dice| {
            day(
                dice.number(2..=6),
                dice.word(),
                &format!("{} 2", dice.word()),
            )
        })
        .on_real_clock()
        .require("whoever_asks_is_greeted", |run| {
            let (answers, ended) = run.returned();
            if let Some(ended) = ended {
                return run.same(ended.as_str(), "a server that goes on");
            }
            // The first asks while others are silent, the last when one has sent garbage.
            all([&run.data().first, &run.data().last].map(|name| greeted(answers, run, name)))
        })
        .require("a_client_may_take_its_time", |run| {
            // It was turned away rather than kept waiting: nobody is starved.
            let (answers, _) = run.returned();
            all([SLOW, HALTING].map(|name| {
                let hello = format!("hello {name}");
                run.same(&line_for(answers, name), &Some(hello.as_str()))
            }))
        })
        .judge()
}

type Answers = Vec<(String, Option<String>)>;

/// The answers, and what `serve` returned, if it did.
type Served = (Answers, Option<String>);

/// Whether this client got its greeting.
fn greeted(answers: &Answers, run: &katas_kit::Run<Day, Served>, name: &str) -> katas_kit::Finding {
    run.answered(name, line_for(answers, name), &format!("hello {name}"))
}

fn line_for<'a>(answers: &'a Answers, name: &str) -> Option<&'a str> {
    let answer = answers.iter().find(|(who, _)| who == name);
    answer.and_then(|(_, line)| line.as_deref())
}

async fn open(recorder: Recorder, day: Day) -> Served {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("loopback has a free port");
    let address = listener
        .local_addr()
        .expect("a bound listener has an address");
    // A server that gives up is no reason to stop asking it.
    let mut ended = None;
    let server = async {
        ended = Some(match exercise::serve(listener).await {
            Ok(()) => "`serve` returned".to_owned(),
            Err(error) => format!("`serve` returned an error: {error}"),
        });
        std::future::pending::<Answers>().await
    };
    let answers = tokio::select! {
        answers = visit(&recorder, address, day.clients) => answers,
        never = server => never,
    };
    (answers, ended)
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
    let pieces = |first: &str, rest: String| Visit::AsksInTwo([first.into(), rest.into_bytes()]);
    clients.push(client(SLOW, pieces("", format!("{SLOW}\n"))));
    let rest = HALTING.trim_start_matches("Hal");
    clients.push(client(HALTING, pieces("Hal", format!("{rest}\n"))));
    clients.push(client(first, asks(first)));
    clients.push(client("garbled", Visit::Sends(vec![0xff, 0xfe, b'\n'])));
    clients.push(client(last, asks(last)));
    Day {
        clients,
        first: first.to_owned(),
        last: last.to_owned(),
    }
}
