//! Who may import whom, held against the table of ARCHITECTURE.md; and what every source file begins with.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::repository;

/// Every module may use it: errors pass through all of them.
const EVERYWHERE: &str = "problem";

fn sources(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// `src/watch/actor.rs` belongs to `watch`.
fn module_of(path: &Path) -> String {
    let below = path
        .strip_prefix(repository().join("src"))
        .expect("it is below src");
    let first = below.components().next().expect("it is not src itself");
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

/// The table: each module with those it may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = read(&repository().join("ARCHITECTURE.md"));
    let rows = text
        .lines()
        .skip_while(|line| !(line.starts_with('|') && line.contains("may use")))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let table: BTreeMap<String, BTreeSet<String>> = rows
        .map(|row| {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 3, "module, subject, may use: {row}");
            let used = cells[2]
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            (
                cells[0].trim_matches('`').to_owned(),
                used.map(str::to_owned).collect(),
            )
        })
        .collect();
    assert!(
        !table.is_empty(),
        "ARCHITECTURE.md has no table with a column `may use`"
    );
    table
}

/// The source without comments, texts, and what only tests compile: everything else blanked, so that words keep
/// their distance.
fn code(source: &str) -> String {
    let source = without_words(source);
    let mut kept = String::new();
    let mut rest = source.as_str();
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        rest = after_item(&rest[at + "#[cfg(test)]".len()..]);
    }
    kept.push_str(rest);
    kept
}

/// What follows an item: its `;`, or the brace that closes its body.
fn after_item(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return &text[at + 1..],
            b'}' => depth -= 1,
            b';' if depth == 0 => return &text[at + 1..],
            _ => {}
        }
    }
    ""
}

fn without_words(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if let Some(hashes) = raw_text(rest) {
            let open = 2 + hashes;
            let close = format!("\"{}", "#".repeat(hashes));
            rest[open..]
                .find(&close)
                .map_or(rest.len(), |at| open + at + close.len())
        } else if first == '"' {
            text_end(rest)
        } else if let Some(length) = character(rest) {
            length
        } else {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        kept.push(' ');
        rest = &rest[end..];
    }
    kept
}

/// How many `#` a raw text that begins here has.
fn raw_text(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn text_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a character such as `'{'` that begins here; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        return inside[2..].find('\'').map(|at| at + 4);
    }
    let first = inside.chars().next()?;
    inside[first.len_utf8()..]
        .starts_with('\'')
        .then(|| first.len_utf8() + 2)
}

