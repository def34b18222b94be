//! right: turned around

pub fn ready() -> bool {
    !false
}
