//! The exports about keys. Records come and go as plain objects; what is random and what time it is
//! are the caller's.

#![expect(unsafe_code, reason = "memory that JavaScript writes; each use says why it is sound")]

use std::cell::UnsafeCell;

use wasm_bindgen::prelude::*;

use super::cross::{instant, named, object};
use super::edge::from_js;
use crate::json::Writer;
use crate::key::{
    self, Checked, ChildToken, KeyForm, KeyHash, KeyList, KeyRecord, Keyring, Narrowing, New, Rate,
    Role, TOKEN_RANDOM_BYTES, Token, Verifier,
};
use crate::limits::MAX_CHILD_BYTES;
use crate::policy::{Decision, Reason, Request};
use crate::scope::Scope;
use crate::time::{Seconds, Timestamp};

/// Makes a key. Its token is shown once, to its holder: it cannot be had again. The record is what
/// is stored, and holds no secret.
///
/// @param random 28 bytes of cryptographic randomness, for this key alone: 8 make its id, 20 its
///   secret.
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} Named `KeyError` when such a key could do nothing, or else than its maker thinks.
#[wasm_bindgen(js_name = createKey, unchecked_return_type = "NewKey")]
pub fn create_key(
    #[wasm_bindgen(unchecked_param_type = "KeyOptions")] options: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] random: &JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let new = from_js("options", options, New::from_json)?;
    let kind = if new.grant.only_draws { key::Kind::Publishable } else { key::Kind::Secret };
    let token = Token::mint(kind, &bytes(random)?);
    let now = instant("now", now)?;
    let record = KeyRecord::create(new, Verifier::of(&token), token.id().to_owned(), now)
        .map_err(|e| named("KeyError", &e))?;
    new_key(&token, &record)
}

/// Gives a key a new secret, which becomes its own when it is first used; the old one lives for
/// `grace` after that.
///
/// @param random 28 bytes of cryptographic randomness; of these 20 make the secret.
/// @param grace In seconds, at most seven days.
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} Named `KeyError` when the key was revoked or is over.
#[wasm_bindgen(js_name = rotateKey, unchecked_return_type = "NewKey")]
pub fn rotate_key(
    #[wasm_bindgen(unchecked_param_type = "KeyRecord")] record: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] random: &JsValue,
    grace: f64,
    now: f64,
) -> Result<JsValue, JsValue> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared below")]
    let seconds = grace as u32;
    // Of text, or of nothing, the glue makes a number that nobody asked for.
    if f64::from(seconds).total_cmp(&grace).is_ne() {
        return Err(named("RangeError", &"grace: expected a whole number of seconds"));
    }
    let record = from_js("record", record, KeyRecord::from_json)?;
    let token = Token::mint_for(record.kind(), &record.id, &bytes(random)?)
        .ok_or_else(|| named("TypeError", &"record: id: no id of ours"))?;
    let record = record
        .rotate(Verifier::of(&token), Seconds(seconds), instant("now", now)?)
        .map_err(|e| named("KeyError", &e))?;
    new_key(&token, &record)
}

/// The record after a use of the key, which `keyring.check` allowed. Store it only where the one that
/// it was made of still stands (compare and swap): made of an older one, it would undo a revocation.
///
/// @param sha256 The hash of the secret that was used, as in the record.
/// @param at When it was used, in milliseconds since 1970.
/// @param now The present, likewise.
#[wasm_bindgen(js_name = useKey, unchecked_return_type = "KeyRecord")]
pub fn use_key(
    #[wasm_bindgen(unchecked_param_type = "KeyRecord")] record: &JsValue,
    sha256: &str,
    at: f64,
    now: f64,
) -> Result<JsValue, JsValue> {
    let record = from_js("record", record, KeyRecord::from_json)?;
    let secret = KeyHash::parse(sha256)
        .map_err(|problem| named("TypeError", &format_args!("sha256: {problem}")))?;
    object(&record.used(&secret, instant("at", at)?, instant("now", now)?).to_json())
}

