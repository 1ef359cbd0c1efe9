//! What an edge answers about a page: a badge or another picture, a line of text, shields' JSON.

use wasm_bindgen::prelude::*;

use super::cross::{instant, named, object};
use super::options::with_snapshot;
use crate::answer::{About, Answer, Part, Past, Question, Subject, Thresholds};
use crate::badge::{Badge, Palette, Rounding, Scale, State, Style, Theme};
use crate::json::{Object, Value, Writer};
use crate::language::Language;
use crate::limits::{DEFAULT_MAX_AGE, MAX_BADGE_DAYS, MAX_BADGE_PARTS, MAX_MAX_AGE};
use crate::picture;
use crate::policy::whole;
use crate::time::Seconds;

/// What was asked, as JavaScript has it.
struct Asked {
    now: i64,
    picture: Option<String>,
    max_age: Option<i64>,
    max_age_wanted: Option<String>,
    cache: Option<i64>,
    parts: Vec<String>,
    about: Option<String>,
    response_time: Option<i64>,
    days: Option<String>,
    size: Option<String>,
    uptime_limits: Option<String>,
    response_time_limits: Option<String>,
    label: Option<String>,
    lang: Option<String>,
    accept_language: Option<String>,
    style: Option<String>,
    theme: Option<String>,
    palette: Option<String>,
    scale: Option<String>,
    rounding: Option<String>,
    id_suffix: Option<String>,
    reason: Option<String>,
}

#[derive(Clone, Copy)]
enum Picture {
    Badge,
    Bars,
    Dot,
    Favicon,
}

/// What there is to say; and for bars, of each day.
enum Told {
    Answer(Answer),
    Past(Past),
}

/// Answers a question about a page.
///
/// @param snapshot A reading, or nothing: then the answer is unknown, for `question.reason`.
/// @throws {Error} Named `TypeError` when a member of the question is not known or not of its type,
///   `QuestionError` when what it asks for is not there: a language, a style.
#[wasm_bindgen(unchecked_return_type = "Answer")]
pub fn answer(
    #[wasm_bindgen(unchecked_param_type = "Snapshot | undefined")] snapshot: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Question")] question: &JsValue,
) -> Result<JsValue, JsValue> {
    let json = js_sys::JSON::stringify(question).ok().and_then(|json| json.as_string());
    let json = json.ok_or_else(|| named("TypeError", &"question: expected an object"))?;
    let asked = whole(&json, Asked::read)
        .map_err(|error| named("TypeError", &format_args!("question: {error}")))?;
    #[expect(clippy::cast_precision_loss, reason = "a clock's milliseconds are below 2^53")]
    let now = instant("question.now", asked.now as f64)?;
    let parts: Vec<_> = asked.parts.iter().map(|name| Part::NameOrId(name)).collect();
    let question = Question {
        subject: match parts.as_slice() {
            [] => Subject::Page,
            [part] => Subject::Part(*part),
            several => Subject::Parts(several),
        },
        about: asked.about()?,
        label: asked.label.as_deref(),
        language: asked.language()?,
        thresholds: asked.thresholds()?,
        days: asked.days()?,
        max_age: asked.max_age()?,
        ..Question::new(now)
    };
    let picture = asked.picture()?;
    let told = if snapshot.is_undefined() || snapshot.is_null() {
        let reason = asked.reason.as_deref().unwrap_or("nothing has been read");
        match picture {
            Picture::Bars => Told::Past(question.no_past(reason)),
            _ => Told::Answer(question.unanswered(reason)),
        }
    } else {
        with_snapshot(snapshot, |snapshot| match picture {
            Picture::Bars => Told::Past(question.past(snapshot)),
            _ => Told::Answer(question.answer(snapshot)),
        })?
    };
    object(&asked.written(picture, &told, question.max_age)?)
}

