//! The pictures that are no badges, for whoever has the numbers: bars, a line, a dot, a favicon.

use statuslamp_draw::{Bars, Day, Dot, Favicon, Sparkline, State, Theme};
use wasm_bindgen::prelude::*;

use super::cross::named;
use crate::json::{Object, Value};
use crate::limits::{MAX_BADGE_CHARS, MAX_ROWS};
use crate::policy::whole;
use crate::text::{Text, bounded};

/// Draws the state of each of the last days, a bar a day.
///
/// @throws {Error} Named `TypeError` when a member is not known or not of its type.
#[wasm_bindgen]
pub fn bars(
    #[wasm_bindgen(unchecked_param_type = "BarsOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    drawn(options, |options| {
        options.only(&["days", "label", "note", "title", "interactive", "theme"]);
        let days = options.need("days").list(MAX_ROWS, |day| {
            let day = day.object();
            day.only(&["state", "title"]);
            (state(day.need("state")), line(&day, "title"))
        });
        let days: Vec<_> = days.iter().map(|(state, title)| Day { title, state: *state }).collect();
        let bars = Bars {
            label: &line(&options, "label"),
            note: &line(&options, "note"),
            title: &line(&options, "title"),
            is_interactive: options.get("interactive").is_some_and(Value::boolean),
            theme: theme(&options),
            ..Bars::new(&days)
        };
        let mut svg = Vec::new();
        bars.render(&mut svg);
        svg
    })
}

/// Draws a line through the last readings, with a dot at the newest.
///
/// @throws {Error} Named `TypeError` when a member is not known or not of its type.
#[wasm_bindgen]
pub fn sparkline(
    #[wasm_bindgen(unchecked_param_type = "SparklineOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    drawn(options, |options| {
        let known = ["values", "unit", "label", "title", "state", "width", "height", "theme"];
        options.only(&known);
        let values = options
            .need("values")
            .list(MAX_ROWS, |value| if value.is_null() { None } else { Some(number(value)) });
        let usual = Sparkline::new(&values);
        let line = Sparkline {
            // With the space that it may begin with.
            unit: &options
                .get("unit")
                .map_or(usual.unit.into(), |unit| bounded(unit.text(), MAX_BADGE_CHARS)),
            label: &line(&options, "label"),
            title: &line(&options, "title"),
            state: options.get("state").map_or(usual.state, state),
            width: options.get("width").map_or(usual.width, number),
            height: options.get("height").map_or(usual.height, number),
            theme: theme(&options),
            ..usual
        };
        let mut svg = Vec::new();
        line.render(&mut svg);
        svg
    })
}

/// Draws a state as a disc with its shape on it.
///
/// @throws {Error} Named `TypeError` when a member is not known or not of its type.
#[wasm_bindgen]
pub fn dot(
    #[wasm_bindgen(unchecked_param_type = "DotOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    drawn(options, |options| {
        options.only(&["state", "size", "title", "theme"]);
        let usual = Dot::new(state(options.need("state")));
        let dot = Dot {
            size: options.get("size").map_or(usual.size, number),
            title: &line(&options, "title"),
            theme: theme(&options),
            ..usual
        };
        let mut svg = Vec::new();
        dot.render(&mut svg);
        svg
    })
}

/// Draws a state as a favicon.
///
/// @throws {Error} Named `TypeError` when a member is not known or not of its type.
#[wasm_bindgen]
pub fn favicon(
    #[wasm_bindgen(unchecked_param_type = "FaviconOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    drawn(options, |options| {
        options.only(&["state", "title", "theme"]);
        let favicon = Favicon {
            state: state(options.need("state")),
            title: &line(&options, "title"),
            theme: theme(&options),
            ..Favicon::default()
        };
        let mut svg = Vec::new();
        favicon.render(&mut svg);
        svg
    })
}

/// What `draw` makes of the options. It cannot fail: what is wrong with them sticks to them, and
/// then its drawing is nobody's.
fn drawn(options: &JsValue, draw: fn(Object<'_>) -> Vec<u8>) -> Result<String, JsValue> {
    let json = js_sys::JSON::stringify(options).ok().and_then(|json| json.as_string());
    let json = json.ok_or_else(|| named("TypeError", &"options: expected an object"))?;
    let svg = whole(&json, draw)
        .map_err(|error| named("TypeError", &format_args!("options: {error}")))?;
    Ok(String::from_utf8(svg).unwrap_or_default())
}

fn state(value: Value<'_>) -> State {
    let parse = |word: &str| {
        State::parse(word).ok_or(
            "there are operational, maintenance, degraded, partial outage, major outage and unknown",
        )
    };
    value.parsed(parse).unwrap_or_default()
}

fn theme(options: &Object<'_>) -> Theme {
    let parse = |word: &str| Theme::parse(word).ok_or("there are light, dark and auto");
    options.get("theme").and_then(|theme| theme.parsed(parse)).unwrap_or_default()
}

/// A text that may be missing.
fn line<'a>(options: &Object<'a>, name: &str) -> Text<'a> {
    options.get(name).map(|text| text.line(MAX_BADGE_CHARS)).unwrap_or_default()
}

fn number(value: Value<'_>) -> u32 {
    let number = u32::try_from(value.integer());
    if number.is_err() {
        value.refuse("expected a number from 0 to 4294967295");
    }
    number.unwrap_or_default()
}
