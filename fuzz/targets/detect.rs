//! A body is one provider's or nobody's, and cut off it is never the proof that it was whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::envelope::{self, ErrorKind};
use statuslamp_fuzz::noon;

fuzz_target!(|body: &[u8]| {
    let detected = envelope::detect(body, None);
    let snapshot = envelope::parse(body, noon());
    match (&detected, &snapshot) {
        (Ok(provider), Ok(snapshot)) => assert_eq!(*provider, snapshot.provider),
        (Ok(_), Err(error)) => assert_eq!(error.kind(), ErrorKind::Shape),
        (Err(error), Err(again)) => assert_eq!(error, again),
        (Err(error), Ok(_)) => panic!("read, but whose it is nobody knows: {error}"),
    }
    let Ok(snapshot) = snapshot else { return };
    for end in (0..body.len()).step_by(body.len() / 64 + 1) {
        // What may be missing is white space and comments.
        if let Ok(part) = envelope::parse(&body[..end], noon()) {
            assert_eq!(part, snapshot, "cut off after {end} bytes");
        }
    }
});