impl Asked {
    #[expect(clippy::needless_pass_by_value, reason = "as `whole` hands it over")]
    fn read(root: Object<'_>) -> Self {
        root.only(&[
            "now",
            "picture",
            "maxAge",
            "maxAgeWanted",
            "cache",
            "component",
            "about",
            "responseTime",
            "days",
            "size",
            "uptimeLimits",
            "responseTimeLimits",
            "label",
            "lang",
            "acceptLanguage",
            "style",
            "theme",
            "palette",
            "scale",
            "rounding",
            "idSuffix",
            "reason",
        ]);
        let number = |name| root.get(name).map(Value::integer);
        let text = |name| root.optional_string(name);
        let digits = |name| {
            let value = root.get(name)?;
            Some(if value.is_number() { value.scalar().to_owned() } else { value.text().into() })
        };
        Self {
            now: root.need("now").integer(),
            picture: text("picture"),
            max_age: number("maxAge"),
            max_age_wanted: digits("maxAgeWanted"),
            cache: number("cache"),
            parts: match root.get("component") {
                Some(list) if list.is_array() => {
                    // One more than there may be is refused where all are looked at.
                    list.list(MAX_BADGE_PARTS + 1, |name| name.text().into_owned())
                }
                Some(name) => vec![name.text().into_owned()],
                None => Vec::new(),
            },
            about: text("about"),
            response_time: number("responseTime"),
            days: digits("days"),
            size: digits("size"),
            uptime_limits: text("uptimeLimits"),
            response_time_limits: text("responseTimeLimits"),
            label: text("label"),
            lang: text("lang"),
            accept_language: text("acceptLanguage"),
            style: text("style"),
            theme: text("theme"),
            palette: text("palette"),
            scale: digits("scale"),
            rounding: digits("rounding"),
            id_suffix: text("idSuffix"),
            reason: text("reason"),
        }
    }

    fn picture(&self) -> Result<Picture, JsValue> {
        Ok(match self.picture.as_deref().unwrap_or("badge") {
            "badge" => Picture::Badge,
            "bars" => Picture::Bars,
            "dot" => Picture::Dot,
            "favicon" => Picture::Favicon,
            _ => return Err(wrong("picture", &"there are badge, bars, dot and favicon")),
        })
    }

    /// Who asks may trust a reading for a shorter time than the page's own, and never for longer.
    fn max_age(&self) -> Result<Seconds, JsValue> {
        let usual = self.max_age.map_or(DEFAULT_MAX_AGE, seconds);
        let Seconds(most) = MAX_MAX_AGE;
        let asked = within("max-age", self.max_age_wanted.as_deref(), 1, most, most)?;
        Ok(usual.min(Seconds(asked)))
    }

    fn thresholds(&self) -> Result<Thresholds, JsValue> {
        let mut limits = Thresholds::default();
        if let Some(text) = &self.uptime_limits {
            limits.uptime = Thresholds::parse_uptime(text).ok_or_else(|| {
                wrong(
                    "uptime",
                    &"expected three percentages, none above the one before, the first 90 at least: \
                      99.9,99,95",
                )
            })?;
        }
        if let Some(text) = &self.response_time_limits {
            limits.response_time = Thresholds::parse_response_time(text).ok_or_else(|| {
                wrong("response-time", &"expected three rising numbers: 800,1800,10000")
            })?;
        }
        Ok(limits)
    }

    fn language(&self) -> Result<Language, JsValue> {
        if let Some(tag) = &self.lang {
            return Language::parse(tag).map_err(|error| named("QuestionError", &error));
        }
        Ok(self.accept_language.as_deref().and_then(Language::negotiate).unwrap_or_default())
    }

    fn days(&self) -> Result<u16, JsValue> {
        let days = within("days", self.days.as_deref(), 1, MAX_BADGE_DAYS.into(), 90)?;
        Ok(u16::try_from(days).unwrap_or(MAX_BADGE_DAYS))
    }

