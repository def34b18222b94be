//! A check: one scenario, the data sets it runs on, and the requirements that judge the record.

use std::any::Any;
use std::fmt::Debug;
use std::future::Future;
use std::marker::PhantomData;

use crate::again::{Again, Made};
use crate::dice::Dice;
use crate::drive::{Afterwards, Current, Driven, Plan, Scenario, drive};
use crate::finding::shortened;
use crate::finish::{self, Finish, Seeds};
use crate::record::{self, Clock, Finding, Hello, How, RunEnd, Which};
use crate::recorder::Recorder;
use crate::run::{Facts, Run};
use crate::schedule::Schedule;

/// Cancel-fuzz stops here: nothing that fits on a page waits this often.
const MOST_WAITS: u64 = 300;

/// What judges an answer. Build it with [`check()`], end with [`Check::judge`].
///
/// `D` is a data set; it is cloned for each run. `V` is what the scenario returns; its `{:?}` goes into the record, so
/// it must be the same for the same answer: no addresses, no real durations.
///
/// The types of the data set and of the value stay in the closures that the check writes: everything behind them is
/// compiled once, with the kit, and not at every save.
pub struct Check<D, V> {
    parts: Parts,
    types: PhantomData<fn(D) -> V>,
}

/// A data set to the scenario's work.
type ScenarioFn = Box<dyn Fn(Recorder, &dyn Any) -> Scenario>;
/// The value as text.
type ShowFn = fn(&dyn Any) -> String;
/// A data set by chance.
type SetFn = Box<dyn Fn(&mut Dice) -> Box<dyn Any>>;
/// Facts, data set and value to a finding.
type RequirementFn = Box<dyn Fn(&Facts, &dyn Any, &dyn Any) -> Finding>;

