//! Removing what may not be there.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};

/// Removes a directory and all that is in it.
pub(crate) fn directory(path: &Path) -> Result<()> {
    gone(path, fs::remove_dir_all(path))
}

pub(crate) fn file(path: &Path) -> Result<()> {
    gone(path, fs::remove_file(path))
}

fn gone(path: &Path, removal: io::Result<()>) -> Result<()> {
    match removal {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other.with_context(|| format!("cannot remove {}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_gone_already() {
        let place = tempfile::tempdir().unwrap();
        let (inner, note) = (place.path().join("inner"), place.path().join("inner/note"));
        fs::create_dir(&inner).unwrap();
        fs::write(&note, "x").unwrap();
        for _ in ["there", "gone"] {
            file(&note).unwrap();
            directory(&inner).unwrap();
            assert!(!inner.exists());
        }
    }

    #[test]
    fn what_cannot_be_removed_is_named() {
        let place = tempfile::tempdir().unwrap();
        let error = file(place.path()).unwrap_err().to_string();
        assert_eq!(error, format!("cannot remove {}", place.path().display()));
    }
}
