//! Badges drawn natively: one again and again and a thousand different ones, into a buffer that is
//! used again and into a new one, ours against the crate shields.
//!
//! Each is given texts as they are and a colour as text. (In `for-the-badge` ours are put into
//! capitals here, as shields does itself.) The colour is in hexadecimal: by name, shields has those of
//! badge-maker 5. All badges are compared byte for byte before anything is timed; that ours are
//! badge-maker 6's is what tests/e2e/badge_maker.test.js proves.

mod harness;
mod texts;

use std::hint::black_box;

use harness::{Contestant, compare};
use shields::{BadgeParams, BadgeStyle, RenderOptions, render_badge_svg_into};
use statuslamp_draw::{Badge, Color, Look, Palette, Series, Style};
use texts::{Text, mixed, one};

const COLOR: &str = "#4b0";

fn main() {
    for (style, theirs) in [
        (Style::Flat, BadgeStyle::Flat),
        (Style::Plastic, BadgeStyle::Plastic),
        (Style::ForTheBadge, BadgeStyle::ForTheBadge),
    ] {
        race("One badge", &one(), style, theirs);
        race("1,000 badges", &mixed(1_000), style, theirs);
    }
}

fn race(what: &str, texts: &[Text], style: Style, theirs: BadgeStyle) {
    for text in texts {
        let (mut own, mut other) = (Vec::new(), String::new());
        draw(text, style, &mut own);
        draw_with_shields(text, theirs, &mut other);
        assert_eq!(String::from_utf8(own), Ok(other), "shields draws another badge");
    }
    let (mut bytes, mut string) = (Vec::new(), String::new());
    let color = Color::parse(COLOR).ok();
    let mut series =
        Series::new(Look { style, color, palette: Palette::Shields, ..Look::default() });
    let mut drawn = Vec::new();
    for text in texts {
        let mut alone = Vec::new();
        draw(text, style, &mut alone);
        drawn.clear();
        draw_next(text, style, &mut series, &mut drawn);
        assert_eq!(alone, drawn, "a badge of a series is another");
    }
    compare(
        &format!("{what}, {}, the same bytes from both", style.as_str()),
        vec![
            in_turn("shields 1.8.0, buffer used again", texts, |text| {
                string.clear();
                draw_with_shields(text, theirs, black_box(&mut string));
            }),
            in_turn("shields 1.8.0, new buffer", texts, |text| {
                draw_with_shields(text, theirs, black_box(&mut String::new()));
            }),
            in_turn("statuslamp, buffer used again", texts, |text| {
                bytes.clear();
                draw(text, style, black_box(&mut bytes));
            }),
            in_turn("statuslamp, series, buffer used again", texts, |text| {
                drawn.clear();
                draw_next(text, style, &mut series, black_box(&mut drawn));
            }),
            in_turn("statuslamp, new buffer", texts, |text| {
                draw(text, style, black_box(&mut Vec::new()));
            }),
        ],
    );
}

fn in_turn<'a>(
    name: &'static str,
    texts: &'a [Text],
    mut draw: impl FnMut(&Text) + 'a,
) -> Contestant<'a> {
    let mut texts = texts.iter().cycle();
    Contestant { name, run: Box::new(move || texts.next().into_iter().for_each(&mut draw)) }
}

fn draw((label, message): &Text, style: Style, out: &mut Vec<u8>) {
    let color = Color::parse(black_box(COLOR)).ok();
    let draw = |label: &str, message: &str, out: &mut Vec<u8>| {
        let look = Look { style, color, palette: Palette::Shields, ..Look::default() };
        Badge { look, label, ..Badge::new(message) }.render(out);
    };
    if style == Style::ForTheBadge {
        draw(&label.to_uppercase(), &message.to_uppercase(), out);
    } else {
        draw(label, message, out);
    }
}

/// As [`draw`], in a series.
fn draw_next((label, message): &Text, style: Style, series: &mut Series<'_>, out: &mut Vec<u8>) {
    if style == Style::ForTheBadge {
        series.render(&label.to_uppercase(), &message.to_uppercase(), "", out);
    } else {
        series.render(label, message, "", out);
    }
}

fn draw_with_shields((label, message): &Text, style: BadgeStyle, out: &mut String) {
    let message_color = Some(black_box(COLOR));
    let badge = BadgeParams { style, message_color, ..BadgeParams::new(label, message) };
    render_badge_svg_into(&badge, &RenderOptions::default(), out);
}
