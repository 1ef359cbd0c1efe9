//! What the vendors say of their keys, rule by rule.

mod sample;

use statuslamp::envelope::read_resource;
use statuslamp::model::{Provider, Resource};
use statuslamp::policy::{Audience, Decision, Grant, Pages, Reason, Request, decide};
use statuslamp::route::{self, Route};
use statuslamp::scope::{KeyPower, Scope, Scopes};
use statuslamp::time::Timestamp;

fn decided(provider: Provider, scopes: &str, audience: Audience, path: &str) -> Decision {
    let grant = Grant {
        principal: String::new(),
        only_draws: false,
        scopes: Scopes::parse(scopes).unwrap(),
        audience,
        not_before: None,
        expires_at: None,
    };
    let request = Request {
        provider,
        method: "GET".into(),
        path: path.into(),
        query: String::new(),
        page: None,
    };
    decide(&grant, &request, Timestamp::parse("2026-11-22T12:00:00Z").unwrap())
}

fn everything() -> Audience {
    Audience { pages: Pages::Every, organizations: Vec::new() }
}

fn organization(id: &str) -> Audience {
    Audience { organizations: vec![id.into()], ..Audience::default() }
}

fn needs(name: &str) -> Vec<&'static str> {
    route::named(name).unwrap().scopes.iter().map(|scope| scope.as_str()).collect()
}

fn routes(provider: Provider) -> impl Iterator<Item = &'static Route> {
    route::table(provider).unwrap().iter()
}

// Atlassian: “API keys have full read/write access”. A comment of 2022: no roles on keys.

#[test]
fn atlassian_keys_are_full_power() {
    for words in [&[][..], &["monitors:read"], &["read-only"]] {
        let power = KeyPower::of(Provider::Statuspage, words);
        assert_eq!(power, KeyPower::Full, "{words:?}: nothing narrower is documented");
        assert!(Scope::all().all(|scope| power.allows(scope) == Some(true)));
    }
}

#[test]
fn atlassian_keys_are_the_organisations_and_its_people_are_no_pages() {
    for name in ["statuspage.users", "statuspage.permissions"] {
        assert_eq!(needs(name), ["users:read"]);
    }
    let roster = |audience| {
        decided(Provider::Statuspage, "users:read", audience, "/v1/organizations/acme/users")
    };
    assert!(matches!(roster(organization("acme")), Decision::Allow(_)));
    let others =
        [organization("other"), Audience::default(), Audience::of_pages(["acme"]), everything()];
    for audience in others {
        assert_eq!(roster(audience), Decision::Deny(Reason::OtherAudience));
    }
}

// Flexera, Snow: the application roster asks one address, with an owner's key.

#[test]
fn flexera_needs_only_the_organisation_users_route() {
    let acme = || organization(sample::sample("id"));
    let allowed: Vec<&str> = routes(Provider::Statuspage)
        .filter(|route| {
            let path = sample::path(route);
            let decision = decided(Provider::Statuspage, "users:read", acme(), &path);
            matches!(decision, Decision::Allow(_))
        })
        .map(|route| route.name)
        .collect();
    assert_eq!(allowed, ["statuspage.users", "statuspage.permissions"]);
    let roster = "/v1/organizations/acme-1/users";
    for scopes in ["status-pages:read monitors:read incidents:read subscribers:read", ""] {
        let Decision::Deny(reason) = decided(Provider::Statuspage, scopes, acme(), roster) else {
            panic!("{scopes}")
        };
        assert_eq!(reason.missing_scope(), Some(Scope::UsersRead));
    }
}

// StatusPal: a user's key has the user's role; an organisation's is read-only or read-write.

