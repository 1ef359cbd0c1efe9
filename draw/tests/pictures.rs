//! The pictures that are no badge: golden ones that can be opened, and what no input may do.

use statuslamp_draw::{Bars, Day, Dot, Favicon, Sparkline, State, Theme};

mod random;
use random::Random;

const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Auto];

fn drawn(render: impl Fn(&mut Vec<u8>)) -> String {
    let mut svg = Vec::new();
    render(&mut svg);
    let mut again = b"before".to_vec();
    render(&mut again);
    assert_eq!(again.strip_prefix(b"before"), Some(svg.as_slice()), "the same bytes, appended");
    String::from_utf8(svg).unwrap()
}

/// Compares with the picture of this name; `UPDATE_GOLDEN=1` draws it anew.
#[track_caller]
fn assert_golden(name: &str, svg: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, svg).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == svg, "{} differs; look at it, then UPDATE_GOLDEN=1", path.display());
}

fn name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Auto => "auto",
    }
}

/// A good quarter with a maintenance, a bad week, a week without data before it and one unproven
/// day.
fn quarter() -> [Day<'static>; 90] {
    let mut days = [Day { title: "", state: State::Operational }; 90];
    for day in &mut days[..7] {
        day.state = State::Unknown;
    }
    for (at, state) in [
        (23, State::Degraded),
        (40, State::Maintenance),
        (61, State::Degraded),
        (62, State::PartialOutage),
        (63, State::MajorOutage),
        (64, State::PartialOutage),
        (65, State::Degraded),
        (77, State::Unknown),
        (84, State::MajorOutage),
    ] {
        days[at].state = state;
    }
    days
}

fn response_times() -> Vec<Option<u32>> {
    let mut random = Random::new(4);
    let mut value = |at: u32| {
        let spike = if at % 17 == 11 { random.next_u32() % 180 } else { 0 };
        Some(110 + at / 3 + random.next_u32() % 30 + spike)
    };
    (0..60).map(|at| if (30..34).contains(&at) { None } else { value(at) }).collect()
}

/// Well-formed, without an id, and with these words as its name.
#[track_caller]
fn assert_sound(svg: &str) -> String {
    let parsed = roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{e}: {svg}"));
    let known = ["svg", "title", "style", "g", "path", "circle", "rect", "text"];
    for node in parsed.descendants().filter(roxmltree::Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{svg}");
        // What has no id needs no suffix.
        assert!(node.attribute("id").is_none(), "{svg}");
    }
    parsed.root_element().attribute("aria-label").unwrap().to_owned()
}

#[test]
fn dots_are_drawn_as_their_pictures() {
    for state in State::ALL {
        let word = state.as_str().replace(' ', "-");
        for theme in THEMES {
            let svg = drawn(|out| Dot { theme, size: 20, ..Dot::new(state) }.render(out));
            assert_eq!(assert_sound(&svg), state.as_str());
            assert_golden(&format!("dot-{word}-{}.svg", name(theme)), &svg);
        }
        let svg =
            drawn(|out| Favicon { state, theme: Theme::Auto, ..Favicon::default() }.render(out));
        assert_eq!(assert_sound(&svg), state.as_str());
        assert_golden(&format!("favicon-{word}.svg"), &svg);
    }
}

