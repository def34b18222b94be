//! Which files matter, and where they are.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// True for a Rust file that somebody wrote: not an editor's backup, lock or swap file.
pub(super) fn is_source(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("");
    name.ends_with(".rs") && !name.starts_with(['.', '#', '~'])
}

/// Every source below `dir`, in a fixed order, also behind links. Folders that cannot be read are left out.
pub(super) fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    // A link may lead to where it stands.
    let mut seen = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        let is_new = folder.canonicalize().is_ok_and(|real| seen.insert(real));
        let Some(entries) = is_new.then(|| std::fs::read_dir(&folder).ok()).flatten() else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if path.is_dir() {
                if !hidden {
                    folders.push(path);
                }
            } else if is_source(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_source;

    #[test]
    fn what_editors_leave_beside_a_file_is_not_a_file_of_ours() {
        for (name, wanted) in [
            ("01_basics/basics2.rs", true),
            ("basics2.rs~", false),
            (".basics2.rs.swp", false),
            (".#basics2.rs", false),
            ("#basics2.rs#", false),
            ("4913", false),
            ("sedAbC123", false),
            ("basics2.rs.tmp", false),
            ("basics2.rs___jb_tmp___", false),
            (".hidden.rs", false),
            ("README.md", false),
        ] {
            assert_eq!(is_source(Path::new(name)), wanted, "{name}");
        }
    }
}
