//! The keys that the gate lends out: `slk_<id>_<secret><checksum>`.
//!
//! The form is what GitHub's secret scanning asks for: a prefix of its own, much randomness, and
//! a 32-bit checksum by which a scanner knows a key from its look-alikes, and a gate refuses
//! garbage before it hashes or looks up anything. The id is no secret: it is what logs say.

use statuslamp_digest::{base62, checksum};

use super::{KeyHash, MASK};

/// Bytes of a key, all of them ASCII.
pub const TOKEN_BYTES: usize = 50;

/// Random bytes in a key: 8 make its id, 20 its secret.
pub const TOKEN_RANDOM_BYTES: usize = 28;

/// Where the id begins, and where it ends.
const ID: usize = 4;
const UNDERSCORE: usize = 15;

/// What a key is for, which its prefix says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `slk_`: known to its holder alone.
    Secret,
    /// `slp_`: stands in pages that anybody can read.
    Publishable,
}

impl Kind {
    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Secret, Self::Publishable].into_iter().find(|kind| kind.as_str() == name)
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Publishable => "publishable",
        }
    }

    /// What a key of this kind begins with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Secret => "slk_",
            Self::Publishable => "slp_",
        }
    }

    /// A key of this kind as it may be shown, by its id alone: what is stored of a key has no
    /// more. Where the id is none, nothing of it is shown.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::key::Kind;
    ///
    /// assert_eq!(Kind::Secret.masked("1LY7VRCn1KX"), "slk_1L…KX_*****");
    /// assert_eq!(Kind::Secret.masked("something else"), "slk_*****");
    /// ```
    pub fn masked(self, id: &str) -> String {
        masked(self.prefix(), id)
    }
}

/// One of our keys in full. It prints its masked form, is never serialized, and is compared by
/// its hash.
///
/// # Examples
///
/// ```
/// use statuslamp::key::{Kind, Token};
///
/// // In truth 28 bytes of the runtime's cryptographic randomness.
/// let token = Token::mint(Kind::Secret, &[7; 28]);
/// assert_eq!(token.expose(), "slk_0bPELAU4eqF_0bPELAU4eqF0bPELAU4eqF07yhS3349PX7");
/// assert_eq!(format!("{token:?}"), "slk_0b…qF_*****");
///
/// let read = Token::parse(token.expose()).unwrap();
/// assert!(read.hash().matches(&token.hash()));
/// ```
#[derive(Clone)]
pub struct Token {
    kind: Kind,
    text: String,
}

impl Token {
    /// The key that these bytes make. They must be of a cryptographic generator, and make no
    /// other key.
    pub fn mint(kind: Kind, random: &[u8; TOKEN_RANDOM_BYTES]) -> Self {
        let (id, secret) = random.split_at(8);
        let mut text = [kind.prefix(), &base62::encode(id), "_", &base62::encode(secret)].concat();
        checksum::append(&mut text);
        Self { kind, text }
    }

    /// As [`Token::mint`], for a key that has an id already: of the bytes the first 8 are not used.
    /// `None` when no key has such an id.
    pub fn mint_for(kind: Kind, id: &str, random: &[u8; TOKEN_RANDOM_BYTES]) -> Option<Self> {
        let (_, secret) = random.split_at(8);
        let mut text = [kind.prefix(), id, "_", &base62::encode(secret)].concat();
        checksum::append(&mut text);
        Self::parse(&text).ok()
    }

