//! What was asked of providers' APIs, read from a log: a HAR file, which browsers save, the access
//! log of a server, or lines of a method and an address.

use std::cmp::Ordering;

use super::Request;
use crate::json::{Document, Value, Writer};
use crate::limits::{MAX_BODY_BYTES, MAX_LOG_LINE_BYTES, MAX_LOGGED, MAX_UNCLEAR};

mod address;
mod line;

/// What a log has in it. A line is counted from 1, and so is an entry of a HAR.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logged {
    /// What was asked, each once. A query has no more in it than the route takes, so no key that a
    /// client had in an address.
    pub requests: Vec<Request>,
    /// The line in which each of them stood first.
    pub lines: Vec<usize>,
    /// How many lines have no request in them.
    pub skipped: usize,
    /// Lines with a request of which it cannot be told what it was, and why. Nothing of
    /// the line is in the reason.
    pub unclear: Vec<(usize, String)>,
    /// How many more of them there are than are listed.
    pub unlisted: usize,
    /// Names of members of queries that were left out, with the line in which each stood first.
    pub left_out: Vec<(usize, String)>,
}

/// The requests in a log.
///
/// What begins with a brace is a HAR. Of a line of any other log the request is the first method
/// that has a path or an address behind it: so it is in the Common and the Combined Log Format of
/// Apache, in the formats that nginx and Caddy have for them, and in `GET https://…`. Whose
/// API it is tells the host, or else the path, if it is in one provider's table alone.
///
/// # Examples
///
/// ```
/// use statuslamp::policy::requests_of;
///
/// let logged = requests_of(
///     r#"192.0.2.7 - - [22/Nov/2026:12:00:00 +0000] "GET /v1/pages/abc123def456?api_key=hunter2 HTTP/1.1" 200 5
///        It is not so easy to read a log.
///        GET https://api.example.com/v1/invoices"#,
/// );
/// assert_eq!(logged.requests[0].path, "/v1/pages/abc123def456");
/// assert_eq!(logged.requests[0].query, "");
/// assert_eq!(logged.left_out, [(1, "api_key".to_owned())]);
/// assert_eq!(logged.skipped, 1);
/// assert_eq!(logged.unclear, [(3, "it cannot be told whose API this is".to_owned())]);
/// ```
pub fn requests_of(text: &str) -> Logged {
    let mut reader = Reader::default();
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > MAX_BODY_BYTES {
        reader.refuse(1, "larger than 8 MB: split it");
    } else if text.trim_start().starts_with('{') {
        reader.read_har(text);
    } else {
        for (at, line) in (1..).zip(text.lines()) {
            reader.read_line(at, line);
        }
    }
    reader.logged
}

const _: () = assert!(MAX_BODY_BYTES == 8 << 20 && MAX_LOGGED == 20_000, "as the messages say");

#[derive(Default)]
struct Reader {
    logged: Logged,
    /// The places of its requests, as [`order`] has them: to find one among twenty thousand.
    sorted: Vec<u32>,
}

impl Reader {
    /// <http://www.softwareishard.com/blog/har-12-spec/>
    fn read_har(&mut self, text: &str) {
        let document = match Document::parse(text.as_bytes()) {
            Ok(document) => document,
            Err(error) => return self.refuse(1, &["this is no HAR: ", &error.problem].concat()),
        };
        let entries = document.root().at("log.entries").filter(|entries| entries.is_array());
        let Some(entries) = entries else {
            return self.refuse(1, "this is no HAR: it has no log.entries");
        };
        for (at, entry) in (1..).zip(entries.rows(usize::MAX)) {
            let text = |path| entry.at(path).and_then(Value::as_text);
            match (text("request.method"), text("request.url")) {
                (Some(method), Some(url)) if url.len() <= MAX_LOG_LINE_BYTES => {
                    self.read_request(at, &method, &url);
                }
                (Some(_), Some(_)) => self.refuse(at, TOO_LONG),
                _ => self.logged.skipped += 1,
            }
        }
        if document.check().is_err() {
            *self = Self::default();
            self.refuse(1, "this is no HAR: it has one name twice");
        }
    }

    fn read_line(&mut self, at: usize, line: &str) {
        if line.len() > MAX_LOG_LINE_BYTES {
            return self.refuse(at, TOO_LONG);
        }
        match line::request(line) {
            Some((method, target)) => self.read_request(at, method, target),
            None => self.logged.skipped += usize::from(!line.trim_ascii().is_empty()),
        }
    }

    fn read_request(&mut self, at: usize, method: &str, target: &str) {
        match address::read(method, target) {
            Ok(Some((request, left_out))) => {
                let names = &mut self.logged.left_out;
                for name in left_out {
                    if names.len() < MAX_UNCLEAR && names.iter().all(|(_, known)| *known != name) {
                        names.push((at, name));
                    }
                }
                self.add(at, request);
            }
            Ok(None) => self.logged.skipped += 1,
            Err(problem) => self.refuse(at, &problem),
        }
    }

    fn add(&mut self, at: usize, request: Request) {
        let Self { logged: Logged { requests, lines, .. }, sorted } = self;
        let known = |place: &u32| requests.get(*place as usize);
        let found = sorted.binary_search_by(|place| {
            known(place).map_or(Ordering::Less, |known| order(known, &request))
        });
        let Err(free) = found else { return };
        match u32::try_from(requests.len()) {
            Ok(place) if requests.len() < MAX_LOGGED => {
                sorted.insert(free, place);
                requests.push(request);
                lines.push(at);
            }
            _ => self.refuse(at, "more than 20,000 different requests: split the log"),
        }
    }

    fn refuse(&mut self, at: usize, problem: &str) {
        let Logged { unclear, unlisted, .. } = &mut self.logged;
        if unclear.len() < MAX_UNCLEAR {
            unclear.push((at, problem.to_owned()));
        } else {
            *unlisted += 1;
        }
    }
}

impl Logged {
    /// What was read, as JSON. Each of the `requests` is one that
    /// [`Request::list_from_json`] reads.
    pub fn to_json(&self) -> String {
        let mut json = Writer::new();
        let noted = |json: &mut Writer, name, rows: &[(usize, String)], member| {
            json.array(name, rows, |json, (line, text)| {
                json.object(|json| {
                    json.shown("line", line);
                    json.text(member, text);
                });
            });
        };
        json.object(|json| {
            json.array("requests", &self.requests, |json, request| {
                json.object(|json| request.write(json));
            });
            let lines: Vec<String> = self.lines.iter().map(ToString::to_string).collect();
            json.shown("lines", &["[", &lines.join(","), "]"].concat());
            json.shown("skipped", &self.skipped);
            noted(json, "unclear", &self.unclear, "reason");
            json.shown("unlisted", &self.unlisted);
            noted(json, "leftOut", &self.left_out, "name");
        });
        json.finish()
    }
}

const TOO_LONG: &str = "longer than any request: 16 kB";
const _: () = assert!(MAX_LOG_LINE_BYTES == 16 << 10, "as the message says");

fn order(one: &Request, other: &Request) -> Ordering {
    fn parts(request: &Request) -> [&str; 4] {
        let Request { provider, method, path, query, .. } = request;
        [path, query, method, provider.as_str()]
    }
    parts(one).cmp(&parts(other))
}

impl Request {
    fn write(&self, json: &mut Writer) {
        json.text("provider", self.provider.as_str());
        json.text("method", &self.method);
        json.text("path", &self.path);
        json.optional("query", Some(&*self.query).filter(|query| !query.is_empty()));
        json.optional("page", self.page.as_deref());
    }
}
