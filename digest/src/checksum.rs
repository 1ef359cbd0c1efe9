//! Six characters at the end of a token, by which typing errors and garbage are known before anything
//! is looked up.

use crate::base62;

/// How many characters it has: the 32 bits of a CRC, in base 62.
pub const CHARS: usize = 6;

/// The remainders of the sixteen values of four bits. A table of bytes would be 1 kB, and bit by bit
/// it takes as long as the hash that it is to save.
const REMAINDERS: [u32; 16] = {
    let mut table = [0; 16];
    let mut value = 0;
    while value < 16 {
        let mut rest = value;
        let mut bit = 0;
        while bit < 4 {
            rest = if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 };
            bit += 1;
        }
        #[expect(clippy::indexing_slicing, reason = "it is below 16, and the compiler checks it")]
        {
            table[value as usize] = rest;
        }
        value += 1;
    }
    table
};

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
    let step = |rest: u32| {
        let remainder = usize::try_from(rest & 0xf).ok().and_then(|low| REMAINDERS.get(low));
        rest >> 4 ^ remainder.copied().unwrap_or_default()
    };
    !bytes.iter().fold(u32::MAX, |rest, byte| step(step(rest ^ u32::from(*byte))))
}