/// The record of a key that was taken back, with all its secrets and all that was narrowed of them.
///
/// @param at When, in milliseconds since 1970.
#[wasm_bindgen(js_name = revokeKey, unchecked_return_type = "KeyRecord")]
pub fn revoke_key(
    #[wasm_bindgen(unchecked_param_type = "KeyRecord")] record: &JsValue,
    at: f64,
) -> Result<JsValue, JsValue> {
    let record = from_js("record", record, KeyRecord::from_json)?;
    object(&record.revoke(instant("at", at)?).to_json())
}

/// A key as it may be shown in a list: no hash, and of the token what it takes to recognise it.
///
/// @param now The present, in milliseconds since 1970.
#[wasm_bindgen(js_name = showKey, unchecked_return_type = "ShownKey")]
pub fn show_key(
    #[wasm_bindgen(unchecked_param_type = "KeyRecord")] record: &JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let record = from_js("record", record, KeyRecord::from_json)?;
    object(&record.to_shown(instant("now", now)?))
}

/// May a key with this rate be used now?
///
/// @param state What this function returned as `state` for the key's use before; nothing for its first.
/// @param now The present, in milliseconds since 1970.
/// @returns What to keep for the next use, or after how many seconds to try again.
#[wasm_bindgen(js_name = admitUse, unchecked_return_type = "Admission")]
pub fn admit_use(
    #[wasm_bindgen(unchecked_param_type = "Rate")] rate: &JsValue,
    state: Option<f64>,
    now: f64,
) -> Result<JsValue, JsValue> {
    let rate = from_js("rate", rate, Rate::from_json)?;
    let state = state.map(|state| instant("state", state)).transpose()?;
    let now = instant("now", now)?;
    let mut json = Writer::new();
    json.object(|json| match rate.admit(state, now) {
        Ok(state) => json.shown("state", &state.milliseconds()),
        Err(wait) => json.shown("retryAfter", &wait.0),
    });
    object(&json.finish())
}

/// What somebody sees of an organisation's keys: an owner the keys as they may be shown, and what can
/// be done with them; a member the pages, and whom to ask.
///
/// @param role "owner" or "member".
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} Named `TypeError` when there is no such role.
#[expect(clippy::needless_pass_by_value, reason = "a list of texts cannot cross by reference")]
#[wasm_bindgen(js_name = keysFor, unchecked_return_type = "KeyList")]
pub fn keys_for(
    #[wasm_bindgen(unchecked_param_type = "\"owner\" | \"member\"")] role: &str,
    #[wasm_bindgen(unchecked_param_type = "{ records: KeyRecord[] }")] keys: &JsValue,
    pages: Vec<String>,
    owners: Vec<String>,
    now: f64,
) -> Result<JsValue, JsValue> {
    let role = Role::parse(role).ok_or_else(|| named("TypeError", &"role: owner or member"))?;
    let keys = from_js("keys", keys, KeyRecord::list_from_json)?;
    let list = KeyList { keys: &keys, pages: &pages, owners: &owners };
    object(&list.to_json(role, instant("now", now)?))
}

/// Makes a narrower token of a token, without asking anybody: it does at most what both name, until its
/// end, and as long as the first one is good.
///
/// @param now The present, in milliseconds since 1970.
/// @throws {Error} Named `KeyError` when the token is none, or the narrower one could do nothing.
#[wasm_bindgen(js_name = narrowKey)]
pub fn narrow_key(
    token: &str,
    #[wasm_bindgen(unchecked_param_type = "Narrowing")] to: &JsValue,
    now: f64,
) -> Result<String, JsValue> {
    let token = Token::parse(token).map_err(|e| named("KeyError", &e))?;
    let to = from_js("to", to, Narrowing::from_json)?;
    let child = token.narrow(&to, instant("now", now)?).map_err(|e| named("KeyError", &e))?;
    Ok(child.expose().to_owned())
}

