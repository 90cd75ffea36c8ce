//! The other side: what a log makes of a witness's answer.

use crate::checkpoint::cosignature::{WitnessKey, right_lines};
use crate::checkpoint::decimal;
use crate::note::Note;

/// What an answer to a request about a checkpoint means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// The lines of the witness, which are right.
    Cosigned(String),
    /// The witness saw another size last: ask again from there.
    AskFrom(u64),
    /// There will be no cosignature by asking in this way.
    Not(NotCosigned),
}

/// Why a witness gave no cosignature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCosigned {
    /// It saw a longer log than this one: the log went back, or somebody else has its key.
    Ahead {
        /// How many entries it saw.
        seen: u64,
    },
    /// The answer is not one of a witness, or its lines are not of the key that is known.
    Foreign,
    /// It does not know the log, or another key of it: the witness's operator has to act.
    Unknown {
        /// The status.
        status: u16,
    },
    /// It says that the log shows another past than it showed before, or asks wrongly.
    Refused {
        /// The status.
        status: u16,
    },
    /// It cannot answer now; it may later.
    Later {
        /// The status.
        status: u16,
    },
}

impl Answered {
    /// What the witness with this key said about a checkpoint of so many entries.
    pub fn of(note: &Note, size: u64, key: &WitnessKey, status: u16, body: &[u8]) -> Self {
        let text = str::from_utf8(body).unwrap_or_default();
        match status {
            200 => match right_lines(note, text, std::slice::from_ref(key)) {
                Ok(lines) if !lines.is_empty() => Self::Cosigned(lines),
                _ => Self::Not(NotCosigned::Foreign),
            },
            409 => match text.strip_suffix('\n').and_then(decimal) {
                Some(seen) if seen > size => Self::Not(NotCosigned::Ahead { seen }),
                Some(seen) => Self::AskFrom(seen),
                None => Self::Not(NotCosigned::Foreign),
            },
            403 | 404 => Self::Not(NotCosigned::Unknown { status }),
            429 | 500.. => Self::Not(NotCosigned::Later { status }),
            _ => Self::Not(NotCosigned::Refused { status }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checkpoint::cosignature::{CosignedAt, WitnessSigner};
    use crate::checkpoint::tests::{checkpoint, log, witness};

    fn answered(status: u16, body: &str) -> Answered {
        let note = checkpoint().sign([&log(3)]).unwrap();
        Answered::of(&note, 3, &witness("ours", 4).key(), status, body.as_bytes())
    }

    fn line(witness: &WitnessSigner) -> String {
        let note = checkpoint().sign([&log(3)]).unwrap();
        witness.cosign(CosignedAt::from_seconds(7).unwrap(), &note)
    }

    #[test]
    fn only_right_lines_of_the_witness_that_was_asked_are_taken() {
        let (ours, other) = (line(&witness("ours", 4)), line(&witness("other", 5)));
        assert_eq!(answered(200, &ours), Answered::Cosigned(ours.clone()));
        assert_eq!(answered(200, &format!("{other}{ours}")), Answered::Cosigned(ours.clone()));
        let same_name = line(&witness("ours", 5));
        for foreign in ["", "<html>", &other, &same_name, &ours.replace("AA", "AB")] {
            assert_eq!(answered(200, foreign), Answered::Not(NotCosigned::Foreign), "{foreign}");
        }
    }

    #[test]
    fn a_size_is_asked_from_unless_it_is_ahead() {
        assert_eq!(answered(409, "2\n"), Answered::AskFrom(2));
        assert_eq!(answered(409, "3\n"), Answered::AskFrom(3));
        assert_eq!(answered(409, "4\n"), Answered::Not(NotCosigned::Ahead { seen: 4 }));
        for wrong in ["", "2", "02\n", "two\n", "2\n\n"] {
            assert_eq!(answered(409, wrong), Answered::Not(NotCosigned::Foreign));
        }
    }

    #[test]
    fn a_fault_of_the_witness_is_never_a_verdict() {
        for status in [500, 502, 503, 599, 429] {
            assert_eq!(answered(status, "x"), Answered::Not(NotCosigned::Later { status }));
        }
        for status in [403, 404] {
            assert_eq!(answered(status, ""), Answered::Not(NotCosigned::Unknown { status }));
        }
        for status in [400, 422, 301] {
            assert_eq!(answered(status, ""), Answered::Not(NotCosigned::Refused { status }));
        }
    }
}
