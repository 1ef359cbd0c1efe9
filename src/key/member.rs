//! Who of an organisation has to do with its keys.
//!
//! As the vendors have it. At Statuspage the owners alone have the organisation's keys, and everybody
//! else has to ask them for one
//! (<https://community.atlassian.com/t5/Statuspage-articles/Imposing-more-control-over-Statuspage-API-keys/ba-p/1269552>);
//! in its newer words, product admins, and not product users
//! (<https://support.atlassian.com/statuspage/docs/what-user-permissions-can-i-grant/>): an admin of
//! theirs is an owner here. At `StatusPal` a user's key has the user's role, so there is nothing
//! to add to these two.

use super::KeyRecord;
use crate::json::Writer;
use crate::time::Timestamp;

/// What somebody is in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Sees the keys, makes them and ends them.
    Owner,
    /// Sees page ids, and whom to ask.
    Member,
}

/// What can be done with keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAct {
    /// To see which there are, without their secrets.
    See,
    /// To make one.
    Make,
    /// To give one a new secret.
    Rotate,
    /// To end one.
    Revoke,
}

const ACTS: [(KeyAct, &str); 4] = [
    (KeyAct::See, "see"),
    (KeyAct::Make, "make"),
    (KeyAct::Rotate, "rotate"),
    (KeyAct::Revoke, "revoke"),
];

impl Role {
    /// The role of this name, in lower case. A name that is no role is none: it must not become
    /// some role by default.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Owner, Self::Member].into_iter().find(|role| role.as_str() == name)
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Member => "member",
        }
    }

    /// Whether who has this role may do this.
    pub fn may(self, act: KeyAct) -> bool {
        match (self, act) {
            (Self::Owner, KeyAct::See | KeyAct::Make | KeyAct::Rotate | KeyAct::Revoke) => true,
            (Self::Member, _) => false,
        }
    }
}

/// An organisation's keys, and what it takes to ask for one.
///
/// # Examples
///
/// ```
/// use statuslamp::{key::{KeyList, Role}, time::Timestamp};
///
/// let pages = ["abc123def456".to_owned()];
/// let owners = ["Ada".to_owned()];
/// let list = KeyList { keys: &[], pages: &pages, owners: &owners };
/// assert_eq!(
///     list.to_json(Role::Member, Timestamp::EPOCH),
///     r#"{"role":"member","may":[],"pages":["abc123def456"],"owners":["Ada"]}"#
/// );
/// ```
#[derive(Clone, Copy, Debug)]
pub struct KeyList<'a> {
    /// The keys.
    pub keys: &'a [KeyRecord],
    /// Ids of the pages that who looks may know of: the caller knows whom it has before it.
    pub pages: &'a [String],
    /// The owners' names.
    pub owners: &'a [String],
}

impl KeyList<'_> {
    /// What somebody in this role sees of it, as JSON: `role`, what it `may` do, `pages`, `owners`,
    /// and if it may see them the `keys`, each as [`KeyRecord::to_shown`].
    pub fn to_json(&self, role: Role, now: Timestamp) -> String {
        let mut json = Writer::new();
        json.object(|json| {
            json.text("role", role.as_str());
            let may = ACTS.iter().filter(|(act, _)| role.may(*act));
            json.array("may", may, |json, (_, word)| json.text_value(word));
            json.array("pages", self.pages, |json, id| json.text_value(id));
            json.array("owners", self.owners, |json, name| json.text_value(name));
            if role.may(KeyAct::See) {
                json.array("keys", self.keys, |json, key| {
                    json.object(|json| key.write_shown(json, now));
                });
            }
        });
        json.finish()
    }
}
