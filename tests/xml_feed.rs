//! Whole feeds: read, broken off, mutated, recorded; and what another reader makes of them.

use statuslamp::encoding::decode;
use statuslamp::json::Error;
use statuslamp::xml::{Document, Element};

/// A feed with something of everything.
const SAMPLE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone='yes' ?>
<?xml-stylesheet type="text/xsl" href="rss.xsl"?>
<!-- a - comment -->
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:s='urn:s'>
  <channel>
    <title>R&amp;D &#60;&#x3E;&quot;&apos;</title>
    <atom:link href="https://a.example/?a=1&amp;b=2" rel='self' />
    <item><title>One<!-- cut --> and <![CDATA[<b>two</b> & ]]]]>&gt;</title><s:status/></item>
    <item><title>Zürich 状態 😀</title><?php echo "</item>" ?><s:status s:code = "7">Up</s:status></item>
  </channel>
</rss>
<!-- the end -->
"#;

#[test]
fn a_feed_is_read() {
    let document = Document::parse(SAMPLE.as_bytes()).unwrap();
    let rss = document.root();
    assert_eq!(rss.name(), "rss");
    assert_eq!(rss.attribute("version").as_deref(), Some("2.0"));
    assert_eq!(rss.attribute("xmlns:s").as_deref(), Some("urn:s"));
    assert_eq!(rss.attribute("href"), None);
    assert_eq!(rss.attributes().count(), 3);
    let channel = rss.need("channel");
    assert_eq!(channel.attributes().count(), 0);
    assert_eq!(channel.need_text("title"), "R&D <>\"'");
    let link = channel.need("atom:link");
    assert_eq!(link.attribute("href").as_deref(), Some("https://a.example/?a=1&b=2"));
    assert_eq!(link.text(), "");
    assert!(channel.child("link").is_none());
    let items: Vec<Element<'_>> = channel.children("item", 2).collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].need_text("title"), "One and <b>two</b> & ]]>");
    assert_eq!(items[0].need_text("s:status"), "");
    assert_eq!(items[1].need_text("title"), "Zürich 状態 😀");
    assert_eq!(items[1].need("s:status").attribute("s:code").as_deref(), Some("7"));
    assert_eq!(channel.elements().count(), 4);
    assert_eq!(channel.children("pubDate", 0).count(), 0);
    assert_eq!(document.check(), Ok(()));
}

