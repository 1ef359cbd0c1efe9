#![doc = include_str!("../README.md")]
// A panic in wasm is a dead instance; a refusal is a value.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::todo,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr
)]

pub mod language;
pub mod limits;
pub mod text;
pub mod time;

pub mod encoding;
pub mod json;
pub mod xml;

pub mod model;
pub mod verdict;

pub mod answer;
pub mod badge;
pub mod banner;
pub mod envelope;
pub mod picture;
pub mod roster;

pub mod policy;
pub mod route;
pub mod scope;

pub mod entity_tag;
pub mod gate;
pub mod key;

#[cfg(target_arch = "wasm32")]
mod client;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
