//! What is known of a person, in lines of text.

use ikrar_core::value::ActCode;
use ikrar_desk::spellings;
use ikrar_words::{Message, label, message};

use super::show::{Accused, Away, Bound, Known, Pact, Post, Seen, Shown, Span, Stay};
use crate::render::{Cell, Line};

pub(super) fn lines(shown: &Shown) -> Vec<Line<'static>> {
    let mut lines = vec![
        fact(message!("column-name"), Cell::from(shown.name.clone())),
        fact(message!("column-id"), Cell::of(&shown.person)),
    ];
    let other = |id| fact(message!("column-other-id"), Cell::of(id));
    lines.extend(shown.other_ids.iter().map(other));
    lines.extend(shown.withdrawn.map(|entry| message!("shown-withdrawn", entry).into()));
    lines.extend(section(message!("column-numbers"), &shown.numbers, number));
    lines.extend(section(message!("shown-posts"), &shown.profiles, post));
    lines.extend(section(message!("column-in-service"), &shown.service, stay));
    lines.extend(section(message!("shown-leaves"), &shown.leaves, away));
    lines.extend(section(message!("shown-keys"), &shown.keys, key));
    lines.extend(section(message!("shown-pacts"), &shown.pacts, pact));
    lines.extend(section(message!("shown-cases"), &shown.cases, case));
    lines.extend(section(message!("shown-ceremonies"), &shown.ceremonies, seen));
    lines
}

fn fact(label: Message<'static>, said: Cell<'static>) -> Line<'static> {
    Line::labelled(label, LABEL_WIDTH, said)
}

/// A heading and a line for each item, if there is any.
fn section<T>(
    heading: Message<'static>,
    items: &[T],
    line: fn(&T) -> Message<'static>,
) -> Vec<Line<'static>> {
    let heading = (!items.is_empty()).then(|| heading.into());
    heading.into_iter().chain(items.iter().map(|item| Line::below(line(item)))).collect()
}

fn span(span: Span) -> Message<'static> {
    let Span { from, until } = span;
    match until {
        Some(until) => message!("shown-until", from, until),
        None => message!("shown-from", from),
    }
}

fn number(held: &Known) -> Message<'static> {
    message!("shown-number", number = held.number.to_string(), span = span(held.span))
}

fn post(held: &Post) -> Message<'static> {
    let Post { entry, from, profile } = held;
    let grade = profile.grade.map(|grade| grade.to_string()).unwrap_or_default();
    let texts = [
        profile.name.as_str(),
        spellings::shown(profile.status.name()),
        profile.agency.as_str(),
        &profile.unit,
        &profile.position,
        &grade,
    ];
    let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    message!("shown-post", from, post = texts.join("; "), entry)
}

fn stay(stay: &Stay) -> Message<'static> {
    let (entry, span) = (stay.entry, span(stay.span));
    match stay.left.zip(stay.left_entry) {
        Some((reason, left)) => {
            let reason = label::departure(reason);
            message!("shown-left", span, entry, reason, left)
        }
        None => message!("shown-entry", said = span, entry),
    }
}

fn away(away: &Away) -> Message<'static> {
    let Away { entry, kind, ended_entry, .. } = away;
    let (span, leave) = (span(away.span), label::leave(*kind));
    match ended_entry {
        Some(ended) => message!("shown-leave-ended", span, leave, entry, ended),
        None => message!("shown-leave", span, leave, entry),
    }
}

fn key(held: &Bound) -> Message<'static> {
    let (key, span, entry) = (format!("{:.16}", held.key_id), span(held.span), held.entry);
    message!("shown-key", key, span, entry)
}

fn pact(pact: &Pact) -> Message<'static> {
    let Pact { entry, campaign, done, on, voided_on, voided_entry, .. } = pact;
    let (campaign, act) = (campaign.clone(), label::pact_act(*done));
    match voided_on.zip(*voided_entry) {
        Some((from, voided)) => {
            message!("shown-pact-voided", campaign, act, on, entry, from, voided)
        }
        None => message!("shown-pact", campaign, act, on, entry),
    }
}

fn case(accused: &Accused) -> Message<'static> {
    let Accused { entry, case, acts } = accused;
    let act = acts.iter().map(ActCode::as_str).collect::<Vec<_>>().join(", ");
    message!("shown-case", case = format!("{case:.8}"), act, entry)
}

fn seen(seen: &Seen) -> Message<'static> {
    let Seen { entry, campaign, ceremony, on, attendance } = seen;
    let (campaign, ceremony) = (campaign.clone(), ceremony.clone());
    let how = label::attendance(*attendance);
    message!("shown-ceremony", ceremony, campaign, on, how, entry)
}

const LABEL_WIDTH: usize = 16;