/// The first names of all `crate::` paths, groups among them.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, word) in code.match_indices("crate::") {
        // `$crate::` and `mycrate::` are other words.
        if code[..at]
            .ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '$')
        {
            continue;
        }
        let rest = code[at + word.len()..].trim_start();
        match rest.strip_prefix('{') {
            None => found.extend(name(rest)),
            Some(group) => {
                let mut depth = 0_usize;
                let mut next_is_first = true;
                for (at, byte) in group.bytes().enumerate() {
                    match byte {
                        b'{' => depth += 1,
                        b'}' if depth == 0 => break,
                        b'}' => depth -= 1,
                        b',' if depth == 0 => next_is_first = true,
                        _ if next_is_first && !byte.is_ascii_whitespace() => {
                            found.extend(name(&group[at..]));
                            next_is_first = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

fn name(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

#[test]
fn the_reader_of_imports_misses_none() {
    let source = r##"
        use crate::catalogue::{Catalogue, Exercise};
        use crate::{cli, report::{self, human}, verdict::judgement::Verdict};
        /// See [`crate::in_a_comment`].
        fn f<'a>(c: &'a str) { crate::session::go("crate::in_a_text \" {", '{', '\'', r#"crate::raw"#); }
        #[cfg(test)]
        use crate::only_in_tests;
        #[cfg(test)]
        mod tests { use crate::in_tests; fn g() { if true {} } }
        pub(crate) fn last() { $crate::macros(); crate :: spaced(); crate::runner::Kit }
    "##;
    let found: Vec<String> = imports(&code(source)).into_iter().collect();
    assert_eq!(
        found,
        ["catalogue", "cli", "report", "runner", "session", "verdict"]
    );
}

#[test]
fn imports_point_down_the_table() {
    let table = table();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in sources("src") {
        // A file that is a module of tests alone is declared under `#[cfg(test)]` by its parent.
        if is_tests_alone(&path) {
            continue;
        }
        let module = module_of(&path);
        let Some(allowed) = table.get(&module) else {
            wrong.push(format!("`{module}` is not in the table of ARCHITECTURE.md"));
            continue;
        };
        for used in imports(&code(&read(&path))) {
            seen += 1;
            if used != module && used != EVERYWHERE && !allowed.contains(&used) {
                wrong.push(format!(
                    "{}: `{module}` may not use `{used}`",
                    path.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 50, "only {seen} imports were found");
}

fn is_tests_alone(path: &Path) -> bool {
    let name = path
        .file_stem()
        .expect("it is a file")
        .to_string_lossy()
        .into_owned();
    let declares = |parent: &PathBuf| {
        let text = fs::read_to_string(parent).unwrap_or_default();
        text.contains(&format!("#[cfg(test)]\nmod {name};"))
            || text.contains(&format!("#[cfg(test)]\npub(crate) mod {name};"))
    };
    let folder = path.parent().expect("it is in a folder");
    [folder.join("mod.rs"), folder.with_extension("rs")]
        .iter()
        .any(declares)
}

#[test]
fn the_table_and_the_modules_are_the_same() {
    let in_table: BTreeSet<String> = table().into_keys().collect();
    let on_disk: BTreeSet<String> = sources("src").iter().map(|path| module_of(path)).collect();
    assert_eq!(in_table, on_disk);
    let used: BTreeSet<String> = table().into_values().flatten().collect();
    let unknown: Vec<&String> = used.difference(&on_disk).collect();
    assert!(
        unknown.is_empty(),
        "the table allows what is not there: {unknown:?}"
    );
}

#[test]
fn nobody_is_allowed_what_nobody_uses() {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in sources("src") {
        let imports = imports(&code(&read(&path)));
        used.entry(module_of(&path)).or_default().extend(imports);
    }
    let mut unused = Vec::new();
    for (module, allowed) in table() {
        // `main` names its modules without `crate::`.
        let names_directly = module == "main";
        for one in allowed
            .iter()
            .filter(|one| !names_directly && !used[&module].contains(*one))
        {
            unused.push(format!("`{module}` never uses `{one}`"));
        }
    }
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

#[test]
fn reports_do_not_know_how_answers_are_run() {
    for path in sources("src/report") {
        let code = without_words(&read(&path));
        let knows = code
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .any(|word| word == "runner");
        assert!(!knows, "{} mentions `runner`", path.display());
    }
}

#[test]
fn the_kit_does_not_know_the_program() {
    let table = table();
    for path in sources("kit") {
        let code = code(&read(&path));
        assert!(
            !code.contains("katas::"),
            "{} names the program",
            path.display()
        );
        // The kit has modules of its own that are called like some of the program's.
        let own: BTreeSet<String> = sources("kit/src")
            .iter()
            .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
            .collect();
        for used in imports(&code) {
            assert!(
                own.contains(&used) || !table.contains_key(&used),
                "{} uses the program's `{used}`",
                path.display()
            );
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_about() {
    let silent: Vec<String> = ["src", "kit", "tests/cli"]
        .iter()
        .flat_map(|folder| sources(folder))
        .filter(|path| !path.starts_with(repository().join("tests/cli/fixtures")))
        .filter(|path| !read(path).starts_with("//! "))
        .map(|path| path.display().to_string())
        .collect();
    assert!(
        silent.is_empty(),
        "without a `//!` line first:\n{}",
        silent.join("\n")
    );
}
