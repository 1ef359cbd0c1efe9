//! The request in a line of a log.

/// The methods of RFC 9110, section 9, and of RFC 5789.
const METHODS: [&str; 9] =
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

/// The first method that has a path or an address behind it, and that. Where a client comes from
/// and what it is stands behind the request in every format, so it cannot pass for one; whoever
/// writes one into a user's name, which stands before it, could as well have asked for it.
pub(super) fn request(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_ascii_whitespace().map(|word| word.trim_matches(['"', '\'']));
    let mut before = "";
    words.find_map(|word| {
        let method = std::mem::replace(&mut before, word);
        let is_target = ["/", "https://", "http://"].iter().any(|start| word.starts_with(start));
        (is_target && METHODS.contains(&method)).then_some((method, word))
    })
}
