//! The states of a service, and a shape for each: who cannot tell red from green can tell a cross
//! from a check mark (WCAG 2.2, 1.4.1 "Use of Color").

/// How a service is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It works.
    Operational,
    /// It is being worked on, as announced.
    Maintenance,
    /// It works, but not well.
    Degraded,
    /// Part of it does not work.
    PartialOutage,
    /// It does not work.
    MajorOutage,
    /// Nothing is proven: what a state is until something is.
    #[default]
    Unknown,
}

impl State {
    /// All of them, the best first, and what is not known last.
    pub const ALL: [Self; 6] = [
        Self::Operational,
        Self::Maintenance,
        Self::Degraded,
        Self::PartialOutage,
        Self::MajorOutage,
        Self::Unknown,
    ];

    /// The state that a name names.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Its name in English.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::State;
    ///
    /// assert_eq!(State::MajorOutage.as_str(), "major outage");
    /// assert_eq!(State::default(), State::Unknown);
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Operational => "operational",
            Self::Maintenance => "maintenance",
            Self::Degraded => "degraded",
            Self::PartialOutage => "partial outage",
            Self::MajorOutage => "major outage",
            Self::Unknown => "unknown",
        }
    }

    /// Its shape.
    #[must_use]
    pub fn glyph(self) -> Glyph {
        match self {
            Self::Operational => Glyph::Check,
            Self::Maintenance => Glyph::Wrench,
            Self::Degraded => Glyph::Wave,
            Self::PartialOutage => Glyph::Warning,
            Self::MajorOutage => Glyph::Cross,
            Self::Unknown => Glyph::Question,
        }
    }
}

/// A shape that tells a state: no two have an outline alike, down to ten pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A check mark.
    Check,
    /// A wrench.
    Wrench,
    /// A tilde: neither straight nor broken. A minus would read as a dash before the word, and in a
    /// disc as “no entry”; a triangle that points down, as a menu.
    Wave,
    /// An exclamation mark in a triangle; alone, it would be as slim as the question mark.
    Warning,
    /// A cross.
    Cross,
    /// A question mark.
    Question,
}

impl Glyph {
    /// One filled path of one colour, on a grid of 14 by 14 that it leaves a margin of; holes are
    /// wound the other way, so that it needs no `fill-rule`.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::Glyph;
    ///
    /// assert!(Glyph::Check.path().starts_with("M3.2 6.8"));
    /// ```
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Check => {
                "M3.2 6.8l2.2 2.1 5.4-6a1.1 1.1 0 0 1 1.7 1.6l-6.2 6.9a1.1 1.1 0 0 1-1.7 0l-3-3a1.1 \
                 1.1 0 0 1 1.6-1.6z"
            }
            Self::Wrench => {
                "M12.9 3a4 4 0 0 1-5.2 5.4l-3.3 3.3a1.4 1.4 0 0 1-2.1-2.1l3.3-3.3a4 4 0 0 1 \
                 5.4-5.2L8.3 3.8a1.3 1.3 0 0 0 1.9 1.9z"
            }
            Self::Wave => {
                "M1.2 7.8a4.1 4.1 0 0 1 6.6-1.7 1.7 1.7 0 0 0 2.7-.7 1.2 1.2 0 0 1 2.3.8 4.1 4.1 0 0 \
                 1-6.6 1.7 1.7 1.7 0 0 0-2.7.7 1.2 1.2 0 0 1-2.3-.8z"
            }
            Self::Warning => {
                "M8 1.6l5.3 9.1a1.2 1.2 0 0 1-1 1.8H1.7a1.2 1.2 0 0 1-1-1.8L6 1.6a1.2 1.2 0 0 1 2 \
                 0zM6 5v3a1 1 0 0 0 2 0V5a1 1 0 0 0-2 0zm-.1 5.5a1.1 1.1 0 0 0 2.2 0 1.1 1.1 0 0 \
                 0-2.2 0z"
            }
            Self::Cross => {
                "M2.5 4.1a1.1 1.1 0 0 1 1.6-1.6L7 5.4l2.9-2.9a1.1 1.1 0 0 1 1.6 1.6L8.6 7l2.9 \
                 2.9a1.1 1.1 0 0 1-1.6 1.6L7 8.6l-2.9 2.9a1.1 1.1 0 0 1-1.6-1.6L5.4 7z"
            }
            Self::Question => {
                "M3.2 4.3a3.8 3.8 0 1 1 5.1 3.9l-.1.3a1.1 1.1 0 0 1-2.3 0 2.5 2.5 0 0 1 1.7-2.4 1.5 \
                 1.5 0 1 0-2.1-1.6 1.1 1.1 0 0 1-2.3-.2zm2.5 7.3a1.3 1.3 0 1 1 2.6 0 1.3 1.3 0 1 \
                 1-2.6 0z"
            }
        }
    }
}
