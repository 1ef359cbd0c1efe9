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
/// use statuslamp_digest::base62;
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
/// use statuslamp_digest::base62;
///
/// assert_eq!(base62::decode("00000z"), Some(vec![0, 0, 0, 61]));
/// assert_eq!(base62::decode("zzzzzz"), None, "four bytes hold no such number");
/// ```
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len().div_ceil(11) * 8);
    for chunk in text.as_bytes().chunks(11) {
        let (number, size) = number(chunk)?;
        let number = number.to_be_bytes();
        bytes.extend_from_slice(number.split_at_checked(number.len().checked_sub(size)?)?.1);
    }
    Some(bytes)
}

/// Whether [`encode`] makes this text of any bytes.
pub fn is_whole(text: &str) -> bool {
    text.as_bytes().chunks(11).all(|chunk| number(chunk).is_some())
}

/// The number that up to eleven digits are, and in how many bytes it fits.
pub(crate) fn number(chunk: &[u8]) -> Option<(u64, usize)> {
    let size = WIDTHS.iter().position(|width| *width == chunk.len())?;
    let number = chunk
        .iter()
        .try_fold(0_u64, |number, digit| number.checked_mul(62)?.checked_add(value(*digit)?))?;
    let fits = size == 8 || number >> (8 * size) == 0;
    fits.then_some((number, size))
}

fn digit(value: u64) -> Option<char> {
    ALPHABET.get(usize::try_from(value).ok()?).copied().map(char::from)
}

fn value(digit: u8) -> Option<u64> {
    let value = match digit {
        b'0'..=b'9' => digit - b'0',
        b'A'..=b'Z' => digit - b'A' + 10,
        b'a'..=b'z' => digit - b'a' + 36,
        _ => return None,
    };
    Some(u64::from(value))
}
