//! A WebAssembly module cut into pieces that add up to it.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use wasmparser::{
    Chunk, CustomSectionReader, ExportSectionReader, ExternalKind, ImportSectionReader,
    KnownCustom, Name, Parser, Payload, TypeRef,
};

/// All of a module but its name section, which does not ship.
pub(super) struct Pieces<'a> {
    pub(super) functions: Vec<Function<'a>>,
    pub(super) data: &'a [u8],
    /// The other sections, one after the other.
    pub(super) other: Vec<u8>,
    /// All of the above as it was.
    pub(super) whole: Vec<u8>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Function<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) export: Option<&'a str>,
    pub(super) bytes: &'a [u8],
}

/// Functions by number, beginning with the imported ones.
type Names<'a> = HashMap<u32, &'a str>;

pub(super) fn cut(wasm: &[u8]) -> Result<Pieces<'_>> {
    let (mut names, mut exports, mut imported) = (Names::new(), Names::new(), 0);
    let (mut bodies, mut data, mut other, mut whole) = (vec![], [].as_slice(), vec![], vec![]);
    let mut parser = Parser::new(0);
    let mut rest = wasm;
    loop {
        // Of all ways to read, this alone says which bytes were read, lengths and all.
        let Chunk::Parsed { consumed, payload } = parser.parse(rest, true)? else {
            bail!("the wasm breaks off");
        };
        let (bytes, after) = rest.split_at_checked(consumed).context("the wasm breaks off")?;
        rest = after;
        match payload {
            Payload::CustomSection(section) if section.name() == "name" => {
                names = function_names(&section)?;
                continue;
            }
            Payload::End(_) => break,
            Payload::CodeSectionEntry(_) => bodies.push(bytes),
            Payload::DataSection(_) => data = bytes,
            payload => {
                match payload {
                    Payload::ImportSection(section) => imported = imported_functions(section)?,
                    Payload::ExportSection(section) => exports = exported_functions(section)?,
                    _ => {}
                }
                other.extend(bytes);
            }
        }
        whole.extend(bytes);
    }
    let functions = (imported..).zip(bodies).map(|(number, bytes)| Function {
        name: names.get(&number).copied(),
        export: exports.get(&number).copied(),
        bytes,
    });
    Ok(Pieces { functions: functions.collect(), data, other, whole })
}

fn function_names<'a>(section: &CustomSectionReader<'a>) -> Result<Names<'a>> {
    let mut names = Names::new();
    if let KnownCustom::Name(subsections) = section.as_known() {
        for subsection in subsections {
            if let Name::Function(functions) = subsection? {
                for function in functions {
                    let function = function?;
                    names.insert(function.index, function.name);
                }
            }
        }
    }
    Ok(names)
}

fn imported_functions(section: ImportSectionReader) -> Result<u32> {
    let mut count = 0;
    for import in section.into_imports() {
        count += u32::from(matches!(import?.ty, TypeRef::Func(_)));
    }
    Ok(count)
}

fn exported_functions(section: ExportSectionReader) -> Result<Names> {
    let mut names = Names::new();
    for export in section {
        let export = export?;
        if export.kind == ExternalKind::Func {
            names.insert(export.index, export.name);
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        [&[id, u8::try_from(content.len()).unwrap()], content].concat()
    }

    /// Imports a function, has an exported one and another, and eight bytes of data.
    fn module() -> Vec<u8> {
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, b"\x01\x60\0\0"),       // one type, () -> ()
            section(2, b"\x01\x01m\x01f\0\0"), // m.f, a function of it
            section(3, b"\x02\0\0"),
            section(5, b"\x01\0\x01"),
            section(7, b"\x02\x03out\0\x01\x06memory\x02\0"),
            section(10, b"\x02\x02\0\x0b\x03\0\x01\x0b"), // the second one does nothing twice
            section(11, b"\x01\0\x41\0\x0b\x08abcdefgh"),
            // Of kind 1, function names: 0 is m.f, 1 is out, 2 is twice.
            section(0, b"\x04name\x01\x12\x03\0\x03m.f\x01\x03out\x02\x05twice"),
            section(0, b"\x01cx"),
        ]
        .concat()
    }

    #[test]
    fn functions_have_their_names_and_exports() {
        let module = module();
        let out = Function { name: Some("out"), export: Some("out"), bytes: b"\x02\0\x0b" };
        let twice = Function { name: Some("twice"), export: None, bytes: b"\x03\0\x01\x0b" };
        assert_eq!(cut(&module).unwrap().functions, [out, twice]);
    }

    #[test]
    fn the_pieces_add_up_to_all_but_the_names() {
        let module = module();
        let pieces = cut(&module).unwrap();
        let functions: usize = pieces.functions.iter().map(|it| it.bytes.len()).sum();
        assert!(pieces.data.ends_with(b"abcdefgh"));
        assert!(pieces.other.ends_with(b"\x01cx"));
        assert_eq!(functions + pieces.data.len() + pieces.other.len(), pieces.whole.len());
        let names = 2 + 5 + 2 + 18;
        assert_eq!(pieces.whole.len() + names, module.len());
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        assert!(cut(b"<html>").is_err());
    }
}
