//! XML by the letter: what is read, what is refused, and where.

use statuslamp::json::Fault;
use statuslamp::xml::{Document, Element};

fn refused(body: impl AsRef<[u8]>) -> String {
    Document::parse(body.as_ref()).map_or_else(|error| error.to_string(), |_| "accepted".to_owned())
}

/// The first error that reading a body comes upon.
fn read_error(body: &str, read: impl Fn(Element<'_>)) -> String {
    let document = Document::parse(body.as_bytes()).unwrap();
    assert_eq!(document.check(), Ok(()));
    read(document.root());
    let error = document.check().unwrap_err();
    assert_eq!(error.fault, Fault::Shape);
    error.to_string()
}

#[test]
fn what_is_not_there_or_there_twice_is_an_error_with_its_place() {
    let body = "<rss><channel><item/><item><title>a<b/></title><x/><x/></item></channel></rss>";
    let channel = |read: fn(Element<'_>)| read_error(body, |rss| read(rss.need("channel")));
    let item = |read: fn(Element<'_>)| {
        read_error(body, |rss| read(rss.need("channel").children("item", 2).nth(1).unwrap()))
    };
    assert_eq!(
        item(|item| assert_eq!(item.need_text("title"), "a")),
        "rss.channel.item[1].title.b: expected text, at byte 36"
    );
    assert_eq!(
        item(|item| assert_eq!(item.need_text("y"), "")),
        "rss.channel.item[1].y: missing, at byte 22"
    );
    let second = "rss.channel.item[1].x[1]: a second one of this name, at byte 52";
    assert_eq!(item(|item| assert!(item.child("x").is_some())), second);
    assert_eq!(item(|item| assert_eq!(item.need_text("x"), "")), second);
    assert_eq!(
        channel(|channel| assert!(channel.child("item").is_some())),
        "rss.channel.item[1]: a second one of this name, at byte 22"
    );
    assert_eq!(
        channel(|channel| assert_eq!(channel.children("item", 1).count(), 1)),
        "rss.channel.item[1]: more than 1 of this name, at byte 22"
    );
    assert_eq!(read_error(body, |rss| rss.refuse("no feed")), "rss: no feed, at byte 1");

    let long = format!("<{}/>", "x".repeat(5_000));
    let name = "x".repeat(39);
    assert_eq!(read_error(&long, |root| root.refuse("no")), format!("{name}…: no, at byte 1"));
}

#[test]
fn of_what_is_missing_no_more_is_said() {
    let error = read_error("<rss><a/></rss>", |rss| {
        let nothing = rss.need("channel");
        assert_eq!(nothing.name(), "");
        assert_eq!(nothing.text(), "");
        assert_eq!(nothing.attribute("a"), None);
        assert!(nothing.child("a").is_none());
        assert_eq!(nothing.elements().count(), 0);
        assert_eq!(nothing.children("a", 0).count(), 0);
        assert_eq!(nothing.need("item").need_text("title"), "");
        nothing.refuse("nothing");
        rss.need("a").refuse("something");
    });
    assert_eq!(error, "rss.channel: missing, at byte 1");
    let missing = read_error("<rss/>", |rss| rss.need("a").refuse("nothing"));
    assert_eq!(missing, "rss.a: missing, at byte 1");
}

#[test]
fn text_is_what_it_stands_for() {
    for (body, text) in [
        ("<a/>", ""),
        ("<a></a >", ""),
        ("<a> x </a>", " x "),
        ("<a>a\r\nb\rc\n\r</a>", "a\nb\nc\n\n"),
        ("<a>&#13;&#10;&#xd;\n</a>", "\r\n\r\n"),
        ("<a>&amp;lt;</a>", "&lt;"),
        ("<a>&#x1F600;&#0065;</a>", "😀A"),
        ("<a><![CDATA[]]></a>", ""),
        ("<a><![CDATA[&amp;\r\n<b>]] >]]></a>", "&amp;\n<b>]] >"),
        ("<a>x<![CDATA[y]]>z<!---->&lt;<?p?></a>", "xyz<"),
        ("<a>]] > \u{7f}\u{85}\u{fffd}</a>", "]] > \u{7f}\u{85}\u{fffd}"),
    ] {
        let document = Document::parse(body.as_bytes()).unwrap();
        assert_eq!(document.root().text(), text, "{body}");
        assert_eq!(document.check(), Ok(()), "{body}");
    }
    for (body, value) in [
        ("<a b=''/>", ""),
        ("<a b = \"'\"></a>", "'"),
        ("<a b='\"&apos;>]]>'/>", "\"'>]]>"),
        ("<a b='1\r\n2\t3\r4\n5'/>", "1 2 3 4 5"),
        ("<a\n\tb='&#13;&#10;&#9;'\r/>", "\r\n\t"),
        ("<a c='0' b='1'/>", "1"),
    ] {
        let document = Document::parse(body.as_bytes()).unwrap();
        assert_eq!(document.root().attribute("b").as_deref(), Some(value), "{body}");
    }
}

#[test]
fn what_is_well_formed_is_accepted() {
    for body in [
        "\u{feff}<a/>",
        "<?xml version='1.0'?><a/>",
        "<?xml version = \"1.0\" encoding=\"utf-16\"?><a/>",
        "<?xml version='1.0' standalone='no'?>\r\n<a/>",
        "<?xml-stylesheet?><?p?><?p  ??><!----><a/><!-- > <b> & --><?p x?>\n",
        "<_a-.9 B='1'/>",
        "<a:b xmlns:a='x' a:c='1'><_/></a:b>",
        "<htm/>",
    ] {
        assert_eq!(refused(body), "accepted", "{body}");
        assert!(roxmltree::Document::parse(body).is_ok(), "{body}");
    }
}

#[test]
fn what_is_not_well_formed_is_refused_at_its_byte() {
    for (body, error) in [
        ("", "the body ends too soon, at byte 0"),
        (" <!-- a -->", "the body ends too soon, at byte 11"),
        ("{}", "expected “<”, at byte 0"),
        ("x<a/>", "expected “<”, at byte 0"),
        ("<a/>x", "expected “<”, at byte 4"),
        ("<a/>\u{feff}", "expected “<”, at byte 4"),
        ("<a/><b/>", "a second outermost element, at byte 5"),
        ("<a/></a>", "the end of an element that did not begin, at byte 6"),
        ("<a/><![CDATA[x]]>", "neither a comment nor CDATA, at byte 4"),
        // Tags.
        ("<", "the body ends too soon, at byte 1"),
        ("<a", "the body ends too soon, at byte 2"),
        ("<a>", "the body ends too soon, at byte 3"),
        ("<a><b/>x", "the body ends too soon, at byte 8"),
        ("<a></b>", "the end of another element than began last, at byte 5"),
        ("<a><b></a></b>", "the end of another element than began last, at byte 8"),
        ("<a></a:a>", "expected “>”, at byte 6"),
        ("<a></A>", "the end of another element than began last, at byte 5"),
        ("<a></>", "the end of another element than began last, at byte 5"),
        ("<a></a", "the body ends too soon, at byte 6"),
        ("<a></a b='1'>", "expected “>”, at byte 7"),
        ("< a/>", "expected a name, at byte 1"),
        ("<1/>", "expected a name, at byte 1"),
        ("<a:/>", "expected a name, at byte 3"),
        ("<a:b:c/>", "expected a space, “>” or “/>”, at byte 4"),
        ("<a/ >", "expected a space, “>” or “/>”, at byte 2"),
        ("<×/>", "expected a name, at byte 1"),
        // Attributes.
        ("<a b/>", "expected “=”, at byte 4"),
        ("<a b=1/>", "expected a quote, at byte 5"),
        ("<a b='1\"/>", "the body ends too soon, at byte 10"),
        ("<a b='<'/>", "expected the closing quote, at byte 6"),
        ("<a b='&'/>", "“&” that begins no entity of XML, at byte 6"),
        ("<a b='1'c='2'/>", "expected a space, “>” or “/>”, at byte 8"),
        ("<a b='1' c='' b='2'/>", "a second attribute of this name, at byte 15"),
        ("<a ='1'/>", "expected a name, at byte 3"),
        // References.
        ("<a>a & b;</a>", "“&” that begins no entity of XML, at byte 5"),
        ("<a>&lt</a>", "“&” that begins no entity of XML, at byte 3"),
        ("<a>&lt;&nbsp;</a>", "“&” that begins no entity of XML, at byte 7"),
        // Characters.
        ("<a>]]></a>", "“]]>” outside CDATA, at byte 3"),
        ("<a>\0</a>", "a character that XML does not allow, at byte 3"),
        ("<a b='\u{1b}'/>", "a character that XML does not allow, at byte 6"),
        ("<a><![CDATA[\u{8}]]></a>", "a character that XML does not allow, at byte 12"),
        ("<a/><!--\u{ffff}-->", "a character that XML does not allow, at byte 8"),
        // Comments, instructions, CDATA.
        ("<!-- -- --><a/>", "“--” inside a comment, at byte 7"),
        ("<!-- ---><a/>", "“--” inside a comment, at byte 7"),
        ("<!--><a/>", "the body ends too soon, at byte 9"),
        ("<!-- a <a/>", "the body ends too soon, at byte 11"),
        ("<!- a --><a/>", "neither a comment nor CDATA, at byte 0"),
        ("<?><a/>", "expected a name, at byte 2"),
        ("<? p?><a/>", "expected a name, at byte 2"),
        ("<?p a><a/>", "the body ends too soon, at byte 10"),
        ("<a><![CDATA[x]]</a>", "the body ends too soon, at byte 19"),
        ("<a><![cdata[x]]></a>", "neither a comment nor CDATA, at byte 3"),
        // The declaration.
        (" <?xml version='1.0'?><a/>", "an XML declaration that is not at the start, at byte 6"),
        ("<?xml ?><a/>", "expected a version, at byte 6"),
        ("<?xml encoding='utf-8'?><a/>", "expected a version, at byte 6"),
        ("<?xml version='1.0'><a/>", "expected “?>”, at byte 19"),
        ("<?xml version='1.0'encoding='utf-8'?><a/>", "expected “?>”, at byte 19"),
        ("<?xml version='1.0' standalone='no' encoding='utf-8'?><a/>", "expected “?>”, at byte 36"),
    ] {
        assert_eq!(refused(body), error, "{body}");
        assert!(roxmltree::Document::parse(body).is_err(), "{body}");
    }
}

#[test]
fn what_refers_to_no_character_is_refused() {
    for reference in [
        "&;",
        "&AMP;",
        "&#;",
        "&#x;",
        "&#+65;",
        "&#x+41;",
        "&#-0;",
        "&#X41;",
        "&#4a;",
        "&# 65;",
        "&#0;",
        "&#x1f;",
        "&#xFFFE;",
        "&#4294967361;",
    ] {
        let error = "“&” that begins no entity of XML, at byte 3";
        assert_eq!(refused(format!("<a>{reference}</a>")), error, "{reference}");
        assert!(roxmltree::Document::parse(&format!("<a>{reference}</a>")).is_err(), "{reference}");
    }
}

/// The other reader accepts these: some are well-formed, some are not.
#[test]
fn what_no_feed_needs_is_refused() {
    for (body, error) in [
        // A DOCTYPE can declare entities; and HTML is no feed.
        ("<!DOCTYPE a><a/>", "neither a comment nor CDATA, at byte 0"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "neither a comment nor CDATA, at byte 0"),
        ("<!DOCTYPE html><html/>", "HTML, not XML, at byte 0"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "HTML, not XML, at byte 5"),
        // What 1.1 allows besides is refused or read otherwise here.
        ("<?xml version='1.1'?><a/>", "expected 1.0, at byte 19"),
        ("<?xml version='1.0' encoding='latin1'?><a/>", "expected UTF-8 or UTF-16, at byte 37"),
        // No name in a feed is not ASCII.
        ("<é/>", "expected a name, at byte 1"),
        ("<a é='1'/>", "expected a name, at byte 3"),
        // The other reader is lenient; see `is_stricter`.
        ("<:a/>", "expected a name, at byte 1"),
        ("<a>&#xd800;</a>", "“&” that begins no entity of XML, at byte 3"),
        ("<a>&#x110000;</a>", "“&” that begins no entity of XML, at byte 3"),
        ("<?p:q?><a/>", "expected a space or “?>”, at byte 3"),
        ("<a/><?XML?>", "an XML declaration that is not at the start, at byte 9"),
        ("<?xml?><a/>", "an XML declaration that is not at the start, at byte 5"),
        ("<?xml version='1.0' standalone='1'?><a/>", "expected yes or no, at byte 34"),
    ] {
        assert_eq!(refused(body), error, "{body}");
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        assert!(roxmltree::Document::parse_with_options(body, options).is_ok(), "{body}");
    }
    for page in ["\n<!doctype HTML>\n<p>", "\n<HTML><br></HTML>"] {
        assert!(refused(page).starts_with("HTML, not XML, at byte"), "{page}");
    }
}

#[test]
fn an_encoding_that_is_not_ours_is_a_fault_of_its_own() {
    for (body, error) in [
        (&b"<a>\xe9</a>"[..], "a byte that is no UTF-8, at byte 3"),
        (b"\xff\xfe<\0a\0/\0>\0", "a byte that is no UTF-8, at byte 0"),
        (
            b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
            "expected UTF-8 or UTF-16, at byte 41",
        ),
        (b"<?xml version='1.0' encoding=''?><a/>", "expected UTF-8 or UTF-16, at byte 31"),
    ] {
        assert_eq!(refused(body), error);
        assert_eq!(Document::parse(body).unwrap_err().fault, Fault::Encoding, "{error}");
    }
}

#[test]
fn every_bound_is_kept() {
    let nested = |depth| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert_eq!(refused(nested(64)), "accepted");
    assert_eq!(refused(nested(65)), "nested too deep, at byte 193");
    assert_eq!(refused(format!("<a>{}</a>", "<b/>".repeat(999_999))), "accepted");
    assert_eq!(
        refused(format!("<a>{}</a>", "<b/>".repeat(1_000_000))),
        "too many values, at byte 4000001"
    );
    let attributes = |count| {
        let all: Vec<String> = (0..count).map(|number| format!("a{number:02}=''")).collect();
        format!("<a {}/>", all.join(" "))
    };
    assert_eq!(refused(attributes(64)), "accepted");
    assert_eq!(refused(attributes(65)), "too many attributes, at byte 454");
    let mut large = vec![b' '; 8 * 1024 * 1024 + 1];
    assert_eq!(refused(&large), "8388609 bytes, more than 8388608, at byte 8388608");
    large.pop();
    assert_eq!(refused(&large), "the body ends too soon, at byte 8388608");
}