    fn about(&self) -> Result<About, JsValue> {
        Ok(match self.about.as_deref().unwrap_or("state") {
            "state" => About::State,
            "since" => About::Since,
            "incidents" => About::OpenIncidents,
            "next-maintenance" => About::NextMaintenance,
            "last-incident" => About::LastIncident,
            "uptime" => About::Uptime,
            "response-time" => {
                About::ResponseTime(self.response_time.and_then(|it| u32::try_from(it).ok()))
            }
            _ => {
                return Err(wrong(
                    "about",
                    &"there are state, since, incidents, next-maintenance, last-incident, uptime \
                      and response-time",
                ));
            }
        })
    }

    fn sized(&self, mut badge: Badge) -> Result<Badge, JsValue> {
        if let Some(scale) = &self.scale {
            let scale = Scale::parse(scale).ok_or_else(|| wrong("scale", &"expected 0.1 to 10"))?;
            badge = badge.with_scale(scale);
        }
        if self.rounding.is_some() {
            let pixels = within("rounding", self.rounding.as_deref(), 0, 14, 0)?;
            badge = Rounding::pixels(pixels).map_or(badge.clone(), |it| badge.with_rounding(it));
        }
        Ok(badge)
    }

    fn written(
        &self,
        picture: Picture,
        told: &Told,
        Seconds(max_age): Seconds,
    ) -> Result<String, JsValue> {
        let none = |what: &str| wrong(what, &"there is none of this name");
        let style = Style::parse(self.style.as_deref().unwrap_or("flat"));
        let theme = Theme::parse(self.theme.as_deref().unwrap_or("light"));
        let palette = Palette::parse(self.palette.as_deref().unwrap_or("readable"));
        let palette = palette.ok_or_else(|| none("palette"))?;
        let theme = theme.ok_or_else(|| none("theme"))?;
        let size = within("size", self.size.as_deref(), 8, 64, 16)?;
        let (Told::Answer(answer) | Told::Past(Past { uptime: answer, .. })) = told;
        let svg = match (picture, told) {
            (_, Told::Past(past)) => picture::bars(past, theme),
            (Picture::Dot, _) => picture::dot(answer, size, theme),
            (Picture::Favicon, _) => picture::favicon(answer, theme),
            _ => self
                .sized(Badge::answering(answer))?
                .with_style(style.ok_or_else(|| none("style"))?)
                .with_theme(theme)
                .with_palette(palette)
                .with_id_suffix(self.id_suffix.as_deref().unwrap_or(""))
                .map_err(|error| named("BadgeError", &error))?
                .render_with(|text| js_sys::JsString::from(text).to_upper_case().into()),
        };
        let mut json = Writer::new();
        json.object(|json| {
            json.text("label", &answer.label);
            json.text("message", &answer.message);
            json.text("state", answer.state.as_str());
            json.text("reason", &answer.reason);
            json.text("lang", answer.language.tag());
            json.time("observedAt", answer.observed_at);
            json.shown("maxAge", &max_age);
            json.text("svg", &svg);
            json.text("text", &answer.to_text());
            // No longer than it proves something; shields.io has a least of its own.
            let life = match answer.state {
                State::Unknown => Seconds(0),
                _ => self.cache.map_or(Seconds(0), seconds).min(Seconds(max_age)),
            };
            json.text("endpoint", &answer.to_endpoint(palette, life));
        });
        Ok(json.finish())
    }
}

/// What is asked for and not there is nobody's mistake in a program: an address may ask for anything.
fn wrong(what: &str, problem: &dyn std::fmt::Display) -> JsValue {
    named("QuestionError", &format_args!("{what}: {problem}"))
}

/// A whole number between these two, both included.
fn within(
    name: &str,
    digits: Option<&str>,
    least: u32,
    most: u32,
    usual: u32,
) -> Result<u32, JsValue> {
    let Some(digits) = digits else { return Ok(usual) };
    let number = digits.parse().ok().filter(|number| (least..=most).contains(number));
    number
        .ok_or_else(|| wrong(name, &format_args!("expected a whole number from {least} to {most}")))
}

/// As many as fit.
fn seconds(number: i64) -> Seconds {
    Seconds(u32::try_from(number.max(0)).unwrap_or(u32::MAX))
}
