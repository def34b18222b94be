//! What this program was built with: the trees, the catalogue, the kit's sources and the pinned versions.

use include_dir::{Dir, include_dir};

pub(super) static INFO: &str = include_str!("../../info.toml");
static EXERCISES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/exercises");
static SOLUTIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/solutions");
static CHECKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/checks");
static KIT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/kit/src");

/// The text of a file below one of the embedded trees, by its path in the repository.
pub(super) fn text(path: &str) -> Option<&'static str> {
    let trees = [
        ("exercises/", &EXERCISES),
        ("solutions/", &SOLUTIONS),
        ("tests/checks/", &CHECKS),
    ];
    trees
        .into_iter()
        .find_map(|(tree, dir)| path.strip_prefix(tree).and_then(|rest| dir.get_file(rest)))
        .and_then(include_dir::File::contents_utf8)
}

/// Every source file of the kit, by its path below `kit/src`, sorted.
pub fn kit_sources() -> Vec<(String, &'static str)> {
    let mut sources = Vec::new();
    let mut folders = vec![&KIT];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            // Forward slashes everywhere: the content hash must not depend on the system.
            let path = file.path().to_string_lossy().replace('\\', "/");
            sources.push((
                path,
                file.contents_utf8()
                    .expect("the kit's sources are Rust, which is UTF-8"),
            ));
        }
    }
    sources.sort_unstable();
    sources
}

/// This package's manifest: which dependencies the kit has.
pub fn manifest() -> &'static str {
    include_str!("../../Cargo.toml")
}

/// This package's lock: which versions they have.
pub fn lock() -> &'static str {
    include_str!("../../Cargo.lock")
}
