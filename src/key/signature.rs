//! Ed25519 (RFC 8032): the one place that knows who computes it.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

/// Of the pair that a seed makes.
pub(super) fn public_key(seed: &[u8; 32]) -> [u8; 32] {
    SigningKey::from_bytes(seed).verifying_key().to_bytes()
}

pub(super) fn sign(seed: &[u8; 32], message: &[u8]) -> [u8; 64] {
    SigningKey::from_bytes(seed).sign(message).to_bytes()
}

/// Strictly: a key or a point of small order, and a number beyond the order of the group, are
/// refused, so that nobody makes a second signature of one.
pub(super) fn verify(public_key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    let signature = Signature::from_bytes(signature);
    VerifyingKey::from_bytes(public_key)
        .is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
}
