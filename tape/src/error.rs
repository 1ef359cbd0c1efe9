//! What is wrong with a body, and where.

use super::MAX_BODY_BYTES;

/// What sort of thing is wrong with a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is larger than [`MAX_BODY_BYTES`].
    TooLarge,
    /// It is not in the encoding that it should be in.
    Encoding,
    /// It is not one whole value.
    Syntax,
    /// A value is not what was asked for.
    Shape,
}

/// What is wrong with a body, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What sort of thing.
    pub fault: Fault,
    /// The path to the value, for example `components[3].status`; empty for the whole body.
    pub place: String,
    /// What was expected and what was found.
    pub problem: String,
    /// Where in the body, counted from 0.
    pub byte: usize,
}

impl Error {
    /// A body may have [`MAX_BODY_BYTES`].
    ///
    /// # Errors
    ///
    /// When it has more.
    pub fn check_size(body: &[u8]) -> Result<(), Self> {
        if body.len() <= MAX_BODY_BYTES {
            return Ok(());
        }
        Err(Self {
            fault: Fault::TooLarge,
            place: String::new(),
            problem: format!("{} bytes, more than {MAX_BODY_BYTES}", body.len()),
            byte: MAX_BODY_BYTES,
        })
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}, at byte {}", self.problem, self.byte)
    }
}

impl std::error::Error for Error {}