#[test]
fn a_feed_that_breaks_off_is_refused() {
    let (feed, _) = SAMPLE.split_at(SAMPLE.rfind("\n<!--").unwrap());
    assert!(Document::parse(feed.as_bytes()).is_ok());
    for end in 0..feed.len() {
        assert!(Document::parse(&feed.as_bytes()[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_feed_in_utf16_is_the_same_feed() {
    let declared = SAMPLE.replacen("UTF-8", "UTF-16", 1);
    let units = std::iter::once(0xfeff).chain(declared.encode_utf16());
    let body: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
    let body = decode(&body).unwrap();
    assert_same(&Document::parse(&body).unwrap(), &roxmltree::Document::parse(&declared).unwrap());
}

/// Numbers that are the same in every run (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

const PIECES: &[&str] = &[
    "<",
    ">",
    "/",
    "&",
    ";",
    "'",
    "\"",
    "=",
    ":",
    "-",
    "?",
    "!",
    "]",
    " ",
    "\r\n",
    "x",
    "é",
    "\0",
    "\u{1f}",
    "\u{fffe}",
    "\u{feff}",
    "--",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<?xml ",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a>",
    "&amp;",
    "&nbsp;",
    "&#0;",
    "&#65;",
    "&#xD800;",
    " a='1'",
    " a='1' a='1'",
    "<a>",
    "</a>",
    "<a/>",
    "</item>",
    "<item>",
    "<html>",
    "1.1",
    "latin1",
];

/// One change to the sample, or two.
fn mutant(random: &mut Random) -> String {
    let mut text: Vec<char> = SAMPLE.chars().collect();
    for _ in 0..=random.below(2) {
        let at = random.below(text.len());
        let end = (at + 1 + random.below(8)).min(text.len());
        let piece = PIECES[random.below(PIECES.len())].chars();
        match random.below(5) {
            0 => text[at] = char::from(b' ' + u8::try_from(random.below(95)).unwrap()),
            1 => drop(text.drain(at..end)),
            2 => drop(text.splice(at..at, piece)),
            3 => drop(text.splice(at..end, piece)),
            _ => {
                let again = text[at..end].to_vec();
                let to = random.below(text.len());
                text.splice(to..to, again);
            }
        }
    }
    text.into_iter().collect()
}

#[test]
fn no_mutant_is_accepted_that_another_reader_refuses() {
    let mut random = Random(0x5eed);
    let [mut accepted, mut refused] = [0; 2];
    for _ in 0..10_000 {
        let text = mutant(&mut random);
        match (Document::parse(text.as_bytes()), roxmltree::Document::parse(&text)) {
            (Ok(ours), Ok(theirs)) => {
                assert_same(&ours, &theirs);
                accepted += 1;
            }
            (Err(_), Err(_)) => refused += 1,
            (Err(error), Ok(_)) => assert!(is_stricter(&error, &text), "{error}:\n{text}"),
            (Ok(_), Err(error)) => assert!(concerns_namespaces(&error), "{error}:\n{text}"),
        }
    }
    assert!(accepted > 2_000 && refused > 5_000, "{accepted} accepted, {refused} refused");
}

/// Where the other reader is more lenient than the specifications.
fn is_stricter(error: &Error, text: &str) -> bool {
    let rest = &text[error.byte..];
    // It takes the declaration for an instruction (section 2.8) and does not look inside.
    let declaration = text.starts_with("<?xml ") && !text[..error.byte].contains("?>\n");
    declaration
        || error.problem == "an XML declaration that is not at the start"
        // No feed has a name that is not ASCII.
        || !rest.is_ascii() && rest.starts_with(|c: char| !c.is_ascii())
        // Between the target of an instruction and the rest there is white space (section 2.6).
        || error.problem.starts_with("expected a space or “?>”")
        // A surrogate is no character (section 4.1).
        || rest.starts_with("&#xD800;")
        // A prefix is not empty (Namespaces in XML, section 4).
        || rest.starts_with(':')
}

/// What prefixes stand for is not looked up: names are compared as they are written.
fn concerns_namespaces(error: &roxmltree::Error) -> bool {
    use roxmltree::Error::{InvalidElementNamePrefix, UnknownNamespace};
    matches!(error, UnknownNamespace(..) | InvalidElementNamePrefix(..))
}

/// Both read the same elements, attributes and texts.
#[track_caller]
fn assert_same(ours: &Document<'_>, theirs: &roxmltree::Document<'_>) {
    let mut pairs = vec![(ours.root(), theirs.root_element())];
    while let Some((our, their)) = pairs.pop() {
        let local = |name: &str| name.rsplit(':').next().unwrap().to_owned();
        assert_eq!(local(our.name()), their.tag_name().name());
        // The other reader does not count a declared prefix as an attribute.
        let attributes = our.attributes().filter(|(name, _)| !name.starts_with("xmlns"));
        assert_eq!(
            attributes.map(|(name, value)| (local(name), value.into_owned())).collect::<Vec<_>>(),
            their
                .attributes()
                .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()))
                .collect::<Vec<_>>()
        );
        let elements: Vec<_> = their.children().filter(roxmltree::Node::is_element).collect();
        assert_eq!(our.elements().count(), elements.len());
        if elements.is_empty() {
            let texts = their.children().filter(roxmltree::Node::is_text);
            assert_eq!(our.text(), texts.filter_map(|text| text.text()).collect::<String>());
        }
        pairs.extend(our.elements().zip(elements));
    }
    assert_eq!(ours.check(), Ok(()));
}

#[test]
fn recorded_feeds_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/recorded");
    for name in ["azure", "statusiq_rss", "xai_rss"] {
        let Ok(files) = std::fs::read_dir(folder.join(name)) else {
            println!("skipped: no recorded feeds of {name}");
            continue;
        };
        for file in files {
            let path = file.unwrap().path();
            let body = std::fs::read(&path).unwrap();
            let decoded = decode(&body).unwrap();
            let document = Document::parse(&decoded)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let text = std::str::from_utf8(&decoded).unwrap();
            assert_same(&document, &roxmltree::Document::parse(text).unwrap());
            let channel = document.root().need("channel");
            assert!(!channel.need_text("title").is_empty(), "{}", path.display());
            for item in channel.children("item", 1_000) {
                assert!(!item.need_text("title").is_empty());
                assert!(!item.need_text("pubDate").is_empty());
                assert!(!item.need_text("description").is_empty());
            }
            assert_eq!(document.check(), Ok(()), "{}", path.display());
        }
    }
}
