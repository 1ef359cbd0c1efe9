//! From a tag, or from all that a reader accepts, to a language that there is.

use super::Language;
use crate::limits::{MAX_LANGUAGE_RANGES, MAX_LANGUAGE_TAG_BYTES};
use crate::text::one_line;

/// A tag that names none of the languages that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageError(String);

impl std::fmt::Display for LanguageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "“{}” is no language that we speak: use one of ", self.0)?;
        for (at, language) in Language::ALL.into_iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}{}", language.tag())?;
        }
        Ok(())
    }
}

impl std::error::Error for LanguageError {}

/// Tags that cutting does not lead to their language. The first is the old code that Java still
/// sends (IANA's registry has `he` as its Preferred-Value); in the others the country says which
/// characters are read there (CLDR's `likelySubtags`: `zh-TW` is `zh-Hant-TW`).
const ALIASES: [(&str, Language); 4] = [
    ("iw", Language::Hebrew),
    ("zh-TW", Language::TraditionalChinese),
    ("zh-HK", Language::TraditionalChinese),
    ("zh-MO", Language::TraditionalChinese),
];

impl Language {
    /// Reads a tag of BCP 47, in whatever case. What is too precise is cut from its end until
    /// it names a language that there is: RFC 4647, section 3.4, "Lookup".
    ///
    /// # Errors
    ///
    /// When nothing is left; the error lists what there is.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::Language;
    ///
    /// assert_eq!(Language::parse("zh-Hans-CN"), Ok(Language::Chinese));
    /// assert_eq!(Language::parse("PT-br"), Ok(Language::Portuguese));
    /// assert!(Language::parse("tlh").unwrap_err().to_string().contains("use one of en, de"));
    /// ```
    pub fn parse(tag: &str) -> Result<Self, LanguageError> {
        lookup(tag).ok_or_else(|| LanguageError(one_line(tag, MAX_LANGUAGE_TAG_BYTES).into_owned()))
    }

    /// The language that a reader likes best of those that there are, by the `Accept-Language`
    /// of a request (RFC 9110, section 12.5.4); the first of those liked as much as each other.
    ///
    /// Ranges that are not well-formed are passed over, as are `*` and what has `q=0`: they name
    /// no language to speak. Of a longer list the first [`MAX_LANGUAGE_RANGES`] are read.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::Language;
    ///
    /// let accepted = "tlh, fr-CH;q=0.8, de;q=0.9, *;q=0.1";
    /// assert_eq!(Language::negotiate(accepted), Some(Language::German));
    /// assert_eq!(Language::negotiate("*").unwrap_or_default(), Language::English);
    /// ```
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for member in accept_language.split(',').take(MAX_LANGUAGE_RANGES) {
            let (range, weight) = match member.split_once(';') {
                Some((range, parameter)) => (range, weight(parameter)),
                None => (member, Some(1_000)),
            };
            let above = best.map_or(0, |(weight, _)| weight);
            if let Some(weight) = weight.filter(|weight| *weight > above)
                && let Some(language) = lookup(trim(range))
            {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

fn lookup(range: &str) -> Option<Language> {
    let is_subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if range.len() > MAX_LANGUAGE_TAG_BYTES || !range.split('-').all(is_subtag) {
        return None;
    }
    let mut left = range;
    loop {
        if let Some(language) = exactly(left) {
            return Some(language);
        }
        // A single letter left at the end would go too; no tag of ours has one.
        left = left.rsplit_once('-')?.0;
    }
}

fn exactly(tag: &str) -> Option<Language> {
    let own = Language::ALL.into_iter().map(|language| (language.tag(), language));
    own.chain(ALIASES).find(|(name, _)| name.eq_ignore_ascii_case(tag)).map(|(_, found)| found)
}

/// `q=0.8` in thousandths: RFC 9110, section 12.4.2.
fn weight(parameter: &str) -> Option<u16> {
    let (name, value) = trim(parameter).split_once('=')?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let is_number = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !(name.eq_ignore_ascii_case("q") && is_number) {
        return None;
    }
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(3);
    let thousandths = digits.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    match (whole, thousandths) {
        ("0", thousandths) => Some(thousandths),
        ("1", 0) => Some(1_000),
        _ => None,
    }
}

/// Without the white space that HTTP allows around a member of a list.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}
