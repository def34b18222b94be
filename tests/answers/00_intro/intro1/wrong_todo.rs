//! wrong: nothing_panics / panicked

pub fn ready() -> bool {
    todo!()
}
