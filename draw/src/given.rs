//! What a caller may put into a badge besides text: checked where it comes in, so that nothing else
//! can be drawn.

/// What is appended to every id: letters, digits, `-` and `_`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IdSuffix<'a>(&'a str);

/// Where a badge or half of one links to; empty: nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link<'a>(&'a str);

/// An image as a data URI; empty: none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Logo<'a>(&'a str);

/// What cannot be drawn, and what could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenError {
    /// An id suffix.
    IdSuffix,
    /// A link.
    Link,
    /// A logo.
    Logo,
}

impl core::fmt::Display for GivenError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::IdSuffix => "idSuffix: use letters, digits, - and _, at most 64 of them",
            Self::Link => "link: use an http, https or mailto address of at most 2,048 bytes",
            Self::Logo => {
                "logo: use a base64 data URI of image/svg+xml, image/png, image/jpeg, image/gif or \
                 image/webp, of at most 64 KiB"
            }
        })
    }
}

impl core::error::Error for GivenError {}

const MAX_ID_SUFFIX_BYTES: usize = 64;
const MAX_LINK_BYTES: usize = 2_048;
const MAX_LOGO_BYTES: usize = 64 * 1024;

impl<'a> IdSuffix<'a> {
    /// # Errors
    ///
    /// When it has another character, or more than 64.
    pub fn parse(suffix: &'a str) -> Result<Self, GivenError> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let is_good = suffix.len() <= MAX_ID_SUFFIX_BYTES && suffix.bytes().all(allowed);
        is_good.then_some(Self(suffix)).ok_or(GivenError::IdSuffix)
    }

    pub(super) fn as_str(self) -> &'a str {
        self.0
    }
}

impl<'a> Link<'a> {
    /// Takes an address whose scheme is `http`, `https` or `mailto`, in either case; empty text is
    /// no link.
    ///
    /// # Errors
    ///
    /// When the scheme is another, or the address has space or control characters, which browsers
    /// pass over in a scheme (WHATWG URL, "basic URL parser"), or more than 2,048 bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use statuslamp_draw::Link;
    ///
    /// assert!(Link::parse("https://status.acme.example").is_ok());
    /// assert!(Link::parse("java\nscript:alert(1)").is_err());
    /// ```
    pub fn parse(address: &'a str) -> Result<Self, GivenError> {
        let has_scheme = ["https://", "http://", "mailto:"].iter().any(|scheme| {
            address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
        });
        let is_clean = !address.chars().any(|c| c.is_control() || c.is_whitespace());
        let is_good = has_scheme && is_clean && address.len() <= MAX_LINK_BYTES;
        (address.is_empty() || is_good).then_some(Self(address)).ok_or(GivenError::Link)
    }

    pub(super) fn as_str(self) -> &'a str {
        self.0
    }
}

impl<'a> Logo<'a> {
    /// Takes a base64 data URI (RFC 2397) of an image; empty text is no logo.
    ///
    /// # Errors
    ///
    /// When it is of another type, not base64, or longer than 64 KiB. What the image holds is not
    /// looked at: in an `<image>` no script runs and nothing is loaded.
    pub fn parse(uri: &'a str) -> Result<Self, GivenError> {
        const TYPES: [&str; 5] = ["svg+xml", "png", "jpeg", "gif", "webp"];
        let is_base64 =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
        let is_good = uri
            .strip_prefix("data:image/")
            .and_then(|rest| rest.split_once(';'))
            .filter(|(of, _)| TYPES.contains(of))
            .and_then(|(_, rest)| rest.strip_prefix("base64,"))
            .is_some_and(|data| data.bytes().all(is_base64));
        let is_good = is_good && uri.len() <= MAX_LOGO_BYTES;
        (uri.is_empty() || is_good).then_some(Self(uri)).ok_or(GivenError::Logo)
    }

    pub(super) fn as_str(self) -> &'a str {
        self.0
    }
}
