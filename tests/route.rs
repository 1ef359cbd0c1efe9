//! The table: that it is the vendors' list, that every path leads to one route, and that a query
//! is built and not copied.

mod sample;

use std::collections::BTreeSet;

use sample::{KINDS, path, refilled, routes};
use statuslamp::envelope::resources;
use statuslamp::model::Provider;
use statuslamp::route::{self, Bound, Keep, Paging, Sensitivity, Takes};

/// Also where a literal stands in the place of another's braces: `unsubscribed` could be an id.
#[test]
fn a_path_made_of_a_template_finds_its_route() {
    for provider in route::providers() {
        for route in route::table(provider).unwrap() {
            let path = path(route);
            let found = route::find(provider, &path).unwrap().unwrap_or_else(|| panic!("{path}"));
            assert_eq!(found.route, route, "{path}");
            assert_eq!(refilled(&found), path);
            for other in route::providers().filter(|other| *other != provider) {
                assert_eq!(route::find(other, &path), Ok(None), "{path} at {other:?}");
            }
        }
    }
}

#[test]
fn every_route_is_named_for_its_provider_and_once() {
    let names: BTreeSet<_> = routes().map(|route| route.name).collect();
    assert_eq!(names.len(), routes().count());
    for provider in route::providers() {
        let prefix = format!("{}.", provider.as_str());
        for route in route::table(provider).unwrap() {
            let rest = route.name.strip_prefix(&prefix).unwrap();
            assert!(rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{}", route.name);
            assert_eq!(route::named(route.name), Some(route));
        }
    }
    for other in ["", "statuspage", "statuspage.", "Statuspage.page", "statuspage.page "] {
        assert_eq!(route::named(other), None, "{other}");
    }
}

/// What `read_resource` reads goes by the same name here. Datadog shows one URL setting only to
/// whoever changes it.
#[test]
fn a_resource_that_can_be_read_has_its_route() {
    let without: Vec<_> = resources().filter(|name| route::named(name).is_none()).collect();
    assert_eq!(without, ["datadog.url_setting"]);
}

#[test]
fn every_route_takes_a_scope_and_each_only_reads() {
    for route in routes() {
        assert!(!route.scopes.is_empty(), "{}", route.name);
        assert!(route.scopes.iter().all(|scope| scope.only_reads()), "{}", route.name);
        let once: BTreeSet<_> = route.scopes.iter().collect();
        assert_eq!(once.len(), route.scopes.len(), "{}", route.name);
    }
}

#[test]
fn what_a_key_could_act_by_is_masked_and_persons_are_kept_nowhere() {
    for route in routes() {
        let name = route.name;
        assert!(route.masked.contains(&"api_key"), "{name}");
        assert!(
            route.masked.is_sorted() && route.masked.windows(2).all(|w| w[0] != w[1]),
            "{name}"
        );
        if route.masked.len() > 1 {
            assert!(route.sensitivity >= Sensitivity::Personal, "{name}");
        }
        let keep = match route.sensitivity {
            Sensitivity::Public => Keep::ForAll,
            Sensitivity::Internal | Sensitivity::Secret => Keep::ForKey,
            Sensitivity::Personal => Keep::ForNobody,
        };
        assert_eq!(route.sensitivity.cache().keep, keep, "{name}");
        assert_eq!(keep == Keep::ForNobody, route.sensitivity.cache().max_age.0 == 0, "{name}");
    }
    let masks = |name: &str, member| route::named(name).unwrap().masked.contains(&member);
    for (name, members) in [
        ("statuspage.components", &["automation_email"][..]),
        ("statuspage.component", &["automation_email"]),
        ("statuspage.incidents", &["automation_email"]),
        ("statuspage.incident", &["automation_email"]),
        ("statuspage.incident_templates", &["automation_email"]),
        ("statuspage.access_user_components", &["automation_email"]),
        ("statuspage.postmortem", &["preview_key"]),
        ("statuspage.subscribers", &["endpoint"]),
        ("statuspage.incident_subscribers", &["endpoint"]),
        ("statuspage.metrics_provider", &["api_key", "api_token", "application_key", "password"]),
        ("statuspage_me.monitors", &["target"]),
        ("statuspal.services", &["ping_url", "incoming_webhook_url", "inbound_email_address"]),
        ("statuspal.service", &["inbound_email_id", "monitoring_options"]),
        ("statuspal.subscriptions", &["webhook_url"]),
        ("datadog.account", &["api_key"]),
    ] {
        assert!(members.iter().all(|member| masks(name, member)), "{name} {members:?}");
    }
}

/// A bound that speaks of the path is of a path that has it.
#[test]
fn what_a_route_is_about_stands_in_its_path_or_its_query() {
    for route in routes() {
        let has = |name: &str| route.template.contains(&format!("{{{name}:"));
        match route.bound {
            Bound::Component(_) | Bound::LoneComponent => assert!(has("component") && has("page")),
            Bound::Organization => assert!(has("organization")),
            Bound::AskedPage(name) => {
                assert!(!has("page") && route.takes().any(|(known, _)| known == name));
            }
            // The public API of Statuspage is at a page's own host.
            Bound::Page | Bound::Components(_) => {
                assert!(has("page") || route.template.starts_with("/api/v2/"), "{}", route.name);
            }
            Bound::Pages { .. } | Bound::OfPage { .. } | Bound::Account => assert!(!has("page")),
        }
        let names_a_page = has("component") || has("page");
        assert!(names_a_page || !matches!(route.bound, Bound::LoneComponent), "{}", route.name);
        if let Some((_, members)) = route.bound.place() {
            assert!(!members.is_empty(), "{}", route.name);
        }
    }
}

/// `tests/specs/route.txt` is written by the documentation, and the tables are not.
#[test]
fn the_tables_are_the_vendors_lists() {
    let spec = std::fs::read_to_string("tests/specs/route.txt").unwrap();
    let mut documented = BTreeSet::new();
    let mut provider = None;
    for line in spec.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(word) = line.strip_prefix("== ") {
            provider = Provider::parse(word.trim_end_matches(" =="));
            continue;
        }
        let (methods, path) = line.split_at(line.find('/').unwrap());
        if methods.split(' ').any(|method| method == "GET") {
            assert!(documented.insert((provider.unwrap().as_str(), bare(path))), "twice: {line}");
            continue;
        }
        for (_, value) in KINDS {
            let path = bare(path).replace("{}", value);
            assert_eq!(route::find(provider.unwrap(), &path), Ok(None), "{line}");
        }
    }
    let ours = route::providers().flat_map(|provider| {
        let table = route::table(provider).unwrap();
        table.iter().map(move |route| (provider.as_str(), bare(route.template)))
    });
    let ours: BTreeSet<_> = ours.collect();
    let missing: Vec<_> = documented.difference(&ours).collect();
    assert!(missing.is_empty(), "documented, and not in the table: {missing:?}");
    let more: Vec<_> = ours.difference(&documented).collect();
    assert!(more.is_empty(), "in the table, and not documented: {more:?}");
}

