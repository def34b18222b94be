//! What clippy has to say about an answer: after the verdict, and without a say in it.

use crate::judging::basics2;
use crate::terminal::Terminal;
use crate::trees::Trees;
use crate::workspace::Workspace;

const BASICS2: &str = "exercises/01_basics/basics2.rs";

/// Every requirement holds, and yet a lock is held over an await.
const HOLDS_A_LOCK: &str = "let pages = std::sync::Mutex::new(Vec::new());
    let mut list = pages.lock().expect(\"nobody panics\");
    let (a, b, c) = tokio::join!(site.get(\"alpha\"), site.get(\"beta\"), site.get(\"gamma\"));
    list.extend([a, b, c]);
    list.clone()";

/// A future thrown away with rustc's warning about it, and one with rustc's consent.
const THROWS_AWAY: &str = "site.get(\"alpha\");
    let _ = site.get(\"beta\");
    Vec::new()";

const ADVICE: &str = "advice (changes no verdict)";

#[test]
fn advice_comes_below_the_verdict_and_goes_with_the_next_save() {
    let trees = Trees::of(&["basics2", "tools5"]);
    let workspace = Workspace::of(Some(trees.root().to_owned()));
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&["✗ failed, 3 of 4 requirements hold"]);

    workspace.save(BASICS2, &basics2(HOLDS_A_LOCK));
    let text = terminal.shows(&[
        "✓ passed, all 4 requirements hold",
        ADVICE,
        "line 6: this `MutexGuard` is held across an await point",
        "`asyncio.Lock`",
    ]);
    assert!(text.find("passed") < text.find(ADVICE), "{text}");

    workspace.save(BASICS2, &basics2(THROWS_AWAY));
    let text = terminal.shows(&["✗ failed", ADVICE, "line 6: non-binding `let` on a future"]);
    assert!(!text.contains("MutexGuard"), "{text}");
    assert!(
        !text.contains("line 5: "),
        "rustc's own warning is no advice: {text}"
    );

    // What does not compile has rustc's own words.
    workspace.save(BASICS2, &basics2("1"));
    let text = terminal.shows(&["✗ does not compile: 1 error", "E0308"]);
    assert!(!text.contains(ADVICE), "{text}");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}
