//! Nothing is accepted that another reader refuses, and what both accept says the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roxmltree::Error::{
    DuplicatedNamespace, InvalidElementNamePrefix, InvalidXmlPrefixUri, UnexpectedXmlUri,
    UnexpectedXmlnsUri, UnknownNamespace,
};
use statuslamp::xml::{Document, Element};

fuzz_target!(|text: &str| {
    let Ok(ours) = Document::parse(text.as_bytes()) else { return };
    match roxmltree::Document::parse(text) {
        // It takes a carriage return that stands before a reference as it is (XML 1.0, section 2.11).
        Ok(_) if text.contains('\r') => {}
        Ok(theirs) => {
            is_same(ours.root(), theirs.root_element());
            assert_eq!(ours.check(), Ok(()));
        }
        // What prefixes stand for is not looked up: names are compared as they are written.
        Err(
            UnknownNamespace(..)
            | InvalidElementNamePrefix(..)
            | DuplicatedNamespace(..)
            | InvalidXmlPrefixUri(..)
            | UnexpectedXmlUri(..)
            | UnexpectedXmlnsUri(..),
        ) => {}
        Err(error) => panic!("{error}"),
    }
});

fn is_same(ours: Element<'_>, theirs: roxmltree::Node<'_, '_>) {
    let local = |name: &str| name.rsplit(':').next().unwrap().to_owned();
    assert_eq!(local(ours.name()), theirs.tag_name().name());
    // The other reader does not count a declared prefix as an attribute, nor what looks like one.
    let attributes =
        ours.attributes().filter(|(name, _)| local(name) != "xmlns" && !name.starts_with("xmlns:"));
    assert!(
        attributes.map(|(name, value)| (local(name), value.into_owned())).eq(theirs
            .attributes()
            .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned())))
    );
    let inside: Vec<_> = theirs.children().filter(roxmltree::Node::is_element).collect();
    assert_eq!(ours.elements().count(), inside.len());
    if inside.is_empty() {
        let texts = theirs.children().filter(roxmltree::Node::is_text);
        assert_eq!(ours.text(), texts.filter_map(|text| text.text()).collect::<String>());
    }
    for (ours, theirs) in ours.elements().zip(inside) {
        is_same(ours, theirs);
    }
}
