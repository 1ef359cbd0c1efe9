//! Badges: a label and a message as one small SVG, in the look that shields made known.
//!
//! How a badge looks is `statuslamp_draw`'s affair; here is what stands on it.

use statuslamp_draw::{IdSuffix, Link, Logo, Look, Segment};

use crate::answer::{Answer, line};
use crate::language::Language;
use crate::limits::MAX_BADGE_CHARS;
use crate::model::Indicator;
use crate::text::bounded;
use crate::verdict::Verdict;

pub use statuslamp_draw::{
    Color, ColorError, GivenError, Palette, Rounding, Scale, State, Style, Theme,
};

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
    style: Style,
    label: String,
    message: String,
    color: Option<Color>,
    label_color: Option<Color>,
    state: Option<State>,
    /// Instead of the message, if there are any.
    segments: Vec<(String, State)>,
    palette: Palette,
    theme: Theme,
    scale: Scale,
    rounding: Option<Rounding>,
    logo: String,
    links: [String; 2],
    id_suffix: String,
    /// Not the language itself: a page that draws no other words has no use for all of them.
    lang: &'static str,
    is_right_to_left: bool,
    title: String,
}

/// The colour of an indicator on a light page.
pub fn color(indicator: &Indicator) -> Color {
    Palette::Readable.paint(State::from(indicator), Theme::Light).fill
}

impl Badge {
    /// A flat badge in grey. Both texts are trimmed, and cut at
    /// [`MAX_BADGE_CHARS`].
    pub fn new(label: &str, message: &str) -> Self {
        Self {
            style: Style::Flat,
            label: tidy(label),
            message: tidy(message),
            color: None,
            label_color: None,
            state: None,
            segments: Vec::new(),
            palette: Palette::Readable,
            theme: Theme::Light,
            scale: Scale::default(),
            rounding: None,
            logo: String::new(),
            links: [String::new(), String::new()],
            id_suffix: String::new(),
            lang: "",
            is_right_to_left: false,
            title: String::new(),
        }
    }

    /// The badge of a verdict: its word, its colour and shape, and its reason as the tooltip.
    pub fn of(verdict: &Verdict, label: &str) -> Self {
        let badge = Self::new(label, verdict.word()).with_state(State::from(verdict));
        let title = line(&badge.label, &badge.message, &verdict.reason);
        badge.with_title(&title)
    }

    /// The badge of an answer: what it says, in its state's colour and shape, and why as the
    /// tooltip. A list has a segment for each of its parts.
    pub fn answering(answer: &Answer) -> Self {
        let mut badge = Self::new(&answer.label, &answer.message)
            .with_state(answer.state)
            .with_language(answer.language)
            .with_title(&answer.title());
        for segment in &answer.segments {
            badge = badge.with_segment(&line(&segment.label, &segment.message, ""), segment.state);
        }
        badge
    }

    /// Draws it in another style. In `for-the-badge` both texts are in capitals, in `social` the
    /// label begins with one.
    #[must_use]
    pub fn with_style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Fills the right half.
    #[must_use]
    pub fn with_color(mut self, color: Color) -> Self {
        self.color = Some(color);
        self
    }

    /// Draws the right half in a state's colour, with its shape before the message.
    #[must_use]
    pub fn with_state(mut self, state: State) -> Self {
        self.state = Some(state);
        self
    }

    /// Adds a segment, in a state's colour and with its shape. As soon as there is one, the message
    /// is not drawn.
    #[must_use]
    pub fn with_segment(mut self, text: &str, state: State) -> Self {
        self.segments.push((tidy(text), state));
        self
    }

    /// Draws it larger or smaller.
    #[must_use]
    pub fn with_scale(mut self, scale: Scale) -> Self {
        self.scale = scale;
        self
    }

    /// Draws it with other corners than the style's own.
    #[must_use]
    pub fn with_rounding(mut self, rounding: Rounding) -> Self {
        self.rounding = Some(rounding);
        self
    }

