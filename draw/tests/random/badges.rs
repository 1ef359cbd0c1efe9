//! Badges of any texts: for the same number the same one, in every run.

use std::ops::RangeInclusive;

use statuslamp_draw::{
    Badge, Color, IdSuffix, Link, Logo, Look, Palette, Rounding, Scale, Segment, State, Style,
    Theme,
};

use crate::random::Random;

/// What makes a text. Each piece has rules of its own somewhere, or is trouble for somebody.
const PIECES: [fn(&mut Random) -> String; 9] = [
    // Of any plane.
    |random| scalar(random, 0..=0x10_ffff),
    |random| scalar(random, 0..=0xffff),
    |random| scalar(random, 0x20..=0x7e),
    // Control characters, of which XML knows three.
    |random| scalar(random, 0..=0x1f),
    |random| scalar(random, 0x7f..=0x9f),
    // Non-characters, and their neighbours.
    |random| scalar(random, 0xfdcf..=0xfdf0),
    |random| {
        let last = random.below(17) << 16 | 0xffff;
        scalar(random, last - 2..=last)
    },
    |random| random.one_of(&MARKUP).into(),
    |random| random.one_of(&COMPLEX).into(),
];

const MARKUP: [&str; 18] = [
    "<",
    ">",
    "&",
    "\"",
    "'",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?x",
    "?>",
    "</text>",
    "<script>",
    "&#0;",
    "&lt;",
    "url(#s)",
    "\" id=\"s",
    "\" onload=\"",
];

/// Placed above others, joined, or written from the right.
const COMPLEX: [&str; 10] =
    ["e\u{301}", "\u{20dd}", "\u{200d}", "\u{202e}", "👩🏽‍💻", "🇩🇪", "أداء", "תקלה", "ทำงาน", "한"];

const ID_SUFFIXES: [&str; 5] = ["", "-7", "_", "s", "Z9"];

const LOGO: &str = "data:image/png;base64,iVBORw0KGgo=";

/// What a badge is drawn from, with texts of its own.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) style: Style,
    pub(crate) palette: Palette,
    pub(crate) label: String,
    pub(crate) message: String,
    pub(crate) title: String,
    pub(crate) links: [String; 2],
    pub(crate) logo: &'static str,
    pub(crate) id_suffix: &'static str,
    pub(crate) segments: Vec<String>,
    pub(crate) rounding: Option<u32>,
    scale: u32,
    theme: Theme,
    state: Option<State>,
    colors: [Option<Color>; 2],
    is_arabic: bool,
}

impl Given {
    pub(crate) fn new(number: u64) -> Self {
        let random = &mut Random::new(number);
        Self {
            style: random.one_of(&Style::ALL),
            palette: random.one_of(&[Palette::Readable, Palette::Shields]),
            label: text(random),
            message: text(random),
            title: if random.below(2) == 0 { text(random) } else { String::new() },
            links: [link(random), link(random)],
            logo: random.one_of(&["", "", LOGO]),
            id_suffix: random.one_of(&ID_SUFFIXES),
            segments: match random.below(8) {
                0 => (0..=random.below(3)).map(|_| text(random)).collect(),
                _ => Vec::new(),
            },
            rounding: (random.below(4) == 0).then(|| random.below(15)),
            scale: if random.below(4) == 0 { 10 + random.below(991) } else { 100 },
            theme: random.one_of(&[Theme::Light, Theme::Dark, Theme::Auto]),
            state: State::ALL.get(random.below(9) as usize).copied(),
            colors: [color(random), color(random)],
            is_arabic: random.below(8) == 0,
        }
    }

    pub(crate) fn draw(&self, out: &mut Vec<u8>) {
        let state = |at: usize| State::ALL.get((at + self.scale as usize) % 7).copied();
        let segment = |(at, text)| Segment { text, color: self.colors[0], state: state(at) };
        let texts = self.segments.iter().map(String::as_str).enumerate();
        self.badge(&texts.map(segment).collect::<Vec<_>>()).render(out);
    }

    fn badge<'a>(&'a self, segments: &'a [Segment<'a>]) -> Badge<'a> {
        let [left, right] = &self.links;
        let look = Look {
            style: self.style,
            palette: self.palette,
            links: [Link::parse(left).unwrap(), Link::parse(right).unwrap()],
            logo: Logo::parse(self.logo).unwrap(),
            id_suffix: IdSuffix::parse(self.id_suffix).unwrap(),
            theme: self.theme,
            state: self.state,
            label_color: self.colors[0],
            color: self.colors[1],
            lang: if self.is_arabic { "ar" } else { "" },
            is_right_to_left: self.is_arabic,
            segments,
            scale: Scale::percent(self.scale).unwrap(),
            rounding: self.rounding.and_then(Rounding::pixels),
        };
        Badge { look, label: &self.label, title: &self.title, ..Badge::new(&self.message) }
    }
}

impl Random {
    /// At least 0, and less than this.
    fn below(&mut self, limit: u32) -> u32 {
        self.next_u32() % limit
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.next_u32() as usize % all.len()]
    }
}

/// Empty; a run of one piece; or a few of them, mixed.
fn text(random: &mut Random) -> String {
    match random.below(128) {
        0..=7 => String::new(),
        8 => random.one_of(&PIECES)(random).repeat(1 + random.below(400) as usize),
        _ => (0..=random.below(12)).map(|_| random.one_of(&PIECES)(random)).collect(),
    }
}

/// A character of these; surrogates are none.
fn scalar(random: &mut Random, of: RangeInclusive<u32>) -> String {
    loop {
        let code = of.start() + random.below(of.end() - of.start() + 1);
        if let Some(letter) = char::from_u32(code) {
            return letter.into();
        }
    }
}

/// None, or one with whatever an address may hold.
fn link(random: &mut Random) -> String {
    if random.below(3) > 0 {
        return String::new();
    }
    let mut rest = text(random);
    rest.retain(|letter| !letter.is_control() && !letter.is_whitespace());
    let kept: String = rest.chars().take(400).collect();
    format!("https://a.example/?{kept}")
}

/// None, of three parts, or of four.
fn color(random: &mut Random) -> Option<Color> {
    let digits = match random.below(4) {
        0 | 1 => return None,
        2 => format!("#{:06x}", random.next_u32() >> 8),
        _ => format!("#{:08x}", random.next_u32()),
    };
    Some(Color::parse(&digits).unwrap())
}
