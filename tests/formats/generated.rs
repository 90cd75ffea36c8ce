//! Generated events of every kind, the same on every machine.

use std::fmt::Debug;
use std::str::FromStr;

use super::*;
use ikrar_core::value::{Capacity, CeremonyOffice, Contest, PositionClass, Seq};

/// Numbers that are the same on every machine and for ever.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(super) fn below(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    pub(super) fn one_of<T: Clone>(&mut self, choices: &[T]) -> T {
        let place = usize::try_from(self.below(choices.len() as u64)).expect("a small number");
        choices.get(place).expect("a die falls on one of its sides").clone()
    }

    pub(super) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 1).then(|| make(self))
    }

    pub(super) fn several<T>(&mut self, at_least: u64, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..at_least + self.below(4)).map(|_| make(self)).collect()
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| u8::try_from(self.below(256)).expect("a byte"))
    }

    pub(super) fn number(&mut self) -> u32 {
        u32::try_from(self.below(1 << 31)).expect("31 bits")
    }

    pub(super) fn entry(&mut self) -> Seq {
        Seq::new(self.below(1 << 31) * self.below(1 << 31))
    }

    pub(super) fn list<T, L: TryFrom<Vec<T>, Error: Debug>>(
        &mut self,
        at_least: u64,
        make: impl Fn(&mut Self) -> T,
    ) -> L {
        self.several(at_least, make).try_into().unwrap()
    }

    pub(super) fn line<T: FromStr<Err: Debug>>(&mut self) -> T {
        let words = ["Dinas", "Pendidikan", "Ir. H.", "é", "ꦗꦮ", "—", "S.Sos., M.Si.", "x"];
        parsed(&self.several(1, |dice| dice.one_of(&words)).join(" "))
    }

    pub(super) fn maybe_line<T: FromStr<Err: Debug>>(&mut self) -> T {
        self.maybe(Self::line).unwrap_or_else(|| parsed(""))
    }

    pub(super) fn lines<T: FromStr<Err: Debug>>(&mut self) -> T {
        parsed(&self.several(1, Self::line::<String>).join("\n"))
    }

    pub(super) fn date(&mut self) -> Date {
        let days = i32::try_from(self.below(109_573)).expect("three hundred years of days");
        Date::from_epoch_days(days - 25_567).expect("a date from 1900 to 2199")
    }

    pub(super) fn person(&mut self) -> PersonId {
        PersonId::from_bytes(self.bytes())
    }

    pub(super) fn official(&mut self) -> Official {
        let office = parsed(self.one_of(&["ppk", "jpt-pratama", "administrator"]));
        let (capacity, below) = (self.one_of(Capacity::ALL), self.maybe(|d| d.one_of(&[1, 2])));
        Official { office, capacity, below }
    }

    pub(super) fn case(&mut self) -> CaseId {
        CaseId::from_bytes(self.bytes())
    }

    pub(super) fn public_key(&mut self) -> PublicKey {
        PublicKey::from_bytes(self.bytes())
    }

    pub(super) fn digest(&mut self) -> Digest {
        Digest::from_bytes(self.bytes())
    }

    pub(super) fn campaign(&mut self) -> CampaignCode {
        parsed(self.one_of(&["muba-2024", "OK", "pemilu-2029-sumatera-selatan-putaran-001"]))
    }

    pub(super) fn agency(&mut self) -> AgencyCode {
        parsed(self.one_of(&["16", "16.06", "BKN", "kemendagri_pusat-1.a"]))
    }

    pub(super) fn identifier(&mut self) -> ikrar_core::value::Identifier {
        let (day, month, serial) = (1 + self.below(28), 1 + self.below(12), 1 + self.below(999));
        let text = match self.below(3) {
            0 => format!("1987{month:02}{day:02}2011{month:02}1{serial:03}"),
            1 => format!("1991{month:02}{day:02}2022212{serial:03}"),
            _ => format!("160601{:02}{month:02}91{serial:04}", day + 40),
        };
        parsed(&text)
    }

    pub(super) fn profile(&mut self) -> Profile {
        use EmploymentStatus::{Cpns, NonAsn, Pns, Pppk, PppkPartTime};
        Profile {
            name: self.line(),
            status: self.one_of(&[Cpns, Pns, Pppk, PppkPartTime, NonAsn]),
            agency: self.agency(),
            unit: self.line(),
            position: self.maybe_line(),
            grade: self.maybe(|dice| parsed(dice.one_of(&["I/a", "III/d", "IV/e", "I", "XVII"]))),
        }
    }

    fn officiant(&mut self) -> Officiant {
        let office = self.one_of(CeremonyOffice::ALL);
        Officiant { office, capacity: self.one_of(Capacity::ALL) }
    }

    pub(super) fn contest(&mut self) -> Option<Contest> {
        self.maybe(|dice| Contest {
            election: parsed(dice.one_of(&["PEMILU-2024", "PILKADA-2024"])),
            contest: parsed(dice.one_of(&["presidential", "regent-mayor"])),
            region: dice.maybe(|dice| parsed(dice.one_of(&["16", "16.06"]))),
        })
    }

    pub(super) fn outcome(&mut self) -> Outcome {
        let proven = self.maybe(|dice| Outcome::Proven {
            level: dice.one_of(Level::ALL),
            sanction: parsed(dice.one_of(&["oral-reprimand", "release-12-months"])),
        });
        proven.unwrap_or(Outcome::NotProven)
    }
}

