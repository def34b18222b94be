//! wrong: it_compiles / did-not-compile

pub async fn ready() -> bool {
    true
}
