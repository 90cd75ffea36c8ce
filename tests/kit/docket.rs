//! Cases for tests: a ledger with one, and its steps written as one line each.

use ikrar_core::event::case::{
    CaseDecided, CaseReported, Channel, DecisionProposed, Official, Outcome, StepTaken,
};
use ikrar_core::event::officer::OfficerEnrolled;
use ikrar_core::event::{Fact, PersonFact};
use ikrar_core::ledger::Rejection;
use ikrar_core::log::Log;
use ikrar_core::procedure::{Course, Standing};
use ikrar_core::state::cases::Case;
use ikrar_core::state::person::Person;
use ikrar_core::value::{
    Capacity, CaseId, Contest, Date, Digest, EmploymentStatus, Level, LineOrNothing, Paragraph,
    ParagraphOrNothing, PersonId, PositionClass, PublicLine, Role, Seq,
};

use crate::{
    ADMIN, DECIDER, EXAMINER, REGISTRAR, World, author, contest, day, enrolment, person, sixteen,
};

/// A ledger with a case in it.
pub struct Docket<L> {
    /// The ledger.
    pub world: World<L>,
    /// The newest case.
    pub case: CaseId,
    /// The entry that reported it.
    pub entry: Seq,
    /// The contest of cases to come.
    pub contest: Option<Contest>,
    /// The last day of their acts, where they go on for several.
    pub acted_until: Option<Date>,
    /// How they come in.
    pub channel: Channel,
    /// The office that decides.
    pub office: String,
    /// How many levels below it the accused is.
    pub below: Option<u8>,
    /// The class of the accused's position.
    pub position: Option<PositionClass>,
}

/// Another officer who decides.
pub const SECOND_DECIDER: &str = "second decider";

/// The entry, or why there is none.
pub type Recorded = Result<Seq, Rejection>;

impl<L: Log + Default> Docket<L> {
    /// A case about an act of this code and day, examined on the day it came in.
    pub fn of(act: &str, acted_on: &str, received_on: &str) -> Self {
        Self::about(EmploymentStatus::Pns, act, acted_on, received_on)
    }

    /// The same about somebody of another kind of employment.
    pub fn about(status: EmploymentStatus, act: &str, acted_on: &str, received_on: &str) -> Self {
        let mut docket = Self::empty(status);
        if act.starts_with('A') {
            docket.contest = Some(contest("PILKADA-2024 governor 16"));
        }
        docket.report("case", act, acted_on, received_on).unwrap();
        docket.examine(received_on);
        docket
    }

    /// A person, and no case yet.
    pub fn empty(status: EmploymentStatus) -> Self {
        let mut world = World::found(L::default());
        let Fact::Person(PersonFact::PersonEnrolled(mut enrolled)) = enrolment(0) else {
            unreachable!("it enrols");
        };
        enrolled.profile.status = status;
        enrolled.from = day("2020-01-01");
        world.record(REGISTRAR, Fact::from(enrolled)).unwrap();
        let second = Fact::from(OfficerEnrolled {
            public_key: author(SECOND_DECIDER).public_key(),
            role: Role::Decider,
            office: PublicLine::from_static(SECOND_DECIDER),
            from: day("2023-01-01"),
        });
        world.record(ADMIN, second).unwrap();
        Self {
            world,
            case: CaseId::from_bytes([0; 16]),
            entry: Seq::FIRST,
            contest: Some(contest("PEMILU-2024 legislative")),
            acted_until: None,
            channel: Channel::Superior,
            office: "ppk".to_owned(),
            below: None,
            position: Some(class_of(status)),
        }
    }

    /// Reports a case about acts of these codes.
    pub fn report(
        &mut self,
        name: &str,
        acts: &str,
        acted_on: &str,
        received_on: &str,
    ) -> Recorded {
        self.case = CaseId::from_bytes(sixteen(name));
        let reported = CaseReported {
            case: self.case,
            person: person(0),
            acts: acts
                .split(' ')
                .map(|act| act.parse().unwrap())
                .collect::<Vec<_>>()
                .try_into()
                .unwrap(),
            contest: self.contest.clone(),
            acted_on: day(acted_on),
            acted_until: self.acted_until,
            known_on: day(received_on),
            received_on: day(received_on),
            channel: self.channel,
            summary: Paragraph::from_static("Dugaan"),
        };
        self.entry = self.world.record(EXAMINER, Fact::from(reported))?;
        Ok(self.entry)
    }

    /// Takes the case through all that a decision may ask for, on one day.
    pub fn examine(&mut self, on: &str) {
        let steps = ["taken-up", "team-formed note=tim", "summoned", "examined"];
        let mut steps: Vec<String> = steps.map(|step| step.replacen(' ', " DAY ", 1)).into();
        if self.known().0.reported.acts.iter().all(|act| act.as_str().starts_with('A')) {
            steps.extend(
                ["panel-formed DAY note=majelis", "panel-held DAY note=sidang"].map(Into::into),
            );
        }
        for step in steps {
            let step = if step.contains("DAY") { step } else { format!("{step} DAY") };
            let step = if step.starts_with("summoned") { format!("{step} exam=DAY") } else { step };
            self.take(&step.replace("DAY", on)).unwrap();
        }
    }

