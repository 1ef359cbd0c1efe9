//! Where the status bodies of a page are, by what its address looks like.

use super::address::Address;

/// What an address may look like, a colon, and where its bodies are then. After a semicolon, what
/// else it may look like: the first counts.
///
/// It looks like a host, or any if none is written, and a path, if one is. `*` stands for one label
/// before a domain or one segment of a path, `#` for a segment of 24 hexadecimal digits with whatever
/// is before it, and a slash at the end for whatever follows.
///
/// Bodies that are read together stand side by side, others after a `|`, the likeliest first: below
/// the page with a dot in front, on its host with a slash. In each, `*` is what the first `*` stood
/// for, and so on.
pub(super) type Urls = &'static str;

pub(super) fn urls(page: &Address<'_>, urls: Urls) -> Vec<Vec<String>> {
    let mut places = Some(urls);
    let mut urls = Vec::new();
    while let Some(place) = next(&mut places, b';') {
        let mut bodies = Some(place);
        let like = next(&mut bodies, b':').unwrap_or_default();
        let Some(found) = fit(page, like) else { continue };
        while let Some(together) = next(&mut bodies, b'|') {
            let mut together = Some(together);
            let mut list = Vec::new();
            while let Some(body) = next(&mut together, b' ') {
                if !body.is_empty() {
                    list.push(fill(page, body, &found));
                }
            }
            if !list.is_empty() {
                urls.push(list);
            }
        }
        break;
    }
    urls
}

/// What each `*` stands for, if the address looks so.
fn fit<'p>(page: &'p Address<'_>, like: &str) -> Option<Vec<&'p str>> {
    let mut found = Vec::new();
    let mut like = Some(like);
    let host = next(&mut like, b'/')?;
    if let Some(domain) = host.strip_prefix('*') {
        let label = page.host.strip_suffix(domain)?;
        if !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return None;
        }
        found.push(label);
    } else if !host.is_empty() && host != page.host {
        return None;
    }
    if like.is_none() {
        return Some(found);
    }
    let mut path = Some(page.path);
    while let Some(part) = next(&mut like, b'/') {
        if part.is_empty() {
            return Some(found);
        }
        let mut here = segment(&mut path)?;
        while part == "#" && !is_id(here) {
            here = segment(&mut path)?;
        }
        if matches!(part, "*" | "#") {
            found.push(here);
        } else if part != here {
            return None;
        }
    }
    segment(&mut path).is_none().then_some(found)
}

/// What stands before the next slash, unless it is nothing.
fn segment<'t>(path: &mut Option<&'t str>) -> Option<&'t str> {
    loop {
        let segment = next(path, b'/')?;
        if !segment.is_empty() {
            return Some(segment);
        }
    }
}

/// What stands before the next such byte, or at the end of a text.
#[inline(never)]
pub(super) fn next<'t>(rest: &mut Option<&'t str>, end: u8) -> Option<&'t str> {
    let text = rest.take()?;
    let Some(at) = text.bytes().position(|byte| byte == end) else { return Some(text) };
    *rest = text.get(at + 1..);
    text.get(..at)
}

fn is_id(segment: &str) -> bool {
    segment.len() == 24 && segment.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn fill(page: &Address<'_>, body: &str, found: &[&str]) -> String {
    let mut url = match body.as_bytes() {
        [b'.', ..] => [page.origin, page.path].concat(),
        [b'/', ..] => page.origin.to_owned(),
        _ => String::new(),
    };
    let mut found = found.iter();
    let mut rest = Some(body.strip_prefix('.').unwrap_or(body));
    while let Some(piece) = next(&mut rest, b'*') {
        url.push_str(piece);
        if rest.is_some() {
            url.push_str(found.next().unwrap_or(&""));
        }
    }
    url
}
