//! Six characters at the end of a token, by which typing errors and garbage are known before anything
//! is looked up.

use std::sync::OnceLock;

use crate::base62;

/// How many characters it has: the 32 bits of a CRC, in base 62.
pub const CHARS: usize = 6;

/// What is left of each byte after eight steps. It is made at the first use: in the module it would be
/// a kilobyte that nothing compresses.
static REMAINDERS: OnceLock<[u32; 256]> = OnceLock::new();

fn remainders() -> [u32; 256] {
    let mut table = [0; 256];
    for (byte, place) in (0..).zip(&mut table) {
        *place = (0..8).fold(byte, |rest: u32, _| (rest >> 1) ^ ((rest & 1) * 0xedb8_8320));
    }
    table
}

/// Writes the checksum of all the text behind it.
pub fn append(text: &mut String) {
    let sum = base62::encode(&crc32(text.as_bytes()).to_be_bytes());
    text.push_str(&sum);
}

/// What stands before the checksum, if that is its own.
pub fn before(text: &str) -> Option<&str> {
    let (body, sum) = text.split_at_checked(text.len().checked_sub(CHARS)?)?;
    let (number, _) = base62::number(sum.as_bytes())?;
    (number == u64::from(crc32(body.as_bytes()))).then_some(body)
}

/// CRC-32 as in IEEE 802.3, section 3.2.9, and zlib.
fn crc32(bytes: &[u8]) -> u32 {
    let table = REMAINDERS.get_or_init(remainders);
    !bytes.iter().fold(u32::MAX, |rest, byte| {
        let [low, ..] = rest.to_le_bytes();
        (rest >> 8) ^ table.get(usize::from(low ^ byte)).copied().unwrap_or_default()
    })
}