/// A check whose data sets and values have no types.
struct Parts {
    scenario: ScenarioFn,
    show: ShowFn,
    sets: Vec<Box<dyn Any>>,
    seeded: Option<(u64, SetFn)>,
    requirements: Vec<(&'static str, RequirementFn)>,
    clock: Clock,
    schedules: u64,
    fuzz: Fuzz,
    panics: Panics,
    afterwards: Afterwards,
}

/// One data set.
enum Data<'a> {
    Written(&'a dyn Any),
    Seeded(Box<dyn Any>),
}

impl Data<'_> {
    fn get(&self) -> &dyn Any {
        match self {
            Data::Written(data) => *data,
            Data::Seeded(data) => &**data,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fuzz {
    No,
    EveryWait,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Panics {
    Fail,
    Expected,
}

/// A check of this scenario: it is handed a recorder and a data set, builds the services, calls the
/// exercise, and returns what the requirements want to see.
pub fn check<D, V, F>(scenario: impl Fn(Recorder, D) -> F + 'static) -> Check<D, V>
where
    D: Clone + 'static,
    V: Debug + 'static,
    F: Future<Output = V> + 'static,
{
    let scenario = move |recorder: Recorder, data: &dyn Any| -> Scenario {
        let work = scenario(recorder, known::<D>(data).clone());
        Box::pin(async move { Box::new(work.await) as Box<dyn Any> })
    };
    Check {
        parts: Parts::new(Box::new(scenario), |value| shortened(known::<V>(value))),
        types: PhantomData,
    }
}

/// What this check itself put in has the type that it put in.
fn known<T: 'static>(some: &dyn Any) -> &T {
    some.downcast_ref()
        .expect("the check's own types come back")
}

impl<D: 'static, V: 'static> Check<D, V> {
    /// Adds a data set. The first one is the one that is pictured.
    ///
    /// On the virtual clock it is run five times: plain, and under four schedules, in which every service call gives
    /// way a few times more. Completion orders vary between them and virtual times do not.
    pub fn set(mut self, data: D) -> Self {
        self.parts.sets.push(Box::new(data));
        self
    }

    /// Adds `count` data sets made from fixed seeds, 1 to `count`; an author's sweep asks for more through
    /// `KATAS_SEEDS`, on the virtual clock only. Each is run once.
    pub fn seeded(mut self, count: u64, make: impl Fn(&mut Dice) -> D + 'static) -> Self {
        self.parts.seeded = Some((count, Box::new(move |dice| Box::new(make(dice)))));
        self
    }

    /// Runs with the virtual clock held at zero: threads take part, so nothing is said about time.
    ///
    /// Timers never fire there. A scenario counts as hung when its runtime waits and every thread of the process waits for
    /// another one; a thread that sleeps until a deadline is waited for, and `std::thread::sleep` takes a part of its time.
    pub fn on_held_clock(mut self) -> Self {
        self.parts.clock = Clock::Held;
        self.parts.schedules = 0;
        self
    }

    /// Runs on the system's clock: real sockets take part, so nothing is said about time. A scenario that waits for
    /// ever is found by the real limit alone.
    pub fn on_real_clock(mut self) -> Self {
        self.parts.clock = Clock::Real;
        self.parts.schedules = 0;
        self
    }

    /// Runs the scenario once more for every wait of the part inside [`Recorder::cut`], and drops it there: 300 waits at
    /// most, on the sets that are written out and not on seeded ones.
    pub fn cancelled_at_every_wait(mut self) -> Self {
        self.parts.fuzz = Fuzz::EveryWait;
        self.parts.schedules = 0;
        self
    }

    /// Panics are part of the exercise and do not by themselves fail an answer. One that ends the scenario itself still
    /// does, and it is the one that is told.
    pub fn expecting_panics(mut self) -> Self {
        self.parts.panics = Panics::Expected;
        self
    }

    /// The scenario is a whole program: its return shuts the runtime down, and tasks that still wait are dropped where
    /// they are, as under `#[tokio::main]`. Nothing happens afterwards.
    pub fn as_a_whole_program(mut self) -> Self {
        self.parts.afterwards = Afterwards::Nothing;
        self
    }

    /// Adds a requirement. Its identifier reads as a sentence: `the_downloads_overlap`. It is asked after each run that
    /// returned a value, and looks at nothing but that run.
    ///
    /// # Panics
    /// If `holds` panics, the process ends without a last line, which is no pass.
    pub fn require(
        mut self,
        id: &'static str,
        holds: impl Fn(&Run<'_, D, V>) -> Finding + 'static,
    ) -> Self {
        let holds = move |facts: &Facts, data: &dyn Any, value: &dyn Any| {
            holds(&Run::new(facts, known::<D>(data), known::<V>(value)))
        };
        self.parts.requirements.push((id, Box::new(holds)));
        self
    }

    /// Runs everything, writes the record and ends the process.
    ///
    /// With `KATAS_ONLY` set to the text of a [`Which`] that run alone is made; one that there is not makes none.
    ///
    /// A failing run on the virtual clock is made again a few times, if no thread takes part in it: to see whether it fails
    /// by chance, and, where only a schedule makes it fail, which extra waits matter.
    ///
    /// Inside `katas` (with `KATAS_RECORD` set) the record goes to what was standard input, which is taken away before any
    /// of the learner's code runs; the exit code is then 0 however the answer did, 125 if the record cannot be written.
    /// Under plain `cargo test` the result is printed and the exit code is 0 if every requirement holds, 101 otherwise.
    ///
    /// After `KATAS_LIMIT_MS` real milliseconds, or ten seconds, in which its thread did not wait for a core that others
    /// had, a watchdog tells what the answer was doing and ends the process with 124. No destructor and no exit handler
    /// runs, and a thread left behind holds nothing; only a blocking closure of the runtime that never ends keeps the
    /// virtual clock, and so the run, until the watchdog comes.
    pub fn judge(self) -> ! {
        self.parts.judge()
    }
}

impl Parts {
    fn new(scenario: ScenarioFn, show: ShowFn) -> Self {
        Self {
            scenario,
            show,
            sets: Vec::new(),
            seeded: None,
            requirements: Vec::new(),
            clock: Clock::Virtual,
            schedules: 4,
            fuzz: Fuzz::No,
            panics: Panics::Fail,
            afterwards: Afterwards::LookedAt,
        }
    }

    fn judge(self) -> ! {
        let usual = self.seeded.as_ref().map_or(0, |(count, _)| *count);
        let seeds = match self.clock {
            Clock::Virtual => Seeds::from_environment(usual),
            // Meetings that do not fill take real time: no sweep there.
            Clock::Held | Clock::Real => Seeds::usual(usual),
        };
        let only = finish::only();
        let (written, sets) = (
            self.sets.len() as u64,
            self.sets.len() as u64 + seeds.count(),
        );
        let ids = self.requirements.iter().map(|(id, _)| (*id).to_owned());
        let mut finish = Finish::begin(Hello {
            requirements: ids.collect(),
            clock: self.clock,
            runs: match only {
                Some(_) => 1,
                None => written * (1 + self.schedules) + seeds.count(),
            },
            sets,
            schedules: self.schedules,
            cuts: self.fuzz == Fuzz::EveryWait,
            whole_program: self.afterwards == Afterwards::Nothing,
        });
        match only {
            Some(which) if which.set < sets => self.judge_only(which, &mut finish),
            Some(_) => {}
            None => (0..sets).for_each(|set| self.judge_set(set, &mut finish)),
        }
        finish.done()
    }

    /// Every run on this data set.
    fn judge_set(&self, set: u64, finish: &mut Finish) {
        let (plan, data) = (self.plan(set), self.data(set));
        self.take_in(plan.clone(), data.get(), finish);
        if plan.seeded {
            return;
        }
        if self.fuzz == Fuzz::EveryWait {
            for wait in 0..MOST_WAITS {
                let plan = Plan {
                    cut: Some(wait),
                    ..plan.clone()
                };
                let made = self.run(plan.clone(), data.get(), finish.current());
                // Behind the last wait there is nothing to cut: this is the whole run again.
                if made.run.cut.is_none() {
                    break;
                }
                self.tell(plan, made, data.get(), finish);
            }
        }
        for seed in 1..=self.schedules {
            let schedule = Schedule::of_seed(seed);
            let plan = Plan {
                schedule,
                ..plan.clone()
            };
            self.take_in(plan, data.get(), finish);
        }
    }

    /// This run and no other.
    fn judge_only(&self, which: Which, finish: &mut Finish) {
        let plan = self.plan(which.set);
        let plan = match which.how {
            How::Plain => plan,
            How::Schedule(seed) => Plan {
                schedule: Schedule::of_seed(seed),
                ..plan
            },
            How::Cut(wait) => Plan {
                cut: Some(wait),
                ..plan
            },
        };
        self.take_in(plan, self.data(which.set).get(), finish);
    }

    /// The data set with this number: those that are written out come first, those made from seeds after them.
    fn data(&self, set: u64) -> Data<'_> {
        let written = self.sets.len() as u64;
        match (self.sets.get(set as usize), &self.seeded) {
            (Some(data), _) => Data::Written(&**data),
            (None, Some((_, make))) => Data::Seeded(make(&mut Dice::new(set - written + 1))),
            (None, None) => unreachable!("a check without seeds has its written sets alone"),
        }
    }

    fn plan(&self, set: u64) -> Plan {
        Plan {
            clock: self.clock,
            set,
            seeded: set >= self.sets.len() as u64,
            schedule: Schedule::PLAIN,
            cut: None,
            afterwards: self.afterwards,
        }
    }

    fn take_in(&self, plan: Plan, data: &dyn Any, finish: &mut Finish) {
        let made = self.run(plan.clone(), data, finish.current());
        self.tell(plan, made, data, finish);
    }

    fn tell(&self, plan: Plan, made: Made, data: &dyn Any, finish: &mut Finish) {
        let current = finish.current().clone();
        let make = |plan: Plan| self.run(plan, data, &current);
        let run = match finish.spare_runs(&made.run) {
            Some(left) => Again { make: &make, left }.told(&plan, made),
            None => made.run,
        };
        finish.run(run);
    }

    fn run(&self, plan: Plan, data: &dyn Any, current: &Current) -> Made {
        let Driven {
            run: mut record,
            value,
            panics,
            waits,
            repeatable,
        } = drive(plan, current, &|recorder| (self.scenario)(recorder, data));
        if self.panics == Panics::Expected {
            // Only the one that ended the scenario itself is a mistake.
            match record.end {
                RunEnd::Panicked if panics > 0 => {
                    record.panics = vec![record.panics.remove(panics - 1)]
                }
                RunEnd::Panicked => {}
                RunEnd::Returned | RunEnd::Hung => record.panics.clear(),
            }
        }
        let made = |run| Made {
            run,
            waits,
            repeatable,
        };
        let Some(value) = value else {
            return made(record);
        };
        record.value = Some((self.show)(&*value));
        let facts = Facts::new(record);
        let findings = self.requirements.iter().map(|(id, holds)| Finding {
            requirement: (*id).to_owned(),
            ..holds(&facts, data, &*value)
        });
        let findings = findings.collect();
        made(record::Run {
            findings,
            ..facts.into_record()
        })
    }
}
