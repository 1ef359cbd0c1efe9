//! From a page's address to where its status may be: of every provider a page, beside what is asked
//! for. The golden file is to be read; `UPDATE_GOLDEN=1` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use statuslamp::envelope::{candidates, providers};

const PAGES: &[&str] = &[
    "https://acme.statuspage.io/",
    "https://acme.statuspage.me",
    "https://acme.statuspal.io",
    "https://acme.statuspal.eu",
    "https://acme.statuspal.page",
    "https://api.datadoghq.com/api/v2/statuspages/00000000-0000-0000-0000-000000000000",
    "https://acme.instatus.com",
    "https://acme.openstatus.dev",
    "https://status.io/pages/0123456789abcdef01234567",
    "https://acme.checkly-status-page.com",
    "https://status.cloud.google.com/",
    "https://www.google.com/appsstatus/dashboard/",
    "https://health.aws.amazon.com/health/status",
    "https://slack-status.com",
    "https://status.heroku.com",
    "https://azure.status.microsoft/en-us/status",
    "https://status.x.ai",
    "https://infomaniakstatus.com",
    "https://acme.github.io/upptime",
    "https://github.com/acme/upptime",
    "https://acme.example/status/acme",
    "https://status.acme.example/?a=b#c",
    "https://status.acme.example/feed/rss.xml",
    "http://127.0.0.1:8788/status/acme/",
];

fn shown() -> String {
    let mut out = String::new();
    for page in PAGES {
        writeln!(out, "{page}").unwrap();
        for candidate in candidates(page).unwrap() {
            let name = candidate.provider.map_or("any", |provider| provider.as_str());
            writeln!(out, "  {name}: {}", candidate.urls.join(" + ")).unwrap();
        }
    }
    out
}

#[test]
fn every_provider_is_found_by_a_page_of_its_own() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/candidates.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, shown()).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap();
    assert_eq!(golden, shown(), "look at the difference, then UPDATE_GOLDEN=1");
    for (provider, ..) in providers() {
        assert!(golden.contains(&format!("  {provider}: https://")), "no page of {provider}");
    }
}

/// An answer from `http` proves nothing, and no candidate leaves `https` for it.
#[test]
fn nothing_is_asked_for_in_the_open() {
    for page in PAGES.iter().filter(|page| page.starts_with("https:")) {
        for candidate in candidates(page).unwrap() {
            assert!(candidate.urls.iter().all(|url| url.starts_with("https://")), "{page}");
        }
    }
}
