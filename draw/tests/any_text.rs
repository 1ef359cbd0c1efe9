//! Whatever a badge says: a million random texts, each drawing read back by an XML parser.

use std::collections::HashSet;
use std::slice;
use std::thread;

use roxmltree::{Document, Node, NodeType};
use statuslamp_draw::{Color, Palette, Style, contrast};

#[path = "random/badges.rs"]
mod badges;
mod random;
use badges::Given;

/// Each has three texts. Half of the titles and a few of the others are empty, and do not count.
const BADGES: u64 = 430_000;

const SVG: &str = "http://www.w3.org/2000/svg";
const ELEMENTS: [&str; 14] = [
    "a",
    "clipPath",
    "feGaussianBlur",
    "filter",
    "g",
    "image",
    "linearGradient",
    "path",
    "rect",
    "stop",
    "style",
    "svg",
    "text",
    "title",
];

/// A badge, and what was read of its drawing.
struct Drawn<'a> {
    given: &'a Given,
    parsed: &'a Document<'a>,
}

#[test]
fn a_million_texts_are_drawn_as_they_are_and_stay_texts() {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let texts: usize = thread::scope(|scope| {
        let share = |first: u64| (first..BADGES).step_by(threads).map(check).sum::<usize>();
        let workers: Vec<_> =
            (0..threads as u64).map(|first| scope.spawn(move || share(first))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    assert!(texts >= 1_000_000, "{texts}");
}

/// Draws the badge of this number. Says how many texts it has that are not empty.
fn check(number: u64) -> usize {
    let given = Given::new(number);
    let mut svg = Vec::new();
    given.draw(&mut svg);
    let svg = String::from_utf8(svg).unwrap();
    let mut again = b"before".to_vec();
    given.draw(&mut again);
    assert!(again.strip_prefix(b"before") == Some(svg.as_bytes()), "badge {number} twice: {svg}");

    let parsed = Document::parse(&svg).unwrap_or_else(|e| panic!("badge {number}: {e}: {svg}"));
    let drawn = Drawn { given: &given, parsed: &parsed };
    let faults = [
        ("has markup that is not ours", !drawn.is_of_our_markup()),
        ("says something else", !drawn.says_what_is_given()),
        ("leads elsewhere", !drawn.leads_where_it_is_told()),
        ("has ids that are not its own", !drawn.has_ids_of_its_own()),
        ("cannot be read", !drawn.can_be_read()),
    ];
    for (fault, is_there) in faults {
        assert!(!is_there, "badge {number} {fault}: {svg}\n{given:?}");
    }
    let texts = given.segments.iter().chain([&given.label, &given.title]);
    let message = Some(&given.message).filter(|_| given.segments.is_empty());
    texts.chain(message).filter(|text| !text.is_empty()).count()
}

impl<'a> Drawn<'a> {
    fn elements(&self, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
        self.parsed.descendants().filter(move |node| node.has_tag_name((SVG, name)))
    }

    fn is_of_our_markup(&self) -> bool {
        let svg = self.parsed.input_text();
        // A text that a CDATA section holds is one as any other, to this parser.
        !svg.contains("<!")
            && self.parsed.descendants().all(|node| match node.node_type() {
                NodeType::Root | NodeType::Text => true,
                NodeType::Element => {
                    let tag = node.tag_name();
                    tag.namespace() == Some(SVG)
                        && ELEMENTS.contains(&tag.name())
                        && node.attributes().all(|it| !it.name().starts_with("on"))
                }
                NodeType::Comment | NodeType::PI => false,
            })
    }

    fn says_what_is_given(&self) -> bool {
        let Given { label, title, .. } = self.given;
        let [label, title] = [label, title].map(|text| written(text));
        let right: Vec<_> = self.right().iter().map(|text| written(text)).collect();
        let is_there = |text: &&str| !text.is_empty();
        let right: Vec<_> = right.iter().map(String::as_str).filter(is_there).collect();
        let message = right.join(", ");
        let name = match (title.is_empty(), label.is_empty(), message.is_empty()) {
            (false, ..) => title,
            (_, false, false) => format!("{label}: {message}"),
            _ => format!("{label}{message}"),
        };
        let root = self.parsed.root_element();
        // Shadows say it again.
        let mut texts: Vec<_> = self.elements("text").filter_map(|node| node.text()).collect();
        texts.dedup();
        let mut wanted = vec![label.as_str()];
        wanted.retain(is_there);
        wanted.extend(right);
        wanted.dedup();
        root.attribute("aria-label") == Some(&name)
            && root.first_element_child().map(|title| title.text().unwrap_or_default())
                == Some(&name)
            && texts == wanted
    }

    /// The texts of the right half.
    fn right(&self) -> &[String] {
        match self.given.segments.as_slice() {
            [] => slice::from_ref(&self.given.message),
            segments => segments,
        }
    }

    /// A half without a text is no link, where its style draws nothing for it.
    fn leads_where_it_is_told(&self) -> bool {
        let Given { style, label, links: [left, right], .. } = self.given;
        let is_left = right.is_empty() || !label.is_empty() || *style == Style::Social;
        let has_text = self.right().iter().any(|text| !text.is_empty());
        let is_right = has_text || *style == Style::ForTheBadge;
        let links = [(is_left, left), (is_right, right)];
        let links = links.into_iter().filter(|(is_there, link)| *is_there && !link.is_empty());
        let logo = (!self.given.logo.is_empty()).then_some(self.given.logo);
        let leads = |name| self.elements(name).map(|node| node.attribute("href").unwrap());
        leads("a").eq(links.map(|(_, link)| written(link))) && leads("image").eq(logo)
    }

    /// Each once, with the suffix, and all that is pointed at among them; in our own palette nothing
    /// else. A style that points at nothing has none.
    fn has_ids_of_its_own(&self) -> bool {
        let names: &[&str] = match self.given.style {
            Style::Flat | Style::Plastic => &["blur", "r", "s"],
            Style::FlatSquare | Style::ForTheBadge => match self.given.rounding {
                None | Some(0) => &[],
                Some(_) => &["r"],
            },
            Style::Social => &["a", "b", "llink", "rlink"],
        };
        let own: Vec<_> =
            names.iter().map(|name| format!("{name}{}", self.given.id_suffix)).collect();
        let is_own = |id: &str| own.iter().any(|own| own == id);
        let ids: Vec<_> =
            self.parsed.descendants().filter_map(|node| node.attribute("id")).collect();
        let styles = || self.elements("style").filter_map(|style| style.text());
        let urls = self
            .parsed
            .descendants()
            .flat_map(|node| node.attributes())
            .filter(|it| !matches!(it.name(), "aria-label" | "href"))
            .map(|it| it.value())
            .chain(styles())
            .flat_map(|place| named(place, "url(#", ')'));
        let pointed: HashSet<&str> =
            urls.chain(styles().flat_map(|style| named(style, " #", '{'))).collect();
        let is_needed = |id: &&str| pointed.contains(id);
        let is_classic = self.given.palette == Palette::Shields;
        // Only what has a message has a second thing to point at.
        let is_pointed_at = is_classic || ids.iter().all(is_needed);
        is_pointed_at
            && ids.iter().all(|id| is_own(id))
            && ids.iter().collect::<HashSet<_>>().len() == ids.len()
            && pointed
                .iter()
                .all(|id| ids.contains(id) || *id == format!("rlink{}", self.given.id_suffix))
    }

    /// In our own palette each text has WCAG's 4.5:1 to the box that its middle is in. (The style
    /// social has one dark grey on two light ones.)
    fn can_be_read(&self) -> bool {
        if self.given.palette == Palette::Shields || self.given.style == Style::Social {
            return true;
        }
        let number = |node: Node<'_, '_>, name: &str| {
            node.attribute(name).map_or(0.0, |value| value.parse::<f64>().unwrap())
        };
        let color =
            |node: Node<'_, '_>| Color::parse(node.attribute("fill").unwrap_or("#fff")).ok();
        let is_shadow = |node: &Node<'_, '_>| {
            node.ancestors().any(|node| node.attribute("aria-hidden") == Some("true"))
        };
        self.elements("text").filter(|text| !is_shadow(text)).all(|text| {
            let middle = number(text, "x") / 10.0;
            let boxes = self.elements("rect").filter(|node| {
                let start = number(*node, "x");
                (start..=start + number(*node, "width")).contains(&middle)
            });
            // Gradients and what catches clicks have no colour.
            let is_box = |node: &Node<'_, '_>| {
                node.has_attribute("fill") && !node.has_attribute("fill-opacity")
            };
            let under = boxes.filter(is_box).filter_map(color).last();
            contrast(under.unwrap(), color(text).unwrap()) >= 4.5
        })
    }
}

/// What stands between these two, each time.
fn named<'a>(text: &'a str, begin: &'static str, end: char) -> impl Iterator<Item = &'a str> {
    text.split(begin).skip(1).filter_map(move |rest| rest.split(end).next())
}

/// As the documentation says that a text is drawn: what breaks a line is a space, and what is no
/// character in XML or in Unicode the sign for that.
fn written(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\t' | '\n' | '\r' => ' ',
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => '\u{fffd}',
            _ if u32::from(letter) & 0xffff >= 0xfffe => '\u{fffd}',
            _ => letter,
        })
        .collect()
}