/// With `{}` for whatever stands in braces.
fn bare(template: &str) -> String {
    let mut parts = template.split(['{', '}']);
    let mut bare = parts.next().unwrap().to_owned();
    while let (Some(_), Some(literal)) = (parts.next(), parts.next()) {
        bare.extend(["{}", literal]);
    }
    bare
}

#[test]
fn no_other_provider_has_a_table() {
    let specs = std::fs::read_dir("tests/specs/envelope").unwrap();
    let words = specs.map(|file| file.unwrap().path().file_stem().unwrap().to_owned());
    let known: Vec<_> = words.filter_map(|word| Provider::parse(word.to_str().unwrap())).collect();
    assert!(known.len() > 20);
    for provider in known {
        let has_one = route::providers().any(|with| with == provider);
        assert_eq!(route::table(provider).is_some(), has_one);
        assert!(has_one || route::find(provider, "/v1/pages") == Ok(None));
    }
}

#[test]
fn queries() {
    let spec = std::fs::read_to_string("tests/specs/query.txt").unwrap();
    let cases = spec.lines().filter(|line| line.contains('|') && !line.starts_with('#'));
    for line in cases {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [name, given, expected] = cells[..] else { panic!("{line}") };
        let given = given.replace("\\r", "\r").replace("\\n", "\n");
        let route = route::named(name).unwrap_or_else(|| panic!("{line}"));
        let actual = match route.query(&given) {
            Ok(query) => query,
            Err(name) => format!("refused: {name}").trim_end().to_owned(),
        };
        assert_eq!(actual, expected, "{line}");
    }
}

/// A value that each kind of member takes, and some that it does not.
fn values(takes: Takes) -> (String, Vec<String>) {
    match takes {
        Takes::Number(least, most) => {
            let low = least.checked_sub(1).map(|low| low.to_string());
            let bad = [Some((u64::from(most) + 1).to_string()), Some("01".into()), low];
            (most.to_string(), bad.into_iter().flatten().collect())
        }
        Takes::Word => ("a-B_9".into(), ["a b", "a.b", "ä", "a/b", "a%41"].map(Into::into).into()),
        Takes::Words => ("a,b".into(), ["a,", "a;b", "a%2Cb"].map(Into::into).into()),
        Takes::OneOf(words) => (words[0].into(), vec![words[0].to_uppercase() + "x"]),
    }
}

#[test]
fn a_query_is_built_in_one_way_and_is_taken_again() {
    for route in routes() {
        let members: Vec<_> = route.takes().collect();
        let whole: Vec<_> =
            members.iter().map(|(name, takes)| format!("{name}={}", values(*takes).0)).collect();
        let built = route.query(&whole.join("&")).unwrap();
        let backwards: Vec<_> = whole.iter().rev().cloned().collect();
        assert_eq!(route.query(&backwards.join("&&")).as_ref(), Ok(&built), "{}", route.name);
        assert_eq!(route.query(built.trim_start_matches('?')).as_ref(), Ok(&built));
        assert!(built.is_ascii() && !built.contains(['%', ' ', '#', ';']), "{built}");
        for (name, takes) in members {
            let (good, bad) = values(takes);
            assert_eq!(route.query(&format!("{name}={good}")), Ok(format!("?{name}={good}")));
            let bad = bad.into_iter().chain([String::new(), format!("{good}&{name}={good}")]);
            for bad in bad {
                let refused = route.query(&format!("{name}={bad}"));
                assert_eq!(refused, Err(name.to_owned()), "{} {bad}", route.name);
            }
        }
    }
}

/// What a member is called, once: else the first of the two would take both.
#[test]
fn no_route_takes_a_member_twice() {
    for route in routes() {
        let names: BTreeSet<_> = route.takes().map(|(name, _)| name).collect();
        assert_eq!(names.len(), route.takes().count(), "{}", route.name);
        assert_eq!(route.paging == Paging::None, route.paging.members().is_empty());
    }
}

#[test]
fn a_refused_member_is_told_in_one_short_line() {
    let route = route::named("statuspage.page").unwrap();
    for name in ["x".repeat(10_000), "a\r\nSet-Cookie: b".into(), "\u{202e}\u{0}".into()] {
        let told = route.query(&format!("{name}=1")).unwrap_err();
        assert!(told.chars().count() <= 40 && !told.contains(char::is_control), "{told:?}");
    }
}
