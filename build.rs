//! Asks for a new build when a file comes or goes in a folder that is embedded: `include_dir!` sees changed
//! contents by itself, but not new names.

fn main() {
    for folder in [
        "exercises",
        "solutions",
        "tests/checks",
        "kit/src",
        "info.toml",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
