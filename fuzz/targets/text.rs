//! Text is bounded, free of what it must not have, and made so in one go; escaped, it reads back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::text::{bounded, escape_into, one_line, web_address};

fuzz_target!(|input: (u8, &str)| {
    let (max, raw) = (usize::from(input.0) + 1, input.1);
    let line = one_line(raw, max);
    assert!(line.chars().count() <= max && !line.chars().any(char::is_control), "{line:?}");
    assert_eq!(one_line(&*line, max), line);
    let lines = bounded(raw, max);
    assert!(lines.chars().count() <= max);
    assert!(!lines.chars().any(|c| c.is_control() && c != '\n'), "{lines:?}");
    assert_eq!(bounded(&*lines, max), lines);
    assert_eq!(one_line(&*bounded(raw, usize::MAX), max), line, "by way of {lines:?}");
    if let Some(address) = web_address(raw) {
        assert_eq!(web_address(&*address), Some(address.clone()));
    }
    let mut escaped = String::new();
    escape_into(&mut escaped, raw);
    let xml = format!("<a a=\"{escaped}\" b='{escaped}'>{escaped}</a>");
    let read = roxmltree::Document::parse(&xml).unwrap();
    let root = read.root_element();
    let wanted: String = raw.chars().map(readable).collect();
    assert_eq!(root.attribute("a"), Some(wanted.as_str()));
    assert_eq!(root.attribute("b"), Some(wanted.as_str()));
    assert_eq!(root.text().unwrap_or(""), wanted);
});

fn readable(c: char) -> char {
    let code = u32::from(c);
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{fdd0}'..='\u{fdef}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() || code & 0xfffe == 0xfffe => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}
