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

pub mod key;
pub mod policy;
pub mod route;
pub mod scope;

pub mod entity_tag;
pub mod gate;
