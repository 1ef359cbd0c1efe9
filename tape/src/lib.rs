//! JSON bytes to a flat tape of where each value stands: strictly, bounded, in one pass.
//!
//! This is what every byte of a body goes through, so it is a crate of its own that is compiled
//! for speed, where all else is compiled for size: Cargo can tell crates apart, but not modules.
//! What stands on the tape is read by `statuslamp::json`.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::todo,
    clippy::unreachable
)]
#![expect(clippy::inline_always, reason = "measured: calls for single bytes cost half the time")]

pub use error::{Error, Fault};
pub use find::Names;
pub use node::{Kind, Node};
pub use plain::{is_plain_line, is_plain_text};
pub use read::read;
pub use write::{write_comma, write_field, write_name, write_text};

mod error;
mod find;
mod node;
mod plain;
mod read;
mod scan;
mod write;

/// A body larger than this is refused unread.
pub const MAX_BODY_BYTES: usize = 8 * 1024 * 1024;

/// Arrays and objects may be nested this deep. Real bodies need 6.
pub const MAX_DEPTH: usize = 64;

/// Values in a body, names included. 20,000 components take 600,000.
pub const MAX_VALUES: usize = 1_000_000;

/// A whole JSON body that was found well-formed.
#[derive(Debug)]
pub struct Tape<'a> {
    /// The body.
    pub text: &'a str,
    /// The values in the order of the body, and before each member's value its name.
    pub nodes: Vec<Node>,
    /// One bit for each name of the outermost object, by a hash.
    root_names: u64,
    /// Whether some object may have one name twice. JSON allows it, and nearly no body has it.
    pub has_duplicates: bool,
}
