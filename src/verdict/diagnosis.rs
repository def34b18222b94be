//! The codes that name a mistake. Closed: a new one does not compile until it has words.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What a mistake is called.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The word for it on the screen, in reports and in `katas explain`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $word,)* }
            }

            pub fn parse(word: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.as_str() == word)
            }
        }
    };
}

codes! {
    // The answer never ran.
    DidNotCompile = "did-not-compile",
    CompileTooLong = "compile-too-long",
    // It ran and did not come to an end of its own.
    Panicked = "panicked",
    NeverWoken = "never-woken",
    Polling = "polling",
    NeverYields = "never-yields",
    ExitedEarly = "exited-early",
    Crashed = "crashed",
    OverMemory = "over-memory",
    OutputFlood = "output-flood",
    OverThreads = "over-threads",
    // Something held the thread.
    BlockedThread = "blocked-thread",
    OnRuntimeThread = "on-runtime-thread",
    ThreadPerWait = "thread-per-wait",
    Starved = "starved",
    // Something was not run, not stopped, or stopped too soon.
    NeverPolled = "never-polled",
    Torn = "torn",
    NotCancelled = "not-cancelled",
    CancelledEarly = "cancelled-early",
    LeftRunning = "left-running",
    // Something was run at the wrong time.
    OverLimit = "over-limit",
    UnderUsed = "under-used",
    SpawnThenAwait = "spawn-then-await",
    Serial = "serial",
    Snoozed = "snoozed",
    StartedLate = "started-late",
    TooEarly = "too-early",
    SleptAndHoped = "slept-and-hoped",
    StdClock = "std-clock",
    WrongTime = "wrong-time",
    // Something else came out.
    WrongOrder = "wrong-order",
    LostOrRepeated = "lost-or-repeated",
    ExtraCalls = "extra-calls",
    HardCoded = "hard-coded",
    WrongValue = "wrong-value",
    ByChance = "by-chance",
}
