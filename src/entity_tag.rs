//! Entity tags: the same bytes have the same tag, so that nobody fetches what they have.

use statuslamp_digest::sha256;

/// The strong entity tag of a body (RFC 9110, section 8.8.3): half of its SHA-256, in quotes.
///
/// # Examples
///
/// ```
/// let tag = statuslamp::entity_tag::entity_tag(b"");
/// assert_eq!(tag, "\"e3b0c44298fc1c149afbf4c8996fb924\"");
/// ```
pub fn entity_tag(body: &[u8]) -> String {
    let hash = sha256(&[body]);
    let half = hash.get(..16).unwrap_or_default();
    format!("\"{}\"", crate::text::hex(half))
}

/// Whether a client that sent `If-None-Match: condition` has the body of this tag already
/// (RFC 9110, section 13.1.2): `*`, or a list in which one tag agrees, weak or not.
///
/// # Examples
///
/// ```
/// use statuslamp::entity_tag::is_not_modified;
///
/// assert!(is_not_modified(r#""a,b", W/"c""#, r#""c""#));
/// assert!(!is_not_modified(r#""a,b""#, r#""b""#));
/// ```
pub fn is_not_modified(condition: &str, tag: &str) -> bool {
    let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    condition.trim() == "*" || tags(condition).any(|listed| opaque(listed) == opaque(tag))
}

/// The tags of a list. A tag may hold a comma, so the quotes are what ends it.
fn tags(list: &str) -> impl Iterator<Item = &str> {
    let mut rest = list;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        let opening = rest.find('"')?;
        let after = rest.get(opening + 1..)?;
        let closing = opening + 1 + after.find('"')?;
        let tag = rest.get(..=closing)?;
        rest = rest.get(closing + 1..)?;
        Some(tag)
    })
}
