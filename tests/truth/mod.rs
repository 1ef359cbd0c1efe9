//! Where the truth stands in each provider's bodies: reviewed by hand, and to be kept short.
//!
//! The test fails for a row that it does not need: a proof that no body has, an exception that no
//! mutation takes.

use statuslamp::model::Provider;

use crate::mutate::Operator::{self, Drop, Empty, Null, Rename, Reorder, Repeat, Retype, Swap};
use crate::mutate::Operator::{Unknown, Wrap};

mod table;

pub(crate) use table::TRUTHS;

pub(crate) struct Truth {
    pub(crate) provider: Provider,
    /// What a green body proves itself with: without it, or with anything else in its place, it is
    /// not green.
    pub(crate) proof: &'static [&'static str],
    /// Lists, and maps by id, that truthfully say "none" when they are empty, and one less without a row.
    pub(crate) lists: &'static [&'static str],
    /// What else may turn a body green, since it then truthfully says that all is well.
    pub(crate) says_so: &'static [SaysSo],
}

/// At a path, what may be done, and why.
pub(crate) type SaysSo = (&'static str, &'static [Operator], &'static str);

impl Truth {
    pub(crate) fn allows(&self, path: &str, operator: Operator) -> bool {
        let is_list = |path| self.lists.contains(&path);
        let is_less = match operator {
            Empty => is_list(path),
            Drop => path.strip_suffix("[*]").or(path.strip_suffix(".*")).is_some_and(is_list),
            _ => false,
        };
        let says_so = |row: &SaysSo| row.0 == path && row.1.contains(&operator);
        is_less || self.says_so.iter().any(says_so)
    }
}
