use super::*;

#[test]
fn labels_are_there_and_differ() {
    use FindingKind as Kind;
    let kinds = [
        Kind::Authority,
        Kind::BodyHash,
        Kind::Duplicate,
        Kind::Event,
        Kind::Link,
        Kind::Key,
        Kind::RecordedAt,
        Kind::Seal,
        Kind::Signature,
        Kind::Snapshot,
        Kind::Storage,
        Kind::Subject,
    ];
    let pacts = [
        PactState::NotRequired,
        PactState::Pending,
        PactState::Overdue,
        PactState::Signed,
        PactState::SignedLate,
        PactState::Refused,
        PactState::Excused,
    ];
    let conducts = [
        Conduct::Clear,
        Conduct::SanctionServed,
        Conduct::AllegationOpen,
        Conduct::ProvenEthics,
        Conduct::ProvenLight,
        Conduct::ProvenModerate,
        Conduct::ProvenHeavy,
        Conduct::Dismissed,
    ];
    let verdicts = [
        Verdict::Compliant,
        Verdict::Incomplete,
        Verdict::UnderReview,
        Verdict::NonCompliant,
        Verdict::Restored,
        Verdict::Ended,
    ];
    let roles = [Role::Admin, Role::Registrar, Role::Examiner, Role::Decider, Role::Auditor];
    differ(&kinds, finding);
    differ(&pacts, pact);
    differ(&conducts, conduct);
    differ(&verdicts, verdict);
    differ(&roles, role);
    differ(&Level::ALL, level);
    differ(&FACTS.iter().map(|(name, ..)| *name).collect::<Vec<_>>(), fact);
    differ(&RULES.iter().map(|(name, ..)| *name).collect::<Vec<_>>(), rule);
    for state in pacts {
        assert!(!pact(state, Lang::Id).contains("langgar"));
    }
}

fn differ<T: Copy>(values: &[T], label: fn(T, Lang) -> &'static str) {
    let labels = values.iter().flat_map(|value| [Lang::Id, Lang::En].map(|l| label(*value, l)));
    let mut labels: Vec<_> = labels.collect();
    labels.sort_unstable();
    assert!(labels.iter().all(|label| !label.trim().is_empty()));
    labels.dedup();
    assert_eq!(labels.len(), 2 * values.len(), "{labels:?}");
}

#[test]
fn every_rule_and_every_fact_has_a_label() {
    let status = include_str!("../../../../core/src/status.rs");
    let rules = ["\"pact/", "\"conduct/", "\"service/"].iter().flat_map(|start| {
        status.match_indices(start).map(|(at, _)| status[at + 1..].split('"').next().unwrap())
    });
    let rules: Vec<_> = rules.collect();
    assert!(rules.len() >= 18);
    let facts = [
        include_str!("../../../../core/src/event/campaign.rs"),
        include_str!("../../../../core/src/event/case.rs"),
        include_str!("../../../../core/src/event/officer.rs"),
        include_str!("../../../../core/src/event/pact.rs"),
        include_str!("../../../../core/src/event/person.rs"),
        include_str!("../../../../core/src/event/rulebook.rs"),
    ];
    let start = "const NAME: &'static str = \"";
    let facts = facts
        .iter()
        .flat_map(|source| source.split(start).skip(1).map(|rest| rest.split('"').next().unwrap()));
    let facts: Vec<_> = facts.collect();
    assert_eq!(facts.len(), FACTS.len());
    for lang in [Lang::Id, Lang::En] {
        assert!(rules.iter().all(|name| rule(name, lang) != *name));
        assert!(facts.iter().all(|name| fact(name, lang) != *name));
    }
}
