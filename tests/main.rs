//! What proves it: the contents of the one test program, from cheap to dear.

#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::match_wildcard_for_single_variants,
    clippy::similar_names,
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what it is for"
)]

mod tidy; // arrows, caps, banned words, forgotten files, dead links

mod glossary; // every word of a closed list is explained

mod formats; // the worked example of docs/FORMATS.md; pinned encodings
mod vectors; // outside vectors

mod attendance; // who was at a ceremony
mod bundles; // what a bundle proves, and that no other one passes
mod cases; // what may be decided about a case, and what it comes to
mod course; // rows of the law that the course of a case follows
mod engines; // the conformance of memory and sled
mod erased; // destroyed keys, and lost ones
mod faults; // a log whose appends fail
mod guards; // forgers, stolen signatures, chosen ids, wrong clocks
mod journal; // the log in a folder: failing calls, damaged sled, torn ends
mod machine;
mod names; // a number is one record's alone, and whoever says otherwise is found
mod people; // records merged and withdrawn, returns, leave, first days
mod properties; // any history against a simple model
mod rewritten; // a log that its operator made anew
mod roles; // who may author what
mod rulings; // what may be decided about a case, and when
mod scenarios; // seeds/scenarios through every engine
mod sharing; // one writer, many readers
mod tamper; // flip, cut, swap: each is found, and named

mod simulated; // power cuts in a simulated file system, at every call

mod backup; // backups, restoring, the doctor: a ledger destroyed in every way
mod cli; // the program from outside
mod compat; // a ledger that an earlier build wrote
mod crash; // killed at any moment
mod field; // what offices really send, and what people really do
mod guide; // README's walk as written
mod hardening; // careless and hostile files, pipes, names, modes
mod help; // pages of help, and what is wrong with arguments, in both languages
mod proofs; // a bundle from one who has the ledger, checked by one who has not
mod publishing; // publishing, witnesses, and those who lie
mod screens; // lists at two widths, in both languages
mod tour; // an operator from a spreadsheet to a printed report, in Indonesian

mod fuzz_short; // every parser on mutated input