    /// Examines a case anew that was reopened.
    pub fn examine_again(&mut self, on: &str) {
        for step in ["team-formed DAY note=tim", "summoned DAY exam=DAY", "examined DAY"] {
            self.take(&step.replace("DAY", on)).unwrap();
        }
    }

    /// Takes a step, such as `summoned 2024-01-08 exam=2024-01-15`; `by=decider` says who records
    /// it, and `_` stands for a blank.
    pub fn take(&mut self, said: &str) -> Recorded {
        let (by, taken) = step(self.case, person(0), said);
        self.world.record(&by, Fact::from(taken))
    }

    /// Proposes an outcome.
    pub fn propose(&mut self, outcome: Outcome, on: &str) -> Recorded {
        let (case, person, proposed_on) = (self.case, person(0), day(on));
        let proposed = DecisionProposed { case, person, outcome, proposed_on };
        self.world.record(EXAMINER, Fact::from(proposed))
    }

    /// Decides the case.
    pub fn decide(&mut self, outcome: Outcome, on: &str) -> Recorded {
        let decided = decided(self.case, outcome, on);
        let official = official(&self.office, self.below);
        let position = self.position;
        self.world.record(DECIDER, Fact::from(CaseDecided { official, position, ..decided }))
    }

    /// How the case stands at the end of a day.
    pub fn standing(&self, as_of: &str) -> Option<Standing<'_>> {
        let (case, person) = self.known();
        Course::of(self.world.ledger.state(), person, case).standing(day(as_of))
    }

    /// The sanction that has to follow on the one that was decided, by a day.
    pub fn follow_on(&self, as_of: &str) -> Option<String> {
        let (case, person) = self.known();
        let course = Course::of(self.world.ledger.state(), person, case);
        let sanction = course.follow_on(&course.standing(day(as_of))?)?;
        Some(sanction.to_string())
    }

    fn known(&self) -> (&Case, &Person) {
        let state = self.world.ledger.state();
        let people = state.people();
        let person = people.get(people.find(&person(0)).unwrap());
        (state.cases().get(&self.case).unwrap(), person)
    }
}

/// A step of a case as one line says it, and who records it; see [`Docket::take`].
pub fn step(case: CaseId, person: PersonId, said: &str) -> (String, StepTaken) {
    let mut words = said.split(' ');
    let (step, on) = (words.next().unwrap(), words.next().unwrap());
    let mut by = EXAMINER.to_owned();
    let mut taken = StepTaken {
        case,
        person,
        step: step.parse().unwrap(),
        on: day(on),
        official: None,
        body: LineOrNothing::default(),
        exam_on: None,
        until: None,
        manner: None,
        level: None,
        sanction: None,
        number: LineOrNothing::default(),
        document: None,
        note: ParagraphOrNothing::default(),
    };
    for word in words {
        let (key, value) = word.split_once('=').unwrap();
        let value = value.replace('_', " ");
        match key {
            "by" => by = value,
            "body" => taken.body = value.parse().unwrap(),
            "exam" => taken.exam_on = Some(day(&value)),
            "until" => taken.until = Some(day(&value)),
            "manner" => taken.manner = Some(value.parse().unwrap()),
            "level" => taken.level = Some(value.parse().unwrap()),
            "sanction" => taken.sanction = Some(value.parse().unwrap()),
            "office" => taken.official = Some(official(&value, None)),
            "document" => taken.document = Some(Digest::of(value.as_bytes())),
            "note" => taken.note = value.parse().unwrap(),
            other => panic!("{other} is nothing that a step says"),
        }
    }
    (by, taken)
}

/// A decision of the PPK about the person of number 0.
pub fn decided(case: CaseId, outcome: Outcome, on: &str) -> CaseDecided {
    CaseDecided {
        case,
        person: person(0),
        outcome,
        decided_on: day(on),
        official: official("ppk", None),
        position: Some(PositionClass::Pelaksana),
        number: LineOrNothing::default(),
        document: None,
        note: ParagraphOrNothing::default(),
    }
}

fn class_of(status: EmploymentStatus) -> PositionClass {
    match status {
        EmploymentStatus::NonAsn => PositionClass::None,
        _ => PositionClass::Pelaksana,
    }
}

/// An office, held for good.
pub fn official(office: &str, below: Option<u8>) -> Official {
    Official { office: office.parse().unwrap(), capacity: Capacity::Definitive, below }
}

/// That a violation was proven.
pub fn proven(level: &str, sanction: &str) -> Outcome {
    let level: Level = level.parse().unwrap();
    Outcome::Proven { level, sanction: sanction.parse().unwrap() }
}
