//! HTTP errors of providers' APIs, in every envelope that is known.

use statuslamp::envelope::{ApiError, ApiErrorKind};
use statuslamp::time::{Seconds, Timestamp};

fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

fn read(status: u16, body: &str) -> String {
    ApiError::read(status, None, body.as_bytes(), noon()).to_string()
}

fn wait(header: &str) -> Option<u32> {
    let error = ApiError::read(429, Some(header), b"", noon());
    error.retry_after.map(|Seconds(wait)| wait)
}

#[test]
fn every_envelope() {
    for (status, body, expected) in [
        (
            401,
            r#"{"message":"Could not authenticate"}"#,
            "401 unauthorized: Could not authenticate",
        ),
        (401, r#"{"error":"Could not authenticate"}"#, "401 unauthorized: Could not authenticate"),
        (422, r#"{"error":["a","b"]}"#, "422 invalid: a; b"),
        (404, r#"{"error":{"code":"x","message":"No page"}}"#, "404 not found: No page"),
        (404, "{\"errors\":[\"Service not found.\"]}\n", "404 not found: Service not found."),
        (
            400,
            r#"{"errors":["{'_schema': ['Email address is required']}"]}"#,
            "400 bad request: {'_schema': ['Email address is required']}",
        ),
        (
            409,
            r#"{"errors":[{"status":"409","title":"Exists","detail":"It is there"}]}"#,
            "409 conflict: Exists: It is there",
        ),
        (404, r#"{"errors":[{"title":"Generic Error"}]}"#, "404 not found: Generic Error"),
        (404, r#"{"errors":{"detail":"Not Found"}}"#, "404 not found: Not Found"),
        (
            422,
            r#"{"errors":{"name":["is short","is odd"],"url":"is none"}}"#,
            "422 invalid: name: is short; name: is odd; url: is none",
        ),
        (403, r#"{"status":"fail","msg":"No"}"#, "403 forbidden: No"),
        (400, r#"{"status":{"error":"yes","message":"Bad id"}}"#, "400 bad request: Bad id"),
        (400, r#"{"status":{"error":"no","message":"OK"}}"#, "400 bad request"),
        (500, r#""""#, "500 server error"),
        (500, r#""Oops""#, "500 server error: Oops"),
        (503, "Service \r\n Unavailable", "503 server error: Service Unavailable"),
        (502, " <html><h1>Bad gateway</h1>", "502 server error: HTML"),
        (500, r#"{"error":"#, r#"500 server error: {"error":"#),
        (418, "", "418 error"),
        (400, r#"{"error":null,"errors":[],"message":7}"#, "400 bad request"),
        (400, r#"{"error":"bad","message":"bad"}"#, "400 bad request: bad"),
        (400, r#"{"data":[],"name":"Acme"}"#, "400 bad request"),
        (599, "[[[]]]", "599 server error"),
    ] {
        assert_eq!(read(status, body), expected, "{body}");
    }
}

#[test]
fn what_a_body_says_is_bounded() {
    let many = r#"{"errors":["0","1","2","3","4","5","6","7","8"]}"#;
    assert_eq!(read(400, many), "400 bad request: 0; 1; 2; 3; 4; 5; 6; 7");
    let long = ApiError::read(400, None, "é".repeat(70_000).as_bytes(), noon());
    assert_eq!(long.messages[0].chars().count(), 300);
    let huge = format!(r#"{{"error":"{}"}}"#, "x".repeat(9_000_000));
    assert!(read(400, &huge).len() < 400);
    assert_eq!(read(400, "a\u{202e}b\u{7}"), "400 bad request: ab");
    let bytes = ApiError::read(400, None, b"\xff\xfe\x00", noon());
    assert!(bytes.messages.len() <= 1);
}

#[test]
fn statuspage_s_420_is_429() {
    let error = ApiError::read(420, Some("60"), br#"{"error":"slow down"}"#, noon());
    assert_eq!((error.status, error.kind), (429, ApiErrorKind::RateLimited));
    assert_eq!(error.to_string(), "429 rate limited: slow down (retry after 60 seconds)");
    assert_eq!(
        error.to_json(),
        r#"{"status":429,"kind":"rate_limited","messages":["slow down"],"retryAfter":60}"#
    );
    let bare = ApiError::read(429, Some("1"), b"", noon());
    assert_eq!(bare.to_string(), "429 rate limited (retry after 1 second)");
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    for (header, expected) in [
        ("60", Some(60)),
        (" 7 ", Some(7)),
        ("0", Some(0)),
        ("86400", Some(86_400)),
        ("86401", Some(86_400)),
        ("99999999999999999999999999", Some(86_400)),
        // Noon is on 2026-11-22.
        ("Sun, 22 Nov 2026 12:01:30 GMT", Some(90)),
        ("Sun, 22 Nov 2026 11:00:00 GMT", Some(0)),
        ("Sun, 22 Nov 2099 11:00:00 GMT", Some(86_400)),
        ("Mon, 22 Nov 2026 12:01:30 GMT", None),
        ("", None),
        ("-1", None),
        ("+1", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
    ] {
        assert_eq!(wait(header), expected, "{header:?}");
    }
    let half = statuslamp::time::Timestamp::parse("2026-11-22T12:00:00.500Z").unwrap();
    let error = ApiError::read(503, Some("Sun, 22 Nov 2026 12:00:01 GMT"), b"", half);
    assert_eq!(error.retry_after, Some(Seconds(1)), "rounded up, so that nobody comes too early");
}

#[test]
fn every_status_has_a_kind() {
    use ApiErrorKind::{
        BadRequest, Conflict, Forbidden, Invalid, NotFound, Other, RateLimited, Server,
        Unauthorized,
    };
    for (status, kind) in [
        (0, Other),
        (200, Other),
        (302, Other),
        (400, BadRequest),
        (401, Unauthorized),
        (402, Other),
        (403, Forbidden),
        (404, NotFound),
        (405, Other),
        (409, Conflict),
        (420, RateLimited),
        (422, Invalid),
        (429, RateLimited),
        (500, Server),
        (599, Server),
        (600, Other),
    ] {
        assert_eq!(ApiError::read(status, None, b"", noon()).kind, kind, "{status}");
    }
}

#[test]
fn datadog_s_recorded_errors() {
    for (file, expected) in [
        (
            "vcr-aws-integration-409-jsonapi-error.json",
            "409 conflict: Account already exists: AWS account with provided id already exists",
        ),
        ("vcr-opsgenie-integration-404-string-error.json", "404 not found: Service not found."),
    ] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../shared/recorded/datadog")
            .join(file);
        let Ok(cassette) = std::fs::read(path) else { return };
        let cassette: serde_json::Value = serde_json::from_slice(&cassette).unwrap();
        let answers = cassette["http_interactions"].as_array().unwrap();
        let errors: Vec<String> = answers
            .iter()
            .map(|answer| &answer["response"])
            .filter(|response| response["status"]["code"].as_u64().unwrap() >= 400)
            .map(|response| {
                let status = u16::try_from(response["status"]["code"].as_u64().unwrap()).unwrap();
                read(status, response["body"]["string"].as_str().unwrap())
            })
            .collect();
        assert_eq!(errors, [expected]);
    }
}
