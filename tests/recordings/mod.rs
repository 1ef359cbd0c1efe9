//! The recorded bodies of real pages, which lie beside the project and are no part of it.

use std::path::{Path, PathBuf};

use statuslamp::time::Timestamp;

pub(crate) struct Recording {
    /// Below the folder: `heroku/current-status-yellow-2019-10-24.json`.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// All but the index, in order; `None` where the folder is not there, and then it says so.
pub(crate) fn all() -> Option<Vec<Recording>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/recorded");
    if !root.is_dir() {
        println!("no {}: the recorded bodies are skipped", root.display());
        return None;
    }
    let mut paths = below(&root);
    paths.sort();
    let recordings = paths.iter().map(|path| Recording {
        path: path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
        bytes: std::fs::read(path).unwrap(),
    });
    Some(recordings.filter(|recording| recording.path != "INDEX.md").collect())
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

impl Recording {
    /// Noon of the day that its name tells; of some day where it tells none.
    pub(crate) fn asked_at(&self) -> Timestamp {
        let digits = |c: u8| if c.is_ascii_digit() { b'0' } else { c };
        let shape = |day: &[u8]| day.iter().copied().map(digits).eq(*b"-0000-00-00");
        let at = self.path.as_bytes().windows(11).position(shape);
        let day = at.map_or("2026-11-22", |at| &self.path[at + 1..at + 11]);
        Timestamp::parse(&format!("{day}T12:00:00Z")).unwrap()
    }
}
