//! The least that would do: logs beside the advice that comes of them. A second body of a case is
//! the id of the page whose host it is.

mod sample;
mod spec;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use statuslamp::limits::{MAX_LOG_LINE_BYTES, MAX_LOGGED, MAX_UNCLEAR};
use statuslamp::model::Provider;
use statuslamp::policy::{
    Advice, Audience, Decision, Grant, Logged, Pages, Parts, Request, advise, decide, requests_of,
};
use statuslamp::route::{self, Bound, Route, Takes};
use statuslamp::scope::{KeyPower, Scopes};
use statuslamp::time::Timestamp;

fn shown(advice: &Advice, logged: &Logged) -> String {
    let mut text = String::new();
    for word in advice.scopes.words() {
        writeln!(text, "scope {word}").unwrap();
    }
    match &advice.audience.pages {
        Pages::Every => text += "every page\n",
        Pages::Only(pages) => {
            for page in pages {
                let lists = page.parts.0.iter().map(|list| format!(" {{{}}}", list.join(", ")));
                writeln!(text, "page {}{}", page.id, lists.collect::<String>()).unwrap();
            }
        }
    }
    for id in &advice.audience.organizations {
        writeln!(text, "organisation {id}").unwrap();
    }
    for key in &advice.keys {
        let power = match &key.power {
            None => "none".to_owned(),
            Some(KeyPower::Full) => "full".to_owned(),
            Some(KeyPower::ReadOnly) => "read-only".to_owned(),
            Some(KeyPower::Scoped(scopes)) => format!("with {scopes}"),
            Some(KeyPower::Permissions(words)) => format!("with {}", words.join(" ")),
            Some(other) => panic!("{other:?} is none of the weakest"),
        };
        writeln!(text, "key of {}: {power}", key.provider).unwrap();
        for warning in &key.warnings {
            writeln!(text, "  {warning}").unwrap();
        }
    }
    for warning in &advice.warnings {
        writeln!(text, "note {warning}").unwrap();
    }
    for refused in &advice.refused {
        writeln!(text, "line {} refused: {}", logged.lines[refused.at], refused.reason).unwrap();
    }
    for (line, reason) in &logged.unclear {
        writeln!(text, "line {line} unclear: {reason}").unwrap();
    }
    for (line, name) in &logged.left_out {
        writeln!(text, "line {line} left out: {name}").unwrap();
    }
    if logged.skipped > 0 {
        writeln!(text, "skipped {}", logged.skipped).unwrap();
    }
    text
}

#[test]
fn specs() {
    let mut count = 0;
    for file in spec::files("advice") {
        count += spec::check(&file, |case| {
            let mut logged = requests_of(&case.bodies[0]);
            for request in &mut logged.requests {
                request.page = case.bodies.get(1).cloned();
            }
            let text = shown(&advise(&logged.requests), &logged);
            assert!(!text.contains("hunter2") && !format!("{logged:?}").contains("hunter2"));
            text
        });
    }
    assert!(count >= 40, "{count}");
}

fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

fn grant(scopes: &Scopes, audience: &Audience) -> Grant {
    Grant {
        principal: String::new(),
        only_draws: false,
        scopes: scopes.clone(),
        audience: audience.clone(),
        not_before: None,
        expires_at: None,
    }
}

struct Random(u64);

