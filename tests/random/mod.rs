//! Numbers and keys that are the same in every run.

use statuslamp::key::{Kind, TOKEN_RANDOM_BYTES, Token};

/// splitmix64, Steele, Lea and Flood 2014.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    }

    #[allow(dead_code, reason = "not every test draws bytes")]
    pub(crate) fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }

    #[allow(dead_code, reason = "not every test draws keys")]
    pub(crate) fn token(&mut self) -> Token {
        let kind = [Kind::Secret, Kind::Publishable][self.below(2)];
        let mut random = [0; TOKEN_RANDOM_BYTES];
        random.fill_with(|| self.byte());
        Token::mint(kind, &random)
    }
}
