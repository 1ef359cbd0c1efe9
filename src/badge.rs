//! Badges: a label and a message as one small SVG, in the look that shields made known.
//!
//! Geometry and markup follow badge-maker 6.0.0, flat style, for Latin text; what it gets wrong
//! is put right: every id takes the suffix, an empty message leaves no trailing colon in the
//! accessible name, and no input makes the SVG ill-formed.

use crate::limits::MAX_BADGE_CHARS;
use crate::model::Indicator;
use crate::text::bounded;
use crate::verdict::Verdict;
use svg::Writer;

pub use color::{Color, ColorError};

mod color;
mod svg;
mod width;

/// A badge to draw.
///
/// # Examples
///
/// ```
/// use statuslamp::badge::Badge;
///
/// let svg = Badge::new("status", "operational").render();
/// assert!(svg.starts_with(r#"<svg xmlns="http://www.w3.org/2000/svg" width="116" height="20""#));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    label: String,
    message: String,
    color: Color,
    label_color: Option<Color>,
    id_suffix: String,
    title: Option<String>,
}

/// A badge in words, as JavaScript asks for it. Everything but the message has a default.
#[derive(Clone, Debug, Default)]
pub struct BadgeOptions {
    /// The left half; empty: there is none.
    pub label: String,
    /// The right half.
    pub message: String,
    /// Fill of the right half.
    pub color: Option<String>,
    /// Fill of the left half.
    pub label_color: Option<String>,
    /// Appended to every id.
    pub id_suffix: String,
    /// Tooltip and accessible name.
    pub title: Option<String>,
}

/// What cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadgeError {
    /// A colour that is none.
    Color(ColorError),
    /// An id suffix with other characters than letters, digits, `-` and `_`.
    IdSuffix,
}

impl std::fmt::Display for BadgeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Color(error) => error.fmt(f),
            Self::IdSuffix => {
                f.write_str("idSuffix: use letters, digits, - and _, at most 64 of them")
            }
        }
    }
}

impl std::error::Error for BadgeError {}

impl From<ColorError> for BadgeError {
    fn from(error: ColorError) -> Self {
        Self::Color(error)
    }
}

/// Fills on which white text reads at 4.5:1 or better.
pub fn color(indicator: &Indicator) -> Color {
    match indicator {
        Indicator::None => Color::new(0x15, 0x80, 0x3d),
        Indicator::Maintenance => Color::new(0x1d, 0x4e, 0xd8),
        Indicator::Minor => Color::new(0x9a, 0x67, 0x00),
        Indicator::Major => Color::new(0xc2, 0x41, 0x0c),
        Indicator::Critical => Color::new(0xb9, 0x1c, 0x1c),
        Indicator::Unknown(_) => Color::new(0x6b, 0x72, 0x80),
    }
}

impl Badge {
    /// A badge in the default colours. Both texts are trimmed, and cut at
    /// [`MAX_BADGE_CHARS`].
    pub fn new(label: &str, message: &str) -> Self {
        let tidy = |text: &str| bounded(text.trim(), MAX_BADGE_CHARS).replace('\n', " ");
        Self {
            label: tidy(label),
            message: tidy(message),
            color: Color::LIGHT_GREY,
            label_color: None,
            id_suffix: String::new(),
            title: None,
        }
    }

    /// The badge of a verdict: its word, its colour, and its reason as the tooltip.
    pub fn of(verdict: &Verdict, label: &str) -> Self {
        let badge = Self::new(label, verdict.word()).with_color(color(&verdict.indicator));
        let title = format!("{} ({})", badge.accessible_name(), verdict.reason);
        badge.with_title(&title)
    }

    /// The badge that options ask for.
    ///
    /// # Errors
    ///
    /// When a colour is none, or the id suffix has a character that an id may not have.
    pub fn from_options(options: &BadgeOptions) -> Result<Self, BadgeError> {
        let mut badge = Self::new(&options.label, &options.message);
        if let Some(color) = &options.color {
            badge.color = Color::parse(color)?;
        }
        if let Some(color) = &options.label_color {
            badge.label_color = Some(Color::parse(color)?);
        }
        if let Some(title) = &options.title {
            badge = badge.with_title(title);
        }
        badge.with_id_suffix(&options.id_suffix)
    }

    /// Fills the right half.
    #[must_use]
    pub fn with_color(mut self, color: Color) -> Self {
        self.color = color;
        self
    }

    /// Fills the left half.
    #[must_use]
    pub fn with_label_color(mut self, color: Color) -> Self {
        self.label_color = Some(color);
        self
    }

    /// Sets tooltip and accessible name, instead of `label: message`.
    #[must_use]
    pub fn with_title(mut self, title: &str) -> Self {
        self.title = Some(bounded(title.trim(), 2 * MAX_BADGE_CHARS).into_owned());
        self
    }

