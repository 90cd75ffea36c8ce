//! Cases of every kind, for the snapshot that holds one of each.

use super::{date, fold, person};
use crate::event::Fact;
use crate::event::case::{
    CaseDecided, CaseReported, Channel, DecisionProposed, Manner, Official, Outcome, StepTaken,
};
use crate::state::State;
use crate::value::{
    Capacity, CaseId, Contest, Digest, Level, LineOrNothing, ParagraphOrNothing, PositionClass,
};

pub(super) fn outcomes() -> Vec<Outcome> {
    let proven = |level| Outcome::Proven { level, sanction: "oral-reprimand".parse().unwrap() };
    Level::ALL.iter().copied().map(proven).chain([Outcome::NotProven]).collect()
}

pub(super) fn case(state: &mut State, number: u8, outcome: &Outcome) {
    let (case, person, outcome) = (CaseId::from_bytes([number; 16]), person(number), outcome);
    let of = usize::from(number);
    let channel = *Channel::ALL.get(of % Channel::ALL.len()).unwrap();
    let office = "ppk".parse().unwrap();
    let capacity = *Capacity::ALL.get(of % Capacity::ALL.len()).unwrap();
    let below = (number != 0).then_some(number);
    let official = Official { office, capacity, below };
    let reported = CaseReported {
        case,
        person,
        acts: vec!["B6".parse().unwrap(), "B7".parse().unwrap()].try_into().unwrap(),
        contest: (number != 0).then(|| Contest {
            election: "PILKADA-2024".parse().unwrap(),
            contest: "governor".parse().unwrap(),
            region: (number != 1).then(|| "16".parse().unwrap()),
        }),
        acted_on: date(9),
        acted_until: (number != 0).then(|| date(10)),
        known_on: date(10),
        received_on: date(11),
        channel,
        summary: "Dugaan".parse().unwrap(),
    };
    let proposed =
        DecisionProposed { case, person, outcome: outcome.clone(), proposed_on: date(12) };
    let decided = CaseDecided {
        case,
        person,
        outcome: outcome.clone(),
        decided_on: date(13),
        official: official.clone(),
        position: (number != 0).then(|| *PositionClass::ALL.get(of).unwrap()),
        number: LineOrNothing::default(),
        document: (number != 0).then(|| Digest::of(b"decree")),
        note: ParagraphOrNothing::default(),
    };
    let step = |step: &str, on| StepTaken {
        case,
        person,
        step: step.parse().unwrap(),
        on: date(on),
        official: (number != 0).then(|| official.clone()),
        body: LineOrNothing::default(),
        exam_on: (number != 0).then(|| date(12)),
        until: (number != 0).then(|| date(20)),
        manner: Some(*Manner::ALL.get(of % Manner::ALL.len()).unwrap()),
        level: (number != 0).then_some(Level::Light),
        sanction: (number != 0).then(|| "oral-reprimand".parse().unwrap()),
        number: LineOrNothing::default(),
        document: (number != 0).then(|| Digest::of(b"letter")),
        note: "Catatan".parse().unwrap(),
    };
    for fact in [
        Fact::from(reported),
        Fact::from(proposed),
        Fact::from(decided),
        Fact::from(step("delivered", 14)),
        Fact::from(step("uploaded", 15)),
    ] {
        fold(state, Some(number), fact);
    }
}
