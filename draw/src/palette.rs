//! Colours for states, and which text reads on a colour.

use super::color::Color;
use super::glyph::State;

/// What a picture is drawn for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// A light page.
    #[default]
    Light,
    /// A dark one.
    Dark,
    /// Whichever the reader prefers: light, and a media query in the picture that makes it dark.
    /// Where an inlined `<style>` is forbidden (Content Security Policy), it stays light.
    Auto,
}

impl Theme {
    /// The theme that a name names.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::Theme;
    ///
    /// assert_eq!(Theme::parse("auto"), Some(Theme::Auto));
    /// assert_eq!(Theme::parse("sepia"), None);
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            "auto" => Some(Self::Auto),
            _ => None,
        }
    }
}

/// A fill, and the colour of text and glyphs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// The fill.
    pub fill: Color,
    /// What is written on it.
    pub text: Color,
}

/// Which colour means what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// Ours: text reads at 4.5:1 or better on every fill (WCAG 2.2, 1.4.3 "Contrast (Minimum)"),
    /// and every fill stands out at 3:1 or better from its page, `#ffffff` or `#0d1117` (1.4.11
    /// "Non-text Contrast").
    #[default]
    Readable,
    /// The colours that shields made known, which are the same on every page and hold neither.
    Shields,
}

pub(super) const WHITE: Color = Color::WHITE;
/// The lightest grey beside which white leaves no colour between them on which neither reads at
/// 4.5:1: on the worst, both are at 4.501.
const INK: Color = Color::new(0x06, 0x06, 0x06);

impl Palette {
    /// A state's colours. With [`Theme::Auto`] they are the light ones.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::{Palette, State, Theme};
    ///
    /// let paint = Palette::Readable.paint(State::Operational, Theme::Light);
    /// assert_eq!(format!("{} on {}", paint.text, paint.fill), "#fff on #15803d");
    /// ```
    #[must_use]
    pub fn paint(self, state: State, theme: Theme) -> Paint {
        let (light, dark, shields) = match state {
            State::Operational => (0x15_80_3d, 0x3f_b9_50, "brightgreen"),
            State::Maintenance => (0x1d_4e_d8, 0x58_a6_ff, "blue"),
            State::Degraded => (0x9a_67_00, 0xe3_b3_41, "yellow"),
            State::PartialOutage => (0xc2_41_0c, 0xf0_88_3e, "orange"),
            State::MajorOutage => (0xb9_1c_1c, 0xf8_51_49, "red"),
            State::Unknown => (0x6b_72_80, 0x9e_a7_b3, "lightgrey"),
        };
        match (self, theme) {
            (Self::Readable, Theme::Light | Theme::Auto) => Paint { fill: rgb(light), text: WHITE },
            (Self::Readable, Theme::Dark) => Paint { fill: rgb(dark), text: INK },
            (Self::Shields, _) => classic(Color::parse(shields).unwrap_or(Color::LIGHT_GREY)),
        }
    }

    /// The colours of the box with the label. With [`Theme::Auto`] they are the light ones.
    #[must_use]
    pub fn label(self, theme: Theme) -> Paint {
        match (self, theme) {
            // #555 would be at 2.5:1 to a dark page.
            (Self::Readable, Theme::Dark) => Paint { fill: rgb(0x5f_68_73), text: WHITE },
            _ => Paint { fill: Color::GREY, text: WHITE },
        }
    }
}

impl Palette {
    /// The palette that a name names.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "readable" => Some(Self::Readable),
            "shields" => Some(Self::Shields),
            _ => None,
        }
    }

    /// What a message is filled with for which no colour is asked: green is for those who ask.
    pub(super) fn unsaid(self) -> Color {
        match self {
            Self::Readable => self.paint(State::Unknown, Theme::Light).fill,
            Self::Shields => Color::LIGHT_GREY,
        }
    }
}

/// Text that stands on the page itself. With [`Theme::Auto`] it is the light one's.
pub(super) fn page_text(theme: Theme) -> Color {
    if theme == Theme::Dark { rgb(0xe6_ed_f3) } else { rgb(0x24_29_2f) }
}

/// With the text colour that badge-maker gives it.
fn classic(fill: Color) -> Paint {
    Paint { fill, text: if fill.wants_white_text() { WHITE } else { rgb(0x33_33_33) } }
}

const fn rgb(value: u32) -> Color {
    let [_, red, green, blue] = value.to_be_bytes();
    Color::new(red, green, blue)
}

/// The text colour that reads best on a fill, white or nearly black: at 4.5:1 or better on every
/// opaque fill.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Color, contrast, reads_best};
///
/// let yellow = Color::parse("yellow").unwrap();
/// assert_eq!(reads_best(yellow).to_string(), "#060606");
/// assert!(contrast(yellow, reads_best(yellow)) > 10.0);
/// assert_eq!(reads_best(Color::parse("navy").unwrap()).to_string(), "#fff");
/// ```
#[must_use]
pub fn reads_best(fill: Color) -> Color {
    let light = luminance(fill) + 0.05;
    // Whichever is further away: (1 + 0.05) / light against light / (L(#060606) + 0.05).
    if light * light < 1.05 * 0.051_821_2 { WHITE } else { INK }
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"), to three digits at least.
/// What shines through a colour is white.
#[must_use]
pub fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one < other { other / one } else { one / other }
}

/// WCAG 2.2, "relative luminance", to within 0.00001.
fn luminance(color: Color) -> f32 {
    let [red, green, blue] = color.parts().map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// One part, linear. `core` has no powers, so that ((c + 0.055) / 1.055) ^ 2.4 is the polynomial of
/// degree six through its Chebyshev points in 0.041 to 1: 28 bytes of constants, not a table's 512.
fn linear(part: u32) -> f32 {
    const POWERS: [f32; 7] = [
        -0.047_021,
        0.202_657_2,
        -0.405_627_46,
        0.700_445_95,
        0.515_999_7,
        0.032_610_6,
        0.000_932_3,
    ];
    #[expect(clippy::cast_precision_loss, reason = "at most 255")]
    let part = part as f32 / 255.0;
    if part <= 0.040_45 {
        return part / 12.92;
    }
    POWERS.iter().fold(0.0, |sum, factor| sum * part + factor)
}
