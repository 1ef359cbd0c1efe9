//! The house rules that a machine can check: who imports whom, which versions agree, and what
//! may not be written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Who imports whom in `src/`, and nobody else: the README prints this table. A module stands
/// below all that it imports.
const LAYERS: &[(&str, &[&str])] = &[
    ("time", &[]),
    ("limits", &["time"]),
    ("text", &["limits"]),
    ("language", &["limits", "text"]),
    ("encoding", &[]),
    ("json", &["text", "time"]),
    ("xml", &["json", "limits", "text"]),
    ("model", &["json", "text", "time"]),
    ("verdict", &["limits", "model", "time"]),
    ("answer", &["json", "language", "limits", "model", "text", "time", "verdict"]),
    ("envelope", &["encoding", "json", "limits", "model", "text", "time", "xml"]),
    ("picture", &["answer", "limits", "text"]),
    ("roster", &["envelope", "model", "text"]),
    ("badge", &["answer", "language", "limits", "model", "text", "verdict"]),
    ("banner", &["json", "limits", "model", "text", "time", "verdict"]),
    ("scope", &["limits", "model"]),
    ("route", &["limits", "model", "scope", "text", "time"]),
    ("policy", &["json", "limits", "model", "route", "scope", "text", "time"]),
    ("key", &["json", "limits", "policy", "scope", "text", "time"]),
    ("gate", &["json", "key", "limits", "model", "policy", "route", "scope", "text", "time"]),
    ("entity_tag", &["text"]),
    ("client", &["envelope", "limits", "text"]),
    (
        "wasm",
        &[
            "answer",
            "badge",
            "banner",
            "client",
            "entity_tag",
            "envelope",
            "gate",
            "json",
            "key",
            "language",
            "limits",
            "model",
            "picture",
            "policy",
            "roster",
            "scope",
            "text",
            "time",
            "verdict",
        ],
    ),
];

