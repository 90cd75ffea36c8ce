//! Attacks on a ledger's folder, from outside: the built program, its command line, and whatever
//! can go wrong below it. Nothing here knows how the folder is made inside.
//!
//! `cargo test -p ikrar-tests --test attacks` runs the short form of each; `IKRAR_ATTACKS=long`
//! the long one, `IKRAR_ATTACKS_SEED` picks other random moments. What counts as good, and what
//! was seen, is in `docs/RELIABILITY.md`.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what it is for"
)]

mod kit; // the base ledger, commands with a limit, faults, disks, judgements

mod damage; // bits, pages, whole files: each is found, or does not matter
mod faults; // each system call of a writing command fails
mod full; // the disk fills up, and other limits
mod kills; // kill -9 at any moment
mod power; // the power goes
mod questions; // asking changes nothing, whatever fails
mod races; // many commands at once
