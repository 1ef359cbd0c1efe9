//! The members of an organisation as a table.

use statuslamp::roster::{Roster, User};

fn user(id: &str, first_name: &str, last_name: &str) -> User<'static> {
    User {
        id: id.to_owned().into(),
        email: "ada@acme.example".into(),
        first_name: first_name.to_owned().into(),
        last_name: last_name.to_owned().into(),
        active_at: None,
    }
}

/// The cell of a first name.
fn cell(name: &str) -> String {
    let csv = Roster { users: vec![user("u", name, "")] }.to_csv();
    let row = csv.split_once("\r\n").unwrap().1;
    row.strip_prefix("u,ada@acme.example,").unwrap().strip_suffix(",,\r\n").unwrap().to_owned()
}

#[test]
fn a_list_of_users_is_a_table() {
    let body = br#"[
        {"id":"u1","organization_id":"o","email":"Ada@Acme.example","first_name":"Ada","last_name":"Byron",
         "created_at":"2020-01-02T03:04:05.678+01:00","updated_at":"2026-01-01T00:00:00Z"},
        {"id":"u2","email":"bob@acme.example","first_name":null,"created_at":null}]"#;
    let roster = Roster::read(&[body]).unwrap();
    assert_eq!(
        roster.to_csv(),
        "User ID,Email,First Name,Last Name,Active Date\r\n\
         u1,Ada@Acme.example,Ada,Byron,2020-01-02T02:04:05.678Z\r\n\
         u2,bob@acme.example,,,\r\n"
    );
    assert_eq!(
        roster.to_json(),
        r#"{"users":[{"id":"u1","email":"Ada@Acme.example","firstName":"Ada","lastName":"Byron","activeAt":"2020-01-02T02:04:05.678Z"},{"id":"u2","email":"bob@acme.example","firstName":"","lastName":""}]}"#
    );
}

#[test]
fn nobody_is_a_table_of_its_header() {
    let header = "User ID,Email,First Name,Last Name,Active Date\r\n";
    assert_eq!(Roster::read(&[b"[]"]).unwrap().to_csv(), header);
    assert_eq!(Roster::read(&[]).unwrap().to_csv(), header);
}

#[test]
fn pages_of_the_list_become_one_roster() {
    let first = br#"[{"id":"a","email":"a@acme.example"},{"id":"b","email":"b@acme.example"}]"#;
    let second = br#"[{"id":"b","email":"b@acme.example"},{"id":"c","email":"c@acme.example"}]"#;
    let roster = Roster::read(&[first, second]).unwrap();
    let ids: Vec<&str> = roster.users.iter().map(|user| &*user.id).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    for broken in [&br#"{"error":"Too many requests"}"#[..], b"", b"{}", br#"[{"id":"c"}]"#] {
        assert!(Roster::read(&[first, broken]).is_err(), "part of a roster is none");
    }
}

#[test]
fn a_cell_is_quoted_where_it_must_be() {
    for (name, expected) in [
        ("Ada", "Ada"),
        ("Byron, Ada", "\"Byron, Ada\""),
        ("the \"Countess\"", "\"the \"\"Countess\"\"\""),
        ("a\r\nb", "\"a\r\nb\""),
        ("a\nb", "\"a\nb\""),
        ("Zoë 🦀", "Zoë 🦀"),
        (" a ", " a "),
        ("a;b", "a;b"),
    ] {
        assert_eq!(cell(name), expected);
    }
}

#[test]
fn no_cell_is_a_formula() {
    for (name, expected) in [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "\"'\r=1\""),
        ("\n=1", "\"'\n=1\""),
        ("＝1", "'＝1"),
        (
            "=HYPERLINK(\"https://x.example\",\"hi\")",
            "\"'=HYPERLINK(\"\"https://x.example\"\",\"\"hi\"\")\"",
        ),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
    ] {
        assert_eq!(cell(name), expected);
    }
    let mut odd = user("=1", "", "");
    odd.email = "+a@acme.example".into();
    assert!(Roster { users: vec![odd] }.to_csv().ends_with("\r\n'=1,'+a@acme.example,,,\r\n"));
}

/// A reader of RFC 4180, to see that what was written is what is read.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut rest = csv.chars().peekable();
    while let Some(c) = rest.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && rest.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && rest.next_if_eq(&'\n').is_some() => rows.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    rows.pop();
    rows
}

#[test]
fn what_is_written_is_what_is_read() {
    let parts = ["", "a", ",", "\"", "\r\n", "=", "-", "é", "\"\"", "'"];
    for first in parts {
        for second in parts {
            for third in parts {
                let (name, last) = ([first, second].concat(), [third, first].concat());
                let csv = Roster { users: vec![user("u", &name, &last)] }.to_csv();
                let rows = cells(&csv);
                assert_eq!((rows.len(), rows[1].len()), (2, 5), "{csv:?}");
                for (cell, name) in rows[1][2..4].iter().zip([&name, &last]) {
                    assert!(cell == name || *cell == format!("'{name}"), "{cell:?} {name:?}");
                    assert!(!cell.starts_with(['=', '-', '\r']), "{cell:?}");
                }
            }
        }
    }
}
