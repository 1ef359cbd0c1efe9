//! What may stand around a body.

use super::{Edit, Operator};

const AROUND: &[(&str, &str)] = &[
    ("<!DOCTYPE html><html><body><pre>", "</pre></body></html>"),
    ("<html><head><title>All Systems Operational</title></head><body>", "</body></html>"),
    ("<html>", "</html>"),
    ("<html><script type=\"application/json\"><![CDATA[", "]]></script></html>"),
    ("<!-- ", " -->"),
    ("callback(", ");"),
    (")]}'\n", ""),
    ("[", "]"),
    ("{\"data\":", "}"),
    ("{\"result\":", "}"),
    ("{\"status\":", "}"),
    ("{\"summary\":", "}"),
    ("{\"message\":\"OK\",\"body\":", "}"),
    ("", "\n<!-- served from a cache -->{}"),
    ("", "\u{0}"),
    ("x", ""),
];

pub(crate) fn wrapped(body: &str) -> Vec<Edit> {
    let around = AROUND.iter().map(|(before, after)| (*before, [before, body, after].concat()));
    let quoted = serde_json::to_string(body).unwrap();
    let escaped = body.replace('&', "&amp;").replace('<', "&lt;");
    let more = [
        ("twice", [body, body].concat()),
        ("twice", [body, "\n", body].concat()),
        ("twice", [body, ",", body].concat()),
        ("quoted", quoted),
        ("html", format!("<html><body>{escaped}</body></html>")),
    ];
    let edit = |(path, text): (&str, String)| {
        let (operator, path) = (Operator::Wrap, path.to_owned());
        Edit { operator, path, span: 0..body.len(), text }
    };
    around.chain(more).map(edit).collect()
}