pub(crate) type Kind = (u32, &'static str, fn(&mut Dice) -> Fact);

/// Every kind of event: its number, its name, and how one is made.
pub(crate) const KINDS: [Kind; 36] = [
    (1, "ledger-created", |d| {
        let zone = d.one_of(&[Zone::Wib, Zone::Wita, Zone::Wit]);
        let (origin, agency, name, admin) = (d.line(), d.agency(), d.line(), d.public_key());
        Fact::from(LedgerCreated { origin, agency, name, zone, admin })
    }),
    (2, "officer-enrolled", |d| {
        use Role::{Admin, Auditor, Decider, Examiner, Registrar};
        let role = d.one_of(&[Admin, Registrar, Examiner, Decider, Auditor]);
        let (public_key, office, from) = (d.public_key(), d.line(), d.date());
        Fact::from(OfficerEnrolled { public_key, role, office, from })
    }),
    (3, "officer-revoked", |d| {
        let (key, on, reason) = (d.public_key().id(), d.date(), d.line());
        Fact::from(OfficerRevoked { key, on, reason })
    }),
    (4, "rulebook-published", |d| {
        let (rulebook, version, content) = (d.line(), d.number(), d.lines());
        Fact::from(RulebookPublished { rulebook, version, content })
    }),
    (5, "holidays-published", |d| Fact::from(HolidaysPublished { content: d.lines() })),
    (6, "log-key-announced", |d| {
        let (vkey, from) = (d.line(), d.date());
        Fact::from(LogKeyAnnounced { vkey, from })
    }),
    (7, "restored", |d| {
        let (reason, lost_from) = (d.line(), d.entry().number());
        Fact::from(Restored { reason, lost_from })
    }),
    (10, "person-enrolled", |d| {
        let (person, identifiers) = (d.person(), d.list(1, Dice::identifier));
        let (profile, from) = (d.profile(), d.date());
        Fact::from(PersonEnrolled { person, identifiers, profile, from })
    }),
    (11, "profile-changed", |d| {
        let (person, profile, from) = (d.person(), d.profile(), d.date());
        Fact::from(ProfileChanged { person, profile, from })
    }),
    (12, "identifier-added", |d| {
        let (person, identifier, from) = (d.person(), d.identifier(), d.date());
        Fact::from(IdentifierAdded { person, identifier, from })
    }),
    (13, "identifier-ended", |d| {
        let (person, identifier, on, reason) = (d.person(), d.identifier(), d.date(), d.line());
        Fact::from(IdentifierEnded { person, identifier, on, reason })
    }),
    (14, "key-bound", |d| {
        let (person, public_key, from) = (d.person(), d.public_key(), d.date());
        Fact::from(KeyBound { person, public_key, from })
    }),
    (15, "key-ended", |d| {
        let (person, key, on, reason) = (d.person(), d.public_key().id(), d.date(), d.line());
        Fact::from(KeyEnded { person, key, on, reason })
    }),
    (16, "person-departed", |d| {
        use Departure::{ContractEnded, Died, Dismissed, Moved, Resigned, Retired};
        let reason = d.one_of(&[Retired, Resigned, Moved, ContractEnded, Dismissed, Died]);
        let (person, on) = (d.person(), d.date());
        Fact::from(PersonDeparted { person, reason, on })
    }),
    (17, "corrected", |d| {
        let (person, entry, reason) = (d.person(), d.entry(), d.line());
        Fact::from(Corrected { person, entry, reason })
    }),
    (18, "person-merged", |d| {
        let (person, merged, reason) = (d.person(), d.person(), d.line());
        Fact::from(PersonMerged { person, merged, reason })
    }),
    (19, "person-withdrawn", |d| {
        let (person, reason) = (d.person(), d.line());
        Fact::from(PersonWithdrawn { person, reason })
    }),
    (20, "campaign-opened", |d| {
        use EmploymentStatus::{NonAsn, Pns, Pppk};
        let (agencies, units) = (d.list(0, Dice::agency), d.list(0, Dice::line));
        let statuses = d.list(0, |d| d.one_of(&[Pns, Pppk, NonAsn]));
        Fact::from(CampaignOpened {
            campaign: d.campaign(),
            election: parsed(d.one_of(&["PEMILU-2024", "PILKADA-2024"])),
            title: d.line(),
            text: d.lines(),
            audience: Audience { agencies, units, statuses },
            opens: d.date(),
            due: d.date(),
        })
    }),
    (21, "campaign-closed", |d| {
        let (campaign, on, reason) = (d.campaign(), d.date(), d.line());
        Fact::from(CampaignClosed { campaign, on, reason })
    }),
    (22, "ceremony-scheduled", |d| {
        let (campaign, ceremony, planned_on) = (d.campaign(), d.line(), d.date());
        let place = d.maybe_line();
        Fact::from(CeremonyScheduled { campaign, ceremony, planned_on, place })
    }),
    (23, "ceremony-postponed", |d| {
        let (campaign, ceremony, announced_on) = (d.campaign(), d.line(), d.date());
        let (planned_on, reason) = (d.maybe(Dice::date), d.line());
        Fact::from(CeremonyPostponed { campaign, ceremony, announced_on, planned_on, reason })
    }),
    (24, "ceremony-held", |d| {
        Fact::from(CeremonyHeld {
            campaign: d.campaign(),
            ceremony: d.line(),
            held_on: d.date(),
            reader: d.maybe(Dice::officiant),
            leader: d.maybe(Dice::officiant),
            witnesses: d.list(0, Dice::officiant),
            claimed_attendance: d.maybe(Dice::number),
        })
    }),
    (25, "ceremony-cancelled", |d| {
        let (campaign, ceremony) = (d.campaign(), d.line());
        let (announced_on, reason) = (d.date(), d.line());
        Fact::from(CeremonyCancelled { campaign, ceremony, announced_on, reason })
    }),
    (30, "pact-signed", |d| {
        use Method::{Bsre, OwnKey, Portal, Thumb, WetInk};
        Fact::from(PactSigned {
            person: d.maybe(Dice::person),
            campaign: d.campaign(),
            text_hash: d.digest(),
            signed_on: d.date(),
            method: d.one_of(&[OwnKey, WetInk, Bsre, Thumb, Portal]),
            scan: d.maybe(Dice::digest),
        })
    }),
    (31, "pact-refused", |d| {
        let (person, campaign, refused_on) = (d.person(), d.campaign(), d.date());
        let note = d.maybe_line();
        Fact::from(PactRefused { person, campaign, refused_on, note })
    }),
    (32, "pact-excused", |d| {
        let (person, campaign, excused_on, reason) = (d.person(), d.campaign(), d.date(), d.line());
        Fact::from(PactExcused { person, campaign, excused_on, reason })
    }),
    (33, "signature-voided", |d| {
        let (person, entry, on, reason) = (d.person(), d.entry(), d.date(), d.line());
        Fact::from(SignatureVoided { person, entry, on, reason })
    }),
    (34, "attendance-recorded", |d| {
        let (person, campaign, ceremony) = (d.person(), d.campaign(), d.line());
        let attended_on = d.date();
        let attendance = d.one_of(&[Attendance::InPerson, Attendance::AsRepresentative]);
        Fact::from(AttendanceRecorded { person, campaign, ceremony, attended_on, attendance })
    }),
    (40, "case-reported", |d| {
        Fact::from(CaseReported {
            case: d.case(),
            person: d.person(),
            acts: d.list(1, |d| parsed(d.one_of(&["A1", "B6", "B13"]))),
            contest: d.contest(),
            acted_on: d.date(),
            acted_until: d.maybe(Dice::date),
            known_on: d.date(),
            received_on: d.date(),
            channel: d.one_of(Channel::ALL),
            summary: d.lines(),
        })
    }),
    (41, "decision-proposed", |d| {
        let (case, person, outcome, proposed_on) = (d.case(), d.person(), d.outcome(), d.date());
        Fact::from(DecisionProposed { case, person, outcome, proposed_on })
    }),
    (42, "case-decided", |d| {
        let (case, person, outcome, decided_on) = (d.case(), d.person(), d.outcome(), d.date());
        let official = d.official();
        let position = d.maybe(|d| d.one_of(PositionClass::ALL));
        let (number, document, note) = (d.maybe_line(), d.maybe(Dice::digest), d.lines());
        Fact::from(CaseDecided {
            case,
            person,
            outcome,
            decided_on,
            official,
            position,
            number,
            document,
            note,
        })
    }),
    (43, "step-taken", |d| {
        Fact::from(StepTaken {
            case: d.case(),
            person: d.person(),
            step: parsed(d.one_of(&["summoned", "team-formed", "objection-filed"])),
            on: d.date(),
            official: d.maybe(Dice::official),
            body: d.maybe_line(),
            exam_on: d.maybe(Dice::date),
            until: d.maybe(Dice::date),
            manner: d.maybe(|d| d.one_of(Manner::ALL)),
            level: d.maybe(|d| d.one_of(Level::ALL)),
            sanction: d.maybe(|d| parsed(d.one_of(&["moral-open", "demotion-12m"]))),
            number: d.maybe_line(),
            document: d.maybe(Dice::digest),
            note: d.maybe_line(),
        })
    }),
    (50, "person-returned", |d| {
        use Return::{NewContract, Reappointed, TransferredBack};
        let reason = d.one_of(&[NewContract, TransferredBack, Reappointed]);
        let (person, from) = (d.person(), d.date());
        Fact::from(PersonReturned { person, reason, from })
    }),
    (51, "leave-granted", |d| {
        use LeaveKind::{Annual, ImportantReason, Long, Maternity, OutsideStateEmploy, Sick};
        let kinds = [OutsideStateEmploy, Annual, Long, Sick, Maternity, ImportantReason];
        let (person, leave) = (d.person(), d.one_of(&kinds));
        let (from, until) = (d.date(), d.maybe(Dice::date));
        Fact::from(LeaveGranted { person, leave, from, until })
    }),
    (52, "leave-ended", |d| {
        let (person, entry, on) = (d.person(), d.entry(), d.date());
        Fact::from(LeaveEnded { person, entry, on })
    }),
    (53, "first-day-moved", |d| {
        let (person, entry) = (d.person(), d.entry());
        let (from, reason) = (d.date(), d.line());
        Fact::from(FirstDayMoved { person, entry, from, reason })
    }),
];
