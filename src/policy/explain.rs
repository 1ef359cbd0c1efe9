//! What a key may do, in words: one of ours by its grant, a provider's by its power.

use super::{Grant, Pages, vendor};
use crate::limits::{MAX_NAME_CHARS, MAX_WORD_CHARS};
use crate::model::Provider;
use crate::route::{self, Bound, Route};
use crate::scope::{KeyPower, Scope};
use crate::text::one_line;
use crate::time::{Timestamp, in_words};

/// As many names as somebody reads in one line.
const MAX_NAMES: usize = 20;

/// What a key of ours may do, one sentence or two in each line.
///
/// # Examples
///
/// ```
/// use statuslamp::{policy::{Grant, explain}, time::Timestamp};
///
/// let json = r#"{"principal":"wall","scopes":["monitors:read","pages:admire"],
///                "pages":["abc123def456"],"expiresAt":"2027-01-31T00:00:00Z"}"#;
/// let now = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
/// assert_eq!(
///     explain(&Grant::from_json(json)?, now),
///     [
///         "The key “wall” ends at 2027-01-31T00:00:00Z, in 69 days.",
///         "It reads components, services and monitors, and how they are (monitors:read).",
///         "It is for the page abc123def456.",
///         "Nobody knows pages:admire: it opens nothing.",
///         "It never writes: no key of the gate does.",
///     ]
/// );
/// # Ok::<(), statuslamp::json::Error>(())
/// ```
pub fn explain(grant: &Grant, now: Timestamp) -> Vec<String> {
    let mut lines = times(grant, now);
    if grant.only_draws {
        lines.push(
            "It may be published: it has badges and banners drawn, and reads nothing.".into(),
        );
        return lines;
    }
    let routes = || route::providers().filter_map(route::table).flatten();
    let lacks = |route: &Route| route.scopes.iter().copied().find(|s| !grant.scopes.holds(*s));
    let (mut idle, mut reads) = (Vec::new(), false);
    for scope in grant.scopes.known() {
        if routes().any(|route| route.scopes.contains(&scope)) {
            lines.push(["It reads ", about(scope), " (", scope.as_str(), ")."].concat());
            reads = true;
        } else {
            idle.push(scope.as_str());
        }
    }
    if reads {
        audience(grant, &mut lines);
        let of_people = routes().any(|r| r.bound == Bound::Organization && lacks(r).is_none());
        if !grant.audience.organizations.is_empty() && !of_people {
            lines.push("Of an organisation it reads nothing without users:read.".into());
        }
        // Who takes components or uptime does not expect lists of persons among them.
        for scope in Scope::all().filter(|scope| *scope != Scope::UsersRead) {
            let half = |r: &&Route| {
                lacks(r) == Some(scope) && r.scopes.iter().any(|s| grant.scopes.holds(*s))
            };
            let names: Vec<&str> = routes().filter(half).map(|route| route.name).collect();
            if !names.is_empty() {
                let names = listed(&names);
                lines
                    .push(["Without ", scope.as_str(), " it does not read ", &names, "."].concat());
            }
        }
    } else {
        lines.push("It reads nothing.".into());
    }
    if !idle.is_empty() {
        lines.push(["No route takes ", &listed(&idle), ": it opens nothing."].concat());
    }
    if !grant.scopes.unknown().is_empty() {
        let unknown = listed(grant.scopes.unknown());
        lines.push(["Nobody knows ", &unknown, ": it opens nothing."].concat());
    }
    lines.push("It never writes: no key of the gate does.".into());
    lines
}

fn times(grant: &Grant, now: Timestamp) -> Vec<String> {
    let name = one_line(grant.principal.as_str(), MAX_NAME_CHARS);
    let line = |verb: &str, at: Timestamp, how: [&str; 2]| {
        let span = in_words(at.since(now).saturating_abs());
        ["The key “", &name, "” ", verb, " at ", &at.to_string(), how[0], &span, how[1]].concat()
    };
    let mut lines = Vec::new();
    match grant.not_before {
        Some(start) if now < start => {
            lines.push(line("begins", start, [", in ", ". Until then it opens nothing."]));
        }
        Some(start) => lines.push(line("began", start, [", ", " ago."])),
        None => {}
    }
    lines.push(match grant.expires_at {
        Some(end) if end <= now => line("ended", end, [", ", " ago. It opens nothing any more."]),
        Some(end) => line("ends", end, [", in ", "."]),
        None => ["The key “", &name, "” has no end."].concat(),
    });
    lines
}

