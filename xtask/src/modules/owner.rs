//! Which part of the code a function of the module belongs to, by its name.

use std::iter;

use rustc_demangle::try_demangle;

const OURS: &str = "statuslamp";

/// Has a module for each provider, and what providers cost is what one wants to know.
const PROVIDERS: &str = "envelope::providers";

/// `name` is the function's in the name section, `export` the one that JavaScript calls it by.
pub(super) fn of(name: Option<&str>, export: Option<&str>) -> String {
    if let Some(path) = name.and_then(demangled) {
        return of_path(&path);
    }
    // wasm-bindgen exports our functions under plain names, and its own under these.
    let is_bindgens = |name: &str| name.starts_with("__wb") || name.starts_with("__externref");
    match export.or(name) {
        Some(name) if is_bindgens(name) => "wasm_bindgen".to_owned(),
        _ => export.map_or_else(|| "(rest)".to_owned(), |export| format!("export {export}")),
    }
}

/// The name as Rust has it, if Rust gave it.
fn demangled(name: &str) -> Option<String> {
    // wasm-bindgen writes " externref shim" behind the name of a function that it changed.
    let name = name.split(' ').next()?;
    // wasm-opt tells namesakes apart by "_123".
    let first_of_its_name = || {
        let (name, number) = name.rsplit_once('_')?;
        number.parse::<u32>().ok().and_then(|_| try_demangle(name).ok())
    };
    let name = try_demangle(name).ok().or_else(first_of_its_name)?;
    Some(format!("{name:#}"))
}

/// Code of other crates that was compiled for a type or closure of ours is ours, and that of the
/// provider if there is one among them: without the provider it would not be there.
fn of_path(name: &str) -> String {
    let paths = || name.split(|it| !is_part_of_path(it)).filter(|it| is_path(it));
    let ours: Vec<String> = paths().filter_map(our_module).collect();
    let provider = ours.iter().find(|module| module.matches("::").count() == 3);
    if let Some(module) = provider.or(ours.first()) {
        return module.clone();
    }
    match paths().next().and_then(|path| path.split("::").next()) {
        Some("__rustc") => "std".to_owned(), // its allocator, which the compiler refers to
        Some(name) => name.to_owned(),
        None => "core".to_owned(), // `<str>::trim`: none but the library adds to built-in types
    }
}

fn is_part_of_path(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == ':'
}

/// Not so what follows a type, such as `::fmt` in `<A as B>::fmt`.
fn is_path(text: &str) -> bool {
    text.contains("::") && !text.starts_with(':')
}

/// `statuslamp::badge` for `statuslamp::badge::svg::Writer`; among the providers two levels deeper.
fn our_module(path: &str) -> Option<String> {
    let path = path.trim_end_matches(':').split_once("::").filter(|(name, _)| *name == OURS)?.1;
    let modules = path.rsplit_once("::").map_or("", |(modules, _item)| modules);
    let depth = if modules.starts_with(PROVIDERS) { 3 } else { 1 };
    let modules = modules.split("::").take_while(|it| it.starts_with(|it: char| it.is_lowercase()));
    Some(iter::once(OURS).chain(modules.take(depth)).collect::<Vec<_>>().join("::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_owner(owner: &str, names: &[&str]) {
        for name in names {
            assert_eq!(of_path(name), owner, "{name}");
        }
    }

    #[test]
    fn our_functions_belong_to_their_modules() {
        assert_owner(
            "statuslamp::badge",
            &[
                "statuslamp::badge::pixels",
                "statuslamp::badge::draw::{closure#0}",
                "<statuslamp::badge::svg::Writer>::number",
                "<statuslamp::badge::color::Color as core::fmt::Display>::fmt",
            ],
        );
        assert_owner("statuslamp", &["statuslamp::version", "statuslamp::version::<u8>"]);
        assert_owner("statuslamp", &["<statuslamp::Lamp>::new", "statuslamp::Lamp::new"]);
    }

    #[test]
    fn each_provider_has_a_module_of_its_own() {
        assert_owner(
            "statuslamp::envelope::providers::statuspage",
            &[
                "statuslamp::envelope::providers::statuspage::updates",
                "<statuslamp::envelope::providers::statuspage::Page as core::clone::Clone>::clone",
            ],
        );
        assert_owner(
            "statuslamp::envelope",
            &[
                "statuslamp::envelope::said_error",
                "statuslamp::envelope::parse::{closure#0}",
                "<statuslamp::envelope::Error as core::fmt::Display>::fmt",
            ],
        );
    }

    #[test]
    fn what_was_compiled_for_our_types_is_ours() {
        assert_owner(
            "statuslamp::model",
            &[
                "core::ptr::drop_in_place::<alloc::vec::Vec<statuslamp::model::Update>>",
                "<&mut serde::Reader as serde::Deserializer>::deserialize_struct::\
                 <<statuslamp::model::Page as serde::Deserialize>::deserialize::__Visitor>",
            ],
        );
        assert_owner(
            "statuslamp::wasm",
            &["js_sys::futures::future_to_promise::<statuslamp::wasm::fetch::{closure#0}>"],
        );
    }

    #[test]
    fn what_was_compiled_for_a_provider_is_the_providers() {
        assert_owner(
            "statuslamp::envelope::providers::gatus",
            &[
                "core::iter::adapters::try_process::<statuslamp::envelope::providers::gatus::rows>",
                "<core::iter::Map<<statuslamp::json::Value>::inside::{closure#0}, \
                 statuslamp::envelope::providers::gatus::row> as core::iter::Iterator>::next",
            ],
        );
    }

    #[test]
    fn other_crates_are_parts_by_name() {
        assert_owner("sha2", &["sha2::sha256::compress256", "<sha2::Sha256 as digest::D>::new"]);
        assert_owner("core", &["<f64 as core::fmt::Display>::fmt", "<T as core::A>::a"]);
        assert_owner("core", &["<str>::replace::<char>", "<[u8]>::starts_with"]);
        assert_owner("alloc", &["<u8 as <[_]>::to_vec_in::Convert>::to_vec::<alloc::Global>"]);
        assert_owner("std", &["std::panicking::panic_with_hook", "__rustc::__rdl_alloc"]);
        // Not ours, though the name begins like ours.
        assert_owner("statuslamp_macros", &["statuslamp_macros::badge::draw"]);
    }

    #[test]
    fn reads_what_the_tools_make_of_rusts_names() {
        let expected = Some("sha2::sha256::compress256".to_owned());
        for name in [
            "_RNvNtCs5cOc02OMXlo_4sha26sha25611compress256",
            "_RNvNtCs5cOc02OMXlo_4sha26sha25611compress256_1149",
            "_ZN4sha26sha25611compress25617he79efa55970b1c25E",
            "_ZN4sha26sha25611compress25617he79efa55970b1c25E externref shim multivalue shim",
            "_ZN4sha26sha25611compress25617he79efa55970b1c25E_386",
        ] {
            assert_eq!(demangled(name), expected, "{name}");
        }
        assert_eq!(demangled("memcmp"), None);
    }

    #[test]
    fn names_that_rust_did_not_give() {
        assert_eq!(of(Some("parse multivalue shim"), Some("parse")), "export parse");
        assert_eq!(of(Some("__wbindgen_malloc"), Some("__wbindgen_malloc")), "wasm_bindgen");
        assert_eq!(of(Some("__externref_table_alloc"), None), "wasm_bindgen");
        assert_eq!(of(Some("memcmp"), None), "(rest)");
        assert_eq!(of(None, None), "(rest)");
    }
}
