//! Badges: golden pictures that can be opened, badge-maker's geometry, and what no input may do.

use statuslamp::badge::{Badge, BadgeOptions, Color, color};
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

#[test]
fn white_text_reads_on_every_state() {
    for (name, verdict) in verdicts() {
        let contrast = color(&verdict.indicator).contrast(Color::new(255, 255, 255));
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
    for label in texts {
        for message in texts {
            let svg = Badge::new(label, message).with_title("\"><x").render();
            let parsed = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{e}: {svg}"));
            assert!(
                parsed.descendants().all(|node| !matches!(node.tag_name().name(), "script" | "x"))
            );
            assert_eq!(svg, Badge::new(label, message).with_title("\"><x").render());
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
    for bad in ["constructor", "__proto__", "", "#", "#12", "#1234", "12345g", "url(#x)", "grün"] {
        let error = Color::parse(bad).unwrap_err().to_string();
        let wanted = format!(
            "“{bad}” is no colour: use a badge colour's name or hex, such as green or #15803d"
        );
        assert_eq!(error, wanted);
    }
}

#[test]
fn nobody_gets_green_who_does_not_ask_for_it() {
    let svg = Badge::new("service", "down").render();
    assert!(svg.contains("#939393") && !svg.contains("#4b0"), "{svg}");
}

#[test]
fn options_draw_what_they_say() {
    let options = BadgeOptions {
        label: "build".into(),
        message: "passing".into(),
        color: Some("yellow".into()),
        label_color: Some("#fff".into()),
        ..BadgeOptions::default()
    };
    let svg = Badge::from_options(&options).unwrap().render();
    for part in [
        r##"fill="#d8b800""##,
        r##"fill="#fff""##,
        r##"fill="#333""##,
        "<title>build: passing</title>",
    ] {
        assert!(svg.contains(part), "{part}: {svg}");
    }
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
    let latin = |text: &serde_json::Value| text.as_str().unwrap().chars().all(|c| c < '\u{180}');
    let mut compared = 0;
    for vector in vectors {
        let flat = vector["style"] == "flat" && vector["logo"] == false;
        if !flat || !latin(&vector["label"]) || !latin(&vector["message"]) {
            continue;
        }
        let text = |name: &str| vector[name].as_str().unwrap().to_owned();
        let mut badge = Badge::new(&text("label"), &text("message"));
        if let Some(color) = vector["labelColor"].as_str() {
            badge = badge.with_label_color(Color::parse(color).unwrap());
        }
        let svg = badge.render();
        let parsed = roxmltree::Document::parse(&svg).unwrap();
        let number = |node: &roxmltree::Node<'_, '_>, name: &str| -> u64 {
            node.attribute(name).map_or(0, |value| value.parse().unwrap())
        };
        let root = parsed.root_element();
        assert_eq!(number(&root, "width"), vector["W"].as_u64().unwrap(), "{vector}");
        assert_eq!(number(&root, "height"), vector["H"].as_u64().unwrap(), "{vector}");
        let each = |tag: &str, names: &[&str]| -> Vec<Vec<u64>> {
            parsed
                .descendants()
                .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)))
                .map(|node| names.iter().map(|name| number(&node, name)).collect())
                .collect()
        };
        let rects = serde_json::json!(each("rect", &["x", "y", "width", "height"]));
        assert_eq!(rects, vector["rects"], "{vector}");
        // Version 6 draws the shadow twice, of which the vectors hold one.
        let mut texts = each("text", &["x", "y", "textLength"]);
        texts.dedup();
        assert_eq!(serde_json::json!(texts), vector["text"], "{vector}");
        compared += 1;
    }
    assert!(compared >= 20, "only {compared} vectors compared");
}
