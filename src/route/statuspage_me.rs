//! Nothing yet.

use super::Route;

pub(super) static ROUTES: &[Route] = &[];
