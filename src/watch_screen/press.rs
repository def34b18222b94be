//! Keys: some change only what is shown, the others become requests to whoever owns files and progress.

use crate::terminal::decode::Key;
use crate::terminal::screen::Size;
use crate::terminal::theme::Style;

use super::render::body_rows;
use super::view::{Greeting, Panel, Question, View};

/// What a key asks of the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    Next,
    Previous,
    GoTo {
        name: String,
    },
    /// Judge again, though nothing changed.
    Run,
    /// The learner asked for one more hint: `shown` of them now.
    Hint {
        shown: usize,
    },
    Check,
    Topic,
    List,
    Solution,
    /// Confirmed.
    Reset,
    Quit,
}

impl View {
    /// Takes a key. `size` says how far there is to scroll.
    pub fn press(&mut self, key: Key, size: Size, style: Style) -> Option<Request> {
        self.notice = None;
        if self.question == Question::Reset {
            self.question = Question::None;
            if key == Key::Char('x') {
                return Some(Request::Reset);
            }
            self.notice = Some("Nothing was reset.".to_owned());
            return None;
        }
        if let Some(request) = self.press_in_list(key) {
            return request;
        }
        match key {
            Key::Char('q') => return Some(Request::Quit),
            Key::Char('n') => return Some(Request::Next),
            Key::Char('p') => return Some(Request::Previous),
            Key::Char('r') => return Some(Request::Run),
            Key::Char('h') => return self.hint(),
            Key::Char('c') => {
                return self.toggle(matches!(self.panel, Panel::Check { .. }), Request::Check);
            }
            Key::Char('t') => {
                return self.toggle(matches!(self.panel, Panel::Topic { .. }), Request::Topic);
            }
            Key::Char('s') => {
                return self.toggle(
                    matches!(self.panel, Panel::Solution { .. }),
                    Request::Solution,
                );
            }
            Key::Char('l') => {
                return self.toggle(matches!(self.panel, Panel::List { .. }), Request::List);
            }
            Key::Char('x') => {
                self.question = Question::Reset;
                self.notice = Some(
                    "Put the exercise back as it was shipped? x again does it, with a backup."
                        .to_owned(),
                );
            }
            Key::Escape | Key::Backspace | Key::Left => {
                self.greeting = Greeting::Over;
                self.show(Panel::Verdict);
            }
            Key::Down | Key::Char('j') => self.scroll_by(1, size, style),
            Key::Up | Key::Char('k') => self.scroll_by(-1, size, style),
            Key::PageDown | Key::Char(' ') => self.scroll_by(page(size), size, style),
            Key::PageUp | Key::Char('b') => self.scroll_by(-page(size), size, style),
            Key::Home | Key::Char('g') => self.scroll = 0,
            Key::End | Key::Char('G') => self.scroll_by(isize::MAX / 2, size, style),
            Key::Char(_) | Key::Enter | Key::Tab | Key::Right => {}
        }
        None
    }

    /// In the list, arrows choose and enter goes there. `None`: not a key of the list's.
    fn press_in_list(&mut self, key: Key) -> Option<Option<Request>> {
        let Panel::List { rows, cursor } = &mut self.panel else {
            return None;
        };
        let last = rows.len().saturating_sub(1);
        *cursor = match key {
            Key::Down | Key::Char('j') => (*cursor + 1).min(last),
            Key::Up | Key::Char('k') => cursor.saturating_sub(1),
            Key::PageDown | Key::Char(' ') => (*cursor + 10).min(last),
            Key::PageUp | Key::Char('b') => cursor.saturating_sub(10),
            Key::Home | Key::Char('g') => 0,
            Key::End | Key::Char('G') => last,
            Key::Enter | Key::Right => {
                return Some(rows.get(*cursor).map(|row| Request::GoTo {
                    name: row.name.clone(),
                }));
            }
            Key::Char(_) | Key::Escape | Key::Backspace | Key::Tab | Key::Left => return None,
        };
        Some(None)
    }

    /// The first press shows the hints seen so far, if there are any and they are not on the screen.
    fn hint(&mut self) -> Option<Request> {
        let shown = self.hints.shown;
        if self.hints.texts.is_empty() {
            self.notice = Some("This exercise has no hints.".to_owned());
            return None;
        }
        let again = self.panel != Panel::Hints && shown > 0;
        self.show(Panel::Hints);
        if again || shown >= self.hints.texts.len() {
            return None;
        }
        self.hints.shown = shown + 1;
        Some(Request::Hint { shown: shown + 1 })
    }

    fn toggle(&mut self, is_open: bool, request: Request) -> Option<Request> {
        if !is_open {
            return Some(request);
        }
        self.show(Panel::Verdict);
        None
    }

    fn scroll_by(&mut self, lines: isize, size: Size, style: Style) {
        let (total, room) = body_rows(self, size, style);
        let most = total.saturating_sub(room);
        let is_fitted = self.scroll == 0 && matches!(self.panel, Panel::Verdict | Panel::Hints);
        // The fitted view leaves lines out anywhere: the first step shows the whole text from its start.
        let lines = if is_fitted { lines.min(1) } else { lines };
        self.scroll = self.scroll.saturating_add_signed(lines).min(most);
    }
}

/// A page less two lines, so that the eye finds its place.
fn page(size: Size) -> isize {
    isize::try_from(size.rows.saturating_sub(6).max(1)).unwrap_or(1)
}