#[test]
fn a_dot_has_a_glyph_when_it_is_large_enough() {
    for (size, width, has_glyph) in [(0, 8, false), (11, 11, false), (12, 12, true), (99, 64, true)]
    {
        let svg = drawn(|out| Dot { size, ..Dot::new(State::Degraded) }.render(out));
        assert!(svg.contains(&format!(r#"width="{width}" height="{width}""#)), "{svg}");
        assert_eq!(svg.contains(State::Degraded.glyph().path()), has_glyph, "{svg}");
    }
}

#[test]
fn bars_are_drawn_as_their_pictures() {
    let days = quarter();
    for theme in THEMES {
        let bars = Bars { label: "API", note: "99.95 %", theme, ..Bars::new(&days) };
        let svg = drawn(|out| bars.render(out));
        assert_eq!(
            assert_sound(&svg),
            "API, 99.95 %, 90 days: operational on 74, maintenance on 1, degraded on 3, partial \
             outage on 2, major outage on 2, unknown on 8"
        );
        assert_golden(&format!("bars-{}.svg", name(theme)), &svg);
    }
    let titles: Vec<_> = days.iter().enumerate().map(|(at, day)| (at, day.state)).collect();
    let titles: Vec<_> =
        titles.iter().map(|(at, state)| format!("day {}: {}", at + 1, state.as_str())).collect();
    let days: Vec<_> = days.iter().zip(&titles).map(|(day, title)| Day { title, ..*day }).collect();
    let bars = Bars { label: "API", is_interactive: true, theme: Theme::Auto, ..Bars::new(&days) };
    assert_golden("bars-interactive.svg", &drawn(|out| bars.render(out)));
    for count in [7, 30, 60] {
        let last = &days[90 - count..];
        let svg = drawn(|out| Bars { theme: Theme::Auto, ..Bars::new(last) }.render(out));
        assert_golden(&format!("bars-{count}-days.svg"), &svg);
    }
    let year: Vec<_> = days.iter().cycle().take(366).copied().collect();
    let svg = drawn(|out| Bars { theme: Theme::Auto, ..Bars::new(&year) }.render(out));
    assert_golden("bars-366-days.svg", &svg);
}

#[test]
fn label_and_note_change_places_where_one_reads_from_the_right() {
    let days = quarter();
    let arabic = Bars {
        label: "وقت التشغيل",
        note: "99.95%",
        title: "وقت التشغيل: 99.95%",
        lang: "ar",
        is_right_to_left: true,
        ..Bars::new(&days)
    };
    let svg = drawn(|out| arabic.render(out));
    assert_sound(&svg);
    assert!(svg.contains(r#" lang="ar" direction="rtl" role="img""#), "{svg}");
    assert!(svg.contains(r#"<text x="448" y="11">وقت"#), "{svg}");
    assert!(svg.contains(r#"<text text-anchor="end" y="11">99"#), "{svg}");
    assert_golden("bars-right-to-left.svg", &svg);
    let named = Dot { title: "Störung", lang: "de", ..Dot::new(State::Degraded) };
    assert!(drawn(|out| named.render(out)).contains(r#" lang="de" role="img""#));
    // A row of letters that join is shorter than the sum of them.
    let one = Bars {
        label: "العربية العربية العربية العربية", ..Bars::new(&days[..1])
    };
    let width = |svg: String| -> u32 {
        svg.split(r#"width=""#).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    assert!(width(drawn(|out| one.render(out))) < 220);
}

#[test]
fn ninety_bars_in_one_image_are_small() {
    let days = quarter();
    let size = |bars: Bars<'_>| drawn(|out| bars.render(out)).len();
    let bars = Bars { label: "API", note: "99.95 %", ..Bars::new(&days) };
    assert!(size(Bars { theme: Theme::Light, ..bars }) < 1_750);
    assert!(size(Bars { theme: Theme::Auto, ..bars }) < 2_100);
    let green = [Day { title: "", state: State::Operational }; 90];
    assert!(size(Bars::new(&green)) < 1_050);
}

#[test]
fn interactive_bars_are_a_list_with_one_stop() {
    let days = quarter();
    let svg = drawn(|out| Bars { is_interactive: true, ..Bars::new(&days) }.render(out));
    let parsed = roxmltree::Document::parse(&svg).unwrap();
    assert_eq!(parsed.root_element().attribute("role"), Some("list"));
    let items: Vec<_> =
        parsed.descendants().filter(|node| node.attribute("role") == Some("listitem")).collect();
    assert_eq!(items.len(), 90);
    let stops: Vec<_> =
        items.iter().filter(|item| item.attribute("tabindex") == Some("0")).collect();
    assert_eq!(stops, [items.last().unwrap()]);
    for (item, day) in items.iter().zip(&days) {
        let title = item.first_element_child().unwrap();
        assert_eq!((title.tag_name().name(), title.text()), ("title", Some(day.state.as_str())));
    }
}

#[test]
fn sparklines_are_drawn_as_their_pictures() {
    let values = response_times();
    for theme in THEMES {
        let line = Sparkline {
            label: "response time",
            state: State::Operational,
            theme,
            ..Sparkline::new(&values)
        };
        let svg = drawn(|out| line.render(out));
        assert!(assert_sound(&svg).starts_with("response time: "), "{svg}");
        assert_golden(&format!("sparkline-{}.svg", name(theme)), &svg);
    }
    let few: [(&str, &[Option<u32>], &str); 7] = [
        ("none", &[], "no values"),
        ("missing", &[None, None], "no values"),
        ("one", &[Some(120)], "120 ms"),
        ("flat", &[Some(120); 30], "120 ms"),
        ("zero", &[Some(0); 30], "0 ms"),
        ("wobble", &[Some(1_000), Some(1_005), Some(1_000)], "1000 ms, between 1000 and 1005 ms"),
        (
            "ended",
            &[Some(5), None, Some(u32::MAX), Some(9), None],
            "no value now, between 5 and 4294967295 ms",
        ),
    ];
    for (name, values, wanted) in few {
        let svg =
            drawn(|out| Sparkline { theme: Theme::Auto, ..Sparkline::new(values) }.render(out));
        assert_eq!(assert_sound(&svg), wanted);
        assert_golden(&format!("sparkline-{name}.svg"), &svg);
    }
}

#[test]
fn a_line_stays_in_its_picture() {
    let mut random = Random::new(11);
    for _ in 0..2_000 {
        let count = random.next_u32() % 300;
        let limit = 1 + random.next_u32() % [2, 500, u32::MAX][(random.next_u32() % 3) as usize];
        let values: Vec<_> = (0..count)
            .map(|_| {
                let value = random.next_u32();
                (!value.is_multiple_of(7)).then_some(random.next_u32() % limit)
            })
            .collect();
        let (width, height) = (random.next_u32() % 1_200, random.next_u32() % 500);
        let svg = drawn(|out| Sparkline { width, height, ..Sparkline::new(&values) }.render(out));
        assert_sound(&svg);
        let (width, height) = (width.clamp(16, 1_000), height.clamp(8, 400));
        let path = svg.split(r#" d=""#).nth(1).unwrap().split('"').next().unwrap();
        for (x, y) in points(path) {
            assert!((30..=10 * i64::from(width) - 30).contains(&x), "{x} in {svg}");
            assert!((30..=10 * i64::from(height) - 30).contains(&y), "{y} in {svg}");
        }
    }
}

/// The points of a path that is written as a sparkline's is.
fn points(path: &str) -> Vec<(i64, i64)> {
    let spaced = path.replace('-', " -").replace("h0", "").replace('m', " ");
    if spaced.starts_with('M') {
        return Vec::new();
    }
    let numbers: Vec<i64> = spaced.split_whitespace().map(|n| n.parse().unwrap()).collect();
    let mut at = (0, 0);
    numbers
        .chunks(2)
        .map(|pair| {
            at = (at.0 + pair[0], at.1 + pair[1]);
            at
        })
        .collect()
}

#[test]
fn nothing_that_a_text_holds_gets_out_of_it() {
    let mut random = Random::new(3);
    for round in 0..3_000 {
        let mut text = || -> String {
            let pool = ['<', '>', '&', '"', '\'', ']', '\0', '\u{fffe}', '\u{202e}', 'é', '中'];
            (0..random.next_u32() % 12)
                .map(|_| match random.next_u32() % 3 {
                    0 => char::from_u32(random.next_u32() % 0x11_0000).unwrap_or('\n'),
                    _ => pool[random.next_u32() as usize % pool.len()],
                })
                .collect()
        };
        let (label, note, title, unit) = (text(), text(), text(), text());
        let days: Vec<_> = (0..round % 5)
            .map(|at| Day { title: &title, state: State::ALL[at % 6] })
            .chain([Day { title: &note, state: State::ALL[round % 6] }])
            .collect();
        let theme = THEMES[round % 3];
        let (label, note, title) = (label.as_str(), note.as_str(), title.as_str());
        let is_interactive = round % 2 == 0;
        let name = if round % 4 < 2 { "" } else { title };
        let bars = Bars {
            label,
            note,
            title: name,
            is_interactive,
            lang: "de",
            is_right_to_left: round % 3 == 0,
            theme,
            days: &days,
        };
        assert_sound(&drawn(|out| bars.render(out)));
        let state = State::ALL[round % 6];
        assert_sound(&drawn(|out| Dot { title, theme, ..Dot::new(state) }.render(out)));
        assert_sound(&drawn(|out| Favicon { title, theme, state, lang: title }.render(out)));
        let values = [Some(1), None, Some(3)];
        let line = Sparkline { label, unit: &unit, title: name, ..Sparkline::new(&values) };
        assert_sound(&drawn(|out| line.render(out)));
    }
}

#[test]
fn days_without_end_are_cut() {
    let days = vec![Day::default(); 1_000];
    let svg = drawn(|out| Bars::new(&days).render(out));
    assert!(svg.contains("366 days: unknown on 366"), "{svg}");
    let values = vec![Some(1); 1_000];
    let svg = drawn(|out| Sparkline::new(&values).render(out));
    assert_eq!(svg.split(r#" d=""#).nth(1).unwrap().matches(" 0").count(), 239, "{svg}");
    assert!(drawn(|out| Bars::new(&[]).render(out)).contains(r#"aria-label="0 days""#));
}
