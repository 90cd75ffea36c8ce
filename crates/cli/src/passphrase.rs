//! Passphrases: from a variable, or asked for without an echo.

use ikrar_words::{Message, message};
use zeroize::Zeroizing;

use crate::error::CliError;

/// What a passphrase is for: the variable that may hold it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passphrase(&'static str);

impl Passphrase {
    /// Of a private key.
    pub(crate) const KEY: Self = Self("IKRAR_PASSPHRASE");
    /// Of the key ring in a back-up.
    pub(crate) const BACKUP: Self = Self("IKRAR_BACKUP_PASSPHRASE");

    /// The passphrase, which is asked for by that name.
    pub(crate) fn read(self, name: &str) -> Result<Zeroizing<String>, CliError> {
        let Self(variable) = self;
        if let Ok(passphrase) = std::env::var(variable) {
            return Ok(Zeroizing::new(passphrase));
        }
        let asked = rpassword::prompt_password(format!("{name}: ")).map(Zeroizing::new);
        asked.map_err(|_| CliError::Usage(message!("usage-passphrase-not-asked", variable)))
    }

    /// A passphrase that is chosen now: asked for twice, since nothing else tells a slip of the
    /// hand. `if_empty` is what is told of one without a character.
    pub(crate) fn choose(
        self,
        [first, again]: [&str; 2],
        if_empty: Message<'static>,
    ) -> Result<Zeroizing<String>, CliError> {
        let chosen = self.read(first)?;
        if std::env::var_os(self.0).is_none() && *chosen != *self.read(again)? {
            return Err(CliError::Usage(message!("usage-passphrases-differ")));
        }
        if chosen.trim().is_empty() { Err(CliError::Usage(if_empty)) } else { Ok(chosen) }
    }
}
