//! Each provider's reader, on bodies of its own that were changed and are still well-formed. The
//! first byte picks the provider, the second a body; what follows are the changes.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use statuslamp::envelope;
use statuslamp_fuzz::specs::{self, encoded};
use statuslamp_fuzz::{check, edit, noon};

/// A provider's cases, and all that stands in their bodies.
struct Material {
    cases: Vec<Vec<String>>,
    pool: Vec<String>,
}

static MATERIAL: LazyLock<Vec<Material>> = LazyLock::new(|| {
    let specs = specs::read("envelope").into_iter();
    let pool = |body: &String| {
        edit::spans(body).into_iter().map(|span| body[span].to_owned()).collect::<Vec<_>>()
    };
    specs
        .map(|spec| Material {
            pool: spec.cases.iter().flatten().flat_map(pool).collect(),
            cases: spec.cases,
        })
        .collect()
});

fuzz_target!(|script: &[u8]| {
    let [provider, case, script @ ..] = script else { return };
    let Material { cases, pool } = &MATERIAL[usize::from(*provider) % MATERIAL.len()];
    let bodies = cases[usize::from(*case) % cases.len()].iter();
    let bodies: Vec<Vec<u8>> =
        bodies.map(|body| encoded(&edit::apply(body, pool, script))).collect();
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    if let Ok(snapshot) = envelope::parse_all(&bodies, noon()) {
        check(&snapshot);
    }
});