/// What a script below `www/` may import from outside its own folder.
const SHELL: &[(&str, &[&str])] = &[
    ("www/fields.js", &["www/pkg/"]),
    ("www/look.js", &[]),
    ("www/draw.js", &["www/look.js"]),
    (
        "www/badges.js",
        &[
            "node:fs/promises",
            "www/draw.js",
            "www/look.js",
            "www/pkg-badges/",
            "www/pkg-badges-unicode/",
        ],
    ),
    ("www/core.js", &["node:fs/promises", "www/draw.js", "www/fields.js"]),
    ("www/statuslamp.js", &["www/core.js", "www/pkg/"]),
    ("www/keyring.js", &["www/pkg-edge/"]),
    ("www/edge.js", &["www/core.js", "www/keyring.js", "www/pkg-edge/"]),
    ("www/console.js", &["www/core.js", "www/pkg-console/"]),
    ("www/search.js", &[]),
    ("www/element/", &["www/statuslamp.js", "www/search.js"]),
    ("www/worker/", &["www/edge.js", "www/search.js", "www/pkg-edge/statuslamp_bg.wasm"]),
    ("www/extension/", &["www/statuslamp.js", "www/element/"]),
    ("www/gallery.js", &["www/edge.js", "www/element/", "www/made-up-page.js"]),
    ("www/made-up-page.js", &["www/edge.js"]),
    ("www/samples.js", &[]),
    ("www/playground.js", &["www/statuslamp.js", "www/element/", "www/samples.js"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder with this extension, as paths from the root.
fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"pkg"))
                {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// `src/gate/reply.rs` belongs to the module `gate`.
fn module(path: &str) -> String {
    let inside = path.strip_prefix("src/").unwrap();
    inside.split(['/', '.']).next().unwrap().to_owned()
}

/// The names that stand directly after `crate::`, alone or in a list.
fn imports(source: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    for (at, path) in code.match_indices("crate::") {
        let mut depth = 0;
        let mut name = String::new();
        for c in code[at + path.len()..].chars() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                c if (c.is_alphanumeric() || c == '_') && depth <= 1 => name.push(c),
                // Within a list a comma ends a name; what follows `::` is inside its module.
                ',' if depth == 1 => {
                    names.insert(std::mem::take(&mut name));
                }
                ':' if depth == 1 => name.push(':'),
                _ => {}
            }
            let ended = !(c.is_alphanumeric() || c == '_' || c == '{');
            if depth == 0 && ended {
                break;
            }
        }
        names.insert(name);
    }
    names
        .iter()
        .filter_map(|name| name.split(':').next())
        .map(str::to_owned)
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn imports_are_found_in_lists_within_lists() {
    let source =
        "use crate::{a::{b, c}, d, e::f};\nuse crate::g::h;\ncrate::i::j(k)\n// crate::l\n";
    assert_eq!(imports(source).into_iter().collect::<Vec<_>>(), ["a", "d", "e", "g", "i"]);
}

#[test]
fn modules_import_whom_the_table_says() {
    let mut imported: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files("src", "rs").iter().filter(|path| *path != "src/lib.rs") {
        let own = module(path);
        let mut names = imports(&read(path));
        names.remove(&own);
        imported.entry(own).or_default().extend(names);
    }
    for (module, allowed) in LAYERS {
        let allowed: BTreeSet<String> = allowed.iter().map(ToString::to_string).collect();
        let actual = imported.remove(*module).unwrap_or_else(|| panic!("no module {module}"));
        assert_eq!(actual, allowed, "{module}: what it imports, and what the table says");
    }
    assert!(imported.is_empty(), "not in the table: {:?}", imported.keys());
}

#[test]
fn a_module_stands_below_all_that_it_imports() {
    for (at, (module, allowed)) in LAYERS.iter().enumerate() {
        for name in *allowed {
            let above = LAYERS[..at].iter().any(|(earlier, _)| earlier == name);
            assert!(above, "{module} imports {name}, which does not stand above it");
        }
    }
}

#[test]
fn the_readme_prints_the_table() {
    let readme = read("README.md");
    for (module, allowed) in LAYERS {
        let line = format!("{module:<11}<- {}", allowed.join(", "));
        assert!(readme.contains(line.trim_end()), "README.md lacks the line\n{line}");
    }
}

#[test]
fn scripts_import_whom_the_table_says() {
    for path in &files("www", "js") {
        let (place, allowed) = SHELL
            .iter()
            .find(|(place, _)| path == place || place.ends_with('/') && path.starts_with(place))
            .unwrap_or_else(|| panic!("{path} is not in the table"));
        let source = read(path);
        for (at, _) in
            ["from \"", "import \"", "import(\""].iter().flat_map(|word| source.match_indices(word))
        {
            let quoted = source[at..].split('"').nth(1).unwrap();
            let target = resolve(path, quoted);
            let own = place.ends_with('/') && target.starts_with(place);
            let listed = allowed
                .iter()
                .any(|name| target == *name || name.ends_with('/') && target.starts_with(name));
            assert!(own || listed, "{path} may not import {target}");
        }
    }
}

/// The file that an import names, from the root; a package's name as it is.
fn resolve(from: &str, relative: &str) -> String {
    if !relative.starts_with('.') {
        return relative.to_owned();
    }
    let mut path = PathBuf::from(from);
    path.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_shell_uses_nothing_that_a_strict_policy_refuses() {
    let refused = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "DOMParser",
        "eval(",
        "new Function",
        "javascript:",
        "setTimeout(\"",
    ];
    for path in &files("www", "js") {
        let source = read(path);
        let code = source.lines().filter(|line| {
            let line = line.trim_start();
            !(line.starts_with("//") || line.starts_with('*') || line.starts_with("/*"))
        });
        for line in code {
            for word in refused {
                assert!(!line.contains(word), "{path}: {word} in “{}”", line.trim());
            }
        }
    }
    for path in &files("www", "html") {
        let page = read(path);
        for attribute in [" style=", " onclick=", " onload=", "<style", "<script>"] {
            assert!(!page.contains(attribute), "{path}: {attribute}");
        }
    }
}

#[test]
fn versions_agree() {
    let cargo: toml::Table = read("Cargo.toml").parse().unwrap();
    let version = cargo["package"]["version"].as_str().unwrap();
    let manifest: serde_json::Value =
        serde_json::from_str(&read("www/extension/manifest.json")).unwrap();
    assert_eq!(manifest["version"], version, "www/extension/manifest.json");
    let headings = read("CHANGELOG.md").matches(&format!("\n## {version}")).count();
    assert_eq!(headings, 1, "CHANGELOG.md has one heading for {version}");
}

/// The tool and the library of wasm-bindgen speak a language of their own, which changes with
/// every release.
#[test]
fn the_wasm_bindgen_family_is_pinned_exactly() {
    let cargo: toml::Table = read("Cargo.toml").parse().unwrap();
    let wasm = &cargo["target"]["cfg(target_arch = \"wasm32\")"];
    let pinned = |table: &str, name: &str| {
        let entry = &wasm[table][name];
        let version = entry.as_str().or_else(|| entry.get("version")?.as_str()).unwrap();
        assert!(version.starts_with('='), "{name} = \"{version}\" is not exact");
    };
    for name in ["wasm-bindgen", "js-sys", "web-sys"] {
        pinned("dependencies", name);
    }
    pinned("dev-dependencies", "wasm-bindgen-test");
    for name in ["wasm-bindgen", "js-sys", "web-sys", "gloo-net", "serde-wasm-bindgen"] {
        assert!(
            cargo["dependencies"].get(name).is_none(),
            "{name}: the native core has no use for it"
        );
    }
}

#[test]
fn the_build_matrix_builds_features_that_there_are() {
    let matrix: toml::Table = read("wasm-pack.toml").parse().unwrap();
    let builds = matrix["build"].as_array().unwrap();
    for package in
        ["www/pkg", "www/pkg-badges", "www/pkg-badges-unicode", "www/pkg-console", "www/pkg-edge"]
    {
        let is_built = builds.iter().any(|build| build["out-dir"].as_str() == Some(package));
        assert!(is_built, "{package}");
    }
    for build in builds {
        let folder = build.get("crate").map_or(".", |folder| folder.as_str().unwrap());
        let cargo: toml::Table = read(&format!("{folder}/Cargo.toml")).parse().unwrap();
        let known = cargo["features"].as_table().unwrap();
        for feature in build["features"].as_array().unwrap() {
            let feature = feature.as_str().unwrap();
            assert!(known.contains_key(feature), "wasm-pack.toml: no feature “{feature}”");
        }
        let is_shipped = build["out-dir"].as_str().unwrap().starts_with("www/");
        let traps =
            build["features"].as_array().unwrap().iter().any(|f| f.as_str() == Some("trap"));
        assert!(!(is_shipped && traps), "what is shipped does not trap on purpose");
    }
    assert!(
        read("wasm-pack.toml")
            .lines()
            .take(3)
            .any(|line| line.contains("package.metadata.wasm-pack")),
        "the first comment says where wasm-pack's own settings are"
    );
}

#[test]
fn files_are_of_a_size_to_be_read() {
    let sources =
        [files("src", "rs"), files("xtask", "rs"), files("www", "js"), files("xtask", "js")];
    for path in sources.concat() {
        let lines = read(&path).lines().count();
        assert!(lines <= 400, "{path} has {lines} lines: which two things is it?");
        let stem = Path::new(&path).file_stem().unwrap().to_str().unwrap();
        let vague = ["utils", "util", "helpers", "common", "types", "misc"];
        assert!(!vague.contains(&stem), "{path} is named after nothing that it does");
    }
}
