//! Reads a status page, says what is wrong, draws it, and lends out narrower keys.

pub mod limits;
pub mod text;
pub mod time;

pub mod json;

pub mod model;
pub mod verdict;

pub mod envelope;

pub mod badge;
pub mod banner;
