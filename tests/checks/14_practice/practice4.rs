//! What judges `practice4`: five at most and five at least, over all clones, whoever gives up.

#![forbid(unsafe_code)]

#[path = "../../exercises/14_practice/practice4.rs"]
mod exercise;

use std::pin::pin;
use std::time::Duration;

use futures::future::{join_all, maybe_done};
use futures::poll;
use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};
use tokio::time::{sleep, timeout};

#[derive(Debug, Clone)]
struct Case {
    callers: Vec<Caller>,
    /// Asked for through another client, all at once; no more than it has room for.
    neighbours: Vec<Page>,
}

#[derive(Debug, Clone)]
struct Caller {
    page: Page,
    comes: Duration,
    fate: Fate,
    /// Another page that the same caller asks for behind the first. In the instant in which that comes, and makes room
    /// for this one, the caller gives it up.
    gives_up_at_its_turn: Option<Page>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Served,
    /// Its request is under way, for five come before all others, and then it gives up, at this instant.
    GivesUpUnderWay(Duration),
    /// Nobody has made room by this instant.
    GivesUpWaiting(Duration),
}

/// What is asked of the client.
const LIMIT: u64 = 5;

pub fn main() {
    check(call)
        .set(rush(&[
            200, 310, 420, 235, 347, 259, 381, 273, 405, 297, 211, 323,
        ]))
        .set(mixed(
            &[2000, 1900, 1800, 1100, 1000],
            &[None, None, None, Some(300), Some(450)],
            &[700, 610, 520, 430],
            &[560, 550],
        ))
        .set(rush(
            &(0..23).map(|n| 200 + 13 * n + n * n).collect::<Vec<_>>(),
        ))
        .set(Case {
            neighbours: pages("other", &[260, 390, 330, 440, 290]),
            ..rush(&[310, 220, 430, 270, 360])
        })
        .set(given_up_at_its_turn(
            mixed(
                &[300, 900, 850, 760, 810],
                &[None; 5],
                &[410, 530, 470, 390],
                &[],
            ),
            Page::new("never mind", 120),
        ))
        .set(rush(&[180]))
        .set(rush(&[]))
        .seeded(8, |dice: &mut Dice| {
            let millis = |times: Vec<Duration>| -> Vec<u64> {
                times.iter().map(|time| time.as_millis() as u64).collect()
            };
            let mut first = millis(dice.distinct_ms(5, 1500..=2500));
            let mut patience = [None; 5];
            let impatient = dice.number(1..=5) as usize;
            for (index, at) in dice
                .distinct_ms(impatient, 300..=900)
                .into_iter()
                .enumerate()
            {
                first[index] = 1000 + 50 * index as u64;
                patience[index] = Some(at.as_millis() as u64);
            }
            let count = dice.number(2..=8) as usize;
            let waiting = millis(dice.distinct_ms(count, 300..=800));
            mixed(&first, &patience, &waiting, &[540, 530, 520])
        })
        .require("never_more_than_five_over_all_clones", |run| {
            run.peak()
                .at_most(LIMIT + run.data().neighbours.len() as u64)
        })
        .require("every_caller_gets_the_page", |run| {
            let page =
                |caller: &Caller| (caller.fate == Fate::Served).then(|| caller.page.body.clone());
            let Case {
                callers,
                neighbours,
            } = run.data();
            let theirs = neighbours.iter().map(|page| Some(page.body.clone()));
            let wanted: Vec<_> = callers.iter().map(page).chain(theirs).collect();
            run.same_list(run.returned(), &wanted)
        })
        .require("every_request_is_sent_once_and_nothing_is_left", |run| {
            all([
                run.calls("get").at_most(run.data().count()),
                run.left_running().is(0),
            ])
        })
        .require("always_five_while_others_wait", |run| {
            let last = run.lanes("get").filter_map(|lane| lane.span()?.ended).max();
            all([
                run.wakeups().at_most(200),
                // Where there is another client, as many come to this one as it has room for.
                run.peak().at_least(
                    LIMIT.min(run.data().callers.len() as u64) + run.data().neighbours.len() as u64,
                ),
                run.fewest_while_others_wait("get", Duration::ZERO)
                    .at_least(LIMIT),
                run.elapsed().is(ms(last.unwrap_or_default())),
            ])
        })
        .require("whoever_gives_up_makes_room", |run| {
            let given_up = run.data().callers.iter().filter_map(|caller| {
                let lane = run.lane(&caller.page.name);
                match caller.fate {
                    Fate::Served => None,
                    Fate::GivesUpUnderWay(at) => Some(lane.dropped_at(at)),
                    Fate::GivesUpWaiting(_) => Some(lane.started().is(None)),
                }
            });
            all(given_up.chain([run.same(&(), &())]))
        })
        .judge()
}