impl Random {
    /// Below `end`. <https://en.wikipedia.org/wiki/Xorshift>
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    fn id(&mut self, kind: &str) -> &'static str {
        match kind.split('|').next().unwrap() {
            "code" => self.of(&["abc123def456", "abc456def456", "xyz123def456"]),
            "uuid" => self.of(&[
                "9d1136b5-5701-45f7-a65a-7e19e0610ee5",
                "00000000-5701-45f7-a65a-7e19e0610ee5",
            ]),
            "id" => self.of(&["acme", "umbrella-1", "9"]),
            "number" => self.of(&["1337", "42"]),
            kind => panic!("{kind}"),
        }
    }

    fn query(&mut self, route: &Route) -> String {
        let mut members = Vec::new();
        for (name, takes) in route.takes() {
            if self.below(2) == 0 {
                let value = match takes {
                    Takes::Number(least, _) => least.to_string(),
                    Takes::Word => self.of(&["acme", "umbrella"]).to_owned(),
                    Takes::Words => "a,b".to_owned(),
                    Takes::OneOf(words) => self.of(words).to_owned(),
                };
                members.push(format!("{name}={value}"));
            }
        }
        if self.below(20) == 0 {
            members.push(self.of(&["api_key=1", "page=x", "x"]).to_owned());
        }
        members.join("&")
    }

    fn request(&mut self, routes: &[(Provider, &'static Route)]) -> Request {
        let (provider, route) = self.of(routes);
        let mut path = sample::filled(route, |_, kind| self.id(kind));
        if self.below(20) == 0 {
            path += self.of(&["/", ".json", "/x", "%2e", "?"]);
        }
        let method = self.of(&["GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST"]).to_owned();
        let page = [None, Some("abc123def456".to_owned())][self.below(2)].clone();
        Request { provider, method, path, query: self.query(route), page }
    }
}

/// All that a request asks for goes on: not only that it is allowed.
fn is_whole(grant: &Grant, request: &Request) -> bool {
    let Decision::Allow(allowed) = decide(grant, request, now()) else { return false };
    match (allowed.route.bound, &allowed.ids) {
        (Bound::Components(_), Some(_)) => false,
        (Bound::Component(_), Some(parts)) => {
            let found = route::find(request.provider, &request.path).unwrap().unwrap();
            parts.hold(&[found.param("component").unwrap()])
        }
        _ => true,
    }
}

/// Every audience with one thing less in it.
fn less(audience: &Audience, named: &[String]) -> Vec<Audience> {
    let mut all = Vec::new();
    match &audience.pages {
        Pages::Every => {
            let named = Audience::of_pages(named.iter().map(String::as_str)).pages;
            all.push(Audience { pages: named, ..audience.clone() });
        }
        Pages::Only(pages) => {
            for at in 0..pages.len() {
                let mut fewer = pages.clone();
                let page = fewer.remove(at);
                all.push(Audience { pages: Pages::Only(fewer), ..audience.clone() });
                for part in 0..page.parts.0.first().map_or(0, Vec::len) {
                    let mut fewer = pages.clone();
                    fewer[at].parts.0[0].remove(part);
                    all.push(Audience { pages: Pages::Only(fewer), ..audience.clone() });
                }
            }
        }
    }
    for at in 0..audience.organizations.len() {
        let mut fewer = audience.clone();
        fewer.organizations.remove(at);
        all.push(fewer);
    }
    all
}

#[test]
fn advice_allows_what_it_does_not_refuse_and_none_of_it_can_be_spared() {
    let tables = route::providers().map(|p| (p, route::table(p).unwrap()));
    let routes: Vec<_> = tables.flat_map(|(p, t)| t.iter().map(move |r| (p, r))).collect();
    let mut random = Random(0x2026_1122);
    let (mut allowed, mut refused, mut spared) = (0, 0, 0);
    for round in 0..3_000 {
        // Now any routes, now a few, so that not every list has one about everything in it.
        let some: Vec<_> = match round % 3 {
            0 => routes.clone(),
            _ => (0..3).map(|_| random.of(&routes)).collect(),
        };
        let requests: Vec<_> = (0..random.below(9)).map(|_| random.request(&some)).collect();
        let advice = advise(&requests);
        let is_refused = |at: usize| advice.refused.iter().any(|refused| refused.at == at);
        let (out, asked): (Vec<_>, Vec<_>) =
            requests.iter().enumerate().partition(|(at, _)| is_refused(*at));
        let key = grant(&advice.scopes, &advice.audience);
        let all = |key: &Grant| asked.iter().all(|(_, request)| is_whole(key, request));
        assert!(all(&key), "{requests:?} {advice:?}");
        (allowed, refused) = (allowed + asked.len(), refused + out.len());
        // Nothing would do for the others, not even everything.
        let organizations = ["acme", "umbrella-1", "9"].map(str::to_owned).to_vec();
        let most = Audience { pages: Pages::Every, organizations };
        let most = grant(&statuslamp::scope::Scope::all().collect(), &most);
        for (_, request) in out {
            let decision = decide(&most, request, now());
            assert!(!matches!(decision, Decision::Allow(_)), "{request:?}");
        }
        for scope in advice.scopes.known() {
            let one: Scopes = [scope].into_iter().collect();
            let fewer = grant(&advice.scopes.clone().difference(&one), &advice.audience);
            assert!(!all(&fewer), "without {scope}: {requests:?}");
        }
        let named = asked.iter().filter_map(|(_, request)| {
            let Decision::Allow(allowed) = decide(&key, request, now()) else { return None };
            allowed.page
        });
        for audience in less(&advice.audience, &named.collect::<Vec<_>>()) {
            assert!(!all(&grant(&advice.scopes, &audience)), "{audience:?}: {requests:?}");
            spared += 1;
        }
    }
    assert!(allowed > 5_000 && refused > 1_000 && spared > 3_000, "{allowed} {refused} {spared}");
}

#[test]
fn each_route_alone_needs_its_own_scopes_and_is_told_by_its_path() {
    for provider in route::providers() {
        for route in route::table(provider).unwrap() {
            let path = sample::path(route);
            let logged = requests_of(&format!("GET https://status.example{path}"));
            let [request] = &logged.requests[..] else { panic!("{path}: {logged:?}") };
            assert_eq!(request.provider, provider, "{path}");
            let request = Request { page: Some("abc123def456".into()), ..request.clone() };
            let advice = advise(std::slice::from_ref(&request));
            assert_eq!(advice.refused, [], "{path}");
            assert_eq!(advice.scopes, route.scopes.iter().copied().collect(), "{path}");
            assert_eq!(advice.keys.len(), 1, "{path}");
            let needs_none = advice.keys[0].power.is_none();
            assert_eq!(needs_none, route.sensitivity == route::Sensitivity::Public, "{path}");
            if let Some(power) = &advice.keys[0].power {
                for scope in route.scopes {
                    assert_ne!(power.allows(*scope), Some(false), "{path}");
                }
            }
        }
    }
}

#[test]
fn advice_is_json_of_which_a_part_is_a_grant() {
    let logged = requests_of(
        "GET https://api.statuspage.io/v1/pages/abc123def456/components/cmp123def456?api_key=x&q\n\
         GET https://api.statuspage.io/v1/organizations/acme/users\n\
         GET https://statuspage.me/user/api/v1/monitors\n\
         DELETE https://api.statuspage.io/v1/pages/abc123def456/components/cmp123def456\n\
         nothing\n\
         GET /nowhere",
    );
    let advice = advise(&logged.requests);
    let json: serde_json::Value = serde_json::from_str(&advice.to_json()).unwrap();
    let expected = serde_json::json!({
        "scopes": ["monitors:read", "users:read"],
        "pages": [{"id": "abc123def456", "components": [["cmp123def456"]]}],
        "organizations": ["acme"],
        "keys": [
            {
                "provider": "statuspage",
                "key": "full",
                "warnings": ["Statuspage has no read-only key: keep it in the gate."],
            },
            {
                "provider": "statuspage_me",
                "key": "scopes",
                "words": ["monitors:read"],
                "warnings": advice.keys[1].warnings,
            },
        ],
        "warnings": advice.warnings,
        "refused": [{"at": 3, "reason": "DELETE is refused: only GET and HEAD go through"}],
    });
    assert_eq!(json, expected);
    let member = |name: &str| json[name].clone();
    let grant = serde_json::json!({
        "principal": "least",
        "scopes": member("scopes"),
        "pages": member("pages"),
        "organizations": member("organizations"),
    });
    let grant = Grant::from_json(&grant.to_string()).unwrap();
    assert_eq!((grant.scopes, grant.audience), (advice.scopes, advice.audience));

    let json: serde_json::Value = serde_json::from_str(&logged.to_json()).unwrap();
    assert_eq!(json["lines"], serde_json::json!([1, 2, 3, 4]));
    assert_eq!(json["skipped"], 1);
    assert_eq!(json["unlisted"], 0);
    let unclear = serde_json::json!([{"line": 6, "reason": "it cannot be told whose API this is"}]);
    assert_eq!(json["unclear"], unclear);
    let left_out = serde_json::json!([{"line": 1, "name": "api_key"}, {"line": 1, "name": "one without a value"}]);
    assert_eq!(json["leftOut"], left_out);
    let again = Request::list_from_json(&json["requests"].to_string()).unwrap();
    assert_eq!(again, logged.requests);
    assert!(Request::list_from_json("{}").is_err());
    assert!(
        Request::list_from_json(r#"[{"provider":"statuspage","method":"GET","path":"/","x":1}]"#)
            .is_err()
    );
}

#[test]
fn a_request_without_a_page_takes_the_page_of_whoever_knows_it() {
    let mut logged = requests_of("GET https://acme.statuspage.io/api/v2/summary.json");
    assert_eq!(advise(&logged.requests).refused.len(), 1);
    logged.requests[0].page = Some(String::new());
    assert_eq!(advise(&logged.requests).refused.len(), 1, "an empty id is nobody's name");
    logged.requests[0].page = Some("abc123def456".into());
    let advice = advise(&logged.requests);
    assert_eq!((advice.refused, advice.audience), (vec![], Audience::of_pages(["abc123def456"])));
}

#[test]
fn no_value_of_a_query_and_nothing_of_a_line_that_is_unclear_is_repeated() {
    let secret = "hunter2";
    let mut lines = vec![
        format!("GET https://{secret}:{secret}@api.statuspage.io/v1/pages#{secret}"),
        format!("GET https://{secret}.example/{secret}?token={secret}"),
        format!("{secret} https://api.statuspage.io/v1/pages"),
        format!("GET https://api.statuspage.io/v1/pages?{secret}"),
        format!("GET https://api.statuspage.io/v1/pages?{secret}=="),
        format!("GET https://api.statuspage.io/v1/pages?page={secret}&token={secret}"),
        format!("GET https://statuspage.me/api/embed/status?slug=%20{secret}"),
        format!("GET https://statuspage.me/api/embed/status?%73lug={secret}"),
        format!("GET /v1/pages?api_key={secret} HTTP/1.1\" 200 \"https://x/?{secret}\""),
        format!("{{\"log\":{{\"{secret}\":1}}}}"),
        format!("{{\"log\":{{\"entries\":[{{\"{secret}\":1,\"{secret}\":2}}]}}}}"),
        format!("{{\"log\":{{\"entries\":[],\"entries\":\"{secret}\"}}}}"),
    ];
    lines.push(lines[..9].join("\n"));
    for line in &lines {
        let logged = requests_of(line);
        let advice = advise(&logged.requests);
        let all = format!("{logged:?}{}{advice:?}{}", logged.to_json(), advice.to_json());
        assert!(!all.contains(secret), "{line}: {all}");
    }
}

#[test]
fn what_is_in_a_log_many_times_is_there_once_and_lists_end() {
    let mut log = String::new();
    for at in 0..MAX_LOGGED + 50 {
        writeln!(log, "GET /v1/pages/p{at:011}").unwrap();
        writeln!(log, "GET /v1/pages/abc123def456/components?page={}&k{at}=1", at % 3 + 1).unwrap();
    }
    let logged = requests_of(&log);
    assert_eq!((logged.requests.len(), logged.lines.len()), (MAX_LOGGED, MAX_LOGGED));
    let unclear = logged.unclear.len() + logged.unlisted;
    assert_eq!((unclear, logged.left_out.len()), (53, MAX_UNCLEAR));
    assert_eq!(&logged.lines[..4], [1, 2, 3, 4]);
    assert_eq!(logged.lines[6], 7, "the fourth page is there: three queries are");
    let logged = requests_of(&"GET /nowhere\n".repeat(150));
    assert_eq!((logged.unclear.len(), logged.unlisted), (MAX_UNCLEAR, 50));
}

/// The longest takes two seconds, unoptimised; were it quadratic, it would take minutes.
#[track_caller]
fn assert_quick(name: &str, log: &str) -> Logged {
    let start = Instant::now();
    let logged = requests_of(log);
    let advice = advise(&logged.requests);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(8), "{name} took {took:?}");
    assert!(logged.to_json().len() + advice.to_json().len() < 8 << 20, "{name}");
    logged
}

#[test]
fn a_hostile_log_costs_no_more_than_its_length() {
    let long = "x".repeat(1 << 20);
    let logged = assert_quick("a line of 1 MB", &long);
    assert_eq!(logged.unclear, [(1, "longer than any request: 16 kB".to_owned())]);
    let at_most = format!("GET /v1/pages?{}", "&".repeat(MAX_LOG_LINE_BYTES - 14));
    assert_eq!(assert_quick("as long as may be", &at_most).requests.len(), 1);
    assert_eq!(requests_of(&(at_most + "&")).unclear.len(), 1);
    for unit in [
        "GET ",
        "GET / ",
        "GET \n",
        "GET /\n",
        "/ ",
        "\" ",
        "GET /v1/pages\n",
        "GET /v1/pages?a=1&b=2&c=3\n",
        "GET /v1/pages/abc123def456/metrics_providers/x/metrics\n",
        "GET https://api.statuspage.io/v1/pages/abc123def456/incidents?q=a&limit=1&page=1\n",
        "GET https://@:@:@/?#?#\n",
        "GET /proxy//////\n",
        "\u{0}\u{1}\u{fffd}\n",
        "\u{202e}\u{85}é\r\n\r",
    ] {
        assert_quick(unit, &unit.repeat((1 << 20) / unit.len()));
    }
    let members = |count| format!("GET /v1/pages?{}\n", "a&".repeat(count));
    assert_eq!(
        (requests_of(&members(64)).unclear.len(), requests_of(&members(65)).unclear.len()),
        (0, 1)
    );
    let members = members(64);
    assert_quick("members", &members.repeat((1 << 20) / members.len()));
    let binary: Vec<u8> =
        (0..1_u32 << 20).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_quick("binary", &String::from_utf8_lossy(&binary));

    for (name, text) in [
        ("deep", "{\"a\":".repeat(200_000)),
        ("deep arrays", format!("{{\"log\":{}", "[".repeat(1 << 20))),
        ("no end", "{\"log\":{\"entries\":[".to_owned()),
        ("other JSON", "{\"log\":{\"entries\":{\"a\":[]}}}".to_owned()),
        ("lines of JSON", "{\"method\":\"GET\",\"url\":\"/v1/pages\"}\n".repeat(9)),
    ] {
        let logged = assert_quick(name, &text);
        assert_eq!((logged.requests.len(), logged.unclear.len()), (0, 1), "{name}");
        assert!(logged.unclear[0].1.starts_with("this is no HAR"), "{name}: {:?}", logged.unclear);
    }
    let entry = r#"{"request":{"method":"GET","url":"https://api.statuspage.io/v1/pages"}},"#;
    let har = format!("{{\"log\":{{\"entries\":[{}1]}}}}", entry.repeat((1 << 20) / entry.len()));
    let logged = assert_quick("a long HAR", &har);
    assert_eq!((logged.requests.len(), logged.skipped), (1, 1));
    let url = format!(
        "{{\"log\":{{\"entries\":[{}]}}}}",
        entry.replace("v1", &long).trim_end_matches(',')
    );
    assert_eq!(assert_quick("a long address", &url).unclear.len(), 1);
    let huge = requests_of(&" ".repeat((8 << 20) + 1));
    assert_eq!(huge.unclear, [(1, "larger than 8 MB: split it".to_owned())]);
}

#[test]
fn parts_of_a_page_are_one_list() {
    let path = "GET /v1/pages/abc123def456/components/";
    let logged =
        requests_of(&format!("{path}cmp2def45612\n{path}cmp1def45612\n{path}cmp2def45612/uptime"));
    let advice = advise(&logged.requests);
    let parts = Parts(vec![vec!["cmp1def45612".into(), "cmp2def45612".into()]]);
    assert_eq!(advice.audience.page("abc123def456"), Some(&parts));
}
