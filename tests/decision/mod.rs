//! How a line of `tests/specs/decision/*.txt` is read, and a decision written.

use std::fmt::Write as _;
use std::path::PathBuf;

use statuslamp::model::Provider;
use statuslamp::policy::{
    Audience, Decision, Fault, Grant, Method, PageAudience, Pages, Parts, Reason, Request, decide,
};
use statuslamp::scope::{Scope, Scopes};
use statuslamp::time::{Seconds, Timestamp};

pub(crate) fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

fn after(seconds: &str) -> Timestamp {
    Timestamp::from_seconds(now().milliseconds() / 1000 + seconds.parse::<i64>().unwrap()).unwrap()
}

fn scopes<'a>(words: impl IntoIterator<Item = &'a str>) -> Scopes {
    let mut scopes = Scopes::default();
    for word in words {
        scopes.add(word).unwrap();
    }
    scopes
}

fn grant(cell: &str) -> Grant {
    let mut grant = Grant {
        principal: "dashboard".into(),
        only_draws: false,
        scopes: Scopes::default(),
        audience: Audience::default(),
        not_before: None,
        expires_at: None,
    };
    for word in cell.split(' ') {
        if let Some(id) = word.strip_prefix("@org:") {
            grant.audience.organizations.push(id.into());
        } else if word == "@*" {
            grant.audience.pages = Pages::Every;
        } else if let Some(page) = word.strip_prefix('@') {
            let Pages::Only(pages) = &mut grant.audience.pages else { panic!("{cell}") };
            pages.push(page_audience(page));
        } else if let Some(words) = word.strip_prefix("all-but:") {
            grant.scopes = Scope::all().collect::<Scopes>().difference(&scopes(words.split(',')));
        } else if let Some(seconds) = word.strip_prefix("begins:") {
            grant.not_before = Some(after(seconds));
        } else if let Some(seconds) = word.strip_prefix("ends:") {
            grant.expires_at = Some(after(seconds));
        } else {
            match word {
                "-" => {}
                "all" => grant.scopes = Scope::all().collect(),
                "draws" => grant.only_draws = true,
                word => grant.scopes.add(word).unwrap(),
            }
        }
    }
    grant
}

/// `page{a,b}{c}`
fn page_audience(word: &str) -> PageAudience {
    let mut lists = word.split('{');
    let id = lists.next().unwrap().to_owned();
    let list = |list: &str| list.trim_end_matches('}').split(',').map(str::to_owned).collect();
    PageAudience { id, parts: Parts(lists.map(list).collect()) }
}

fn request(cell: &str) -> Request {
    let words: Vec<&str> = cell.split(' ').collect();
    let (method, provider, address, page) = match words[..] {
        [method, provider, address] => (method, provider, address, None),
        [method, provider, address, "at", page] => (method, provider, address, Some(page)),
        _ => panic!("{cell}"),
    };
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    Request {
        provider: Provider::parse(provider).unwrap(),
        method: method.into(),
        path: path.into(),
        query: query.into(),
        page: page.map(Into::into),
    }
}

fn shown(decision: &Decision) -> String {
    match decision {
        Decision::Allow(allowed) => {
            let route = allowed.route;
            let mut parts = vec![format!("allow {} {}", route.name, route.sensitivity.as_str())];
            parts.push(match allowed.cache.max_age {
                Seconds(0) => format!("keep {}", allowed.cache.keep.as_str()),
                Seconds(age) => format!("keep {} {age}s", allowed.cache.keep.as_str()),
            });
            if allowed.method != Method::Get {
                parts.push(allowed.method.as_str().into());
            }
            parts.extend(allowed.page.as_ref().map(|page| format!("of {page}")));
            if let Some(Parts(lists)) = &allowed.ids {
                let lists: Vec<String> = lists.iter().map(|list| list.join(",")).collect();
                parts.push(format!("only {{{}}}", lists.join("}{")));
            }
            if !allowed.query.is_empty() {
                parts.push(allowed.query.clone());
            }
            parts.join(", ")
        }
        Decision::Deny(reason) => {
            let wire = reason.wire();
            format!("deny {} {}: {}", wire.status, wire.code, cause(reason))
        }
        Decision::Indeterminate(fault) => {
            let cause = match fault {
                Fault::NoTable => "no table",
                Fault::NoPage => "no page",
                Fault::NoStore => "no store",
            };
            format!("indeterminate {} {}: {cause}", fault.wire().status, fault.wire().code)
        }
    }
}

