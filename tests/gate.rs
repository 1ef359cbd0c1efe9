//! The proxy as pure functions: what it sends, what it answers, and that the upstream's key
//! goes nowhere else.

use statuslamp::gate::{Answer, ClientRequest, Config, Failure, Fetch, Plan, Reply, finish, plan};
use statuslamp::key::{KeyHash, Secret};
use statuslamp::policy::Parts;
use statuslamp::time::Timestamp;

const KEY: &str = "slk_test_0123456789abcdef";
const SECRET: &str = "planted-upstream-secret";
const PATH: &str = "/acme/v1/pages/abc123def456/components";

fn config() -> Config {
    let key = |name: &str, key: &str, scopes: &[&str], upstreams: &[&str]| {
        serde_json::json!({
            "name": name, "sha256": String::from(KeyHash::of(key)), "scopes": scopes,
            "upstreams": upstreams, "pages": ["abc123def456"],
        })
    };
    let json = serde_json::json!({
        "upstreams": {
            "acme": {"provider": "statuspage", "origin": "https://api.example", "secret": SECRET},
            "other": {"provider": "statuspage", "origin": "https://other.example", "secret": "another-secret"},
        },
        "keys": [
            key("dashboard", KEY, &["monitors:read"], &["acme"]),
            key("no scope", "slk_empty", &[], &["acme"]),
        ],
    });
    Config::from_json(&json.to_string()).unwrap()
}

fn request(key: Option<&str>) -> ClientRequest {
    ClientRequest {
        method: "GET".into(),
        path: PATH.into(),
        query: String::new(),
        authorization: key.map(|key| format!("Bearer {key}")),
        api_key: None,
    }
}

fn run(request: &ClientRequest) -> Plan {
    plan(&config(), request, Timestamp::parse("2026-11-22T12:00:00Z").unwrap())
}

#[track_caller]
fn fetch(request: &ClientRequest) -> Fetch {
    match run(request) {
        Plan::Fetch(fetch) => fetch,
        Plan::Respond { reply } => panic!("refused: {}", text(&reply)),
    }
}

#[track_caller]
fn refusal(request: &ClientRequest) -> Reply {
    match run(request) {
        Plan::Respond { reply } => reply,
        Plan::Fetch(fetch) => panic!("let through: {fetch:?}"),
    }
}

fn text(reply: &Reply) -> &str {
    std::str::from_utf8(&reply.body).unwrap()
}

fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
    reply.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

#[test]
fn the_request_upstream_is_built_not_copied() {
    let mut asked = request(Some(KEY));
    asked.query = "per_page=50&page=2".into();
    let sent = fetch(&asked);
    assert_eq!(sent.method, "GET");
    assert_eq!(sent.url, "https://api.example/v1/pages/abc123def456/components?page=2&per_page=50");
    let names: Vec<&str> = sent.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Accept", "Authorization", "User-Agent"]);
    assert_eq!(sent.headers[1].1, format!("OAuth {SECRET}"));
    asked.method = "HEAD".into();
    assert_eq!(fetch(&asked).method, "GET");
    assert!(!format!("{sent:?}{:?}", config()).contains(SECRET), "Debug shows the key");
    assert_eq!(format!("{:?}", Secret::parse(SECRET).unwrap()), "*****", "that there is one");
}

#[test]
fn a_key_comes_one_way_or_the_other() {
    let by_header =
        ClientRequest { authorization: None, api_key: Some(KEY.into()), ..request(None) };
    assert_eq!(fetch(&by_header), fetch(&request(Some(KEY))));
    let lower = ClientRequest { authorization: Some(format!("bearer  {KEY}")), ..request(None) };
    assert_eq!(fetch(&lower), fetch(&by_header));
}

