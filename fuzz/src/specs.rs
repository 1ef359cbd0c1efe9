//! The bodies of `tests/specs`, without what comes of them.

use std::path::Path;

#[derive(Clone)]
/// One file of specs.
pub struct Spec {
    /// Whose: the file's name.
    pub name: String,
    /// Of each case its bodies.
    pub cases: Vec<Vec<String>>,
}

/// The files of a folder, in order.
pub fn read(folder: &str) -> Vec<Spec> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/specs").join(folder);
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut specs: Vec<Spec> = files
        .map(|file| Spec {
            name: file.file_stem().unwrap().to_str().unwrap().to_owned(),
            cases: cases(&std::fs::read_to_string(file).unwrap()),
        })
        .collect();
    specs.sort_by(|one, other| one.name.cmp(&other.name));
    specs
}

fn cases(text: &str) -> Vec<Vec<String>> {
    let bodies = |case: &str| {
        let (_title, rest) = case.split_once(" ==\n")?;
        let (bodies, _expected) = rest.split_once("\n[expect]\n")?;
        Some(bodies.split("\n[and]\n").map(|body| body.trim().to_owned()).collect())
    };
    format!("\n{text}").split("\n== ").filter_map(bodies).collect()
}

/// A body as its provider sends it: one that begins with `utf-16be:` or `utf-16le:` in UTF-16.
pub fn encoded(body: &str) -> Vec<u8> {
    let units = |text: &str| format!("\u{feff}{}", text.trim()).encode_utf16().collect::<Vec<_>>();
    if let Some(text) = body.strip_prefix("utf-16be:") {
        units(text).into_iter().flat_map(u16::to_be_bytes).collect()
    } else if let Some(text) = body.strip_prefix("utf-16le:") {
        units(text).into_iter().flat_map(u16::to_le_bytes).collect()
    } else {
        body.as_bytes().to_vec()
    }
}
