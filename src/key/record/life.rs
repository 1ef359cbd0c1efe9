//! The life of a key: used, rotated, revoked.
//!
//! **Order and clocks.** Uses are told by many machines, late and in any order. Uses and
//! revocations commute: whatever order they are told in, the record is the same, so long as none
//! lies ahead of the clock. Rotations are done by one machine, in the order of its calls; a use is
//! told by the secret's hash and not by its place, so that a rotation in between cannot make it a
//! use of another secret.

use super::create::check_end;
use super::{KeyRecord, Pending, Refusal, Retiring, Verifier};
use crate::key::KeyHash;
use crate::limits::MAX_GRACE;
use crate::time::{Seconds, Timestamp};

impl KeyRecord {
    /// After a use at `at`, told at `now`, with the secret of this hash, or with a child that its
    /// holder made of it. The caller has admitted it. Where the record stays the same, nothing has to
    /// be stored: of one secret's uses within a minute, told in order, that is so for all but the
    /// first.
    ///
    /// - A use that lies ahead of the clock was now, and one from before the key was made was when it
    ///   was made: that there was a use is certain, and only its time is wrong.
    /// - `last_used_at` never goes back, and `first_used_at` never forward.
    /// - The first use of a pending secret makes it the active one. The old one lives on for the
    ///   grace that its rotation gave it, counted from that use, or from the rotation if a
    ///   clock puts the use before it. What was still retiring ends at once. Such a use should be
    ///   told without delay: a rotation that comes first cancels the secret.
    /// - If an earlier use of the active secret comes in late, the grace is counted from that one.
    ///   So an end can come nearer, and never goes away.
    /// - A use with a secret that the key has no longer is a use, and nothing more.
    /// - A use after the key was revoked or over is recorded, since its owner should know; the key
    ///   stays dead.
    #[must_use]
    pub fn used(&self, secret: &KeyHash, at: Timestamp, now: Timestamp) -> Self {
        let at = at.min(now).max(self.created_at);
        let minute = at.minute().max(self.created_at);
        let mut record = self.clone();
        record.first_used_at = Some(self.first_used_at.map_or(minute, |first| first.min(minute)));
        record.last_used_at = self.last_used_at.max(Some(minute));
        if let Some(next) = record.pending.take_if(|next| next.verifier.sha256.matches(secret)) {
            record.retiring = Some(Retiring {
                verifier: std::mem::replace(&mut record.active, next.verifier),
                replaced_at: at.max(next.issued_at),
                grace: next.grace,
            });
            record.issued_at = next.issued_at;
        } else if let Some(retiring) = &mut record.retiring
            && record.active.sha256.matches(secret)
        {
            retiring.replaced_at = retiring.replaced_at.min(at.max(record.issued_at));
        }
        record
    }

    /// With a new secret, which becomes the active one when it is first used. Until then the old one
    /// is, and after that it lives for `grace` more, at most [`MAX_GRACE`]; with none it ends at
    /// once. So no day is needed on which everybody changes over: Paddle's rotations
    /// (<https://developer.paddle.com/api-reference/api-keys/create-api-key-rotation>).
    ///
    /// A new secret that still waits is cancelled. An old one that still lives does so until its
    /// end, or until this new secret is first used, whichever comes first. A key that leaked should
    /// be revoked: its old secret lives for as long as nobody uses the new one.
    ///
    /// # Errors
    ///
    /// When the key was revoked or is over, the grace is too long, or the secret is not new.
    pub fn rotate(&self, next: Verifier, grace: Seconds, now: Timestamp) -> Result<Self, Refusal> {
        if let Some(at) = self.revoked_at {
            return Err(Refusal::Revoked(at));
        }
        check_end(&self.grant, now)?;
        if grace > MAX_GRACE {
            return Err(Refusal::LongGrace);
        }
        if self.match_hash(&next.sha256).is_some() {
            return Err(Refusal::SameSecret);
        }
        let mut record = self.clone();
        // A clock that went back: no secret is older than the one before it.
        let issued_at = now.max(self.issued_at);
        record.pending = Some(Pending { verifier: next, issued_at, grace });
        Ok(record)
    }

    /// Taken back. It has no way back. Of several instants the earliest counts, none of them from
    /// before the key was made.
    #[must_use]
    pub fn revoke(&self, at: Timestamp) -> Self {
        let at = at.max(self.created_at);
        let mut record = self.clone();
        record.revoked_at = Some(self.revoked_at.map_or(at, |earlier| earlier.min(at)));
        record
    }
}