/// What a token says of itself: nothing is looked up, and nothing proven.
///
/// @throws {Error} Named `KeyError`; the message says what is wrong, and nothing of what it says.
#[wasm_bindgen(js_name = readToken, unchecked_return_type = "TokenInfo")]
pub fn read_token(token: &str) -> Result<JsValue, JsValue> {
    let mut json = Writer::new();
    if token.starts_with(key::CHILD_PREFIX) {
        let child = ChildToken::parse(token).map_err(|e| named("KeyError", &e))?;
        json.object(|json| {
            json.text("kind", "child");
            json.text("id", child.id());
            json.text("masked", &key::mask(token));
            json.shown("narrowing", &child.narrowing().to_json());
        });
    } else {
        let token = Token::parse(token).map_err(|e| named("KeyError", &e))?;
        json.object(|json| {
            json.text("kind", token.kind().as_str());
            json.text("id", token.id());
            json.text("masked", &token.masked());
        });
    }
    object(&json.finish())
}

/// Everything in a text that is shaped like a key, ours or a provider's, or stands where one belongs.
/// Places are in UTF-16 units, as JavaScript counts.
#[wasm_bindgen(unchecked_return_type = "FoundKey[]")]
pub fn recognise(text: &str) -> Result<JsValue, JsValue> {
    let mut json = Writer::new();
    let (mut bytes, mut units) = (0, 0);
    let mut units_at = |at: usize| {
        units += text.get(bytes..at).map_or(0, |between| between.encode_utf16().count());
        bytes = at;
        units
    };
    json.array_value(key::recognise(text), |json, found| {
        json.object(|json| {
            json.shown("start", &units_at(found.range.start));
            json.shown("end", &units_at(found.range.end));
            json.text("whose", form(found.whose));
            json.boolean("sure", found.sure);
        });
    });
    object(&json.finish())
}

/// The text with every key masked that `recognise` finds: for logs.
#[wasm_bindgen(js_name = maskKeys)]
pub fn mask_keys(text: &str) -> String {
    key::mask(text).into_owned()
}

/// Where JavaScript writes a token, without the glue: that takes as long as all the rest.
struct Input(UnsafeCell<[u8; MAX_CHILD_BYTES]>);

// SAFETY: a wasm instance without threads has one thread, and nothing below calls JavaScript, so that
// it does not write while this is read.
unsafe impl Sync for Input {}

static INPUT: Input = Input(UnsafeCell::new([0; MAX_CHILD_BYTES]));

/// Where that is; there is room for the longest token.
#[unsafe(no_mangle)]
pub extern "C" fn key_input() -> *mut u8 {
    INPUT.0.get().cast()
}

/// All the keys that there are, in this memory: see `keyring.js`.
#[wasm_bindgen(js_name = Keyring)]
#[derive(Debug)]
pub struct Keys(Keyring);

#[wasm_bindgen(js_class = Keyring)]
impl Keys {
    /// Of records, as an object `{records: [...]}`.
    ///
    /// @throws {Error} Named `TypeError` when one is no record, or two have one id.
    #[wasm_bindgen(constructor)]
    pub fn new(records: &JsValue) -> Result<Keys, JsValue> {
        let records = from_js("records", records, KeyRecord::list_from_json)?;
        let twice = |id| named("TypeError", &format_args!("records: two have the id “{id}”"));
        Keyring::new(records).map(Keys).map_err(twice)
    }

