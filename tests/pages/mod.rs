//! The pages that we have the bodies of: those of our own specs, and the recorded ones.

use statuslamp::envelope;
use statuslamp::limits::DEFAULT_MAX_AGE;
use statuslamp::model::Provider;
use statuslamp::time::Timestamp;
use statuslamp::verdict::Verdict;

use crate::mutate::Body;
use crate::{recordings, spec};

pub(crate) struct Page {
    /// Where it is from, for a person to find it.
    pub(crate) title: String,
    pub(crate) is_recorded: bool,
    pub(crate) bodies: Vec<Text>,
    pub(crate) asked_at: Timestamp,
    pub(crate) provider: Provider,
    /// Its verdict's.
    pub(crate) word: &'static str,
}

/// A body as text, and how it is sent.
pub(crate) struct Text {
    pub(crate) text: String,
    units: Units,
}

/// Turns a unit of UTF-16 into its bytes; `None` in UTF-8.
type Units = Option<fn(u16) -> [u8; 2]>;

impl Page {
    /// `None` for bodies that are refused: they prove nothing however they are mutated.
    fn new(
        title: String,
        is_recorded: bool,
        bodies: Vec<Text>,
        asked_at: Timestamp,
    ) -> Option<Self> {
        let sent: Vec<_> = bodies.iter().map(|body| body.encode(&body.text)).collect();
        let (provider, word) = judge(&sent, asked_at)?;
        Some(Self { title, is_recorded, bodies, asked_at, provider, word })
    }

    /// With the fewest rows of which the same is read: of hundreds that are alike, a few are as good.
    fn thinned(mut self) -> Self {
        for max_rows in [3, 6, 12, 25, 50] {
            let thinned = Body::new(&self.bodies[0].text).thinned(max_rows);
            let read = judge(&[self.bodies[0].encode(&thinned)], self.asked_at);
            if read == Some((self.provider, self.word)) {
                self.bodies[0].text = thinned;
                break;
            }
        }
        self
    }

    /// The bodies as they are sent.
    pub(crate) fn sent(&self) -> Vec<Vec<u8>> {
        self.bodies.iter().map(|body| body.encode(&body.text)).collect()
    }

    /// With another text in the place of one of them.
    pub(crate) fn sent_with(&self, at: usize, text: &str) -> Vec<Vec<u8>> {
        let mut sent = self.sent();
        sent[at] = self.bodies[at].encode(text);
        sent
    }

    /// Whether one member that nobody knows makes it nobody's.
    pub(crate) fn must_be_alone(&self) -> bool {
        let [body] = &self.bodies[..] else { return false };
        let stranger = body.text.replacen('{', "{\"stranger\":0,", 1);
        judge(&[body.encode(&stranger)], self.asked_at).is_none()
    }

    pub(crate) fn is_green(&self) -> bool {
        self.word == "operational"
    }
}

/// What is shown at the moment of asking.
pub(crate) fn judge(bodies: &[Vec<u8>], asked_at: Timestamp) -> Option<(Provider, &'static str)> {
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let judged = envelope::read(&bodies, asked_at, |snapshot| {
        (snapshot.provider, Verdict::of(&snapshot, asked_at, DEFAULT_MAX_AGE).word())
    });
    judged.ok()
}

/// Of our specs, then of the recordings.
pub(crate) fn all() -> Vec<Page> {
    let noon = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    let mut pages = Vec::new();
    for file in spec::files("envelope") {
        for case in spec::cases(&file) {
            let title = format!("{}: {}", file.file_name().unwrap().display(), case.title);
            let bodies = case.bodies.iter().map(|body| Text::of_spec(body)).collect();
            pages.extend(Page::new(title, false, bodies, noon));
        }
    }
    for recording in recordings::all().unwrap_or_default() {
        let asked_at = recording.asked_at();
        let page = Page::new(recording.path, true, vec![Text::of(&recording.bytes)], asked_at);
        pages.extend(page.map(Page::thinned));
    }
    pages
}

impl Text {
    fn of(bytes: &[u8]) -> Self {
        let decoded = |pair: fn([u8; 2]) -> u16| {
            let units: Vec<u16> =
                bytes[2..].chunks_exact(2).map(|two| pair([two[0], two[1]])).collect();
            String::from_utf16(&units).unwrap()
        };
        match bytes {
            [0xfe, 0xff, ..] => {
                Self { text: decoded(u16::from_be_bytes), units: Some(u16::to_be_bytes) }
            }
            [0xff, 0xfe, ..] => {
                Self { text: decoded(u16::from_le_bytes), units: Some(u16::to_le_bytes) }
            }
            _ => Self { text: String::from_utf8(bytes.to_vec()).unwrap(), units: None },
        }
    }

    /// A body that begins with `utf-16be:` or `utf-16le:` is sent so.
    fn of_spec(body: &str) -> Self {
        let (text, units): (&str, Units) = if let Some(text) = body.strip_prefix("utf-16be:") {
            (text.trim(), Some(u16::to_be_bytes))
        } else if let Some(text) = body.strip_prefix("utf-16le:") {
            (text.trim(), Some(u16::to_le_bytes))
        } else {
            (body, None)
        };
        Self { text: text.to_owned(), units }
    }

    /// Another text, sent as this one is.
    pub(crate) fn encode(&self, text: &str) -> Vec<u8> {
        match self.units {
            Some(bytes) => format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect(),
            None => text.as_bytes().to_vec(),
        }
    }
}
