//! Whatever a badge says, its SVG is well-formed, says it, is the same each time, and has every id
//! suffixed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use statuslamp::badge::{Badge, Color, Palette, Rounding, Scale, State, Style, Theme};

fuzz_target!(|input: (&str, &str, &str, &str, [u8; 7])| {
    let (label, message, title, color, looks) = input;
    let [style, state, theme, palette, segments, scale, rounding] = looks;
    let pick = |at: u8, of: usize| usize::from(at) % of;
    let mut badge = Badge::new(label, message)
        .with_style(Style::ALL[pick(style, Style::ALL.len())])
        .with_theme([Theme::Light, Theme::Dark, Theme::Auto][pick(theme, 3)])
        .with_palette([Palette::Readable, Palette::Shields][pick(palette, 2)])
        .with_title(title)
        .with_id_suffix("-7")
        .unwrap();
    if let Some(state) = State::ALL.get(pick(state, State::ALL.len() + 1)) {
        badge = badge.with_state(*state);
    }
    if let Ok(color) = Color::parse(color) {
        badge = badge.with_color(color).with_label_color(color);
    }
    for (at, text) in message.split(',').take(pick(segments, 5)).enumerate() {
        badge =
            badge.with_segment(text, State::ALL[(usize::from(segments) + at) % State::ALL.len()]);
    }
    if let Some(scale) = Scale::percent(4 * u32::from(scale)) {
        badge = badge.with_scale(scale);
    }
    if let Some(rounding) = Rounding::pixels(rounding.into()) {
        badge = badge.with_rounding(rounding);
    }
    let svg = badge.render();
    assert_eq!(svg, badge.render());
    let parsed = roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    for node in parsed.descendants() {
        assert!(node.attribute("id").is_none_or(|id| id.ends_with("-7")), "{svg}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{svg}");
        }
        assert!(!matches!(node.tag_name().name(), "script" | "foreignObject" | "a"), "{svg}");
    }
});
