//! JSON by the letter: what is accepted, what a text stands for, and where an error is.

use statuslamp::json::{Document, Value};

#[test]
fn is_taken_by_the_letter() {
    for good in [
        "0",
        "-0.5e+10",
        "\"\\ud83d\\ude00\"",
        "[]",
        "{\"a\":[1,{\"b\":null}]}",
        " true ",
        "\"\\ud800\"",
    ] {
        Document::parse(good.as_bytes()).unwrap_or_else(|error| panic!("{good}: {error}"));
        serde_json::from_str::<serde_json::Value>(good)
            .map_or_else(|error| assert!(good.contains("ud800"), "{good}: {error}"), |_| ());
    }
    for bad in [
        "",
        " ",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "0x1",
        "NaN",
        "tru",
        "truex",
        "'a'",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\t\"",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "[1",
        "{\"a\":",
        "//",
        "1 1",
        "]",
    ] {
        assert!(Document::parse(bad.as_bytes()).is_err(), "{bad}");
        assert!(serde_json::from_str::<serde_json::Value>(bad).is_err(), "{bad}");
    }
}

#[test]
fn texts_are_decoded_as_serde_json_does() {
    for text in [
        r#""plain""#,
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u00e9\u4f60""#,
        r#""\ud83d\ude00 x""#,
        r#""a\u0000b""#,
    ] {
        let document = Document::parse(text.as_bytes()).unwrap();
        let wanted: String = serde_json::from_str(text).unwrap();
        assert_eq!(document.root().text(), wanted);
    }
    let lone = Document::parse(br#""\ud800\ud83d\ude00\udc00""#).unwrap();
    assert_eq!(lone.root().text(), "\u{fffd}😀\u{fffd}");
}

#[test]
fn errors_know_their_place() {
    let body = br#"{"a":[{"b":{}},{"b":{"c":[1,true]}}]}"#;
    let first_error = |read: fn(Value<'_>)| {
        let document = Document::parse(body).unwrap();
        read(document.root().object().need("a").rows(9).nth(1).unwrap());
        document.check().map_err(|error| error.to_string()).unwrap_err()
    };
    assert_eq!(
        first_error(|row| {
            row.object().need("b").object().need("c").list(9, Value::text);
        }),
        "a[1].b.c[0]: expected text, found a number, at byte 26"
    );
    assert_eq!(
        first_error(|row| {
            row.object().need("x").object().need("y").text();
        }),
        "a[1].x: missing, at byte 15"
    );
    assert_eq!(
        first_error(|row| {
            row.rows(9).count();
        }),
        "a[1]: expected an array, found an object, at byte 15"
    );
    assert_eq!(
        first_error(|row| {
            row.object().need("b").object().need("c").rows(1).count();
        }),
        "a[1].b.c: more than 1 rows, at byte 25"
    );
    assert_eq!(
        first_error(|row| {
            row.refuse("the first");
            row.refuse("the second");
        }),
        "a[1]: the first, at byte 15"
    );
}

#[test]
fn a_name_that_is_there_twice_is_an_error_where_it_is_asked_for() {
    for body in [
        r#"{"a":1,"b":2,"a":3}"#,
        r#"{"a":1,"b":{"c":[]},"a":3}"#,
        r#"{"a":1,"b":2,"\u0061":3}"#,
        r#"{"\u0061":1,"b":2,"a":3}"#,
        r#"{"\u0061":1,"b":2,"a\u0000":4,"\u0061":3}"#,
    ] {
        let body = body.replace("\\\\", "\\");
        let document = Document::parse(body.as_bytes()).unwrap();
        document.root().object().find("b");
        assert!(document.check().is_ok(), "{body}");
        document.root().object().find("a");
        let error = document.check().unwrap_err().to_string();
        assert!(error.starts_with("a: a second one of this name"), "{body}: {error}");
    }
    // Of these, one reads as the other is written.
    let document = Document::parse(br#"{"a\\\\":1,"a\\":2}"#).unwrap();
    assert_eq!(document.root().object().need(r"a\\").integer(), 1);
    assert_eq!(document.root().object().need(r"a\").integer(), 2);
    assert!(document.check().is_ok());
    // In two objects a name is in each once.
    let document = Document::parse(br#"[{"a":{"a":1}},{"a":1}]"#).unwrap();
    document.root().list(9, |row| row.object().need("a").is_null());
    assert!(document.check().is_ok());
}

/// Time must not grow with the square of the names: this would take minutes.
#[test]
fn an_object_of_very_many_names_is_read_in_no_time() {
    let members: Vec<String> = (0..200_000).map(|at| format!("\"n{at}\":0")).collect();
    let body = format!("{{{}}}", members.join(","));
    let document = Document::parse(body.as_bytes()).unwrap();
    assert_eq!(document.root().object().need("n199999").integer(), 0);
    assert!(document.check().is_ok());
}

#[test]
fn members_are_found_in_any_order() {
    let document = Document::parse(br#"{"a":1,"b":[{"a":9}],"c":3,"d":null}"#).unwrap();
    let object = document.root().object();
    for name in ["c", "a", "b", "d", "a", "c", "d", "b", "c", "c"] {
        assert!(object.find(name).is_some(), "{name}");
    }
    for name in ["", "e", "aa", "A"] {
        assert!(object.find(name).is_none(), "{name}");
    }
    assert!(object.get("d").is_none());
}
