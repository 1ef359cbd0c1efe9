//! All the keys that there are: from a token as it came to what its holder may do.

use std::borrow::Cow;
use std::cell::RefCell;

use super::{CHILD_PREFIX, ChildToken, KeyHash, KeyRecord, Slot, token};
use crate::limits::MAX_VERIFIED_CHILDREN;
use crate::policy::{Decision, Grant, Reason, Request, decide};
use crate::time::Timestamp;

/// The records of all keys, looked up by id. Made anew whenever one of them changes, so that nothing
/// that was found out about an earlier state can outlive it.
#[derive(Debug, Default)]
pub struct Keyring {
    records: Vec<KeyRecord>,
    /// Where the records are, in the order of their ids.
    by_id: Vec<usize>,
    /// The children whose signatures were found good. What they may do, and until when, is judged each
    /// time.
    verified: RefCell<Vec<Verified>>,
}

#[derive(Debug)]
struct Verified {
    child: KeyHash,
    slot: Slot,
}

/// What a token turned out to be.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// The record's place among those that the keyring was made of.
    pub index: usize,
    /// The key's record; of a child, its parent's.
    pub record: &'a KeyRecord,
    /// Which of the key's secrets it was: tell [`KeyRecord::used`].
    pub slot: Slot,
    /// What the holder may do.
    pub grant: Cow<'a, Grant>,
}

impl Keyring {
    /// A keyring of these records.
    ///
    /// # Errors
    ///
    /// The id that two of them have.
    pub fn new(records: Vec<KeyRecord>) -> Result<Self, String> {
        let id = |at: &usize| records.get(*at).map_or("", |record| record.id.as_str());
        let mut by_id: Vec<usize> = (0..records.len()).collect();
        by_id.sort_unstable_by(|a, b| id(a).cmp(id(b)));
        let twice = by_id.windows(2).find_map(|pair| match pair {
            [a, b] if id(a) == id(b) => Some(id(a).to_owned()),
            _ => None,
        });
        match twice {
            Some(id) => Err(id),
            None => Ok(Self { records, by_id, verified: RefCell::default() }),
        }
    }

    /// Whose token this is, if it is good now.
    ///
    /// What is no token is refused before anything is looked up or hashed. A token is compared by its
    /// hash, in a time that does not tell how far it agrees.
    ///
    /// # Errors
    ///
    /// When the text is no token of ours, nobody's, or its key is not good now.
    pub fn check(&self, text: &str, now: Timestamp) -> Result<Checked<'_>, Reason> {
        if text.starts_with(CHILD_PREFIX) {
            return self.check_child(text, now);
        }
        let id = token::id_of(text).map_err(|_| Reason::MalformedKey)?;
        let (index, record) = self.find(id).ok_or(Reason::UnknownKey)?;
        let slot = record.match_hash(&KeyHash::of(text)).ok_or(Reason::UnknownKey)?;
        record.admit(slot, now)?;
        Ok(Checked { index, record, slot, grant: Cow::Borrowed(&record.grant) })
    }

    /// May the holder of this token do that, now?
    pub fn decide(&self, token: &str, request: &Request, now: Timestamp) -> Decision {
        match self.check(token, now) {
            Ok(checked) => decide(&checked.grant, request, now),
            Err(reason) => Decision::Deny(reason),
        }
    }

    fn check_child(&self, text: &str, now: Timestamp) -> Result<Checked<'_>, Reason> {
        let child = ChildToken::parse(text).map_err(|_| Reason::MalformedKey)?;
        let (index, record) = self.find(child.id()).ok_or(Reason::UnknownKey)?;
        let slot = self.slot_of(&child, record).ok_or(Reason::UnknownKey)?;
        record.admit(slot, now)?;
        let grant = record.grant.narrowed(child.narrowing());
        grant.check_time(now)?;
        Ok(Checked { index, record, slot, grant: Cow::Owned(grant) })
    }

    /// Which secret made a child. A signature takes a hundred times as long as a hash, so those that were
    /// good are remembered; those that were not are not, since anybody can make any number.
    fn slot_of(&self, child: &ChildToken, record: &KeyRecord) -> Option<Slot> {
        let hash = KeyHash::of(child.expose());
        let mut verified = self.verified.borrow_mut();
        if let Some(known) = verified.iter().find(|known| known.child == hash) {
            return Some(known.slot);
        }
        let made_it = |slot: &Slot| {
            record.verifier(*slot).is_some_and(|secret| child.is_signed_by(&secret.public_key))
        };
        let slot = [Slot::Active, Slot::Pending, Slot::Retiring].into_iter().find(made_it)?;
        if verified.len() == MAX_VERIFIED_CHILDREN {
            verified.remove(0);
        }
        verified.push(Verified { child: hash, slot });
        Some(slot)
    }

    fn find(&self, id: &str) -> Option<(usize, &KeyRecord)> {
        let id_at = |at: &usize| self.records.get(*at).map_or("", |record| record.id.as_str());
        let at = self.by_id.binary_search_by(|at| id_at(at).cmp(id)).ok()?;
        let index = self.by_id.get(at).copied()?;
        Some((index, self.records.get(index)?))
    }
}
