//! A look and what it says: one badge, or many in a row.

use alloc::vec::Vec;

use super::look::{Look, Style};
use super::palette::Palette;
use super::room::Room;
use super::stencil::{Fillings, Presence, Shape, Stencil, Texts, Wanted};

/// A badge to draw. Texts are drawn as they are: trimming them, and writing them in capitals where
/// a style wants it, is the caller's affair.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Badge, Color, Look};
///
/// let mut svg = Vec::new();
/// let look = Look { color: Some(Color::parse("brightgreen").unwrap()), ..Look::default() };
/// Badge { look, label: "status", ..Badge::new("operational") }.render(&mut svg);
/// assert!(svg.starts_with(br#"<svg xmlns="http://www.w3.org/2000/svg" width="116" height="20""#));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Badge<'a> {
    /// All but its texts.
    pub look: Look<'a>,
    /// The left half; empty: there is none.
    pub label: &'a str,
    /// The right half, where the look does not divide it into segments.
    pub message: &'a str,
    /// Tooltip and accessible name, where it is not `label: message`; empty: it is.
    pub title: &'a str,
}

impl<'a> Badge<'a> {
    /// A flat badge with nothing but a message, in grey.
    #[must_use]
    pub fn new(message: &'a str) -> Self {
        Self { look: Look::default(), label: "", message, title: "" }
    }

    /// Appends the drawing, which is UTF-8: the same bytes for the same badge.
    pub fn render(&self, out: &mut Vec<u8>) {
        Series::new(self.look).render(self.label, self.message, self.title, out);
    }
}

/// Badges that differ in nothing but their texts: what they share is drawn once, and the next one
/// takes a fraction of the time of the first.
///
/// # Examples
///
/// ```
/// use statuslamp_draw::{Badge, Look, Series};
///
/// let mut series = Series::new(Look::default());
/// let (mut one, mut other) = (Vec::new(), Vec::new());
/// series.render("status", "degraded", "", &mut other);
/// series.render("status", "operational", "", &mut one);
/// let mut alone = Vec::new();
/// Badge { label: "status", ..Badge::new("operational") }.render(&mut alone);
/// assert_eq!(one, alone);
/// ```
#[derive(Debug)]
pub struct Series<'a> {
    look: Look<'a>,
    stencils: Stencils,
}

impl<'a> Series<'a> {
    /// Badges of this look.
    #[must_use]
    pub fn new(look: Look<'a>) -> Self {
        Self { look, stencils: Stencils::of(&look) }
    }

    /// Appends a drawing, as [`Badge::render`] does.
    pub fn render(&mut self, label: &str, message: &str, title: &str, out: &mut Vec<u8>) {
        let texts = Texts { label, message, title, wanted: Wanted::Text };
        let start = out.len();
        let end = self.stencils.draw(|shape| Stencil::cut(&self.look, shape), texts, out, start);
        out.truncate(end);
    }
}

/// The stencils of a look: one for every shape that was asked for.
#[derive(Debug)]
pub(super) struct Stencils {
    style: Style,
    palette: Palette,
    has_segments: bool,
    cut: Vec<(Shape, Stencil)>,
    fillings: Fillings,
}

impl Stencils {
    pub(super) fn of(look: &Look<'_>) -> Self {
        Self {
            style: look.style,
            palette: look.palette,
            has_segments: !look.segments.is_empty(),
            cut: Vec::new(),
            fillings: Fillings::default(),
        }
    }

    /// Draws from `start` on, over what is there and maybe beyond the drawing's end, which it tells.
    /// What is missing is cut.
    pub(super) fn draw(
        &mut self,
        cut: impl FnOnce(Shape) -> Stencil,
        texts: Texts<'_>,
        out: &mut Vec<u8>,
        start: usize,
    ) -> usize {
        let label = Room::of_label(self.style, self.palette, texts.label);
        let message = Room::of_message(self.style, self.palette, texts.message);
        let shape = Shape {
            label: Presence::of(texts.label, label),
            message: if self.has_segments {
                Presence::Absent
            } else {
                Presence::of(texts.message, message)
            },
            has_title: !texts.title.is_empty(),
        };
        let at = self.cut.iter().position(|(it, _)| *it == shape).unwrap_or_else(|| {
            self.cut.push((shape, cut(shape)));
            self.cut.len() - 1
        });
        let Some((_, stencil)) = self.cut.get(at) else { return start };
        let widths = [label.hundredths, message.hundredths];
        stencil.fill(texts, widths, &mut self.fillings, out, start)
    }
}