#[test]
fn statuspal_organisation_keys_cover_every_page() {
    let read_only = KeyPower::of(Provider::Statuspal, &["read-only"]);
    assert_eq!(read_only, KeyPower::ReadOnly);
    assert!(Scope::all().all(|scope| read_only.allows(scope) == Some(scope.only_reads())));
    let read_write = KeyPower::of(Provider::Statuspal, &["read-write"]);
    assert_eq!(read_write, KeyPower::ReadWrite);
    assert!(Scope::all().all(|scope| read_write.allows(scope) == Some(true)));
    // Of all those pages, a key of ours sees its own.
    let list = "/api/v2/orgs/17/status_pages";
    let Decision::Allow(allowed) =
        decided(Provider::Statuspal, "status-pages:read", Audience::of_pages(["acme"]), list)
    else {
        panic!()
    };
    assert_eq!(allowed.ids.unwrap().0, [["acme"]]);
    let other = "/api/v2/status_pages/other/services";
    let decision =
        decided(Provider::Statuspal, "monitors:read", Audience::of_pages(["acme"]), other);
    assert_eq!(decision, Decision::Deny(Reason::OtherAudience));
}

#[test]
fn statuspal_user_keys_have_the_users_role_which_the_key_does_not_tell() {
    let power = KeyPower::of(Provider::Statuspal, &["member"]);
    assert_eq!(power, KeyPower::Role("member".into()));
    assert!(Scope::all().all(|scope| power.allows(scope).is_none()));
    assert_eq!(KeyPower::of(Provider::Statuspal, &[]), KeyPower::Full, "nothing said is the worst");
}

#[test]
fn statuspal_addresses_that_change_a_service_are_masked() {
    for name in ["statuspal.services", "statuspal.service"] {
        for member in ["ping_url", "incoming_webhook_url", "inbound_email_address"] {
            assert!(route::named(name).unwrap().masked.contains(&member), "{name} {member}");
        }
    }
}

// Datadog: “api_key” comes as “*****”; `integrations_read` reads, `manage_integrations` writes.

fn to_json(resource: &Resource<'_>) -> String {
    resource.to_json()
}