/// Some of the callers in this task, and some in another one with a clone of the client. And the neighbours.
async fn call(recorder: Recorder, case: Case) -> Vec<Option<String>> {
    let other = exercise::Client::new(Site::new(&recorder, &case.neighbours));
    let theirs = case.neighbours.iter().map(|page| other.get(&page.name));
    let (mut ours, theirs) = futures::join!(call_one(&recorder, case.callers), join_all(theirs));
    ours.extend(theirs.into_iter().map(Some));
    ours
}

async fn call_one(recorder: &Recorder, callers: Vec<Caller>) -> Vec<Option<String>> {
    let pages = callers.iter().flat_map(Caller::pages).cloned();
    let pages: Vec<Page> = pages.collect();
    let client = exercise::Client::new(Site::new(recorder, &pages));
    // Those who come first and those who give up in one task, if there are such: then the others have a clone for
    // themselves.
    let patient = callers.iter().position(|caller| caller.comes >= ms(20));
    let (here, there) = callers.split_at(patient.unwrap_or(callers.len() / 2));
    let elsewhere = tokio::spawn(serve(client.clone(), there.to_vec()));
    let mut pages = serve(client, here.to_vec()).await;
    // A panic is in the record already.
    pages.extend(elsewhere.await.unwrap_or_default());
    pages
}

async fn serve(client: exercise::Client, callers: Vec<Caller>) -> Vec<Option<String>> {
    let client = &client;
    let get = |caller: Caller| async move {
        sleep(caller.comes).await;
        let page = client.get(&caller.page.name);
        match caller.fate {
            Fate::Served => Some(match &caller.gives_up_at_its_turn {
                None => page.await,
                Some(other) => served_before(page, client.get(&other.name)).await,
            }),
            Fate::GivesUpUnderWay(at) | Fate::GivesUpWaiting(at) => {
                timeout(at - caller.comes, page).await.ok()
            }
        }
    };
    join_all(callers.into_iter().map(get)).await
}

/// Waits for the first, and drops the other one, which waits for its turn, before that can notice that it has come.
async fn served_before<F: Future<Output = String>>(first: F, other: F) -> String {
    let (mut first, mut other) = (pin!(maybe_done(first)), pin!(maybe_done(other)));
    let _ = poll!(first.as_mut());
    sleep(ms(5)).await;
    let _ = poll!(other.as_mut());
    first.as_mut().await;
    first.take_output().unwrap_or_default()
}

impl Caller {
    fn pages(&self) -> impl Iterator<Item = &Page> {
        [&self.page].into_iter().chain(&self.gives_up_at_its_turn)
    }
}

impl Case {
    fn new(callers: Vec<Caller>) -> Self {
        let neighbours = Vec::new();
        Self {
            callers,
            neighbours,
        }
    }

    fn count(&self) -> u64 {
        let pages = self.callers.iter().flat_map(Caller::pages).count();
        (pages + self.neighbours.len()) as u64
    }
}

fn pages(name: &str, latencies: &[u64]) -> Vec<Page> {
    let all = (1..).zip(latencies);
    all.map(|(number, latency)| Page::new(&format!("{name} {number}"), *latency))
        .collect()
}

fn caller(name: String, latency: u64, comes: u64, fate: Fate) -> Caller {
    let (page, comes) = (Page::new(&name, latency), ms(comes));
    Caller {
        page,
        comes,
        fate,
        gives_up_at_its_turn: None,
    }
}

/// All at once, and all patient.
fn rush(latencies: &[u64]) -> Case {
    let all = latencies.iter().enumerate();
    let all = all
        .map(|(index, latency)| caller(format!("page {}", index + 1), *latency, 0, Fate::Served));
    Case::new(all.collect())
}

fn given_up_at_its_turn(mut case: Case, page: Page) -> Case {
    case.callers[0].gives_up_at_its_turn = Some(page);
    case
}

/// Five come first, some of whom give up. Behind them wait patient ones, and others who have given up before there is
/// room.
fn mixed(first: &[u64], patience: &[Option<u64>], waiting: &[u64], impatient: &[u64]) -> Case {
    let mut callers = Vec::new();
    for (index, (latency, patience)) in first.iter().zip(patience).enumerate() {
        let fate = patience.map_or(Fate::Served, |at| Fate::GivesUpUnderWay(ms(at)));
        callers.push(caller(format!("first {}", index + 1), *latency, 0, fate));
    }
    for (index, latency) in impatient.iter().enumerate() {
        let (comes, gives_up) = (10 + index as u64, 110 + 7 * index as u64);
        let fate = Fate::GivesUpWaiting(ms(gives_up));
        callers.push(caller(
            format!("hasty {}", index + 1),
            *latency,
            comes,
            fate,
        ));
    }
    for (index, latency) in waiting.iter().enumerate() {
        let comes = 20 + index as u64;
        callers.push(caller(
            format!("then {}", index + 1),
            *latency,
            comes,
            Fate::Served,
        ));
    }
    Case::new(callers)
}
