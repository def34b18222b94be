//! A workspace below a cargo workspace that takes it for one of its packages would break that one: cargo allows no
//! `[workspace]` in a member.

use std::path::{Component, Path, PathBuf};

use glob::{MatchOptions, Pattern};

use super::Workspace;
use super::place::PRIVATE;
use crate::plain;
use crate::problem::Problem;

/// A star stands for one folder's name, as when cargo looks for the folders on disk.
const AS_CARGO: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

impl Workspace {
    /// An error when a cargo workspace around this folder would take the manifest that is going to be here.
    pub(super) fn check_outer(&self) -> anyhow::Result<()> {
        if self.root.join("Cargo.toml").exists() {
            return Ok(());
        }
        // Cargo sees the path as it was typed; the links in it may lead below another cargo workspace.
        let roots = [normal(&self.root), resolved(&self.root)];
        let Some((manifest, pattern)) = roots.iter().find_map(|root| outer(root)) else {
            return Ok(());
        };
        let name = self.root.file_name().unwrap_or_default();
        let problem = format!(
            "`{}` would be a member of the cargo workspace in `{}`, and break it",
            self.root.display(),
            manifest.display(),
        );
        let below = manifest
            .parent()
            .and_then(|outer| roots.iter().find_map(|root| root.strip_prefix(outer).ok()))
            .unwrap_or(Path::new(name));
        Err(Problem::new(problem)
            .because(format!("its `members` has `{pattern}`"))
            .hint("`katas init DIR` makes a workspace in another place")
            .hint(format!(
                "or add it to `[workspace]` there: `exclude = [\"{}\"]`",
                below.display()
            ))
            .into())
    }
}

/// The manifest of a cargo workspace above `root` of which `root` would be a member, and the pattern that says so.
fn outer(root: &Path) -> Option<(PathBuf, String)> {
    root.ancestors().skip(1).find_map(|folder| {
        let path = folder.join("Cargo.toml");
        let text = plain::read(&path).ok()?;
        let manifest: toml::Table = toml::from_slice(&text).ok()?;
        let below = root.strip_prefix(folder).ok()?;
        let pattern = member_pattern(manifest.get("workspace")?, below)?;
        Some((path, pattern.to_owned()))
    })
}

/// Which of `members` takes in the package at `below`, or the kit in it; `None` where `exclude` prevents it.
fn member_pattern<'a>(workspace: &'a toml::Value, below: &Path) -> Option<&'a str> {
    let list = |key: &str| {
        let list = workspace.get(key).and_then(toml::Value::as_array);
        list.into_iter().flatten().filter_map(toml::Value::as_str)
    };
    let starts_with = |folder: &str| below.starts_with(normal(Path::new(folder)));
    // As in cargo, a member by its full path is one even if it is excluded.
    let is_excluded = list("exclude").any(starts_with) && !list("members").any(starts_with);
    let packages = [below.to_owned(), below.join(PRIVATE).join("kit")];
    list("members").find(|member| {
        let pattern = normal(Path::new(member));
        let pattern = Pattern::new(&pattern.to_string_lossy());
        let is_member = |package| {
            pattern
                .as_ref()
                .is_ok_and(|pattern| pattern.matches_path_with(package, AS_CARGO))
        };
        !is_excluded && packages.iter().any(|package| is_member(package))
    })
}

/// Without `.`, and without `..` as far as there is something before it.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => _ = normal.pop(),
            Component::ParentDir
            | Component::Normal(_)
            | Component::RootDir
            | Component::Prefix(_) => normal.push(part),
        }
    }
    normal
}

/// The system's own name for a path whose end need not be there yet.
fn resolved(path: &Path) -> PathBuf {
    let there = path
        .ancestors()
        .find_map(|part| Some((part, part.canonicalize().ok()?)));
    let Some((part, place)) = there else {
        return path.to_owned();
    };
    match path.strip_prefix(part) {
        Ok(rest) => normal(&place.join(rest)),
        Err(_) => place,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::member_pattern;

    #[test]
    fn members_and_excluded_folders_are_those_that_cargo_sees() {
        for (workspace, below, wanted) in [
            (
                r#"members = ["crates/*"]"#,
                "crates/katas",
                Some("crates/*"),
            ),
            (
                r#"members = ["./crates/*/"]"#,
                "crates/katas",
                Some("./crates/*/"),
            ),
            (r#"members = ["a", "katas"]"#, "katas", Some("katas")),
            (
                r#"members = ["crates/**"]"#,
                "crates/a/katas",
                Some("crates/**"),
            ),
            (r#"members = ["crates/*"]"#, "crates/a/katas", None),
            (r#"members = ["crates/*"]"#, "katas", None),
            (r#"members = ["crates/[a-c]*"]"#, "crates/katas", None),
            (
                r#"members = ["*/.katas/kit"]"#,
                "katas",
                Some("*/.katas/kit"),
            ),
            ("", "katas", None),
            (
                r#"members = ["crates/*"]
            exclude = ["crates/katas"]"#,
                "crates/katas",
                None,
            ),
            (
                r#"members = ["crates/*"]
            exclude = ["./crates/"]"#,
                "crates/katas",
                None,
            ),
            // No pattern in there, and a prefix of names is none of paths.
            (
                r#"members = ["crates/*"]
            exclude = ["crates/*", "crates/kat"]"#,
                "crates/katas",
                Some("crates/*"),
            ),
            (
                r#"members = ["crates/katas"]
            exclude = ["crates"]"#,
                "crates/katas",
                Some("crates/katas"),
            ),
        ] {
            let workspace: toml::Value = toml::from_str(workspace).expect("it is TOML");
            let found = member_pattern(&workspace, Path::new(below));
            assert_eq!(found, wanted, "{workspace} {below}");
        }
    }
}