    /// Whether the token of so many bytes at `key_input` is good now, and may do what a scope names:
    /// 4 times the place of its record, and 0 for its active secret, 1 for the pending, 2 for the
    /// retiring one; -1 if not.
    pub fn check(&self, length: usize, scope: u32, now: f64) -> i32 {
        // SAFETY: see `Input`; nobody else has a reference to it.
        let input = unsafe { &*INPUT.0.get() };
        let token = input.get(..length).and_then(|token| std::str::from_utf8(token).ok());
        let place = token
            .zip(Timestamp::from_clock(now))
            .and_then(|(token, now)| self.judge(token, scope, now).ok());
        place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1)
    }

    /// Why `check` said no.
    #[wasm_bindgen(unchecked_return_type = "Denied")]
    pub fn refusal(&self, token: &str, scope: u32, now: f64) -> Result<JsValue, JsValue> {
        match self.judge(token, scope, instant("now", now)?) {
            Ok(_) => Ok(JsValue::UNDEFINED),
            Err(reason) => object(&Decision::Deny(reason).to_json()),
        }
    }

    /// Whose token this is, and what its holder may do: `place` as `check` has it, and `grant`; or why
    /// it is not good.
    #[wasm_bindgen(unchecked_return_type = "{ place: number; grant: Grant } | Denied")]
    pub fn identify(&self, token: &str, now: f64) -> Result<JsValue, JsValue> {
        let json = match self.0.check(token, instant("now", now)?) {
            Err(reason) => Decision::Deny(reason).to_json(),
            Ok(checked) => {
                let mut json = Writer::new();
                json.object(|json| {
                    json.shown("place", &place(&checked));
                    json.shown("grant", &checked.grant.to_json());
                });
                json.finish()
            }
        };
        object(&json)
    }

    /// May the holder of this token do that, now?
    #[wasm_bindgen(unchecked_return_type = "Decision")]
    pub fn decide(
        &self,
        token: &str,
        #[wasm_bindgen(unchecked_param_type = "AccessRequest")] request: &JsValue,
        now: f64,
    ) -> Result<JsValue, JsValue> {
        let request = from_js("request", request, Request::from_json)?;
        object(&self.0.decide(token, &request, instant("now", now)?).to_json())
    }

    fn judge(&self, token: &str, scope: u32, now: Timestamp) -> Result<usize, Reason> {
        let checked = self.0.check(token, now)?;
        let needed = Scope::all().nth(scope as usize).ok_or(Reason::NoRoute)?;
        checked.grant.need(needed)?;
        Ok(place(&checked))
    }
}

fn place(checked: &Checked<'_>) -> usize {
    4 * checked.index + checked.slot as usize
}

/// The scopes that there are; `check` takes their places in this list.
#[wasm_bindgen(unchecked_return_type = "Scope[]")]
pub fn scopes() -> Vec<String> {
    Scope::all().map(|scope| scope.as_str().to_owned()).collect()
}

/// Nothing else than bytes: of a text, the glue would make zeros. Bytes that nobody filled are zeros
/// too.
fn bytes(random: &JsValue) -> Result<[u8; TOKEN_RANDOM_BYTES], JsValue> {
    let bytes = random.dyn_ref::<js_sys::Uint8Array>().map(js_sys::Uint8Array::to_vec);
    let bytes = bytes.and_then(|bytes| <[u8; TOKEN_RANDOM_BYTES]>::try_from(bytes).ok());
    bytes
        .filter(|bytes| bytes.iter().any(|byte| *byte != 0))
        .ok_or_else(|| named("TypeError", &"random: expected a Uint8Array of 28 random bytes"))
}

fn new_key(token: &Token, record: &KeyRecord) -> Result<JsValue, JsValue> {
    let mut json = Writer::new();
    json.object(|json| {
        json.text("token", token.expose());
        json.shown("record", &record.to_json());
    });
    object(&json.finish())
}

fn form(form: KeyForm) -> &'static str {
    match form {
        KeyForm::Ours => "statuslamp",
        KeyForm::StatuspageMe => "statuspage_me",
        KeyForm::Statuspal => "statuspal",
        KeyForm::Statuspage => "statuspage",
        KeyForm::DatadogApi => "datadog_api",
        KeyForm::DatadogApplication => "datadog_application",
        KeyForm::Cachet => "cachet",
        KeyForm::Other => "other",
    }
}
