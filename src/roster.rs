//! Who is in an organisation, as a table: what licence managers ask Statuspage for, and what a key
//! that can do anything is handed out for today.
//!
//! "Active Date" is when a user was added. Statuspage's API has `created_at` and `updated_at` and
//! tells nobody when a user was last there.

use std::collections::HashSet;

use crate::envelope::{Error, read_resource};
use crate::model::Content;
pub use crate::model::{Roster, User};
use crate::text::Text;

/// As the importers of such tables call the columns.
const HEADER: &str = "User ID,Email,First Name,Last Name,Active Date\r\n";

impl Roster<'_> {
    /// Reads what Statuspage answers for the users of an organisation, one body for each page of
    /// its list, in order. A user who moved to a later page meanwhile is there once.
    ///
    /// # Errors
    ///
    /// When one of them is no list of users: part of a roster is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::roster::Roster;
    ///
    /// let body = br#"[{"id":"u1","email":"ada@acme.example","first_name":"Ada","last_name":null,
    ///     "created_at":"2026-03-01T12:00:00Z"}]"#;
    /// let csv = Roster::read(&[body])?.to_csv();
    /// assert!(csv.ends_with("\r\nu1,ada@acme.example,Ada,,2026-03-01T12:00:00Z\r\n"));
    /// # Ok::<(), statuslamp::envelope::Error>(())
    /// ```
    pub fn read(bodies: &[&[u8]]) -> Result<Roster<'static>, Error> {
        let mut roster = Roster::default();
        let mut seen = HashSet::new();
        for body in bodies {
            read_resource("statuspage.users", body, |resource| {
                let Content::Roster(page) = &resource.content else { return };
                for user in &page.users {
                    if seen.insert(user.id.clone().into_owned()) {
                        roster.users.push(owned(user));
                    }
                }
            })?;
        }
        Ok(roster)
    }

    /// The roster as RFC 4180 has it: with a header, quotes where they are needed, and CRLF.
    ///
    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front, as
    /// <https://owasp.org/www-community/attacks/CSV_Injection> documents: whoever may choose their
    /// own name would else choose what runs on the computer of whoever opens the table.
    pub fn to_csv(&self) -> String {
        let mut csv = HEADER.to_owned();
        for user in &self.users {
            let active = user.active_at.map(String::from).unwrap_or_default();
            let cells = [&*user.id, &*user.email, &*user.first_name, &*user.last_name, &*active];
            for (at, cell) in cells.into_iter().enumerate() {
                csv.push_str(if at == 0 { "" } else { "," });
                push_cell(&mut csv, cell);
            }
            csv.push_str("\r\n");
        }
        csv
    }
}

fn push_cell(csv: &mut String, cell: &str) {
    // The last four are what a Japanese or Chinese keyboard types for the first four.
    let starts_formula =
        |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    let guard = if cell.starts_with(starts_formula) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) {
        csv.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
    } else {
        csv.extend([guard, cell]);
    }
}

fn owned(user: &User<'_>) -> User<'static> {
    let own = |text: &Text<'_>| Text::Owned(text.clone().into_owned());
    User {
        id: own(&user.id),
        email: own(&user.email),
        first_name: own(&user.first_name),
        last_name: own(&user.last_name),
        active_at: user.active_at,
    }
}
