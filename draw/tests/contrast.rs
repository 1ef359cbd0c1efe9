//! What is drawn can be read: WCAG 2.2's contrast, by its own formula.

use statuslamp_draw::{Color, Palette, State, Theme, contrast, reads_best};

mod random;
use random::Random;

const LIGHT_PAGE: Color = Color::new(0xff, 0xff, 0xff);
const DARK_PAGE: Color = Color::new(0x0d, 0x11, 0x17);

/// WCAG 2.2, "relative luminance".
fn exact_luminance(color: Color) -> f64 {
    let [red, green, blue] = color.parts().map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG 2.2, "contrast ratio".
fn exact_contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (exact_luminance(one) + 0.05, exact_luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

fn greys_and_colors() -> impl Iterator<Item = Color> {
    let mut random = Random::new(7);
    let colors = (0..10_000).map(move |_| {
        let [red, green, blue, _] = random.next_u32().to_be_bytes();
        Color::new(red, green, blue)
    });
    (0..=255).map(|grey| Color::new(grey, grey, grey)).chain(colors)
}

#[test]
fn every_state_reads_on_its_fill_and_stands_out_from_its_page() {
    for (theme, page) in
        [(Theme::Light, LIGHT_PAGE), (Theme::Auto, LIGHT_PAGE), (Theme::Dark, DARK_PAGE)]
    {
        let states = State::ALL.map(|state| Palette::Readable.paint(state, theme));
        for paint in states.into_iter().chain([Palette::Readable.label(theme)]) {
            let text = exact_contrast(paint.fill, paint.text);
            let fill = exact_contrast(paint.fill, page);
            assert!(text >= 4.5 && fill >= 3.0, "{theme:?} {}: {text:.2} {fill:.2}", paint.fill);
        }
    }
}

#[test]
fn no_two_states_have_one_colour_or_one_shape() {
    for theme in [Theme::Light, Theme::Dark] {
        for palette in [Palette::Readable, Palette::Shields] {
            for (at, one) in State::ALL.into_iter().enumerate() {
                for other in &State::ALL[at + 1..] {
                    assert_ne!(palette.paint(one, theme).fill, palette.paint(*other, theme).fill);
                    assert_ne!(one.glyph().path(), other.glyph().path());
                }
            }
        }
    }
}

#[test]
fn the_classic_colours_are_those_of_shields() {
    let paints = State::ALL.map(|state| {
        let paint = Palette::Shields.paint(state, Theme::Auto);
        format!("{} {}", paint.fill, paint.text)
    });
    let wanted = [
        "#4b0 #fff",
        "#007ec6 #fff",
        "#d8b800 #fff",
        "#ea7233 #fff",
        "#dd4343 #fff",
        "#939393 #fff",
    ];
    assert_eq!(paints, wanted);
    assert_eq!(Palette::Shields.label(Theme::Dark).fill, Color::GREY);
}

#[test]
fn contrast_is_that_of_the_formula() {
    let black = Color::new(0, 0, 0);
    for color in greys_and_colors() {
        for other in [black, LIGHT_PAGE, DARK_PAGE] {
            let (ours, exact) = (f64::from(contrast(color, other)), exact_contrast(color, other));
            assert!((ours / exact - 1.0).abs() < 0.000_5, "{color} on {other}: {ours} {exact}");
        }
    }
}

#[test]
fn text_reads_on_every_colour() {
    let [white, ink] = ["#fff", "#060606"].map(|text| Color::parse(text).unwrap());
    for color in greys_and_colors() {
        let text = reads_best(color);
        let [on_white, on_ink] = [white, ink].map(|text| exact_contrast(color, text));
        let ours = exact_contrast(color, text);
        assert!(text == white || text == ink);
        assert!(ours >= 4.5 && ours > on_white.max(on_ink) - 0.001, "{color}: {ours}");
    }
}

#[test]
fn our_own_text_colours_are_those_that_read_best() {
    for theme in [Theme::Light, Theme::Dark] {
        for state in State::ALL {
            let paint = Palette::Readable.paint(state, theme);
            assert_eq!(reads_best(paint.fill), paint.text, "{theme:?} {state:?}");
        }
    }
}