#[test]
fn datadog_masks_the_api_key() {
    let account = route::named("datadog.account").unwrap();
    assert!(account.masked.contains(&"api_key"));
    assert_eq!(account.sensitivity.as_str(), "secret");
    let body =
        br#"{"data":{"attributes":{"api_key":"hunter2hunter2"},"type":"statuspage-account"}}"#;
    let json = read_resource("datadog.account", body, to_json).unwrap();
    assert_eq!(json, r#"{"kind":"account","account":{"apiKey":"*****"}}"#);
}

#[test]
fn datadog_has_one_account_for_the_organisation() {
    for name in ["account", "url_settings"] {
        let path = format!("/api/v2/integration/statuspage/{name}");
        assert_eq!(needs(&format!("datadog.{name}")), ["upstreams:read"]);
        let ask = |audience| decided(Provider::Datadog, "upstreams:read", audience, &path);
        assert!(matches!(ask(everything()), Decision::Allow(_)));
        assert_eq!(
            ask(Audience::of_pages(["0d7f1c6e-0000-4000-8000-000000000001"])),
            Decision::Deny(Reason::OtherAudience)
        );
    }
}

#[test]
fn datadog_application_keys_have_permissions_or_those_of_their_user() {
    let listed = KeyPower::of(Provider::Datadog, &["integrations_read"]);
    assert_eq!(listed, KeyPower::Permissions(vec!["integrations_read".into()]));
    let of_the_user = KeyPower::of(Provider::Datadog, &[]);
    assert_eq!(of_the_user, KeyPower::Role("of the user who made it".into()));
    for power in [listed, of_the_user] {
        assert!(Scope::all().all(|scope| power.allows(scope).is_none()), "not our words");
    }
}

// StatusPage.me: “An empty scope list means full access.”

#[test]
fn statuspage_me_an_empty_list_means_full_access() {
    let power = KeyPower::of(Provider::StatuspageMe, &[]);
    assert_eq!(power, KeyPower::Full);
    assert!(Scope::all().all(|scope| power.allows(scope) == Some(true)));
    // And here, nothing.
    let ours = decided(Provider::StatuspageMe, "", everything(), "/user/api/v1/monitors");
    assert!(matches!(ours, Decision::Deny(Reason::MissingScope { .. })));
}

#[test]
fn statuspage_me_a_list_names_all_that_the_key_may_do() {
    let power = KeyPower::of(Provider::StatuspageMe, &["monitors:read", "status_pages:read"]);
    let scopes = Scopes::parse("monitors:read status-pages:read").unwrap();
    assert_eq!(power, KeyPower::Scoped(scopes.clone()));
    assert!(Scope::all().all(|scope| power.allows(scope) == Some(scopes.holds(scope))));
    let power = KeyPower::of(Provider::StatuspageMe, &["incidents:write"]);
    assert_eq!(power.allows(Scope::IncidentsRead), Some(false), "to write is not to read");
}

/// A word that we do not know, or that is none, must not make the list an empty one.
#[test]
fn statuspage_me_a_list_of_unknown_words_is_not_empty() {
    for word in ["what:ever", "two words", "", "\u{e4}"] {
        let power = KeyPower::of(Provider::StatuspageMe, &[word]);
        assert!(Scope::all().all(|scope| power.allows(scope) != Some(true)), "{word:?}: {power:?}");
    }
}

#[test]
fn statuspage_me_endpoints_take_the_documented_scopes() {
    for (name, scope) in [
        ("monitors", "monitors:read"),
        ("monitor", "monitors:read"),
        ("availability", "analytics:read"),
        ("incidents", "incidents:read"),
        ("incident", "incidents:read"),
        ("maintenances", "maintenances:read"),
        ("maintenance", "maintenances:read"),
        ("pages", "status-pages:read"),
        ("page", "status-pages:read"),
    ] {
        assert_eq!(needs(&format!("statuspage_me.{name}")), [scope], "{name}");
    }
}

#[test]
fn statuspage_me_availability_is_analytics_and_not_monitors() {
    let path = "/user/api/v1/monitors/7/availability";
    let ask = |scopes| decided(Provider::StatuspageMe, scopes, everything(), path);
    assert!(matches!(ask("analytics:read"), Decision::Allow(_)));
    assert!(matches!(ask("monitors:read"), Decision::Deny(Reason::MissingScope { .. })));
}

/// “Not scope-gated”, there. Whatever else a key may do, here it takes the scope for it.
#[test]
fn statuspage_me_the_older_path_takes_a_scope_here() {
    assert_eq!(needs("statuspage_me.metrics"), ["analytics:read"]);
    let ask = |scopes| decided(Provider::StatuspageMe, scopes, everything(), "/user/api/monitors");
    let others = "monitors:read incidents:read maintenances:read status-pages:read";
    assert!(matches!(ask(others), Decision::Deny(Reason::MissingScope { .. })));
    assert!(matches!(ask("analytics:read"), Decision::Allow(_)));
}

/// “Not found or access denied”: one answer for both.
#[test]
fn statuspage_me_what_is_missing_and_what_is_forbidden_look_alike() {
    let embed = decided(
        Provider::StatuspageMe,
        "status-pages:read",
        Audience::of_pages(["acme"]),
        "/api/embed/status",
    );
    let nowhere = decided(
        Provider::StatuspageMe,
        "status-pages:read",
        Audience::of_pages(["acme"]),
        "/user/api/v1/none",
    );
    let (Decision::Deny(embed), Decision::Deny(nowhere)) = (embed, nowhere) else { panic!() };
    assert_eq!((embed.wire().status, embed.to_string()), (404, nowhere.to_string()));
    assert_eq!(nowhere.wire(), embed.wire());
}

// The rest.

#[test]
fn cachet_keys_have_abilities_and_a_star_is_full() {
    assert_eq!(KeyPower::of(Provider::Cachet, &[]), KeyPower::Full);
    assert_eq!(KeyPower::of(Provider::Cachet, &["*"]), KeyPower::Full);
    assert_eq!(KeyPower::of(Provider::Cachet, &["components.manage", "*"]), KeyPower::Full);
    let listed = KeyPower::of(Provider::Cachet, &["components.manage"]);
    assert_eq!(listed, KeyPower::Permissions(vec!["components.manage".into()]));
}

#[test]
fn keys_of_whom_nothing_narrower_is_documented_are_full_power() {
    for word in ["instatus", "incident_io", "better_stack", "status_io", "openstatus", "gatus"] {
        let provider = Provider::parse(word).unwrap();
        for words in [&[][..], &["monitors:read"], &["read-only"]] {
            assert_eq!(KeyPower::of(provider, words), KeyPower::Full, "{word}");
        }
    }
}
