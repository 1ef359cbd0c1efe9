//! What the badges say: the same as benches/texts.js.

/// Label and message.
pub(crate) type Text = (String, String);

pub(crate) fn one() -> Vec<Text> {
    vec![("status".to_owned(), "operational".to_owned())]
}

/// Texts that differ: half of them with letters beyond ASCII, some with markup, some long.
pub(crate) fn mixed(count: usize) -> Vec<Text> {
    let words = "status operational degraded Zürich работает 稼働中 <b>R&D</b> 99.95% ok ✓ λόγος";
    let words: Vec<_> = words.split(' ').collect();
    let text = |at: usize| {
        let word = |shift: usize| words[(at * 7 + shift * 5) % words.len()];
        let long: Vec<_> = (0..if at.is_multiple_of(14) { 12 } else { 2 }).map(word).collect();
        (format!("{} {at}", word(1)), format!("{} {}", long.join(" "), at % 97))
    };
    (0..count).map(text).collect()
}