#[test]
fn refusals_say_what_rfc_6750_says() {
    #[track_caller]
    fn assert(request: &ClientRequest, status: u16, challenge: Option<&str>, body: &str) {
        let reply = refusal(request);
        assert_eq!((reply.status, text(&reply)), (status, body));
        assert_eq!(header(&reply, "WWW-Authenticate"), challenge);
        assert_eq!(header(&reply, "Cache-Control"), Some("private, no-store"));
    }
    const REALM: &str = "Bearer realm=\"statuslamp\"";
    let none = r#"{"error":"no key: send it as “Authorization: Bearer …” or “X-API-Key: …”"}"#;
    assert(&request(None), 401, Some(REALM), none);
    let other_scheme = ClientRequest {
        authorization: Some("Basic eA==".into()),
        api_key: Some(KEY.into()),
        ..request(None)
    };
    assert_eq!(fetch(&other_scheme), fetch(&request(Some(KEY))), "Basic is no key of ours");
    let basic = ClientRequest { authorization: Some("Basic eA==".into()), ..request(None) };
    assert(&basic, 401, Some(REALM), none);
    let malformed = r#"{"error":"the key is not written as a key is","code":"invalid_request"}"#;
    let challenge = format!("{REALM}, error=\"invalid_request\"");
    for bad in ["", "a b", "schlüssel", "x\u{0}", &"x".repeat(513)] {
        assert(&request(Some(bad)), 400, Some(&challenge), malformed);
    }
    let unknown = r#"{"error":"the key is not known here","code":"invalid_token"}"#;
    let challenge = format!("{REALM}, error=\"invalid_token\"");
    for bad in ["slk_other", SECRET, &KEY.to_uppercase(), &KEY[1..]] {
        assert(&request(Some(bad)), 401, Some(&challenge), unknown);
    }
    let both = ClientRequest { api_key: Some(KEY.into()), ..request(Some(KEY)) };
    let two = r#"{"error":"two keys: send Authorization or X-API-Key, not both","code":"invalid_request"}"#;
    assert(&both, 400, Some(&format!("{REALM}, error=\"invalid_request\"")), two);
    let scope = r#"{"error":"this takes the scope monitors:read; the key has none","code":"insufficient_scope","scope":"monitors:read"}"#;
    let challenge = format!("{REALM}, error=\"insufficient_scope\", scope=\"monitors:read\"");
    assert(&request(Some("slk_empty")), 403, Some(&challenge), scope);
    let post = ClientRequest { method: "POST".into(), ..request(Some(KEY)) };
    let only =
        r#"{"error":"POST is refused: only GET and HEAD go through","code":"method_not_allowed"}"#;
    assert(&post, 405, None, only);
    assert_eq!(header(&refusal(&post), "Allow"), Some("GET, HEAD, OPTIONS"));
    let nothing = r#"{"error":"there is nothing at this path for this key","code":"not_found"}"#;
    for path in [
        "",
        "/",
        "/acme",
        "acme/v1",
        "/other/v1/pages/abc123def456/components",
        "/none/v1",
        "//acme/v1",
    ] {
        assert(&ClientRequest { path: path.into(), ..request(Some(KEY)) }, 404, None, nothing);
    }
    let long = format!("/acme/{}", "x".repeat(1_024));
    for (path, problem) in [
        (&*long, "is longer than 1024 bytes"),
        ("/acme//v1/pages/abc123def456/components", "has an empty segment"),
        ("/acme/v1/../pages", "has a dot for a segment"),
    ] {
        let reply = refusal(&ClientRequest { path: path.into(), ..request(Some(KEY)) });
        let body = format!(r#"{{"error":"the path {problem}","code":"invalid_request"}}"#);
        assert_eq!((reply.status, text(&reply)), (400, &*body));
    }
    let options = refusal(&ClientRequest { method: "OPTIONS".into(), ..request(Some(KEY)) });
    assert_eq!((options.status, text(&options)), (204, ""));
    assert_eq!(header(&options, "Allow"), Some("GET, HEAD, OPTIONS"));
    for query in [
        "api_key=x",
        "page=1&page=2",
        "page=-1",
        "page=+1",
        "page=",
        "page=1;x",
        "page%5f=1",
        "q=%00",
        "page=100000",
        "per_page=101",
    ] {
        let reply = refusal(&ClientRequest { query: query.into(), ..request(Some(KEY)) });
        assert_eq!(reply.status, 400, "{query}");
    }
}

fn answered(status: u16, content_type: &str, body: &str) -> Answer {
    Answer::Answered {
        status,
        content_type: Some(content_type.into()),
        retry_after: Some("17".into()),
        body: body.as_bytes().to_vec(),
    }
}

#[test]
fn the_answer_is_written_anew_and_what_opens_something_is_masked() {
    let body = r#"[ {"id":"c1","name":"API & <web>","automation_email":"x@y","position":1e0,"group":false,"group_id":null,
        "new":{"Api_Key":"x","automationEmail":"x@y","automation_email":null,"\u0073ecret":["x"],"n":[[],{}]}}, {}]"#;
    let reply = finish(
        &fetch(&request(Some(KEY))),
        &answered(200, "application/json; charset=utf-8", body),
    );
    assert_eq!(reply.status, 200);
    assert_eq!(
        text(&reply),
        r#"[{"id":"c1","name":"API & \u003cweb>","automation_email":"*****","position":1e0,"group":false,"group_id":null,"new":{"Api_Key":"*****","automationEmail":"*****","automation_email":null,"secret":"*****","n":[[],{}]}},{}]"#
    );
    let names: Vec<&str> = reply.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Content-Type", "Cache-Control", "X-Content-Type-Options"]);
}

