//! The directory: nothing left out about a person.
//!
//! Every entry but a directory entry belongs to one *list*: that of the person whom its body is
//! sealed for or, in clear, that of its [`Topic`]. Which one depends on the body alone, never on
//! whether the entry counts; so whoever holds the bodies, opened or not, can say what each list
//! holds. A list is a running hash over its leaves, in their order. All lists stand in one
//! [`patricia`] tree, each under a *label* that nobody can guess, and the root of that tree is
//! written into the log, in a *directory entry*, as the last entry before each checkpoint.
//!
//! So a checkpoint's signature covers the root, the root each list, and a list every entry about
//! somebody, up to the directory entry: whoever holds a person's entries and a proof that theirs is
//! the list of that label knows that there are no others. Formats: `docs/FORMATS.md`, section 13.

pub mod patricia;
