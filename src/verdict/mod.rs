//! From facts to meaning: an `Outcome` becomes a `Judgement`. Pure; runs nothing, prints nothing.

pub mod judgement;
