//! People: identity, post, keys, service and leave, and corrections of what was recorded of them.

use super::payload::payload;
use crate::macros::vocabulary;
use crate::value::{
    AgencyCode, AtMost, Date, EmploymentStatus, Grade, Identifier, KeyId, Line, LineOrNothing,
    PersonId, PublicKey, Seq,
};

payload! {
    /// Who somebody is at work; changes as a whole.
    pub struct Profile {
        /// Full name with titles, as in the roster.
        pub name: Line,
        /// Kind of employment.
        pub status: EmploymentStatus,
        /// The agency (*instansi*).
        pub agency: AgencyCode,
        /// The unit within it (*unit kerja*).
        pub unit: Line,
        /// The position (*jabatan*); may be empty.
        #[serde(default)]
        pub position: LineOrNothing,
        /// The grade (*golongan*), for those who have one.
        #[serde(default)]
        pub grade: Option<Grade>,
    }
}

payload! {
    /// A person was entered in the roster.
    pub struct PersonEnrolled {
        /// The person's id in this ledger, random.
        pub person: PersonId,
        /// Numbers the person is known by, at least one.
        pub identifiers: AtMost<Identifier, IDENTIFIERS_MAX>,
        /// Name and post.
        pub profile: Profile,
        /// From when the profile holds.
        pub from: Date,
    }
}

payload! {
    /// A person's name or post changed.
    pub struct ProfileChanged {
        /// The person.
        pub person: PersonId,
        /// The new profile, whole.
        pub profile: Profile,
        /// From when it holds.
        pub from: Date,
    }
}

payload! {
    /// A person got a further number, for example a NIP after an NI PPPK.
    pub struct IdentifierAdded {
        /// The person.
        pub person: PersonId,
        /// The number.
        pub identifier: Identifier,
        /// From when it holds.
        pub from: Date,
    }
}

payload! {
    /// A number is no longer the person's.
    pub struct IdentifierEnded {
        /// The person.
        pub person: PersonId,
        /// The number.
        pub identifier: Identifier,
        /// From when it no longer holds.
        pub on: Date,
        /// Why.
        pub reason: Line,
    }
}

payload! {
    /// A registrar saw that a key is the person's own.
    pub struct KeyBound {
        /// The person.
        pub person: PersonId,
        /// The person's public key.
        pub public_key: PublicKey,
        /// From when signatures with it count as the person's.
        pub from: Date,
    }
}

payload! {
    /// A person's key is no longer to be trusted.
    pub struct KeyEnded {
        /// The person.
        pub person: PersonId,
        /// The key.
        pub key: KeyId,
        /// From when it no longer counts.
        pub on: Date,
        /// Why.
        pub reason: Line,
    }
}

vocabulary! {
    /// Why somebody left.
    pub enum Departure {
        /// Reached the age of retirement.
        Retired = 1 "retired",
        /// Left at the own request.
        Resigned = 2 "resigned",
        /// Moved to an agency outside this ledger.
        Moved = 3 "moved",
        /// The contract ended.
        ContractEnded = 4 "contract-ended",
        /// Was dismissed for a reason outside this ledger.
        Dismissed = 5 "dismissed",
        /// Died.
        Died = 6 "died",
    }
}

payload! {
    /// A person left the service.
    pub struct PersonDeparted {
        /// The person.
        pub person: PersonId,
        /// Why.
        pub reason: Departure,
        /// First day out of service.
        pub on: Date,
    }
}

payload! {
    /// Two records are of one person: everything of the one belongs to the other from here on, and
    /// both ids mean that other.
    pub struct PersonMerged {
        /// The record that goes on: in its list everybody sees that the other one belongs to it.
        pub person: PersonId,
        /// The record that ends.
        pub merged: PersonId,
        /// How it is known that both are one.
        pub reason: Line,
    }
}

payload! {
    /// An enrolment should never have been.
    pub struct PersonWithdrawn {
        /// The person.
        pub person: PersonId,
        /// Why.
        pub reason: Line,
    }
}

vocabulary! {
    /// Why somebody is back in service.
    pub enum Return {
        /// A new contract began.
        NewContract = 1 "new-contract",
        /// Was transferred back from an agency outside this ledger.
        TransferredBack = 2 "transferred-back",
        /// Was appointed again.
        Reappointed = 3 "reappointed",
    }
}

payload! {
    /// A person who had left is in service again.
    pub struct PersonReturned {
        /// The person.
        pub person: PersonId,
        /// Why.
        pub reason: Return,
        /// First day back in service.
        pub from: Date,
    }
}

vocabulary! {
    /// Kinds of leave (PP 11/2017 Ps 310).
    pub enum LeaveKind {
        /// Leave outside state employ (*cuti di luar tanggungan negara*).
        OutsideStateEmploy = 1 "outside-state-employ",
        /// Annual leave (*cuti tahunan*).
        Annual = 2 "annual",
        /// Long leave (*cuti besar*).
        Long = 3 "long",
        /// Sick leave (*cuti sakit*).
        Sick = 4 "sick",
        /// Maternity leave (*cuti melahirkan*).
        Maternity = 5 "maternity",
        /// Leave for an important reason (*cuti karena alasan penting*).
        ImportantReason = 6 "important-reason",
    }
}

payload! {
    /// A person is on leave for some time.
    pub struct LeaveGranted {
        /// The person.
        pub person: PersonId,
        /// Which kind.
        pub leave: LeaveKind,
        /// First day of leave.
        pub from: Date,
        /// First day back at work; absent while it is not known.
        #[serde(default)]
        pub until: Option<Date>,
    }
}

payload! {
    /// A leave whose end was not known, or lay later, ended.
    pub struct LeaveEnded {
        /// The person.
        pub person: PersonId,
        /// The entry that granted the leave.
        pub entry: Seq,
        /// First day back at work.
        pub on: Date,
    }
}

payload! {
    /// What an entry began, a key's validity or a time of service, began on an earlier day than the
    /// entry says.
    pub struct FirstDayMoved {
        /// The person.
        pub person: PersonId,
        /// The entry that bound the key, or enrolled the person or brought the person back.
        pub entry: Seq,
        /// The first day as it should have been.
        pub from: Date,
        /// Why, and how it is known.
        pub reason: Line,
    }
}

payload! {
    /// An earlier entry about the person was a mistake: it stays visible and counts no more.
    pub struct Corrected {
        /// The person.
        pub person: PersonId,
        /// Sequence number of the mistaken entry.
        pub entry: Seq,
        /// What was wrong with it.
        pub reason: Line,
    }
}

/// The most numbers with which somebody is enrolled.
pub const IDENTIFIERS_MAX: usize = 8;
