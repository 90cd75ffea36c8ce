//! What whoever runs the tests may set.

use std::env::{self, VarError};
use std::str::FromStr;

/// The number in an environment variable, or `usual` when it is not set. Anything else ends the
/// test: who asked for a long run must not get a short one.
pub fn setting<N: FromStr>(name: &str, usual: N) -> N {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}={text} is no such number")),
        Err(VarError::NotPresent) => usual,
        Err(error) => panic!("{name}: {error}"),
    }
}
