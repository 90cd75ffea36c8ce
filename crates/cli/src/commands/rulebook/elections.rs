//! `ikrar rulebook elections`: elections, their contests and their stages.

use ikrar_core::rulebook::{Election, Rulebook, Stage};
use ikrar_core::value::{ContestCode, Date, ElectionCode, RegionCode};
use ikrar_words::message;
use serde::Serialize;

use super::verified;
use crate::render::{Cell, Columns};

/// A stage of an election, or its vote.
#[derive(Debug, Serialize)]
pub(super) struct StageLine {
    election: ElectionCode,
    /// `None` for all contests of the election.
    contest: Option<ContestCode>,
    /// `None` for the whole country.
    region: Option<RegionCode>,
    stage: String,
    from: Date,
    until: Date,
    verified: bool,
}

pub(super) fn lines(rulebook: &Rulebook) -> Vec<StageLine> {
    rulebook.elections().iter().flat_map(of_election).collect()
}

/// The stages and the vote of each contest, so that a contest without stages is seen as well.
fn of_election(election: &Election) -> Vec<StageLine> {
    let stage = |stage: &Stage| StageLine {
        election: election.code.clone(),
        contest: stage.contest.clone(),
        region: stage.region.clone(),
        stage: stage.id.to_string(),
        from: stage.from,
        until: stage.until,
        verified: stage.verified,
    };
    let vote = |contest: &ContestCode| StageLine {
        election: election.code.clone(),
        contest: Some(contest.clone()),
        region: None,
        stage: VOTE.to_owned(),
        from: election.vote_day,
        until: election.vote_day,
        verified: election.verified,
    };
    let votes = election.contests.iter().map(vote);
    election.stages.iter().map(stage).chain(votes).collect()
}

pub(super) fn columns() -> Columns<StageLine> {
    Columns::<StageLine>::new()
        .column("election", message!("column-election"), |line| Cell::of(&line.election))
        .column("contest", message!("column-contest"), |line| Cell::maybe(line.contest.as_ref()))
        .column("region", message!("column-region"), |line| Cell::maybe(line.region.as_ref()))
        .column("stage", message!("column-stage"), |line| line.stage.as_str().into())
        .column("from", message!("column-since"), |line| Cell::of(&line.from))
        .column("until", message!("column-until"), |line| Cell::of(&line.until))
        .column("verified", message!("column-verified"), |line| verified(line.verified))
        .spare(1)
}

const VOTE: &str = "vote";
