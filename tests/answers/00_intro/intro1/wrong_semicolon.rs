//! wrong: it_compiles / did-not-compile

pub fn ready() -> bool {
    true;
}
