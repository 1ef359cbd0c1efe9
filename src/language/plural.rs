//! Which form of a phrase goes with a number: the cardinal rules of CLDR 48 for whole numbers
//! (<https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html>, syntax in
//! UTS 35, part 3, section 5). Categories that only fractions have are not here.

use super::Language;

/// A cardinal category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plural {
    /// Arabic's for none.
    Zero,
    /// Of one thing; in Russian of 21 too, in French of none too.
    One,
    /// Of a pair.
    Two,
    /// Of a few.
    Few,
    /// Of many; in French and its sisters of whole millions alone.
    Many,
    /// Everything else.
    Other,
}

impl Plural {
    /// The category of a whole number.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::language::{Language, Plural};
    ///
    /// assert_eq!(Plural::of(Language::Polish, 22), Plural::Few);
    /// assert_eq!(Plural::of(Language::Japanese, 1), Plural::Other);
    /// ```
    pub fn of(language: Language, n: u64) -> Self {
        use Language as L;
        match language {
            L::English | L::German | L::Dutch | L::Turkish => match n {
                1 => Self::One,
                _ => Self::Other,
            },
            L::French | L::Portuguese => match n {
                0 | 1 => Self::One,
                n => Self::of_millions(n),
            },
            L::Spanish | L::Italian => match n {
                0 => Self::Other,
                1 => Self::One,
                n => Self::of_millions(n),
            },
            L::Czech => match n {
                1 => Self::One,
                2..=4 => Self::Few,
                _ => Self::Other,
            },
            L::Polish => match (n, n % 10, n % 100) {
                (1, ..) => Self::One,
                (_, _, 12..=14) => Self::Many,
                (_, 2..=4, _) => Self::Few,
                _ => Self::Many,
            },
            L::Russian | L::Ukrainian => match (n % 10, n % 100) {
                (_, 11..=14) => Self::Many,
                (1, _) => Self::One,
                (2..=4, _) => Self::Few,
                _ => Self::Many,
            },
            L::Arabic => match (n, n % 100) {
                (0, _) => Self::Zero,
                (1, _) => Self::One,
                (2, _) => Self::Two,
                (_, 3..=10) => Self::Few,
                (_, 11..=99) => Self::Many,
                _ => Self::Other,
            },
            L::Hebrew => match n {
                1 => Self::One,
                2 => Self::Two,
                _ => Self::Other,
            },
            L::Japanese | L::Chinese | L::TraditionalChinese | L::Korean => Self::Other,
        }
    }

    fn of_millions(n: u64) -> Self {
        if n.is_multiple_of(1_000_000) { Self::Many } else { Self::Other }
    }

    /// The categories that whole numbers have in a language, in the order of its forms in the
    /// table. `Many` of the Romance languages stands last and has no form of its own: with so
    /// many incidents nobody minds a missing "de".
    fn all(language: Language) -> &'static [Self] {
        use Language as L;
        match language {
            L::English | L::German | L::Dutch | L::Turkish => &[Self::One, Self::Other],
            L::French | L::Portuguese | L::Spanish | L::Italian => {
                &[Self::One, Self::Other, Self::Many]
            }
            L::Czech => &[Self::One, Self::Few, Self::Other],
            L::Polish | L::Russian | L::Ukrainian => &[Self::One, Self::Few, Self::Many],
            L::Arabic => &[Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other],
            L::Hebrew => &[Self::One, Self::Two, Self::Other],
            L::Japanese | L::Chinese | L::TraditionalChinese | L::Korean => &[Self::Other],
        }
    }

    /// The form for a number, of forms with a stroke between them. The last stands in for those
    /// that are not there.
    pub(super) fn choose(language: Language, n: u64, forms: &str) -> &str {
        let category = Self::of(language, n);
        let at = Self::all(language).iter().position(|it| *it == category).unwrap_or_default();
        forms.split('/').take(at + 1).last().unwrap_or_default()
    }
}
