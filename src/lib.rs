#![doc = include_str!("../README.md")]

pub mod limits;
pub mod text;
pub mod time;

pub mod json;

pub mod model;
pub mod verdict;

pub mod badge;
pub mod banner;
pub mod envelope;

pub mod key;
pub mod policy;
pub mod route;
pub mod scope;

pub mod entity_tag;
pub mod gate;

#[cfg(target_arch = "wasm32")]
mod client;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
