//! Colours: the names that badges know, hex, and which text reads on them.

/// An opaque colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
    short: bool,
}

/// A colour that is none of the names and no hex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColorError(String);

impl std::fmt::Display for ColorError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "“{}” is no colour: use a badge colour's name or hex, such as green or #15803d",
            self.0
        )
    }
}

impl std::error::Error for ColorError {}

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

    /// From its three parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue, short: false }
    }

    const fn short(red: u8, green: u8, blue: u8) -> Self {
        Self { red: red * 0x11, green: green * 0x11, blue: blue * 0x11, short: true }
    }

    /// Reads a badge colour's name, or 3 or 6 hex digits with or without `#`.
    ///
    /// # Errors
    ///
    /// When it is neither.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::badge::Color;
    ///
    /// assert_eq!(Color::parse("#15803d"), Ok(Color::new(0x15, 0x80, 0x3d)));
    /// assert!(Color::parse("constructor").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, ColorError> {
        if let Some((_, color)) = NAMES.iter().find(|(name, _)| *name == text) {
            return Ok(*color);
        }
        let hex = text.strip_prefix('#').unwrap_or(text);
        let digits: Option<Vec<u8>> = hex
            .chars()
            .take(7)
            .map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()))
            .collect();
        match digits.as_deref() {
            Some(&[red, green, blue]) => Ok(Self::short(red, green, blue)),
            Some(&[r1, r2, g1, g2, b1, b2]) => {
                Ok(Self::new(r1 << 4 | r2, g1 << 4 | g2, b1 << 4 | b2))
            }
            _ => Err(ColorError(crate::text::one_line(text, 40).into_owned())),
        }
    }

    /// Contrast against another colour, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Whether white text is drawn on it. badge-maker's rule: a brightness (W3C's formula
    /// of 2000) of at most 0.69, rounded to two decimals.
    pub(super) fn wants_white_text(self) -> bool {
        let weighed =
            299 * u32::from(self.red) + 587 * u32::from(self.green) + 114 * u32::from(self.blue);
        weighed <= 177_225
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl std::fmt::Display for Color {
    /// `#rgb` where it was given so, else `#rrggbb`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.short {
            write!(f, "#{:x}{:x}{:x}", self.red & 0xf, self.green & 0xf, self.blue & 0xf)
        } else {
            write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
        }
    }
}
