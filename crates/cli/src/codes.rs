//! Codes that somebody may have meant where one is unknown, and the command that lists all.

use ikrar_core::admit::Refusal;
use ikrar_core::ledger::Rejection;
use ikrar_core::rulebook::{Bilingual, Election, Rulebook};
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{CampaignCode, ContestCode, Date, SanctionCode};
use ikrar_desk::near::near;
use ikrar_words::{Lang, Message, Value, message};

use crate::error::CliError;

/// A rejection, with what may have been meant if it is that a code is unknown.
pub(crate) fn rejected(rejection: Rejection, state: &State, lang: Lang) -> CliError {
    let hint = match &rejection {
        Rejection::Refused(refusal) => hint(refusal, state, lang),
        _ => None,
    };
    with(CliError::Rejected(rejection), hint)
}

/// That a campaign is unknown.
pub(crate) fn unknown_campaign(state: &State, code: &CampaignCode) -> CliError {
    let error = CliError::Usage(message!("usage-campaign-unknown", code));
    with(error, Some(campaigns(state, code)))
}

/// That a sanction is unknown on a day of those on which it may be decided.
pub(crate) fn unknown_sanction(
    rulebook: Option<&Rulebook>,
    code: &SanctionCode,
    on: Date,
    lang: Lang,
) -> CliError {
    let error = CliError::Usage(message!("usage-sanction-unknown", code, on));
    with(error, Some(sanctions(rulebook, code, on, lang)))
}

/// That no election, or more than one, has a contest.
pub(crate) fn unknown_contest(rulebook: &Rulebook, contest: &ContestCode) -> CliError {
    let error = CliError::Usage(message!("usage-election", contest));
    with(error, Some(contests(rulebook.elections().iter(), contest)))
}

fn with(error: CliError, hint: Option<Message<'static>>) -> CliError {
    match hint {
        Some(hint) => CliError::Hinted(Box::new(error), hint),
        None => error,
    }
}

fn hint(refusal: &Refusal, state: &State, lang: Lang) -> Option<Message<'static>> {
    let newest = state.rulebooks().last().map(PublishedRulebook::rulebook);
    let elections = || newest.map(Rulebook::elections).unwrap_or_default().iter();
    Some(match refusal {
        Refusal::UnknownAct { act } => {
            let acts = newest.map(Rulebook::acts).unwrap_or_default().iter();
            let acts = acts.map(|known| (known.code.to_string(), &known.text));
            told(&meant(act.as_str(), acts, lang), "rulebook acts")
        }
        Refusal::UnknownSanction { sanction, date } => {
            let rulebook = state.rulebook_on(*date).map(PublishedRulebook::rulebook);
            sanctions(rulebook.or(newest), sanction, *date, lang)
        }
        Refusal::UnknownCampaign { campaign } => campaigns(state, campaign),
        Refusal::UnknownElection { election } => {
            let known = elections().map(|known| (known.code.to_string(), &known.title));
            told(&meant(election.as_str(), known, lang), "rulebook elections")
        }
        Refusal::UnknownContest { contest, election } => {
            contests(elections().filter(|known| known.code == *election), contest)
        }
        _ => return None,
    })
}

fn campaigns(state: &State, code: &CampaignCode) -> Message<'static> {
    let known = state.campaigns().iter().map(|known| known.opened.campaign.as_str());
    told(&near(code.as_str(), known), "campaign list")
}

fn sanctions(
    rulebook: Option<&Rulebook>,
    code: &SanctionCode,
    on: Date,
    lang: Lang,
) -> Message<'static> {
    let known = rulebook.map(Rulebook::sanctions).unwrap_or_default().iter();
    let known = known.filter(|known| known.is_valid(on));
    let known = known.map(|known| (known.code.to_string(), &known.text));
    told(&meant(code.as_str(), known, lang), "rulebook sanctions")
}

fn contests<'a>(
    elections: impl Iterator<Item = &'a Election>,
    contest: &ContestCode,
) -> Message<'static> {
    let known: Vec<_> = elections.flat_map(|known| &known.contests).collect();
    let mut close = near(contest.as_str(), known.iter().map(|known| known.as_str()));
    if close.is_empty() {
        close = known.iter().map(ToString::to_string).collect();
        close.sort_unstable();
        close.dedup();
    }
    told(&close, "rulebook elections")
}

/// The codes that are near, or whose texts are, in either language; each with its text.
fn meant<'a>(
    asked: &str,
    known: impl Iterator<Item = (String, &'a Bilingual)>,
    lang: Lang,
) -> Vec<String> {
    let known: Vec<_> = known.collect();
    let by_code = near(asked, known.iter().map(|(code, _)| code.as_str()));
    let words = asked.replace(['-', '_'], " ");
    let texts = known.iter().flat_map(|(_, text)| [text.id.as_str(), text.en.as_str()]);
    let by_text = near(&words, texts);
    let is_meant = |(code, text): &&(String, &Bilingual)| {
        by_code.contains(code)
            || [&text.id, &text.en].iter().any(|text| by_text.iter().any(|it| it == text.as_str()))
    };
    let told = |(code, text): &(String, &Bilingual)| {
        format!("{code} ({})", shortened(&in_lang(text, lang)))
    };
    known.iter().filter(is_meant).take(NEAR_MAX).map(told).collect()
}

/// A text of a rulebook, which has its texts in these two languages.
pub(crate) fn in_lang(text: &Bilingual, lang: Lang) -> String {
    if lang == Lang::ID { text.id.to_string() } else { text.en.to_string() }
}

/// The beginning of a text, which is enough to know it by.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(TEXT_CHARS) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

fn told(near: &[String], command: &'static str) -> Message<'static> {
    if near.is_empty() {
        return message!("hint-list", command);
    }
    message!("hint-near", near = Value::any(near.iter().cloned()), command)
}

/// So many codes are named.
const NEAR_MAX: usize = 5;
/// So much of a code's text is told.
const TEXT_CHARS: usize = 40;
