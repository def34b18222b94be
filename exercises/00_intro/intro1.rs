//! Welcome. Each exercise is a small file that does not do what its first lines ask for; you repair it.
//! Here: let `ready` return `true`, and save the file. Every save is judged at once. The screen tells
//! what was wanted, what was seen, and what kind of mistake it was.
//!
//! `h` shows a hint, `n` goes on to the next exercise, `l` lists all of them, `q` leaves.
//! Outside the screen the same is `katas run`, `katas hint`, `katas next` and `katas list`.
//!
//! Later files call services that take their time, and the screen draws it: yours, and what was wanted.
//!
//!     alpha   ██████████
//!     beta              ██████████   ◂ starts only when alpha has ended
//!
//! In Python you would write:
//!
//!     def ready():
//!         return True

pub fn ready() -> bool {
    false
}