    /// Appends a suffix to every id, for several badges in one document.
    ///
    /// # Errors
    ///
    /// When it has a character other than letters, digits, `-` and `_`, or is too long.
    pub fn with_id_suffix(mut self, suffix: &str) -> Result<Self, BadgeError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if suffix.len() > 64 || !suffix.chars().all(allowed) {
            return Err(BadgeError::IdSuffix);
        }
        suffix.clone_into(&mut self.id_suffix);
        Ok(self)
    }

    /// Draws it: the same bytes for the same badge.
    pub fn render(&self) -> String {
        let has_left = !self.label.is_empty() || self.label_color.is_some();
        let label_width = if self.label.is_empty() { 0 } else { pixels(&self.label) };
        let left = if has_left { label_width + 2 * PADDING } else { 0 };
        let message_width = pixels(&self.message);
        let right = message_width + 2 * PADDING;
        let (width, name) =
            (left + right, self.title.clone().unwrap_or_else(|| self.accessible_name()));
        // Without a left half, and with no colour asked for it, the badge is one block.
        let left_color =
            if has_left { self.label_color.unwrap_or(Color::GREY) } else { self.color };

        let mut svg = Writer::new();
        svg.start("svg").attr("xmlns", "http://www.w3.org/2000/svg");
        svg.number("width", width).number("height", HEIGHT);
        svg.attr("role", "img").attr("aria-label", &name);
        svg.start("title").text(&name).end("title");
        self.definitions(&mut svg, width);
        svg.start("g").attr("clip-path", &self.reference("r"));
        svg.start("rect").number("width", left).number("height", HEIGHT);
        svg.attr("fill", &left_color.to_string()).end("rect");
        svg.start("rect").number("x", left).number("width", right).number("height", HEIGHT);
        svg.attr("fill", &self.color.to_string()).end("rect");
        svg.start("rect").number("width", width).number("height", HEIGHT);
        svg.attr("fill", &self.reference("s")).end("rect").end("g");
        svg.start("g").attr("fill", "#fff").attr("text-anchor", "middle");
        svg.attr("font-family", "Verdana,Geneva,DejaVu Sans,sans-serif");
        svg.attr("text-rendering", "geometricPrecision").number("font-size", 110);
        // Both texts lean one pixel towards the seam, a lone message to the right.
        self.half(&mut svg, &self.label, left_color, 1, label_width);
        let start = left.saturating_sub(1);
        self.half(&mut svg, &self.message, self.color, start, message_width);
        svg.end("g").end("svg");
        svg.finish()
    }

    fn definitions(&self, svg: &mut Writer, width: u32) {
        svg.start("filter").attr("id", &self.id("blur"));
        svg.start("feGaussianBlur").attr("stdDeviation", "16").end("feGaussianBlur").end("filter");
        svg.start("linearGradient").attr("id", &self.id("s")).attr("x2", "0").attr("y2", "100%");
        svg.start("stop").attr("offset", "0").attr("stop-color", "#bbb");
        svg.attr("stop-opacity", ".1").end("stop");
        svg.start("stop").attr("offset", "1").attr("stop-opacity", ".1").end("stop");
        svg.end("linearGradient");
        svg.start("clipPath").attr("id", &self.id("r"));
        svg.start("rect").number("width", width).number("height", HEIGHT).number("rx", 3);
        svg.end("rect").end("clipPath");
    }

    /// One text with its shadow: drawn ten times as large and scaled down, which some viewers
    /// need in order to place it between pixels.
    fn half(&self, svg: &mut Writer, text: &str, on: Color, start: u32, width: u32) {
        if text.is_empty() {
            return;
        }
        let (shadow, fill) =
            if on.wants_white_text() { ("#010101", None) } else { ("#ccc", Some("#333")) };
        let x = 10 * (start + PADDING) + 5 * width;
        svg.start("g").attr("transform", "scale(.1)");
        svg.start("g").attr("aria-hidden", "true").attr("fill", shadow);
        svg.start("text").number("x", x).number("y", 150).attr("fill-opacity", ".8");
        svg.attr("filter", &self.reference("blur")).number("textLength", 10 * width);
        svg.text(text).end("text");
        svg.start("text").number("x", x).number("y", 150).attr("fill-opacity", ".3");
        svg.number("textLength", 10 * width).text(text).end("text").end("g");
        svg.start("text").number("x", x).number("y", 140).number("textLength", 10 * width);
        if let Some(fill) = fill {
            svg.attr("fill", fill);
        }
        svg.text(text).end("text").end("g");
    }

    fn accessible_name(&self) -> String {
        match (self.label.is_empty(), self.message.is_empty()) {
            (true, _) => self.message.clone(),
            (_, true) => self.label.clone(),
            _ => format!("{}: {}", self.label, self.message),
        }
    }

    fn id(&self, name: &str) -> String {
        format!("{name}{}", self.id_suffix)
    }

    fn reference(&self, name: &str) -> String {
        format!("url(#{name}{})", self.id_suffix)
    }
}

const HEIGHT: u32 = 20;
const PADDING: u32 = 5;

/// A text's width in whole pixels, rounded up to odd so that its middle falls on a pixel.
fn pixels(text: &str) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "at most MAX_BADGE_CHARS wide characters")]
    #[expect(clippy::cast_sign_loss, reason = "no width is negative")]
    let whole = width::width(text) as u32;
    whole | 1
}
