//! Bytes as letters and digits alone: a double click selects all of them, and no address, header
//! or shell changes any.
//!
//! Eight bytes at a time are a number, the first byte the highest, of eleven digits; what is left
//! over is a number of as few digits as hold it. So the work grows with the length and not with
//! its square, and how many digits there are says how many bytes.

/// How many digits hold any bytes of which there are as many as the place says.
const WIDTHS: [usize; 9] = [0, 2, 3, 5, 6, 7, 9, 10, 11];

/// The digits by their value, which is their order in ASCII as well.
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Bytes as digits of base 62, of however many bytes there are.
///
/// # Examples
///
/// ```
/// use statuslamp::key::base62;
///
/// assert_eq!(base62::encode(&[0, 0, 0, 61]), "00000z");
/// assert_eq!(base62::encode(&[255; 9]), "LygHa16AHYF47");
/// ```
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(8) * 11);
    for chunk in bytes.chunks(8) {
        let width = WIDTHS.get(chunk.len()).copied().unwrap_or_default();
        let mut rest = chunk.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        let mut digits = [0; 11];
        for place in digits.iter_mut().take(width).rev() {
            *place = rest % 62;
            rest /= 62;
        }
        out.extend(digits.iter().take(width).filter_map(|value| digit(*value)));
    }
    out
}

/// The bytes of which [`encode`] makes this text. There is one such text for any bytes: `None` of
/// every other length, of any other character, and of a number that is too large for its bytes.
///
/// # Examples
///
/// ```
/// use statuslamp::key::base62;
///
/// assert_eq!(base62::decode("00000z"), Some(vec![0, 0, 0, 61]));
/// assert_eq!(base62::decode("zzzzzz"), None, "four bytes hold no such number");
/// ```
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len().div_ceil(11) * 8);
    for chunk in text.as_bytes().chunks(11) {
        let size = WIDTHS.iter().position(|width| *width == chunk.len())?;
        let number = chunk
            .iter()
            .try_fold(0_u64, |number, digit| number.checked_mul(62)?.checked_add(value(*digit)?))?;
        let number = number.to_be_bytes();
        let (unused, held) = number.split_at_checked(number.len().checked_sub(size)?)?;
        if unused.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(held);
    }
    Some(bytes)
}

fn digit(value: u64) -> Option<char> {
    ALPHABET.get(usize::try_from(value).ok()?).copied().map(char::from)
}

fn value(digit: u8) -> Option<u64> {
    ALPHABET.iter().position(|known| *known == digit).and_then(|value| u64::try_from(value).ok())
}
