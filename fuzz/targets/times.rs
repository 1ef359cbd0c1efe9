//! Whatever a reader of times accepts prints itself so that it is read back as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::time::{Day, Timestamp};

fuzz_target!(|text: &str| {
    let iso = Timestamp::parse(text);
    let utc = Timestamp::parse_utc(text);
    assert!(iso.is_none() || iso == utc, "with a zone both are one form");
    let other = [Timestamp::parse_go, Timestamp::parse_javascript, Timestamp::parse_rss];
    for time in other.map(|read| read(text)).into_iter().chain([iso, utc]).flatten() {
        assert_eq!(Timestamp::parse(&time.to_string()), Some(time));
        assert_eq!(Timestamp::from_milliseconds(time.milliseconds()), Some(time));
        let day = time.day();
        assert_eq!(Day::parse(&day.to_string()), Some(day));
        assert!(time.to_string().starts_with(&day.to_string()));
        let midnight = format!("{day}T00:00:00Z");
        let since_midnight = time.since(Timestamp::parse(&midnight).unwrap());
        assert!((0..86_400_000).contains(&since_midnight));
    }
    if let Some(day) = Day::parse(text) {
        assert_eq!(day.to_string(), text.trim_ascii());
        assert_eq!(Day::from_days(day.days()), Some(day));
    }
});
