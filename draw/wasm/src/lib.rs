//! Badges and nothing else: for whoever knows what a badge is to say. Its exports are those of
//! `statuslamp_draw::wasm`, which `www/draw.js` calls; here is what a module without the standard
//! library must bring along.

#![cfg_attr(target_arch = "wasm32", no_std)]

// Nothing is called from here; naming it links its exports.
use statuslamp_draw as _;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen as _;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
