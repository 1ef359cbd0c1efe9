//! Colours: the names that badges and CSS know, hex, and which text reads on them.

use alloc::string::String;
use alloc::vec::Vec;

use super::css_names::css_name;

/// A colour, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
    alpha: u8,
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Three or four hex digits.
    Short,
    /// Six or eight.
    Long,
    /// A name of CSS.
    Name(&'static str),
}

/// A colour that is no name and no hex. It holds what was given instead, cut short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColorError(String);

impl core::fmt::Display for ColorError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("“")?;
        f.write_str(&self.0)?;
        f.write_str("” is no colour: use a badge colour's name, a CSS name, or hex such as #15803d")
    }
}

impl core::error::Error for ColorError {}

/// badge-maker 6's names and aliases.
const NAMES: [(&str, Color); 16] = [
    ("brightgreen", Color::short(0x4, 0xb, 0x0)),
    ("green", Color::new(0x67, 0xac, 0x09)),
    ("yellow", Color::new(0xd8, 0xb8, 0x00)),
    ("yellowgreen", Color::new(0x95, 0x99, 0x1a)),
    ("orange", Color::new(0xea, 0x72, 0x33)),
    ("red", Color::new(0xdd, 0x43, 0x43)),
    ("blue", Color::new(0x00, 0x7e, 0xc6)),
    ("grey", Color::short(0x5, 0x5, 0x5)),
    ("lightgrey", Color::new(0x93, 0x93, 0x93)),
    ("gray", Color::short(0x5, 0x5, 0x5)),
    ("lightgray", Color::new(0x93, 0x93, 0x93)),
    ("critical", Color::new(0xdd, 0x43, 0x43)),
    ("important", Color::new(0xea, 0x72, 0x33)),
    ("success", Color::short(0x4, 0xb, 0x0)),
    ("informational", Color::new(0x00, 0x7e, 0xc6)),
    ("inactive", Color::new(0x93, 0x93, 0x93)),
];

impl Color {
    /// What a badge's left half has unless told otherwise.
    pub const GREY: Self = Self::short(0x5, 0x5, 0x5);
    /// What a badge's right half has unless told otherwise: green is for those who ask for it.
    pub const LIGHT_GREY: Self = Self::new(0x93, 0x93, 0x93);

    /// `#fff`
    pub(super) const WHITE: Self = Self::short(0xf, 0xf, 0xf);
    /// Text on what is light, as badge-maker has it.
    pub(super) const DARK: Self = Self::short(0x3, 0x3, 0x3);
    /// The shadow of white text.
    pub(super) const BLACK: Self = Self::new(0x01, 0x01, 0x01);
    /// The shadow of dark text.
    pub(super) const PALE: Self = Self::short(0xc, 0xc, 0xc);

    /// From its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue, alpha: 0xff, form: Form::Long }
    }

    const fn short(red: u8, green: u8, blue: u8) -> Self {
        let Self { red, green, blue, alpha, .. } = Self::new(red * 0x11, green * 0x11, blue * 0x11);
        Self { red, green, blue, alpha, form: Form::Short }
    }

    /// Reads a badge colour's name; 3, 4, 6 or 8 hex digits with or without `#`, the last of 4 or
    /// the last two of 8 opacity; or a name of CSS. Upper and lower case are one.
    ///
    /// # Errors
    ///
    /// When it is none of these.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::Color;
    ///
    /// assert_eq!(Color::parse("#15803d"), Ok(Color::new(0x15, 0x80, 0x3d)));
    /// assert!(Color::parse("RebeccaPurple").is_ok());
    /// assert!(Color::parse("constructor").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, ColorError> {
        // Names are told apart by case, as badge-maker's own are; those of CSS are not.
        if let Some((_, color)) = NAMES.iter().find(|(name, _)| *name == text) {
            return Ok(*color);
        }
        let digits = text.strip_prefix('#').unwrap_or(text);
        if let Some(color) = Self::from_digits(digits) {
            return Ok(color);
        }
        if let Some((name, [red, green, blue])) = css_name(text) {
            return Ok(Self { red, green, blue, alpha: 0xff, form: Form::Name(name) });
        }
        let known = |letter: &char| !letter.is_control();
        Err(ColorError(text.chars().filter(known).take(40).collect()))
    }

    fn from_digits(digits: &str) -> Option<Self> {
        let mut value = 0_u32;
        for digit in digits.chars().take(9) {
            value = value << 4 | digit.to_digit(16)?;
        }
        let form = if digits.len() < 6 { Form::Short } else { Form::Long };
        let value = match digits.len() {
            3 => spread(value << 4 | 0xf),
            4 => spread(value),
            6 => value << 8 | 0xff,
            8 => value,
            _ => return None,
        };
        let [red, green, blue, alpha] = value.to_be_bytes();
        Some(Self { red, green, blue, alpha, form })
    }

    /// Appends it: `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`, as it was given; or its name.
    pub(super) fn write(self, out: &mut Vec<u8>) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        if let Form::Name(name) = self.form {
            out.extend_from_slice(name.as_bytes());
            return;
        }
        out.push(b'#');
        let parts = [self.red, self.green, self.blue, self.alpha];
        for part in parts.into_iter().take(if self.alpha == 0xff { 3 } else { 4 }) {
            let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or(b'0');
            if self.form == Form::Long {
                out.push(digit(part >> 4));
            }
            out.push(digit(part & 0xf));
        }
    }

    /// Whether white text is drawn on it. badge-maker's rule: a brightness (W3C's formula of 2000)
    /// of at most 0.69, rounded to two decimals. What shines through is a white page.
    pub(super) fn wants_white_text(self) -> bool {
        let weighed = 299 * self.on_white(self.red)
            + 587 * self.on_white(self.green)
            + 114 * self.on_white(self.blue);
        weighed <= 177_225
    }

    fn on_white(self, part: u8) -> u32 {
        let alpha = u32::from(self.alpha);
        (u32::from(part) * alpha + 0xff * (0xff - alpha)) / 0xff
    }

    /// Its three parts, as they look on a white page.
    #[must_use]
    pub fn parts(self) -> [u32; 3] {
        [self.on_white(self.red), self.on_white(self.green), self.on_white(self.blue)]
    }
}

impl core::fmt::Display for Color {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut written = Vec::new();
        self.write(&mut written);
        f.write_str(core::str::from_utf8(&written).unwrap_or_default())
    }
}

/// `0xrgba` as `0xrrggbbaa`.
fn spread(value: u32) -> u32 {
    let value = (value & 0xff00) << 8 | value & 0xff;
    let value = (value & 0x00f0_00f0) << 4 | value & 0x000f_000f;
    value * 0x11
}
