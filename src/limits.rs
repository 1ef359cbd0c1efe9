//! The bounds on everything that comes from outside, in one place.
//!
//! A bound is there so that a hostile or broken body costs a refusal and not a service. Real
//! bodies stay far below: the largest public `summary.json` seen has 470 components in 212 kB.

use crate::time::Seconds;

/// Of the reader of JSON, and of XML as well.
pub use statuslamp_tape::{MAX_BODY_BYTES, MAX_DEPTH, MAX_VALUES};

/// Of the body of an HTTP error, no more is read for what it says.
pub const MAX_ERROR_BYTES: usize = 64 * 1024;

/// Attributes of one XML element.
pub const MAX_ATTRIBUTES: usize = 64;

/// Rows of `components`, groups included.
pub const MAX_COMPONENTS: usize = 20_000;

/// Rows of `incidents`, and as many again of maintenances.
pub const MAX_INCIDENTS: usize = 2_000;

/// Rows of any other list that a keyed API answers.
pub const MAX_ROWS: usize = 20_000;

/// Messages kept of an HTTP error.
pub const MAX_ERROR_MESSAGES: usize = 8;

/// Nobody waits longer than this for a provider that asks for fewer requests.
pub const MAX_RETRY_AFTER: Seconds = Seconds(24 * 60 * 60);

/// Updates kept of one incident or maintenance; the newest come first.
pub const MAX_UPDATES: usize = 200;

/// Days kept of a component's history; the newest come last.
pub const MAX_HISTORY_DAYS: usize = 400;

/// Characters of an id, a zone name, or a status word.
pub const MAX_WORD_CHARS: usize = 100;

/// Characters of a name: of a page, a component, an incident.
pub const MAX_NAME_CHARS: usize = 300;

/// Characters of a description or an update's body.
pub const MAX_BODY_CHARS: usize = 10_000;

/// Bytes of a web address.
pub const MAX_ADDRESS_BYTES: usize = 2_048;

/// Characters of each half of a badge. A longer one helps nobody and is cut.
pub const MAX_BADGE_CHARS: usize = 255;

/// Components that one badge speaks of: more segments would be wider than any page.
pub const MAX_BADGE_PARTS: usize = 32;

/// Days that a badge counts or that bars show: a year, with its leap day.
pub const MAX_BADGE_DAYS: u16 = 366;

/// Characters by which a component is asked for: of several names, with strokes in between.
pub const MAX_PART_CHARS: usize = 4 * MAX_NAME_CHARS;

/// Characters of the reason that a badge gives in its title.
pub const MAX_REASON_CHARS: usize = 2 * MAX_BADGE_CHARS;

/// shields.io keeps what an endpoint answers for no less than this.
pub const MIN_ENDPOINT_CACHE: Seconds = Seconds(300);

/// No longer than this may it keep a badge: shields.io's own for badges that never change.
pub const MAX_ENDPOINT_CACHE: Seconds = Seconds(24 * 60 * 60);

/// Characters of a banner's detail.
pub const MAX_DETAIL_CHARS: usize = 280;

/// Bytes of a language's tag. RFC 5646, section 4.4.1, asks for room for 35.
pub const MAX_LANGUAGE_TAG_BYTES: usize = 100;

/// Languages of an `Accept-Language`. Browsers send fewer than ten.
pub const MAX_LANGUAGE_RANGES: usize = 32;

/// A reading older than this proves nothing, unless the caller says otherwise.
pub const DEFAULT_MAX_AGE: Seconds = Seconds(300);

/// As long as anybody may ask for.
pub const MAX_MAX_AGE: Seconds = Seconds(24 * 60 * 60);

/// A reading may lie this far in the future before it is called wrong: clocks differ.
pub const MAX_CLOCK_SKEW: Seconds = Seconds(60);

/// How long before its start a planned maintenance is announced.
pub const DEFAULT_LEAD_TIME: Seconds = Seconds(24 * 60 * 60);

/// An upstream must have answered in whole by then.
pub const UPSTREAM_TIMEOUT_MS: u32 = 10_000;

/// A provider's key has at least so many bytes.
pub const MIN_SECRET_BYTES: usize = 8;

/// Bytes of one scope.
pub const MAX_SCOPE_BYTES: usize = 100;

/// Scopes of one key that nobody knows.
pub const MAX_SCOPES: usize = 64;

/// Bytes of a key that was narrowed by its holder. Servers take headers of 8 kB.
pub const MAX_CHILD_BYTES: usize = 2_048;

/// Narrowed keys whose signatures are not verified anew at each use.
pub const MAX_VERIFIED_CHILDREN: usize = 256;

/// Bytes of a key in a request. Ours have 50.
pub const MAX_KEY_BYTES: usize = 512;

/// Characters of the note beside a key.
pub const MAX_NOTE_CHARS: usize = 500;

/// Ids that one key names: of pages, components, groups and organisations together.
pub const MAX_AUDIENCE_IDS: usize = 1_000;

/// As long may an old secret live beside the new one. Paddle allows a day, which is short where
/// a weekend lies between two deployments.
pub const MAX_GRACE: Seconds = Seconds(7 * 24 * 60 * 60);

/// A key is in use for so long after its last use: the longest six months, March to August, as
/// Statuspage's “IN USE”.
pub const IN_USE_FOR: Seconds = Seconds(184 * 24 * 60 * 60);

/// Uses of one key in a second: its rate is counted in milliseconds.
pub const MAX_RATE_PER_SECOND: u32 = 1_000;

/// Bytes of the path of a request to the gate.
pub const MAX_PATH_BYTES: usize = 1_024;

/// Bytes of a line of a log, or of an address in a HAR, that is looked at.
pub const MAX_LOG_LINE_BYTES: usize = 16 * 1024;

/// Requests that one piece of advice is about, each counted once.
pub const MAX_LOGGED: usize = 20_000;

/// Lines of a log of which it is said what is wrong with them. The others are counted.
pub const MAX_UNCLEAR: usize = 100;