    /// Draws it in another palette. In that of shields it is what badge-maker draws.
    #[must_use]
    pub fn with_palette(mut self, palette: Palette) -> Self {
        self.palette = palette;
        self
    }

    /// Says which language its texts are in.
    #[must_use]
    pub fn with_language(mut self, language: Language) -> Self {
        self.lang = language.tag();
        self.is_right_to_left = language.is_right_to_left();
        self
    }

    /// Draws it for a dark page, or for either.
    #[must_use]
    pub fn with_theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
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
        self.title = bounded(title.trim(), 2 * MAX_BADGE_CHARS).into_owned();
        self
    }

    /// Puts an image before the label, 14 by 14 pixels.
    ///
    /// # Errors
    ///
    /// When it is no base64 data URI of an image, or too long.
    pub fn with_logo(mut self, logo: &str) -> Result<Self, GivenError> {
        Logo::parse(logo)?;
        logo.clone_into(&mut self.logo);
        Ok(self)
    }

    /// Links the whole badge, or each half of it.
    ///
    /// # Errors
    ///
    /// When an address is not `http`, `https` or `mailto`.
    pub fn with_links(mut self, [left, right]: [&str; 2]) -> Result<Self, GivenError> {
        Link::parse(left)?;
        Link::parse(right)?;
        self.links = [left.to_owned(), right.to_owned()];
        Ok(self)
    }

    /// Appends a suffix to every id, for several badges in one document.
    ///
    /// # Errors
    ///
    /// When it has a character other than letters, digits, `-` and `_`, or is too long.
    pub fn with_id_suffix(mut self, suffix: &str) -> Result<Self, GivenError> {
        IdSuffix::parse(suffix)?;
        suffix.clone_into(&mut self.id_suffix);
        Ok(self)
    }

    /// Draws it: the same bytes for the same badge.
    pub fn render(&self) -> String {
        self.render_with(str::to_uppercase)
    }

    /// As [`Badge::render`], with a way to capitals of the caller's own: Rust's takes 5 kB of tables,
    /// which JavaScript has already.
    pub(crate) fn render_with(&self, to_uppercase: fn(&str) -> String) -> String {
        let [left, right] = &self.links;
        let link = |address| Link::parse(address).unwrap_or_default();
        let is_tall = self.style == Style::ForTheBadge;
        let cased = |text: &str| if is_tall { to_uppercase(text) } else { text.to_owned() };
        let mut label = cased(&self.label);
        if self.style == Style::Social {
            let first = label.chars().next().map_or(0, char::len_utf8);
            if let Some((first, rest)) = label.split_at_checked(first) {
                label = [&to_uppercase(first), rest].concat();
            }
        }
        let texts: Vec<_> = self.segments.iter().map(|(text, _)| cased(text)).collect();
        let segments: Vec<_> = texts
            .iter()
            .zip(&self.segments)
            .map(|(text, (_, state))| Segment { text, color: None, state: Some(*state) })
            .collect();
        let look = Look {
            style: self.style,
            label_color: self.label_color,
            color: self.color,
            state: self.state,
            segments: &segments,
            palette: self.palette,
            theme: self.theme,
            logo: Logo::parse(&self.logo).unwrap_or_default(),
            links: [link(left), link(right)],
            id_suffix: IdSuffix::parse(&self.id_suffix).unwrap_or_default(),
            lang: self.lang,
            is_right_to_left: self.is_right_to_left,
            scale: self.scale,
            rounding: self.rounding,
        };
        let message = cased(&self.message);
        let drawn =
            statuslamp_draw::Badge { look, label: &label, message: &message, title: &self.title };
        let mut svg = Vec::new();
        drawn.render(&mut svg);
        String::from_utf8(svg).unwrap_or_default()
    }
}

fn tidy(text: &str) -> String {
    bounded(text.trim(), MAX_BADGE_CHARS).replace('\n', " ")
}
