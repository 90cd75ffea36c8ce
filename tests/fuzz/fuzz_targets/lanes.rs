#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ikrar_fuzz::lanes(data));