/// What it is for.
fn audience(grant: &Grant, lines: &mut Vec<String>) {
    match &grant.audience.pages {
        Pages::Every => lines
            .push("It is for every page, those to come too, and for what is of no page.".into()),
        Pages::Only(pages) => {
            let whole = pages.iter().filter(|page| page.parts.is_whole());
            let whole: Vec<&str> = whole.map(|page| page.id.as_str()).collect();
            let pages: Vec<_> = pages.iter().filter(|page| !page.parts.is_whole()).collect();
            match &whole[..] {
                [] if pages.is_empty() => lines.push("It is for no page.".into()),
                [] => {}
                [page] => lines.push(["It is for the page ", &one(page), "."].concat()),
                pages => lines.push(["It is for the pages ", &listed(pages), "."].concat()),
            }
            for page in pages.iter().take(MAX_NAMES) {
                let mut line = ["Of the page ", &one(&page.id), " it is for"].concat();
                for (at, list) in page.parts.0.iter().enumerate() {
                    let start = if at == 0 { " " } else { ", and of those only " };
                    line.extend([start, &listed(list)]);
                }
                lines.push(line + ", with what is in groups of these ids, and nothing else.");
            }
            if let Some(more @ 1..) = pages.len().checked_sub(MAX_NAMES) {
                let more = more.to_string();
                lines.push(["It is for parts of ", &more, " more pages."].concat());
            }
        }
    }
    match &grant.audience.organizations[..] {
        [] => {}
        [id] => lines.push(["It is for the people of the organisation ", &one(id), "."].concat()),
        ids => {
            lines.push(["It is for the people of the organisations ", &listed(ids), "."].concat());
        }
    }
}

/// What a scope is about, so far as there are routes that take it.
fn about(scope: Scope) -> &'static str {
    match scope {
        Scope::MonitorsRead => "components, services and monitors, and how they are",
        Scope::IncidentsRead => "incidents and what was said of them",
        Scope::MaintenancesRead => "planned maintenances",
        Scope::StatusPagesRead => "pages: their settings and what they show",
        Scope::AnalyticsRead => "uptime and metrics",
        Scope::UsersRead => "who is in an organisation and who may see a page: personal data",
        Scope::SubscribersRead => "who is told about incidents: personal data",
        Scope::UpstreamsRead => "how an account is set up at its provider",
        _ => "what it names",
    }
}

/// What a provider's key may do, one sentence or two in each line.
///
/// # Examples
///
/// ```
/// use statuslamp::{model::Provider, policy::explain_power, scope::KeyPower};
///
/// let provider = Provider::StatuspageMe;
/// assert_eq!(
///     explain_power(provider, &KeyPower::of(provider, &[])),
///     [
///         "It may do all that the account may: read, write and delete.",
///         "An empty list of scopes means full access: name those that it needs.",
///     ]
/// );
/// ```
pub fn explain_power(provider: Provider, power: &KeyPower) -> Vec<String> {
    let mut lines = Vec::new();
    match power {
        KeyPower::Full => {
            lines.push("It may do all that the account may: read, write and delete.".into());
        }
        KeyPower::ReadWrite => lines.push("It reads and writes, and does not administer.".into()),
        KeyPower::ReadOnly => lines.push("It only reads.".into()),
        KeyPower::Role(role) => {
            let role = one_line(role.as_str(), MAX_WORD_CHARS);
            lines.push(
                ["It may do what the role “", &role, "” may; the key does not say what."].concat(),
            );
        }
        KeyPower::Scoped(scopes) => {
            for scope in scopes.known() {
                let word = scope.as_str();
                lines.push(if scope.only_reads() {
                    ["It reads ", about(scope), " (", word, ")."].concat()
                } else {
                    ["It changes things (", word, "), and does not read for that alone."].concat()
                });
            }
            if !scopes.unknown().is_empty() {
                let unknown = listed(scopes.unknown());
                lines.push(["Nobody here knows what ", &unknown, " opens."].concat());
            }
        }
        KeyPower::Permissions(words) => {
            let words = listed(words);
            lines.push(["In its provider's own words it may do this: ", &words, "."].concat());
        }
    }
    lines.extend(vendor::warnings(provider, Some(power)).into_iter().map(str::to_owned));
    lines
}

fn one(name: &str) -> String {
    one_line(name, MAX_WORD_CHARS).into_owned()
}

/// `a, b and c`; of very many the first.
fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let mut text = String::from(if names.is_empty() { "nothing" } else { "" });
    let shown = names.len().min(MAX_NAMES);
    let more = names.len() - shown;
    for (at, name) in names.iter().take(shown).enumerate() {
        let is_last = at + 1 == shown && more == 0;
        text.push_str(if at == 0 {
            ""
        } else if is_last {
            " and "
        } else {
            ", "
        });
        text.push_str(&one_line(name.as_ref(), MAX_WORD_CHARS));
    }
    if more > 0 {
        text.extend([" and ", &more.to_string(), " more"]);
    }
    text
}
