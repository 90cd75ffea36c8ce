//! What is to be said of how a table was read.

/// Something that whoever sent the table should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A column of the file is not read, since another is better for the same.
    PassedOver {
        /// The column for which another was read.
        column: &'static str,
        /// Its heading in the file.
        heading: String,
    },
}