    /// Reads a key as its holder sends it. A key has one spelling, and nothing around it.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it, and nothing of what it says.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp::key::{Token, TokenError};
    ///
    /// let cut = Token::parse("slk_0bPELAU4eqF_0bPELAU4eqF0bPELAU4eqF07yhS3349P");
    /// assert_eq!(cut.unwrap_err(), TokenError::Length(48));
    /// ```
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        let (kind, _) = read(text)?;
        Ok(Self { kind, text: text.to_owned() })
    }

    /// What the key is for.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The 11 characters by which the key is named in records and logs. They are no secret.
    pub fn id(&self) -> &str {
        self.text.get(ID..UNDERSCORE).unwrap_or_default()
    }

    /// What is stored of the key: the hash of all its text.
    pub fn hash(&self) -> KeyHash {
        KeyHash::of(&self.text)
    }

    /// The key itself. Every call is a place where it can get out.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// The key as it may be shown: its prefix, the first and the last two characters of its id,
    /// and the mask.
    pub fn masked(&self) -> String {
        self.kind.masked(self.id())
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

/// Why a text is none of our keys. It holds nothing of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// It begins with neither `slk_` nor `slp_`; a child's, not with `slc_`.
    Prefix,
    /// It has so many bytes, and not [`TOKEN_BYTES`].
    Length(usize),
    /// The character before which so many stand is no letter or digit of ASCII; the 16th, no `_`.
    Character(usize),
    /// All characters may stand where they do, and do not agree with each other.
    Checksum,
    /// Of a child: what it says of itself is not what a child says.
    Child,
}

impl std::fmt::Display for TokenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (before, number, after) = match *self {
            Self::Prefix => ("a key begins with slk_ or slp_", None, ""),
            Self::Length(bytes) => {
                ("a key has 50 characters and nothing around it, and this has ", Some(bytes), "")
            }
            Self::Character(UNDERSCORE) => ("character 16 of a key is an underscore", None, ""),
            Self::Character(at) => ("character ", Some(at + 1), " is neither a letter nor a digit"),
            Self::Checksum => ("a character is wrong or missing", None, ""),
            Self::Child => ("a narrowed key says what it may do, and this does not", None, ""),
        };
        f.write_str(before)?;
        f.write_str(&number.map_or_else(String::new, |number| number.to_string()))?;
        f.write_str(after)
    }
}

impl std::error::Error for TokenError {}

/// The kind and the id of a key as its holder sends it: see [`Token::parse`].
pub(super) fn read(text: &str) -> Result<(Kind, &str), TokenError> {
    let kind = [Kind::Secret, Kind::Publishable]
        .into_iter()
        .find(|kind| text.starts_with(kind.prefix()))
        .ok_or(TokenError::Prefix)?;
    if text.len() != TOKEN_BYTES {
        return Err(TokenError::Length(text.len()));
    }
    let is_wrong = |(at, byte): &(usize, u8)| match *at {
        UNDERSCORE => *byte != b'_',
        at => at >= ID && !byte.is_ascii_alphanumeric(),
    };
    if let Some((at, _)) = text.bytes().enumerate().find(is_wrong) {
        return Err(TokenError::Character(at));
    }
    let body = checksum::before(text).ok_or(TokenError::Checksum)?;
    // Some numbers of as many digits are too large for their bytes: no key has them.
    match (body.get(ID..UNDERSCORE), body.get(UNDERSCORE + 1..)) {
        (Some(id), Some(secret)) if base62::is_whole(id) && base62::is_whole(secret) => {
            Ok((kind, id))
        }
        _ => Err(TokenError::Checksum),
    }
}

/// The id of what may be a key: its length and its checksum say so. Whoever looks it up compares
/// all of it with what is stored.
pub(super) fn id_of(text: &str) -> Result<&str, TokenError> {
    let is_ours = |kind: Kind| text.starts_with(kind.prefix());
    if !(is_ours(Kind::Secret) || is_ours(Kind::Publishable)) {
        return Err(TokenError::Prefix);
    }
    if text.len() != TOKEN_BYTES {
        return Err(TokenError::Length(text.len()));
    }
    checksum::before(text).and_then(|body| body.get(ID..UNDERSCORE)).ok_or(TokenError::Checksum)
}

/// What may be shown of a key with this prefix and this id.
pub(super) fn masked(prefix: &str, id: &str) -> String {
    let is_id = id.len() == UNDERSCORE - ID && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match (id.get(..2), id.get(UNDERSCORE - ID - 2..)) {
        (Some(first), Some(last)) if is_id => [prefix, first, "…", last, "_", MASK].concat(),
        _ => [prefix, MASK].concat(),
    }
}
