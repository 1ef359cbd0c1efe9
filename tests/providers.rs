//! Every provider's envelope: hand-written bodies of fictional services beside what they become,
//! and the recorded bodies of real pages.

mod shown;
mod spec;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use statuslamp::envelope;
use statuslamp::model::Provider;

#[test]
fn specs() {
    let mut count = 0;
    for file in spec::files("envelope") {
        count += spec::check(&file, |case| {
            let bodies: Vec<Vec<u8>> = case.bodies.iter().map(|body| encoded(body)).collect();
            let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
            shown::shown(envelope::parse_all(&bodies, shown::noon()))
        });
    }
    println!("{count} cases");
}

/// A body that begins with `utf-16be:` or `utf-16le:` is sent so, after its byte order mark.
fn encoded(body: &str) -> Vec<u8> {
    let units = |text: &str| format!("\u{feff}{text}").encode_utf16().collect::<Vec<u16>>();
    if let Some(text) = body.strip_prefix("utf-16be:") {
        units(text.trim()).into_iter().flat_map(u16::to_be_bytes).collect()
    } else if let Some(text) = body.strip_prefix("utf-16le:") {
        units(text.trim()).into_iter().flat_map(u16::to_le_bytes).collect()
    } else {
        body.as_bytes().to_vec()
    }
}

/// The table in the README cannot lie: it is what the code says.
#[test]
fn the_readme_prints_the_providers() {
    let mut table = "| provider | name in the API | its anchor |\n|---|---|---|\n".to_owned();
    for (provider, name, anchor) in envelope::providers() {
        writeln!(table, "| {name} | `{provider}` | {anchor} |").unwrap();
    }
    let path = spec::root().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once("printed by tests/providers.rs -->\n").unwrap();
    let (printed, after) = rest.split_once("<!-- /providers -->").unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let marker = "printed by tests/providers.rs -->\n";
        let text = [before, marker, &table, "<!-- /providers -->", after].concat();
        std::fs::write(path, text).unwrap();
    } else {
        assert_eq!(printed, table, "UPDATE_GOLDEN=1");
    }
}

#[test]
fn every_provider_has_a_row_and_its_specs() {
    let rows: Vec<Provider> = envelope::providers().map(|(provider, ..)| provider).collect();
    let distinct: BTreeSet<&str> = rows.iter().map(|provider| provider.as_str()).collect();
    assert_eq!(distinct.len(), rows.len());
    assert_eq!(distinct, Provider::ALL.iter().map(|provider| provider.as_str()).collect());
    let specs: BTreeSet<String> = spec::files("envelope")
        .iter()
        .map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(specs, distinct.into_iter().map(str::to_owned).collect());
}
