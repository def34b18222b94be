//! A photographer's studio: work that computes, and holds the thread that does it.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::dice::Dice;
use crate::gate::{Gate, Heart};
use crate::line::Line;
use crate::recorder::Recorder;
use crate::rest::note_restless;

/// The name of the meeting of the photos that are worked on together.
pub const AT_WORK: &str = "photos at work together";
/// What is noted of the other tasks of the program.
pub const OTHERS_RAN: &str = "photos during which other tasks ran";

/// A photo: its name, and how much there is to do. The one with the least to do is done first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// What it is called.
    pub name: String,
    /// Larger ones take longer.
    pub size: Duration,
    /// What comes of it.
    pub thumbnail: String,
}

impl Photo {
    /// A photo of this size, told in milliseconds. Its thumbnail follows from both and cannot be guessed.
    pub fn new(name: &str, size_ms: u64) -> Self {
        let thumbnail = format!("{name}: {}", Dice::of_text(name, size_ms).sentence());
        Self {
            name: name.to_owned(),
            size: crate::ms(size_ms),
            thumbnail,
        }
    }
}

/// What makes thumbnails. Cheap to clone.
///
/// A photo that is worked on is not done before nothing else happens in the program: however many are begun at once,
/// all of them are seen at work together.
#[derive(Clone)]
pub struct Studio {
    recorder: Recorder,
    photos: Arc<[Photo]>,
    at_work: Gate,
    heart: Heart,
    line: Arc<Line>,
    work: Arc<Mutex<Work>>,
}

/// What is worked on.
#[derive(Debug)]
struct Work {
    begun: u64,
    at_work: u64,
    fewest_while_others_wait: u64,
}

impl Work {
    fn begin(&mut self) {
        self.begun += 1;
        self.at_work += 1;
    }

    /// Nothing moves now: whatever could be begun has been.
    fn looked_at(&mut self, photos: u64) {
        if self.begun < photos {
            self.fewest_while_others_wait = self.fewest_while_others_wait.min(self.at_work);
        }
    }
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Studio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Studio").finish_non_exhaustive()
    }
}

impl Studio {
    /// A studio with these photos.
    pub fn new(recorder: &Recorder, photos: &[Photo]) -> Self {
        let count = photos.len() as u64;
        Self {
            recorder: recorder.clone(),
            photos: photos.into(),
            at_work: Gate::new(recorder, AT_WORK, count),
            heart: Heart::new(recorder, OTHERS_RAN, count),
            line: Arc::default(),
            work: Arc::new(Mutex::new(Work {
                begun: 0,
                at_work: 0,
                fewest_while_others_wait: u64::MAX,
            })),
        }
    }

    /// How many photos were at work, at the least, while others had yet to be begun and nothing else happened: how far the
    /// cores were made use of. `u64::MAX` where none had to wait.
    pub fn fewest_while_others_wait(&self) -> u64 {
        self.work().fewest_while_others_wait
    }

    fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().expect("nothing panics in a studio")
    }

    /// Makes a thumbnail and **holds the calling thread** until it is done. Returns `no photo NAME` for one that is not
    /// there.
    ///
    /// Meant for a thread that may be busy: on the thread that runs the tasks, no other task can run meanwhile.
    ///
    /// # Panics
    /// Never for a reason of the caller's.
    #[track_caller]
    pub fn shrink(&self, name: &str) -> String {
        let mut span = self.recorder.call("shrink", name);
        span.start_blocking();
        let photo = self.photos.iter().find(|photo| photo.name == name);
        let size = photo.map_or(Duration::ZERO, |photo| photo.size);
        let place = self.line.join(size, name);
        self.work().begin();
        self.at_work.pass();
        if !self.recorder.on_runtime_thread() {
            let waited = self.line.wait_for_turn(&place, &self.recorder);
            note_restless(&self.recorder, waited);
            self.work().looked_at(self.photos.len() as u64);
            self.heart.feel(self.line.passes(&place));
        }
        self.work().at_work -= 1;
        span.finish();
        self.line.leave(&place);
        photo.map_or_else(
            || format!("no photo {name}"),
            |photo| photo.thumbnail.clone(),
        )
    }

    /// Takes the part of the program's other tasks, for ever: before each photo is done, they are let have their turns.
    pub async fn other_tasks(&self) {
        self.heart.beat().await;
    }
}
