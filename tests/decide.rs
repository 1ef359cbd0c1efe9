//! Who may read what: `tests/specs/decision/*.txt`, a decision in each line.
//!
//! ```text
//! grant | request | decision
//! monitors:read @abc123def456 | GET statuspage /v1/pages/abc123def456 | deny 403 …
//! ```
//!
//! A grant is scopes (`-` for none, `all`, `all-but:` and those), what it is for (`@page`,
//! `@page{a,b}{c}` for components of a page, `@*`, `@org:acme`, nothing for nothing), and perhaps
//! `begins:` and `ends:` with seconds from now, and `draws`. A request is a method, a provider and
//! a path, and behind `at` the page that the upstream is. `$page = …` on a line of its own says what
//! `$page` stands for. `UPDATE_GOLDEN=1` writes the third column anew; then look at the difference.

mod decision;

use decision::{Asked, File, files, now};
use statuslamp::policy::{Audience, Decision, Grant, Pages, Parts, decide};
use statuslamp::route::{self, Route};
use statuslamp::scope::{Scope, Scopes};

#[test]
fn specs() {
    let mut count = 0;
    for file in files() {
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&file.path, file.written()).unwrap();
            continue;
        }
        for asked in file.cases() {
            assert_eq!(file.shown(&asked), asked.outcome, "{}", asked.text);
            count += 1;
        }
        assert_eq!(file.written(), std::fs::read_to_string(&file.path).unwrap(), "columns");
    }
    assert!(count > 600 || std::env::var_os("UPDATE_GOLDEN").is_some(), "{count} lines");
}

fn asked_of(files: &[File], route: &Route) -> Vec<Asked> {
    let cases = files.iter().flat_map(File::cases);
    let of_route = cases.filter(|asked| {
        let found = route::find(asked.request.provider, &asked.request.path);
        let is_it = found.is_ok_and(|found| found.is_some_and(|found| found.route == route));
        is_it && asked.request.method == "GET"
    });
    of_route.collect()
}

#[test]
fn every_route_has_its_lines() {
    let files = files();
    for route in route::providers().filter_map(route::table).flatten() {
        let name = route.name;
        let asked = asked_of(&files, route);
        let said = |scopes: &Scopes, start: &str| {
            let with = asked.iter().filter(|asked| asked.grant.scopes == *scopes);
            with.into_iter().any(|asked| asked.outcome.starts_with(start))
        };
        let needed: Scopes = route.scopes.iter().copied().collect();
        assert!(said(&needed, &format!("allow {name} ")), "{name}: with exactly its scopes");
        for scope in route.scopes {
            let it: Scopes = [*scope].into_iter().collect();
            let lacks = format!("deny 403 insufficient_scope: lacks {scope}");
            assert!(said(&needed.clone().difference(&it), &lacks), "{name}: without {scope}");
            let others = Scope::all().collect::<Scopes>().difference(&it);
            assert!(said(&others, &lacks), "{name}: with everything but {scope}");
        }
        let any = |is: fn(&Audience) -> bool| {
            let mut may = asked.iter().filter(|asked| asked.grant.scopes.covers(&needed));
            may.any(|asked| is(&asked.grant.audience))
        };
        assert!(any(Audience::is_empty), "{name}: for nothing");
        assert!(any(|audience| audience.pages == Pages::Every), "{name}: for everything");
        let is_part = |audience: &Audience| match &audience.pages {
            Pages::Only(pages) => pages.iter().any(|page| !page.parts.is_whole()),
            Pages::Every => false,
        };
        assert!(any(is_part), "{name}: for components of a page");
    }
}

/// What matters most, said of every line at once.
#[test]
fn nothing_is_allowed_without_each_of_its_scopes_nor_to_a_key_for_nothing() {
    for asked in files().iter().flat_map(File::cases) {
        let Decision::Allow(allowed) = asked.decide() else { continue };
        let Asked { grant, request, text, .. } = asked;
        assert!(["GET", "HEAD", "OPTIONS"].contains(&request.method.as_str()), "{text}");
        let nobody = Grant { audience: Audience::default(), ..grant.clone() };
        match decide(&nobody, &request, now()) {
            // A list of pages goes on without a row.
            Decision::Allow(allowed) => {
                assert_eq!(allowed.ids, Some(Parts(vec![vec![]])), "{text}");
            }
            Decision::Deny(reason) => assert_eq!(reason.wire().status, 404, "{text}"),
            Decision::Indeterminate(fault) => panic!("{text}: {fault}"),
        }
        for scope in allowed.route.scopes {
            let it: Scopes = [*scope].into_iter().collect();
            let less = Grant { scopes: grant.scopes.clone().difference(&it), ..grant.clone() };
            let Decision::Deny(reason) = decide(&less, &request, now()) else { panic!("{text}") };
            assert_eq!(reason.missing_scope(), Some(*scope), "{text}");
        }
    }
}
