//! A look as one text, which is how it comes out of JavaScript.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::color::Color;
use super::given::{GivenError, IdSuffix, Link, Logo};
use super::glyph::State;
use super::look::{Look, Rounding, Scale, Segment, Style};
use super::palette::{Palette, Theme};

/// A look, and the segments that it borrows.
pub(super) struct LookText<'a> {
    look: Look<'a>,
    segments: Vec<Segment<'a>>,
}

/// The fields of a look, in this order, each with U+0000 after it; then come the segments, each with
/// a text, a colour and a state.
const FIELDS: usize = 12;
const STATES: &str = "state: use operational, maintenance, degraded, partial outage, major outage \
                      or unknown";
/// Wider than any page.
const MAX_SEGMENTS: usize = 32;

impl<'a> LookText<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, String> {
        let mut rest = text;
        let mut next = || {
            let end = rest.bytes().position(|byte| byte == 0)?;
            let (field, after) = rest.split_at_checked(end)?;
            rest = after.get(1..)?;
            Some(field)
        };
        let mut fields = [""; FIELDS];
        for field in &mut fields {
            *field = next().ok_or("options: a field is missing")?;
        }
        let mut segments = Vec::new();
        while let Some(text) = next() {
            let (color, state) = next().zip(next()).ok_or("options: a field is missing")?;
            segments.push(Segment { text, color: color_of(color)?, state: state_of(state)? });
        }
        if segments.len() > MAX_SEGMENTS {
            return Err("segments: use at most 32".to_string());
        }
        let [
            style,
            palette,
            theme,
            color,
            label_color,
            state,
            logo,
            left,
            right,
            id_suffix,
            scale,
            rounding,
        ] = fields;
        let look = Look {
            style: Style::parse(style)
                .ok_or("style: use flat, flat-square, plastic, for-the-badge or social")?,
            palette: Palette::parse(palette).ok_or("palette: use readable or shields")?,
            theme: Theme::parse(theme).ok_or("theme: use light, dark or auto")?,
            color: color_of(color)?,
            label_color: color_of(label_color)?,
            state: state_of(state)?,
            logo: Logo::parse(logo).map_err(given)?,
            links: [Link::parse(left).map_err(given)?, Link::parse(right).map_err(given)?],
            id_suffix: IdSuffix::parse(id_suffix).map_err(given)?,
            scale: match scale {
                "" => Scale::default(),
                percent => percent
                    .parse()
                    .ok()
                    .and_then(Scale::percent)
                    .ok_or("scale: use 0.1 to 10, with two decimals at most")?,
            },
            rounding: match rounding {
                "" => None,
                pixels => Some(
                    pixels
                        .parse()
                        .ok()
                        .and_then(Rounding::pixels)
                        .ok_or("rounding: use 0 to 14 pixels")?,
                ),
            },
            ..Look::default()
        };
        Ok(Self { look, segments })
    }

    pub(super) fn with<T>(&self, then: impl FnOnce(&Look<'_>) -> T) -> T {
        then(&Look { segments: &self.segments, ..self.look })
    }
}

fn color_of(text: &str) -> Result<Option<Color>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    Color::parse(text).map(Some).map_err(|error| error.to_string())
}

fn state_of(name: &str) -> Result<Option<State>, String> {
    match State::parse(name) {
        None if !name.is_empty() => Err(STATES.to_string()),
        state => Ok(state),
    }
}

fn given(error: GivenError) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields with these values at these places, and what they are without.
    fn text(values: &[(usize, &str)], segments: &[&str]) -> String {
        let field = |at| match values.iter().find(|(place, _)| *place == at) {
            Some((_, value)) => *value,
            None => ["flat", "readable", "light"].get(at).copied().unwrap_or_default(),
        };
        let fields = (0..FIELDS).map(field).chain(segments.iter().copied());
        fields.flat_map(|field| [field, "\0"]).collect()
    }

    #[track_caller]
    fn assert_refused(text: &str, expected: &str) {
        assert_eq!(LookText::parse(text).err().as_deref(), Some(expected));
    }

    #[test]
    fn every_field_is_read_where_it_stands() {
        let (logo, left, right) =
            ("data:image/png;base64,AA==", "https://a.example", "mailto:b@b.example");
        let values = [
            (0, "social"),
            (1, "shields"),
            (2, "auto"),
            (3, "red"),
            (4, "#123"),
            (5, "degraded"),
            (6, logo),
            (7, left),
            (8, right),
            (9, "-7"),
            (10, "150"),
            (11, "9"),
        ];
        let text = text(&values, &["API", "gold", "", "Web", "", "unknown"]);
        LookText::parse(&text).unwrap().with(|look| {
            assert_eq!(look.style, Style::Social);
            assert_eq!((look.palette, look.theme), (Palette::Shields, Theme::Auto));
            assert_eq!(look.color, Color::parse("red").ok());
            assert_eq!(look.label_color, Color::parse("#123").ok());
            assert_eq!(look.state, Some(State::Degraded));
            assert_eq!(look.logo(), logo);
            assert_eq!((look.left_link(), look.right_link()), (left, right));
            assert_eq!(look.id(), "-7");
            assert_eq!(
                (Some(look.scale), look.rounding),
                (Scale::percent(150), Rounding::pixels(9))
            );
            let segment = |text, color: Option<&str>, state| Segment {
                text,
                color: color.and_then(|color| Color::parse(color).ok()),
                state,
            };
            let segments =
                [segment("API", Some("gold"), None), segment("Web", None, Some(State::Unknown))];
            assert_eq!(look.segments, segments);
        });
    }

    #[test]
    fn what_is_none_is_refused_by_name() {
        assert!(LookText::parse(&text(&[], &[])).is_ok());
        let refused = |at, value, expected| assert_refused(&text(&[(at, value)], &[]), expected);
        refused(0, "round", "style: use flat, flat-square, plastic, for-the-badge or social");
        refused(1, "", "palette: use readable or shields");
        refused(2, "sepia", "theme: use light, dark or auto");
        refused(5, "fine", STATES);
        refused(10, "0", "scale: use 0.1 to 10, with two decimals at most");
        refused(10, "1001", "scale: use 0.1 to 10, with two decimals at most");
        refused(11, "15", "rounding: use 0 to 14 pixels");
        refused(11, "-1", "rounding: use 0 to 14 pixels");
        assert_refused("flat\0", "options: a field is missing");
        assert_refused(&text(&[], &["API", ""]), "options: a field is missing");
        assert_refused(&text(&[], &["API", "", "fine"]), STATES);
        assert_refused(&text(&[], &["x", "", ""].repeat(33)), "segments: use at most 32");
    }
}
