//! right: returned with a word and a semicolon

pub fn ready() -> bool {
    return true;
}
