//! What there is to draw.

use alloc::vec::Vec;

use super::color::Color;
use super::given::{IdSuffix, Link, Logo};
use super::glyph::{Glyph, State};
use super::palette::{Palette, Theme};
use super::svg::Svg;
use super::{flat, for_the_badge, social};

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

/// A badge to draw. Texts are drawn as they are: trimming them, and writing them in capitals where
/// a style wants it, is the caller's affair.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Badge, Color};
///
/// let mut svg = Vec::new();
/// let green = Color::parse("brightgreen").unwrap();
/// Badge { label: "status", color: Some(green), ..Badge::new("operational") }.render(&mut svg);
/// assert!(svg.starts_with(br#"<svg xmlns="http://www.w3.org/2000/svg" width="116" height="20""#));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Badge<'a> {
    /// The look.
    pub style: Style,
    /// The left half; empty: there is none.
    pub label: &'a str,
    /// The right half.
    pub message: &'a str,
    /// Fill of the left half, where it is not grey.
    pub label_color: Option<Color>,
    /// Fill of the right half, where it is not the palette's grey.
    pub color: Option<Color>,
    /// What the message tells: then the right half has this state's colour and glyph.
    pub state: Option<State>,
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
    /// Tooltip and accessible name, where it is not `label: message`; empty: it is.
    pub title: &'a str,
}

impl<'a> Badge<'a> {
    /// A flat badge with nothing but a message, in grey: green is for those who ask for it.
    #[must_use]
    pub fn new(message: &'a str) -> Self {
        Self {
            style: Style::Flat,
            label: "",
            message,
            label_color: None,
            color: None,
            state: None,
            palette: Palette::Readable,
            theme: Theme::Light,
            logo: Logo::default(),
            links: [Link::default(); 2],
            id_suffix: IdSuffix::default(),
            lang: "",
            is_right_to_left: false,
            title: "",
        }
    }

    /// Appends the drawing, which is UTF-8: the same bytes for the same badge.
    pub fn render(&self, out: &mut Vec<u8>) {
        // A plastic badge has 1,440 bytes of markup, and up to seven copies of its texts.
        let texts = self.label.len() + self.message.len() + self.title.len();
        out.reserve(1_600 + 8 * texts + self.logo().len() + 16 * self.id().len());
        let svg = &mut Svg::new(out);
        match self.style {
            Style::Flat => flat::draw(self, svg, &flat::FLAT),
            Style::FlatSquare => flat::draw(self, svg, &flat::SQUARE),
            Style::Plastic => flat::draw(self, svg, &flat::PLASTIC),
            Style::ForTheBadge => for_the_badge::draw(self, svg),
            Style::Social => social::draw(self, svg),
        }
    }

    /// What shows the state by its shape. The classic look has none.
    pub(super) fn glyph(&self) -> Option<Glyph> {
        self.state.filter(|_| self.palette == Palette::Readable).map(State::glyph)
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
