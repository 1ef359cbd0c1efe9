//! Traps on purpose, for the tests that show that a trap does no lasting harm.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

thread_local! {
    static HELD: RefCell<u32> = const { RefCell::new(0) };
}

/// Panics while a cell is borrowed. In an instance that outlived one such trap the borrow is
/// still held; `heldCell` would trap for ever.
#[wasm_bindgen(js_name = trapPanic)]
#[expect(clippy::panic, clippy::missing_panics_doc, reason = "that is its purpose")]
pub fn trap_panic() {
    HELD.with_borrow_mut(|_| panic!("on purpose"));
}

/// Borrows the cell that `trapPanic` held, and counts.
#[wasm_bindgen(js_name = heldCell)]
pub fn held_cell() -> u32 {
    HELD.with_borrow_mut(|held| {
        *held += 1;
        *held
    })
}

/// Calls itself until the stack is used up.
#[wasm_bindgen(js_name = trapStack)]
pub fn trap_stack() -> u32 {
    fn deeper(depth: u32) -> u32 {
        let frame = std::hint::black_box([depth; 256]);
        if depth == u32::MAX { 0 } else { deeper(depth + 1).wrapping_add(frame.iter().sum()) }
    }
    deeper(0)
}
