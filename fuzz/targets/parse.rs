//! Any bodies, which a separator stands between: what is read of them holds what every snapshot
//! must.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::envelope;
use statuslamp::model::Snapshot;
use statuslamp::time::Seconds;
use statuslamp::verdict::Verdict;
use statuslamp_fuzz::{check, noon};

/// No JSON and no XML has it. In UTF-16 it may be half of a unit, and then cuts a body.
const SEPARATOR: u8 = 0x1e;

fuzz_target!(|input: &[u8]| {
    let mut bodies: Vec<&[u8]> = input.split(|byte| *byte == SEPARATOR).collect();
    let read = envelope::parse_all(&bodies, noon());
    if let Ok(snapshot) = &read {
        check(snapshot);
    }
    bodies.reverse();
    let reversed = envelope::parse_all(&bodies, noon());
    let verdict = |read: &Snapshot<'_>| Verdict::of(read, noon(), Seconds(300)).indicator;
    assert_eq!(reversed.as_ref().ok().map(verdict), read.as_ref().ok().map(verdict));
});
