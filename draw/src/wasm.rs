//! The exports that `www/draw.js` calls without wasm-bindgen: a badge takes a third of a
//! microsecond, and whatever stands around it must take less. A look crosses once, as text; after
//! that only the texts do. The drawing stays in this memory, and JavaScript looks at it there.

#![expect(
    unsafe_code,
    reason = "memory that JavaScript writes and reads; each use says why it is sound"
)]

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cell::UnsafeCell;

use super::badge::Stencils;
use super::read::LookText;
use super::stencil::{Stencil, Texts, Wanted};

/// What crosses, and what is kept for the next time.
struct Crossing {
    input: Vec<u8>,
    output: Vec<u8>,
    looks: Vec<Known>,
    /// Which look is forgotten next.
    oldest: usize,
}

/// A look that a number stands for.
struct Known {
    text: String,
    stencils: Stencils,
}

struct Alone(UnsafeCell<Crossing>);

// SAFETY: a wasm instance without threads has one thread, and no export below calls JavaScript, so
// that none can be called while another runs.
unsafe impl Sync for Alone {}

static CROSSING: Alone = Alone(UnsafeCell::new(Crossing {
    input: Vec::new(),
    output: Vec::new(),
    looks: Vec::new(),
    oldest: 0,
}));

/// A badge's texts come in at these places of the input, one after the other.
const TEXT_BYTES: usize = 12 * 1024;
/// One for each state, and two more. Who draws in more looks by turns cuts a stencil for each badge,
/// some five microseconds; more would be memory that nobody gave leave for, as a look may have a logo.
const MAX_LOOKS: usize = 8;

/// Makes room for `bytes` of input and says where.
#[unsafe(no_mangle)]
pub extern "C" fn badge_input(bytes: usize) -> *mut u8 {
    // SAFETY: see `Alone`.
    let input = unsafe { &mut (*CROSSING.0.get()).input };
    // Zeroes, so that what JavaScript does not write is no memory that nobody wrote.
    input.resize(bytes.max(3 * TEXT_BYTES), 0);
    input.as_mut_ptr()
}

/// Takes the look that the first `length` bytes of the input describe. Says by which number it goes
/// from now on, in place of the look that had it before; or less than 0: so many bytes has the
/// message of an error.
#[unsafe(no_mangle)]
pub extern "C" fn badge_look(length: usize) -> isize {
    // SAFETY: see `Alone`.
    let Crossing { input, output, looks, oldest } = unsafe { &mut *CROSSING.0.get() };
    let text = input.get(..length).map(core::str::from_utf8);
    let known = match text {
        Some(Ok(text)) => LookText::parse(text)
            .map(|look| Known { text: text.to_string(), stencils: look.with(Stencils::of) }),
        _ => Err("options: expected UTF-8".to_string()),
    };
    match known {
        Ok(known) => {
            let at = *oldest;
            *oldest = (at + 1) % MAX_LOOKS;
            match looks.get_mut(at) {
                Some(forgotten) => *forgotten = known,
                None => looks.push(known),
            }
            isize::try_from(at).unwrap_or_default()
        }
        Err(message) => {
            output.clear();
            output.extend_from_slice(message.as_bytes());
            -isize::try_from(output.len()).unwrap_or(isize::MAX)
        }
    }
}

/// Draws a badge of the look `look`, with texts of so many bytes. Says how many bytes the drawing
/// has; 0 when there is no such look, or the texts are not UTF-8 or longer than there is room for.
#[unsafe(no_mangle)]
pub extern "C" fn badge_draw(look: usize, label: usize, message: usize, title: usize) -> usize {
    draw(look, [label, message, title], Wanted::Text)
}

/// As `badge_draw`, but with U+0001 and `l`, `m` or `t` where label, message and title belong: what is
/// of ASCII becomes a string of JavaScript ten times as fast as what is not.
#[unsafe(no_mangle)]
pub extern "C" fn badge_outline(look: usize, label: usize, message: usize, title: usize) -> usize {
    draw(look, [label, message, title], Wanted::Mark)
}

fn draw(look: usize, [label, message, title]: [usize; 3], wanted: Wanted) -> usize {
    // SAFETY: see `Alone`; it is called by exports alone, which hold nothing of it.
    let Crossing { input, output, looks, .. } = unsafe { &mut *CROSSING.0.get() };
    let mut places = input.chunks_exact(TEXT_BYTES);
    let mut text = |length: usize| places.next()?.get(..length).map(core::str::from_utf8)?.ok();
    let texts = (|| {
        Some(Texts { label: text(label)?, message: text(message)?, title: text(title)?, wanted })
    })();
    let (Some(texts), Some(Known { text, stencils })) = (texts, looks.get_mut(look)) else {
        return 0;
    };
    let cut = |shape| match LookText::parse(text) {
        Ok(look) => look.with(|look| Stencil::cut(look, shape)),
        // It was parsed when it came in.
        Err(_) => Stencil::default(),
    };
    stencils.draw(cut, texts, output, 0)
}

/// Where the drawing is, or an error's message.
#[unsafe(no_mangle)]
pub extern "C" fn badge_output() -> *const u8 {
    // SAFETY: see `Alone`.
    unsafe { (*CROSSING.0.get()).output.as_ptr() }
}