#[test]
fn a_row_is_written_anew_or_not_at_all() {
    let sent = fetch(&request(Some(KEY)));
    let clean = |body: &str| finish(&sent, &answered(200, "application/json", body));
    assert_eq!(clean(r#"[{"status":"major_outage","status":"operational"}]"#).status, 502);
    assert_eq!(clean(r#"[{"page_id":"abc123def456"}]"#).status, 200);
    assert_eq!(clean(r#"[{"page_id":"zzz999zzz999","name":"other customer"}]"#).status, 502);
    assert_eq!(clean(r#"[{"status_page_id":"zzz999zzz999"}]"#).status, 502);
    assert_eq!(clean(r#"[{"new":[{"page_id":"zzz999zzz999"}]}]"#).status, 502);
    assert_eq!(clean(&format!("[{}]", vec!["{}"; 20_001].join(","))).status, 502);
    assert_eq!(clean("\u{feff}[]").status, 200);
}

/// A client of two components gets their rows, and no count that tells of others.
#[test]
fn rows_that_the_key_may_not_see_are_left_out() {
    let mut sent = fetch(&request(Some(KEY)));
    let seen = |ids: &[&[&str]]| {
        let lists = ids.iter().map(|list| list.iter().map(|id| (*id).to_owned()).collect());
        Some(Parts(lists.collect()))
    };
    let body = r#"[{"id":"c1","name":"API"},{"id":"c2","name":"Hidden","group_id":"g1"},{"id":3,"group_id":null}]"#;
    for (ids, shown) in [
        (seen(&[&["c1"]]), r#"[{"id":"c1","name":"API"}]"#),
        (seen(&[&["g1"]]), r#"[{"id":"c2","name":"Hidden","group_id":"g1"}]"#),
        (seen(&[&["c1", "g1"], &["c1"]]), r#"[{"id":"c1","name":"API"}]"#),
        (seen(&[&["3"]]), r#"[{"id":3,"group_id":null}]"#),
        (seen(&[&["c1"], &["c2"]]), "[]"),
        (seen(&[&[]]), "[]"),
        (seen(&[]), body),
    ] {
        sent.ids = ids;
        let back = Fetch::from_json(&serde_json::to_string(&sent).unwrap());
        let reply = finish(&sent, &answered(200, "application/json", body));
        assert_eq!(text(&reply), shown, "{:?}", sent.ids);
        assert!(sent.ids == seen(&[]) || back.unwrap() == sent, "{:?}", sent.ids);
    }
    sent.ids = seen(&[&["c2"]]);
    let reply = finish(&sent, &answered(200, "application/json", body));
    let hidden = r#"[{"id":"c2","name":"Hidden","group_id":null}]"#;
    assert_eq!(text(&reply), hidden, "the group may not be seen, and neither may its id");
    let told = r#"[{"id":"c2","parent_id":"g1","parent_incident_type":"major"}]"#;
    let reply = finish(&sent, &answered(200, "application/json", told));
    assert_eq!(text(&reply), r#"[{"id":"c2","parent_id":null,"parent_incident_type":null}]"#);
    let told = |body: &str| finish(&sent, &answered(200, "application/json", body)).status;
    assert_eq!(told(r#"[{"id":null}]"#), 200, "nobody's");
    assert_eq!(told(r#"[{"name":"API"}]"#), 502, "whose it is, it does not say");
    sent.route = "statuspage.component".into();
    let one = r#"{"id":"c2","group_id":"g1"}"#;
    for (ids, status) in [(&["g1"][..], 200), (&["c2"], 200), (&["c1"], 404)] {
        sent.ids = seen(&[ids]);
        let reply = finish(&sent, &answered(200, "application/json", one));
        assert_eq!(reply.status, status, "{ids:?}");
        assert_eq!(text(&reply).contains("g1"), ids == ["g1"], "{ids:?}");
    }
}

/// A key of digits can stand in an answer as a number, where nothing masks it.
#[test]
fn a_key_that_cannot_be_masked_is_withheld() {
    let mut sent = fetch(&request(Some(KEY)));
    sent.headers[1].1 = "OAuth 1234567890".into();
    let reply = finish(&sent, &answered(200, "application/json", r#"[{"position":1234567890}]"#));
    assert_eq!(reply.status, 502);
    assert!(!text(&reply).contains("1234567890"));
    for nothing in ["OAuth ", "OAuth"] {
        sent.headers[1].1 = nothing.into();
        assert_eq!(finish(&sent, &answered(200, "application/json", "[]")).status, 502);
    }
    sent.headers.clear();
    assert_eq!(finish(&sent, &answered(200, "application/json", "[]")).status, 502);
}

#[test]
fn many_rows_take_no_longer_than_they_are_long() {
    let rows = vec![r#"{"position":1,"group":false,"group_id":null}"#; 20_000].join(",");
    let start = std::time::Instant::now();
    let reply = finish(
        &fetch(&request(Some(KEY))),
        &answered(200, "application/json", &format!("[{rows}]")),
    );
    assert_eq!(reply.status, 200);
    // A walk over all the rows for each of them took 40 seconds in a release build.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn only_what_looks_like_a_key_and_an_origin_is_taken_for_one() {
    let upstream = |origin: &str, secret: &str| {
        let acme =
            serde_json::json!({"provider": "statuspage", "origin": origin, "secret": secret});
        let json = serde_json::json!({"upstreams": {"acme": acme}, "keys": []});
        Config::from_json(&json.to_string())
    };
    for origin in ["https://api.example", "https://api.example:8443", "http://127.0.0.1:8788"] {
        assert!(upstream(origin, SECRET).is_ok(), "{origin}");
    }
    for origin in [
        "http://api.example",
        "https://",
        "https://a/b",
        "https://a?b",
        "https://a@b",
        "https://a#",
        "api.example",
        "https://ä",
    ] {
        assert!(upstream(origin, SECRET).is_err(), "{origin}");
    }
    for secret in [
        "",
        "short",
        "planted-secret\n",
        "planted secret",
        "a\r\nX-Evil: 1",
        "schlüssel-lang",
        &"x".repeat(513),
    ] {
        let error = upstream("https://api.example", secret).unwrap_err();
        assert_eq!(
            (error.place.as_str(), error.problem.as_str()),
            (
                "upstreams.acme.secret",
                "a key is 8 to 512 visible ASCII characters, without spaces or line ends"
            )
        );
    }
}

/// The places of what is wrong; what stands there may be a secret, and is not told.
#[test]
fn what_the_shell_hands_over_is_read_to_the_letter() {
    #[track_caller]
    fn assert(result: Result<impl Sized, statuslamp::json::Error>, said: &str) {
        let error = result.map(|_| "nothing is wrong").unwrap_err().to_string();
        assert_eq!(error.split(", at byte ").next().unwrap(), said);
        assert!(!error.contains(SECRET), "{error}");
    }
    let upstream =
        format!(r#"{{"provider":"statuspage","origin":"https://a.example","secret":"{SECRET}"}}"#);
    let hash = String::from(KeyHash::of(KEY));
    let key = format!(
        r#"{{"name":"k","sha256":"{hash}","scopes":[],"upstreams":[],"pages":[],"expiresAt":"2027-01-31T00:00:00Z"}}"#
    );
    let config = format!(r#"{{"upstreams":{{"acme":{upstream}}},"keys":[{key}]}}"#);
    let read = |from: &str, to: &str| {
        assert!(config.contains(from), "{from}");
        Config::from_json(&config.replacen(from, to, 1))
    };
    assert!(read("", "").is_ok());
    assert(Config::from_json("[]"), "expected an object, found an array");
    assert(Config::from_json("{}"), "upstreams: missing");
    assert(read(&hash, &hash[1..]), "keys[0].sha256: expected 64 lower-case hex digits");
    assert(
        read("expiresAt", "expires_at"),
        "keys[0].expires_at: no such member; there are name, sha256, scopes, upstreams, pages, organizations, notBefore, expiresAt",
    );
    let soon = "keys[0].expiresAt: expected an RFC 3339 time";
    assert(read("2027-01-31T00:00:00Z", "soon"), soon);
    let lost = "keys[0].expiresAt: expected text, found null";
    assert(read("\"2027-01-31T00:00:00Z\"", "null"), lost);
    let twice = "keys[0].expiresAt: a second one of this name";
    assert(read("\"name\"", "\"expiresAt\":\"2027-01-31T00:00:00Z\",\"name\""), twice);
    assert(
        read("\"scopes\":[]", "\"scopes\":[1]"),
        "keys[0].scopes[0]: expected text, found a number",
    );
    assert(
        read("\"scopes\":[]", "\"scopes\":\"a:b\""),
        "keys[0].scopes: expected an array, found text",
    );
    assert(read("statuspage", "statuspages"), "upstreams.acme.provider: no provider that we know");
    assert(
        read("secret", "secrets"),
        "upstreams.acme.secrets: no such member; there are provider, origin, page, secret",
    );
    let again = format!(r#""acme":{upstream},"acme""#);
    assert(read("\"acme\"", &again), "upstreams.acme: a second one of this name");
    let many = vec![key.as_str(); 20_001].join(",");
    assert(read(&key, &many), "keys: more than 20000 rows");

    let asked = r#"{"method":"GET","path":"/","query":"","apiKey":null}"#;
    assert!(ClientRequest::from_json(asked).unwrap().api_key.is_none());
    let renamed = asked.replace("apiKey", "api_key");
    let members = "api_key: no such member; there are method, path, query, authorization, apiKey";
    assert(ClientRequest::from_json(&renamed), members);
    assert(ClientRequest::from_json("{}"), "method: missing");
}

#[test]
fn a_plan_comes_back_as_it_went() {
    let sent = fetch(&request(Some(KEY)));
    let json = serde_json::to_string(&Plan::Fetch(sent.clone())).unwrap();
    assert_eq!(Fetch::from_json(&json).unwrap(), sent);
    for (from, to, said) in [
        ("\"GET\"", "1", "method: expected text, found a number"),
        ("10000", "-1", "timeout: out of range"),
        ("\"Accept\",", "", "headers[0]: expected a name and a value"),
        ("\"Accept\"", "1,2", "headers[0]: more than 2 rows"),
    ] {
        let error = Fetch::from_json(&json.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.to_string().split(", at byte ").next(), Some(said));
    }
    let refused = serde_json::to_string(&run(&request(None))).unwrap();
    assert_eq!(Fetch::from_json(&refused).unwrap_err().place, "method");
}

#[test]
fn the_upstreams_key_is_masked_however_it_is_written() {
    let escaped = SECRET.bytes().fold(String::new(), |all, byte| format!("{all}\\u00{byte:02x}"));
    let stuttered = format!("pplantedé{}{SECRET}", &SECRET[..9]);
    for written in [SECRET, &escaped, &format!("x{SECRET}y{SECRET}{SECRET}"), &stuttered] {
        let body = format!(r#"[{{"id":"c1","description":"{written}","secret":"{written}"}}]"#);
        let reply = finish(&fetch(&request(Some(KEY))), &answered(200, "application/json", &body));
        assert_eq!(reply.status, 200);
        assert!(
            text(&reply).contains("*****") && !text(&reply).contains(SECRET),
            "{}",
            text(&reply)
        );
    }
}

#[test]
fn the_upstreams_failures_are_not_the_clients() {
    let sent = fetch(&request(Some(KEY)));
    let json = "application/json";
    let cases = [
        (Answer::Failed(Failure::Timeout), 504, "upstream_timeout"),
        (Answer::Failed(Failure::Unreachable), 502, "upstream_unreachable"),
        (Answer::Failed(Failure::TooLarge), 502, "upstream_bad_answer"),
        (answered(401, json, "{}"), 502, "upstream_refused"),
        (answered(403, json, "{}"), 502, "upstream_refused"),
        (answered(404, json, "{}"), 404, "not_found"),
        (answered(302, json, ""), 502, "upstream_bad_answer"),
        (answered(500, json, SECRET), 502, "upstream_bad_answer"),
        (answered(420, json, "{}"), 429, "rate_limited"),
        (answered(429, json, "{}"), 429, "rate_limited"),
        (answered(200, "text/html", "<p>"), 502, "upstream_bad_answer"),
        (answered(200, json, "<p>"), 502, "upstream_bad_answer"),
        (answered(200, json, "{}"), 502, "upstream_bad_answer"),
        (answered(200, json, "[1]"), 502, "upstream_bad_answer"),
    ];
    for (answer, status, code) in cases {
        let reply = finish(&sent, &answer);
        let body: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
        assert_eq!((reply.status, body["code"].as_str()), (status, Some(code)), "{answer:?}");
        assert!(!text(&reply).contains(SECRET));
        let wait = (status == 429).then_some("17");
        assert_eq!(header(&reply, "Retry-After"), wait, "{answer:?}");
    }
    for (said, told) in
        [("0", "0"), ("", "60"), ("1000000", "60"), ("5\r\nX-Evil: 1", "60"), ("soon", "60")]
    {
        let answer = Answer::Answered {
            status: 429,
            content_type: None,
            retry_after: Some(said.into()),
            body: Vec::new(),
        };
        assert_eq!(header(&finish(&sent, &answer), "Retry-After"), Some(told), "{said:?}");
    }
}

#[test]
fn hashes_are_64_lower_case_hex_digits() {
    let hash = String::from(KeyHash::of(KEY));
    assert_eq!(KeyHash::parse(&hash), Ok(KeyHash::of(KEY)));
    for bad in
        ["", &hash[1..], &hash.to_uppercase(), &format!("{hash}0"), &format!("+{}", &hash[1..])]
    {
        assert!(KeyHash::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn what_is_not_there_and_what_is_hidden_look_the_same() {
    let mut plan = fetch(&request(Some(KEY)));
    plan.route = "statuspage.component".into();
    plan.ids = Some(Parts(vec![vec!["aaaaaaaaaaaa".into()]]));
    let answered = |status, body: &str| Answer::Answered {
        status,
        content_type: Some("application/json".into()),
        retry_after: None,
        body: body.into(),
    };
    let hidden = finish(&plan, &answered(200, r#"{"id":"bbbbbbbbbbbb"}"#));
    assert_eq!(hidden, finish(&plan, &answered(404, r#"{"error":"not found"}"#)));
}

#[test]
fn a_publishable_key_reads_nothing_whatever_it_was_given() {
    let key = "slp_0bPELAU4eqF_0bPELAU4eqF0bPELAU4eqF";
    let json = serde_json::json!({
        "upstreams": {"acme": {"provider": "statuspage", "origin": "https://api.example", "secret": SECRET}},
        "keys": [{"name": "readme", "sha256": String::from(KeyHash::of(key)),
                  "scopes": ["monitors:read"], "upstreams": ["acme"], "pages": ["abc123def456"]}],
    });
    let config = Config::from_json(&json.to_string()).unwrap();
    let now = Timestamp::parse("2026-11-22T12:00:00Z").unwrap();
    let Plan::Respond { reply } = plan(&config, &request(Some(key)), now) else { panic!() };
    assert_eq!(reply.status, 403);
}

#[test]
fn an_object_of_many_members_takes_time_in_proportion() {
    let plan = fetch(&request(Some(KEY)));
    let members: Vec<_> = (0..30_000).map(|at| format!("\"name{at}\":0")).collect();
    let body = format!("[{{{}}}]", members.join(","));
    let began = std::time::Instant::now();
    let answer = Answer::Answered {
        status: 200,
        content_type: Some("application/json".into()),
        retry_after: None,
        body: body.clone().into(),
    };
    assert_eq!(text(&finish(&plan, &answer)), body);
    assert!(began.elapsed() < std::time::Duration::from_secs(5), "{:?}", began.elapsed());
}
