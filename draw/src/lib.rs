//! Badges as SVG: a label and a message in a few hundred bytes.
//!
//! A crate of its own, so that whoever only draws takes nothing else along: see `wasm/`.
//!
//! Badges come in series that look alike and say different things. So a look is cut into a stencil
//! once, which is markup with holes, and a badge is what comes of filling it.
//!
//! Geometry and markup follow badge-maker 6.0.0, byte for byte where a badge has nothing that it
//! does not know. What it gets wrong is put right: every id takes the suffix, links say what they
//! may know (`rel`), a badge with two links keeps its name, an empty message leaves no trailing
//! colon in the name, and no input makes the SVG ill-formed.

#![no_std]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::todo,
    clippy::unreachable
)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub use badge::{Badge, Series};
pub use bars::{Bars, Day};
pub use clusters::{display_width, is_complex};
pub use color::{Color, ColorError};
pub use dot::{Dot, Favicon};
pub use given::{GivenError, IdSuffix, Link, Logo};
pub use glyph::{Glyph, State};
pub use look::{Look, Rounding, Scale, Segment, Style};
pub use palette::{Paint, Palette, Theme, contrast, reads_best};
pub use sparkline::Sparkline;
pub use width::{Font, whole_pixels, width};

mod badge;
mod bars;
mod clusters;
mod color;
mod css_names;
mod dot;
mod escape;
mod flat;
mod for_the_badge;
mod frame;
mod given;
mod glyph;
mod length;
mod look;
mod palette;
mod part;
mod picture;
#[cfg(any(test, target_arch = "wasm32"))]
mod read;
mod room;
mod social;
mod sparkline;
mod stencil;
mod svg;
mod tint;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
mod width;
