//! The closed words of the model. A word that we do not know is kept as it came, and counts
//! as unknown: never as fine.

use serde::{Deserialize, Serialize};

use crate::text::unknown_word;

/// From one table: the enum, [`parse`](Indicator::parse), `as_str`, `Display` and serde as text.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$row_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum $name {
            $($(#[$row_doc])* $variant,)+
            /// The provider's word that is none of the above.
            Unknown(String),
        }

        impl $name {
            /// The value that a word names; every word names one.
            pub fn parse(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)+
                    _ => Self::unknown(word),
                }
            }

            /// A provider's word that is none of these, even where it is spelled like one: it
            /// means something else there.
            pub fn unknown(word: &str) -> Self {
                Self::Unknown(unknown_word(word, &[$($word),+]))
            }

            /// The word.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown(word) => word,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                Self::parse(&word)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }
    };
}

words! {
    /// How a whole page is, as its provider rolls it up. The words are Statuspage's.
    Indicator {
        /// All is well.
        None = "none",
        /// Planned work, and nothing worse.
        Maintenance = "maintenance",
        /// Something is slow, or a small part is down.
        Minor = "minor",
        /// A part is down.
        Major = "major",
        /// Most or all of it is down.
        Critical = "critical",
    }
}

words! {
    /// How one component is. The words are Statuspage's.
    ComponentStatus {
        /// Fine.
        Operational = "operational",
        /// Planned work is being done on it.
        UnderMaintenance = "under_maintenance",
        /// Slow or erring at times.
        DegradedPerformance = "degraded_performance",
        /// Down for some.
        PartialOutage = "partial_outage",
        /// Down.
        MajorOutage = "major_outage",
    }
}

words! {
    /// Where an incident stands.
    IncidentStatus {
        /// Somebody is looking.
        Investigating = "investigating",
        /// The cause is known.
        Identified = "identified",
        /// A remedy is in place and watched.
        Monitoring = "monitoring",
        /// Over.
        Resolved = "resolved",
        /// Over and written up.
        Postmortem = "postmortem",
    }
}

words! {
    /// How bad an incident is.
    Impact {
        /// Nobody notices.
        None = "none",
        /// Planned.
        Maintenance = "maintenance",
        /// Some notice.
        Minor = "minor",
        /// Many notice.
        Major = "major",
        /// All notice.
        Critical = "critical",
    }
}

words! {
    /// Where a planned maintenance stands.
    MaintenanceStatus {
        /// Ahead.
        Scheduled = "scheduled",
        /// Under way.
        InProgress = "in_progress",
        /// Done and being checked.
        Verifying = "verifying",
        /// Over.
        Completed = "completed",
    }
}

/// The same for words that are ours alone, so that there is no unknown one.
macro_rules! own_words {
    ($(#[$doc:meta])* $name:ident { $($(#[$row_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$row_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All there are.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The value that a word names.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }

            /// The word.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

own_words! {
    /// Who says how a page is as a whole.
    IndicatorSource {
        /// Its provider, with a word of its own.
        Page = "page",
        /// We, from its components: the provider has no such word.
        Components = "components",
        /// We, from its open incidents: the provider lists little else.
        Incidents = "incidents",
    }
}

own_words! {
    /// Whose envelope a body is.
    Provider {
        /// Atlassian Statuspage.
        Statuspage = "statuspage",
        /// StatusPage.me.
        StatuspageMe = "statuspage_me",
        /// StatusPal.
        Statuspal = "statuspal",
        /// Datadog's Status Pages.
        Datadog = "datadog",
        /// incident.io.
        IncidentIo = "incident_io",
        /// Instatus.
        Instatus = "instatus",
        /// Better Stack.
        BetterStack = "better_stack",
        /// Gatus.
        Gatus = "gatus",
        /// Uptime Kuma.
        UptimeKuma = "uptime_kuma",
        /// OpenStatus.
        OpenStatus = "openstatus",
        /// Cachet.
        Cachet = "cachet",
        /// cState.
        CState = "cstate",
        /// Upptime.
        Upptime = "upptime",
        /// Status.io.
        StatusIo = "status_io",
        /// Sorry™.
        Sorry = "sorry",
        /// Checkly.
        Checkly = "checkly",
        /// Google Cloud.
        GoogleCloud = "google_cloud",
        /// Amazon Web Services.
        Aws = "aws",
        /// Slack.
        Slack = "slack",
        /// Heroku.
        Heroku = "heroku",
        /// Microsoft Azure.
        Azure = "azure",
        /// Site24x7 StatusIQ.
        StatusIq = "statusiq",
        /// xAI.
        Xai = "xai",
        /// Infomaniak.
        Infomaniak = "infomaniak",
    }
}

impl Indicator {
    /// Orders by how bad. What we do not know is worse than all is well, and than nothing else: an
    /// outage stays one whatever stands beside it.
    pub fn severity(&self) -> u8 {
        match self {
            Self::None => 0,
            Self::Unknown(_) => 1,
            Self::Maintenance => 2,
            Self::Minor => 3,
            Self::Major => 4,
            Self::Critical => 5,
        }
    }
}

impl ComponentStatus {
    /// Orders by how bad, as [`Indicator::severity`] does.
    pub fn severity(&self) -> u8 {
        match self {
            Self::Operational => 0,
            Self::Unknown(_) => 1,
            Self::UnderMaintenance => 2,
            Self::DegradedPerformance => 3,
            Self::PartialOutage => 4,
            Self::MajorOutage => 5,
        }
    }

    /// What one component in this state makes of its page, by the rule that holds in every
    /// recorded Statuspage body: a partial outage of a part is a minor thing for the whole,
    /// and the threshold for `critical` is the provider's own secret.
    pub fn indicator(&self) -> Indicator {
        match self {
            Self::Operational => Indicator::None,
            Self::UnderMaintenance => Indicator::Maintenance,
            Self::DegradedPerformance | Self::PartialOutage => Indicator::Minor,
            Self::MajorOutage => Indicator::Major,
            Self::Unknown(word) => Indicator::unknown(word),
        }
    }
}

impl IncidentStatus {
    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Resolved | Self::Postmortem)
    }
}

impl MaintenanceStatus {
    /// What a maintenance in this state makes of its page. Whether one in a state that nobody knows is
    /// under way, is unknown.
    pub fn indicator(&self) -> Indicator {
        match self {
            Self::Scheduled | Self::Completed => Indicator::None,
            Self::InProgress | Self::Verifying => Indicator::Maintenance,
            Self::Unknown(word) => Indicator::unknown(word),
        }
    }
}

impl Impact {
    /// What an open incident of this impact makes of its page: at least minor, since nobody reports
    /// what is nothing.
    pub fn indicator(&self) -> Indicator {
        match self {
            Self::None | Self::Maintenance | Self::Minor | Self::Unknown(_) => Indicator::Minor,
            Self::Major => Indicator::Major,
            Self::Critical => Indicator::Critical,
        }
    }
}
