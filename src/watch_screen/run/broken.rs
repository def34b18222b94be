//! A panic of ours in the middle of the watch screen, in a real terminal.
//!
//! No key and no file makes one that we know of, and the program has no hidden way to. So this test binary is started
//! again, in a terminal, as a program of which one part panics.

use std::env;
use std::future::pending;
use std::io::Read as _;
use std::path::Path;

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::{Change, run};
use crate::event::Report;
use crate::problem::end_on_panic;
use crate::terminal::keys::Keys;
use crate::terminal::theme::Style;
use crate::watch::{Mode, Watcher};
use crate::watch_screen::desk::{Advising, After, Desk, Judging, Reply, Saved};
use crate::watch_screen::press::Request;
use crate::watch_screen::tests::place;
use crate::watch_screen::view::{Hints, Place, View};

/// Which part panics, for the program; absent, this is an ordinary test run.
const PART: &str = "KATAS_TEST_BROKEN";
const SIZE: PtySize = PtySize {
    rows: 24,
    cols: 80,
    pixel_width: 0,
    pixel_height: 0,
};

struct Broken {
    part: String,
}

impl Desk for Broken {
    fn place(&self) -> Place {
        place()
    }

    fn hints(&self) -> Hints {
        Hints::default()
    }

    fn judge(&mut self) -> Judging {
        let part = self.part.clone();
        Box::pin(async move {
            // The first frame is there: it was drawn before anything was waited for.
            match part.as_str() {
                "judging" => panic!("the judging broke"),
                "task" => _ = tokio::spawn(async { panic!("a task broke") }).await,
                "thread" => {
                    let thread = std::thread::spawn(|| panic!("a thread broke"));
                    let _ = thread.join();
                }
                other => panic!("there is no part {other}"),
            }
            pending::<Report>().await
        })
    }

    fn judged(&mut self, _report: &Report) -> After {
        After::default()
    }

    fn advice(&mut self) -> Option<Advising> {
        None
    }

    fn saved(&mut self, _change: &Change) -> Saved {
        Saved::Nothing
    }

    fn move_to(&mut self, _change: &Change) -> anyhow::Result<Option<String>> {
        Ok(None)
    }

    fn ask(&mut self, _request: Request) -> anyhow::Result<Reply> {
        Ok(Reply::Done)
    }
}

/// The program. In an ordinary test run it does nothing.
#[tokio::test]
async fn the_program() {
    let Ok(part) = env::var(PART) else {
        return;
    };
    end_on_panic(2);
    let mut watcher = Watcher::start(Path::new("."), Mode::Manual).expect("this folder is there");
    let mut keys = Keys::listen(|_| ()).expect("this is a terminal");
    let mut desk = Broken { part };
    let view = View::new(desk.place(), desk.hints());
    let ended = run(&mut desk, view, &mut watcher, &mut keys, Style::PLAIN).await;
    panic!("it went on to its end: {ended:?}");
}

fn mode(terminal: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", terminal.get_termios().expect("it has a mode"))
}

/// What the terminal shows at the end of the program.
fn broken(part: &str) -> vt100::Parser {
    let pair = native_pty_system()
        .openpty(SIZE)
        .expect("the system has a terminal");
    let before = mode(&*pair.master);
    let mut command = CommandBuilder::new(env::current_exe().expect("it runs"));
    let test = "watch_screen::run::broken::the_program";
    command.args([test, "--exact", "--nocapture"]);
    command.cwd(env::temp_dir());
    command.env(PART, part);
    command.env("RUST_BACKTRACE", "0");
    let mut reader = pair.master.try_clone_reader().expect("it can be read");
    let mut child = pair.slave.spawn_command(command).expect("it can be run");
    // Open in the program alone, it ends with it.
    drop(pair.slave);
    let mut screen = vt100::Parser::new(SIZE.rows, SIZE.cols, 0);
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        screen.process(&buffer[..count]);
    }
    let code = child.wait().expect("it is our child").exit_code();
    let after = mode(&*pair.master);
    let text = screen.screen().contents();
    assert_eq!(code, 2, "{text}");
    assert_eq!(after, before, "the terminal's mode\n{text}");
    screen
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_where_to_report_it() {
    for (part, words) in [
        ("judging", "the judging broke"),
        ("task", "a task broke"),
        ("thread", "a thread broke"),
    ] {
        let screen = broken(part);
        let screen = screen.screen();
        assert!(!screen.hide_cursor(), "{part}: the cursor is there");
        assert!(!screen.alternate_screen());
        let text = screen.contents();
        for words in [
            "katas   01_basics / basics2",
            words,
            "error: this is a mistake in katas",
            "hint: please report it, with the lines above,",
        ] {
            assert!(text.contains(words), "{part}: no {words}\n{text}");
        }
        // Not in the middle of the frame.
        let last = text.lines().last().unwrap_or_default();
        assert!(last.starts_with("hint: please report it"), "{text}");
        assert_eq!(screen.cursor_position().1, 0, "below everything\n{text}");
    }
}
