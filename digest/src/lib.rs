//! What a key goes through at each request: its checksum, its hash, and the comparison with what is
//! stored.
//!
//! It is a crate of its own to be compiled for speed, where all else is compiled for size: Cargo
//! can tell crates apart, but not modules. What a key is and may do is `statuslamp::key`'s.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::todo,
    clippy::unreachable
)]

use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

pub mod base62;
pub mod checksum;

/// The SHA-256 of these bytes, one after the other (FIPS 180-4).
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// Whether both hashes are the same, in a time that does not tell how far they agree.
///
/// All bytes are looked at, whatever they are, and what they differ in is judged once: byte by byte,
/// `subtle` takes as long as the hash.
pub fn is_same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    let differ = one.iter().zip(other).fold(0, |differ, (one, other)| differ | (one ^ other));
    differ.ct_eq(&0).into()
}