fn cause(reason: &Reason) -> String {
    match reason {
        Reason::NotYet(_) => "not yet".into(),
        Reason::Expired(_) => "ended".into(),
        Reason::Method(_) => "method".into(),
        Reason::Path(problem) => problem.to_string().split(':').next().unwrap().to_owned(),
        Reason::NoRoute => "no route".into(),
        Reason::Query(member) => format!("query {member}"),
        Reason::OnlyDraws => "only draws".into(),
        Reason::MissingScope { needed, .. } => format!("lacks {needed}"),
        Reason::OtherAudience => "other audience".into(),
        Reason::WholePage => "whole page".into(),
        other => panic!("{other:?} is none of a decision"),
    }
}

/// A spec file.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// `$page`, and what it stands for.
    names: Vec<(String, String)>,
    lines: Vec<Line>,
}

/// One line: its three cells, or a comment or a title.
struct Line {
    text: String,
    cells: Option<[String; 3]>,
}

fn read(path: PathBuf) -> File {
    let text = std::fs::read_to_string(&path).unwrap();
    let definitions = text.lines().filter(|line| line.starts_with('$'));
    let names = definitions.map(|line| line.split_once(" = ").unwrap());
    let names = names.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let line = |text: &str| {
        let is_case = text.contains('|') && !text.starts_with(['#', '=']);
        let mut cells = text.split('|').map(|cell| cell.trim().to_owned());
        let mut cell = || cells.next().unwrap_or_default();
        let cells = is_case.then(|| [cell(), cell(), cell()]);
        Line { text: text.to_owned(), cells }
    };
    let lines = text.lines().map(line).collect();
    File { path, names, lines }
}

/// A case, with what its names stand for.
pub(crate) struct Asked {
    pub(crate) grant: Grant,
    pub(crate) request: Request,
    pub(crate) outcome: String,
    pub(crate) text: String,
}

impl File {
    fn asked(&self, cells: &[String; 3]) -> Asked {
        let full = |cell: &String| {
            self.names.iter().fold(cell.clone(), |cell, (name, value)| cell.replace(name, value))
        };
        let [grant_cell, request_cell, outcome] = cells;
        Asked {
            grant: grant(&full(grant_cell)),
            request: request(&full(request_cell)),
            outcome: outcome.clone(),
            text: format!("{}: {grant_cell} | {request_cell}", self.path.display()),
        }
    }

    pub(crate) fn cases(&self) -> impl Iterator<Item = Asked> {
        self.lines.iter().filter_map(|line| line.cells.as_ref()).map(|cells| self.asked(cells))
    }

    pub(crate) fn shown(&self, asked: &Asked) -> String {
        let short = |shown: String, (name, value): &(String, String)| shown.replace(value, name);
        self.names.iter().fold(shown(&asked.decide()), short)
    }

    /// In columns, as wide as a block of lines needs.
    pub(crate) fn written(&self) -> String {
        let mut text = String::new();
        for block in self.lines.chunk_by(|a, b| a.cells.is_some() && b.cells.is_some()) {
            let widest = |at: usize| {
                let cells = block.iter().filter_map(|line| line.cells.as_ref());
                cells.map(|cells| cells[at].len()).max().unwrap_or(0)
            };
            let (first, second) = (widest(0), widest(1));
            for line in block {
                match &line.cells {
                    Some(cells) => {
                        let decision = self.shown(&self.asked(cells));
                        let [grant, request, _] = cells;
                        write!(text, "{grant:first$} | {request:second$} | {decision}").unwrap();
                    }
                    None => text += &line.text,
                }
                text += "\n";
            }
        }
        text
    }
}

impl Asked {
    pub(crate) fn decide(&self) -> Decision {
        decide(&self.grant, &self.request, now())
    }
}

pub(crate) fn files() -> Vec<File> {
    let entries = std::fs::read_dir("tests/specs/decision").unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(read).collect()
}
