//! Badges: golden pictures that can be opened, badge-maker's geometry, and what no input may do.

use statuslamp::badge::{Badge, Color, Palette, Rounding, Scale, State, Style, Theme, color};
use statuslamp::language::{Language, Term};
use statuslamp::model::Indicator;
use statuslamp::verdict::Verdict;

/// Compares with the picture of this name; `UPDATE_GOLDEN=1` draws it anew.
#[track_caller]
fn assert_golden(name: &str, svg: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, svg).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == svg, "{} differs; look at it, then UPDATE_GOLDEN=1", path.display());
}

fn verdicts() -> [(&'static str, Verdict); 6] {
    let verdict = |word: &str| Verdict {
        indicator: Indicator::parse(word),
        reason: "for the picture".to_owned(),
        observed_at: None,
    };
    [
        ("operational", verdict("none")),
        ("maintenance", verdict("maintenance")),
        ("degraded", verdict("minor")),
        ("partial-outage", verdict("major")),
        ("major-outage", verdict("critical")),
        ("unknown", Verdict::unknown("for the picture")),
    ]
}

#[test]
fn every_state_is_drawn_as_its_picture() {
    for (name, verdict) in verdicts() {
        let svg = Badge::of(&verdict, "status").render();
        assert_golden(&format!("badge-{name}.svg"), &svg);
    }
}

/// From 1 to 21: WCAG 2.2, "contrast ratio" and "relative luminance".
fn contrast(one: [u32; 3], other: [u32; 3]) -> f64 {
    let luminance = |parts: [u32; 3]| {
        let [red, green, blue] = parts.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn white_text_reads_on_every_state() {
    for (name, verdict) in verdicts() {
        let contrast = contrast(color(&verdict.indicator).parts(), [0xff; 3]);
        assert!(contrast >= 4.5, "{name}: {contrast:.2}");
    }
}

#[test]
fn unknown_is_grey_and_says_why() {
    let svg = Badge::of(&Verdict::unknown("the page answered HTML"), "acme").render();
    assert!(svg.contains("<title>acme: unknown (the page answered HTML)</title>"), "{svg}");
    assert!(svg.contains("#6b7280") && !svg.contains("#15803d"), "{svg}");
}

#[test]
fn nothing_that_a_text_holds_gets_out_of_it() {
    let texts =
        ["<script>", "]]>&amp;\"'", "\u{1}\u{fffe}\u{0}", "a\nb", "", " ", "😀é中", "\u{202e}x"];
    for (label, style) in texts.into_iter().flat_map(|text| Style::ALL.map(|style| (text, style))) {
        for message in texts {
            let badge = Badge::new(label, message).with_title("\"><x").with_style(style);
            let svg = badge.render();
            let parsed = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{e}: {svg}"));
            assert!(
                parsed.descendants().all(|node| !matches!(node.tag_name().name(), "script" | "x"))
            );
            assert_eq!(svg, badge.render());
        }
    }
}

#[test]
fn a_long_text_is_cut() {
    let svg = Badge::new("", &"m".repeat(10_000)).render();
    assert!(svg.len() < 5_000 && svg.contains("mm…</text>"), "{}", svg.len());
}

#[test]
fn every_id_has_the_suffix() {
    let svg = Badge::new("a", "b").with_id_suffix("-7").unwrap().render();
    let parsed = roxmltree::Document::parse(&svg).unwrap();
    let ids: Vec<_> = parsed.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids, ["blur-7", "s-7", "r-7"]);
    assert_eq!(svg.matches("url(#").count(), svg.matches("-7)").count());
    assert!(Badge::new("a", "b").with_id_suffix("x y").is_err());
}

#[test]
fn colours_are_names_or_hex() {
    let parse = |text| Color::parse(text).map(|color| color.to_string());
    assert_eq!(parse("brightgreen").as_deref(), Ok("#4b0"));
    assert_eq!(parse("gray").as_deref(), Ok("#555"));
    assert_eq!(parse("ABC").as_deref(), Ok("#abc"));
    assert_eq!(parse("#0A0b0C").as_deref(), Ok("#0a0b0c"));
    assert_eq!(parse("#1234").as_deref(), Ok("#1234"));
    assert_eq!(parse("11223380").as_deref(), Ok("#11223380"));
    assert_eq!(parse("RebeccaPurple").as_deref(), Ok("rebeccapurple"));
    for bad in ["constructor", "__proto__", "", "#", "#12", "#12345", "12345g", "url(#x)", "grün"]
    {
        let error = Color::parse(bad).unwrap_err().to_string();
        let wanted = format!(
            "“{bad}” is no colour: use a badge colour's name, a CSS name, or hex such as #15803d"
        );
        assert_eq!(error, wanted);
    }
}

#[test]
fn nobody_gets_green_who_does_not_ask_for_it() {
    let svg = Badge::new("service", "down").render();
    assert!(svg.contains("#6b7280") && !svg.contains("#15803d"), "{svg}");
    let svg = Badge::new("service", "down").with_palette(Palette::Shields).render();
    assert!(svg.contains("#939393") && !svg.contains("#4b0"), "{svg}");
}

#[test]
fn text_is_drawn_in_what_reads_best() {
    let badge = |color: &str| Badge::new("", "x").with_color(Color::parse(color).unwrap());
    assert!(badge("yellow").render().contains(r##" fill="#060606">x<"##));
    assert!(!badge("navy").render().contains("#060606"));
    // What shines through is a white page.
    assert!(badge("#0008").render().contains("#060606"));
    assert!(!badge("#000c").render().contains("#060606"));
    let classic = |color: &str| badge(color).with_palette(Palette::Shields).render();
    assert!(classic("gold").contains(r##" fill="#333">x<"##));
    assert!(!classic("red").contains("#333"));
}

#[test]
fn every_style_theme_and_state_is_drawn_as_its_picture() {
    for style in Style::ALL {
        for (name, state) in [("operational", State::Operational), ("degraded", State::Degraded)] {
            let badge = Badge::new("status", name).with_style(style).with_state(state);
            assert_golden(&format!("badge-{}-{name}.svg", style.as_str()), &badge.render());
        }
    }
    for (name, theme) in [("dark", Theme::Dark), ("auto", Theme::Auto)] {
        for state in State::ALL {
            let word = state.as_str();
            let badge = Badge::new("status", word).with_state(state).with_theme(theme);
            assert_golden(&format!("badge-{name}-{}.svg", word.replace(' ', "-")), &badge.render());
        }
    }
}

#[test]
fn a_social_badge_is_light_on_any_page() {
    let badge = |theme| {
        Badge::new("status", "degraded")
            .with_style(Style::Social)
            .with_state(State::Degraded)
            .with_theme(theme)
            .render()
    };
    assert!(badge(Theme::Light).contains("#9a6700"));
    for theme in [Theme::Dark, Theme::Auto] {
        assert_eq!(badge(theme), badge(Theme::Light), "{theme:?}");
    }
}

#[test]
fn a_label_follows_the_reader_without_a_state() {
    let auto = Badge::new("a", "b").with_theme(Theme::Auto).render();
    let style = "<style>@media(prefers-color-scheme:dark){.slfl{fill:#5f6873}}</style>";
    assert!(auto.contains(style) && auto.contains(r##"class="slfl" fill="#555""##), "{auto}");
    let red = Color::parse("red").unwrap();
    let given = Badge::new("a", "b").with_theme(Theme::Auto).with_label_color(red).render();
    assert!(!given.contains("<style>"), "{given}");
}

#[test]
fn segments_are_drawn_as_their_picture() {
    for style in Style::ALL {
        let badge = Badge::new("Acme", "never drawn")
            .with_style(style)
            .with_segment("API: operational", State::Operational)
            .with_segment("Web: operational", State::Operational)
            .with_segment("Docs: unknown", State::Unknown);
        let svg = badge.render();
        assert_golden(&format!("badge-segments-{}.svg", style.as_str()), &svg);
        assert!(!svg.to_lowercase().contains("never drawn"), "{svg}");
        let name = "acme: api: operational, web: operational, docs: unknown";
        assert!(svg.to_lowercase().contains(&format!("<title>{name}</title>")), "{svg}");
        let parsed = roxmltree::Document::parse(&svg).unwrap();
        let mut ids: Vec<_> = parsed.descendants().filter_map(|it| it.attribute("id")).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    }
    let auto = Badge::new("x", "")
        .with_theme(Theme::Auto)
        .with_segment("a", State::MajorOutage)
        .with_segment("b", State::Degraded)
        .render();
    assert_eq!(auto.matches(r#"class="slf4""#).count(), 1, "{auto}");
    assert!(auto.contains(".slf2{fill:#e3b341}.slf4{fill:#f85149}.slfg{"), "{auto}");
}

/// The boxes, from the left to the right: where each begins, and how wide it is.
fn boxes(svg: &str) -> Vec<[f64; 2]> {
    let parsed = roxmltree::Document::parse(svg).unwrap();
    let number = |node: &roxmltree::Node<'_, '_>, name: &str| -> f64 {
        node.attribute(name).map_or(0.0, |value| value.parse().unwrap())
    };
    parsed
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect")))
        .filter(|node| node.attribute("fill").is_some_and(|fill| fill.starts_with('#')))
        .filter(|node| node.attribute("fill-opacity").is_none())
        .map(|node| [number(&node, "x"), number(&node, "width")])
        .collect()
}

/// What a segment takes is what the same badge takes with that message alone.
#[test]
fn segments_stand_side_by_side() {
    for style in [Style::Flat, Style::FlatSquare, Style::Plastic, Style::ForTheBadge] {
        let texts =
            [("API", State::Operational), ("稼働中", State::Degraded), ("x", State::Unknown)];
        let mut badge = Badge::new("Acme", "").with_style(style);
        let mut alone = Vec::new();
        for (text, state) in texts {
            badge = badge.with_segment(text, state);
            alone.push(Badge::new("Acme", text).with_style(style).with_state(state).render());
        }
        let all = boxes(&badge.render());
        let mut edge = 0.0;
        for (at, [x, width]) in all.iter().enumerate() {
            assert!((x - edge).abs() < 1e-9, "{style:?}: {all:?}");
            edge = x + width;
            if let Some(alone) = at.checked_sub(1).and_then(|at| alone.get(at)) {
                assert_eq!(Some(*width), boxes(alone).last().map(|it| it[1]), "{style:?}");
            }
        }
        assert_eq!(all.len(), 4, "{style:?}: {all:?}");
    }
}

#[test]
fn a_scaled_badge_is_the_same_picture_in_another_size() {
    for style in Style::ALL {
        let badge = |percent| {
            let scale = Scale::percent(percent).unwrap();
            Badge::new("status", "degraded").with_style(style).with_scale(scale).render()
        };
        let (one, large) = (badge(100), badge(250));
        let begin = |svg: &str| svg.split_once(" role").unwrap().0.to_owned();
        let rest = |svg: &str| svg.split_once(" role").unwrap().1.to_owned();
        assert_eq!(rest(&one), rest(&large));
        let number = |svg: &str, name: &str| -> f64 {
            let parsed = roxmltree::Document::parse(svg).unwrap();
            parsed.root_element().attribute(name).unwrap().parse().unwrap()
        };
        let (width, height) = (number(&one, "width"), number(&one, "height"));
        assert!((number(&large, "width") - 2.5 * width).abs() < 0.01, "{}", begin(&large));
        assert!((number(&large, "height") - 2.5 * height).abs() < 0.01, "{}", begin(&large));
        assert!(begin(&large).ends_with(&format!(r#"viewBox="0 0 {width} {height}""#)));
        assert!(!one.contains("viewBox"));
    }
    assert!(Scale::percent(9).is_none() && Scale::percent(1_001).is_none());
}

#[test]
fn corners_are_as_round_as_asked() {
    for style in Style::ALL {
        let plain = Badge::new("status", "degraded").with_style(style);
        let round = |pixels| plain.clone().with_rounding(Rounding::pixels(pixels).unwrap());
        let svg = round(9).with_id_suffix("-7").unwrap().render();
        assert!(svg.contains(r#" rx="9""#), "{svg}");
        assert_eq!(svg.matches("url(#").count(), svg.matches("-7)").count(), "{svg}");
        let square = round(0).render();
        assert_eq!(square.matches(" rx=").count(), square.matches(r#" rx="0""#).count());
        let own = match style {
            Style::Flat => Some(3),
            Style::Plastic => Some(4),
            Style::Social => Some(2),
            Style::FlatSquare | Style::ForTheBadge => None,
        };
        assert_eq!(plain.render(), round(own.unwrap_or(0)).render(), "{style:?}");
    }
    assert!(Rounding::pixels(15).is_none());
}

/// Told how long it is to be, a viewer tears joined letters apart.
#[test]
fn what_joins_is_not_told_its_length() {
    let svg = |message: &str| Badge::new("", message).render();
    assert!(svg("Störung – 稼働中").contains("textLength"));
    for joined in ["أداء متدهور", "תקלה חלקית e\u{301}", "👩‍💻", "ทำงาน"]
    {
        assert!(!svg(joined).contains("textLength"), "{joined}");
        let classic = Badge::new("", joined).with_palette(Palette::Shields).render();
        assert!(classic.contains("textLength"), "{joined}");
    }
}

#[test]
fn every_language_is_drawn_as_its_picture() {
    for language in Language::ALL {
        let message = language.word(Term::Degraded);
        let badge = Badge::new(language.word(Term::Status), message)
            .with_state(State::Degraded)
            .with_language(language);
        assert_golden(&format!("badge-lang-{}.svg", language.tag()), &badge.render());
    }
    let svg = Badge::new("", "x").with_language(Language::Hebrew).render();
    assert!(svg.contains(r#" lang="he" direction="rtl" "#), "{svg}");
}

#[test]
fn a_badge_with_links_is_heard_with_its_name() {
    let linked = |links| Badge::new("a", "b").with_links(links).unwrap().render();
    for (links, count) in
        [(["", ""], 0), (["https://a.example", ""], 1), (["", "mailto:a@b.example"], 1)]
    {
        let svg = linked(links);
        assert_eq!(svg.matches("<a target").count(), count, "{svg}");
        assert!(svg.contains(r#" aria-label="a: b"><title>a: b</title>"#), "{svg}");
    }
    let svg = linked(["https://a.example/?x=1&y=2", "http://b.example"]);
    assert_eq!(svg.matches(r#"rel="noopener noreferrer""#).count(), 2, "{svg}");
    assert!(svg.contains("x=1&amp;y=2") && svg.contains(r#"role="group""#), "{svg}");
    for bad in
        ["javascript:alert(1)", " https://a.example", "java\nscript:x", "data:text/html,x", "//a"]
    {
        assert!(Badge::new("a", "b").with_links(["", bad]).is_err(), "{bad}");
    }
}

#[test]
fn a_logo_is_an_image_of_a_known_type() {
    let with = |logo: &str| Badge::new("a", "b").with_logo(logo).map(|badge| badge.render());
    assert!(with("data:image/svg+xml;base64,PHN2Zy8+").unwrap().contains("<image "));
    for bad in [
        "https://a.example/a.png",
        "data:text/html;base64,PHN2Zy8+",
        "data:image/png;base64,a\"b",
        "data:image/png,x",
    ] {
        assert!(with(bad).is_err(), "{bad}");
    }
    assert!(with(&format!("data:image/png;base64,{}", "A".repeat(65_536))).is_err());
}

/// The vectors stand beside the project where it is developed, and nowhere else; the tests in
/// tests/e2e compare with badge-maker itself.
#[test]
fn geometry_is_badge_makers() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/facts/badge-geometry-vectors.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: no geometry vectors here");
        return;
    };
    let vectors: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(vectors.len(), 250);
    for vector in vectors {
        let text = |name: &str| vector[name].as_str().unwrap().to_owned();
        let mut badge = Badge::new(&text("label"), &text("message"))
            .with_style(Style::parse(&text("style")).unwrap())
            .with_palette(Palette::Shields);
        if let Some(color) = vector["labelColor"].as_str() {
            badge = badge.with_label_color(Color::parse(color).unwrap());
        }
        if vector["logo"] == true {
            badge = badge.with_logo("data:image/png;base64,iVBORw0KGgo=").unwrap();
        }
        let svg = badge.render();
        let parsed = roxmltree::Document::parse(&svg).unwrap();
        let number = |node: &roxmltree::Node<'_, '_>, name: &str| -> f64 {
            node.attribute(name).map_or(0.0, |value| value.parse().unwrap())
        };
        let root = parsed.root_element();
        assert_eq!(Some(number(&root, "width")), vector["W"].as_f64(), "{vector}");
        assert_eq!(Some(number(&root, "height")), vector["H"].as_f64(), "{vector}");
        let each = |tag: &str, names: &[&str]| -> Vec<Vec<f64>> {
            parsed
                .descendants()
                .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)))
                .map(|node| names.iter().map(|name| number(&node, name)).collect())
                .collect()
        };
        let wanted =
            |name: &str| -> Vec<Vec<f64>> { serde_json::from_value(vector[name].clone()).unwrap() };
        let place = ["x", "y", "width", "height"];
        assert_eq!(each("rect", &place), wanted("rects"), "{vector}");
        // Version 6 draws the shadow twice, of which the vectors hold one.
        let mut texts = each("text", &["x", "y", "textLength"]);
        texts.dedup();
        assert_eq!(texts, wanted("text"), "{vector}");
        let image = each("image", &place);
        let logo: Option<Vec<f64>> = serde_json::from_value(vector["image"].clone()).unwrap();
        assert_eq!(image, logo.into_iter().collect::<Vec<_>>(), "{vector}");
        // An empty message leaves no colon: one of badge-maker's bugs.
        let name = text("aria").replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&");
        let name = name.strip_suffix(": ").unwrap_or(&name);
        assert_eq!(root.attribute("aria-label").unwrap(), name, "{vector}");
    }
}
