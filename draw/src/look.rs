//! How badges look, whatever they say.

use super::color::Color;
use super::given::{IdSuffix, Link, Logo};
use super::glyph::{Glyph, State};
use super::palette::{Palette, Theme};

/// The five looks that shields made known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Rounded, with a faint gradient.
    #[default]
    Flat,
    /// Square, without one.
    FlatSquare,
    /// Rounded, with a strong gradient.
    Plastic,
    /// Tall, in capitals.
    ForTheBadge,
    /// A label with a speech bubble.
    Social,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Flat, Self::FlatSquare, Self::Plastic, Self::ForTheBadge, Self::Social];

    /// The style that a name names.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::Style;
    ///
    /// assert_eq!(Style::parse("flat-square"), Some(Style::FlatSquare));
    /// assert_eq!(Style::parse("round"), None);
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.as_str() == name)
    }

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::FlatSquare => "flat-square",
            Self::Plastic => "plastic",
            Self::ForTheBadge => "for-the-badge",
            Self::Social => "social",
        }
    }
}

/// All of a badge but its texts. The default is a flat badge in grey: green is for those who ask
/// for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look<'a> {
    /// Which of the five.
    pub style: Style,
    /// Fill of the left half, where it is not grey.
    pub label_color: Option<Color>,
    /// Fill of the right half, where it is not the palette's grey.
    pub color: Option<Color>,
    /// What the message tells: then the right half has this state's colour and glyph.
    pub state: Option<State>,
    /// What the right half is divided into; empty: it is one, the message. Social badges, whose
    /// bubble is one, have them side by side in it.
    pub segments: &'a [Segment<'a>],
    /// Which colours states have, and which text reads on a colour.
    pub palette: Palette,
    /// What it is drawn for.
    pub theme: Theme,
    /// An image before the label, as a data URI; empty: there is none.
    pub logo: Logo<'a>,
    /// What the halves link to; empty: nothing. The first alone is the whole badge's.
    pub links: [Link<'a>; 2],
    /// Appended to every id, for several badges in one document.
    pub id_suffix: IdSuffix<'a>,
    /// The language of the texts as a BCP 47 tag of ours; empty: it is not said.
    pub lang: &'static str,
    /// Whether that is written from the right to the left.
    pub is_right_to_left: bool,
    /// How large it is.
    pub scale: Scale,
    /// The corners' radius, where it is not the style's own.
    pub rounding: Option<Rounding>,
}

/// One of several parts of the right half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Drawn as it is.
    pub text: &'a str,
    /// Its fill, where it is not the palette's grey.
    pub color: Option<Color>,
    /// What its text tells: then it has this state's colour and glyph.
    pub state: Option<State>,
}

/// In percent of a badge's own size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(u32);

/// In pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding(u32);

impl Scale {
    /// From a tenth to ten times; nothing else.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::Scale;
    ///
    /// assert!(Scale::percent(150).is_some());
    /// assert!(Scale::percent(0).is_none());
    /// ```
    #[must_use]
    pub fn percent(percent: u32) -> Option<Self> {
        (10..=1_000).contains(&percent).then_some(Self(percent))
    }

    /// From a number with two decimals at most, as in `1.5`.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::Scale;
    ///
    /// assert_eq!(Scale::parse("1.5"), Scale::percent(150));
    /// assert_eq!(Scale::parse("2"), Scale::percent(200));
    /// for other in ["", "1.", ".5", "0.001", "-1", "1e1", "11", "+2"] {
    ///     assert_eq!(Scale::parse(other), None, "{other}");
    /// }
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = match text.bytes().position(|byte| byte == b'.') {
            None => (text, "00"),
            Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) {
            return None;
        }
        let hundredths = match (part.len(), part.parse::<u32>().ok()?) {
            (1, tenths) => 10 * tenths,
            (2, hundredths) => hundredths,
            _ => return None,
        };
        Self::percent(whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?)
    }

    pub(super) fn as_percent(self) -> u32 {
        self.0
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self(100)
    }
}

impl Rounding {
    /// From 0, which is square, to 14, which makes half a circle of the tallest badge's side.
    #[must_use]
    pub fn pixels(pixels: u32) -> Option<Self> {
        (pixels <= 14).then_some(Self(pixels))
    }

    pub(super) fn as_pixels(self) -> u32 {
        self.0
    }
}

impl<'a> Look<'a> {
    /// What shows a state by its shape. The classic look has none.
    pub(super) fn glyph(&self, state: Option<State>) -> Option<Glyph> {
        state.filter(|_| self.palette == Palette::Readable).map(State::glyph)
    }

    /// The states that it shows, each once.
    pub(super) fn states(&self) -> impl Iterator<Item = State> {
        let shows = move |state: &State| {
            self.segments.iter().map(|it| it.state).chain([self.state]).any(|it| it == Some(*state))
        };
        State::ALL.into_iter().filter(shows)
    }

    pub(super) fn logo(&self) -> &'a str {
        self.logo.as_str()
    }

    pub(super) fn id(&self) -> &'a str {
        self.id_suffix.as_str()
    }

    /// What the whole badge links to: the first of two halves that alone has a link.
    pub(super) fn link(&self) -> &'a str {
        let [left, right] = self.links;
        if right.as_str().is_empty() { left.as_str() } else { "" }
    }

    /// What the left half alone links to.
    pub(super) fn left_link(&self) -> &'a str {
        let [left, right] = self.links;
        if right.as_str().is_empty() { "" } else { left.as_str() }
    }

    /// What the right half alone links to.
    pub(super) fn right_link(&self) -> &'a str {
        let [_, right] = self.links;
        right.as_str()
    }
}
