//! Options as they came from JavaScript, read member by member. serde would read them too, but
//! takes a microsecond longer and twenty times the code.

use wasm_bindgen::prelude::*;

use super::cross::{instant, named, only};
use crate::badge::{Badge, Style, Theme};
use crate::envelope;
use crate::limits::{DEFAULT_LEAD_TIME, DEFAULT_MAX_AGE};
use crate::model::{RollUp, Snapshot};
use crate::time::{Seconds, Timestamp};
use crate::verdict::Verdict;

#[wasm_bindgen]
extern "C" {
    /// What a function is told, as an object.
    #[wasm_bindgen(typescript_type = "object")]
    pub type Options;

    #[wasm_bindgen(method, getter, structural)]
    fn label(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = idSuffix)]
    fn id_suffix(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn style(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn theme(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn now(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = maxAge)]
    fn max_age(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn reason(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = leadTime)]
    fn lead_time(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = maintenanceHidesOutage)]
    fn maintenance_hides_outage(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = incidentRaisesPage)]
    fn incident_raises_page(this: &Options) -> JsValue;
}

/// What `verdict`, `statusBadge` and `banner` may be told, together.
pub(super) struct StatusOptions {
    pub(super) now: Timestamp,
    pub(super) max_age: Seconds,
    pub(super) lead_time: Seconds,
    pub(super) policy: RollUp,
    reason: Option<String>,
    label: Option<String>,
    style: Option<String>,
    theme: Option<String>,
    id_suffix: Option<String>,
}

/// What `verdict` may be told.
pub(super) const FOR_VERDICT: &[&str] =
    &["now", "maxAge", "reason", "maintenanceHidesOutage", "incidentRaisesPage"];

/// What `statusBadge` may be told.
pub(super) const FOR_BADGE: &[&str] = &[
    "now",
    "maxAge",
    "reason",
    "maintenanceHidesOutage",
    "incidentRaisesPage",
    "label",
    "style",
    "theme",
    "idSuffix",
];

/// What `banner` may be told.
pub(super) const FOR_BANNER: &[&str] = &["now", "maxAge", "leadTime"];

impl StatusOptions {
    /// Reads them; what is not among `known` is refused.
    pub(super) fn from_js(options: &Options, known: &[&str]) -> Result<Self, JsValue> {
        only("options", options, known)?;
        let hours = number("leadTime", &options.lead_time())?;
        let policy = RollUp::default();
        Ok(Self {
            now: instant("options.now", options.now().as_f64().unwrap_or(f64::NAN))?,
            max_age: number("maxAge", &options.max_age())?
                .map_or(DEFAULT_MAX_AGE, Seconds::from_number),
            lead_time: hours
                .map_or(DEFAULT_LEAD_TIME, |hours| Seconds::from_number(hours * 3_600.0)),
            policy: RollUp {
                maintenance_hides_outage: truth(
                    "maintenanceHidesOutage",
                    &options.maintenance_hides_outage(),
                    policy.maintenance_hides_outage,
                )?,
                incident_raises_page: truth(
                    "incidentRaisesPage",
                    &options.incident_raises_page(),
                    policy.incident_raises_page,
                )?,
            },
            reason: text("reason", &options.reason())?,
            label: text("label", &options.label())?,
            style: text("style", &options.style())?,
            theme: text("theme", &options.theme())?,
            id_suffix: text("idSuffix", &options.id_suffix())?,
        })
    }

    pub(super) fn judge(&self, snapshot: &JsValue) -> Result<Verdict, JsValue> {
        if snapshot.is_undefined() || snapshot.is_null() {
            return Ok(Verdict::unknown(self.reason.as_deref().unwrap_or("nothing has been read")));
        }
        with_snapshot(snapshot, |snapshot| self.judge_read(snapshot))
    }

    pub(super) fn judge_read(&self, snapshot: &Snapshot<'_>) -> Verdict {
        Verdict::by(self.policy, snapshot, self.now, self.max_age)
    }

    pub(super) fn badge(&self, verdict: &Verdict) -> Result<Badge, JsValue> {
        let style = Style::parse(self.style.as_deref().unwrap_or("flat")).ok_or_else(|| {
            let names = Style::ALL.map(Style::as_str).join(", ");
            named("BadgeError", &format_args!("style: there are {names}"))
        })?;
        let theme = Theme::parse(self.theme.as_deref().unwrap_or("light"))
            .ok_or_else(|| named("BadgeError", &"theme: there are light, dark and auto"))?;
        Badge::of(verdict, self.label.as_deref().unwrap_or("status"))
            .with_style(style)
            .with_theme(theme)
            .with_id_suffix(self.id_suffix.as_deref().unwrap_or(""))
            .map_err(|error| named("BadgeError", &error))
    }
}

/// A snapshot as JavaScript has it.
pub(super) fn with_snapshot<T>(
    snapshot: &JsValue,
    use_it: impl FnOnce(&Snapshot<'_>) -> T,
) -> Result<T, JsValue> {
    let json = js_sys::JSON::stringify(snapshot).ok().and_then(|json| json.as_string());
    let json = json.ok_or_else(|| named("TypeError", &"snapshot: expected an object"))?;
    envelope::with_json(&json, use_it)
        .map_err(|error| named("TypeError", &format_args!("snapshot: {error}")))
}

fn text(name: &str, value: &JsValue) -> Result<Option<String>, JsValue> {
    read(name, value, "text", JsValue::as_string)
}

fn number(name: &str, value: &JsValue) -> Result<Option<f64>, JsValue> {
    read(name, value, "a number", JsValue::as_f64)
}

fn truth(name: &str, value: &JsValue, default: bool) -> Result<bool, JsValue> {
    Ok(read(name, value, "true or false", JsValue::as_bool)?.unwrap_or(default))
}

fn read<T>(
    name: &str,
    value: &JsValue,
    what: &str,
    convert: fn(&JsValue) -> Option<T>,
) -> Result<Option<T>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let error = || named("TypeError", &format_args!("options: {name}: expected {what}"));
    convert(value).map(Some).ok_or_else(error)
}
