//! What exercises and checks import.
pub mod record;
