//! A body as its provider may send it: JSON or XML, in UTF-8 or UTF-16.

use std::borrow::Cow;

use super::Error;
use crate::encoding;
use crate::json::{self, Names, Object, Value};
use crate::xml;

/// A whole, well-formed body.
#[derive(Debug)]
pub(super) struct Body<'a> {
    is_utf16_be: bool,
    document: Document<'a>,
}

#[derive(Debug)]
enum Document<'a> {
    Json(json::Document<'a>),
    Xml(xml::Document<'a>),
}

/// Bytes as UTF-8, and whether they came so.
pub(super) struct Decoded<'a> {
    bytes: Cow<'a, [u8]>,
    is_utf16_be: bool,
}

impl Decoded<'_> {
    pub(super) fn utf8(&self) -> &[u8] {
        &self.bytes
    }
}

/// The bytes as UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    json::Error::check_size(bytes)?;
    Ok(Decoded { bytes: encoding::decode(bytes)?, is_utf16_be: bytes.starts_with(b"\xfe\xff") })
}

impl<'a> Body<'a> {
    /// Reads decoded bytes.
    pub(super) fn parse(bytes: &'a Decoded<'_>) -> Result<Self, Error> {
        let Decoded { bytes, is_utf16_be } = bytes;
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        let document = match first {
            Some(b'<') => Document::Xml(xml::Document::parse(bytes)?),
            _ => Document::Json(json::Document::parse(bytes)?),
        };
        Ok(Self { is_utf16_be: *is_utf16_be, document })
    }

    /// Whether it was sent as UTF-16, the highest byte first.
    pub(super) fn is_utf16_be(&self) -> bool {
        self.is_utf16_be
    }

    /// Whether it is an object that may have all these members.
    pub(super) fn may_have(&self, names: Names) -> bool {
        match &self.document {
            Document::Json(document) => document.may_have(names),
            Document::Xml(_) => false,
        }
    }

    /// The outermost value, if this is JSON.
    pub(super) fn json(&self) -> Option<Value<'_>> {
        match &self.document {
            Document::Json(document) => Some(document.root()),
            Document::Xml(_) => None,
        }
    }

    /// The outermost value, if it is an object.
    pub(super) fn object(&self) -> Option<Object<'_>> {
        self.json().filter(|root| root.is_object()).map(Value::object)
    }

    /// The outermost value, if it is an array.
    pub(super) fn array(&self) -> Option<Value<'_>> {
        self.json().filter(|root| root.is_array())
    }

    /// The outermost element, if this is XML.
    pub(super) fn xml(&self) -> Option<xml::Element<'_>> {
        match &self.document {
            Document::Json(_) => None,
            Document::Xml(document) => Some(document.root()),
        }
    }

    /// Whether all that was asked for was there and of its shape.
    pub(super) fn check(&self) -> Result<(), json::Error> {
        match &self.document {
            Document::Json(document) => document.check(),
            Document::Xml(document) => document.check(),
        }
    }
}
